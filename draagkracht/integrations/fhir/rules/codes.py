"""The code systems of the door, and what the states and codes of a referral are called in FHIR."""

from collections.abc import Mapping
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.referrals.rules.moves import State
from draagkracht.referrals.rules.referring import Answer, Asked, Situation, Urgency
from draagkracht.referrals.rules.wishes import Daypart

BASE: Final = "https://draagkracht.example/fhir/CodeSystem"
SERVICE: Final = f"{BASE}/service"
SITUATION: Final = f"{BASE}/situation"
INPUT: Final = f"{BASE}/referral-input"
STATE: Final = f"{BASE}/referral-state"
TASK_CODE: Final = "http://hl7.org/fhir/CodeSystem/task-code"
LANGUAGE: Final = "urn:ietf:bcp:47"
# Names of the citizen service number. A document that holds one of them is refused, wherever it stands.
BSN_SYSTEMS: Final = frozenset({"http://fhir.nl/fhir/namingsystem/bsn", "urn:oid:2.16.840.1.113883.2.4.6.3"})

CARER_SUPPORT: Final = "carer-support"
CONSENT: Final = "consent"
TELL_REFERRER: Final = "tell-referrer"
NO_CONSENT: Final = "no"

# How the carer was asked. There is no code for "not asked": that is leaving it out.
ASKED: Final[Mapping[str, Asked]] = {
    "spoken": Asked.SPOKEN,
    "on-paper": Asked.ON_PAPER,
    "by-parent": Asked.BY_PARENT,
}
ANSWERS: Final[Mapping[str, Answer]] = {answer.value: answer for answer in Answer}
SITUATIONS: Final[Mapping[str, Situation]] = {one.value: one for one in Situation}
# FHIR has a fourth, "stat". Nobody here comes at once, so it is refused instead of promised.
PRIORITIES: Final[Mapping[str, Urgency]] = {
    "routine": Urgency.NORMAL,
    "urgent": Urgency.SOON,
    "asap": Urgency.URGENT,
}
DAYPARTS: Final[Mapping[str, Daypart]] = {
    "MORN": Daypart.MORNING,
    "AFT": Daypart.AFTERNOON,
    "EVE": Daypart.EVENING,
}
STATUSES: Final[Mapping[State, str]] = {
    State.SENT: "requested",
    State.ACCEPTED: "accepted",
    State.REACHED: "in-progress",
    State.STARTED: "completed",
    State.DECLINED: "rejected",
    State.NOT_REACHED: "failed",
}
NO_MORE_IS_TOLD: Final = Sentence(N_("Binnen. Meer hoort u niet. Dat is zo afgesproken."))
