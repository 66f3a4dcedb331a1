"""One line of a plan in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext

from draagkracht.respite.displays import plans
from draagkracht.respite.queries.moves import Move
from draagkracht.respite.queries.plans import LineFacts, Names
from draagkracht.respite.rules.plans import MOVES, Act

Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Press:
    """A button: what it says, and the word in its address."""

    label: str
    slug: str


@dataclass(frozen=True, slots=True)
class LinePage:
    """The page of a line."""

    public_id: UUID
    plan_id: UUID
    heading: str
    state: str
    asked: tuple[Fact, ...]
    beside: tuple[Fact, ...]
    note: str
    presses: tuple[Press, ...]
    can_move: bool


def line_page(one: LineFacts) -> LinePage:
    """Return the page of a line, without a name."""
    shown = plans.line_shown(one)
    slugs = {act: slug for slug, act in plans.SLUGS.items()}
    return LinePage(
        public_id=one.public_id,
        plan_id=one.plan_id,
        heading=shown.asks,
        state=shown.state,
        asked=(
            (gettext("Waar en hoe lang al"), shown.facts),
            (gettext("Wat nodig is"), plans.needs(one)),
            (gettext("Mag een toegezegde plek schuiven?"), gettext("ja") if one.may_move else gettext("nee")),
        ),
        beside=(
            (gettext("Nu"), shown.today or gettext("nog niets")),
            (gettext("Als wie het eerst vraagt, eerst gaat"), _by_turn(one)),
            (gettext("Met dit plan"), shown.offer or gettext("geen plek")),
        ),
        note=shown.note,
        presses=tuple(Press(gettext(plans.ACTS[act]), slugs[act]) for act in plans.ACTS_OF.get(one.state, ())),
        can_move=one.state in MOVES[Act.MOVE][0],
    )


def _by_turn(one: LineFacts) -> str:
    return gettext("wel een plek") if one.by_first_come else gettext("geen plek")


def names_shown(names: Names) -> tuple[Fact, ...]:
    """Return who asks."""
    return (
        (gettext("Wie vraagt"), names.carer),
        (gettext("Voor wie"), names.called),
        (gettext("Telefoon"), names.phone),
        (gettext("Mail"), names.email),
    )


def choices(moves: Iterable[Move]) -> list[tuple[str, str]]:
    """Return other offers as answers to choose from."""
    return [(one.code, plans.days_shown(one.days)) for one in moves]
