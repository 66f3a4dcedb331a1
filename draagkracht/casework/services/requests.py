"""A request for support comes in: the case, who is in it, and the receipt with its dates (Wmo 2015, article 2.3.2)."""

import datetime
import secrets
import uuid

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from draagkracht.accounts.permissions import Actor
from draagkracht.audit.rules import Action, Purpose
from draagkracht.casework.models import Case, CaseMove, Letter, Party
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries import clock
from draagkracht.casework.rules import mails, notes, requests, terms
from draagkracht.casework.rules.messages import Message
from draagkracht.casework.rules.requests import Contact, PartyRole, Request
from draagkracht.casework.rules.states import State
from draagkracht.casework.rules.terms import Term
from draagkracht.casework.services import acts, teams
from draagkracht.casework.services.mailing import send_mail
from draagkracht.casework.services.senders import sender_of
from draagkracht.municipalities.models import Municipality
from draagkracht.people.models import Person
from draagkracht.referrals import services as referrals
from draagkracht.referrals.rules.referring import Channel

RECEIPT = "receipt"


@transaction.atomic
def receive_request(
    *, municipality_id: int, request: Request, by: Worker, at: datetime.datetime, key: uuid.UUID
) -> uuid.UUID:
    """Write a request down, and confirm it at once; return the public id of its case.

    Who has a mail address gets the receipt by mail; for who has none it waits as a letter to be sent. The same form
    sent again gives the same case, and so does another of the same referral. A referral that it comes from ends with
    it, who referred hears, and whoever makes the case has it. Who does not know of it yet hears nothing by mail.
    Raises requests.RequestCannotBe, referrals.ReferralIsGone and referrals.HasMoved.
    """
    requests.check_request(request)
    # One at a time a municipality: the second of two parallel requests sees the case of the first.
    municipality = Municipality.objects.select_for_update(no_key=True).get(pk=municipality_id)
    same = Q(key=key) | Q(referral_id=request.referral_id) if request.referral_id else Q(key=key)
    earlier = Case.objects.filter(same).first()
    if earlier:
        return earlier.public_id
    case = _add_case(municipality, request, by, at, key)
    if request.was_spoken:
        case.first_contact_at = case.received_at
    if request.referral_id:
        case.consultant_id = by.user_id
        actor = Actor(user_id=by.user_id, name=by.name, email="", roles=by.roles)
        facts = referrals.start_support(public_id=request.referral_id, by=actor, at=at)
        case.first_contact_at = facts.first_contact_at
        if facts.channel is not Channel.ENVIRONMENT:  # a neighbour does not come into the file by name
            case.reported_by = case.reported_by or requests.reporter(facts.referrer, facts.organisation)
    parties = _add_parties(case, request, at)
    named = [party for party in parties if party.name]
    acts.log(case, by=by, action=Action.ADD, subjects=acts.subjects_of(named), why=Purpose.CONTACT, at=at)
    knowing = [party for party in named if case.client_told_at or party.role != PartyRole.CLIENT]
    confirm(case, parties=knowing or named, by_mail=knowing, by=by, at=at)
    acts.set_clock(case)
    case.save()
    return case.public_id


def _add_case(municipality: Municipality, request: Request, by: Worker, at: datetime.datetime, key: uuid.UUID) -> Case:
    way, received = requests.WAYS[request.way], _received(request, at)
    case = Case.objects.create(
        municipality=municipality,
        team=teams.only_team(user_id=by.user_id),
        reference=new_reference(),
        state=State.RECEIVED.value,
        is_own_right=way.is_own_right,
        asked_by=way.asked_by.value,
        reported_by=request.reported_by,
        question=request.question.strip(),
        is_urgent=request.urgent is not None,
        urgent_at=received if request.urgent else None,
        referral_id=request.referral_id,
        received_at=received,
        client_told_at=received if way.is_own_right or request.is_known else None,
        key=key,
    )
    CaseMove.objects.create(
        municipality=municipality,
        case=case,
        to_state=case.state,
        at=at,
        by=by.name,
        step=notes.RECEIVED,
        reason=request.urgent_note,
    )
    return case


