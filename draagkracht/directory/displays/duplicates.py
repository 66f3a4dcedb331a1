"""Two entries beside each other, as the page shows them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext

from draagkracht.base.text import Sentence
from draagkracht.base.translation import translate
from draagkracht.directory.displays import values, words
from draagkracht.directory.queries.duplicates import Candidate, Comparison, Pair
from draagkracht.directory.rules import codes, duplicates, fields, presentation
from draagkracht.directory.rules.duplicates import Take, can_be_taken
from draagkracht.directory.rules.history import Json, Subject

# What a button did, by the word in the address.
DONE: Final[Mapping[str, str]] = {
    "gezocht": "Er is opnieuw gezocht. Hieronder staat wat er nu op elkaar lijkt.",
    "niets": "Er is opnieuw gezocht. Niets lijkt op elkaar.",
    "terug": "Het besluit is teruggedraaid. Beide diensten zijn weer zoals ze waren. U kunt opnieuw kiezen.",
    "was-al-terug": "Dit besluit was al teruggedraaid, misschien door een collega.",
}
STAYED: Final = (
    "Het besluit is teruggedraaid. Dit is na het samenvoegen nog veranderd, en bleef daarom zo: %(names)s."
    " De rest is weer zoals het was."
)
# What was just decided about a pair.
DECIDED: Final[Mapping[duplicates.PairState, str]] = {
    duplicates.PairState.MERGED: "Samengevoegd: “%(first)s” en “%(second)s” zijn nu één dienst.",
    duplicates.PairState.DIFFERENT: "Bewaard: “%(first)s” en “%(second)s” blijven allebei staan.",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two entries."""

    id: int
    name: str
    url: str
    organization: str
    status: str
    checked: str
    changed: str


