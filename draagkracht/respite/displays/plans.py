"""A plan in words: its place in the list, its page, and each line of it."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils import formats, timezone
from django.utils.translation import gettext, ngettext

from draagkracht.base.text import N_
from draagkracht.base.translation import translate
from draagkracht.respite.displays import pieces, plan_people, plan_worth
from draagkracht.respite.displays.plan_people import Beside
from draagkracht.respite.displays.plan_worth import Worth
from draagkracht.respite.queries.naming import days_of, period_of
from draagkracht.respite.queries.plans import Days, LineFacts, PlanFacts
from draagkracht.respite.queries.standing import PlanNow
from draagkracht.respite.rules import words
from draagkracht.respite.rules.codes import IN_A_ROW, KIND_OF
from draagkracht.respite.rules.fitting import CHILDREN, Rule
from draagkracht.respite.rules.options import nights_less
from draagkracht.respite.rules.plans import LINE_LABELS, OPEN, PERIOD_DAYS, Act, LineState, PlanState

SLOW_AFTER: Final = datetime.timedelta(minutes=5)
DAY: Final = datetime.timedelta(days=1)
STATES: Final[Mapping[PlanState, str]] = {
    PlanState.QUEUED: N_("Wordt gemaakt"),
    PlanState.PROPOSED: N_("Klaar"),
    PlanState.FAILED: N_("Niet gelukt"),
    PlanState.OUTDATED: N_("Er is een nieuwer plan"),
}
LEFT_OUT: Final[Mapping[str, str]] = {
    "later": N_("voor een andere tijd dan deze vier weken"),
    "trial": N_("eerst een keer proberen: dat regelt een consulent"),
    "no": N_("de naaste zei nee"),
}
DROPPED: Final[Mapping[str, str]] = {
    "full": N_("De dagen zijn intussen bezet."),
    "budget": N_("Het geld voor dit jaar is op."),
    "ended": N_("De vraag is gestopt."),
    "offered": N_("Er is intussen iets anders aangeboden of afgesproken."),
    "promised": N_("De plek die al is beloofd, blijft staan."),
    "elsewhere": N_("De naaste is dan ergens anders."),
}
ACTS: Final[Mapping[Act, str]] = {
    Act.LOCK: N_("Vastzetten"),
    Act.UNLOCK: N_("Losmaken"),
    Act.UNDO: N_("Terugnemen"),
    Act.RESTORE: N_("Weer voorstellen"),
}
SLUGS: Final[Mapping[str, Act]] = {
    "vastzetten": Act.LOCK, "losmaken": Act.UNLOCK, "terugnemen": Act.UNDO, "terugzetten": Act.RESTORE,
}  # fmt: skip
# What the plan gave and somebody has not any more.
TAKEN_BACK: Final = frozenset({LineState.UNDONE, LineState.WITHDRAWN, LineState.DROPPED})
ACTS_OF: Final[Mapping[LineState, tuple[Act, ...]]] = {
    LineState.PROPOSED: (Act.LOCK, Act.UNDO),
    LineState.LOCKED: (Act.UNLOCK, Act.UNDO),
    LineState.UNDONE: (Act.RESTORE,),
    LineState.DROPPED: (Act.UNDO,),
}


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A plan in the list."""

    public_id: UUID
    heading: str
    tags: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line in words."""

    public_id: UUID
    asks: str
    facts: str
    offer: str
    today: str
    state: str
    note: str
    is_open: bool
    can_publish: bool


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The page of a plan."""

    public_id: UUID
    heading: str
    is_busy: bool
    is_slow: bool
    state: PlanState
    by: str
    worth: Worth
    failure: str
    waiting: Beside
    load: Beside | None
    left_out: tuple[str, ...]
    open: tuple[LineShown, ...]
    closed: tuple[LineShown, ...]
    without: tuple[LineShown, ...]
    unfit: str


def plan_card(plan: PlanFacts) -> PlanCard:
    """Return a plan as it stands in the list."""
    return PlanCard(plan.public_id, _heading(plan), (gettext(STATES[plan.state]),), _by(plan))


def plan_page(plan: PlanFacts, now: PlanNow, at: datetime.datetime) -> PlanPage:
    """Return the page of a plan."""
    shown = [(one, line_shown(one)) for one in now.lines]
    unfit = sum(not one.fits for one, _ in shown)
    return PlanPage(
        public_id=plan.public_id,
        heading=_heading(plan),
        is_busy=plan.state is PlanState.QUEUED,
        is_slow=plan.state is PlanState.QUEUED and at - plan.asked_at > SLOW_AFTER,
        state=plan.state,
        by=_by(plan),
        worth=plan_worth.worth(plan, now.standing, back=sum(one.state in TAKEN_BACK for one in now.lines)),
        failure=plan.failure,
        waiting=plan_people.waiting(now.lines),
        load=plan_people.load(now.loads),
        left_out=tuple(f"{number} × {gettext(LEFT_OUT[why])}" for why, number in sorted(plan.left_out.items())),
        open=tuple(one for facts, one in shown if facts.state in OPEN),
        closed=tuple(one for facts, one in shown if facts.offer and facts.state not in OPEN),
        without=tuple(one for facts, one in shown if facts.state is LineState.NOTHING),
        unfit=_unfit(unfit) if unfit else "",
    )


def _heading(plan: PlanFacts) -> str:
    return period_of(plan.monday, plan.monday + DAY * (PERIOD_DAYS - 1))


