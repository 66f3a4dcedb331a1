"""Whether a place or a volunteer fits somebody, apart from when: each rule in order, and the first one that fails.

The order is that of `respite-instance/1`; what a provider says of a stay (length, how long before) comes after it.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from draagkracht.respite.rules import needs
from draagkracht.respite.rules.codes import KIND_OF, Barrier, Fear, Feature, Form, Gender, Payer, Purpose, Skill
from draagkracht.respite.rules.planning.instance import Kind
from draagkracht.respite.rules.planning.reasons import MOST_KM


class Rule(StrEnum):
    """Why something does not fit, in the order in which it is looked at."""

    FORM = "form"
    SKILLS = "skills"
    WISHES = "wishes"
    FEARS = "fears"
    KNOWN = "known"  # only where somebody feels at ease already
    LANGUAGE = "language"
    GENDER = "gender"
    DISTANCE = "distance"
    PAYER = "payer"
    LENGTH = "length"
    TOO_SOON = "too_soon"
    CLOSED = "closed"
    FULL = "full"
    MONEY = "money"  # the budget of who pays has not so much left this year
    DECLINED = "declined"  # who cares did not want it, not long ago


CHILDREN: Final = "children"  # of PAYER, where nobody said who pays and the place is for children alone


@dataclass(frozen=True, slots=True)
class Failing:
    """The first rule that fails; `detail` is the code of the skill or the wish that is not there, or of the fear."""

    rule: Rule
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wants:
    """What a request asks for. Weekdays are in order of preference; dayparts are weekday × 3 + part.

    `known` is the id (`Gives.id`) of where, or with whom, somebody feels at ease already; empty: nowhere.
    """

    forms: frozenset[Form]
    purpose: Purpose = Purpose.RELIEF
    skills: frozenset[Skill] = frozenset()
    features: frozenset[Feature] = frozenset()
    fears: frozenset[Fear] = frozenset()
    known: str = ""
    is_known_only: bool = False
    barriers: frozenset[Barrier] = frozenset()
    language: str = "nl"
    gender: Gender | None = None
    max_km: float = 25.0
    payer: Payer | None = None
    start_date: datetime.date
    flex_days: int = 0
    length: int = 2
    min_length: int = 1
    weekdays: tuple[int, ...] = ()
    days_per_week: int = 0
    dayparts: tuple[int, ...] = ()
    weeks: int = 4
    is_trial: bool = False  # only to try it
    declined: frozenset[int] = frozenset()  # keys of places that were not wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Gives:
    """What a place or a volunteer gives; `key` is its primary key, `km` how far it is from who asks."""

    key: int
    form: Form
    skills: frozenset[Skill] = frozenset()
    features: frozenset[Feature] = frozenset()
    languages: frozenset[str] = frozenset({"nl"})
    gender: Gender | None = None
    km: float = 0.0
    payers: frozenset[Payer] = frozenset()
    min_length: int = 1
    max_length: int = 28
    lead_days: int = 0
    trial_length: int = 0
    has_intake: bool = False
    purposes: frozenset[Purpose] = frozenset()  # empty: nobody said, or it is a volunteer
    price_cents: int | None = None  # of one unit, where it is known
    dayparts: frozenset[int] = field(default_factory=frozenset)

    @property
    def kind(self) -> Kind:
        """Return how it takes time."""
        return KIND_OF[self.form]

    @property
    def id(self) -> str:
        """Return what tells it from all other places and volunteers."""
        sits = self.kind is Kind.SITTING
        return id_of(place=None if sits else self.key, volunteer=self.key if sits else None)


def id_of(*, place: int | None, volunteer: int | None) -> str:
    """Return what tells a place or a volunteer from all others (`Gives.id`), by primary key; nothing for neither."""
    if place is not None:
        return f"P{place}"
    return f"V{volunteer}" if volunteer is not None else ""


def keys_of(id_: str) -> tuple[int | None, int | None]:
    """Return the primary key of a place, or of a volunteer, from its id."""
    what, key = id_[:1], id_[1:]
    return (int(key) if what == "P" else None), (int(key) if what == "V" else None)


def first_failing(wants: Wants, gives: Gives, today: datetime.date) -> Failing | None:
    """Return the first rule about somebody, and not about days, that fails; None where all hold."""
    for rule, detail in CHECKS:
        found = detail(wants, gives, today)
        if found is not None:
            return Failing(rule, found)
    return None


Check = Callable[[Wants, Gives, datetime.date], str | None]  # the detail where it fails, None where it holds


def _form(wants: Wants, gives: Gives, _today: datetime.date) -> str | None:
    return None if gives.form in wants.forms else ""


def _skills(wants: Wants, gives: Gives, _today: datetime.date) -> str | None:
    return min(wants.skills - gives.skills, default=None)


def _wishes(wants: Wants, gives: Gives, _today: datetime.date) -> str | None:
    # A volunteer comes to somebody's own home: what is wished of a place is there.
    return None if gives.kind is Kind.SITTING else min(wants.features - gives.features, default=None)


def _fears(wants: Wants, gives: Gives, _today: datetime.date) -> str | None:
    here = is_known(wants, gives)
    return min((one for one in wants.fears if is_feared(one, gives, wants.language, is_known=here)), default=None)


def is_known(wants: Wants, gives: Gives) -> bool:
    """Tell whether somebody feels at ease at a place, or with a volunteer, already."""
    return gives.id == wants.known


def is_feared(fear: Fear, gives: Gives, language: str, *, is_known: bool) -> bool:
    """Tell whether there is at a place what somebody dreads; `is_known` where they feel at ease there already."""
    if fear not in needs.FEARS[gives.form]:
        return False
    return {
        Fear.ANIMALS: Feature.ANIMALS in gives.features,
        Fear.CROWD: not gives.features & {Feature.QUIET, Feature.SMALL},
        Fear.NIGHT: Skill.NIGHT_CARE not in gives.skills,
        Fear.NOT_UNDERSTOOD: language not in gives.languages,
        Fear.UNKNOWN_PLACE: not (is_known or gives.has_intake or gives.trial_length),
    }[fear]


def _known(wants: Wants, gives: Gives, _today: datetime.date) -> str | None:
    return None if not wants.is_known_only or wants.known in {"", gives.id} else ""


def _language(wants: Wants, gives: Gives, _today: datetime.date) -> str | None:
    return None if gives.kind is not Kind.SITTING or wants.language in gives.languages else wants.language


def _gender(wants: Wants, gives: Gives, _today: datetime.date) -> str | None:
    is_free = gives.kind is not Kind.SITTING or wants.gender in {None, gives.gender}
    return None if is_free else str(wants.gender)


def _distance(wants: Wants, gives: Gives, _today: datetime.date) -> str | None:
    most = min(wants.max_km, MOST_KM.get(gives.kind, wants.max_km))
    return None if gives.km <= most else f"{most:g}"


def _payer(wants: Wants, gives: Gives, _today: datetime.date) -> str | None:
    if wants.payer is not None:
        return None if not gives.payers or wants.payer in gives.payers else str(wants.payer)
    return CHILDREN if is_for_grown_up(wants) and is_for_children(gives) else None


def is_for_grown_up(wants: Wants) -> bool:
    """Tell whether nobody said that it is for a child: by who pays, or by what who takes over must be able to do."""
    return wants.payer is not Payer.JEUGDWET and Skill.CHILDREN not in wants.skills


def is_for_children(gives: Gives) -> bool:
    """Tell whether a place is for children alone: nothing but the Jeugdwet pays there."""
    return gives.payers == {Payer.JEUGDWET}


def _length(wants: Wants, gives: Gives, _today: datetime.date) -> str | None:
    if wants.is_trial:
        return None if gives.trial_length else "trial"
    if gives.kind not in {Kind.STAY, Kind.LIVE_IN}:
        return None
    is_possible = gives.min_length <= wants.length and wants.min_length <= gives.max_length
    return None if is_possible else f"{gives.min_length}-{gives.max_length}"


def _too_soon(wants: Wants, gives: Gives, today: datetime.date) -> str | None:
    last_start = wants.start_date + datetime.timedelta(days=wants.flex_days)
    if gives.kind not in {Kind.STAY, Kind.LIVE_IN}:
        last_start = wants.start_date + datetime.timedelta(weeks=1)
    return None if last_start >= today + datetime.timedelta(days=gives.lead_days) else f"{gives.lead_days}"


def _declined(wants: Wants, gives: Gives, _today: datetime.date) -> str | None:
    # These are keys of places: a volunteer may happen to have the same one.
    return "" if gives.kind is not Kind.SITTING and gives.key in wants.declined else None


CHECKS: Final[tuple[tuple[Rule, Check], ...]] = (
    (Rule.FORM, _form),
    (Rule.SKILLS, _skills),
    (Rule.WISHES, _wishes),
    (Rule.FEARS, _fears),
    (Rule.KNOWN, _known),
    (Rule.LANGUAGE, _language),
    (Rule.GENDER, _gender),
    (Rule.DISTANCE, _distance),
    (Rule.PAYER, _payer),
    (Rule.LENGTH, _length),
    (Rule.TOO_SOON, _too_soon),
    (Rule.DECLINED, _declined),
)
