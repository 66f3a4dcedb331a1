"""Questions for small help for who coordinates, in words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext

from draagkracht.base import phone
from draagkracht.base.text import N_
from draagkracht.base.translation import translate
from draagkracht.directory.displays.words import language_names
from draagkracht.respite.displays.small_help import SCORES, day, wanted, when
from draagkracht.respite.queries.small_help import Handing, Question
from draagkracht.respite.rules.small_help import LIVING, TASKS, State


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpCard:
    """A question, or an offer, on the list of who coordinates."""

    public_id: UUID
    title: str
    says: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage:
    """A question as who coordinates sees it."""

    public_id: UUID
    title: str
    state: State
    tags: tuple[str, ...]
    is_mine: bool
    name: str
    phone: str
    facts: tuple[tuple[str, str], ...]
    proposed: str
    asker_waits: bool
    volunteer_waits: bool
    volunteer: str
    handing: str
    handing_waits_for_asker: bool
    is_offered_to_me: bool
    is_open: bool


STAFF_LABELS: Final[Mapping[State, str]] = {
    State.ASKED: N_("Nieuw"),
    State.TAKEN: N_("Zoek iemand"),
    State.PROPOSED: N_("Wacht op een ja"),
    State.AGREED: N_("Staat vast"),
    State.HANDING: N_("Doorgeven: wacht op een ja"),
    State.DONE: N_("Is gedaan"),
    State.NOT_FOUND: N_("Niemand gevonden"),
    State.WITHDRAWN: N_("Hoeft niet meer"),
}


def help_card(one: Question) -> HelpCard:
    """Return a question as a card."""
    waits = gettext("Bel uiterlijk %(day)s") % {"day": day(one.call_date)}
    calls = (waits,) if one.state in {State.ASKED, State.TAKEN} else ()
    return HelpCard(
        public_id=one.public_id,
        title=" · ".join(filter(None, (translate(TASKS[one.task]), one.name))),
        says=" · ".join((wanted(one), one.district, language_names([one.speaks]))),
        tags=(state_for_staff(one.state), *calls),
    )


def state_for_staff(state: State) -> str:
    """Return where a question is, for who coordinates."""
    return gettext(STAFF_LABELS[state])


def help_page(one: Question, groups: Collection[int], *, is_mine: bool) -> HelpPage:
    """Return a question in words; `groups` are the organisations of who looks."""
    match, handing = one.match, one.handing
    said_yes = [
        name
        for name, is_yes in ((gettext("wie vroeg"), match.asker_yes), (match.name, match.volunteer_yes))
        if is_yes
    ] if match else []  # fmt: skip
    return HelpPage(
        public_id=one.public_id,
        title=translate(TASKS[one.task]),
        state=one.state,
        tags=(state_for_staff(one.state), wanted(one)),
        is_mine=is_mine,
        name=one.name,
        phone=phone.in_groups(one.phone),
        facts=facts(one),
        proposed=f"{match.name}, {when(match)}" if match else "",
        asker_waits=bool(match and not match.asker_yes),
        volunteer_waits=bool(match and not match.volunteer_yes),
        volunteer=_and(said_yes),
        handing=_handing(handing),
        handing_waits_for_asker=bool(handing and not handing.asker_yes and is_mine),
        is_offered_to_me=bool(handing and handing.receiver_id in groups and not handing.receiver_yes),
        is_open=one.state in LIVING,
    )


def facts(one: Question) -> tuple[tuple[str, str], ...]:
    """Return what is known of a question."""
    match = one.match
    return (
        (gettext("Gevraagd"), " · ".join(filter(None, (day(timezone.localdate(one.asked_at)), one.made_by)))),
        (gettext("Bel uiterlijk"), day(one.call_date)),
        (gettext("Waar"), one.district),
        (gettext("Spreekt"), language_names([one.speaks])),
        (gettext("Wat erbij staat"), one.about),
        (gettext("Hoe het was"), translate(SCORES[one.score]) if one.score else ""),
        (gettext("In eigen woorden"), one.words),
        (gettext("De vrijwilliger zegt"), match.words if match else ""),
        (gettext("Praten"), gettext("De vrijwilliger wil erover praten.") if match and match.wants_talk else ""),
        (gettext("Wat u zei"), one.said),
    )


def _handing(handing: Handing | None) -> str:
    if handing is None:
        return ""
    said = [gettext("wie vroeg")] * handing.asker_yes + [handing.receiver] * handing.receiver_yes
    both = gettext("Naar %(group)s.") % {"group": handing.receiver}
    return f"{both} {_and(said)}"


def _and(names: Collection[str]) -> str:
    if not names:
        return gettext("Nog niemand zei ja.")
    return gettext("Ja van: %(names)s.") % {"names": ", ".join(names)}
