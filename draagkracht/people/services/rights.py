"""What somebody asks about the file of the municipality: a receipt with a day, and an answer by then."""

import datetime
from uuid import UUID

from django.db import transaction
from django.utils import formats, timezone, translation
from django.utils.translation import gettext

from draagkracht.audit import services as audit
from draagkracht.audit.rules import CLOCK, Action, Basis, Purpose, Who
from draagkracht.municipalities import queries as municipalities
from draagkracht.municipalities.services import queue_mail
from draagkracht.people.models import Person, RightsRequest
from draagkracht.people.queries import rights as queries
from draagkracht.people.queries.rights import Asked
from draagkracht.people.rules import rights
from draagkracht.people.rules.rights import Outcome, Right, State
from draagkracht.people.services.signing import sign_mail

WHAT = "people.rights"


class ReasonIsMissing(Exception):
    """Who gets less than they asked is told why."""


class RequestIsGone(Exception):
    """There is no such request here."""


class RequestIsAnswered(Exception):
    """Somebody answered it already; the answer stays as it is."""


@transaction.atomic
def send_request(*, person_id: int, right: Right, about: str, key: UUID, by: Who, at: datetime.datetime) -> None:
    """Take in what somebody asks, and mail them the day on which the answer is there. A form counts once."""
    person = Person.objects.select_for_update().get(pk=person_id)
    if RightsRequest.objects.filter(key=key).exists():
        return
    today = timezone.localdate(at)
    row = RightsRequest.objects.create(
        municipality_id=person.municipality_id,
        person=person,
        subject=person.public_id,
        name=person.name,
        email=person.email,
        phone=person.phone,
        language=person.language,
        right=right.value,
        about=about,
        received_at=at,
        due_date=rights.due_date(today, term_on(today)),
        key=key,
    )
    _record(row, Action.ADD, by, at)
    if row.email:
        _mail_receipt(row)


def term_on(day: datetime.date) -> int:
    """Return the months in which the present municipality answers what is asked on a day."""
    found = municipalities.get_parameter(rights.TERM, day)
    return rights.months_of(found.value if found else None)


@transaction.atomic
def answer_request(
    *, public_id: UUID, outcome: Outcome, answer: str, answered_by: str, by: Who, at: datetime.datetime
) -> None:
    """Write down what the answer was and mail it; then it stays as it is.

    Raises RequestIsGone, RequestIsAnswered, and ReasonIsMissing where somebody gets less than they asked.
    """
    row = RightsRequest.objects.select_for_update().filter(public_id=public_id).first()
    if row is None:
        raise RequestIsGone
    if row.state == State.ANSWERED:
        raise RequestIsAnswered
    if rights.needs_reason(outcome) and not answer.strip():
        raise ReasonIsMissing
    row.state, row.outcome, row.answer = State.ANSWERED.value, outcome.value, answer
    row.answered_by, row.answered_at = answered_by, at
    if row.email:
        _mail_answer(row)
    if row.person_id is None:
        _forget(row)
    row.save()
    _record(row, Action.SEND, by, at)


@transaction.atomic
def read_requests(*, by: Who, most: int, at: datetime.datetime) -> tuple[tuple[Asked, ...], tuple[Asked, ...]]:
    """Return what waits and what was answered lately, and write down that somebody who works here saw them."""
    waiting, answered = queries.list_open_requests(), queries.list_answered_requests(most=most)
    for row in RightsRequest.objects.filter(public_id__in=[one.public_id for one in (*waiting, *answered)]):
        _record(row, Action.SEE, by, at)
    return waiting, answered


@transaction.atomic
def read_request(*, public_id: UUID, by: Who, at: datetime.datetime) -> Asked | None:
    """Return one request, and write down that somebody who works here saw it; None when there is none here."""
    row = RightsRequest.objects.filter(public_id=public_id).first()
    if row is not None:
        _record(row, Action.SEE, by, at)
    return queries.get_request(public_id)


def forget_answered(*, person_id: int) -> None:
    """Take name, address and words off the answered requests of somebody whose space goes; open ones need them."""
    for row in RightsRequest.objects.select_for_update().filter(person_id=person_id, state=State.ANSWERED.value):
        _forget(row)
        row.save()


@transaction.atomic
def delete_old_requests(*, now: datetime.datetime) -> int:
    """Delete requests that were answered long ago; return how many."""
    rows = RightsRequest.objects.filter(answered_at__lt=now - rights.KEPT_AFTER_ANSWER)
    for row in rows:
        _record(row, Action.REMOVE, CLOCK, now, why=Purpose.RETENTION)
        row.delete()
    return len(rows)


def _forget(row: RightsRequest) -> None:
    row.name = row.email = row.phone = row.about = row.answer = ""


def _mail_receipt(row: RightsRequest) -> None:
    with translation.override(row.language):
        queue_mail(
            municipality_id=row.municipality_id,
            to=row.email,
            subject=gettext("Wij kregen uw vraag over uw gegevens"),
            body=sign_mail(
                gettext(
                    "Dag,\n\nU vroeg iets over uw gegevens bij de gemeente. Die vraag kwam goed aan.\n\n"
                    "U krijgt antwoord op %(day)s of eerder. U hoeft niets te doen.\n\n"
                    "Misschien bellen wij u eerst. Dan weten wij zeker dat u het bent."
                )
                % {"day": formats.date_format(row.due_date, "j F Y")},
                municipality_id=row.municipality_id,
                to_space=row.person_id is not None,
            ),
            reference=f"people.rights.{row.public_id}",
        )


def _mail_answer(row: RightsRequest) -> None:
    with translation.override(row.language):
        says = {
            Outcome.GIVEN: gettext("Wij doen wat u vroeg."),
            Outcome.PARTLY: gettext("Wij doen een deel van wat u vroeg."),
            Outcome.REFUSED: gettext("Wij doen niet wat u vroeg."),
        }[Outcome(row.outcome)]
        parts = [
            gettext("Dag,"),
            gettext("U vroeg iets over uw gegevens bij de gemeente. Dit is ons antwoord.") + " " + says,
            *([row.answer] if row.answer else []),
            gettext("Bent u het er niet mee eens? Bel ons. U kunt ook bezwaar maken, binnen zes weken."),
        ]
        queue_mail(
            municipality_id=row.municipality_id,
            to=row.email,
            subject=gettext("Antwoord op uw vraag over uw gegevens"),
            body=sign_mail("\n\n".join(parts), municipality_id=row.municipality_id, to_space=row.person_id is not None),
            reference=f"people.rights.{row.public_id}.answer",
        )


def _record(row: RightsRequest, action: Action, by: Who, at: datetime.datetime, why: Purpose = Purpose.RIGHTS) -> None:
    audit.record(
        municipality_id=row.municipality_id,
        actor=by,
        subject=row.subject,
        action=action,
        what=WHAT,
        why=why,
        basis=Basis.LEGAL_DUTY,
        about=str(row.public_id),
        at=at,
    )
