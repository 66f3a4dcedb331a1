"""The codes that stand in rows about respite. How a form takes time (`Kind`) is what the planner knows."""

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from typing import Final

from draagkracht.respite.rules.planning.instance import Kind


class Form(StrEnum):
    """How the care is taken over (inv-87, inv-94, inv-95). Some that the directory has as one are two here."""

    STAY = "stay"
    DAY_CARE = "day_care"
    DAY_CARE_EVENING = "day_care_evening"
    SITTING = "sitting"  # a volunteer at home, for part of a day
    LIVE_IN = "live_in"  # somebody at home, day and night
    HOST_FAMILY = "host_family"
    CARE_FARM_COUPLE = "care_farm_couple"  # who cares comes along
    SHARED_ACTIVITY = "shared_activity"


KIND_OF: Final[Mapping[Form, Kind]] = {
    Form.STAY: Kind.STAY,
    Form.HOST_FAMILY: Kind.STAY,
    Form.CARE_FARM_COUPLE: Kind.STAY,
    Form.DAY_CARE: Kind.DAY_CARE,
    Form.DAY_CARE_EVENING: Kind.DAY_CARE,
    Form.SHARED_ACTIVITY: Kind.DAY_CARE,
    Form.SITTING: Kind.SITTING,
    Form.LIVE_IN: Kind.LIVE_IN,
}
# Forms that a place gives; a volunteer sits.
OF_PLACES: Final = frozenset(form for form, kind in KIND_OF.items() if kind is not Kind.SITTING)
# One long period, on which nobody can be in two places.
IN_A_ROW: Final = frozenset({Kind.STAY, Kind.LIVE_IN})


class Skill(StrEnum):
    """What who takes over must be able to do. A place or a volunteer lists what it can; a request what is needed."""

    AUTISM = "autism"
    BEHAVIOUR = "behaviour"  # that others find hard
    CHILDREN = "children"
    DEMENTIA = "dementia"
    INTELLECTUAL_DISABILITY = "intellectual_disability"
    LIFTING = "lifting"
    MEDICATION = "medication"
    MENTAL_HEALTH = "mental_health"
    NAH = "nah"  # acquired brain injury
    NIGHT_CARE = "night_care"
    NURSING = "nursing"
    PALLIATIVE = "palliative"
    PERSONAL_CARE = "personal_care"
    WANDERING = "wandering"


class Feature(StrEnum):
    """What somebody wishes of a place, so that they feel at ease; a request asks for it, a place has it."""

    ANIMALS = "animals"
    GARDEN = "garden"
    HALAL = "halal"
    LIFT_OR_GROUND_FLOOR = "lift_or_ground_floor"
    OWN_ROOM = "own_room"
    PARTNER_MAY_STAY = "partner_may_stay"
    QUIET = "quiet"
    SAME_PEOPLE = "same_people"  # the same faces each time
    SMALL = "small"  # with few people
    TRANSPORT = "transport"  # fetched and brought home
    VEGETARIAN = "vegetarian"
    WHEELCHAIR = "wheelchair"
    WOMEN_ONLY = "women_only"


class Fear(StrEnum):
    """What who is cared for dreads; what is dreaded is not offered (rules/fitting.py)."""

    ANIMALS = "animals"
    CROWD = "crowd"
    NIGHT = "night"  # that nobody comes at night
    NOT_UNDERSTOOD = "not_understood"  # nobody speaks their language
    UNKNOWN_PLACE = "unknown_place"  # to stay where they never were


class Barrier(StrEnum):
    """What keeps people from respite, in the words of the sources; a refused offer names one, the next answers it."""

    BAD_TIME = "bad_time"
    COST = "cost"
    DISTANCE = "distance"
    GOOD_HANDS = "good_hands"  # is it in good hands?
    GUILT = "guilt"
    NOT_AT_EASE = "not_at_ease"  # who is cared for does not feel at home there
    PARTNER_UNWILLING = "partner_unwilling"
    TOO_LATE = "too_late"  # arranged too late
    TRANSPORT = "transport"


class Relief(StrEnum):
    """What the relief is for."""

    FAMILY = "family"  # time with children, partner, friends
    HOLIDAY = "holiday"
    OWN_HEALTH = "own_health"  # an operation, an illness
    REST = "rest"
    SLEEP = "sleep"
    WORK = "work"


class Purpose(StrEnum):
    """A stay relieves who cares, or keeps a situation from going wrong (inv-89)."""

    PREVENTIVE = "preventive"
    RELIEF = "relief"


class Burden(StrEnum):
    """How heavy the care weighs, in quarters from light to heavy; unknown where nobody measured (no condition)."""

    Q1 = "q1"
    Q2 = "q2"
    Q3 = "q3"
    Q4 = "q4"
    UNKNOWN = "unknown"


class Payer(StrEnum):
    """Under which law, or from whose pocket, it is paid."""

    INSURANCE = "insurance"
    JEUGDWET = "jeugdwet"
    OWN = "own"
    VOLUNTEERS = "volunteers"
    WLZ = "wlz"
    WMO = "wmo"
    ZVW = "zvw"


# Of these a municipality keeps a budget.
PAID_BY_MUNICIPALITY: Final = frozenset({Payer.WMO, Payer.JEUGDWET})


class Daypart(IntEnum):
    """A part of a day, as the planner counts them: weekday × 3 + part."""

    MORNING = 0
    AFTERNOON = 1
    EVENING = 2


class MadeBy(StrEnum):
    """Who asked."""

    CARER = "carer"
    CONSULTANT = "consultant"
    PROFESSIONAL = "professional"


class Yes(StrEnum):
    """What the person who is cared for says to a stay."""

    NO = "no"
    TRIAL = "trial"  # to try it once, and then see
    YES = "yes"


class SaidBy(StrEnum):
    """Who said it: without a word of theirs there is no booking."""

    RECIPIENT = "recipient"
    REPRESENTATIVE = "representative"


class Origin(StrEnum):
    """How a booking came to be."""

    CHOSEN = "chosen"  # one of the offers that fit at once
    CONSULTANT = "consultant"
    EMERGENCY = "emergency"
    PLAN = "plan"
    WAITING_LIST = "waiting_list"


class Gender(StrEnum):
    """Of a volunteer, and as asked for."""

    FEMALE = "f"
    MALE = "m"


class Task(StrEnum):
    """What a volunteer likes to do: sitting with somebody, and small things (inv-73, inv-97)."""

    COMPANY = "company"
    DRIVE = "drive"
    GARDEN = "garden"
    GROCERIES = "groceries"
    HOSPITAL = "hospital"  # going along
    ODD_JOBS = "odd_jobs"
    PAPERS = "papers"
    SITTING = "sitting"  # while who cares is out
    WALK = "walk"


# What a professional did before: it asks for an instruction, and a coach by name (inv-77).
OF_PROFESSIONALS: Final = frozenset({Skill.LIFTING, Skill.MEDICATION, Skill.NURSING, Skill.PERSONAL_CARE})
