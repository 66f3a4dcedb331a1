"""What the council set and what a floor costs, in words, in a line and in a table that says the same."""

import datetime
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils import formats, timezone
from django.utils.translation import gettext, ngettext

from draagkracht.base.translation import translate
from draagkracht.respite.displays.plan_worth import group_name, number
from draagkracht.respite.queries.fairness import Curve, Setting
from draagkracht.respite.rules.curves import CurveState, Point, lost
from draagkracht.respite.rules.fairness import GROUPS, Settings

# The drawing, in units of its own.
LEFT: Final = 56
RIGHT: Final = 380
TOP: Final = 20
BOTTOM: Final = 180
STEPS: Final = (1, 2, 4, 10, 20, 40, 100)  # how far the upright line goes, in per cents
Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the drawing with its label."""

    x: int
    y: int
    label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A line, its dots, and what stands along both sides; `now` is the present floor, where it is one for all."""

    says: str
    line: str
    dots: tuple[Mark, ...]
    across: tuple[Mark, ...]
    upright: tuple[Mark, ...]
    now: Mark | None


@dataclass(frozen=True, slots=True)
class CurveShown:
    """A curve: the drawing, each floor in a sentence, who gets an offer with it, and what is not certain."""

    drawing: Drawing
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    group_columns: tuple[str, ...]
    groups: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    doubts: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True)
class FairnessPage:
    """The page of what everybody has at least."""

    lead: str
    facts: tuple[Fact, ...]
    since: str
    coming: tuple[str, ...]
    history_columns: tuple[str, ...]
    history: tuple[tuple[str, ...], ...]
    curve: CurveShown | None
    failure: str
    is_drawing: bool


def fairness_page(
    settings: Sequence[Setting], curve: Curve | None, today: datetime.date, *, is_drawing: bool
) -> FairnessPage:
    """Return the page; `settings` stand with the latest day first."""
    holds = next((one for one in settings if one.valid_from <= today), None)
    now = holds.settings if holds else Settings()
    is_made = curve is not None and curve.state is CurveState.MADE and len(curve.points) > 1
    return FairnessPage(
        lead=gettext("Van elke groep krijgt een deel zeker een aanbod, als er plek is. De raad beslist hoe groot."),
        facts=facts(now),
        since=_since(holds),
        coming=tuple(_coming(one) for one in reversed(settings) if one.valid_from > today),
        history_columns=(gettext("Vanaf"), gettext("Minstens"), gettext("Besluit"), gettext("Door")),
        history=tuple(_history(one) for one in settings),
        curve=curve_shown(curve, now) if curve is not None and is_made else None,
        failure=curve.failure if curve is not None and curve.state is CurveState.FAILED else "",
        is_drawing=is_drawing,
    )


def facts(settings: Settings) -> tuple[Fact, ...]:
    """Return a setting as facts."""
    weeks = ngettext("%(many)s week", "%(many)s weken", settings.waiting_weeks) % {"many": settings.waiting_weeks}
    visits = ngettext("%(many)s keer per week", "%(many)s keer per week", settings.most_visits)
    return (
        (gettext("Van elk kwart van hoe zwaar het is"), _percent(settings.burden_percent)),
        (gettext("Van wie nooit is gemeten"), _percent(settings.burden_percent)),
        (gettext("Van elke taal"), _percent(settings.language_percent)),
        (gettext("Van elke wijk en elk dorp"), _percent(settings.district_percent)),
        (gettext("Van wie langer wacht dan %(weeks)s") % {"weeks": weeks}, _percent(settings.waiting_percent)),
        (gettext("Een vrijwilliger gaat hoogstens"), visits % {"many": settings.most_visits}),
    )


def _percent(percent: int) -> str:
    return gettext("minstens %(percent)s %%") % {"percent": percent} if percent else gettext("geen ondergrens")


def _since(holds: Setting | None) -> str:
    if holds is None:
        return gettext("De raad legde nog niets vast. Tot die tijd rekenen plannen hiermee.")
    said = gettext("Dit geldt sinds %(day)s: %(decision)s. Vastgelegd door %(name)s.")
    return said % {"day": _day(holds.valid_from), "decision": holds.decision, "name": holds.set_by}


def _coming(one: Setting) -> str:
    said = gettext("Vanaf %(day)s geldt: %(least)s. %(decision)s, vastgelegd door %(name)s.")
    told = {"day": _day(one.valid_from), "least": _least(one.settings), "decision": one.decision, "name": one.set_by}
    return said % told


def _history(one: Setting) -> tuple[str, ...]:
    moment = formats.date_format(timezone.localtime(one.set_at), "j F Y H:i")
    return _day(one.valid_from), _least(one.settings), one.decision, f"{one.set_by}, {moment}"


def _least(settings: Settings) -> str:
    said = gettext(
        "zwaarte %(burden)s %%, taal %(language)s %%, wijk %(district)s %%, na %(weeks)s weken wachten %(waiting)s %%, "
        "vrijwilliger hoogstens %(visits)s keer per week"
    )
    return said % {
        "burden": settings.burden_percent,
        "language": settings.language_percent,
        "district": settings.district_percent,
        "weeks": settings.waiting_weeks,
        "waiting": settings.waiting_percent,
        "visits": settings.most_visits,
    }


def _day(day: datetime.date) -> str:
    return formats.date_format(day, "j F Y")


