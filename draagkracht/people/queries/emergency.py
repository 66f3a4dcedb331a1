"""Reading emergency plans. A card shows what a helper needs, and only substitutes who agreed."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from draagkracht.people import links
from draagkracht.people.models import EmergencyPlan, Substitute
from draagkracht.people.rules.codes import Willing


@dataclass(frozen=True, slots=True, kw_only=True)
class Helper:
    """Somebody who may take over; `phone` is empty of who said no."""

    public_id: UUID
    name: str
    phone: str
    does: str
    state: Willing
    has_mail: bool
    token: str  # of the question; empty where the key is gone

    @property
    def phone_uri(self) -> str:
        """Return what a telephone dials."""
        return dial(self.phone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """An emergency plan; `phone` is what the carer put on the card for it, `token` is that of the card."""

    carer: str
    phone: str
    called: str
    where: str
    must_know: str
    changed_at: datetime.datetime
    helpers: tuple[Helper, ...]
    token: str

    @property
    def phone_uri(self) -> str:
        """Return what a telephone dials to reach the carer."""
        return dial(self.phone)

    @property
    def has_willing(self) -> bool:
        """Tell whether anybody agreed to take over."""
        return any(helper.state is Willing.AGREED for helper in self.helpers)


def dial(number: str) -> str:
    """Return what a telephone dials for a number as somebody typed it; empty for none."""
    digits = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    return f"tel:{digits}" if digits else ""


def get_plan(person_id: int) -> Plan | None:
    """Return somebody's own plan, with everybody they asked; None when there is none."""
    return _plan(EmergencyPlan.objects.filter(person_id=person_id).select_related("person").first())


def list_willing(person_id: int) -> tuple[Helper, ...]:
    """Return who agreed to take over from somebody, as their own plan says."""
    rows = Substitute.objects.filter(plan__person_id=person_id, state=Willing.AGREED.value)
    return tuple(map(_helper, rows))


def get_card(token: str) -> Plan | None:
    """Return what a card shows to who holds it: of the helpers only those who agreed. None when it opens nothing.

    A card of who stopped caring opens nothing: there is nobody to look after.
    """
    rows = EmergencyPlan.objects.filter(token_hash=links.hash_of(token), person__ended_at__isnull=True)
    return _plan(rows.select_related("person").first(), only_agreed=True)


def get_question(token: str) -> tuple[Plan, Helper] | None:
    """Return what somebody is asked who may take over, and themselves; of the plan no number and no other helper."""
    row = Substitute.objects.filter(token_hash=links.hash_of(token)).select_related("plan__person").first()
    if row is None:
        return None
    plan = row.plan
    asked = Plan(
        carer=plan.person.name,
        phone="",
        called=plan.called,
        where="",
        must_know="",
        changed_at=plan.changed_at,
        helpers=(),
        token="",
    )
    return asked, _helper(row)


def _plan(row: EmergencyPlan | None, *, only_agreed: bool = False) -> Plan | None:
    if row is None:
        return None
    helpers = Substitute.objects.filter(plan=row)
    if only_agreed:
        helpers = helpers.filter(state=Willing.AGREED.value)
    return Plan(
        carer=row.person.name,
        phone=row.phone,
        called=row.called,
        where=row.where,
        must_know=row.must_know,
        changed_at=row.changed_at,
        helpers=tuple(map(_helper, helpers)),
        token=links.known_token(row.public_id, row.card_number, row.token_hash),
    )


def _helper(row: Substitute) -> Helper:
    return Helper(
        public_id=row.public_id,
        name=row.name,
        phone=row.phone,
        does=row.does,
        state=Willing(row.state),
        has_mail=bool(row.email),
        token=links.known_token(row.public_id, 0, row.token_hash),
    )
