"""From where filling in together began: what was asked before and was shown, and where the outcome may go."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from draagkracht.accounts import acting
from draagkracht.accounts.permissions import Actor, Permission
from draagkracht.assessments import queries, services
from draagkracht.assessments.queries import Kept
from draagkracht.assessments.rules import again
from draagkracht.assessments.rules.filled import Measured
from draagkracht.casework.permissions import worker_of
from draagkracht.casework.queries.cases import CaseFile, PartyFacts
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.services import acts, reading
from draagkracht.people import queries as people
from draagkracht.portal.together import tickets
from draagkracht.referrals import services as referrals

CASE: Final = "zaak"
REFERRAL: Final = "verwijzing"
PAPER: Final = "papier"


class OriginIsGone(Exception):
    """The case or the referral is not there for who asks."""


@dataclass(frozen=True, slots=True)
class Space:
    """A space where the outcome may go: what the form calls it, whose it is, and its name."""

    value: str
    person_id: int
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """`carried` is what the pages carry along; `earlier` and `travelled` are what was shared and shown before."""

    carried: Mapping[str, str] = field(default_factory=dict)
    spaces: tuple[Space, ...] = ()
    earlier: tuple[Kept, ...] = field(default=(), repr=False)
    travelled: Measured | None = field(default=None, repr=False)

    def last_of(self, instrument: str) -> datetime.datetime | None:
        """Return when an instrument was asked last, as far as was shown here."""
        moments = [one.taken_at for one in self.earlier if one.instrument == instrument]
        if self.travelled and self.travelled.instrument == instrument:
            moments.append(self.travelled.taken_at)
        return max(moments, default=None)

    def is_soon(self, instrument: str, at: datetime.datetime) -> bool:
        """Tell whether asking an instrument now needs a reason, as far as was shown here."""
        return again.is_soon(instrument, self.last_of(instrument), at)


def find_origin(*, municipality_id: int, said: Mapping[str, str], actor: Actor, at: datetime.datetime) -> Origin:
    """Return from where it began, by what the page carried; what is shown is written down. Raises OriginIsGone."""
    code = tickets.read_ticket(actor, said.get(tickets.FIELD, ""))
    if code:
        return _of_code(code, said[tickets.FIELD], actor, at)
    if said.get(CASE) and actor.may(Permission.WORK_ON_CASES):
        return _of_case(municipality_id, _id(said[CASE]), actor, at)
    if said.get(REFERRAL) and actor.may(Permission.ANSWER_REFERRALS):
        return _of_referral(_id(said[REFERRAL]), actor, at)
    return Origin()


def _of_code(code: str, ticket: str, actor: Actor, at: datetime.datetime) -> Origin:
    try:
        opened = services.open_shared(code=code, by=acting.staff_of(actor), at=at, works_for=actor.organization_ids)
    except services.CodeIsUnknown:
        raise OriginIsGone from None
    spaces = (Space("plek", opened.person_id, opened.name),) if opened.person_id else ()
    return Origin(carried={tickets.FIELD: ticket}, spaces=spaces, earlier=opened.results)


def _of_case(municipality_id: int, public_id: UUID, actor: Actor, at: datetime.datetime) -> Origin:
    try:
        case = reading.open_case(municipality_id=municipality_id, public_id=public_id, by=worker_of(actor), at=at)
    except acts.CaseIsGone:
        raise OriginIsGone from None
    return Origin(carried={CASE: str(public_id)}, spaces=tuple(_spaces(case)))


def _of_referral(public_id: UUID, actor: Actor, at: datetime.datetime) -> Origin:
    try:
        referrals.see_referral(public_id=public_id, by=actor, at=at)
    except referrals.ReferralIsGone:
        raise OriginIsGone from None
    return Origin(carried={REFERRAL: str(public_id)}, travelled=queries.get_travelling(public_id))


def _spaces(case: CaseFile) -> list[Space]:
    """Return the spaces of who cares in a case, as far as they tied one to it."""
    found = [(party, people.get_space_by_id(party.subject)) for party in case.parties if cares(case, party)]
    return [Space(str(party.public_id), space.id, party.name) for party, space in found if space]


def cares(case: CaseFile, party: PartyFacts) -> bool:
    """Tell whether somebody in a case cares for another, and reads on a space of their own."""
    asks = party.role is PartyRole.CARER or (party.role is PartyRole.CLIENT and case.is_own_right)
    return asks and party.has_space and party.has_agreed


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise OriginIsGone from None
