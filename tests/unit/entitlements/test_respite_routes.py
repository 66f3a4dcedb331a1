"""Ways to respite: every row has its source, and one that nobody looked up says to ask, whatever is known."""

import datetime
import itertools
from typing import Any

import pytest

from draagkracht.entitlements.rules import documents, respite_routes
from draagkracht.entitlements.rules.contribution import Law, own_contribution
from draagkracht.entitlements.rules.questions import FOR_RESPITE
from draagkracht.entitlements.rules.respite import Form, RespiteRoute
from draagkracht.entitlements.rules.scheme import Outcome
from draagkracht.respite.rules import codes

ON = datetime.date(2026, 11, 23)
GROWN_UP = {"wlz_indication": False, "recipient_is_minor": False}
DOCUMENTS = {one["code"]: one for one in documents.read_documents()}
WAYS = respite_routes.read_ways(documents.read_ways(), DOCUMENTS)


def routes(form: str, facts: dict[str, Any]) -> dict[str, RespiteRoute]:
    """Return the ways to a form, by the code of their route."""
    found = respite_routes.judge(WAYS, facts, [form], ON, lambda form, law: own_contribution(form, law, ON, ()))
    return {one.code: one for one in found}


def test_every_form_has_a_way_and_every_payer_of_the_law_is_there() -> None:
    assert {one.form for one in WAYS} == set(Form)
    assert {one.way.law for one in WAYS} == set(Law)


def test_forms_and_payers_are_those_that_are_booked() -> None:
    assert {form.value for form in codes.Form} == {form.value for form in Form}
    assert {payer.value for payer in codes.Payer} == {law.value for law in Law}


@pytest.mark.parametrize("row", documents.read_ways(), ids=lambda row: f"{row['route']}-{row['law']}")
def test_a_way_names_its_route_what_is_needed_and_a_source_for_each_form(row: dict[str, Any]) -> None:
    sources = [form["source"] for form in row["forms"]]

    assert row["route"] in DOCUMENTS
    assert all(row["needs"])
    assert all(source["law"] for source in sources)
    assert all(bool(source["url"]) is bool(source["checked_date"]) for source in sources)


def test_each_rule_of_a_route_says_where_it_was_read_and_on_which_day() -> None:
    without = {
        (code, rule["id"])
        for code, document in DOCUMENTS.items()
        for rule in document["criteria"]
        if bool(rule["source"]["url"]) is not bool(rule["source"]["checked_date"])
    }

    assert without == set()


def test_whoever_answers_what_nobody_looked_up_is_never_a_yes() -> None:
    unconfirmed = [one for one in WAYS if one.sources[0].checked_date is None]
    answers = [{}, *({**a.facts, **b.facts} for a, b in itertools.combinations(all_answers(), 2))]

    by_form = {
        form: [one.way.route for one in unconfirmed if one.form == form] for form in {o.form for o in unconfirmed}
    }
    found = {
        outcomes[route].outcome
        for form, ways in by_form.items()
        for outcomes in (routes(form, facts) for facts in answers)
        for route in ways
    }

    assert len(unconfirmed) > 10
    assert found <= {Outcome.ASK, Outcome.NO}


def all_answers() -> list[Any]:
    """Return every answer of every question."""
    return [answer for question in FOR_RESPITE for answer in question.answers]


def test_what_nobody_looked_up_says_to_ask_and_has_no_date() -> None:
    found = routes("day_care_evening", GROWN_UP)["wmo-respite"]

    assert found.outcome is Outcome.ASK
    assert [one.message for one in found.reasons] == [respite_routes.FORM_ASK]
    assert found.checked_date is None
    assert found.ask == ()


