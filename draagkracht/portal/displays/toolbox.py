"""The card of a profession in the language of the reader, for the page and for paper."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from draagkracht.base.text import Sentence
from draagkracht.base.translation import translate
from draagkracht.referrals.rules import toolbox


@dataclass(frozen=True, slots=True)
class Choice:
    """A profession to choose."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a card: a heading with points."""

    heading: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """The card of one profession."""

    slug: str
    name: str
    parts: tuple[Part, ...]
    leaf: tuple[str, ...]  # what is handed out, its title first


def choices() -> tuple[Choice, ...]:
    """Return the professions that have a card."""
    return tuple(
        Choice(translate(one.name), reverse("portal:show-profession", args=[one.slug])) for one in toolbox.PROFESSIONS
    )


def card(profession: toolbox.Profession) -> Card:
    """Return the card of a profession in the active language."""
    return Card(
        profession.slug,
        translate(profession.name),
        (
            Part(gettext("Wat u kunt zien"), _words(*profession.sees, *toolbox.SEES)),
            Part(gettext("Wat u kunt zeggen"), _words(*profession.says, *profession.asks)),
            Part(gettext("Wat u kunt doen"), _words(*profession.does, *toolbox.DOES)),
            Part(gettext("Wat u makkelijk mist"), _words(*toolbox.MISSED)),
        ),
        _words(*profession.leaf),
    )


def _words(*sentences: Sentence) -> tuple[str, ...]:
    return tuple(translate(sentence) for sentence in sentences)
