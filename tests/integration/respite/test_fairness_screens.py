"""What the council wants everybody to have at least: set from a day on, read by who plans, with its price."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.base import tenancy
from draagkracht.base.text import Sentence
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import Fairness, FairnessCurve, Region
from draagkracht.respite.queries.fairness import last_curves
from draagkracht.respite.queries.regions import get_settings
from draagkracht.respite.rules import curves
from draagkracht.respite.rules.planning.reading import InstanceIsWrong
from draagkracht.respite.services import fairness
from draagkracht.respite.services.planning import NoRegion
from tests.factories import respite as make
from tests.integration.respite.planning import empty, no_processes
from tests.jobs import run_waiting, waiting

__all__ = ["empty", "no_processes"]
pytestmark = pytest.mark.usefixtures("empty", "no_processes")
DAY = datetime.timedelta(days=1)
SHOW, SET, DRAW = (f"respite-planner:{name}" for name in ("show-fairness", "set-fairness", "draw-curve"))


@pytest.fixture
def officer(signed_in: Callable[..., Client]) -> Client:
    """Return the browser of the policy officer of Voorbeeldstad."""
    return signed_in(Role.POLICY_OFFICER)


def said(**more: str) -> dict[str, str]:
    """Return what a policy officer fills in."""
    facts = {"zwaarte": "40", "taal": "20", "wijk": "0", "lang": "30", "weken": "8", "bezoeken": "2"}
    today = timezone.localdate().isoformat()
    return facts | {"vanaf": today, "besluit": "Raadsbesluit 84", "key": str(uuid.uuid4())} | more


def text(client: Client, name: str) -> str:
    """Return a page."""
    return client.get(reverse(name)).content.decode()


def some_asking(city: Municipality, many: int) -> None:
    """Let some people ask for the one bed of a house, on the same days."""
    make.region(city)
    make.place(city)
    for number in range(many):
        make.request(city, burden="unknown", asked_at=timezone.now() - DAY * number)


def test_before_the_council_decided_the_page_says_with_what_plans_reckon(officer: Client, city: Municipality) -> None:
    make.region(city)

    page = text(officer, SHOW)

    assert "De raad legde nog niets vast" in page
    assert page.count("minstens 30 %") == 5
    assert "Van wie nooit is gemeten" in page
    assert "Het geldt voor heel Regio Proef" in page


def test_a_decision_holds_from_its_day_on_and_what_was_before_stays(officer: Client, city: Municipality) -> None:
    make.region(city)
    today = timezone.localdate()
    officer.post(reverse(SET), said())

    officer.post(reverse(SET), said(vanaf=(today + DAY * 60).isoformat(), zwaarte="10", besluit="Raadsbesluit 99"))

    page = text(officer, SHOW)
    assert (get_settings(today).burden_percent, get_settings(today + DAY * 60).burden_percent) == (40, 10)
    assert "Dit geldt sinds" in page
    assert "Raadsbesluit 84. Vastgelegd door" in page
    assert "Raadsbesluit 99, vastgelegd door" in page
    assert "geen ondergrens" in page
    assert Entry.objects.filter(what="respite.fairness", action="change").count() == 2


def test_the_same_decision_sent_twice_is_kept_once(officer: Client, city: Municipality) -> None:
    make.region(city)
    sent = said()

    for _ in range(2):
        assert officer.post(reverse(SET), sent).status_code == 302

    assert Fairness.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"zwaarte": "61"}, "Vul een heel getal in van 0 tot en met 60."),
        ({"taal": "veel"}, "Vul een heel getal in van 0 tot en met 60."),
        ({"bezoeken": "0"}, "Vul een heel getal in van 1 tot en met 21."),
        ({"vanaf": "2020-01-01"}, "Kies vandaag of een latere dag."),
        ({"vanaf": ""}, "Vul hier iets in."),
        ({"besluit": ""}, "Vul hier iets in."),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_lost(
    officer: Client, city: Municipality, wrong: dict[str, str], sentence: str
) -> None:
    make.region(city)

    answer = officer.post(reverse(SET), said(weken="9") | wrong)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert 'value="9"' in answer.content.decode()
    assert not Fairness.objects.exists()


def test_the_planner_reads_the_page_and_changes_nothing(signed_in: Callable[..., Client], city: Municipality) -> None:
    make.region(city)
    planner = signed_in(Role.PLANNER)

    page = text(planner, SHOW)
    refused = [planner.post(reverse(name), said()).status_code for name in (SET, DRAW)]

    assert "minstens 30 %" in page
    assert "Leg een besluit vast" not in page
    assert "Reken uit" not in page
    assert refused == [403, 403]
    assert not Fairness.objects.exists()


def test_in_a_municipality_that_does_not_plan_nothing_can_be_set(
    signed_in: Callable[..., Client], city: Municipality, village: Municipality
) -> None:
    make.region(city, village)
    neighbour = signed_in(Role.POLICY_OFFICER, host="voorbeelddorp.localhost")

    page = neighbour.get(reverse(SHOW)).content.decode()
    answers = [neighbour.post(reverse(name), said()).status_code for name in (SET, DRAW)]

    assert "hoort bij de gemeente die de plekken van de regio verdeelt" in page
    assert answers == [422, 302]
    with tenancy.acting_for(village.pk):
        assert not Fairness.objects.exists()
        assert not FairnessCurve.objects.exists()


def test_the_price_is_drawn_in_the_background_and_says_the_same_in_words(officer: Client, city: Municipality) -> None:
    some_asking(city, 4)
    before = text(officer, SHOW)

    officer.post(reverse(DRAW), {"key": str(uuid.uuid4())})
    busy = text(officer, SHOW)
    run_waiting()
    page = text(officer, SHOW)

    assert "Dit is nog niet uitgerekend" in before
    assert "Wij rekenen het uit" in busy
    assert '<polyline class="draagkracht-curve__line"' in page
    assert "Met 30 % verliest u niets: 1 van de 4 krijgen een plek." in page
    assert "hoogstens 0,0 % onder het beste plan" in page
    assert [one.percent for one in _points()] == list(curves.FLOORS)
    assert {one.groups[0].size for one in _points()} == {4}


def _points() -> list[Any]:
    found, _ = last_curves()
    assert found is not None
    return list(found.points)


def test_a_curve_that_is_asked_twice_is_drawn_once_and_takes_the_place_of_the_one_before(
    officer: Client, city: Municipality
) -> None:
    some_asking(city, 3)
    officer.post(reverse(DRAW), {"key": str(uuid.uuid4())})
    officer.post(reverse(DRAW), {"key": str(uuid.uuid4())})
    waited = len(waiting())
    run_waiting()
    first = FairnessCurve.objects.get()

    officer.post(reverse(DRAW), {"key": str(uuid.uuid4())})
    run_waiting()

    assert waited == 1
    assert FairnessCurve.objects.get().pk != first.pk
    assert FairnessCurve.objects.get().state == "made"


def test_drawing_that_is_killed_half_way_leaves_nothing_and_is_done_again(
    officer: Client, city: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    some_asking(city, 3)
    officer.post(reverse(DRAW), {"key": str(uuid.uuid4())})

    class KilledError(Exception):
        pass

    def die(*_: object, **__: object) -> None:
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(curves, "draw", die)
        with pytest.raises(KilledError), transaction.atomic():
            run_waiting()
    half_way = FairnessCurve.objects.get()
    noted = Entry.objects.filter(what="respite.fairness-curve").count()

    run_waiting()

    assert (half_way.state, half_way.points, noted) == ("queued", [], 0)
    assert FairnessCurve.objects.get().state == "made"
    assert Entry.objects.filter(what="respite.fairness-curve").count() == 3


def test_what_does_not_go_together_is_said(
    officer: Client, city: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    some_asking(city, 3)

    def refuse(*_: object, **__: object) -> None:
        raise InstanceIsWrong("locked[0]", Sentence("het past niet"))

    monkeypatch.setattr(curves, "draw", refuse)
    officer.post(reverse(DRAW), {"key": str(uuid.uuid4())})
    run_waiting()

    page = text(officer, SHOW)
    assert "Het rekenen is niet gelukt" in page
    assert "Reken uit met de vragen van nu" in page


def test_who_plans_for_no_region_is_refused(city: Municipality) -> None:
    Region.objects.all().delete()

    with pytest.raises(NoRegion):
        fairness.ask_curve(municipality_id=city.pk, user_id=None, name="x", key=uuid.uuid4(), at=timezone.now())
