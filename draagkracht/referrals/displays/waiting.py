"""What those who answer see of a referral: who, what, why, and how the clock stands, in words."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext

from draagkracht.accounts.permissions import Actor, Permission
from draagkracht.assessments.rules import headline
from draagkracht.assessments.rules.filled import Measured
from draagkracht.base import phone
from draagkracht.base.translation import translate
from draagkracht.referrals.queries import Tried, Waiting
from draagkracht.referrals.rules import moves, norms, referring, wishes
from draagkracht.referrals.rules.moves import State
from draagkracht.referrals.rules.norms import Clock

# Beside the words, which say it all: the look of the clock.
KINDS: Final = {Clock.LATE: "error", Clock.TODAY: "warning", Clock.ON_TIME: "info", Clock.DONE: "ok"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A referral in the list; without a `url` it is of a support centre, and shows no more than the clock."""

    url: str
    name: str
    clock: str
    due: str
    is_late: bool
    is_today: bool
    is_urgent: bool  # and still to be done
    state: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One referral on its own page; `can_…` is what somebody may do now."""

    public_id: str
    name: str
    phone: str
    phone_uri: str
    email: str
    clock: str
    clock_kind: str
    state: str
    facts: tuple[tuple[str, str], ...]
    note: str
    measured: tuple[tuple[str, str], ...]
    attempts: tuple[str, ...]
    handled_by: str
    is_mine: bool
    has_case: bool  # that they may open
    can_accept: bool
    can_take_over: bool
    can_try: bool
    can_reach: bool
    can_decline: bool
    can_start: bool
    can_give_up: bool


def lines(found: Iterable[Waiting]) -> tuple[Line, ...]:
    """Return referrals as the list shows them."""
    return tuple(_line(one) for one in found)


def shown(one: Waiting, attempts: Iterable[Tried], actor: Actor, measured: Measured | None = None) -> Shown:
    """Return one referral as its page shows it to somebody, with the outcome that travelled along."""
    state, is_mine = one.state, one.handler_id == actor.user_id
    tried = tuple(attempts)
    return Shown(
        public_id=str(one.public_id),
        name=one.details.name,
        phone=phone.in_groups(one.details.phone),
        phone_uri=f"tel:{one.details.phone}" if one.details.phone else "",
        email=one.details.email,
        clock=_clock(one),
        clock_kind=KINDS[one.clock],
        state=_state(one),
        facts=facts(one),
        note=one.details.note,
        measured=_measured(measured) if measured else (),
        attempts=tuple(map(_attempt, tried)),
        handled_by=one.handled_by,
        is_mine=is_mine,
        has_case=one.outcome is referring.Outcome.CASE and actor.may(Permission.WORK_ON_CASES),
        can_accept=state is State.SENT,
        can_take_over=state in (State.ACCEPTED, State.REACHED) and not is_mine,
        can_try=state in (State.ACCEPTED, State.REACHED),
        can_reach=State.REACHED in moves.MOVES[state],
        can_decline=State.DECLINED in moves.MOVES[state],
        can_start=State.STARTED in moves.MOVES[state],
        can_give_up=State.NOT_REACHED in moves.MOVES[state] and len(tried) >= moves.FEWEST_ATTEMPTS,
    )


def day(moment: datetime.date) -> str:
    """Return a day in words: dinsdag 24 november."""
    return formats.date_format(moment, "l j F")


def is_urgent(one: Waiting) -> bool:
    """Tell whether somebody who was referred has to be spoken to very soon, and was not yet."""
    return one.details.urgency is referring.Urgency.URGENT and one.clock is not Clock.DONE


def facts(one: Waiting) -> tuple[tuple[str, str], ...]:
    """Return what is known of a referral beside who it is: also the consent, and what the referrer may hear."""
    languages = dict(settings.LANGUAGES)
    said = one.details
    referrer = ", ".join(filter(None, (one.referrer, one.organisation, one.referrer_phone, one.referrer_email)))
    return (
        (gettext("Wat er aan de hand is"), translate(referring.SITUATION_LABELS[said.situation])),
        (gettext("Hoe snel"), translate(referring.URGENCY_LABELS[said.urgency])),
        (gettext("Wanneer bellen"), translate(wishes.LABELS[said.daypart])),
        (gettext("Taal"), str(languages.get(said.language, gettext("Een andere taal")))),
        (gettext("Volgende keer"), day(one.next_date) if one.next_date else ""),
        (gettext("Verwezen door"), referrer or translate(referring.CHANNEL_LABELS[one.channel])),
        (gettext("Binnen sinds"), day(one.received_at)),
        (gettext("Toestemming"), translate(referring.ASKED_LABELS[said.asked])),
        (gettext("Verwijzer mag horen"), translate(referring.ANSWER_LABELS[said.answer])),
        (gettext("Wordt gewist"), formats.date_format(one.keep_until, "j F Y")),
    )


def _line(one: Waiting) -> Line:
    if one.centre:
        return _of_centre(one)
    return Line(
        url=reverse("referrals-staff:show-referral", args=[one.public_id]),
        name=one.details.name,
        clock=translate(norms.CLOCK_LABELS[one.clock]),
        due=_due(one),
        is_late=one.clock is Clock.LATE,
        is_today=one.clock is Clock.TODAY,
        is_urgent=is_urgent(one),
        state=_state(one),
        about=" · ".join(filter(None, (translate(referring.SITUATION_LABELS[one.details.situation]), _from(one)))),
    )


def _of_centre(one: Waiting) -> Line:
    """Return what the municipality may know of a referral that a centre took up: which centre, and in time or not."""
    return Line(
        url="",
        name=one.centre,
        clock=translate(norms.CLOCK_LABELS[one.clock]),
        due=_due(one),
        is_late=one.clock is Clock.LATE,
        is_today=one.clock is Clock.TODAY,
        is_urgent=is_urgent(one),
        state=gettext("Het steunpunt pakte dit op. Wie het is, ziet alleen het steunpunt."),
        about="",
    )


def _due(one: Waiting) -> str:
    if one.clock is Clock.DONE:
        ended = one.ended_at or one.first_contact_at
        return day(ended) if ended else ""
    return gettext("eerste contact uiterlijk %(day)s") % {"day": day(one.due_at)}


def _clock(one: Waiting) -> str:
    if one.clock is Clock.DONE:
        moment = one.first_contact_at
        return gettext("Eerste contact op %(day)s") % {"day": day(moment)} if moment else ""
    words = f"{translate(norms.CLOCK_LABELS[one.clock])}: {_due(one)}"
    return words if one.is_norm_confirmed else gettext("%(words)s (termijn nog te bevestigen)") % {"words": words}


def _state(one: Waiting) -> str:
    words = translate(moves.LABELS[one.state])
    if one.outcome:
        words = translate(referring.OUTCOME_LABELS[one.outcome])
    by = gettext("door %(name)s") % {"name": one.handled_by} if one.handled_by else ""
    return f"{words} {by}".strip()


def _from(one: Waiting) -> str:
    return one.organisation or translate(referring.CHANNEL_LABELS[one.channel])


def _measured(one: Measured) -> tuple[tuple[str, str], ...]:
    """Return the outcome of an instrument in words."""
    points = translate(headline.score_in_words(one.instrument, one.points))
    means = translate(headline.band_in_words(one.instrument, one.points, one.band))
    return (
        (gettext("Meetlijst"), translate(headline.name_of(one.instrument))),
        (gettext("Uitkomst"), f"{points}: {means}"),
        (gettext("Wanneer"), formats.date_format(timezone.localtime(one.taken_at), "j F Y")),
        (gettext("Samen met"), one.by),
    )


def _attempt(tried: Tried) -> str:
    when = formats.date_format(timezone.localtime(tried.at), "j F, H.i")
    way, result = translate(referring.WAY_LABELS[tried.way]), translate(referring.RESULT_LABELS[tried.result])
    return f"{when}: {way}. {result} ({tried.by})."
