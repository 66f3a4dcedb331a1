"""Names and shapes of the declared subset that both the reader and the writer need. The subset itself: see `fhir`."""

import re

from draagkracht.questionnaires.rules.definition import (
    OPTION_TYPES,
    QUESTION_TYPES,
    REPEATING_TYPES,
    ItemType,
)

RESOURCE_TYPE = "Questionnaire"
TRANSLATION_URL = "http://hl7.org/fhir/StructureDefinition/translation"
ITEM_CONTROL_URL = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl"
ITEM_CONTROL_SYSTEM = "http://hl7.org/fhir/questionnaire-item-control"
PAGE_CODE = "page"

MAX_DEPTH = 4
MAX_LENGTH = 20_000
DEFAULT_LENGTHS = {ItemType.STRING: 500, ItemType.OPEN_CHOICE: 500, ItemType.TEXT: 5_000}

# FHIR R4 keeps an integer in 32 bits.
LEAST_INTEGER = -(2**31)
MOST_INTEGER = 2**31 - 1

ID = re.compile(r"[A-Za-z0-9.-]{1,64}")
LINK_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
URL = re.compile(r"(?=\S{1,500}\Z)[A-Za-z][A-Za-z0-9+.-]*:[^\s|#]+")
VERSION = re.compile(r"[^\s|]{1,64}")
NAME = re.compile(r"[^\r\n]{1,200}")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
CODE = re.compile(r"\S+( \S+)*")
LINE = re.compile(r"\S(.*\S)?")
SYSTEM = re.compile(r"\S+")
DATE_TIME = re.compile(
    r"(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])"
    r"(T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]{1,9})?(Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00)))?)?)?"
)
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

# Which elements belong to which types; what is not here belongs to all.
TYPES_OF_ELEMENT = {
    "required": QUESTION_TYPES,
    "repeats": REPEATING_TYPES,
    "maxLength": frozenset(DEFAULT_LENGTHS),
    "answerOption": OPTION_TYPES,
    "item": frozenset({ItemType.GROUP}),
    "extension": frozenset({ItemType.GROUP}),
}
