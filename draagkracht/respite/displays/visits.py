"""The own page of a volunteer, in words."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from draagkracht.base import phone
from draagkracht.respite.displays import volunteers as words
from draagkracht.respite.queries.visits import OwnVisit
from draagkracht.respite.queries.volunteers import Known


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitShown:
    """A visit; `facts` is empty before it was agreed."""

    id: int
    when: str
    is_agreed: bool
    facts: tuple[tuple[str, str], ...]
    phone: str
    phone_uri: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MyPage:
    """What a volunteer sees first."""

    name: str
    organisation: str
    coach: str
    coach_phone: str
    coach_uri: str
    vog: str
    pause: str
    when: str
    most: int
    coming: tuple[VisitShown, ...]
    been: tuple[VisitShown, ...]


def my_page(me: Known, visits: Sequence[OwnVisit], today: datetime.date) -> MyPage:
    """Return the own page of a volunteer: what is coming first."""
    shown = [(one, visit_shown(one)) for one in visits]
    return MyPage(
        name=me.name,
        organisation=me.organisation,
        coach=me.coach_name,
        coach_phone=phone.in_groups(me.coach_phone),
        coach_uri=f"tel:{me.coach_phone}" if me.coach_phone else "",
        vog=words.vog(me, today),
        pause=words.pause(me, today),
        when=words.when(me.dayparts),
        most=me.visits_per_week,
        coming=tuple(line for one, line in shown if one.date >= today),
        been=tuple(line for one, line in reversed(shown) if one.date < today and one.is_agreed),
    )


def visit_shown(one: OwnVisit) -> VisitShown:
    """Return a visit in words."""
    named = (("Bij", one.guest), ("Goed om te weten", one.needs), ("Wie u belt", one.contact))
    return VisitShown(
        id=one.id,
        when=words.moment(one.date, one.part),
        is_agreed=one.is_agreed,
        facts=named if one.is_agreed else (),
        phone=phone.in_groups(one.phone),
        phone_uri=f"tel:{one.phone}" if one.phone else "",
        note=one.note,
    )
