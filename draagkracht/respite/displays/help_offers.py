"""Offers of small help for who coordinates, in words."""

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext

from draagkracht.base import phone
from draagkracht.base.translation import translate
from draagkracht.directory.displays.words import language_names
from draagkracht.respite.displays.small_help import day
from draagkracht.respite.displays.small_help_staff import HelpCard
from draagkracht.respite.displays.volunteers import when
from draagkracht.respite.queries.help_offers import Offered
from draagkracht.respite.rules.help_offers import State
from draagkracht.respite.rules.small_help import TASKS


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferPage:
    """An offer as who coordinates sees it."""

    public_id: UUID
    public_text: str
    title: str
    tags: tuple[str, ...]
    state: State
    is_mine: bool
    is_asked: bool
    has_answer: bool  # there is something to say yes or no to
    may_hand_on: bool
    name: str
    phone: str
    email: str
    facts: tuple[tuple[str, str], ...]


def offer_card(one: Offered) -> HelpCard:
    """Return an offer as a card."""
    return HelpCard(
        public_id=one.public_id,
        title=" · ".join(filter(None, (tasks(one), one.name))),
        says=" · ".join((when(one.dayparts), _where(one), language_names(one.languages))),
        tags=_tags(one),
    )


def offer_page(one: Offered) -> OfferPage:
    """Return an offer in words."""
    return OfferPage(
        public_id=one.public_id,
        public_text=str(one.public_id),
        title=one.name or gettext("Iemand wil helpen"),
        tags=_tags(one),
        state=one.state,
        is_mine=one.is_mine,
        is_asked=one.is_asked,
        has_answer=one.state in {State.NEW, State.HANDING},
        may_hand_on=one.may_hand_on,
        name=one.name,
        phone=phone.in_groups(one.phone),
        email=one.email,
        facts=(
            (gettext("Wil helpen met"), tasks(one)),
            (gettext("Kan meestal"), when(one.dayparts)),
            (gettext("Waar"), _where(one)),
            (gettext("Talen"), language_names(one.languages)),
            (gettext("Liefst in het"), language_names([one.speaks])),
            (gettext("Aangeboden op"), day(timezone.localdate(one.offered_at))),
            (gettext("Bel uiterlijk"), day(one.call_date)),
            (gettext("Wordt gewist op"), day(one.delete_date)),
        ),
    )


def tasks(one: Offered) -> str:
    """Return what somebody wants to do."""
    return ", ".join(translate(TASKS[task]) for task in one.tasks)


def _where(one: Offered) -> str:
    return gettext("%(place)s, hoogstens %(km)s km") % {"place": one.district, "km": one.max_km}


def _tags(one: Offered) -> tuple[str, ...]:
    calls = gettext("Bel uiterlijk %(day)s") % {"day": day(one.call_date)}
    if one.state is State.HANDING:
        if one.is_asked:
            return (gettext("Aan u gevraagd"),)
        return (gettext("Wacht op %(group)s") % {"group": one.receiver},)
    return (gettext("Nieuw") if one.state is State.NEW else gettext("U belt"), calls)
