"""The code lists of the directory, with the words that people read for them.

A code is for ever: it travels in feeds, addresses and profiles. The words may change. The taxonomy names are those
under which the codes travel in HSDS, as `attributes` that point to `taxonomy_term`s.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence


class BaseFunction(StrEnum):
    """The eight functions of support for carers (inv-61)."""

    INFORMATION = "information"
    ADVICE = "advice"
    EMOTIONAL = "emotional"
    EDUCATION = "education"
    PRACTICAL = "practical"
    RESPITE = "respite"
    FINANCIAL = "financial"
    MATERIAL = "material"


class Condition(StrEnum):
    """What the person who is cared for lives with (inv-68); never a required answer."""

    DEMENTIA = "dementia"
    NAH = "nah"
    LVB = "lvb"
    AUTISM = "autism"
    MENTAL_HEALTH = "mental-health"
    ADDICTION = "addiction"
    CHRONIC = "chronic"
    PHYSICAL = "physical"
    MUSCLE = "muscle"
    CANCER = "cancer"
    PALLIATIVE = "palliative"
    ELDERLY = "elderly"
    NONE = "none"


class Law(StrEnum):
    """Which law or insurance pays for a service."""

    WMO = "wmo"
    WLZ = "wlz"
    ZVW = "zvw"
    JEUGDWET = "jeugdwet"
    INSURANCE = "insurance"
    NONE = "none"


class Audience(StrEnum):
    """For whom a service is meant."""

    CARER = "carer"
    CARE_RECIPIENT = "care_recipient"
    BOTH = "both"
    PROFESSIONAL = "professional"
    YOUNG_CARER = "young_carer"


class RespiteForm(StrEnum):
    """How the care is taken over for a while."""

    STAY = "stay"
    DAY_CARE = "day_care"
    SITTING = "sitting"
    LIVE_IN = "live_in"
    SHARED_ACTIVITY = "shared_activity"
    HOST_FAMILY = "host_family"
    CARE_FARM = "care_farm"


class ServiceKind(StrEnum):
    """What sort of help it is, where people ask for it by that name (inv-68, inv-69, inv-70)."""

    PEER_GROUP = "peer_group"
    CARE_BROKER = "care_broker"
    SUPPORT_CENTRE = "support_centre"
    SAME_DAY = "same_day"


class FundingKind(StrEnum):
    """How long the money for a service lasts (inv-170); unknown is the absence of one."""

    STRUCTURAL = "structural"
    INCIDENTAL = "incidental"


class Mobility(StrEnum):
    """How a person gets about."""

    FOOT = "foot"
    BIKE = "bike"
    CAR = "car"
    TRANSIT = "transit"


class Indication(StrEnum):
    """Under which law the person who is cared for has a decision; unknown is the absence of one."""

    WLZ = "wlz"
    WMO = "wmo"
    NONE = "none"


class Attendance(StrEnum):
    """How people take part: HSDS `attending_type`. The last three ask for no travelling."""

    VENUE = "venue"
    HOME_VISIT = "home-visit"
    ONLINE = "online"
    PHONE = "phone"


class ServiceStatus(StrEnum):
    """HSDS `status`: only an active service is published."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    DEFUNCT = "defunct"
    TEMPORARILY_CLOSED = "temporarily closed"


TAXONOMIES: Final[Mapping[str, type[StrEnum]]] = {
    "draagkracht-base-function": BaseFunction,
    "draagkracht-condition": Condition,
    "draagkracht-law": Law,
    "draagkracht-audience": Audience,
    "draagkracht-respite-form": RespiteForm,
    "draagkracht-kind": ServiceKind,
}
FIRST_STEP: Final = "first-step"
WHAT_TO_EXPECT: Final = "what-to-expect"
ASKED_AS: Final = "asked-as"  # how people ask for it, a line each: searched, not shown

# Conditions that ask for much the same knowledge. A service for one of a group is a fair second choice for another.
CONDITION_GROUPS: Final[Mapping[str, frozenset[Condition]]] = {
    "brain": frozenset({Condition.DEMENTIA, Condition.NAH}),
    "development": frozenset({Condition.LVB, Condition.AUTISM}),
    "mind": frozenset({Condition.MENTAL_HEALTH, Condition.ADDICTION}),
    "body": frozenset({Condition.CHRONIC, Condition.PHYSICAL, Condition.MUSCLE, Condition.CANCER}),
    "late-life": frozenset({Condition.ELDERLY, Condition.DEMENTIA}),
    "last-phase": frozenset({Condition.PALLIATIVE, Condition.CANCER}),
}


def related_conditions(condition: Condition) -> frozenset[Condition]:
    """Return the conditions that share a group with this one, without itself."""
    groups = (group for group in CONDITION_GROUPS.values() if condition in group)
    return frozenset[Condition]().union(*groups) - {condition}


