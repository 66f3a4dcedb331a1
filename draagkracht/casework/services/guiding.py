"""One contact by name: how to reach them, and asking how the balance is. Nothing comes of it by itself."""

import datetime
import uuid
from dataclasses import asdict, dataclass, field

from django.db import transaction

from draagkracht.audit.rules import Action, Purpose
from draagkracht.casework.models import BalanceCheck, Case, Party, Reach
from draagkracht.casework.permissions import Worker
from draagkracht.casework.rules import balance, notes
from draagkracht.casework.rules.balance import Balance, Way
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.states import State
from draagkracht.casework.services import acts
from draagkracht.casework.services.acts import Act
from draagkracht.referrals.rules.wishes import Daypart
from draagkracht.referrals.services.calls import request_call

WHAT = "casework.balance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How it goes with a carer, as they said it."""

    asked_date: datetime.date
    way: Way
    own_words: str = field(default="", repr=False)
    costs: str = field(default="", repr=False)
    gives: str = field(default="", repr=False)
    balance: Balance
    changes: str = field(default="", repr=False)
    next_date: datetime.date


@transaction.atomic
def check_balance(*, act: Act, party_id: uuid.UUID, found: Found) -> None:
    """Write down how it goes with a carer, and when that is asked again. Raises acts.CaseIsGone."""
    case = acts.lock_case(act)
    if acts.is_done(act):
        return
    party = _carer(case, party_id)
    BalanceCheck.objects.create(
        municipality_id=case.municipality_id,
        case=case,
        party=party,
        by=act.by.name,
        at=act.at,
        key=act.key,
        **asdict(found),
    )
    case.balance_from_date, case.balance_date = found.asked_date, found.next_date
    said = balance.LABELS[found.balance].dutch()
    acts.finish(case, act=act, step=notes.BALANCE, after=State(case.state), reason=said, why=Purpose.CONTACT)
    _log(case, party, act, Action.ADD)


@transaction.atomic
def note_respite(*, act: Act, text: str) -> None:
    """Write down which respite is wished; asks nobody for it. Raises acts.CaseIsGone."""
    case = acts.lock_case(act)
    if not acts.is_done(act):
        acts.finish(case, act=act, step=notes.RESPITE, after=State(case.state), reason=text, why=Purpose.RESPITE)


@transaction.atomic
def ask_call(*, act: Act, party_id: uuid.UUID) -> None:
    """Put a carer on the list of whom the desk calls back. Raises acts.CaseIsGone and calls.QueueIsFull."""
    case = acts.lock_case(act)
    if acts.is_done(act):
        return
    party = _carer(case, party_id)
    if not party.phone:
        raise acts.CaseIsGone
    request_call(
        municipality_id=case.municipality_id,
        name=party.name,
        phone=party.phone,
        daypart=Daypart.ANY.value,
        language=party.language,
        key=act.key,
        at=act.at,
    )
    acts.finish(case, act=act, step=notes.CALL, after=State(case.state), why=Purpose.CONTACT)
    _log(case, party, act, Action.SHARE)


@transaction.atomic
def save_reach(*, municipality_id: int, by: Worker, phone: str, days: str) -> None:
    """Keep how people reach somebody who works here."""
    values = {"phone": phone, "days": days}
    Reach.objects.update_or_create(municipality_id=municipality_id, user_id=by.user_id, defaults=values)


def _carer(case: Case, party_id: uuid.UUID) -> Party:
    """Return a carer of a case who agreed to be in it. Raises acts.CaseIsGone."""
    rows = case.parties.filter(public_id=party_id, role=PartyRole.CARER.value, left_at=None).exclude(name="")
    party = rows.select_related("person").first()
    if party is None:
        raise acts.CaseIsGone
    return party


def _log(case: Case, party: Party, act: Act, action: Action) -> None:
    subjects = acts.subjects_of([party])
    acts.log(case, by=act.by, action=action, subjects=subjects, what=WHAT, why=Purpose.CONTACT, at=act.at)