@dataclass(frozen=True, slots=True)
class PairLine:
    """A pair in the list: why it may be the same, and what was decided."""

    url: str
    id: int
    first: Side
    second: Side
    because: str
    decision: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a field can become."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FieldPair:
    """A field in which the two differ, or of which one says nothing; `choices` are for the entry that stays."""

    name: str
    label: str
    own: tuple[str, ...]
    other: tuple[str, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Everything that the page of one pair shows: which entry stays, which gives way, and where they differ.

    Of a pair that was merged: which did. `one_sided` are fields of which only one of the two says something; `same`
    are the names of `number_same` fields.
    """

    line: PairLine
    kept: Side
    gone: Side
    is_merged: bool
    swap_url: str
    differences: tuple[FieldPair, ...]
    one_sided: tuple[FieldPair, ...]
    same: str
    number_same: int


def pair_line(pair: Pair, today: date) -> PairLine:
    """Return a pair as a line of the list."""
    reasons = [translate(_label(pair, trait)) for trait in pair.traits]
    return PairLine(
        url=reverse("directory-staff:compare-duplicates", args=[pair.id]),
        id=pair.id,
        first=_side(pair.first, today),
        second=_side(pair.second, today),
        because=capfirst(get_text_list(reasons, gettext("en"))),
        decision=_decision(pair),
    )


def _label(pair: Pair, trait: duplicates.Trait) -> Sentence:
    """Return in what two are alike; of names and providers only what is the same is called the same."""
    first, second = pair.first, pair.second
    told = {
        duplicates.Trait.NAME: (first.name, second.name),
        duplicates.Trait.ORGANIZATION: (first.organization, second.organization),
    }
    one, other = told.get(trait, ("", ""))
    is_same = duplicates.plain(one) == duplicates.plain(other)
    return (duplicates.LABELS if is_same else duplicates.ALIKE_LABELS)[trait]


def compare_page(comparison: Comparison, keep_id: int | None, today: date, takes: Mapping[str, Take]) -> ComparePage:
    """Return the page on which somebody decides about a pair; the first stays unless the other was chosen, or did.

    `takes` is what was chosen already, by field.
    """
    line = pair_line(comparison.pair, today)
    is_merged = comparison.pair.state is duplicates.PairState.MERGED
    sides = [(line.first, comparison.first), (line.second, comparison.second)]
    if line.second.id == (comparison.pair.first.merged_into_id if is_merged else keep_id):
        sides.reverse()
    (kept, own), (gone, other) = sides
    names = can_be_taken()
    differing = [name for name in names if not fields.same(name, own[name], other[name])]
    alike = [name for name in names if name not in differing and not fields.is_empty(own[name])]
    pairs = [_field(name, own[name], other[name], comparison.names, takes.get(name)) for name in differing]
    return ComparePage(
        line=line,
        kept=kept,
        gone=gone,
        is_merged=is_merged,
        swap_url=f"{line.url}?blijft={gone.id}",
        differences=tuple(pair for pair in pairs if pair.own and pair.other),
        one_sided=tuple(pair for pair in pairs if bool(pair.own) != bool(pair.other)),
        same=get_text_list([values.label_of(Subject.SERVICE, name) for name in alike], gettext("en")),
        number_same=len(alike),
    )


def read_takes(data: Mapping[str, str]) -> dict[str, Take]:
    """Return what somebody chose for each field; what is no choice leaves the field as it is."""
    chosen = {name: data.get(f"veld-{name}", "") for name in can_be_taken()}
    return {name: Take(value) for name, value in chosen.items() if value in list(Take)}


def _side(candidate: Candidate, today: date) -> Side:
    assured = timezone.localdate(candidate.assured_at) if candidate.assured_at else None
    return Side(
        id=candidate.id,
        name=candidate.name,
        url=reverse("directory:show-service", args=[candidate.service_id]),
        organization=candidate.organization,
        status=translate(codes.STATUS_LABELS[candidate.status]),
        checked=words.said(presentation.freshness(assured, today)),
        changed=_day(candidate.modified_at),
    )


def _decision(pair: Pair) -> str:
    if pair.state is duplicates.PairState.OPEN or pair.decided_at is None:
        return ""
    said = {
        duplicates.PairState.MERGED: gettext("Samengevoegd op %(day)s door %(name)s"),
        duplicates.PairState.DIFFERENT: gettext("Niet dubbel, zei %(name)s op %(day)s"),
    }
    return said[pair.state] % {"day": _day(pair.decided_at), "name": pair.decided_by or gettext("iemand")}


def _day(moment: datetime) -> str:
    return formats.date_format(timezone.localtime(moment), "j F Y")


def _field(name: str, own: Json, other: Json, names: Mapping[str, str], chosen: Take | None) -> FieldPair:
    labels = {
        Take.OWN: gettext("Leeg laten") if fields.is_empty(own) else gettext("Houden"),
        Take.OTHER: gettext("Leeg maken") if fields.is_empty(other) else gettext("Overnemen"),
    }
    if isinstance(own, list) and isinstance(other, list) and own and other:
        labels[Take.BOTH] = gettext("Allebei")
    suggested = chosen or (Take.OTHER if fields.is_empty(own) else Take.OWN)
    return FieldPair(
        name=name,
        label=values.label_of(Subject.SERVICE, name),
        own=values.in_words(Subject.SERVICE, name, own, names),
        other=values.in_words(Subject.SERVICE, name, other, names),
        choices=tuple(Choice(take.value, label, take is suggested) for take, label in labels.items()),
    )


def done(word: str, stayed: Collection[str]) -> str:
    """Return what a button did; of a decision that was taken back also which fields stayed as they were."""
    labels = [values.label_of(Subject.SERVICE, name) for name in stayed if name in fields.SERVICE]
    if word == "terug" and labels:
        return STAYED % {"names": get_text_list(labels, gettext("en"))}
    return DONE.get(word, "")


def just_decided(decided: Collection[Pair], pair_id: int) -> str:
    """Return what was decided about a pair just now; nothing for one that is not among the latest decisions."""
    pair = next((pair for pair in decided if pair.id == pair_id), None)
    return DECIDED[pair.state] % {"first": pair.first.name, "second": pair.second.name} if pair else ""


def lines(pairs: Collection[Pair], today: date) -> tuple[PairLine, ...]:
    """Return some pairs as lines of the list."""
    return tuple(pair_line(pair, today) for pair in pairs)
