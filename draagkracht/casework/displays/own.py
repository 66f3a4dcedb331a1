"""Talks, arrangements and letters in the words of somebody's own space."""

import datetime
from dataclasses import dataclass, field
from typing import Final

from django.utils import formats, timezone
from django.utils.translation import gettext

from draagkracht.base import phone as phones
from draagkracht.base.text import N_, Sentence
from draagkracht.base.translation import translate
from draagkracht.casework.displays.changes import LINE_LABELS, ChangeShown, change_shown
from draagkracht.casework.queries.own import OwnArrangement, OwnLetter, OwnTalk
from draagkracht.casework.rules import barriers
from draagkracht.casework.rules.arrangements import ArrangementState, Line, Side
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.talk_places import place_for
from draagkracht.casework.rules.talks import Kind, TalkState
from draagkracht.directory.rules.presentation import telephone_address
from draagkracht.people.queries import Seat

KINDS: Final = {
    Kind.TOGETHER: Sentence(N_("Gesprek met iedereen samen")),
    Kind.CARER_ALONE: Sentence(N_("Gesprek met u alleen")),
    Kind.CLIENT_ALONE: Sentence(N_("Gesprek met u alleen")),
}
STATES: Final = {
    ArrangementState.OFFERED: Sentence(N_("Wij vragen wat u ervan vindt")),
    ArrangementState.AGREED: Sentence(N_("Afgesproken")),
    ArrangementState.REFUSED: Sentence(N_("Wij kijken er opnieuw naar")),
}
GOALS: Final = {
    "household": Sentence(N_("Het huishouden")),
    "moving_about": Sentence(N_("Lopen en bewegen in en om het huis")),
    "local_transport": Sentence(N_("Vervoer in de buurt")),
    "meeting_people": Sentence(N_("Mensen ontmoeten")),
    "own": Sentence(N_("Voor uzelf")),
}
CENTS: Final = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """A talk, an arrangement or a letter in a list."""

    heading: str
    says: str
    url: str = ""
    label: str = ""
    by: str = ""  # by when we like to hear, or they hear from us
    is_coming: bool = False  # a talk that still has to be held


@dataclass(frozen=True, slots=True)
class OwnPage:
    """Somebody's talks, arrangements and letters."""

    arrangements: tuple[Entry, ...]
    talks: tuple[Entry, ...]
    letters: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line of an arrangement."""

    what: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """An arrangement as one of those whom it concerns reads it."""

    state: str
    hash: str
    facts: tuple[tuple[str, str], ...] = field(repr=False)
    lines: tuple[LineShown, ...] = field(repr=False)
    can_say: bool
    said: str
    answer: tuple[tuple[str, str], ...] = field(repr=False)  # what they said, when and why
    by: str  # by when we like to hear, or by when they hear from us and from whom
    call: tuple[str, str, str]  # whom to call: a sentence, a number, and that number as an address
    then: tuple[str, ...]  # what happens after yes, after no, and without an answer; empty where nothing is asked
    changes: tuple[ChangeShown, ...] = field(default=(), repr=False)


def own_page(
    seat: Seat, arrangements: tuple[OwnArrangement, ...], talks: tuple[OwnTalk, ...], letters: tuple[OwnLetter, ...]
) -> OwnPage:
    """Return the page with all that is somebody's."""
    return OwnPage(
        tuple(
            Entry(
                gettext("Uw plan"),
                translate(STATES[one.state]),
                seat.address("casework-own:show-agreement", one.public_id),
                by=by_when(one),
            )
            for one in arrangements
        ),
        tuple(_talk(one, seat) for one in talks if one.state is not TalkState.CANCELLED),
        tuple(
            Entry(one.subject, _day(one.sent_date), seat.address("casework-own:explain-letter", one.public_id))
            for one in letters
        ),
    )


def plan_page(one: OwnArrangement, seat: Seat) -> PlanPage:
    """Return the page of an arrangement."""
    seen = one.seen
    overload = gettext("U doet al veel. Daarom komt er hulp van een ander bij.")
    facts = [(translate(GOALS[area]), text) for area, text in seen.goals.items()]
    facts += [
        (gettext("Er is voor u"), seen.carer_section),
        (gettext("Alleen voor u"), seen.own_section),
        (gettext("Uw grens"), overload if seen.overload_threatens else ""),
        (gettext("Wat huisgenoten zelf doen"), seen.usual_care),
        (gettext("Wij kijken samen terug op"), _day(seen.review_date) if seen.review_date else ""),
    ]
    said = {True: gettext("U bent het eens met dit plan."), False: gettext("U bent het niet eens met dit plan.")}
    return PlanPage(
        state=translate(STATES[one.state]),
        hash=seen.hash,
        facts=tuple(facts),
        lines=tuple(LineShown(line.what, _facts(line, seen.side)) for line in seen.lines),
        changes=tuple(change_shown(change, _labels(), for_staff=False) for change in one.changes),
        can_say=one.is_asked,
        said="" if one.is_agreed is None else " ".join(filter(None, (said[one.is_agreed], _noted(one, seat)))),
        answer=_answer(one, seat),
        by=by_when(one),
        call=_call(one),
        then=_then(one) if one.reply_date else (),
    )


def _noted(one: OwnArrangement, seat: Seat) -> str:
    """Return who wrote down what somebody said; nothing where they did so themselves, or who speaks for them did."""
    if not one.noted_by or one.noted_by == seat.me.name:
        return ""
    return gettext("%(name)s schreef dit op. Klopt het niet? Bel ons.") % {"name": one.noted_by}