# What the law says of respite, row by row (the sources stand in the files): facts, form, and what each way says.
LAW: dict[str, tuple[dict[str, Any], str, dict[str, str]]] = {
    "a Wlz indication leads to the zorgkantoor and not to the municipality": (
        {"wlz_indication": True, "wlz_form": "pgb", "stay_nights_used": 155.0},
        "stay",
        {"wlz-stay": "yes", "wmo-respite": "no", "youth-respite": "no"},
    ),
    "with a budget of one's own 156 nights a year are the limit": (
        {"wlz_indication": True, "wlz_form": "pgb", "stay_nights_used": 156.0},
        "stay",
        {"wlz-stay": "no"},
    ),
    "in kind the same limit was not looked up": (
        {"wlz_indication": True, "wlz_form": "zin", "stay_nights_used": 155.0},
        "stay",
        {"wlz-stay": "ask"},
    ),
    "somebody under 18 without Wlz is helped under the Jeugdwet": (
        {"wlz_indication": False, "recipient_is_minor": True},
        "stay",
        {"youth-respite": "yes", "wmo-respite": "no"},
    ),
    "somebody grown up is helped under the Wmo": (GROWN_UP, "stay", {"wmo-respite": "yes", "youth-respite": "no"}),
    "day care is of three laws": (GROWN_UP, "day_care", {"wmo-respite": "yes", "wlz-at-home": "no"}),
    "a host family is a stay": (GROWN_UP, "host_family", {"wmo-respite": "yes"}),
    "somebody at home is of the Wmo, an insurance, or a volunteer": (
        GROWN_UP | {"carer_has_supplementary_insurance": True},
        "sitting",
        {"wmo-respite": "yes", "supplementary-insurance": "yes", "volunteers": "yes"},
    ),
    "doing something together is of the Wmo": (GROWN_UP, "shared_activity", {"wmo-respite": "yes"}),
    "a farm for two was not looked up": (GROWN_UP, "care_farm_couple", {"wmo-respite": "ask", "own-pocket": "ask"}),
    "a carer who falls ill where nursing is needed calls the doctor or the nurse": (
        GROWN_UP | {"carer_is_ill": True, "nursing_needed": True},
        "live_in",
        {"nursing-when-ill": "yes"},
    ),
    "nursing is not for a breather": (
        GROWN_UP | {"carer_is_ill": False, "nursing_needed": True},
        "live_in",
        {"nursing-when-ill": "no"},
    ),
    "a bed of the doctor is not for a breather": (GROWN_UP, "stay", {"primary-care-stay": "no"}),
    "an insurance differs, and may be of either": (
        GROWN_UP | {"recipient_has_supplementary_insurance": True},
        "stay",
        {"supplementary-insurance": "yes"},
    ),
    "Handen-in-Huis begins at two nights": ({"nights_wanted": 1.0, "days_ahead": 80.0}, "live_in", {"live-in": "no"}),
    "Handen-in-Huis takes eight weeks": (
        {"nights_wanted": 2.0, "days_ahead": 56.0, "asked_by": "carer"},
        "live_in",
        {"live-in": "yes"},
    ),
    "only who cares or is cared for asks Handen-in-Huis": (
        {"nights_wanted": 2.0, "days_ahead": 56.0, "asked_by": "other"},
        "live_in",
        {"live-in": "no"},
    ),
    "somebody always near leads to the CIZ": (
        {"wlz_indication": False, "needs_constant_supervision": True},
        "stay",
        {"constant-supervision": "yes"},
    ),
}


@pytest.mark.parametrize(("facts", "form", "wanted"), LAW.values(), ids=list(LAW))
def test_the_law_is_told_as_it_was_read(facts: dict[str, Any], form: str, wanted: dict[str, str]) -> None:
    found = routes(form, facts)

    assert {code: found[code].outcome.value for code in wanted} == wanted


def test_a_no_says_why() -> None:
    found = [route for form in Form for route in routes(form, GROWN_UP).values() if route.outcome is Outcome.NO]

    assert found
    assert all(route.reasons for route in found)


def test_the_bed_of_the_doctor_says_that_it_is_not_for_rest() -> None:
    assert "niet om een ander rust te geven" in routes("stay", GROWN_UP)["primary-care-stay"].reasons[0].message


def test_ways_come_in_the_order_of_the_forms_that_were_asked() -> None:
    found = respite_routes.judge(
        WAYS, {}, ["stay", "sitting"], ON, lambda form, law: own_contribution(form, law, ON, ())
    )

    assert [form for form, _ in itertools.groupby(one.form for one in found)] == ["stay", "sitting"]


def test_a_way_is_as_old_as_the_oldest_look_at_what_it_rests_on() -> None:
    assert routes("stay", GROWN_UP)["supplementary-insurance"].checked_date == datetime.date(2025, 12, 24)
    assert routes("stay", GROWN_UP)["wlz-stay"].checked_date is None  # one of its rows was never looked up
