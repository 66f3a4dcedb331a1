"""May this volunteer do this visit? The first rule that says no, in one order, or nothing.

A certificate of conduct (VOG) before somebody is alone with another, and an instruction with a coach before a task that
was a professional's, are promises of ours to who is cared for (inv-76, inv-77); the rest is what a volunteer wants.
"""

import datetime
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.respite.rules.codes import OF_PROFESSIONALS, Skill

PARTS: Final = 3
# An organisation asks for a new certificate in time: it takes weeks.
EXPIRES_WITHIN: Final = datetime.timedelta(days=60)


class Rule(StrEnum):
    """Why a visit cannot be. In the order in which they are asked."""

    ENDED = "ended"
    PAUSED = "paused"
    NO_VOG = "no_vog"
    SKILL = "skill"
    INSTRUCTION = "instruction"
    LANGUAGE = "language"
    GENDER = "gender"
    DISTANCE = "distance"
    DAYPART = "daypart"
    TAKEN = "taken"
    WEEK_FULL = "week_full"


SENTENCES: Final[Mapping[Rule, Sentence]] = {
    Rule.ENDED: Sentence(N_("Deze vrijwilliger is gestopt.")),
    Rule.PAUSED: Sentence(N_("Deze vrijwilliger neemt op die dag pauze.")),
    Rule.NO_VOG: Sentence(N_("Op die dag is er geen geldige VOG. Zonder VOG gaat niemand alleen op bezoek.")),
    Rule.SKILL: Sentence(N_("Deze vrijwilliger kan of doet dit niet.")),
    Rule.INSTRUCTION: Sentence(N_("Hiervoor is eerst een instructie nodig, en een coach met naam.")),
    Rule.LANGUAGE: Sentence(N_("Deze vrijwilliger spreekt de taal niet.")),
    Rule.GENDER: Sentence(N_("Er is om een man of een vrouw gevraagd.")),
    Rule.DISTANCE: Sentence(N_("Het is verder dan deze vrijwilliger wil reizen.")),
    Rule.DAYPART: Sentence(N_("Deze vrijwilliger kan niet op dit deel van de dag.")),
    Rule.TAKEN: Sentence(N_("Deze vrijwilliger heeft dan al een bezoek.")),
    Rule.WEEK_FULL: Sentence(N_("De week van deze vrijwilliger is vol.")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Helper:
    """A volunteer, as far as the rules ask. `paused_until` and `vog_until` are exclusive; `taken` are parts of days.

    `instructed` are the tasks of professionals for which there is an instruction; `weeks` how many visits are taken in
    the week that begins on a Monday.
    """

    is_ended: bool = False
    is_paused_openly: bool = False
    paused_until: datetime.date | None = None
    vog_until: datetime.date | None = None
    dayparts: frozenset[int] = frozenset()  # weekday × 3 + part
    skills: frozenset[Skill] = frozenset()
    instructed: frozenset[Skill] = frozenset()
    has_coach: bool = False
    languages: frozenset[str] = frozenset()
    gender: str = ""
    max_km: float = 0
    visits_per_week: int = 0
    weeks: Mapping[datetime.date, int] = field(default_factory=dict)
    taken: frozenset[tuple[datetime.date, int]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A visit: when, and what it asks. An empty language or gender asks for none; `is_alone`: nobody else is there."""

    date: datetime.date
    part: int  # 0 morning, 1 afternoon, 2 evening
    skills: frozenset[Skill] = frozenset()
    language: str = ""
    gender: str = ""
    km: float = 0
    is_alone: bool = True


def first_failing(helper: Helper, wanted: Wanted) -> Rule | None:
    """Return the first rule by which a volunteer cannot do a visit; None where they can."""
    return next((rule for rule, fails in CHECKS.items() if fails(helper, wanted)), None)


def is_paused(helper: Helper, on: datetime.date) -> bool:
    """Tell whether a volunteer has a pause on a day."""
    return helper.is_paused_openly or (helper.paused_until is not None and on < helper.paused_until)


def has_vog(vog_until: datetime.date | None, on: datetime.date) -> bool:
    """Tell whether a certificate of conduct counts on a day."""
    return vog_until is not None and on < vog_until


def away_rule(helper: Helper, dates: Collection[datetime.date]) -> Rule | None:
    """Return why a volunteer is not there on some of these dates, whatever is asked of them; None where they are."""
    wanted = (Wanted(date=day, part=0) for day in sorted(dates))
    return next((rule for one in wanted for rule in AWAY if CHECKS[rule](helper, one)), None)


def vog_expires(vog_until: datetime.date | None, today: datetime.date) -> bool:
    """Tell whether a certificate has to be asked for again: it is not there, is over, or ends soon."""
    return vog_until is None or vog_until <= today + EXPIRES_WITHIN


def at_distance(wanted: Wanted, km: float) -> Wanted:
    """Return a visit at this distance of a volunteer."""
    return replace(wanted, km=km)


def monday_of(day: datetime.date) -> datetime.date:
    """Return the first day of the week of a day."""
    return day - datetime.timedelta(days=day.weekday())


def daypart_of(day: datetime.date, part: int) -> int:
    """Return a part of a day as the week counts them."""
    return day.weekday() * PARTS + part


def _needs_instruction(helper: Helper, wanted: Wanted) -> bool:
    needed = wanted.skills & OF_PROFESSIONALS
    return bool(needed) and not (helper.has_coach and needed <= helper.instructed)


CHECKS: Final[Mapping[Rule, Callable[[Helper, Wanted], bool]]] = {
    Rule.ENDED: lambda helper, _: helper.is_ended,
    Rule.PAUSED: lambda helper, wanted: is_paused(helper, wanted.date),
    Rule.NO_VOG: lambda helper, wanted: wanted.is_alone and not has_vog(helper.vog_until, wanted.date),
    Rule.SKILL: lambda helper, wanted: not wanted.skills <= helper.skills,
    Rule.INSTRUCTION: _needs_instruction,
    Rule.LANGUAGE: lambda helper, wanted: bool(wanted.language) and wanted.language not in helper.languages,
    Rule.GENDER: lambda helper, wanted: bool(wanted.gender) and wanted.gender != helper.gender,
    Rule.DISTANCE: lambda helper, wanted: wanted.km > helper.max_km,
    Rule.DAYPART: lambda helper, wanted: daypart_of(wanted.date, wanted.part) not in helper.dayparts,
    Rule.TAKEN: lambda helper, wanted: (wanted.date, wanted.part) in helper.taken,
    Rule.WEEK_FULL: lambda helper, wanted: helper.weeks.get(monday_of(wanted.date), 0) >= helper.visits_per_week,
}
# Of the volunteer alone: these are asked again when somebody says yes for them.
AWAY: Final = (Rule.ENDED, Rule.PAUSED, Rule.NO_VOG)
