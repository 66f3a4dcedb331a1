"""Mail of a municipality: kept in an outbox, sent by a job, deleted after thirty days."""

import datetime
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from draagkracht.base import jobs, tenancy
from draagkracht.municipalities import mail as wire
from draagkracht.municipalities.models import Mail

MAIL_IS_KEPT: Final = datetime.timedelta(days=30)
LONGEST_SUBJECT: Final = 200


def queue_mail(
    *, municipality_id: int, to: str, subject: str, body: str, reference: str, stop_address: str = ""
) -> None:
    """Put a mail from the desk in the outbox, once per reference; it goes with the present transaction.

    Plain text. What has the reference of an earlier mail is that mail, and does nothing. `stop_address` is where a
    program that reads mail stops mails like this one, with an empty form and without asking (RFC 8058).
    """
    with tenancy.acting_for(municipality_id):
        mail, is_new = _put(municipality_id, to, subject, body, reference, stop_address)
        if is_new:
            jobs.queue_job(
                name="municipalities.send-mail", municipality_id=municipality_id, arguments={"mail_id": mail.pk}
            )


def send_mail_now(*, municipality_id: int, to: str, subject: str, body: str, reference: str) -> None:
    """Send a mail that somebody waits for on the screen: a code to sign in.

    Its text is kept in the demo alone, for the mailbox. Raises mail.MailNotSent.
    """
    with tenancy.acting_for(municipality_id):
        mail, is_new = _put(municipality_id, to, subject, body, reference)
        if not is_new:
            return
        wire.send(mail)
        mail.state, mail.sent_at = Mail.State.SENT, timezone.now()
        if not settings.HAS_MAILBOX:
            mail.body = ""
        mail.save(update_fields=["state", "sent_at", "body"])


@transaction.atomic
def send_waiting_mail(*, mail_id: int, at: datetime.datetime) -> None:
    """Send a mail of the outbox that was not sent yet. Raises mail.MailNotSent when trying again may help."""
    mail = Mail.objects.select_for_update(of=("self",)).select_related("municipality").filter(pk=mail_id).first()
    if mail is None or mail.state != Mail.State.WAITING:
        return
    try:
        wire.send(mail)
    except wire.MailIsRefused:
        mail.state = Mail.State.REFUSED
    else:
        mail.state, mail.sent_at = Mail.State.SENT, at
    mail.save(update_fields=["state", "sent_at"])


@transaction.atomic
def delete_old_mail(*, now: datetime.datetime) -> int:
    """Delete the mails of thirty days ago and before, sent or not; return how many."""
    return Mail.objects.filter(queued_at__lte=now - MAIL_IS_KEPT).delete()[0]


def _put(
    municipality_id: int, to: str, subject: str, body: str, reference: str, stop_address: str = ""
) -> tuple[Mail, bool]:
    one_line = " ".join(subject.split())[:LONGEST_SUBJECT]  # a second line would be a header
    facts = {"to": to, "subject": one_line, "body": body, "stop_address": stop_address}
    mail, is_new = Mail.objects.get_or_create(municipality_id=municipality_id, reference=reference, defaults=facts)
    return mail, is_new


@transaction.atomic
def delete_mail_to(*, email: str) -> int:
    """Delete the mails of the present municipality to an address, sent or not; return how many."""
    return Mail.objects.filter(to=email).delete()[0]


@transaction.atomic
def delete_mail(*, reference: str) -> int:
    """Delete a mail of the present municipality, sent or not, by its reference; return how many that are."""
    return Mail.objects.filter(reference=reference).delete()[0]


@transaction.atomic
def delete_mail_of(*, reference: str) -> int:
    """Delete the mail of the present municipality with a reference, sent or not; return how many."""
    return Mail.objects.filter(reference=reference).delete()[0]


@transaction.atomic
def delete_mail_about(*, reference: str) -> int:
    """Delete the mails of the present municipality whose reference begins so, sent or not; return how many."""
    return Mail.objects.filter(reference__startswith=reference).delete()[0]
