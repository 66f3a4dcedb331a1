"""A warm handover: offered with what the carer agreed to, taken or refused by the receiver. Nothing moves by itself.

Until somebody takes the case the giver keeps it, and its clock goes on. Each raises acts.CaseIsGone for whoever may not
do it; the same form sent again does nothing.
"""

import datetime
import uuid
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import QuerySet

from draagkracht.accounts.models import User
from draagkracht.audit.rules import Action, Purpose
from draagkracht.casework.models import Case, Handover, Party, TeamMember
from draagkracht.casework.permissions import Worker, handed_to
from draagkracht.casework.queries.colleagues import is_colleague, is_guide
from draagkracht.casework.rules import handover as rules
from draagkracht.casework.rules import handover_mails, notes
from draagkracht.casework.rules.handover import Asked, HandoverCannotBe, HandoverState, Receiver, Share
from draagkracht.casework.rules.letters import LetterKind
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.states import CLOSED, State
from draagkracht.casework.services import acts, letters, teams
from draagkracht.casework.services.acts import Act
from draagkracht.casework.services.mailing import send_mail
from draagkracht.casework.services.senders import sender_of
from draagkracht.municipalities.models import Municipality, Team

WHAT = "casework.handover"
OFFERED = HandoverState.OFFERED.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """To whom a case goes over, why, what was agreed, and who said yes to that, asked how."""

    receiver: Receiver
    to_user_id: int | None = None
    to_team: str = ""  # its code
    to_organisation: str = ""
    why: str = field(repr=False)
    agreed: str = field(repr=False)
    not_again: str = field(default="", repr=False)
    talk_at: datetime.datetime | None = None
    talk_with: str = field(default="", repr=False)
    asked_how: Asked
    agreed_by: Collection[uuid.UUID]  # parties of the case
    shares: Collection[Share] = ()


@transaction.atomic
def offer_handover(*, act: Act, plan: Plan) -> uuid.UUID:
    """Offer a case to others; return the public id of the handover. Raises HandoverCannotBe.

    For another organisation a letter lies ready for each who agreed, with what may go along: they give it themselves.
    """
    case = acts.lock_case(act)
    earlier = Handover.objects.filter(key=act.key).first()
    if earlier:
        return earlier.public_id
    asked = list(_named(case).filter(public_id__in=plan.agreed_by))
    if State(case.state) in CLOSED or not asked:
        raise acts.CaseIsGone
    if case.handovers.filter(state=OFFERED).exists():
        raise HandoverCannotBe(rules.HAS_ONE)
    row = _row(case, plan, asked, act)
    if plan.receiver is Receiver.ORGANISATION:
        for party in asked:
            _lay_ready(row, plan, party, act)
    acts.finish(case, act=act, step=notes.OFFERED, after=State(case.state), reason=row.to_name, why=Purpose.CONTACT)
    _log(case, act, Action.SHARE, asked)
    return row.public_id


@transaction.atomic
def accept_handover(*, handover_id: uuid.UUID, by: Worker, at: datetime.datetime, key: uuid.UUID) -> uuid.UUID:
    """Take a case over: from here it is of whoever takes it, and the carers get one mail. Return the id of the case.

    Of what went to another organisation the giver writes down that it was taken: the case stays, to be closed by hand.
    """
    row, act = _lock(handover_id, by, at, key)
    if row.state == OFFERED:
        case, old = row.case, row.giver_name
        new = row.to_name if row.receiver == Receiver.ORGANISATION else by.name
        if row.receiver != Receiver.ORGANISATION:
            _give(case, row, by, at)
        _answer(row, HandoverState.ACCEPTED, act)
        acts.finish(
            case, act=act, step=notes.TAKEN, after=State(case.state), reason=f"{old} → {new}", why=Purpose.CONTACT
        )
        _tell(row, old, new, act)
    return row.case.public_id


@transaction.atomic
def refuse_handover(*, handover_id: uuid.UUID, by: Worker, at: datetime.datetime, key: uuid.UUID, reason: str) -> None:
    """Do not take a case over, and say why; the giver keeps it. Raises HandoverCannotBe."""
    if not reason.strip():
        raise HandoverCannotBe(rules.NO_REASON)
    row, act = _lock(handover_id, by, at, key)
    if row.state == OFFERED:
        row.refusal = reason
        _answer(row, HandoverState.REFUSED, act)
        acts.finish(row.case, act=act, step=notes.NOT_TAKEN, after=State(row.case.state), reason=reason)


@transaction.atomic
def withdraw_handover(*, act: Act) -> None:
    """Take back what was offered of a case; nothing where it was answered."""
    case = acts.lock_case(act)
    row = case.handovers.filter(state=OFFERED).first()
    if row is not None:
        _answer(row, HandoverState.WITHDRAWN, act)
        acts.finish(case, act=act, step=notes.TAKEN_BACK, after=State(case.state), reason=row.to_name)


