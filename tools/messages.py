"""Translation files without system packages: `collect` texts from code and templates, `compile` what is translated.

    python tools/messages.py collect    # writes draagkracht/locale/*/LC_MESSAGES/django.po, prints what is missing
    python tools/messages.py compile    # writes the .mo files beside them

The texts in code and templates are Dutch and are the keys; see docs/how-to/translate.md.
"""

import io
import json
import sys
import tomllib
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "draagkracht"
LANGUAGES = ("en", "tr", "ar")
KEYWORDS = ("N_", "_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "npgettext")


def messages_of(path: Path) -> list[tuple[str | tuple[str, ...], str | None]]:
    """Return the (message, context) pairs of one Python file or template."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        # What is left of a template are calls between lines of X; indentation would confuse the tokens of Python.
        source = "\n".join(line.strip() for line in templatize(source, origin=str(path)).splitlines())
    found: list[tuple[str | tuple[str, ...], str | None]] = []
    for _line, function, arguments, _comments in extract_python(io.BytesIO(source.encode()), KEYWORDS, (), {}):
        texts = [a for a in (arguments if isinstance(arguments, (list, tuple)) else [arguments]) if isinstance(a, str)]
        if not texts:
            continue
        context = texts.pop(0) if function and "pgettext" in function else None
        plural = function is not None and function.startswith(("n", "np")) and function != "N_" and len(texts) > 1
        found.append(((texts[0], texts[1]) if plural else texts[0], context))
    return found


def collected() -> Catalog:
    """Return a catalogue of every text in the package, in the order of the files."""
    catalog = Catalog(charset="utf-8", fuzzy=False)
    paths = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("templates/**/*.html")]
    for path in sorted(paths):
        for message, context in messages_of(path):
            catalog.add(message, locations=[(str(path.relative_to(ROOT)), 0)], context=context)
    for path in sorted(PACKAGE.glob("assessments/instruments/*.toml")):
        title = tomllib.loads(path.read_text(encoding="utf-8"))["title"]  # the list of instruments shows it translated
        catalog.add(title, locations=[(str(path.relative_to(ROOT)), 0)])
    for path in sorted(PACKAGE.glob("entitlements/data/routes/*.json")):
        for text in texts_of_route(json.loads(path.read_text(encoding="utf-8"))):
            catalog.add(text, locations=[(str(path.relative_to(ROOT)), 0)])
    path = PACKAGE / "entitlements" / "data" / "respite.json"
    for way in json.loads(path.read_text(encoding="utf-8")):
        for text in filter(None, (*way["needs"], way["limits"])):
            catalog.add(text, locations=[(str(path.relative_to(ROOT)), 0)])
    return catalog


def texts_of_route(route: dict[str, Any]) -> list[str]:
    """Return what people read of a route to help."""
    sentences = [criterion[name] for criterion in route["criteria"] for name in ("yes", "no", "ask")]
    return [route["title"], route["desk"], route["how_to_ask"], *sentences]


def path_of(language: str) -> Path:
    """Return where a language's translations lie."""
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """Return a language's catalogue; an empty one when there is none yet."""
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def collect() -> int:
    """Bring the translation files up to date; return how many texts are not translated."""
    template, missing = collected(), 0
    for language in LANGUAGES:
        catalog = read(language)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        path = path_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalog, width=120, include_lineno=False, omit_header=False, sort_output=True)
        untranslated = [m for m in catalog if m.id and not (all(m.string) if m.pluralizable else m.string)]
        missing += len(untranslated)
        print(f"{language}: {len(untranslated)} of {len(catalog)} texts not translated")
    return missing


def compile_all() -> None:
    """Write the compiled file of each language."""
    for language in LANGUAGES:
        catalog = read(language)
        target = path_of(language).with_suffix(".mo")
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            write_mo(file, catalog)


if __name__ == "__main__":
    if sys.argv[1:] == ["compile"]:
        compile_all()
    elif sys.argv[1:] == ["collect"]:
        collect()
    else:
        sys.exit("usage: messages.py collect|compile")
