"""Who shares what with whom, in words: ties, questions, and who speaks for whom."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext

from draagkracht.base.text import N_
from draagkracht.people import queries
from draagkracht.people.queries import Question, Space, Speaks, Tie, Waiting, circles
from draagkracht.people.rules.codes import Beside, Power
from draagkracht.people.rules.voices import MUNICIPALITY, may_withdraw, reader_code

POWERS = {
    Power.AUTHORISED: N_("op eigen verzoek"),
    Power.CURATOR: N_("als curator"),
    Power.MENTOR: N_("als mentor"),
    Power.PARENT: N_("als ouder"),
}
ASKED = {
    Beside.CARED_FOR: N_("U vroeg wie u helpt om mee te kijken."),
    Beside.CARES: N_("U vroeg iemand die u helpt om mee te kijken."),
    Beside.SPEAKS: N_("U vroeg iemand om voor u te spreken."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TieShown:
    """A tie as the page shows it: what each sees of the other. `read_url` is empty where nothing is shared.

    `circle` is the name of what they share with others, and `end_circle_url` where it ends; empty where there is none.
    `share_url` is where one chooses what the other reads; empty on the side of the carer.
    """

    public_id: UUID
    heading: str
    they_see: tuple[str, ...]
    you_see: tuple[str, ...]
    read_url: str
    share_url: str
    circle: str
    end_circle_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingShown:
    """A question that waits."""

    public_id: UUID
    says: str
    to: str
    until: str
    is_declined: bool
    can_print: bool


@dataclass(frozen=True, slots=True)
class ToAsk:
    """Somebody for whom one cares who was not asked yet."""

    called: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TiesPage:
    """With whom somebody shares."""

    ties: tuple[TieShown, ...]
    waiting: tuple[WaitingShown, ...]
    to_ask: tuple[ToAsk, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeaksShown:
    """Somebody speaks for another. `url` is where one looks for them; empty on the side of who is spoken for."""

    public_id: UUID
    name: str
    says: str
    can_end: bool
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakersPage:
    """Who speaks for somebody, and for whom they speak."""

    speakers: tuple[SpeaksShown, ...]
    spoken_for: tuple[SpeaksShown, ...]
    waiting: tuple[WaitingShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPage:
    """A question as whoever was asked reads it."""

    lead: str
    says: tuple[str, ...]


def ties_page(me: Space, at: datetime.datetime) -> TiesPage:
    """Return with whom somebody shares, which questions wait, and who may still be asked."""
    asked = [one for one in queries.list_asked(me.id, at) if one.beside is not Beside.SPEAKS]
    tied = {tie.public_id for tie in queries.list_ties(me.id)}
    busy = {one.relation_id for one in asked}
    return TiesPage(
        ties=tuple(_tie(tie, me, at) for tie in queries.list_ties(me.id)),
        waiting=tuple(map(_waiting, asked)),
        to_ask=tuple(
            ToAsk(one.called, reverse("people:ask-cared-for", args=[one.public_id]))
            for one in queries.list_cared_for(me.id)
            if one.public_id not in tied | busy
        ),
    )


def speakers_page(me: Space, at: datetime.datetime) -> SpeakersPage:
    """Return who speaks for somebody, for whom they speak, and whom they asked."""
    return SpeakersPage(
        speakers=tuple(_speaks(one, is_speaker=False) for one in queries.list_speakers(me.id, at)),
        spoken_for=list_spoken_for(me, at),
        waiting=tuple(_waiting(one) for one in queries.list_asked(me.id, at) if one.beside is Beside.SPEAKS),
    )


def list_spoken_for(me: Space, at: datetime.datetime) -> tuple[SpeaksShown, ...]:
    """Return for whom somebody speaks, each with the way to look for them."""
    return spoken_for_shown(queries.list_spoken_for(me.id, at))


def spoken_for_shown(found: Iterable[Speaks]) -> tuple[SpeaksShown, ...]:
    """Return the same of rows that were found already."""
    return tuple(_speaks(one, is_speaker=True) for one in found)


def list_readers(me: Space, municipality: str, at: datetime.datetime) -> list[tuple[str, str]]:
    """Return who may be allowed to read somebody's wishes: who helps them, who speaks for them, the municipality."""
    helpers = [(reader_code(tie.other_id), tie.name) for tie in queries.list_ties(me.id) if not tie.i_care]
    speakers = [(reader_code(one.other_id), one.name) for one in queries.list_speakers(me.id, at)]
    return [*dict([*helpers, *speakers]).items(), (MUNICIPALITY, municipality)]


