"""Who is in a case, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext

from draagkracht.base import phone as phones
from draagkracht.base.translation import translate
from draagkracht.casework.displays import words
from draagkracht.casework.queries.cases import PartyFacts
from draagkracht.casework.rules import requests


@dataclass(frozen=True, slots=True)
class PersonShown:
    """Somebody in a case."""

    name: str
    tags: tuple[str, ...]
    phone: str
    phone_shown: str
    facts: tuple[tuple[str, str], ...]
    says: str


def person_shown(party: PartyFacts) -> PersonShown:
    """Return somebody in a case: how to reach them, and what is still to be asked."""
    says = ""
    if party.is_invited:
        says = gettext("Nog niet gevraagd. Nodig deze persoon uit. Schrijf pas een naam op als die het goed vindt.")
    elif not party.has_agreed and party.role is requests.PartyRole.CLIENT:
        says = gettext("Een ander deed de melding. Vraag in het eerste gesprek wat deze persoon zelf wil.")
    return PersonShown(
        name=party.name or party.relation,
        tags=(translate(requests.ROLE_LABELS[party.role]),),
        phone=party.phone,
        phone_shown=phones.in_groups(party.phone),
        facts=(
            (gettext("Relatie"), party.relation if party.name else ""),
            (gettext("Mail"), party.email),
            (gettext("Adres"), party.address),
            (gettext("Geboren"), words.day(party.birth_date) if party.birth_date else ""),
        ),
        says=says,
    )
