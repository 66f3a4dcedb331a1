"""The tables of somebody's own space: one module for each topic, named here."""

from draagkracht.people.models.circles import Circle, CircleEvent, CircleInvitation, CircleMember, CirclePost
from draagkracht.people.models.network import NetworkCopy, NetworkMember
from draagkracht.people.models.offers import KeptOffer
from draagkracht.people.models.reminders import Reminder
from draagkracht.people.models.rights import RightsRequest
from draagkracht.people.models.spaces import (
    LONGEST_NAME,
    CareRelation,
    Consent,
    EmergencyPlan,
    Person,
    Substitute,
)
from draagkracht.people.models.voices import Representation, SpaceInvitation, Wishes

__all__ = [
    "LONGEST_NAME",
    "CareRelation",
    "Circle",
    "CircleEvent",
    "CircleInvitation",
    "CircleMember",
    "CirclePost",
    "Consent",
    "EmergencyPlan",
    "KeptOffer",
    "NetworkCopy",
    "NetworkMember",
    "Person",
    "Reminder",
    "Representation",
    "RightsRequest",
    "SpaceInvitation",
    "Substitute",
    "Wishes",
]
