"""Where a name is on the map, without asking anybody."""

import importlib.util
from pathlib import Path

import pytest

from draagkracht.municipalities import places
from draagkracht.municipalities.rules import Spot

ROOT = Path(__file__).resolve().parents[3]
OWN = (Spot("Oost", 52.1585, 5.4105), Spot("Nieuwland-Noord", 52.183, 5.393))


@pytest.mark.parametrize("typed", ["Zwolle", "zwolle", "  ZWOLLE "])
def test_a_dutch_town_is_found_however_it_is_typed(typed: str) -> None:
    spot = places.find_place(typed, OWN)

    assert spot is not None
    assert spot.name == "Zwolle"
    assert (spot.latitude, spot.longitude) == pytest.approx((52.51, 6.09), abs=0.05)


@pytest.mark.parametrize("typed", ["oost", "Oost", "nieuwland noord", "NIEUWLAND-NOORD"])
def test_a_place_of_the_municipality_goes_before_a_town(typed: str) -> None:
    assert places.find_place(typed, OWN) in OWN


@pytest.mark.parametrize("typed", ["1234 AB", "Nergenshuizen", "", "   ", "٣", "🏠", "a\x00b"])
def test_what_is_no_place_is_not_found(typed: str) -> None:
    assert places.find_place(typed, OWN) is None


def test_the_file_of_towns_is_what_the_package_says() -> None:
    spec = importlib.util.spec_from_file_location("towns", ROOT / "tools" / "towns.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)

    lines = places.TOWNS.read_text(encoding="utf-8").splitlines()

    assert lines == [tool.HEADER, *tool.rows()]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ost", ["Oost"]),
        ("oots", ["Oost"]),
        ("Best", []),
        ("Nieuwl", ["Nieuwland-Noord"]),
        ("wijk Osst", ["Oost"]),
        ("", []),
        ("3811", []),
    ],
)
def test_names_that_are_like_what_was_typed(typed: str, meant: list[str]) -> None:
    assert places.names_like(typed, ["Oost", "Nieuwland-Noord", "Het Hoge Land"]) == meant


@pytest.mark.parametrize("typed", ["wijk Oost", "het centrum", "Hoge Land"])
def test_a_place_is_known_by_its_name_without_its_kind(typed: str) -> None:
    own = [Spot(name, 52.0, 5.0) for name in ("Oost", "Binnenstad", "Het Hoge Land")]

    assert places.find_own_place(typed, own) in own
