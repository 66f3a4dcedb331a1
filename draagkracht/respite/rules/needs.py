"""What there is to ask about what is needed: only what makes sense for how the care may be taken over."""

from collections.abc import Collection, Mapping
from typing import Final

from draagkracht.respite.rules.codes import IN_A_ROW, KIND_OF, Barrier, Feature, Form, Skill
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


def features_for(forms: Collection[Form]) -> frozenset[Feature]:
    """Return what one may wish of at least one of these forms."""
    return frozenset().union(*(FEATURES[form] for form in forms))


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
