"""The forms of somebody's own space: one module for each topic, named here."""

from draagkracht.people.forms.network import ENERGY_LABELS, RING_LABELS, MemberForm, ShareNetworkForm
from draagkracht.people.forms.reminders import RHYTHM_LABELS, RhythmForm
from draagkracht.people.forms.rights import RIGHT_LABELS, RightForm
from draagkracht.people.forms.rights_staff import OUTCOME_LABELS, AnswerForm
from draagkracht.people.forms.spaces import (
    AGREES,
    RELATION_LABELS,
    AgreeField,
    EraseForm,
    NamedOpenForm,
    NumberForm,
    OpenForm,
    PlanForm,
    RelationForm,
    StartForm,
    SubstituteForm,
    WillingForm,
)

__all__ = [
    "AGREES",
    "ENERGY_LABELS",
    "OUTCOME_LABELS",
    "RELATION_LABELS",
    "RHYTHM_LABELS",
    "RIGHT_LABELS",
    "RING_LABELS",
    "AgreeField",
    "AnswerForm",
    "EraseForm",
    "MemberForm",
    "NamedOpenForm",
    "NumberForm",
    "OpenForm",
    "PlanForm",
    "RelationForm",
    "RhythmForm",
    "RightForm",
    "ShareNetworkForm",
    "StartForm",
    "SubstituteForm",
    "WillingForm",
]
