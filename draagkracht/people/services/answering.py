"""Saying yes to stand beside somebody. From then on the two are tied, or one speaks for the other."""

import datetime
from dataclasses import dataclass

from django.db import transaction

from draagkracht.accounts import acting
from draagkracht.accounts import services as accounts
from draagkracht.accounts.rules import Role, clean_email
from draagkracht.audit.rules import Action
from draagkracht.base.text import N_
from draagkracht.people.models import CareRelation, Person, SpaceInvitation
from draagkracht.people.rules import voices
from draagkracht.people.rules.codes import Beside, Power, Relation
from draagkracht.people.services import invitations, representation
from draagkracht.people.services.invitations import InvitationIsGone
from draagkracht.people.services.noting import note

ROLES = {Beside.CARED_FOR: Role.CARE_RECIPIENT, Beside.CARES: Role.CARER, Beside.SPEAKS: Role.REPRESENTATIVE}


class NotForYou(Exception):
    """The question went to another address of mail, or somebody would answer themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a carer calls whom they care for, asked of who says yes to "do you care for me?"."""

    called: str
    relation: Relation
    lives_together: bool | None


@transaction.atomic
def accept(*, token: str, person_id: int, words: Words | None = None, at: datetime.datetime) -> Beside:
    """Say yes to a question; return to what. It works once.

    Raises InvitationIsGone, and NotForYou for who does not own the address to which the question was mailed.
    """
    row = invitations.lock(token=token, at=at)
    me = Person.objects.select_for_update(of=("self",)).select_related("user").get(pk=person_id)
    signs_in_with = clean_email(me.user.email or "") if me.user else ""
    if row.person_id == me.pk or not voices.may_answer(sent_to=row.email, email=signs_in_with):
        raise NotForYou
    beside = Beside(row.beside)
    if beside is Beside.SPEAKS:
        _let_speak(row, me, at)
    else:
        _tie(row, me, words, at)
    if me.user_id is not None:
        municipality_id, user_id = me.municipality_id, me.user_id
        accounts.give_role(municipality_id=municipality_id, user_id=user_id, role=ROLES[beside], by=None, at=at)
    invitations.forget(row)
    return beside


def _tie(row: SpaceInvitation, me: Person, words: Words | None, at: datetime.datetime) -> None:
    """Tie carer and who is cared for, in the words of the carer; nothing where they are tied already."""
    carer, recipient = (row.person, me) if row.relation else (me, row.person)
    tied = CareRelation.objects.filter(carer=carer, recipient=recipient, ended_at__isnull=True).exists()
    relation = row.relation
    if not tied and relation is not None:
        if relation.ended_at is not None or relation.recipient_id is not None:
            raise InvitationIsGone
        relation.recipient = recipient
        relation.save(update_fields=["recipient"])
    elif not tied and words is not None:
        CareRelation.objects.create(
            municipality_id=me.municipality_id,
            carer=carer,
            recipient=recipient,
            called=words.called,
            relation=words.relation.value,
            lives_together=words.lives_together,
        )
    for person in (carer, recipient):
        note(person=person, what="people.tie", action=Action.ADD, by=acting.resident(me.public_id), at=at)
    invitations.tell(row.person, subject=SAID_YES, body=LOOK_YOURSELF, reference=f"people.answered.{row.public_id}")


def _let_speak(row: SpaceInvitation, me: Person, at: datetime.datetime) -> None:
    if row.speaks_until is not None and row.speaks_until <= at:
        raise InvitationIsGone
    representation.begin(
        person=row.person,
        speaker=me,
        power=Power(row.power),
        confirmed_by=row.confirmed_by,
        until=row.speaks_until,
        at=at,
    )
    body = SPEAKS_BY_LAW if row.confirmed_by else LOOK_YOURSELF
    invitations.tell(row.person, subject=SAID_YES, body=body, reference=f"people.answered.{row.public_id}")


SAID_YES = N_("Er is iets veranderd op uw eigen plek")
LOOK_YOURSELF = N_(
    "Dag,\n\nU vroeg iemand om iets met u te delen. Het antwoord is ja.\n\n"
    "Kijk op uw eigen plek wie wat ziet. U kunt het elke dag stoppen."
)
SPEAKS_BY_LAW = N_(
    "Dag,\n\nIemand mag voor u spreken bij de gemeente. De gemeente heeft gezien dat dit klopt.\n\n"
    "Kijk op uw eigen plek wie het is, en wat deze persoon ziet. Klopt het niet? Bel ons meteen."
)
