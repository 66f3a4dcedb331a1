"""Which text of a service is searched, and how much it weighs."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Final

from draagkracht.directory.rules import codes
from draagkracht.directory.rules.facts import DUTCH, Facet
from draagkracht.directory.rules.search import labels

MOST_ASKED: Final = 1_500  # characters
ADULT: Final = 25  # a service up to this age is for the young

CODES: Final[Mapping[Facet, type[StrEnum]]] = {
    Facet.NEED: codes.BaseFunction,
    Facet.CONDITION: codes.Condition,
    Facet.RESPITE_FORM: codes.RespiteForm,
    Facet.LAW: codes.Law,
}


def fields_of(
    *,
    name: str,
    alternate_name: str,
    asked_as: str,
    organization: str,
    coded: Mapping[Facet, Collection[str]],
    languages: Iterable[str],
    texts: Iterable[str],
) -> dict[str, str]:
    """Return the text of a service by weight: its name (A), other names (B), who offers it, its categories and how
    people ask for it (C), all the rest (D).

    The words of a category move a service up. They never hide one that nobody has classified. How people ask is read
    up to `MOST_ASKED` characters: nobody is found for everything.
    """
    named = [code_list(code) for facet, code_list in CODES.items() for code in coded.get(facet, ())]
    return {
        "A": name,
        "B": alternate_name,
        "C": "\n".join(filter(None, (organization, labels.words_of(named, languages), asked_as[:MOST_ASKED]))),
        "D": "\n".join(text for text in texts if text),
    }


def codes_of(
    facts: Collection[str], *, audiences: Collection[str], maximum_age: int | None, languages: Collection[str]
) -> list[str]:
    """Return what a question may mean by a code: the facts of a service, and for which group it is alone."""
    found = [*facts, *(f"audience:{audience}" for audience in audiences)]
    if audiences and set(audiences) <= {codes.Audience.YOUNG_CARER}:
        found.append("for:young_carer")
    if audiences and set(audiences) <= {codes.Audience.PROFESSIONAL}:
        found.append("for:professional")
    if maximum_age is not None and maximum_age < ADULT and codes.Audience.YOUNG_CARER not in audiences:
        found.append("for:child")
    if languages and DUTCH not in languages:
        found.append("for:other_language")
    return found