def question_path(token: str) -> str:
    """Return the path of a question."""
    return reverse("people:answer-invitation", args=[token])


def question_page(question: Question) -> QuestionPage:
    """Return a question with what each of the two would see, and would not."""
    name = {"name": question.asker}
    if question.beside is Beside.SPEAKS:
        return QuestionPage(lead=_asks_to_speak(question), says=_speaking_says(question))
    if question.beside is Beside.CARED_FOR:
        lead = gettext("%(name)s helpt u, en vraagt of u hier iets met elkaar wilt delen.") % name
    else:
        lead = gettext("U helpt %(name)s. %(name)s vraagt of u hier iets met elkaar wilt delen.") % name
    says = (
        gettext("U krijgt een eigen plek. Wat u daar bewaart, is van u."),
        gettext("%(name)s ziet hoe u heet. Verder niets.") % name,
        gettext("U kiest later zelf of %(name)s meer ziet.") % name,
        gettext("U ziet niet wat %(name)s zelf bewaart, of in vertrouwen vertelt.") % name,
        gettext("U kunt het elke dag stoppen. U hoeft niet te zeggen waarom."),
    )
    return QuestionPage(lead=lead, says=says)


def _asks_to_speak(question: Question) -> str:
    name = {"name": question.asker}
    if question.power is Power.AUTHORISED:
        return gettext("%(name)s vraagt of u voor hem of haar wilt spreken bij de gemeente.") % name
    return gettext("De gemeente zag dat u voor %(name)s mag spreken. Wilt u dat hier doen?") % name


def _speaking_says(question: Question) -> tuple[str, ...]:
    name = {"name": question.asker}
    until = [gettext("Dit geldt tot %(day)s.") % {"day": _day(question.speaks_until)}] if question.speaks_until else []
    return (
        gettext("U leest de plannen en brieven voor %(name)s, en u tekent namens %(name)s.") % name,
        gettext("U leest niet wat %(name)s voor zichzelf schrijft. Dat kan alleen als %(name)s dat kiest.") % name,
        gettext("%(name)s ziet wanneer u keek, en wat u deed.") % name,
        *until,
        gettext("U kunt er elke dag mee stoppen."),
    )


def _tie(tie: Tie, me: Space, at: datetime.datetime) -> TieShown:
    name = {"name": tie.name}
    owner, reader = (tie.other_person_id, me.public_id) if tie.i_care else (me.id, tie.other_id)
    is_shared = queries.get_shared_wishes(owner, reader_code(reader), at) is not None
    wishes = gettext("wat %(name)s belangrijk vindt") % name if tie.i_care else gettext("wat u belangrijk vindt")
    more = (wishes,) if is_shared else ()
    circle = circles.get_ruled_of_tie(me.id, tie.public_id)
    helps, helped = gettext("U helpt %(name)s") % name, gettext("%(name)s helpt u") % name
    return TieShown(
        public_id=tie.public_id,
        heading=helps if tie.i_care else helped,
        they_see=(gettext("uw naam"), *(() if tie.i_care else more)),
        you_see=(gettext("de naam"), *(more if tie.i_care else ())),
        read_url=reverse("people:read-wishes", args=[tie.public_id]) if tie.i_care and is_shared else "",
        share_url="" if tie.i_care else reverse("people:save-wishes"),
        circle=circle.name if circle else "",
        end_circle_url=reverse("people:end-circle", args=[circle.public_id]) if circle else "",
    )


def _waiting(one: Waiting) -> WaitingShown:
    says = gettext("U vroeg %(called)s om mee te kijken.") % {"called": one.called} if one.called else ""
    return WaitingShown(
        public_id=one.public_id,
        says=says or gettext(ASKED[one.beside]),
        to=one.email,
        until=_day(one.until),
        is_declined=one.is_declined,
        can_print=one.can_print,
    )


def _speaks(one: Speaks, *, is_speaker: bool) -> SpeaksShown:
    facts = [gettext(POWERS[one.power])]
    if one.until:
        facts.append(gettext("tot %(day)s") % {"day": _day(one.until)})
    if one.confirmed_by:
        facts.append(gettext("%(name)s van de gemeente zag het bewijs") % {"name": one.confirmed_by})
    return SpeaksShown(
        public_id=one.public_id,
        name=one.name,
        says=gettext(", ").join(facts),
        can_end=may_withdraw(one.power, is_speaker=is_speaker),
        url=reverse("portal-own:show-spoken-for", args=[one.public_id]) if is_speaker else "",
    )


def _day(moment: datetime.datetime) -> str:
    return str(formats.date_format(timezone.localtime(moment), "j F Y"))
