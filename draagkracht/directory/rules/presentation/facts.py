"""Other facts of a service in words: how fresh, how far, for which age; and addresses that a page may link to."""

import re
from datetime import date
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence

YEAR: Final = 365
HALF_YEAR: Final = 183
WEEK: Final = 7
MONTHS_IN_YEAR: Final = 12
NEAR_KM: Final = 1.0
FAR_KM: Final = 10.0
SUMMARY_LENGTH: Final = 180
LONGEST_SENTENCE: Final = 240
FEWEST_DIGITS: Final = 3

SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+")
TELEPHONE: Final = re.compile(r"\+?[0-9][0-9 ()./-]*")
MAIL: Final = re.compile(r"[^\s@<>?&%]+@[^\s@<>?&%]+")
TRUNK_ZERO: Final = "(0)"


class Freshness(StrEnum):
    """How much a check is worth: the colour beside the words."""

    RECENT = "recent"
    AGING = "aging"
    OLD = "old"
    NEVER = "never"


def freshness_level(assured: date | None, today: date, *, is_unanswered: bool = False) -> Freshness:
    """Return how fresh a service is: half a year is recent, beyond a year, or without an answer, it is old."""
    if assured is None:
        return Freshness.NEVER
    days = (today - assured).days
    if is_unanswered or days > YEAR:
        return Freshness.OLD
    return Freshness.RECENT if days <= HALF_YEAR else Freshness.AGING


def freshness(assured: date | None, today: date, *, is_unanswered: bool = False) -> Sentence:
    """Return how long ago a person checked a service, in words without figures where they are not needed.

    `is_unanswered`: the provider was asked, reminded and called, and said nothing.
    """
    if is_unanswered:
        return Sentence(N_("niet gecontroleerd: wij kregen geen antwoord"))
    if assured is None:
        return Sentence(N_("nog niet gecontroleerd"))
    days = (today - assured).days
    if days > YEAR:
        return Sentence(N_("langer dan een jaar niet gecontroleerd"))
    if days < WEEK:
        return Sentence(N_("in de afgelopen week gecontroleerd"))
    return _months_ago((today.year - assured.year) * MONTHS_IN_YEAR + today.month - assured.month)


def _months_ago(months: int) -> Sentence:
    if months == 0:
        return Sentence(N_("deze maand gecontroleerd"))
    if months == 1:
        return Sentence(N_("vorige maand gecontroleerd"))
    return Sentence(N_("%(months)s maanden geleden gecontroleerd"), {"months": months})


def distance(km: float) -> Sentence:
    """Return a distance as the crow flies; beyond ten kilometres without decimals."""
    if km < NEAR_KM:
        return Sentence(N_("minder dan 1 km"))
    return Sentence(N_("%(km)s km"), {"km": round(km, 1) if km < FAR_KM else round(km)})


def ages(minimum: int | None, maximum: int | None) -> Sentence | None:
    """Return for which ages a service is, both ends included; None when that is not said."""
    if minimum is not None and maximum is not None:
        words = {"youngest": minimum, "oldest": maximum}
        return Sentence(N_("Voor mensen van %(youngest)s tot en met %(oldest)s jaar."), words)
    if minimum is not None:
        return Sentence(N_("Voor mensen vanaf %(youngest)s jaar."), {"youngest": minimum})
    if maximum is not None:
        return Sentence(N_("Voor mensen tot en met %(oldest)s jaar."), {"oldest": maximum})
    return None


def summary(text: str, *, short: int = SUMMARY_LENGTH, longest: int = LONGEST_SENTENCE) -> str:
    """Return the first sentence of a text, and the next ones as long as it stays short (in characters)."""
    first, *others = SENTENCE_END.split(" ".join(text.split()))
    if len(first) > longest:
        return first[:longest].rsplit(" ", 1)[0].rstrip(",;: ") + " …"
    found = first
    for sentence in others:
        if len(found) + len(sentence) >= short:
            break
        found = f"{found} {sentence}"
    return found


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text, without empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def telephone_address(number: str) -> str:
    """Return what a telephone dials (`tel:…`) for the first number in a text; nothing when there is none."""
    found = TELEPHONE.search(number.replace(TRUNK_ZERO, ""))
    dialled = "".join(sign for sign in found[0] if sign.isdigit() or sign == "+") if found else ""
    return f"tel:{dialled}" if len(dialled) >= FEWEST_DIGITS else ""


def link_address(address: str) -> str:
    """Return the address when a browser may follow it (http or https), else nothing: a feed could hold a script."""
    return address if re.match(r"https?://[^\s/]", address, re.IGNORECASE) else ""


def is_mail(address: str) -> bool:
    """Return whether a text is one mail address that a link may open, and no more than that."""
    return bool(MAIL.fullmatch(address))


def especially_with(conditions: Sentence) -> Sentence:
    """Return for which conditions a service is especially meant."""
    return Sentence(N_("Speciaal bij %(conditions)s."), {"conditions": conditions})
