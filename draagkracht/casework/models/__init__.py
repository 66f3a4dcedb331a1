"""The tables of the municipal file, a module for each topic."""

from draagkracht.casework.models.arrangements import Arrangement, ArrangementLine, CarerSection, Signature
from draagkracht.casework.models.cases import Case, CaseExtension, CaseMove, CasePause, Party
from draagkracht.casework.models.consulting import Consult, ConsultAnswer
from draagkracht.casework.models.conversations import Attendance, Conversation
from draagkracht.casework.models.guiding import BalanceCheck
from draagkracht.casework.models.handovers import Handover
from draagkracht.casework.models.letters import Decision, Letter
from draagkracht.casework.models.numbers import CitizenNumber
from draagkracht.casework.models.obstacles import Obstacle
from draagkracht.casework.models.outreach import NoContact, ReachEvent
from draagkracht.casework.models.support import SupportContact, SupportFile
from draagkracht.casework.models.teams import Reach, TeamMember

__all__ = [
    "Arrangement",
    "ArrangementLine",
    "Attendance",
    "BalanceCheck",
    "CarerSection",
    "Case",
    "CaseExtension",
    "CaseMove",
    "CasePause",
    "CitizenNumber",
    "Consult",
    "ConsultAnswer",
    "Conversation",
    "Decision",
    "Handover",
    "Letter",
    "NoContact",
    "Obstacle",
    "Party",
    "Reach",
    "ReachEvent",
    "Signature",
    "SupportContact",
    "SupportFile",
    "TeamMember",
]
