"""A question for small help in words: for who asked, for the volunteer, for who coordinates."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils import formats, timezone
from django.utils.translation import gettext

from draagkracht.base import phone
from draagkracht.base.text import N_, Sentence
from draagkracht.base.translation import translate
from draagkracht.directory.displays.words import language_names
from draagkracht.respite.displays import pieces
from draagkracht.respite.queries.small_help import Match, Question
from draagkracht.respite.rules.small_help import HURRIES, LABELS, LIVING, TASKS, State
from draagkracht.respite.rules.volunteers import PARTS

# In every language: pages of one's own show these too.
PART_OF_DAY: Final = (
    Sentence(N_("in de ochtend")),
    Sentence(N_("in de middag")),
    Sentence(N_("in de avond")),
)
BEST: Final = 5
SCORES: Final[Mapping[int, Sentence]] = {
    5: Sentence(N_("Heel fijn")),
    4: Sentence(N_("Fijn")),
    3: Sentence(N_("Gaat wel")),
    2: Sentence(N_("Niet zo fijn")),
    1: Sentence(N_("Niet fijn")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnQuestion:
    """A question as who asked it sees it. `who` names somebody only when both said yes."""

    public_id: UUID
    title: str
    state: str
    says: str
    asked: str
    facts: tuple[tuple[str, str], ...]
    who: str
    when: str
    phone: str
    phone_uri: str
    asks: str  # a question to answer with yes or no
    is_agreed: bool
    is_over: bool
    can_say: bool
    said: str
    group: str
    group_phone: str
    group_uri: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpForVolunteer:
    """What a volunteer is asked or does."""

    public_id: UUID
    title: str
    when: str
    is_asked: bool  # they did not answer yet
    is_agreed: bool
    facts: tuple[tuple[str, str], ...]
    phone: str
    phone_uri: str
    words: str


def day(date: datetime.date) -> str:
    """Return a day in words: “dinsdag 24 november”."""
    return str(formats.date_format(date, "l j F"))


def when(match: Match) -> str:
    """Return a part of a day in words."""
    return f"{day(match.date)}, {translate(PART_OF_DAY[match.part % PARTS])}"


def wanted(one: Question) -> str:
    """Return when help is needed: the day, where it is known."""
    return day(one.wanted_date) if one.wanted_date else translate(HURRIES[one.hurry])


def own_question(one: Question) -> OwnQuestion:
    """Return one's own question in words."""
    match = one.match
    is_agreed = bool(match and match.is_agreed)
    return OwnQuestion(
        public_id=one.public_id,
        title=translate(TASKS[one.task]),
        state=translate(LABELS[one.state]),
        says=says(one),
        asked=day(timezone.localdate(one.asked_at)),
        facts=(
            (gettext("Wanneer"), wanted(one)),
            (gettext("Waar"), one.district),
            (gettext("Wat u erbij schreef"), one.about),
        ),
        who=match.name if match and is_agreed else "",
        when=when(match) if match else "",
        phone=phone.in_groups(match.phone) if match and is_agreed else "",
        phone_uri=f"tel:{match.phone}" if match and is_agreed and match.phone else "",
        asks=asks(one),
        is_agreed=is_agreed and one.state is State.AGREED,
        is_over=one.state not in LIVING,
        can_say=one.state in {State.AGREED, State.DONE} and one.score is None and not one.words,
        said=one.words,
        group=one.organisation,
        group_phone=one.organisation_phone,
        group_uri=f"tel:{one.organisation_phone}" if one.organisation_phone else "",
    )


def says(one: Question) -> str:
    """Return where a question is, and by when somebody hears."""
    if one.state is State.ASKED:
        return gettext("Iemand belt u uiterlijk %(day)s.") % {"day": day(one.call_date)}
    if one.state is State.TAKEN:
        return gettext("%(group)s zoekt iemand die bij u past, en belt u.") % {"group": one.organisation}
    if one.state is State.PROPOSED and one.match and one.match.asker_yes:
        return gettext("U zei ja. Wij wachten nog op het ja van de vrijwilliger.")
    if one.state is State.HANDING and one.handing and one.handing.asker_yes:
        return gettext("U zei ja. Wij wachten nog op het antwoord van %(group)s.") % {"group": one.handing.receiver}
    if one.state is State.NOT_FOUND:
        return " ".join(filter(None, (gettext("Dat spijt ons."), one.said)))
    return ""


def asks(one: Question) -> str:
    """Return what who asked is to answer with yes or no; nothing where there is nothing."""
    if one.state is State.PROPOSED and one.match and not one.match.asker_yes:
        somebody = translate(pieces.GENDERS[one.match.gender]) if one.match.gender else gettext("iemand")
        values = {"somebody": somebody, "when": when(one.match), "languages": language_names(one.match.languages)}
        return gettext("Wij vonden %(somebody)s die kan helpen: %(when)s. Talen: %(languages)s. Is dat goed?") % values
    if one.state is State.HANDING and one.handing and not one.handing.asker_yes:
        values = {"group": one.handing.receiver}
        return gettext("Mogen wij uw vraag aan %(group)s geven? Zij lezen uw naam pas als u ja zegt.") % values
    return ""


def for_volunteer(one: Question) -> HelpForVolunteer:
    """Return what a volunteer is asked, in words; who it is for only when both said yes."""
    match = one.match
    is_agreed = bool(match and match.is_agreed)
    named = ((gettext("Bij"), one.name), (gettext("Wat erbij staat"), one.about)) if is_agreed else ()
    return HelpForVolunteer(
        public_id=one.public_id,
        title=translate(TASKS[one.task]),
        when=when(match) if match else "",
        is_asked=bool(match and not match.volunteer_yes),
        is_agreed=is_agreed,
        facts=((gettext("Waar"), one.district), (gettext("Spreekt"), language_names([one.speaks])), *named),
        phone=phone.in_groups(one.phone) if is_agreed else "",
        phone_uri=f"tel:{one.phone}" if is_agreed else "",
        words=match.words if match else "",
    )
