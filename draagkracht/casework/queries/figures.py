"""Figures of the cases that somebody may see: how the work stands now, and how long it takes this quarter."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Q

from draagkracht.casework.models import Case
from draagkracht.casework.permissions import Worker, visible_to
from draagkracht.casework.queries import clock
from draagkracht.casework.queries.work_list import Filters, Whose, count_work
from draagkracht.casework.rules import terms
from draagkracht.casework.rules.figures import LeadTime, lead_time, quarter_of
from draagkracht.casework.rules.terms import Clock, Term

MEASURED: Final = (Term.FIRST_CONTACT, Term.INVESTIGATION)


@dataclass(frozen=True, slots=True)
class TeamFigures:
    """How many cases are open, late and nearly late now; how long each term took; how many open cases each has."""

    open: int
    late: int
    warn: int
    times: dict[Term, LeadTime]
    workers: tuple[tuple[str, int], ...]  # an empty name: of nobody yet


def get_figures(worker: Worker, *, on: datetime.date) -> TeamFigures:
    """Return the figures of what somebody may see. Eight queries."""
    counts = count_work(worker, Filters(Whose.TEAM), on=on)
    cases = Case.objects.filter(visible_to(worker), ended_at=None).order_by()
    found = cases.values_list("consultant__name").annotate(number=Count("pk")).order_by("-number", "consultant__name")
    workers = tuple((name or "", number) for name, number in found)
    return TeamFigures(counts["total"], counts[Clock.LATE], counts[Clock.WARN], _times(worker, on), workers)


def _times(worker: Worker, on: datetime.date) -> dict[Term, LeadTime]:
    """Return how long each term took, of what was done in the quarter of a day."""
    first, parameters = quarter_of(on), clock.list_parameters()
    done = Q(first_contact_at__date__gte=first) | Q(reported_at__date__gte=first) | Q(applied_at__date__gte=first)
    cases = clock.with_facts(Case.objects.filter(visible_to(worker)).filter(done))
    took: dict[Term, list[tuple[int, bool]]] = defaultdict(list)
    for case in cases:
        for due in terms.due_dates(clock.facts_of(case), parameters):
            if due.term in MEASURED and due.done_date and first <= due.done_date <= on:
                took[due.term].append(((due.done_date - due.start_date).days, due.done_date <= due.due_date))
    return {term: lead_time(took[term]) for term in MEASURED}