def _by(plan: PlanFacts) -> str:
    moment = formats.date_format(timezone.localtime(plan.made_at or plan.asked_at), "j F H:i")
    return f"{plan.asked_by}, {moment}"


def _unfit(many: int) -> str:
    said = ngettext(
        "%(many)s voorstel past niet meer, omdat er intussen is geboekt. De andere kunt u aanbieden.",
        "%(many)s voorstellen passen niet meer, omdat er intussen is geboekt. De andere kunt u aanbieden.",
        many,
    )
    return said % {"many": many}


def line_shown(one: LineFacts) -> LineShown:
    """Return a line in words, without a name."""
    is_open = one.state in OPEN
    return LineShown(
        public_id=one.public_id,
        asks=asks(one),
        facts=facts(one),
        offer=days_shown(one.offer, one.length) if one.offer else "",
        today=days_shown(one.today) if one.today else "",
        state=translate(LINE_LABELS[one.state]),
        note=_note(one),
        is_open=is_open,
        can_publish=is_open and one.fits,
    )


def asks(one: LineFacts) -> str:
    """Return what somebody asks, and when."""
    forms_ = ", ".join(translate(words.FORMS[form]) for form in one.forms)
    first = formats.date_format(one.start_date, "j F")
    if any(KIND_OF[form] in IN_A_ROW for form in one.forms):
        nights = ngettext("%(many)s nacht", "%(many)s nachten", one.length) % {"many": one.length}
        flex = ngettext(", %(days)s dag eerder of later mag", ", %(days)s dagen eerder of later mag", one.flex_days)
        flex = flex % {"days": one.flex_days} if one.flex_days else ""
        return f"{forms_}: {nights} {gettext('vanaf')} {first}{flex}"
    return f"{forms_}: {gettext('elke week vanaf')} {first}"


def facts(one: LineFacts) -> str:
    """Return where it is, how heavy, and since when somebody waits."""
    weeks = one.waited_days // 7
    waits = ngettext("wacht %(many)s week", "wacht %(many)s weken", weeks) % {"many": weeks}
    burden = translate(words.BURDENS[one.burden])
    return " · ".join(filter(None, (one.district, f"{gettext('zwaarte')}: {burden}", waits)))


def needs(one: LineFacts) -> str:
    """Return what must be possible, and what is wished."""
    names = {str(code): said for code, said in (*words.SKILLS.items(), *words.FEATURES.items())}
    return ", ".join(translate(names[code]) for code in (*one.skills, *one.features))


def days_shown(days: Days, asked: int = 0) -> str:
    """Return a place with its days: in a row, or each week; and how much shorter that is than was asked."""
    said = f"{days.name}, {days_of(days.form, days.dates, days.daypart)}"
    less = nights_less(days.form, len(days.dates), asked=asked)
    if not less:
        return said
    shorter = ngettext("een nacht korter dan gevraagd", "%(less)s nachten korter dan gevraagd", less)
    return f"{said} ({shorter % {'less': less}})"


def _note(one: LineFacts) -> str:
    if one.state is LineState.NOTHING:
        return why_words(one.why_not)
    if one.dropped:
        return gettext(DROPPED[one.dropped])
    if not one.fits:
        return gettext("Dit past niet meer: er is intussen geboekt.")
    return gettext("Door een planner gekozen.") if one.is_moved else ""


def why_words(why_not: Iterable[tuple[str, str, int]]) -> str:
    """Return in one sentence why no place fits: of how many, by which rule. Other forms than asked are left out."""
    told: Counter[str] = Counter()
    for rule, detail, many in why_not:
        if rule != Rule.FORM:
            told[WHY[Rule(rule)](detail)] += many
    if not told:
        return gettext("Er is in de regio geen plek van deze vorm.")
    places = told.total()
    said = ngettext("%(many)s plek bekeken: %(rest)s.", "%(many)s plekken bekeken: %(rest)s.", places)
    return said % {"many": places, "rest": ", ".join(f"{number} {what}" for what, number in told.most_common())}


WHY: Final[Mapping[Rule, Callable[[str], str]]] = {
    Rule.FORM: lambda _: gettext("van een andere vorm"),
    Rule.SKILLS: pieces.without(words.SKILLS),
    Rule.WISHES: pieces.without(words.FEATURES),
    Rule.FEARS: pieces.with_fear,
    Rule.KNOWN: lambda _: gettext("niet de plek of de vrijwilliger die is gevraagd"),
    Rule.LANGUAGE: lambda _: gettext("spreekt de taal niet"),
    Rule.GENDER: lambda _: gettext("een man waar een vrouw is gevraagd, of andersom"),
    Rule.DISTANCE: pieces.with_detail(N_("verder dan %(km)s km"), "km"),
    Rule.PAYER: lambda detail: (
        gettext("alleen voor kinderen") if detail == CHILDREN else gettext("niet op deze manier betaald")
    ),
    Rule.LENGTH: lambda _: gettext("voor een andere tijd of lengte"),
    Rule.TOO_SOON: pieces.with_detail(N_("moet het %(days)s dagen eerder weten"), "days"),
    Rule.CLOSED: lambda _: gettext("dicht of al bezet op die dagen"),
    Rule.FULL: lambda _: gettext("vol door dit plan"),
    Rule.DECLINED: lambda _: gettext("eerder niet gewild"),
}
