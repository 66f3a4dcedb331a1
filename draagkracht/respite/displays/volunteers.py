"""Volunteers in words: when they can, what they do, how it stands with their certificate and a pause."""

import datetime
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils import formats
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext, ngettext

from draagkracht.base import phone
from draagkracht.base.text import N_, Sentence
from draagkracht.base.translation import translate
from draagkracht.directory.displays.words import language_names
from draagkracht.respite.queries.volunteers import Free, Instructed, Known
from draagkracht.respite.rules import volunteers as rules
from draagkracht.respite.rules.small_help import TASKS
from draagkracht.respite.rules.volunteers import PARTS
from draagkracht.respite.rules.words import SKILLS

PART_NAMES: Final = (Sentence(N_("ochtend")), Sentence(N_("middag")), Sentence(N_("avond")))
GENDERS: Final = {"f": Sentence(N_("vrouw")), "m": Sentence(N_("man"))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A volunteer on the list."""

    public_id: UUID
    name: str
    says: str
    tags: tuple[str, ...]
    asks: str  # what has to be done


@dataclass(frozen=True, slots=True, kw_only=True)
class VolunteerPage:
    """All that is known of a volunteer."""

    public_id: UUID
    name: str
    phone: str
    email: str
    has_account: bool
    facts: tuple[tuple[str, str], ...]
    vog: str
    vog_asks: str
    pause: str
    is_paused: bool
    has_ended: bool
    instructions: tuple[tuple[UUID, str, str], ...]


@dataclass(frozen=True, slots=True)
class FreeLine:
    """Somebody looked at for a part of a day: what they are like, and what stands in the way."""

    public_id: UUID
    name: str
    says: str
    why_not: str


def day(date: datetime.date) -> str:
    """Return a day in words: “dinsdag 24 november”."""
    return str(formats.date_format(date, "l j F"))


def full_day(date: datetime.date) -> str:
    """Return a day with its year: “24 november 2026”."""
    return str(formats.date_format(date, "j F Y"))


def moment(date: datetime.date, part: int) -> str:
    """Return a part of a day: “dinsdag 24 november, middag”."""
    return f"{day(date)}, {translate(PART_NAMES[part])}"


def when(dayparts: Collection[int]) -> str:
    """Return parts of the week in words, days that are alike together: “maandag, dinsdag: middag; vrijdag: avond”."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for number, name in WEEKDAYS.items():
        parts = [translate(PART_NAMES[part]) for part in range(PARTS) if number * PARTS + part in dayparts]
        if parts:
            alike.setdefault(tuple(parts), []).append(str(name))
    return "; ".join(f"{', '.join(days)}: {', '.join(parts)}" for parts, days in alike.items())


def vog(one: Known, today: datetime.date) -> str:
    """Return how it stands with somebody's certificate of conduct."""
    if one.vog_until is None:
        held = gettext("Geen VOG: nog geen bezoek alleen.")
    elif one.vog_until <= today:
        held = gettext("VOG verlopen op %(day)s: geen bezoek alleen.") % {"day": full_day(one.vog_until)}
    else:
        held = gettext("VOG geldig tot %(day)s.") % {"day": full_day(one.vog_until)}
    if one.vog_requested_date:
        return f"{held} {gettext('Aangevraagd op %(day)s.') % {'day': full_day(one.vog_requested_date)}}"
    return held


def vog_asks(one: Known, today: datetime.date) -> str:
    """Return what to do about a certificate; nothing where it is in order, or asked for."""
    if one.ended_at or one.vog_requested_date or not rules.vog_expires(one.vog_until, today):
        return ""
    if one.vog_until and one.vog_until > today:
        return gettext("Vraag een nieuwe VOG aan: de oude loopt af op %(day)s.") % {"day": full_day(one.vog_until)}
    return gettext("Vraag een VOG aan.")


def pause(one: Known, today: datetime.date) -> str:
    """Return until when somebody has a pause; nothing where they have none."""
    if one.is_paused_openly:
        return gettext("Pauze, zonder einddatum")
    if one.paused_until and one.paused_until > today:
        return gettext("Pauze tot %(day)s") % {"day": full_day(one.paused_until)}
    return ""


def away(rule: rules.Rule) -> str:
    """Return why nobody says yes for a volunteer now, and what to do."""
    todo = gettext("Spreek de vrijwilliger eerst en pas het aan bij Vrijwilligers. Of zeg dat het niet kan.")
    return f"{translate(rules.SENTENCES[rule])} {todo}"


def load(one: Known) -> str:
    """Return how much somebody does."""
    week = gettext("deze week %(taken)s van %(most)s") % {"taken": one.taken, "most": one.visits_per_week}
    lately = ngettext("%(number)s keer in vier weken", "%(number)s keer in vier weken", one.lately)
    return f"{week}, {lately % {'number': one.lately}}"


def line(one: Known, today: datetime.date) -> Line:
    """Return a volunteer as a line of the list."""
    tags = [load(one), pause(one, today), *(translate(TASKS[task]) for task in one.tasks)]
    return Line(
        public_id=one.public_id,
        name=one.name,
        says=" · ".join(filter(None, (when(one.dayparts), one.district))),
        tags=tuple(filter(None, tags)),
        asks=vog_asks(one, today),
    )


def volunteer_page(one: Known, instructions: Sequence[Instructed], today: datetime.date) -> VolunteerPage:
    """Return all that is known of a volunteer, in words."""
    return VolunteerPage(
        public_id=one.public_id,
        name=one.name,
        phone=phone.in_groups(one.phone),
        email=one.email,
        has_account=one.user_id is not None,
        facts=facts(one),
        vog=vog(one, today),
        vog_asks=vog_asks(one, today),
        pause=pause(one, today),
        is_paused=one.is_paused(today),
        has_ended=one.ended_at is not None,
        instructions=tuple(
            (each.public_id, translate(SKILLS[each.skill]), f"{each.text} ({each.by}, {full_day(each.date)})")
            for each in instructions
        ),
    )


def facts(one: Known) -> tuple[tuple[str, str], ...]:
    """Return what somebody does, can, and when."""
    coach = ", ".join(filter(None, (one.coach_name, phone.in_groups(one.coach_phone))))
    return (
        (gettext("Belasting"), load(one)),
        (gettext("Kan op"), when(one.dayparts)),
        (gettext("Doet"), _joined(translate(TASKS[task]) for task in one.tasks)),
        (gettext("Doet niet"), one.rather_not),
        (gettext("Heeft"), _joined(translate(SKILLS[skill]) for skill in one.skills)),
        (gettext("Spreekt"), language_names(one.languages)),
        (gettext("Waar"), gettext("%(place)s, tot %(km)s km") % {"place": one.district, "km": one.max_km}),
        (gettext("Cursussen"), ", ".join(one.trainings)),
        (gettext("Coach"), coach),
    )


def free_line(one: Free) -> FreeLine:
    """Return somebody who was looked at for a part of a day."""
    week = gettext("deze week %(taken)s van %(most)s") % {"taken": one.taken, "most": one.visits_per_week}
    far = gettext("%(km)s km") % {"km": formats.number_format(one.km, decimal_pos=1)} if one.km else ""
    says = " · ".join(filter(None, (far, language_names(one.languages), week)))
    return FreeLine(one.public_id, one.name, says, translate(rules.SENTENCES[one.rule]) if one.rule else "")


def _joined(words: Iterable[str]) -> str:
    found = ", ".join(words)
    return found[:1].upper() + found[1:]
