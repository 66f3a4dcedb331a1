"""What there is to ask about what is needed: only what makes sense for how the care may be taken over."""

from collections.abc import Collection, Mapping
from typing import Final

from draagkracht.respite.rules.codes import IN_A_ROW, KIND_OF, Barrier, Fear, Feature, Form, Skill
from draagkracht.respite.rules.planning.instance import Kind

# Somebody comes to the home: what is wished of a place is there already, and nobody travels.
AT_HOME: Final = frozenset({Kind.SITTING, Kind.LIVE_IN})
OF_TRAVELLING: Final = frozenset({Barrier.DISTANCE, Barrier.TRANSPORT})
EVERYTHING: Final = frozenset(Feature)
FEATURES: Final[Mapping[Form, frozenset[Feature]]] = {
    Form.STAY: EVERYTHING,
    Form.HOST_FAMILY: EVERYTHING,
    Form.CARE_FARM_COUPLE: EVERYTHING,
    Form.DAY_CARE: EVERYTHING - {Feature.OWN_ROOM, Feature.PARTNER_MAY_STAY},
    Form.DAY_CARE_EVENING: EVERYTHING - {Feature.OWN_ROOM, Feature.PARTNER_MAY_STAY},
    Form.SHARED_ACTIVITY: EVERYTHING - {Feature.OWN_ROOM},
    Form.SITTING: frozenset(),
    # Who is there day and night cooks too.
    Form.LIVE_IN: frozenset({Feature.HALAL, Feature.SAME_PEOPLE, Feature.VEGETARIAN, Feature.WOMEN_ONLY}),
}
# What says with whom somebody feels at ease; the other wishes are about the place itself.
COMPANY: Final = frozenset({Feature.SAME_PEOPLE, Feature.SMALL, Feature.WOMEN_ONLY})
BY_DAY: Final = frozenset(Fear) - {Fear.NIGHT}
FEARS: Final[Mapping[Form, frozenset[Fear]]] = {
    Form.STAY: frozenset(Fear),
    Form.HOST_FAMILY: frozenset(Fear),
    Form.CARE_FARM_COUPLE: frozenset(Fear),
    Form.DAY_CARE: BY_DAY,
    Form.DAY_CARE_EVENING: BY_DAY,
    Form.SHARED_ACTIVITY: BY_DAY,
    # Who comes for a few hours speaks the language and meets them first: those are rules without asking.
    Form.SITTING: frozenset(),
    Form.LIVE_IN: frozenset({Fear.NOT_UNDERSTOOD, Fear.UNKNOWN_PLACE}),
}


def features_for(forms: Collection[Form]) -> frozenset[Feature]:
    """Return what one may wish of at least one of these forms."""
    return frozenset().union(*(FEATURES[form] for form in forms))


def fears_for(forms: Collection[Form]) -> frozenset[Fear]:
    """Return what may be dreaded of at least one of these forms."""
    return frozenset().union(*(FEARS[form] for form in forms))


def skills_for(forms: Collection[Form]) -> frozenset[Skill]:
    """Return what may be needed with at least one of these forms: care at night only where there is a night."""
    has_nights = any(KIND_OF[form] in IN_A_ROW for form in forms)
    return frozenset(Skill) if has_nights else frozenset(Skill) - {Skill.NIGHT_CARE}


def is_travelled(forms: Collection[Form]) -> bool:
    """Tell whether somebody goes somewhere with at least one of these forms."""
    return any(KIND_OF[form] not in AT_HOME for form in forms)


def barriers_for(forms: Collection[Form]) -> frozenset[Barrier]:
    """Return what may hold somebody back from at least one of these forms."""
    return frozenset(Barrier) if is_travelled(forms) else frozenset(Barrier) - OF_TRAVELLING
