"""Mail to somebody in a case: in the language that they read, and with nothing that is only theirs to know."""

import datetime
from typing import Final

from django.urls import reverse, translate_url
from django.utils import translation

from draagkracht.base.translation import translate
from draagkracht.casework import links
from draagkracht.casework.models import Case, Party
from draagkracht.casework.rules import talk_mails
from draagkracht.casework.rules.messages import Message
from draagkracht.casework.services.senders import sender_of
from draagkracht.municipalities.queries import get_origin
from draagkracht.municipalities.services import queue_mail

DUTCH: Final = "nl"


def language_of(party: Party) -> str:
    """Return in which language somebody is written to: that of their own space, else what they told, else Dutch.

    A language that their municipality does not offer is none.
    """
    known = party.person.language if party.person else party.language
    return known if known in party.municipality.languages else DUTCH


def send_mail(*, party: Party, mail: Message, reference: str) -> None:
    """Queue a mail to somebody in a case in their language, once a reference."""
    with translation.override(language_of(party)):
        paragraphs = ("\n".join(translate(line) for line in lines) for lines in mail.paragraphs)
        queue_mail(
            municipality_id=party.municipality_id,
            to=party.email,
            subject=translate(mail.subject),
            body="\n\n".join(paragraphs) + "\n",
            reference=reference,
        )


def tell_what_waits(
    *,
    party: Party,
    case: Case,
    what: str,
    address: str,
    reference: str,
    on: datetime.date,
    wish: talk_mails.Wish | None = None,
) -> None:
    """Write that a plan or a letter waits, to who left an address of mail; with by when we like to hear.

    Who has a space reads it there, at `address`. Who has none, and gave the address themselves, hears only that there
    is something, with the link to tie a space.
    """
    if not party.reads_mail:
        return
    sender, to = sender_of(party.municipality, on=on), (party.name, case.reference)
    if party.person_id:
        here = in_language_of(party=party, address=address)
        mail = talk_mails.waits(what, *to, here, sender, wish=wish)
    else:
        mail = talk_mails.news(*to, in_language_of(party=party, address=_tie_address(party)), sender, wish=wish)
    send_mail(party=party, mail=mail, reference=reference)


def in_language_of(*, party: Party, address: str) -> str:
    """Return an address of this site as somebody reads the page: in their language."""
    return translate_url(address, language_of(party))


def _tie_address(party: Party) -> str:
    token = links.make_token(party.public_id, party.municipality.code)
    return get_origin(party.municipality_id) + reverse("casework-own:tie-space", args=[token])
