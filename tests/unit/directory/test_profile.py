"""Profiles from a file: read as the format says, or refused by name."""

import math
from typing import Any

import pytest

from draagkracht.directory.rules.codes import BaseFunction, Condition, Indication, Mobility
from draagkracht.directory.rules.places import Place
from draagkracht.directory.rules.profile import Need, Profile, ProfileIsWrong, read_profile
from tests.unit.directory.making import TODAY

TOWNS = {"Amersfoort": Place(52.155, 5.387)}


def read(data: object) -> Profile:
    return read_profile(data, today=TODAY, find_town=TOWNS.get, municipality_ids=(7,))


def test_a_full_profile_is_read() -> None:
    data = {
        "needs": {"respite": 0.9, "advice": 1},
        "condition": "mental-health",
        "place": {"lat": 52.1, "lon": 5},
        "mobility": "transit",
        "languages": ["TR", "nl", "tr"],
        "age": 52,
        "indication": "wlz",
        "for_minor": True,
    }

    assert read(data) == Profile(
        today=TODAY,
        needs={BaseFunction.RESPITE: Need(0.9), BaseFunction.ADVICE: Need(1.0)},
        condition=Condition.MENTAL_HEALTH,
        place=Place(52.1, 5.0),
        mobility=Mobility.TRANSIT,
        languages=("tr", "nl"),
        age=52,
        indication=Indication.WLZ,
        for_minor=True,
        municipality_ids=(7,),
    )


def test_everything_may_be_unknown() -> None:
    nothing = dict.fromkeys(["needs", "condition", "place", "mobility", "languages", "age", "indication", "for_minor"])

    assert read({}) == read(nothing) == Profile(today=TODAY, municipality_ids=(7,))


def test_a_town_is_looked_up() -> None:
    assert read({"place": {"town": "Amersfoort"}}).place == TOWNS["Amersfoort"]


@pytest.mark.parametrize("pair", [(0, 0), (91, 5), (52, 181), (math.nan, 5), (10**400, 5)])
def test_coordinates_that_cannot_be_are_no_place(pair: tuple[float, float]) -> None:
    assert read({"place": {"lat": pair[0], "lon": pair[1]}}).place is None


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ([], "“profile”: hier hoort een object te staan."),
        ({"naam": "x"}, "“naam”: dit veld bestaat niet."),
        ({"needs": ["respite"]}, "“needs”: hier hoort een object te staan."),
        ({"needs": {"rest": 1}}, "“needs”: de code “rest” bestaat niet."),
        ({"needs": {"respite": 1.1}}, "“needs.respite”: hier hoort een getal van 0 tot en met 1 te staan."),
        ({"needs": {"respite": math.nan}}, "“needs.respite”: hier hoort een getal van 0 tot en met 1 te staan."),
        ({"needs": {"respite": True}}, "“needs.respite”: hier hoort een getal van 0 tot en met 1 te staan."),
        ({"condition": "flu"}, "“condition”: de code “flu” bestaat niet."),
        ({"condition": ["nah"]}, "“condition”: de code “['nah']” bestaat niet."),
        ({"mobility": "horse"}, "“mobility”: de code “horse” bestaat niet."),
        ({"indication": "jeugdwet"}, "“indication”: de code “jeugdwet” bestaat niet."),
        ({"place": {"town": "Atlantis"}}, "“place”: de plaats “Atlantis” kennen wij niet."),
        ({"place": {"lat": 52}}, "“place”: hier hoort “lat” met “lon” te staan, of “town”."),
        ({"place": {"lat": "52", "lon": 5}}, "“place”: hier hoort “lat” met “lon” te staan, of “town”."),
        ({"languages": "nl"}, "“languages”: hier hoort een lijst met taalcodes van twee letters te staan."),
        ({"languages": ["dutch"]}, "“languages”: hier hoort een lijst met taalcodes van twee letters te staan."),
        ({"age": -1}, "“age”: hier hoort een leeftijd te staan."),
        ({"age": 40.5}, "“age”: hier hoort een leeftijd te staan."),
        ({"age": 2**63}, "“age”: hier hoort een leeftijd te staan."),
        ({"for_minor": "no"}, "“for_minor”: hier hoort true of false te staan."),
    ],
)
def test_a_wrong_profile_is_refused_with_the_field_and_the_reason(data: Any, sentence: str) -> None:
    with pytest.raises(ProfileIsWrong) as refusal:
        read(data)

    assert str(refusal.value) == sentence
    assert refusal.value.reason.dutch() == sentence
