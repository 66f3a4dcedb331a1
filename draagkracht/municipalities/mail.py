"""How a mail of a municipality looks on the wire, and handing it to the mail server."""

import hashlib
import smtplib
from email.headerregistry import Address

from django.conf import settings
from django.core.mail import EmailMessage

from draagkracht.municipalities.models import Mail, Municipality

NEVER_AGAIN = range(500, 600)


class MailNotSent(RuntimeError):
    """The mail server did not take a mail. Names neither address nor text: this ends up in journals."""


class MailIsRefused(MailNotSent):
    """The mail server will never take this mail: the address does not exist, say."""


def send(mail: Mail) -> None:
    """Hand a mail to the mail server; raises MailNotSent, or MailIsRefused when trying again is of no use."""
    try:
        message_of(mail).send()
    except smtplib.SMTPRecipientsRefused as refused:
        codes = {code for code, _ in refused.recipients.values()}
        if codes and all(code in NEVER_AGAIN for code in codes):
            raise MailIsRefused(f"Mail {mail.pk} is refused for good.") from None
        raise MailNotSent(f"Mail {mail.pk} is refused for now.") from None
    except (smtplib.SMTPException, OSError) as error:
        raise MailNotSent(f"Mail {mail.pk} is not sent: {type(error).__name__}.") from None


def message_of(mail: Mail) -> EmailMessage:
    """Return a mail with its headers: from the desk, and the same Message-ID however often it is sent."""
    municipality = mail.municipality
    sender = sender_of(municipality)
    domain = sender.rpartition("@")[2]
    digest = hashlib.sha256(f"{municipality.code} {mail.reference}".encode()).hexdigest()[:40]
    name = municipality.desk_name
    reply_to = [municipality.desk_email] if municipality.desk_email else []
    return EmailMessage(
        subject=mail.subject,
        body=mail.body,
        from_email=str(Address(display_name=name, addr_spec=sender)),
        to=[mail.to],
        reply_to=reply_to,
        # Nobody is away for a letter that a machine sent, and no two copies are shown of one that came twice.
        headers={"Message-ID": f"<{digest}@{domain}>", "Auto-Submitted": "auto-generated", **_stop_headers(mail)},
    )


def _stop_headers(mail: Mail) -> dict[str, str]:
    """Return the headers by which a program stops mails that come again and again, with one press (RFC 8058)."""
    if not mail.stop_address:
        return {}
    return {"List-Unsubscribe": f"<{mail.stop_address}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def sender_of(municipality: Municipality) -> str:
    """Return the address that mail of a municipality comes from: DRAAGKRACHT_MAIL_FROM, else that of its desk."""
    return settings.MAIL_FROM or municipality.desk_email or f"noreply@{municipality.slug}.invalid"
