"""What waits for somebody in their own space, the most pressing first: one line each, with one thing to do."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Final

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext

from draagkracht.casework.displays.own import place_of
from draagkracht.casework.displays.support_own import keep_question
from draagkracht.casework.queries import own as casework
from draagkracht.casework.queries import support
from draagkracht.casework.queries.own import OwnTalk
from draagkracht.casework.rules.talks import TalkState
from draagkracht.people import queries as people
from draagkracht.people.displays.asked_me import Waits, list_questions
from draagkracht.people.queries import Space
from draagkracht.people.rules.codes import Willing
from draagkracht.respite.displays.small_help import own_question
from draagkracht.respite.queries import own as respite
from draagkracht.respite.queries import small_help
from draagkracht.respite.rules.states import State as BookingState

ASKED_FOR: Final = datetime.timedelta(days=60)  # how a talk was, is no question any more after these


def list_waiting(
    space: Space, email: str, at: datetime.datetime, *, plan: people.Plan | None, spoken_for: Sequence[people.Speaks]
) -> tuple[Waits, ...]:
    """Return what waits for somebody: plans, talks, questions of others, and whether a centre may keep its file.

    `plan` is their emergency plan, `spoken_for` for whom they speak.
    """
    talks = casework.list_talks(space.id)
    return (
        *_respite(space),
        *_plans(space, spoken_for, at),
        *(_coming(talk) for talk in reversed(talks) if talk.state is TalkState.PLANNED and talk.planned_at > at),
        *list_questions(email, at),
        *_help_found(space),
        *_stepped_back(None if space.ended_at else plan),
        *_kept(space, at),
        *(_held(talk) for talk in talks if talk.can_say and talk.planned_at > at - ASKED_FOR),
    )


def _respite(space: Space) -> Iterator[Waits]:
    """Yield what is kept free until they answer, what they did not say of yet, and what others ask about them."""
    for booking in (one for request in respite.list_own_requests(space.id) for one in request.bookings):
        values = {"name": booking.name, "days": booking.days}
        if booking.waits_for_you:
            says = gettext("Er is plek voor u: %(name)s, %(days)s. Zegt u ja?") % values
            yield Waits(says, gettext("Geef antwoord"), reverse("respite-own:show-booking", args=[booking.public_id]))
        elif booking.state is BookingState.DONE and not booking.carer_score:
            url = reverse("respite-own:say-how-it-was", args=[booking.public_id])
            yield Waits(gettext("Hoe was het bij %(name)s?") % values, gettext("Zeg het in een minuut"), url)
    for asked in respite.list_asked_of(space.id):
        if asked.answer is None:
            says = gettext("%(name)s zoekt iemand die de zorg een tijdje overneemt. Wat wilt u?")
            url = reverse("respite-own:answer-question", args=[asked.public_id])
            yield Waits(says % {"name": asked.carer}, gettext("Geef antwoord"), url)


def _plans(space: Space, spoken_for: Sequence[people.Speaks], at: datetime.datetime) -> Iterator[Waits]:
    for plan in casework.list_waiting(space.id):
        says = gettext("Er ligt een plan voor u klaar.")
        if plan.reply_date:
            day = formats.date_format(plan.reply_date, "j F")
            says = gettext("Er ligt een plan voor u klaar. Wij horen graag uiterlijk %(day)s van u.") % {"day": day}
        yield Waits(says, gettext("Lees het plan"), reverse("casework-own:show-agreement", args=[plan.public_id]))
    for one in spoken_for:
        seat = people.get_seat(space, one.public_id, at)
        for plan in casework.list_waiting(seat.space.id) if seat else ():
            says = gettext("Er ligt een plan klaar voor %(name)s.") % {"name": one.name}
            url = reverse("casework-own:show-agreement-for", args=[one.public_id, plan.public_id])
            yield Waits(says, gettext("Lees het plan"), url)


def _coming(talk: OwnTalk) -> Waits:
    moment = formats.date_format(talk.planned_at, "l j F, H:i")
    where = ", ".join(filter(None, (moment, place_of(talk))))
    says = gettext("Wij nodigen u uit voor een gesprek: %(where)s.") % {"where": where}
    return Waits(says, gettext("Bekijk het gesprek"), reverse("casework-own:list-agreements"))


def _held(talk: OwnTalk) -> Waits:
    day = formats.date_format(talk.planned_at, "j F")
    url = reverse("casework-own:say-how-it-was", args=[talk.public_id])
    return Waits(gettext("Hoe was het gesprek van %(day)s?") % {"day": day}, gettext("Zeg het in een minuut"), url)


def _help_found(space: Space) -> Iterator[Waits]:
    """Yield the questions for small help to which somebody may say yes or no."""
    for one in map(own_question, small_help.list_own(space.id)):
        if one.asks:
            url = reverse("respite-own:show-small-help", args=[one.public_id])
            yield Waits(f"{one.title}: {one.asks}", gettext("Geef antwoord"), url)


def _stepped_back(plan: people.Plan | None) -> Iterator[Waits]:
    """Yield who said no of the emergency plan, for as long as they stand on the list."""
    for helper in plan.helpers if plan else ():
        if helper.state is Willing.DECLINED:
            says = gettext("%(name)s kan niet inspringen.") % {"name": helper.name}
            yield Waits(says, gettext("Bekijk uw noodplan"), reverse("people:show-plan"))


def _kept(space: Space, at: datetime.datetime) -> Iterator[Waits]:
    today = timezone.localdate(at)
    for one in support.list_own(space.id, today=today):
        if one.asked_to_keep_at is not None:
            url = reverse("casework-own:show-own-support-file", args=[one.public_id])
            yield Waits(keep_question(one, support.get_norms(today)), gettext("Geef antwoord"), url)
