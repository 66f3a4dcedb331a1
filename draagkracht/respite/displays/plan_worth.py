"""What a plan comes to in words and bars: today, when who comes first goes first, and with the plan as it is now."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext, ngettext

from draagkracht.base.translation import translate
from draagkracht.directory.rules.codes import language_name
from draagkracht.respite.queries.plans import PlanFacts
from draagkracht.respite.rules import words
from draagkracht.respite.rules.codes import Burden
from draagkracht.respite.rules.fairness import GROUPS
from draagkracht.respite.rules.plans import Group
from draagkracht.respite.rules.standing import GroupNow, Side, Standing

TINY = 0.0005  # a share that the page does not show


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure with a bar: per cents of the whole."""

    number: str
    percent: float


@dataclass(frozen=True, slots=True)
class WorthRow:
    """A way of sharing: how many have a place, what it is worth, and how much more that is than today."""

    label: str
    places: str
    worth: Bar
    more: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group: how many, how many have a place each way, and how many at least."""

    label: str
    size: int
    bars: tuple[Bar, ...]
    wanted: str


@dataclass(frozen=True, slots=True)
class Worth:
    """What a plan comes to: a sentence, the difference with today, the proof, and two kinds of tables."""

    lead: str
    more: str
    proof: str
    columns: tuple[str, ...]
    rows: tuple[WorthRow, ...]
    group_columns: tuple[str, ...]
    groups: tuple[tuple[str, tuple[GroupRow, ...]], ...]
    short: tuple[str, ...]


def worth(plan: PlanFacts, now: Standing, *, back: int) -> Worth:
    """Return what a plan comes to; `back` is how many of its lines were taken back or dropped."""
    return Worth(
        lead=_lead(now, back),
        more=_more(now),
        proof=_proof(plan, now),
        columns=(
            gettext("Manier van verdelen"),
            gettext("Vragen met een plek"),
            gettext("Deel van wat kan"),
            gettext("Meer dan nu"),
        ),
        rows=_rows(now),
        group_columns=(
            gettext("Wie"),
            gettext("Vragen"),
            gettext("Nu"),
            gettext("Wie eerst komt, eerst"),
            gettext("Dit plan"),
            gettext("Minstens"),
        ),
        groups=_groups(now.groups),
        short=tuple(_short(one) for one in now.groups if one.after < one.group.wanted),
    )


def _lead(now: Standing, back: int) -> str:
    said = gettext("Van %(all)s vragen krijgen er %(some)s een plek. Nu hebben er %(today)s een plek.")
    taken = gettext("Teruggenomen of afgevallen: %(back)s.") if back else ""
    facts = {"all": now.asked, "some": now.after.number, "today": now.today.number, "back": back}
    return f"{said} {taken}".strip() % facts


def _more(now: Standing) -> str:
    """Return the difference with today in one sentence."""
    before, after = _percent(now.today.worth, now), _percent(now.after.worth, now)
    said = gettext("Van wat kan, is nu %(before)s procent geregeld. Met dit plan wordt dat %(after)s procent.")
    return said % {"before": number(before), "after": number(after)}


def _proof(plan: PlanFacts, now: Standing) -> str:
    if plan.is_greedy:
        return gettext("Er was te weinig tijd om te rekenen. Wie het zwaarst en langst wacht, ging voor.")
    gap = (now.bound - now.after.worth) / plan.bound if plan.bound > 0 else 0.0
    said = gettext("Een beter plan scheelt hoogstens %(gap)s procent. Dat is nagerekend, in %(seconds)s seconden.")
    return said % {"gap": number(100 * max(0.0, gap)), "seconds": max(1, round(plan.seconds))}


def _rows(now: Standing) -> tuple[WorthRow, ...]:
    """Return the ways; what the plan was worth when it was made stands beside it where it is something else now."""
    changed = abs(now.made - now.after.worth) > TINY * (now.bound or 1.0)
    made = (WorthRow(gettext("Zoals het is gemaakt"), "", _share(now.made, now), ""),) if changed else ()
    most = WorthRow(gettext("Het meeste dat kan"), "", _share(now.bound, now), "")
    return (
        WorthRow(gettext("Nu"), str(now.today.number), _share(now.today.worth, now), ""),
        _row(gettext("Wie het eerst vraagt, eerst"), now.first_come, now),
        *made,
        _row(gettext("Met dit plan"), now.after, now),
        most,
    )


def _row(label: str, side: Side, now: Standing) -> WorthRow:
    many = side.number - now.today.number
    requests = ngettext("%(many)s vraag", "%(many)s vragen", abs(many)) % {"many": f"{many:+d}" if many else "0"}
    points = _percent(side.worth, now) - _percent(now.today.worth, now)
    sign = "+" if points > 0 else ""
    return WorthRow(label, str(side.number), _share(side.worth, now), f"{requests}, {sign}{number(points)}\u00a0%")


def _percent(value: float, now: Standing) -> float:
    return 100 * value / now.bound if now.bound > 0 else 0.0


def _share(value: float, now: Standing) -> Bar:
    percent = _percent(value, now)
    return Bar(f"{number(percent)}\u00a0%", min(100.0, round(percent, 1)))


def _groups(groups: tuple[GroupNow, ...]) -> tuple[tuple[str, tuple[GroupRow, ...]], ...]:
    kinds = dict.fromkeys(one.group.group for one in groups)
    return tuple(
        (translate(GROUPS[kind]), tuple(_group(one) for one in groups if one.group.group == kind)) for kind in kinds
    )


def _group(one: GroupNow) -> GroupRow:
    group = one.group
    return GroupRow(
        group_name(group.group, group.value),
        group.size,
        tuple(_bars(group, (one.today, group.first_come, one.after))),
        str(group.wanted),
    )


def _bars(group: Group, reached: Iterable[int]) -> Iterable[Bar]:
    return (Bar(str(many), min(100.0, round(100 * many / group.size, 1))) for many in reached)


def group_name(group: str, value: str) -> str:
    """Return a group of people in words."""
    if group == "burden":
        return translate(words.BURDENS[Burden(value)])
    if group == "language":
        return translate(language_name(value))
    if group == "waiting":
        return gettext("wacht lang")
    return gettext("onbekend") if value == "?" else value


def _short(one: GroupNow) -> str:
    """Return of which group too few have a place, and whether the planner found no way to give more."""
    group = one.group
    said = gettext("%(group)s: %(reached)s van de %(wanted)s die het minstens moeten zijn.")
    why = gettext("Meer past er niet.") if group.reached < group.wanted else ""
    name = group_name(group.group, group.value)
    return f"{said} {why}".strip() % {"group": name, "reached": one.after, "wanted": group.wanted}


def number(value: float) -> str:
    """Return a number with one decimal, as people here write it."""
    return str(formats.number_format(round(value, 1), 1))
