"""Somebody who was referred hears of it, and may tie it to a space of their own to see who looked.

Only the link in that mail ties: a name or an address of mail that is the same proves nothing.
"""

import datetime
import uuid
from typing import Final

from django.db import transaction
from django.urls import reverse
from django.utils import formats, timezone, translation

from draagkracht.accounts import acting
from draagkracht.audit.rules import Action
from draagkracht.base.translation import translate
from draagkracht.municipalities.queries import get_origin
from draagkracht.municipalities.services import delete_mail, queue_mail
from draagkracht.people.models import Person
from draagkracht.people.services.noting import note
from draagkracht.referrals import own_links
from draagkracht.referrals.models import Referral, TiedReferral
from draagkracht.referrals.rules import hearing

WHAT: Final = "referrals.referral"


class LinkIsGone(Exception):
    """The link is worth nothing: somebody else tied it."""


def tell_carer(*, referral: Referral) -> bool:
    """Queue the mail to somebody who was referred, in their language, once; tell whether there was an address."""
    if not referral.email:
        return False
    municipality = referral.municipality
    token = own_links.make_token(referral.public_id, municipality.code)
    language = referral.language if referral.language in municipality.languages else "nl"
    with translation.override(language):
        mail = hearing.mail_of(
            due=formats.date_format(timezone.localtime(referral.first_contact_due_at), "l j F"),
            address=get_origin(municipality.pk) + reverse("referrals:tie-referral", args=[token]),
            desk=municipality.desk_name,
            phone=municipality.desk_phone,
        )
        queue_mail(
            municipality_id=municipality.pk,
            to=referral.email,
            subject=translate(mail.subject),
            body="\n\n".join(translate(paragraph) for paragraph in mail.paragraphs) + "\n",
            reference=reference_of(referral.public_id),
        )
    return True


def forget_mail(*, referral: Referral) -> None:
    """Delete the mail to somebody who was referred: they took the consent back."""
    delete_mail(reference=reference_of(referral.public_id))


@transaction.atomic
def tie_referral(*, referral_id: uuid.UUID, person_id: int, at: datetime.datetime) -> None:
    """Tie a referral to the space of whoever holds its link; the same space twice does nothing. Raises LinkIsGone."""
    person = Person.objects.select_for_update().get(pk=person_id)
    row, is_new = TiedReferral.objects.get_or_create(
        municipality_id=person.municipality_id, referral_id=referral_id, defaults={"person": person, "tied_at": at}
    )
    if row.person_id != person_id:
        raise LinkIsGone
    if is_new:
        note(person=person, what=WHAT, action=Action.ADD, by=acting.resident(person.public_id), at=at)


def reference_of(referral_id: uuid.UUID) -> str:
    """Return the reference of the mail."""
    return f"referral-heard/{referral_id}"