# What a person would say, for browsing: no policy words.
NEED_LABELS: Final[Mapping[BaseFunction, Sentence]] = {
    BaseFunction.RESPITE: Sentence(N_("Er even tussenuit")),
    BaseFunction.EMOTIONAL: Sentence(N_("Praten met iemand die het kent")),
    BaseFunction.PRACTICAL: Sentence(N_("Hulp bij klussen, vervoer en het huishouden")),
    BaseFunction.ADVICE: Sentence(N_("Iemand die met u meedenkt")),
    BaseFunction.INFORMATION: Sentence(N_("Weten wat er is en hoe het werkt")),
    BaseFunction.EDUCATION: Sentence(N_("Leren hoe u goed zorgt en het volhoudt")),
    BaseFunction.FINANCIAL: Sentence(N_("Geld en vergoedingen")),
    BaseFunction.MATERIAL: Sentence(N_("Hulpmiddelen en aanpassingen in huis")),
}
BASE_FUNCTION_LABELS: Final[Mapping[BaseFunction, Sentence]] = {
    BaseFunction.INFORMATION: Sentence(N_("Informatie")),
    BaseFunction.ADVICE: Sentence(N_("Advies en begeleiding")),
    BaseFunction.EMOTIONAL: Sentence(N_("Emotionele steun")),
    BaseFunction.EDUCATION: Sentence(N_("Cursus en training")),
    BaseFunction.PRACTICAL: Sentence(N_("Praktische hulp")),
    BaseFunction.RESPITE: Sentence(N_("Respijtzorg")),
    BaseFunction.FINANCIAL: Sentence(N_("Geld")),
    BaseFunction.MATERIAL: Sentence(N_("Hulpmiddelen")),
}
# For which condition a service is. What somebody lives with has other words for none of these: PERSON_LABELS.
CONDITION_LABELS: Final[Mapping[Condition, Sentence]] = {
    Condition.DEMENTIA: Sentence(N_("Dementie")),
    Condition.NAH: Sentence(N_("Hersenletsel")),
    Condition.LVB: Sentence(N_("Moeite met leren en begrijpen")),
    Condition.AUTISM: Sentence(N_("Autisme")),
    Condition.MENTAL_HEALTH: Sentence(N_("Psychische klachten")),
    Condition.ADDICTION: Sentence(N_("Verslaving")),
    Condition.CHRONIC: Sentence(N_("Een ziekte die blijft")),
    Condition.PHYSICAL: Sentence(N_("Een lichamelijke beperking")),
    Condition.MUSCLE: Sentence(N_("Een spierziekte")),
    Condition.CANCER: Sentence(N_("Kanker")),
    Condition.PALLIATIVE: Sentence(N_("De laatste fase van het leven")),
    Condition.ELDERLY: Sentence(N_("Ouder en minder sterk worden")),
    Condition.NONE: Sentence(N_("Iedereen, bij elke ziekte")),
}
PERSON_LABELS: Final[Mapping[Condition, Sentence]] = {**CONDITION_LABELS, Condition.NONE: Sentence(N_("Iets anders"))}
CONDITION_GROUP_LABELS: Final[Mapping[str, Sentence]] = {
    "brain": Sentence(N_("De hersenen")),
    "development": Sentence(N_("De ontwikkeling")),
    "mind": Sentence(N_("Denken en voelen")),
    "body": Sentence(N_("Het lichaam")),
    "late-life": Sentence(N_("Ouder worden")),
    "last-phase": Sentence(N_("De laatste fase")),
}
LAW_LABELS: Final[Mapping[Law, Sentence]] = {
    Law.WMO: Sentence(N_("Wmo: via de gemeente")),
    Law.WLZ: Sentence(N_("Wlz: via het zorgkantoor")),
    Law.ZVW: Sentence(N_("Basisverzekering: via de huisarts of de wijkverpleging")),
    Law.JEUGDWET: Sentence(N_("Jeugdwet: via de gemeente")),
    Law.INSURANCE: Sentence(N_("Aanvullende zorgverzekering")),
    Law.NONE: Sentence(N_("Zonder aanvraag")),
}
AUDIENCE_LABELS: Final[Mapping[Audience, Sentence]] = {
    Audience.CARER: Sentence(N_("Voor u")),
    Audience.CARE_RECIPIENT: Sentence(N_("Voor uw naaste")),
    Audience.BOTH: Sentence(N_("Voor u samen")),
    Audience.PROFESSIONAL: Sentence(N_("Voor wie in de zorg werkt")),
    Audience.YOUNG_CARER: Sentence(N_("Voor jongeren")),
}
RESPITE_FORM_LABELS: Final[Mapping[RespiteForm, Sentence]] = {
    RespiteForm.STAY: Sentence(N_("Uw naaste logeert ergens")),
    RespiteForm.DAY_CARE: Sentence(N_("Uw naaste gaat overdag ergens heen")),
    RespiteForm.SITTING: Sentence(N_("Iemand blijft een paar uur bij uw naaste")),
    RespiteForm.LIVE_IN: Sentence(N_("Iemand is dag en nacht bij uw naaste thuis")),
    RespiteForm.SHARED_ACTIVITY: Sentence(N_("Samen iets leuks doen")),
    RespiteForm.HOST_FAMILY: Sentence(N_("Uw naaste logeert bij een gastgezin")),
    RespiteForm.CARE_FARM: Sentence(N_("Uw naaste gaat naar een zorgboerderij")),
}
KIND_LABELS: Final[Mapping[ServiceKind, Sentence]] = {
    ServiceKind.PEER_GROUP: Sentence(N_("Samen met mensen die het ook meemaken")),
    ServiceKind.CARE_BROKER: Sentence(N_("Iemand die regelwerk van u overneemt")),
    ServiceKind.SUPPORT_CENTRE: Sentence(N_("Steunpunt voor wie voor iemand zorgt")),
    ServiceKind.SAME_DAY: Sentence(N_("Hulp die dezelfde dag kan komen")),
}
FUNDING_LABELS: Final[Mapping[FundingKind, Sentence]] = {
    FundingKind.STRUCTURAL: Sentence(N_("Elk jaar opnieuw betaald")),
    FundingKind.INCIDENTAL: Sentence(N_("Tijdelijk betaald")),
}
MOBILITY_LABELS: Final[Mapping[Mobility, Sentence]] = {
    Mobility.FOOT: Sentence(N_("Lopend")),
    Mobility.BIKE: Sentence(N_("Met de fiets")),
    Mobility.CAR: Sentence(N_("Met de auto")),
    Mobility.TRANSIT: Sentence(N_("Met bus of trein")),
}
ATTENDANCE_LABELS: Final[Mapping[Attendance, Sentence]] = {
    Attendance.VENUE: Sentence(N_("U gaat erheen")),
    Attendance.HOME_VISIT: Sentence(N_("Ze komen bij u thuis")),
    Attendance.ONLINE: Sentence(N_("Online")),
    Attendance.PHONE: Sentence(N_("Met de telefoon")),
}
STATUS_LABELS: Final[Mapping[ServiceStatus, Sentence]] = {
    ServiceStatus.ACTIVE: Sentence(N_("Open")),
    ServiceStatus.INACTIVE: Sentence(N_("Nu niet")),
    ServiceStatus.DEFUNCT: Sentence(N_("Gestopt")),
    ServiceStatus.TEMPORARILY_CLOSED: Sentence(N_("Tijdelijk dicht")),
}
# The label of each code under the name of its taxonomy.
LABELS: Final[Mapping[str, Mapping[str, Sentence]]] = {
    "draagkracht-base-function": {str(code): label for code, label in BASE_FUNCTION_LABELS.items()},
    "draagkracht-condition": {str(code): label for code, label in CONDITION_LABELS.items()},
    "draagkracht-law": {str(code): label for code, label in LAW_LABELS.items()},
    "draagkracht-audience": {str(code): label for code, label in AUDIENCE_LABELS.items()},
    "draagkracht-respite-form": {str(code): label for code, label in RESPITE_FORM_LABELS.items()},
    "draagkracht-kind": {str(code): label for code, label in KIND_LABELS.items()},
}
# The languages that services are likely to name; any other ISO 639-1 code is shown as the code itself.
LANGUAGE_LABELS: Final[Mapping[str, Sentence]] = {
    "nl": Sentence(N_("Nederlands")),
    "en": Sentence(N_("Engels")),
    "tr": Sentence(N_("Turks")),
    "ar": Sentence(N_("Arabisch")),
    "am": Sentence(N_("Amhaars")),
    "de": Sentence(N_("Duits")),
    "es": Sentence(N_("Spaans")),
    "fa": Sentence(N_("Perzisch")),
    "fr": Sentence(N_("Frans")),
    "fy": Sentence(N_("Fries")),
    "hi": Sentence(N_("Hindi")),
    "it": Sentence(N_("Italiaans")),
    "ku": Sentence(N_("Koerdisch")),
    "pl": Sentence(N_("Pools")),
    "pt": Sentence(N_("Portugees")),
    "ro": Sentence(N_("Roemeens")),
    "ru": Sentence(N_("Russisch")),
    "so": Sentence(N_("Somalisch")),
    "ti": Sentence(N_("Tigrinya")),
    "uk": Sentence(N_("Oekraïens")),
    "ur": Sentence(N_("Urdu")),
    "zh": Sentence(N_("Chinees")),
}


def language_name(code: str) -> Sentence:
    """Return the name of a language, or its code where we have no name for it."""
    return LANGUAGE_LABELS.get(code) or Sentence(N_("taal %(code)s"), {"code": code})
