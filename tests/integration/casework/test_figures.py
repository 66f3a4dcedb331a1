"""Figures of the work: what is late now, how long it takes, and who has how much."""

from collections.abc import Callable
from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.casework.models import Case
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries.figures import get_figures
from draagkracht.casework.rules.figures import LeadTime, lead_time, quarter_of
from draagkracht.casework.rules.terms import Term
from draagkracht.casework.services import acts


def test_half_of_the_cases_took_so_many_days_and_a_part_was_in_time() -> None:
    assert lead_time([(2, True), (4, True), (30, False)]) == LeadTime(3, 4, 2)
    assert lead_time([]) == LeadTime(0, None, 0)
    assert [quarter_of(date(2026, month, 20)).month for month in (1, 3, 4, 11, 12)] == [1, 1, 4, 10, 10]


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
