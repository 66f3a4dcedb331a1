"""The routes that come with the product: each says whom to ask and why, and nothing that nobody looked up decides."""

import datetime
from typing import Any

import pytest

from draagkracht.entitlements import queries
from draagkracht.entitlements.rules import decision, documents
from draagkracht.entitlements.rules.reading import FactsAreWrong, read_scheme
from draagkracht.entitlements.rules.routes import Route, is_to_confirm
from draagkracht.entitlements.rules.scheme import Outcome, SchemeKind

ON = datetime.date(2026, 11, 22)
GROWN_UP_AT_HOME = {"wlz_indication": False, "recipient_is_minor": False, "cannot_wait": True}


def routes(facts: dict[str, Any], on: datetime.date = ON) -> dict[str, Route]:
    """Return what the routes say, by code."""
    return {route.code: route for route in queries.list_routes(facts, on)}


def for_now(facts: dict[str, Any], outcome: Outcome) -> list[str]:
    """Return the routes that help at once and have this outcome."""
    return [route.code for route in routes(facts).values() if route.is_for_now and route.outcome is outcome]


def test_every_file_is_a_route_and_has_its_place_in_the_order() -> None:
    written = documents.read_documents()

    assert sorted(path.stem for path in documents.FOLDER.glob("*")) == sorted(
        (*documents.ORDER, *documents.ONLY_RESPITE)
    )
    assert [document["code"] for document in written] == [*documents.ORDER, *documents.ONLY_RESPITE]
    assert {read_scheme(document).kind for document in written} == {SchemeKind.ROUTE}


@pytest.mark.parametrize("document", documents.read_documents(), ids=lambda one: str(one["code"]))
def test_a_route_says_whom_to_ask_how_and_where_each_row_comes_from(document: dict[str, Any]) -> None:
    scheme = read_scheme(document)

    assert all([scheme.title, scheme.law, scheme.desk, scheme.how_to_ask])
    assert all(one.yes and one.no and one.ask and one.source.law for one in scheme.criteria)
    assert all(one.source.checked_date is None or one.source.checked_date <= ON for one in scheme.criteria)


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ({}, []),
        ({"nursing_needed": True}, ["nursing-now"]),
        ({"recipient_is_minor": True}, ["youth-now"]),
        ({"wlz_indication": True}, ["wlz-now"]),
        ({"wlz_indication": True, "nursing_needed": True}, ["wlz-now"]),
        ({"wlz_indication": True, "recipient_is_minor": True}, ["wlz-now"]),
        ({"cannot_wait": False}, []),
    ],
)
def test_when_somebody_drops_out_one_law_answers(more: dict[str, Any], wanted: list[str]) -> None:
    assert for_now(GROWN_UP_AT_HOME | more, Outcome.YES) == wanted


def test_that_the_municipality_helps_at_once_was_not_read_in_the_law_and_is_to_be_asked() -> None:
    found = routes(GROWN_UP_AT_HOME)["wmo-now"]

    assert found.outcome is Outcome.ASK
    assert [one.message for one in found.reasons] == [
        "Kan het niet wachten? Vraag na of de gemeente meteen tijdelijke hulp geeft."
    ]
    assert routes(GROWN_UP_AT_HOME | {"recipient_is_minor": True})["wmo-now"].outcome is Outcome.NO


def test_who_does_not_know_about_the_indication_is_asked_for_that_and_refused_nothing() -> None:
    facts = GROWN_UP_AT_HOME | {"wlz_indication": None}

    open_ones = for_now(facts, Outcome.ASK)

    assert open_ones == ["nursing-now", "wlz-now", "wmo-now"]
    assert routes(facts)["wmo-now"].ask == ("wlz_indication",)
    assert routes(facts)["wmo-now"].reasons[0].message == (
        "Is er een Wlz-indicatie? Kijk op de brief van het CIZ of van het zorgkantoor."
    )


@pytest.mark.parametrize(("nights", "outcome"), [(155, Outcome.YES), (156, Outcome.NO), (None, Outcome.ASK)])
def test_with_a_budget_of_ones_own_156_nights_a_year_are_the_limit(nights: int | None, outcome: Outcome) -> None:
    facts = {"wlz_indication": True, "wlz_form": "pgb", "stay_nights_used": nights}

    assert routes(facts)["wlz-stay"].outcome is outcome


def test_rest_for_somebody_else_is_no_reason_for_a_bed_from_the_doctor() -> None:
    found = routes({"doctor_finds_stay_needed": False})["primary-care-stay"]

    assert found.outcome is Outcome.NO
    assert "niet om een ander rust te geven" in found.reasons[0].message


def test_one_insurance_of_the_two_is_enough() -> None:
    facts = {"recipient_has_supplementary_insurance": False, "carer_has_supplementary_insurance": True}

    assert routes(facts)["supplementary-insurance"].outcome is Outcome.YES


@pytest.mark.parametrize("value", ["zin", "pgb", None])
def test_what_nobody_looked_up_never_decides_and_says_to_ask(value: str | None) -> None:
    facts = {"wlz_indication": True, "stay_nights_used": 3, "wlz_form": value}

    found = routes(facts)["wlz-stay"]

    assert found.outcome is (Outcome.YES if value == "pgb" else Outcome.ASK)
    assert found.ask == (("wlz_form",) if value is None else ())
    assert (value == "pgb") is not any("Vraag dit na" in reason.message for reason in found.reasons)


def test_the_same_route_decided_by_the_format_alone_does_follow_that_row() -> None:
    document = next(one for one in documents.read_documents() if one["code"] == "wlz-stay")
    facts = {"wlz_indication": True, "stay_nights_used": 3, "wlz_form": "zin"}

    assert [one["id"] for one in document["criteria"] if is_to_confirm(one)] == ["in-kind"]
    assert decision.decide(read_scheme(document), facts, ON).outcome is Outcome.YES


def test_nobody_can_know_what_is_still_to_be_confirmed() -> None:
    facts = {"wlz_indication": True, "stay_nights_used": 3, "to confirm: wlz_form": "zin"}

    assert routes(facts)["wlz-stay"].outcome is Outcome.ASK


def test_a_route_that_is_not_valid_on_the_day_is_not_there() -> None:
    assert routes({}, datetime.date(2025, 12, 31)) == {}


def test_a_fact_of_another_kind_is_refused() -> None:
    with pytest.raises(FactsAreWrong, match=r"^wlz_indication: "):
        routes({"wlz_indication": "ja"})
