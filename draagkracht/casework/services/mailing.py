"""Mail to somebody in a case: in the language that they read, and with nothing that is only theirs to know."""

import datetime
import uuid
from typing import Final

from django.urls import reverse, translate_url
from django.utils import timezone, translation

from draagkracht.base.translation import translate
from draagkracht.casework import links
from draagkracht.casework.models import Case, Party
from draagkracht.casework.rules import talk_mails
from draagkracht.casework.rules.messages import Message
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.services.senders import sender_of
from draagkracht.municipalities.queries import get_origin
from draagkracht.municipalities.services import queue_mail
from draagkracht.people.queries import list_spoken_for

DUTCH: Final = "nl"
PAGES: Final = {"plan": "casework-own:show-agreement", "letter": "casework-own:explain-letter"}


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
    public_id: uuid.UUID,
    reference: str,
    on: datetime.date,
    wish: talk_mails.Wish | None = None,
) -> None:
    """Write that a plan or a letter waits, to who left an address of mail; with by when we like to hear.

    Who has a space reads it there, on the page of the plan or letter with this id. Who has none, and gave the address
    themselves, hears only that there is something, with the link to tie a space.
    """
    if not party.reads_mail:
        return
    sender, to = sender_of(party.municipality, on=on), (party.name, case.reference)
    if party.person_id:
        mail = talk_mails.waits(
            what, *to, own_page(party=party, name=PAGES[what], public_id=public_id), sender, wish=wish
        )
    else:
        mail = talk_mails.news(*to, in_language_of(party=party, address=_tie_address(party)), sender, wish=wish)
    send_mail(party=party, mail=mail, reference=reference)


def own_page(*, party: Party, name: str, public_id: uuid.UUID) -> str:
    """Return the whole address of a page of what is theirs, as somebody with a space opens it: in their language.

    Who speaks for a client with a space opens it in the seat of that client (people.queries.Seat).
    """
    client = party.case.parties.filter(role=PartyRole.CLIENT.value, left_at=None, person__isnull=False).first()
    seat = None
    if party.role == PartyRole.REPRESENTATIVE and party.person_id and client and client.person:
        for_whom = list_spoken_for(party.person_id, timezone.now())
        seat = next((one.public_id for one in for_whom if one.other_id == client.person.public_id), None)
    path = reverse(f"{name}-for", args=[seat, public_id]) if seat else reverse(name, args=[public_id])
    return in_language_of(party=party, address=get_origin(party.municipality_id) + path)


def in_language_of(*, party: Party, address: str) -> str:
    """Return an address of this site as somebody reads the page: in their language."""
    return translate_url(address, language_of(party))


def _tie_address(party: Party) -> str:
    token = links.make_token(party.public_id, party.municipality.code)
    return get_origin(party.municipality_id) + reverse("casework-own:tie-space", args=[token])