def curve_shown(curve: Curve, now: Settings) -> CurveShown:
    """Return a curve in words and as a line."""
    losses = lost(curve.points)
    rows = tuple(_row(one, curve.points[0], loss, curve.asked) for one, loss in zip(curve.points, losses, strict=True))
    moment = formats.date_format(timezone.localtime(curve.made_at or curve.asked_at), "j F Y H:i")
    said = gettext("Voor vier weken vanaf %(monday)s, met %(asked)s vragen. Berekend voor %(name)s, %(moment)s.")
    told = {"monday": _day(curve.monday), "asked": curve.asked, "name": curve.asked_by, "moment": moment}
    return CurveShown(
        drawing=_drawing(curve.points, losses, rows, _same_for_all(now)),
        columns=(gettext("Minstens"), gettext("Wat het kost, en wie een plek krijgt")),
        rows=rows,
        group_columns=(
            gettext("Wie"),
            gettext("Vragen"),
            *(gettext("bij %(percent)s %%") % {"percent": one.percent} for one in curve.points),
        ),
        groups=_groups(curve.points),
        doubts=_doubts(curve.points),
        by=said % told,
    )


def _same_for_all(now: Settings) -> int | None:
    found = set(now.percents().values())
    return found.pop() if len(found) == 1 else None


def _row(one: Point, first: Point, loss: float, asked: int) -> tuple[str, ...]:
    said = _who(one, first, asked)
    return f"{one.percent} %", said if one.percent == 0 else f"{_costs(one, loss)}: {said}"


def _costs(one: Point, loss: float) -> str:
    if not round(loss, 1):
        return gettext("Met %(percent)s %% verliest u niets") % {"percent": one.percent}
    said = gettext("Met %(percent)s %% verliest u %(loss)s %%")
    return said % {"percent": one.percent, "loss": number(loss)}


def _who(one: Point, first: Point, asked: int) -> str:
    said = gettext("%(offers)s van de %(asked)s krijgen een plek") % {"offers": one.offers, "asked": asked}
    more = one.offers - first.offers
    beside = ""
    if more < 0:
        beside = gettext(", %(many)s minder dan zonder ondergrens") % {"many": -more}
    elif more > 0:
        beside = gettext(", %(many)s meer dan zonder ondergrens") % {"many": more}
    short = ngettext(
        " Bij %(many)s groep lukt de ondergrens niet: meer past er niet.",
        " Bij %(many)s groepen lukt de ondergrens niet: meer past er niet.",
        one.short,
    )
    return f"{said}{beside}." + (short % {"many": one.short} if one.short else "")


def _groups(points: Sequence[Point]) -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    kinds = dict.fromkeys(one.group for one in points[0].groups)
    rows = [
        (
            one.group,
            (group_name(one.group, one.value), str(one.size), *(str(point.groups[at].number) for point in points)),
        )
        for at, one in enumerate(points[0].groups)
    ]
    return tuple((translate(GROUPS[kind]), tuple(row for group, row in rows if group == kind)) for kind in kinds)


def _doubts(points: Sequence[Point]) -> tuple[str, ...]:
    reached = [one for one in points if not one.short]
    said = gettext(
        "Elk punt is een plan dat hoogstens %(gap)s %% onder het beste plan ligt. Zoveel kan de lijn afwijken."
    )
    if len(reached) < len(points):
        said += " " + gettext("Waar een ondergrens niet overal lukt, is de prijs minder zeker: hoogstens %(far)s %%.")
    return (
        said % {"gap": number(_gap(reached)), "far": number(_gap(points))},
        gettext("Het gaat om de vragen van nu. Komen er andere vragen of plekken, dan verandert de lijn."),
        gettext("Wat het plan waard is, is een rekenmaat. Het zegt niets over wat iemand waard is."),
    )


def _gap(points: Sequence[Point]) -> float:
    """Return how many per cents a plan can be below the best at most."""
    return max((max(0.0, 100 * (one.bound - one.value) / one.bound) for one in points if one.bound > 0), default=0.0)


def _drawing(
    points: Sequence[Point], losses: Sequence[float], rows: Sequence[tuple[str, ...]], now: int | None
) -> Drawing:
    top = next((step for step in STEPS if step >= max(losses)), STEPS[-1])
    most = points[-1].percent

    def x(percent: float) -> int:
        return round(LEFT + (RIGHT - LEFT) * percent / most)

    def y(loss: float) -> int:
        return round(BOTTOM - (BOTTOM - TOP) * loss / top)

    dots = tuple(Mark(x(one.percent), y(loss), "") for one, loss in zip(points, losses, strict=True))
    present = None
    if now is not None and now <= most:
        present = Mark(x(now), y(_between(now, points, losses)), gettext("nu"))
    return Drawing(
        says=" ".join(row[1] for row in rows[1:]),
        line=" ".join(f"{one.x},{one.y}" for one in dots),
        dots=dots,
        across=tuple(Mark(x(one.percent), BOTTOM + 22, f"{one.percent} %") for one in points),
        upright=tuple(Mark(LEFT, y(part * top), f"{number(part * top)} %") for part in (0, 0.5, 1)),
        now=present,
    )


def _between(percent: int, points: Sequence[Point], losses: Sequence[float]) -> float:
    """Return the loss at a floor that lies between two that were drawn."""
    pairs = list(zip(points, losses, strict=True))
    for (left, low), (right, high) in itertools.pairwise(pairs):
        if left.percent <= percent <= right.percent:
            return low + (high - low) * (percent - left.percent) / (right.percent - left.percent)
    return losses[-1]
