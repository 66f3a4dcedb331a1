"""Each theme keeps text and controls readable: contrast from the tokens themselves (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

from draagkracht import base

STATIC = Path(base.__file__).parent / "static"
THEMES = sorted((STATIC / "themes").glob("*.css"))
COLOR = re.compile(r"--draagkracht-color-([a-z-]+):\s*#([0-9a-f]{3,6});")
TEXT = 4.5
CONTROL = 3.0

# (what stands in front, what stands behind it, how much contrast)
PAIRS = [
    *[
        ("text", behind, TEXT)
        for behind in ("page", "welcome", "surface", "brand-soft", "warm", "ok", "warning", "danger-soft")
    ],
    *[("quiet", behind, TEXT) for behind in ("page", "welcome", "surface", "brand-soft")],
    *[
        ("brand", behind, TEXT)
        for behind in ("page", "welcome", "surface", "brand-soft", "warm", "ok", "warning", "danger-soft")
    ],
    *[("on-brand", behind, TEXT) for behind in ("brand", "brand-strong")],
    *[("danger", behind, TEXT) for behind in ("page", "surface", "danger-soft")],
    *[("surface", behind, TEXT) for behind in ("urgent", "urgent-strong", "danger", "danger-strong")],
    *[("brand-strong", "brand-soft", TEXT), ("quiet", "line", TEXT)],
    *[("control-line", behind, CONTROL) for behind in ("page", "surface")],
    *[("urgent", "warning", CONTROL), ("brand", "line", CONTROL)],
]


def palette(path: Path) -> dict[str, str]:
    """Return the colours of a theme by name, as six hexadecimal digits."""
    found = {
        **dict(COLOR.findall((STATIC / "base" / "tokens.css").read_text())),
        **dict(COLOR.findall(path.read_text())),
    }
    return {name: code if len(code) == 6 else "".join(digit * 2 for digit in code) for name, code in found.items()}


def luminance(code: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2.2 defines it."""
    parts = [int(code[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_the_guideline_says() -> None:
    assert contrast("000000", "ffffff") == pytest.approx(21)
    assert contrast("777777", "ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("path", [STATIC / "base" / "tokens.css", *THEMES], ids=lambda path: path.stem)
def test_a_theme_is_readable(path: Path) -> None:
    colors = palette(path)

    weak = [
        f"{front} on {behind}: {contrast(colors[front], colors[behind]):.2f}, asked {least}"
        for front, behind, least in PAIRS
        if contrast(colors[front], colors[behind]) < least
    ]

    assert weak == []


def test_the_two_municipalities_look_different() -> None:
    city, village = (palette(STATIC / "themes" / f"{name}.css") for name in ("voorbeeldstad", "voorbeelddorp"))

    same = {name for name in city if city[name] == village[name]}

    assert same <= {"surface", "on-brand"}


def test_a_theme_gives_every_colour() -> None:
    names = set(dict(COLOR.findall((STATIC / "base" / "tokens.css").read_text())))

    for path in THEMES:
        assert set(dict(COLOR.findall(path.read_text()))) == names, path.name
