"""What somebody writes about themselves or another holds no citizen service number, on whichever page they write it."""

from typing import Any

import pytest

from draagkracht.base.forms import Form
from draagkracht.casework.forms.own import AgreeForm, FeedbackForm
from draagkracht.casework.forms.support_own import AgreeForm as CentreForm
from draagkracht.casework.forms.support_own import OwnFactsForm
from draagkracht.casework.rules.arrangements import Seen, Side
from draagkracht.people.forms import MemberForm, PlanForm, RightForm, SubstituteForm
from draagkracht.people.forms.circles import EventForm, PostForm
from draagkracht.people.forms.voices import WishesForm

TYPED = "Mijn nummer is 111222333."
SEEN = Seen(
    version=1,
    side=Side.CARER,
    goals={},
    lines=(),
    carer_section="",
    overload_threatens=None,
    usual_care="",
    review_date=None,
)


@pytest.mark.parametrize(
    ("make", "name", "more"),
    [
        (AgreeForm, "waarom", {"seen": SEEN}),
        (CentreForm, "waarvoor", {}),
        (EventForm, "what", {}),
        (FeedbackForm, "beter", {}),
        (MemberForm, "could", {}),
        (MemberForm, "does", {}),
        (OwnFactsForm, "waarvoor", {}),
        (PlanForm, "must_know", {}),
        (PostForm, "text", {}),
        (RightForm, "about", {}),
        (SubstituteForm, "does", {}),
        (WishesForm, "must_stay", {"readers": ()}),
        (WishesForm, "wants", {"readers": ()}),
    ],
)
def test_a_citizen_service_number_is_refused_and_what_was_typed_stays(
    make: type[Form], name: str, more: dict[str, Any]
) -> None:
    refused, right = make({name: TYPED}, **more), make({name: "Op 20-11-2026, 10 uur."}, **more)

    assert ["burgerservicenummer" in str(error) for error in refused.errors[name]] == [True]
    assert TYPED in refused[name].as_field_group()
    assert name not in right.errors
