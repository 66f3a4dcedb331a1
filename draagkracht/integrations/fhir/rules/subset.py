"""Every element that the door reads, in one table. What is not in it is refused by name.

The checks (`checking`), the reference page (docs/reference/fhir.md) and the capability statement follow from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from draagkracht.integrations.fhir.rules import codes
from draagkracht.referrals.rules.referring import LONGEST_LABEL
from draagkracht.referrals.rules.wishes import LONGEST_NAME

MOST_BYTES: Final = 64 * 1024
MOST_DEPTH: Final = 24
LONGEST_SYSTEM: Final = 200
LONGEST_VALUE: Final = 100
LONGEST_NOTE: Final = 400
LONGEST_DISPLAY: Final = 200
LONGEST_CONTACT: Final = 254


class Kind(StrEnum):
    """The shape of an element, under the name that FHIR gives its type."""

    CODE = "code"
    DATE_TIME = "dateTime"
    ID = "id"
    LANGUAGE = "code (BCP 47)"
    LINE = "string"
    OBJECT = "object"
    REFERENCE = "#id"
    RESOURCE = "resource"
    TEXT = "markdown"  # of several lines, kept as plain text
    URI = "uri"
    VALUE = "string without spaces"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One element: where it stands, its shape, how often it may be there, and what it means here.

    `is_list` where FHIR has a list, however many may be in it. `allowed` are the codes that it may be, `longest` is in
    characters.
    """

    path: str
    kind: Kind
    least: int = 1
    most: int = 1
    is_list: bool = False
    allowed: tuple[str, ...] = ()
    longest: int = 0
    says: str

    @property
    def parent(self) -> str:
        """Return the path of the element that holds this one."""
        return self.path.rpartition(".")[0]

    @property
    def name(self) -> str:
        """Return the last part of the path."""
        return self.path.rpartition(".")[2]


def _coding(path: str, system: str, allowed: tuple[str, ...], says: str) -> tuple[Part, ...]:
    """Return the elements of a concept with one coding of one system."""
    coding = f"{path}.coding"
    return (
        Part(path=coding, kind=Kind.OBJECT, is_list=True, says="One coding."),
        Part(path=f"{coding}.system", kind=Kind.CODE, allowed=(system,), says=""),
        Part(path=f"{coding}.code", kind=Kind.CODE, allowed=allowed, says=says),
        Part(path=f"{coding}.display", kind=Kind.LINE, least=0, longest=LONGEST_DISPLAY, says="Not kept."),
    )


def _resource(name: str) -> tuple[Part, ...]:
    """Return what every contained resource has."""
    return (
        Part(path=f"{name}.resourceType", kind=Kind.CODE, allowed=(name,), says=""),
        Part(path=f"{name}.id", kind=Kind.ID, says="What a reference in the Task names, behind `#`."),
    )


