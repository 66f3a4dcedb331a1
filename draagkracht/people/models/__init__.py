"""The tables of somebody's own space: one module for each topic, named here."""

from draagkracht.people.models.network import NetworkCopy, NetworkMember
from draagkracht.people.models.reminders import Reminder
from draagkracht.people.models.rights import RightsRequest
from draagkracht.people.models.spaces import (
    LONGEST_NAME,
    CareRelation,
    Consent,
    EmergencyPlan,
    Person,
    Representation,
    Substitute,
)

__all__ = [
    "LONGEST_NAME",
    "CareRelation",
    "Consent",
    "EmergencyPlan",
    "NetworkCopy",
    "NetworkMember",
    "Person",
    "Reminder",
    "Representation",
    "RightsRequest",
    "Substitute",
]
