"""Letting the referrer know how it goes, at the level that the carer agreed to."""

from django.utils import formats, timezone, translation

from draagkracht.base.translation import translate
from draagkracht.municipalities.services import queue_mail
from draagkracht.referrals.models import Referral
from draagkracht.referrals.rules import moves, privacy, referring, telling


def tell_referrer(*, referral: Referral, by: str = "") -> bool:
    """Queue the mail for the present state of a referral, once; tell whether there was one to queue."""
    if not referral.by_email:
        return False
    state = moves.State(referral.state)
    with translation.override(referral.by_language):
        mail = telling.mail_of(state, referring.Answer(referral.answer), _told(referral, by))
        if mail is None:
            return False
        queue_mail(
            municipality_id=referral.municipality_id,
            to=referral.by_email,
            subject=translate(mail.subject),
            body="\n\n".join(translate(paragraph) for paragraph in mail.paragraphs) + "\n",
            reference=f"referral/{referral.public_id}/{state.value}",
        )
    return True


def _told(referral: Referral, by: str) -> telling.Told:
    municipality = referral.municipality
    return telling.Told(
        day=formats.date_format(timezone.localtime(referral.received_at), "j F"),
        initials=privacy.initials(referral.name),
        due=formats.date_format(timezone.localtime(referral.first_contact_due_at), "l j F"),
        by=by or municipality.desk_name,
        outcome=referring.Outcome(referral.outcome) if referral.outcome else None,
        desk=municipality.desk_name,
        phone=municipality.desk_phone,
    )