def _answer(one: OwnArrangement, seat: Seat) -> tuple[tuple[str, str], ...]:
    """Return what somebody said of a plan; why is not for another who speaks for them."""
    if one.is_agreed is None:
        return ()
    says = gettext("Ja") if one.is_agreed else gettext("Nee")
    may_read = not seat.speaking or one.noted_by == seat.me.name
    why = one.remark if may_read else ""
    hard = " ".join(translate(barriers.LABELS[barrier]) for barrier in one.barriers) if may_read else ""
    return (
        (gettext("U zei"), says),
        (gettext("Op"), _day(one.signed_date) if one.signed_date else ""),
        (gettext("Wat u anders wilt"), why),
        (gettext("Wat deze hulp lastig maakt"), hard),
    )


def by_when(one: OwnArrangement) -> str:
    """Return by when we like to hear what somebody thinks, or by when they hear from us and from whom."""
    if one.reply_date:
        return gettext("Wij horen het graag uiterlijk %(day)s.") % {"day": _day(one.reply_date)}
    if one.answer_date is None:
        return ""
    if one.worker:
        said = gettext("%(name)s neemt contact met u op, uiterlijk %(day)s.")
        return said % {"name": one.worker, "day": _day(one.answer_date)}
    return gettext("Wij nemen contact met u op, uiterlijk %(day)s.") % {"day": _day(one.answer_date)}


def _call(one: OwnArrangement) -> tuple[str, str, str]:
    """Return whom to call about the plan, and the number."""
    if one.is_agreed is not None:
        says = gettext("Wilt u erover praten, of uw antwoord veranderen? Bel ons.")
        if one.worker:
            asks = gettext("Wilt u erover praten, of uw antwoord veranderen? Bel %(name)s.")
            says = asks % {"name": one.worker}
        return says, phones.in_groups(one.phone), telephone_address(one.phone)
    says = gettext("Wilt u erover praten? Bel ons.")
    if one.worker:
        asks = gettext("Wilt u erover praten? Bel ons, en vraag naar %(name)s.")
        says = (gettext("Wilt u erover praten? Bel %(name)s.") if one.is_direct else asks) % {"name": one.worker}
    return says, phones.in_groups(one.phone), telephone_address(one.phone)


def _then(one: OwnArrangement) -> tuple[str, ...]:
    """Return what happens after each answer."""
    who = {"name": one.worker or gettext("iemand van ons"), "days": one.answer_days}
    return (
        _yes(one),
        gettext("Zegt u nee? Dan belt of mailt %(name)s u binnen %(days)s werkdagen. Wij kijken er dan opnieuw naar.")
        % who,
        gettext("Zegt u niets? Dan is er nog niets afgesproken. Het plan blijft hier klaarstaan."),
        gettext("Wilt u later iets anders antwoorden? Bel dan."),
    )


def _yes(one: OwnArrangement) -> str:
    """Return what follows from a yes, and whose yes is needed beside it."""
    if one.seen.side is Side.CLIENT and Side.CARER in one.others:
        return gettext("Zegt u ja, en zegt wie voor u zorgt ook ja? Dan spreken wij dit zo af.")
    if one.others == {Side.CLIENT}:
        return gettext("Zegt u ja, en zegt wie u helpt ook ja? Dan spreken wij dit zo af.")
    if one.seen.side is Side.CARER and one.others:
        return gettext("Zegt u ja, en zeggen wie u helpt en wie meehelpen ook ja? Dan spreken wij dit zo af.")
    return gettext("Zegt u ja? Dan spreken wij dit zo af.")


def _labels() -> dict[str, str]:
    """Return what each part of an arrangement is called, by its code."""
    return {
        **{area: translate(label) for area, label in GOALS.items()},
        **{name: translate(label) for name, label in LINE_LABELS.items()},
        "carer_section": gettext("Er is voor u"),
        "own_section": gettext("Alleen voor u"),
        "overload_threatens": gettext("U doet al veel"),
        "usual_care": gettext("Wat huisgenoten zelf doen"),
        "review_date": gettext("Wij kijken samen terug op"),
    }


def _facts(line: Line, side: Side) -> tuple[tuple[str, str], ...]:
    money = ""
    if line.contribution_cents is not None and line.for_whom is side:
        euros = f"{line.contribution_cents // CENTS},{line.contribution_cents % CENTS:02}"
        money = gettext("€ %(euros)s per maand") % {"euros": euros}
    return (
        (gettext("Wie doet het"), line.who),
        (gettext("Wanneer"), line.when),
        (gettext("Wie betaalt"), line.payer),
        (gettext("U betaalt"), money),
        (gettext("Legt het uit en kijkt mee"), line.guided_by),
        (gettext("Wat iemand moet weten"), line.instruction),
        (gettext("U kunt ook kiezen"), line.alternative if line.for_whom is side else ""),
    )


def _talk(one: OwnTalk, seat: Seat) -> Entry:
    moment = formats.date_format(one.planned_at, "j F Y, H:i")
    if one.can_say and not seat.speaking:
        url = seat.address("casework-own:say-how-it-was", one.public_id)
        return Entry(translate(KINDS[one.kind]), str(moment), url, gettext("Hoe was het gesprek?"))
    where = " · ".join(filter(None, (str(moment), place_of(one, seat))))
    is_coming = one.state is TalkState.PLANNED and one.planned_at > timezone.now()
    return Entry(translate(KINDS[one.kind]), where, is_coming=is_coming)


def place_of(talk: OwnTalk, seat: Seat | None = None) -> str:
    """Return where a talk is as somebody reads it; who speaks for another does not live there."""
    role = PartyRole.REPRESENTATIVE if seat is not None and seat.speaking else talk.role
    return translate(place_for(talk.place, role, talk.kind))


def _day(day: datetime.date) -> str:
    return str(formats.date_format(day, "DATE_FORMAT"))