def _row(case: Case, plan: Plan, asked: list[Party], act: Act) -> Handover:
    user, team, name = _receiver(case, plan, act)
    holder = case.consultant or case.case_manager
    return Handover.objects.create(
        municipality_id=case.municipality_id,
        case=case,
        receiver=plan.receiver.value,
        to_user=user,
        to_team=team,
        to_name=name,
        giver=holder,
        giver_name=holder.name if holder else act.by.name,
        why=plan.why,
        agreed=plan.agreed,
        not_again=plan.not_again,
        talk_at=plan.talk_at,
        talk_with=plan.talk_with,
        asked_how=plan.asked_how.value,
        shares={"by": [str(party.public_id) for party in asked], "what": [share.value for share in plan.shares]},
        state=OFFERED,
        offered_at=act.at,
        key=act.key,
    )


def _receiver(case: Case, plan: Plan, act: Act) -> tuple[User | None, Team | None, str]:
    """Return who or what receives a case, and its name. Raises HandoverCannotBe."""
    if plan.receiver is Receiver.ORGANISATION and plan.to_organisation:
        return None, None, plan.to_organisation
    if plan.receiver is Receiver.PERSON and plan.to_user_id and is_colleague(plan.to_user_id, act.at):
        if plan.to_user_id == case.consultant_id:
            raise HandoverCannotBe(rules.NOT_ONESELF)
        user = User.objects.get(pk=plan.to_user_id)
        return user, None, user.name
    if plan.receiver is Receiver.TEAM:
        team = Team.objects.filter(code=plan.to_team).first()
        if team is not None and team.pk != case.team_id:
            if not TeamMember.objects.filter(team=team).exists():
                raise HandoverCannotBe(rules.NOBODY_THERE)
            return None, team, team.name
    raise HandoverCannotBe(rules.NO_RECEIVER)


def _give(case: Case, row: Handover, by: Worker, at: datetime.datetime) -> None:
    """Let a case be of whoever takes it, in their team; who was the contact by name is so no more."""
    user = User.objects.get(pk=by.user_id)
    if case.case_manager_id == row.giver_id and case.case_manager_id is not None:
        case.case_manager = user if is_guide(user.pk, at) else None
    case.consultant = user
    if row.to_team is not None:
        case.team = row.to_team
    elif not TeamMember.objects.filter(team__isnull=False, team=case.team, user_id=user.pk).exists():
        case.team = teams.only_team(user_id=user.pk)


def _lock(handover_id: uuid.UUID, by: Worker, at: datetime.datetime, key: uuid.UUID) -> tuple[Handover, Act]:
    """Return a handover that somebody may answer, with its case, both locked."""
    found = Handover.objects.filter(handed_to(by), public_id=handover_id)
    cases = Case.objects.filter(pk__in=found.values("case"), ended_at=None)
    case = cases.select_for_update(of=("self",)).first()
    if case is None:
        raise acts.CaseIsGone
    row = Handover.objects.select_for_update(of=("self",)).select_related("to_team").get(public_id=handover_id)
    row.case = case
    return row, Act(case_id=case.public_id, by=by, at=at, key=key)


def _answer(row: Handover, state: HandoverState, act: Act) -> None:
    row.state, row.answered_at, row.answered_by = state.value, act.at, act.by.name
    row.save(update_fields=["state", "answered_at", "answered_by", "refusal"])


def _lay_ready(row: Handover, plan: Plan, party: Party, act: Act) -> None:
    """Lay a letter ready for somebody with what they agreed may go along, and nothing else."""
    contact = ", ".join(filter(None, (party.name, party.phone)))
    known = {Share.NAME: contact, Share.WHY: plan.why, Share.AGREED: plan.agreed, Share.NOT_AGAIN: plan.not_again}
    names = {Share.NAME: "contact", Share.WHY: "waarom", Share.AGREED: "afgesproken", Share.NOT_AGAIN: "niet_opnieuw"}
    values = {name: known[share] if share in plan.shares else "" for share, name in names.items()}
    values |= {"naam": party.name, "ontvanger": row.to_name, "oud": row.giver_name}
    values["telefoon"] = row.case.municipality.desk_phone
    key = uuid.uuid5(act.key, str(party.public_id))
    own = Act(case_id=act.case_id, by=act.by, at=act.at, key=key)
    letters.add_letter(case=row.case, party=party, kind=LetterKind.HANDOVER, values=values, act=own)


def _tell(row: Handover, old: str, new: str, act: Act) -> None:
    """Write once to each carer, and to whom the case is about, who helps them now."""
    sender = sender_of(Municipality.objects.get(pk=row.municipality_id), on=act.date)
    # Whom somebody else asked for and who does not know yet hears it from a person.
    parties = list(_named(row.case).exclude(email="").exclude(agreed_at=None))
    for party in parties:
        mail = handover_mails.changed_hands(party.name, row.case.reference, old=old, new=new, sender=sender)
        send_mail(party=party, mail=mail, reference=f"casework.handover:{row.public_id}:{party.public_id}")
    _log(row.case, act, Action.SEND, parties)


def _named(case: Case) -> "QuerySet[Party]":
    """Return the carers and the client of a case who are in it by name."""
    roles = (PartyRole.CARER.value, PartyRole.CLIENT.value)
    rows = case.parties.filter(role__in=roles, left_at=None).exclude(name="")
    return rows.select_related("person", "municipality").order_by("pk")


def _log(case: Case, act: Act, action: Action, parties: list[Party]) -> None:
    subjects = acts.subjects_of(parties)
    acts.log(case, by=act.by, action=action, subjects=subjects, what=WHAT, why=Purpose.CONTACT, at=act.at)
