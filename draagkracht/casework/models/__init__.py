"""The tables of the municipal file, a module for each topic."""

from draagkracht.casework.models.arrangements import Arrangement, ArrangementLine, Signature
from draagkracht.casework.models.cases import Case, CaseExtension, CaseMove, CasePause, Party
from draagkracht.casework.models.conversations import Attendance, Conversation
from draagkracht.casework.models.letters import Decision, Letter

__all__ = [
    "Arrangement",
    "ArrangementLine",
    "Attendance",
    "Case",
    "CaseExtension",
    "CaseMove",
    "CasePause",
    "Conversation",
    "Decision",
    "Letter",
    "Party",
    "Signature",
]
