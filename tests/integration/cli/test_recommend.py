"""`draagkracht directory recommend`: the shape of the answer, and refusals that name what is wrong."""

from typing import Any

import pytest

from draagkracht.directory.models import Service
from draagkracht.municipalities.models import Municipality
from tests.integration.cli.conftest import Run, Write, check_refusal

EVERYTHING = {
    "needs": {"respite": 1, "emotional": 0.5, "information": 0, "practical": 0.25},
    "condition": "dementia",
    "place": {"town": "Oost"},
    "mobility": "bike",
    "languages": ["nl", "tr"],
    "age": 58,
    "indication": "wlz",
    "for_minor": False,
}


def recommend(draagkracht: Run, write: Write, profile: Any, slug: str = "voorbeeldstad") -> Any:
    outcome = draagkracht("directory", "recommend", "--municipality", slug, "--profile", write(profile), "--json")
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.json


@pytest.mark.parametrize(
    "profile",
    [
        EVERYTHING,
        {"needs": {"respite": 1}},
        {"needs": {}},
        {},
        dict.fromkeys(EVERYTHING),
        {"needs": {"financial": 1}, "place": {"lat": 52.155, "lon": 5.387}, "mobility": "foot"},
        {"needs": {"emotional": 1}, "place": {"lat": 0, "lon": 0}},
        {"needs": {"emotional": 1}, "place": {"lat": 2**63, "lon": -1e300}},
        {"needs": {"emotional": 1e-300}, "age": 0, "for_minor": True},
        {"needs": {"emotional": 1}, "age": 150, "languages": ["AR", "ar", "xx"]},
        *(
            {"needs": {"emotional": 1}, "place": {"town": town}}
            for town in ("  den HAAG ", "’s-Gravenhage", "Den Bosch")
        ),
        {"needs": {"emotional": 1}, "recipient_place": {"town": "Utrecht"}},
    ],
)
def test_the_answer_has_its_shape_and_at_most_twenty(draagkracht: Run, write: Write, profile: Any) -> None:
    offers = recommend(draagkracht, write, profile)

    assert isinstance(offers, list)
    assert 0 < len(offers) <= 20
    for offer in offers:
        assert set(offer) == {"service_id", "name", "score", "distance_km", "reasons", "weakest"}
        assert isinstance(offer["score"], int | float)
        assert offer["distance_km"] is None or offer["distance_km"] >= 0
        assert len(offer["reasons"]) <= 3
        assert all(set(reason) == {"code", "sentence"} for reason in offer["reasons"])
        assert offer["weakest"] is None or set(offer["weakest"]) == {"code", "sentence"}
        assert "%(" not in str(offer)
    assert len({offer["service_id"] for offer in offers}) == len(offers)


def test_the_same_question_gets_the_same_answer(draagkracht: Run, write: Write) -> None:
    assert recommend(draagkracht, write, EVERYTHING) == recommend(draagkracht, write, EVERYTHING)


def test_the_first_eight_hold_at_most_three_of_one_provider(draagkracht: Run, write: Write, city: Municipality) -> None:
    offers = recommend(draagkracht, write, {"needs": {"respite": 1}})

    ids = [offer["service_id"] for offer in offers[:8]]
    providers = list(Service.objects.filter(hsds_id__in=ids).values_list("organization_id", flat=True))
    assert max(providers.count(provider) for provider in providers) <= 3


def test_only_what_serves_the_municipality_is_recommended(draagkracht: Run, write: Write, city: Municipality) -> None:
    offers = recommend(draagkracht, write, EVERYTHING, "voorbeelddorp")

    from_here = {offer["service_id"] for offer in offers}
    village_only = {service_id for service_id in from_here if not Service.objects.filter(hsds_id=service_id).exists()}
    assert village_only


def test_without_json_people_can_read_it(draagkracht: Run, write: Write) -> None:
    outcome = draagkracht("directory", "recommend", "--municipality", "voorbeeldstad", "--profile", write(EVERYTHING))

    assert outcome.code == 0
    assert outcome.out.startswith("1. ")
    assert "   + " in outcome.out


@pytest.mark.parametrize(
    ("profile", "named"),
    [
        ({"needs": {"sleep": 1}}, "sleep"),
        ({"needs": {"Respite": 1}}, "Respite"),
        ({"needs": {"respite": 1.1}}, "respite"),
        ({"needs": {"respite": -0.1}}, "respite"),
        ({"needs": {"respite": 2**63}}, "respite"),
        ({"needs": {"respite": "1"}}, "respite"),
        ({"needs": {"respite": True}}, "respite"),
        ({"needs": {"respite": None}}, "respite"),
        ({"needs": ["respite"]}, "needs"),
        ({"needs": "respite"}, "needs"),
        ('{"needs": {"respite": 1e400}}', "respite"),
        ({"condition": "flu"}, "flu"),
        ({"condition": ["dementia"]}, "condition"),
        ({"condition": 7}, "7"),
        ({"mobility": "plane"}, "plane"),
        ({"indication": "zvw"}, "zvw"),
        ({"place": {"town": "Utopia"}}, "Utopia"),
        ({"place": {"town": "3811 KG"}}, "3811 KG"),
        ({"place": {"town": ""}}, "place"),
        ({"place": {"town": "O\x00st"}}, "place"),
        ({"place": {"town": "\ud800"}}, "place"),
        ({"place": {"town": "x" * 100_000}}, "place"),
        ({"place": {"town": 7}}, "place"),
        ({"place": {"lat": 52}}, "place"),
        ({"place": {"lat": "52", "lon": "5"}}, "place"),
        ({"place": {"lat": 52, "lon": 5, "town": "Oost"}}, "place"),
        ({"place": "Oost"}, "place"),
        ({"place": [52, 5]}, "place"),
        ({"languages": "nl"}, "languages"),
        ({"languages": ["nld"]}, "languages"),
        ({"languages": [None]}, "languages"),
        ({"age": -1}, "age"),
        ({"age": 151}, "age"),
        ({"age": 2**63}, "age"),
        ({"age": "58"}, "age"),
        ({"age": 5.5}, "age"),
        ({"age": True}, "age"),
        ({"for_minor": "no"}, "for_minor"),
        ({"for_minor": 0}, "for_minor"),
        ({"name": "Fatma"}, "name"),
        ({"é\x00\n": 1}, "é"),
        ([], "object"),
    ],
)  # fmt: skip
def test_a_profile_that_is_wrong_is_refused_naming_the_field(
    draagkracht: Run, write: Write, profile: Any, named: str
) -> None:
    outcome = draagkracht(
        "directory", "recommend", "--municipality", "voorbeeldstad", "--profile", write(profile), "--json"
    )

    check_refusal(outcome, named)


@pytest.mark.parametrize(
    "slug", ["", "nergens", "Voorbeeldstad", "GM9901", "voorbeeldstad;", "x" * 5_000, "ë", "\ud800"]
)
def test_an_unknown_municipality_is_refused(draagkracht: Run, write: Write, slug: str) -> None:
    outcome = draagkracht("directory", "recommend", "--municipality", slug, "--profile", write({}), "--json")

    check_refusal(outcome)


def test_a_municipality_with_nul_in_its_name_is_refused(draagkracht: Run, write: Write) -> None:
    outcome = draagkracht("directory", "recommend", "--municipality", "stad\x00", "--profile", write({}))

    check_refusal(outcome)
