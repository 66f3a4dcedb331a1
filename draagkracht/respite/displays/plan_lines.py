"""One line of a plan in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext

from draagkracht.respite.displays import plans, volunteers
from draagkracht.respite.queries.moves import Move
from draagkracht.respite.queries.plans import LineFacts, Names
from draagkracht.respite.rules.plans import MAY_CHANGE, MOVES, Act, LineState, Refusal, TakingBack

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
    has_offered: bool


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
            (gettext("Wanneer het kan"), volunteers.when(one.dayparts)),
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
        has_offered=one.state is LineState.PUBLISHED,
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


def choices(moves: Iterable[Move], asked: int) -> list[tuple[str, str]]:
    """Return other offers as answers to choose from; `asked` is how many nights were asked."""
    return [(one.code, plans.days_shown(one.days, asked)) for one in moves]


def why_it_stays(found: TakingBack) -> tuple[str, ...]:
    """Return why an offer cannot be taken back: the rule, the fact, and what can be done; nothing where it can."""
    if found.refusal is Refusal.ANSWERED:
        return (
            gettext("Wie zorgt gaf al antwoord, of de tijd is voorbij. Wat is afgesproken, blijft staan."),
            gettext("Kan de plek niet doorgaan? Dan zegt de aanbieder die af."),
        )
    if found.refusal is Refusal.NOT_AGREED:
        return (
            gettext("Een beloofde plek schuift alleen bij wie zei dat het mag. Hier is dat niet gezegd."),
            gettext("U kunt bellen. Wie zorgt kan zelf nee zeggen. Zonder antwoord loopt het aanbod vanzelf af."),
        )
    if found.refusal is Refusal.ENOUGH:
        rule = gettext("Van wat is beloofd, mag hoogstens één op de %(share)s veranderen.") % {"share": MAY_CHANGE}
        fact = gettext("Voor deze weken zijn er %(promised)s aangeboden en %(taken)s teruggenomen.")
        return (
            f"{rule} {fact % {'promised': found.promised, 'taken': found.taken}}",
            gettext("U kunt bellen. Wie zorgt kan zelf nee zeggen. Zonder antwoord loopt het aanbod vanzelf af."),
        )
    return ()
