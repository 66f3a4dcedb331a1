"""What another version of an arrangement says differently, in words: a sign, a word, and what it was and is."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from django.utils import formats
from django.utils.translation import gettext

from draagkracht.base.text import N_, Sentence
from draagkracht.base.translation import translate
from draagkracht.casework.rules.arrangements import LAW_LABELS, SUPPORT_LABELS
from draagkracht.casework.rules.changes import LINE, Change, Mark, Part

# A sign beside the word: neither asks for a colour.
SIGNS: Final = {Mark.ADDED: "+", Mark.CHANGED: "≠", Mark.REMOVED: "−"}
MARKS: Final = {
    Mark.ADDED: Sentence(N_("Erbij")),
    Mark.CHANGED: Sentence(N_("Veranderd")),
    Mark.REMOVED: Sentence(N_("Weg")),
}
LINE_LABELS: Final[Mapping[str, Sentence]] = {
    "what": Sentence(N_("Wat")),
    "who": Sentence(N_("Wie doet het")),
    "when": Sentence(N_("Wanneer")),
    "area": Sentence(N_("Waarvoor")),
    "law": Sentence(N_("Welke wet")),
    "payer": Sentence(N_("Wie betaalt")),
    "contribution_cents": Sentence(N_("Eigen bijdrage")),
    "is_in_place_of_carer": Sentence(N_("In plaats van wie zorgt")),
    "alternative": Sentence(N_("Of kies")),
    "no_choice_because": Sentence(N_("Geen keuze, want")),
    "base_function": Sentence(N_("Soort steun")),
    "minor_because": Sentence(N_("Een kind of jongere doet dit, want")),
    "guided_by": Sentence(N_("Legt het uit en kijkt mee")),
    "instruction": Sentence(N_("Wat iemand moet weten")),
    "is_done_by_carer": Sentence(N_("Wie zorgt, doet dit")),
}
# What says nothing to somebody at home beside the rest of a line.
FOR_STAFF: Final = frozenset(
    {"area", "law", "is_in_place_of_carer", "no_choice_because", "base_function", "minor_because", "is_done_by_carer"}
)
CENTS: Final = 100
# What the codes of a part of a line mean.
CODES: Final[Mapping[str, Mapping[str, Sentence]]] = {
    "law": {law.value: label for law, label in LAW_LABELS.items()},
    "base_function": SUPPORT_LABELS,
}


@dataclass(frozen=True, slots=True)
class PartShown:
    """What something was and is; empty where it said nothing."""

    label: str
    before: str = field(repr=False)
    after: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """Something that is said differently."""

    sign: str
    mark: str
    title: str = field(repr=False)
    parts: tuple[PartShown, ...]


def change_shown(change: Change, labels: Mapping[str, str], *, for_staff: bool = True) -> ChangeShown:
    """Return a change in words; `labels` name goals, fields and parts by their code."""
    title = change.title if change.what == LINE else labels.get(change.what, "")
    parts = [part for part in change.parts if for_staff or part.name not in FOR_STAFF]
    if change.what == LINE and change.mark is Mark.REMOVED:
        parts = []
    shown = tuple(_part(part, labels) for part in parts)
    return ChangeShown(SIGNS[change.mark], translate(MARKS[change.mark]), title, shown)


def _part(part: Part, labels: Mapping[str, str]) -> PartShown:
    words = [_word(part.name, value, labels) for value in (part.before, part.after)]
    return PartShown(labels.get(part.name, ""), *words)


def _word(name: str, value: object, labels: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return gettext("Ja") if value else gettext("Nee")
    if isinstance(value, datetime.date):
        return str(formats.date_format(value, "DATE_FORMAT"))
    if known := CODES.get(name, {}).get(str(value)):
        return translate(known)
    if name == "contribution_cents" and isinstance(value, int):
        return gettext("€ %(euros)s per maand") % {"euros": f"{value // CENTS},{value % CENTS:02}"}
    return labels.get(value.value, value.value) if isinstance(value, StrEnum) else str(value or "")
