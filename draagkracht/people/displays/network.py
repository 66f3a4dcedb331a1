"""The people around a carer as a page shows them: drawn, in a table, and beside an earlier day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.utils import formats
from django.utils.translation import gettext

from draagkracht.base.text import N_
from draagkracht.people.forms import ENERGY_LABELS, RING_LABELS
from draagkracht.people.queries import Copy
from draagkracht.people.rules import ecomap
from draagkracht.people.rules.network import Change, Energy, Member, Pair, Ring
from draagkracht.people.rules.network import compare as pairs_of

SIGNS: Final = {Energy.GIVES: "+", Energy.COSTS: "−", Energy.BOTH: "±", Energy.NEITHER: "", None: ""}
CHANGES: Final = {
    Change.CAME: N_("kwam erbij"),
    Change.CHANGED: N_("veranderde"),
    Change.LEFT: N_("is er niet meer bij"),
    Change.SAME: N_("bleef gelijk"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DotShown:
    """Somebody in the drawing, with the sign beside the number and the class of the line."""

    dot: ecomap.Dot
    sign: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberShown:
    """Somebody in the table, in words; `energy` is empty where that is not told."""

    number: int
    public_id: UUID
    called: str
    ring: str
    does: str
    could: str
    energy: str
    sign: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkShown:
    """A network as a page shows it: `says` is the drawing in one sentence, for who does not see it.

    `has_energy`: who gives and costs energy is told too.
    """

    members: tuple[MemberShown, ...]
    dots: tuple[DotShown, ...]
    columns: tuple[str, ...]
    says: str
    has_energy: bool
    rings: tuple[int, ...] = tuple(ecomap.RADIUS[ring] for ring in reversed(Ring))


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """An earlier day and now: both drawings, and a line for everybody with what became of them."""

    public_id: UUID
    day: str
    then: NetworkShown
    now: NetworkShown
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    says: str


def show(members: Sequence[Member], *, has_energy: bool = True) -> NetworkShown:
    """Return a network as a page shows it."""
    dots = [
        DotShown(dot=dot, sign=SIGNS[dot.energy], kind=dot.energy.value if dot.energy else "neither")
        for dot in ecomap.draw(members)
    ]
    columns = [N_("Nummer en naam"), N_("Hoe dichtbij"), N_("Doet nu"), N_("Zou kunnen")]
    columns += [N_("Energie")] if has_energy else []
    return NetworkShown(
        members=tuple(_member(number, member) for number, member in enumerate(members, start=1)),
        dots=tuple(dots),
        columns=tuple(gettext(column) for column in columns),
        says=_in_a_sentence(members),
        has_energy=has_energy,
    )


def days(copies: Sequence[Copy]) -> tuple[tuple[UUID, str], ...]:
    """Return the id and the day of copies."""
    return tuple((copy.public_id, formats.date_format(copy.made_on, "j F Y")) for copy in copies)


def compare(copy: Copy, now: Sequence[Member]) -> Compared:
    """Return an earlier day beside now."""
    pairs = pairs_of(copy.members, now)
    changed = sum(pair.change is not Change.SAME for pair in pairs)
    day = formats.date_format(copy.made_on, "j F Y")
    return Compared(
        public_id=copy.public_id,
        day=day,
        then=show(copy.members),
        now=show(now),
        columns=(gettext("Wie"), gettext("Toen, op %(day)s") % {"day": day}, gettext("Nu"), gettext("Wat veranderde")),
        rows=tuple(_row(pair) for pair in pairs),
        says=gettext("Bij %(changed)s van de %(all)s mensen veranderde er iets.")
        % {"changed": changed, "all": len(pairs)},
    )


def as_typed(member: Member) -> dict[str, Any]:
    """Return what stands of somebody as the form takes it."""
    return {
        "called": member.called,
        "ring": str(member.ring.value),
        "does": member.does,
        "could": member.could,
        "energy": member.energy.value if member.energy else "",
    }


def _member(number: int, member: Member) -> MemberShown:
    return MemberShown(
        number=number,
        public_id=member.public_id,
        called=member.called,
        ring=str(RING_LABELS[member.ring]),
        does=member.does,
        could=member.could,
        energy=str(ENERGY_LABELS[member.energy]) if member.energy else "",
        sign=SIGNS[member.energy],
    )


def _row(pair: Pair) -> tuple[str, ...]:
    known = pair.now or pair.then
    called = known.called if known else ""
    return (called, _in_words(pair.then), _in_words(pair.now), gettext(CHANGES[pair.change]))


def _in_words(member: Member | None) -> str:
    if member is None:
        return gettext("niet in het netwerk")
    could = gettext("zou kunnen: %(could)s") % {"could": member.could} if member.could else ""
    energy = str(ENERGY_LABELS[member.energy]) if member.energy else ""
    return ", ".join(part for part in (str(RING_LABELS[member.ring]), member.does, could, energy) if part)


def _in_a_sentence(members: Sequence[Member]) -> str:
    rings = [member.ring for member in members]
    return gettext(
        "Om u heen staan %(near)s mensen heel dichtbij, %(middle)s dichtbij en %(far)s verder weg. "
        "De tabel hieronder zegt hetzelfde."
    ) % {"near": rings.count(Ring.NEAR), "middle": rings.count(Ring.MIDDLE), "far": rings.count(Ring.FAR)}
