"""Figures of the work: what is late now, how long it takes, and who has how much."""

import uuid
from collections.abc import Callable
from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.assessments.rules.filled import Measured
from draagkracht.assessments.services import send_along
from draagkracht.casework.models import Case
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries.figures import get_figures
from draagkracht.casework.queries.talks import count_burden
from draagkracht.casework.rules import talks
from draagkracht.casework.rules.figures import LeadTime, lead_time, quarter_of
from draagkracht.casework.rules.talks import Burden
from draagkracht.casework.rules.terms import Term
from draagkracht.casework.services import acts
from draagkracht.municipalities.models import Municipality
from draagkracht.referrals.models import Referral
from draagkracht.referrals.queries.measured import count_measured
from tests.access.referrals import referral


def test_half_of_the_cases_took_so_many_days_and_a_part_was_in_time() -> None:
    assert lead_time([(2, True), (4, True), (30, False)]) == LeadTime(3, 4, 2)
    assert lead_time([]) == LeadTime(0, None, 0)
    assert [quarter_of(date(2026, month, 20)).month for month in (1, 3, 4, 11, 12)] == [1, 1, 4, 10, 10]


def test_how_heavy_it_was_is_counted_at_first_and_at_last_of_who_had_more_than_one_talk() -> None:
    found = talks.count_burdens([["too-heavy", "heavy", "fine"], ["too-heavy"], ["heavy", "too-heavy"], []])

    assert found.first == {Burden.FINE: 0, Burden.HEAVY: 1, Burden.TOO_HEAVY: 2}
    assert found.last == {Burden.FINE: 1, Burden.HEAVY: 0, Burden.TOO_HEAVY: 1}


def test_a_lead_sees_how_heavy_it_was_without_what_was_said_in_confidence(
    signed_in: Callable[..., Client], receive: Callable[..., Case], lead: Worker
) -> None:
    now = timezone.now()
    before = count_burden(now - timedelta(days=365), lead)
    case = receive(at=now - timedelta(days=9))
    for burden, kind, secret in (("too-heavy", "together", False), ("fine", "carer_alone", True)):
        case.conversations.create(
            municipality_id=case.municipality_id, kind=kind, state="held", planned_at=now, held_at=now,
            is_confidential=secret, answers={"burden": [burden]}, key=uuid.uuid4(),
        )  # fmt: skip

    found = count_burden(now - timedelta(days=365), lead)

    assert found.first[Burden.TOO_HEAVY] == before.first[Burden.TOO_HEAVY] + 1
    assert found.first[Burden.FINE] == before.first[Burden.FINE]
    assert found.last == before.last
    assert "Hoe zwaar het is" in signed_in(Role.TEAM_LEAD).get("/werk/gesprekken/").content.decode()


def test_who_was_referred_with_a_result_and_has_no_case_is_counted_once(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    Referral.objects.all().delete()
    now = timezone.now()
    ids = [referral(city)["public_id"] for _ in range(8)]
    for public_id, (code, band) in zip(ids, [("csi", "overload")] * 6 + [("csi", "below"), ("ediz", "")], strict=True):
        measured = Measured(code, 5, band, now, "Praktijk")
        send_along(municipality_id=city.pk, referral_id=public_id, measured=measured)
    rows = {row.public_id: row for row in Referral.objects.all()}
    Referral.objects.filter(public_id=ids[0]).update(joined_to=rows[ids[1]])
    ended = {"state": "started", "accepted_at": now, "ended_at": now}
    Referral.objects.filter(public_id=ids[2]).update(**ended, outcome="case")

    found = count_measured(since=now - timedelta(days=365))
    page = signed_in(Role.TEAM_LEAD).get("/werk/gesprekken/").content.decode()

    assert (found.measured, found.overloaded) == (5, 4)
    assert "Verwezen met een meetlijst, zonder zaak" in page


def test_a_lead_sees_what_is_late_how_long_it_took_and_who_has_how_much(
    signed_in: Callable[..., Client], receive: Callable[..., Case], consultant: Worker, lead: Worker
) -> None:
    now = timezone.now()
    before = get_figures(lead, on=timezone.localdate(now))
    quick, late = receive(at=now - timedelta(days=1)), receive(at=now - timedelta(days=90))
    Case.objects.filter(pk=quick.pk).update(first_contact_at=now, consultant=consultant.user_id)
    for case in Case.objects.filter(pk__in=(quick.pk, late.pk)):
        acts.wind_clock(case)

    found = get_figures(lead, on=timezone.localdate(now))
    page = signed_in(Role.TEAM_LEAD).get("/werk/gesprekken/").content.decode()
    first = signed_in(Role.TEAM_LEAD).get("/werk/").content.decode()

    assert (found.open - before.open, found.late - before.late) == (2, 1)
    assert found.times[Term.FIRST_CONTACT].cases == before.times[Term.FIRST_CONTACT].cases + 1
    assert (dict(found.workers)[""], dict(found.workers)[consultant.name]) == (
        dict(before.workers).get("", 0) + 1,
        dict(before.workers).get(consultant.name, 0) + 1,
    )
    assert "Hoe lang het duurt" in page
    assert late.parties.get(role="client").name in first
