"""How the balance was each time, and who guides whom. What was said is read by those whose case it is."""

import datetime
from dataclasses import dataclass, field
from uuid import UUID

from draagkracht.base import workdays
from draagkracht.casework.models import BalanceCheck, Case, Reach
from draagkracht.casework.permissions import Worker, has
from draagkracht.casework.queries.clock import list_parameters
from draagkracht.casework.queries.own import parties_of
from draagkracht.casework.rules import corrections, terms
from draagkracht.casework.rules.balance import Balance, Way
from draagkracht.casework.rules.corrections import Earlier
from draagkracht.casework.rules.requests import PartyRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """How it was with a carer on a day. What they said is empty for whoever does not have the case."""

    party_id: UUID
    name: str = field(repr=False)
    asked_date: datetime.date
    way: Way
    balance: Balance
    said: tuple[str, str, str] = field(repr=False)  # in their own words, what takes and what gives strength
    changes: str = field(repr=False)
    by: str
    earlier: tuple[Earlier, ...] = field(repr=False)  # what stood there before, for whoever has the case


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """The one contact of somebody in a case: whom to call, on which days, and when they ask how it goes."""

    name: str
    phone: str
    days: str
    balance_date: datetime.date | None


def list_checks(case_id: int, worker: Worker) -> tuple[Check, ...]:
    """Return how it was each time, in order of time. Two queries."""
    is_own = Case.objects.filter(has(worker), pk=case_id).exists()
    rows = BalanceCheck.objects.filter(case_id=case_id).select_related("party").order_by("asked_date", "pk")
    return tuple(_check(row, is_own=is_own) for row in rows)


def list_guides(person_id: int) -> tuple[Guide, ...]:
    """Return who guides somebody in their open cases. Three queries, and one for the days that are holidays."""
    parties = parties_of(person_id).filter(case__ended_at=None, case__case_manager__isnull=False)
    found = list(parties.select_related("case__case_manager", "case__team"))
    managers = [party.case.case_manager_id for party in found if party.case.case_manager_id]
    reaches = {row.user_id: row for row in Reach.objects.filter(user_id__in=managers)}
    guides, equated = [], terms.equated_days(list_parameters()) if found else frozenset()
    for party in found:
        reach, case = reaches.get(party.case.case_manager_id or 0), party.case
        team = case.team.phone if case.team else ""
        guides.append(
            Guide(
                name=case.case_manager.name if case.case_manager else "",
                phone=reach.phone if reach else team,
                days=reach.days if reach else "",
                balance_date=workdays.next_working_day(case.balance_date, equated)
                if case.balance_date and party.role == PartyRole.CARER
                else None,
            )
        )
    return tuple(dict.fromkeys(guides))


def get_reach(user_id: int) -> tuple[str, str]:
    """Return the number and the days of somebody who works here; empty where they did not say so."""
    row = Reach.objects.filter(user_id=user_id).first()
    return (row.phone, row.days) if row else ("", "")


def _check(row: BalanceCheck, *, is_own: bool) -> Check:
    return Check(
        party_id=row.party.public_id,
        name=row.party.name,
        asked_date=row.asked_date,
        way=Way(row.way),
        balance=Balance(row.balance),
        said=(row.own_words, row.costs, row.gives) if is_own else ("", "", ""),
        changes=row.changes,
        by=row.by,
        earlier=corrections.read(row.earlier) if is_own else (),
    )