TASK: Final = (
    Part(path="Task.resourceType", kind=Kind.CODE, allowed=("Task",), says=""),
    Part(
        path="Task.contained",
        kind=Kind.RESOURCE,
        least=2,
        most=3,
        is_list=True,
        says="One ServiceRequest, one Patient, and at most one QuestionnaireResponse.",
    ),
    Part(path="Task.identifier", kind=Kind.OBJECT, is_list=True, says="Your own name for this referral, for ever."),
    Part(
        path="Task.identifier.system", kind=Kind.URI, longest=LONGEST_SYSTEM, says="An absolute address, without `|`."
    ),
    Part(
        path="Task.identifier.value",
        kind=Kind.VALUE,
        longest=LONGEST_VALUE,
        says="A UUID, say. Eight or nine digits and nothing else are refused: that may be a citizen service number.",
    ),
    Part(path="Task.status", kind=Kind.CODE, allowed=("requested",), says=""),
    Part(path="Task.intent", kind=Kind.CODE, allowed=("order",), says=""),
    Part(path="Task.code", kind=Kind.OBJECT, least=0, says=""),
    *_coding("Task.code", codes.TASK_CODE, ("fulfill",), ""),
    Part(path="Task.focus", kind=Kind.OBJECT, says=""),
    Part(path="Task.focus.reference", kind=Kind.REFERENCE, says="The contained ServiceRequest."),
    Part(path="Task.for", kind=Kind.OBJECT, says=""),
    Part(path="Task.for.reference", kind=Kind.REFERENCE, says="The contained Patient."),
    Part(path="Task.authoredOn", kind=Kind.DATE_TIME, least=0, says="Not kept: the day on which it arrives counts."),
    Part(path="Task.requester", kind=Kind.OBJECT, least=0, says=""),
    Part(
        path="Task.requester.display",
        kind=Kind.LINE,
        longest=LONGEST_LABEL,
        says="Who refers; our people may call them.",
    ),
    Part(
        path="Task.input",
        kind=Kind.OBJECT,
        most=2,
        is_list=True,
        says="`consent` and `tell-referrer`, each once. Without consent nothing is kept.",
    ),
    Part(path="Task.input.type", kind=Kind.OBJECT, says=""),
    *_coding("Task.input.type", codes.INPUT, (codes.CONSENT, codes.TELL_REFERRER), ""),
    Part(
        path="Task.input.valueCode",
        kind=Kind.CODE,
        allowed=(*codes.ASKED, codes.NO_CONSENT, *codes.ANSWERS),
        says="Of `consent`: how the carer was asked (`spoken`, `on-paper`, `by-parent`), or `no`. "
        "Of `tell-referrer`: what the carer lets you hear (`outcome`, `reached`, `nothing`).",
    ),
)
SERVICE_REQUEST: Final = (
    *_resource("ServiceRequest"),
    Part(path="ServiceRequest.status", kind=Kind.CODE, allowed=("active",), says=""),
    Part(path="ServiceRequest.intent", kind=Kind.CODE, allowed=("order",), says=""),
    Part(
        path="ServiceRequest.priority",
        kind=Kind.CODE,
        least=0,
        allowed=tuple(codes.PRIORITIES),
        says="How soon somebody calls; `routine` where it is absent. For `stat` call the desk: nobody comes at once.",
    ),
    Part(path="ServiceRequest.code", kind=Kind.OBJECT, says=""),
    *_coding("ServiceRequest.code", codes.SERVICE, (codes.CARER_SUPPORT,), ""),
    Part(path="ServiceRequest.subject", kind=Kind.OBJECT, says=""),
    Part(path="ServiceRequest.subject.reference", kind=Kind.REFERENCE, says="The contained Patient."),
    Part(path="ServiceRequest.occurrenceTiming", kind=Kind.OBJECT, least=0, says="When the carer can be called."),
    Part(path="ServiceRequest.occurrenceTiming.repeat", kind=Kind.OBJECT, says=""),
    Part(
        path="ServiceRequest.occurrenceTiming.repeat.when",
        kind=Kind.CODE,
        is_list=True,
        allowed=tuple(codes.DAYPARTS),
        says="Morning, afternoon or evening; at any time where it is absent.",
    ),
    Part(path="ServiceRequest.reasonCode", kind=Kind.OBJECT, is_list=True, says="What is going on, in one code."),
    *_coding("ServiceRequest.reasonCode", codes.SITUATION, tuple(codes.SITUATIONS), ""),
    Part(path="ServiceRequest.supportingInfo", kind=Kind.OBJECT, least=0, is_list=True, says=""),
    Part(
        path="ServiceRequest.supportingInfo.reference",
        kind=Kind.REFERENCE,
        says="The contained QuestionnaireResponse, by its `id`. One at another address is refused: nothing is fetched.",
    ),
    Part(path="ServiceRequest.note", kind=Kind.OBJECT, least=0, is_list=True, says=""),
    Part(
        path="ServiceRequest.note.text",
        kind=Kind.TEXT,
        longest=LONGEST_NOTE,
        says="Short. Nothing medical and no citizen service number.",
    ),
)
PATIENT: Final = (
    *_resource("Patient"),
    Part(path="Patient.name", kind=Kind.OBJECT, is_list=True, says="The carer. Not the person whom they care for."),
    Part(
        path="Patient.name.text", kind=Kind.LINE, longest=LONGEST_NAME, says="The whole name; a first name is enough."
    ),
    Part(
        path="Patient.telecom", kind=Kind.OBJECT, most=2, is_list=True, says="A telephone number, an address of mail."
    ),
    Part(path="Patient.telecom.system", kind=Kind.CODE, allowed=("phone", "email"), says="Each once at most."),
    Part(path="Patient.telecom.value", kind=Kind.LINE, longest=LONGEST_CONTACT, says=""),
    Part(path="Patient.communication", kind=Kind.OBJECT, least=0, is_list=True, says=""),
    Part(path="Patient.communication.language", kind=Kind.OBJECT, says=""),
    Part(path="Patient.communication.language.coding", kind=Kind.OBJECT, is_list=True, says="One coding."),
    Part(path="Patient.communication.language.coding.system", kind=Kind.CODE, allowed=(codes.LANGUAGE,), says=""),
    Part(
        path="Patient.communication.language.coding.code",
        kind=Kind.LANGUAGE,
        says="In which language we call; Dutch where it is absent.",
    ),
    Part(
        path="Patient.communication.language.coding.display",
        kind=Kind.LINE,
        least=0,
        longest=LONGEST_DISPLAY,
        says="Not kept.",
    ),
)
PARTS: Final = (*TASK, *SERVICE_REQUEST, *PATIENT)
RESPONSE: Final = "QuestionnaireResponse"
# How many of each may be among the contained resources.
CONTAINED: Final[Mapping[str, tuple[int, int]]] = {"ServiceRequest": (1, 1), "Patient": (1, 1), RESPONSE: (0, 1)}


def parts_of(path: str) -> tuple[Part, ...]:
    """Return the elements that stand directly in an element or a resource."""
    return tuple(part for part in PARTS if part.parent == path)
