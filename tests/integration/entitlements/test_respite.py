"""Ways to respite in a municipality: what one pays there, and the one question that comes next."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from draagkracht.base import tenancy
from draagkracht.entitlements import queries
from draagkracht.entitlements.rules.questions import FOR_RESPITE
from draagkracht.entitlements.rules.respite import Form
from draagkracht.entitlements.rules.scheme import Outcome
from draagkracht.municipalities.models import Municipality, Parameter

pytestmark = pytest.mark.django_db

ON = datetime.date(2026, 11, 23)
FORMS = [form.value for form in Form]


@pytest.fixture
def here(city: Municipality) -> Any:
    """Act for Voorbeeldstad."""
    with tenancy.acting_for(city.pk):
        yield city


def test_what_one_pays_is_that_of_the_day_and_of_the_bill_nothing_is_promised(here: Municipality) -> None:
    assert queries.get_contribution("stay", "wmo", ON).cents == 2180
    assert queries.get_contribution("stay", "wmo", datetime.date(2024, 5, 1)).cents == 2060
    assert queries.get_contribution("stay", "wmo", datetime.date(2027, 1, 1)).cents is None


def test_a_municipality_that_asks_nothing_for_a_stay_says_so(village: Municipality) -> None:
    with tenancy.acting_for(village.pk):
        stay, sitting = (queries.get_contribution(form, "wmo", ON) for form in ("stay", "sitting"))

    assert (stay.cents, stay.is_certain) == (0, True)
    assert sitting.cents == 2180


@pytest.mark.parametrize("year", [2019, 2028])
def test_of_a_year_without_an_amount_nothing_is_said_to_be_certain(year: int, here: Municipality) -> None:
    found = queries.get_contribution("stay", "wmo", datetime.date(year, 7, 1))

    assert (found.cents, found.is_certain) == (None, False)


def test_a_municipality_that_asks_less_of_all_goes_before_the_country(here: Municipality) -> None:
    year = {"valid_from": datetime.date(2026, 1, 1), "valid_until": datetime.date(2027, 1, 1)}
    Parameter.objects.create(
        municipality=here, code="wmo-own-contribution", value=1000, status="verified", source="besluit", **year
    )

    assert queries.get_contribution("stay", "wmo", ON).cents == 1000
    assert queries.get_contribution("stay", "wmo", datetime.date(2025, 5, 1)).cents == 2100


def test_ways_come_with_what_one_pays_under_each_law(here: Municipality) -> None:
    found = queries.list_respite_routes({"wlz_indication": False, "recipient_is_minor": False}, ["stay"], ON)

    by_law = {one.law: one for one in found if one.outcome is not Outcome.NO}
    assert by_law["wmo"].contribution.cents == 2180
    assert by_law["insurance"].contribution.cents is None
    assert by_law["own"].outcome is Outcome.ASK


def test_ways_cost_one_query(here: Municipality, django_assert_num_queries: Callable[..., Any]) -> None:
    queries.list_respite_routes({}, FORMS, ON)

    with django_assert_num_queries(1):
        queries.list_respite_routes({}, FORMS, ON)


def test_the_first_question_is_about_the_law_that_shuts_out_most() -> None:
    assert queries.list_questions({}, FORMS, ON)[0].code == "wlz"


def test_with_an_indication_nobody_is_asked_how_old_somebody_is() -> None:
    asked = questions_for({"wlz": "yes", "wlz-form": "pgb", "nights-used": "fewer", "insured": "nobody"}, ["stay"])

    assert asked[0] == "wlz"
    assert set(asked) == {"wlz", "wlz-form", "nights-used", "insured"}


def test_who_knows_nothing_comes_to_an_end() -> None:
    asked = questions_for({}, FORMS)

    assert len(asked) == len(set(asked)) <= len(FOR_RESPITE)
    assert queries.list_questions({}, FORMS, ON, asked) == ()


def questions_for(answers: dict[str, str], forms: list[str]) -> list[str]:
    """Answer question after question, with "I do not know" where nothing is given; return which came."""
    facts: dict[str, Any] = {}
    asked: list[str] = []
    while left := queries.list_questions(facts, forms, ON, asked):
        asked.append(left[0].code)
        chosen = left[0].find(answers.get(asked[-1], ""))
        facts |= chosen.facts if chosen else {}
    return asked