def _received(request: Request, at: datetime.datetime) -> datetime.datetime:
    """Return when a request came in: the clock begins on that day, also where it is written down later."""
    day = request.received_date
    if day is None or day >= timezone.localdate(at):
        return at
    return datetime.datetime.combine(day, datetime.time(12), timezone.get_current_timezone())


def _add_parties(case: Case, request: Request, at: datetime.datetime) -> list[Party]:
    """Add who is in the case; of who was not asked yet only what the client calls them."""
    return [_add_party(case, place, at) for place in requests.list_places(request)]


def _add_party(case: Case, place: requests.Place, at: datetime.datetime) -> Party:
    contact = place.contact or Contact(name="")
    person = Person.objects.filter(public_id=contact.person_id).first() if contact.person_id else None
    return Party.objects.create(
        municipality_id=case.municipality_id,
        case=case,
        role=place.role.value,
        relation=place.relation,
        name=contact.name,
        phone=contact.phone,
        email=contact.email,
        address=contact.address,
        birth_date=contact.birth_date,
        language=contact.language,
        person=person,
        is_invited=place.contact is None,
        agreed_at=at if place.has_agreed else None,
    )


def confirm(case: Case, *, parties: list[Party], by_mail: list[Party], by: Worker, at: datetime.datetime) -> None:
    """Send the receipt by mail to these who have an address, or lay it ready as a letter for one of them."""
    mailed = [party for party in by_mail if party.email]
    for party in mailed:
        mail = receipt_of(case, party=party, municipality=case.municipality)
        send_mail(party=party, mail=mail, reference=f"casework.receipt:{party.public_id}")
    if mailed:
        case.support_pointed_at = case.support_pointed_at or at
        subjects = acts.subjects_of(mailed)
        what, why = "casework.receipt", Purpose.CONTACT
        acts.log(case, by=by, action=Action.SEND, subjects=subjects, what=what, why=why, at=at)
    elif parties:
        _lay_ready(case, main_party(parties), at)


def main_party(parties: list[Party]) -> Party:
    """Return to whom a letter goes: who speaks for somebody, else the first."""
    speaking = [party for party in parties if party.role == PartyRole.REPRESENTATIVE]
    return (speaking or parties)[0]


def _lay_ready(case: Case, party: Party, at: datetime.datetime) -> None:
    mail = receipt_of(case, party=party, municipality=case.municipality)
    Letter.objects.create(
        municipality_id=case.municipality_id,
        case=case,
        party=party,
        kind=RECEIPT,
        subject=mail.subject.dutch(),
        blocks=[{"code": RECEIPT, "text": text} for text in mail.dutch()],
        made_at=at,
        key=uuid.uuid4(),
    )


def receipt_of(case: Case, *, party: Party, municipality: Municipality) -> Message:
    """Return the receipt for somebody in a case, with the dates as they follow from the request."""
    dues = {due.term: due.due_date for due in terms.due_dates(clock.facts_of(case), clock.list_parameters())}
    received = timezone.localdate(case.received_at)
    dates = mails.Dates(
        received=received,
        urgent=dues.get(Term.URGENT_PROVISION),
        first_contact=None if case.first_contact_at else dues[Term.FIRST_CONTACT],
        plan=dues[Term.PERSONAL_PLAN],
        investigation=dues[Term.INVESTIGATION],
        total=dues[Term.TOTAL],
    )
    return mails.receipt(party.name, case.reference, dates, sender_of(municipality, on=received))


def new_reference() -> str:
    """Return a new reference that can be read out: "7K4M-Q2XB"."""
    signs = "".join(secrets.choice(requests.REFERENCE_SIGNS) for _ in range(requests.REFERENCE_LENGTH))
    return f"{signs[:4]}-{signs[4:]}"
