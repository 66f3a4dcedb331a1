"""What anybody may say of a service: about which part, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules import fields
from draagkracht.directory.rules.history import Json, Subject


@dataclass(frozen=True, slots=True)
class Topic:
    """A part of the page of a service, and the field behind it.

    What somebody says of a short field can be put in its place as it is; of the others an editor makes it.
    """

    label: Sentence
    field: str
    is_short: bool = False


# By the word in the address.
TOPICS: Final[Mapping[str, Topic]] = {
    "naam": Topic(Sentence(N_("De naam")), "name", is_short=True),
    "uitleg": Topic(Sentence(N_("De uitleg")), "description"),
    "eerste-stap": Topic(Sentence(N_("De eerste stap")), "first_step"),
    "telefoon": Topic(Sentence(N_("Het telefoonnummer")), "contacts", is_short=True),
    "mail": Topic(Sentence(N_("Het mailadres")), "email", is_short=True),
    "site": Topic(Sentence(N_("De site")), "url", is_short=True),
    "verwachten": Topic(Sentence(N_("Wat u kunt verwachten")), "what_to_expect"),
    "voor-wie": Topic(Sentence(N_("Voor wie het is")), "eligibility_description"),
    "wanneer": Topic(Sentence(N_("Wanneer het is")), "schedules"),
    "waar": Topic(Sentence(N_("Waar het is")), "locations"),
    "prijs": Topic(Sentence(N_("Wat het kost")), "cost_options"),
    "betalen": Topic(Sentence(N_("Wie betaalt")), "laws"),
    "taal": Topic(Sentence(N_("De taal")), "languages"),
    "gestopt": Topic(Sentence(N_("Dit is er niet meer")), "status"),
    "anders": Topic(Sentence(N_("Iets anders")), ""),
}


def changes_of(topic: Topic, right: str, present: Mapping[str, Json]) -> dict[str, Json]:
    """Return what somebody's words would change as they are; nothing where an editor has to make it of them."""
    if not topic.is_short or not right:
        return {}
    try:
        if topic.field == "contacts":
            return {"contacts": _with_phone(right, present)}
        return {topic.field: fields.check(Subject.SERVICE, topic.field, right)}
    except fields.ValueIsWrong:
        return {}


def _with_phone(right: str, present: Mapping[str, Json]) -> list[Json]:
    rows: Any = present.get("contacts") or []
    phone = fields.check_column("contacts", "phone", right)
    at = next((number for number, row in enumerate(rows) if row["phone"]), len(rows))
    empty: dict[str, Json] = {"hsds_id": "", **dict.fromkeys(fields.CONTACTS, "")}
    changed = {**(rows[at] if at < len(rows) else empty), "phone": phone}
    return [*rows[:at], changed, *rows[at + 1 :]]
