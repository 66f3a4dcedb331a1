"""Somebody in a case ties their own space to it: then they read and sign there. They do it themselves or not at all."""

import datetime
import uuid

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from draagkracht.accounts import acting
from draagkracht.accounts import services as accounts
from draagkracht.audit.rules import Action, Purpose
from draagkracht.casework.models import Party
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.services import acts
from draagkracht.casework.services.acts import Act
from draagkracht.casework.services.mailing import in_language_of, language_of
from draagkracht.casework.services.own import ROLES
from draagkracht.municipalities import services as municipalities
from draagkracht.people.models import Person
from draagkracht.people.services.noting import note
from draagkracht.people.services.signing import sign_mail

WHAT = "casework.party"


class LinkIsGone(Exception):
    """The link is worth nothing: another space was tied already, or whoever it was for has left the case."""


@transaction.atomic
def offer_link(*, act: Act, party_id: uuid.UUID, address: str) -> None:
    """Mail somebody in a case the link to tie their own space to it. Raises acts.CaseIsGone.

    A second press of the same form mails nothing more.
    """
    case = acts.lock_case(act)
    party = case.parties.filter(public_id=party_id, left_at=None, person=None).exclude(email="").first()
    if party is None:
        raise acts.CaseIsGone
    with translation.override(language_of(party)):
        _mail_link(party, in_language_of(party=party, address=address), reference=f"casework.link.{act.key}")
    acts.log(
        case,
        by=act.by,
        action=Action.SEND,
        subjects=acts.subjects_of([party]),
        what=WHAT,
        why=Purpose.CONTACT,
        at=act.at,
    )


def _mail_link(party: Party, address: str, *, reference: str) -> None:
    municipalities.queue_mail(
        municipality_id=party.municipality_id,
        to=party.email,
        subject=gettext("Lees en teken uw afspraken op uw eigen plek"),
        body=sign_mail(
            gettext(
                "Dag %(name)s,\n\nWij maken samen afspraken. "
                "U kunt ze lezen en tekenen op uw eigen plek op onze site.\n\n"
                "Open deze link, en log in of maak een plek:\n%(address)s\n\n"
                "De link werkt 30 dagen. Het hoeft niet: u krijgt alles ook op papier."
            )
            % {"name": party.name, "address": address},
            municipality_id=party.municipality_id,
        ),
        reference=reference,
    )


@transaction.atomic
def tie_space(*, party_id: uuid.UUID, person_id: int, at: datetime.datetime) -> None:
    """Tie a space to somebody's place in a case; the same space twice does nothing more. Raises LinkIsGone."""
    party = Party.objects.select_for_update().filter(public_id=party_id, left_at=None).first()
    if party is None or party.person_id not in {None, person_id}:
        raise LinkIsGone
    if party.person_id == person_id:
        return
    if Party.objects.filter(case_id=party.case_id, person_id=person_id, left_at=None).exists():
        raise LinkIsGone
    person = Person.objects.get(pk=person_id)
    party.person = person
    party.save(update_fields=["person"])
    role = ROLES.get(PartyRole(party.role))
    if role is not None and person.user_id is not None:
        accounts.give_role(municipality_id=party.municipality_id, user_id=person.user_id, role=role, by=None, at=at)
    note(person=person, what=WHAT, action=Action.ADD, by=acting.resident(person.public_id), at=at)
