"""A document against the table of `subset`: every fault by the place where it stands, and all of them at once."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from draagkracht.base.text import N_, Sentence
from draagkracht.integrations.fhir.rules import codes, subset
from draagkracht.integrations.fhir.rules.subset import Kind, Part
from draagkracht.people.rules import service_numbers
from draagkracht.questionnaires.rules import document, elements
from draagkracht.questionnaires.rules.document import Element, Refusal, Refusals, is_clean, shown

ROOT: Final = "Task"
LINE: Final = re.compile(r"\S([^\r\n]*\S)?")
VALUE: Final = re.compile(r"[^\s|]+")
REFERENCE: Final = re.compile(r"#[A-Za-z0-9.-]{1,64}")
PATTERNS: Final[Mapping[Kind, re.Pattern[str]]] = {
    Kind.DATE_TIME: elements.DATE_TIME,
    Kind.ID: elements.ID,
    Kind.LANGUAGE: elements.LANGUAGE,
    Kind.LINE: LINE,
    Kind.REFERENCE: REFERENCE,
    Kind.URI: elements.URL,
    Kind.VALUE: VALUE,
}
UNKNOWN: Final = Sentence(N_("Dit element kennen wij hier niet."))
MISSING: Final = Sentence(N_("Dit element ontbreekt."))
TOO_DEEP: Final = Sentence(N_("De JSON is te diep genest."))
NO_BSN: Final = Sentence(N_("Een burgerservicenummer mag hier niet staan. Haal het weg."))
MAY_BE_BSN: Final = Sentence(
    N_("Acht of negen cijfers kunnen een burgerservicenummer zijn. Gebruik een kenmerk met letters, zoals een UUID.")
)
ONLY_DIGITS: Final = re.compile(r"\D?(\d\D?){8,9}")


class DocumentRefused(ValueError):
    """The document is outside the subset; `refusals` says where and why. Holds nothing of the document itself."""

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        super().__init__(f"{len(refusals)} refusals")
        self.refusals = refusals


@dataclass(frozen=True, slots=True)
class Checked:
    """A task with its contained resources by type; the place of each is where it stands in the document."""

    task: Mapping[str, Any]
    contained: Mapping[str, Mapping[str, Any]]
    places: Mapping[str, str]


def read(data: bytes) -> dict[str, object]:
    """Return the JSON object in these bytes. Raises document.Unreadable for what cannot be read, or nests too deep."""
    found = document.load(data)
    if _depth(found) > subset.MOST_DEPTH:
        raise document.Unreadable(TOO_DEEP)
    return found


def check(raw: dict[str, object]) -> Checked:
    """Return the parts of a document that is within the subset. Raises DocumentRefused, with all faults."""
    refusals = Refusals()
    _check_strings(raw, refusals)
    if refusals.found:
        raise DocumentRefused(tuple(refusals.found))
    element = Element(raw, "", refusals)
    _check_parts(element, ROOT)
    element.close()
    contained, places = _check_contained(raw, refusals)
    if refusals.found:
        raise DocumentRefused(tuple(Refusal(expression(one.where), one.reason) for one in refusals.found))
    return Checked(raw, contained, places)


def expression(where: str) -> str:
    """Return a place as FHIR names it: `Task.contained[0].id`."""
    return ".".join([ROOT, *where.split(" ")]) if where else ROOT


def _check_parts(element: Element, path: str) -> None:
    for part in subset.parts_of(path):
        if part.kind is Kind.RESOURCE:
            element.elements(part.name, required=True)
        elif part.is_list and part.kind is Kind.CODE:
            _check_codes(element, part)
        elif part.is_list:
            _check_list(element, part)
        elif part.kind is Kind.OBJECT:
            _check_object(element, part)
        else:
            _check_value(element, part)


def _check_object(element: Element, part: Part) -> None:
    if part.least and not element.has(part.name):
        element.pass_over(part.name)
        element.refuse(part.name, MISSING.message)
        return
    child = element.element(part.name)
    if child is not None:
        _check_parts(child, part.path)
        child.close()


def _check_list(element: Element, part: Part) -> None:
    found = element.elements(part.name, required=part.least > 0)
    if len(found) > part.most:
        element.refuse(part.name, N_("Hier horen er ten hoogste %(most)s."), most=part.most)
        return
    for child in found:
        _check_parts(child, part.path)
        child.close()


def _check_codes(element: Element, part: Part) -> None:
    """Check a list with one code, as `when` is."""
    value = element.raw.get(part.name)
    element.pass_over(part.name)
    if not isinstance(value, list) or len(value) != 1 or value[0] not in part.allowed:
        known = ", ".join(part.allowed)
        element.refuse(part.name, N_("Hier hoort een lijst met één code. Kies uit: %(known)s."), known=known)


def _check_value(element: Element, part: Part) -> None:
    is_required = part.least > 0
    if part.allowed:
        element.one_of(part.name, part.allowed, required=is_required)
        return
    pattern = PATTERNS.get(part.kind)
    value = (
        element.matching(part.name, pattern, required=is_required)
        if pattern
        else element.string(part.name, required=is_required)
    )
    if value is None:
        return
    if part.longest and len(value) > part.longest:
        element.refuse(part.name, N_("Hier passen ten hoogste %(most)s tekens."), most=part.longest)
    if part.path == "Task.identifier.value" and ONLY_DIGITS.fullmatch(value):
        element.refuse(part.name, MAY_BE_BSN.message)
    if part.path in NO_BSN_IN and _may_hold_bsn(value):
        element.refuse(part.name, service_numbers.NO_BSN.message)


NO_BSN_IN: Final = frozenset({"Task.requester.display", "ServiceRequest.note.text", "Patient.name.text"})


def _may_hold_bsn(text: str) -> bool:
    try:
        service_numbers.check_no_bsn(text)
    except service_numbers.HoldsBSN:
        return True
    return False


def _check_contained(
    raw: Mapping[str, object], refusals: Refusals
) -> tuple[dict[str, Mapping[str, Any]], dict[str, str]]:
    """Check each contained resource by its type; return them, and where each stands."""
    entries = raw.get("contained")
    found: dict[str, Mapping[str, Any]] = {}
    places: dict[str, str] = {}
    for index, entry in enumerate(entries if isinstance(entries, list) else []):
        if not isinstance(entry, dict) or not entry:
            continue  # refused by now
        element = Element(entry, f"contained[{index}]", refusals)
        name = element.one_of("resourceType", subset.CONTAINED, required=True)
        if name is None:
            continue
        if name in found:
            element.refuse("", N_("Er hoort één %(type)s te zijn."), type=name)
            continue
        found[name], places[name] = entry, element.where
        if name == subset.RESPONSE:
            element.matching("id", elements.ID, required=True)  # the rest is checked against its questionnaire
        else:
            _check_parts(element, name)
            element.close()
    for name, (least, _) in subset.CONTAINED.items():
        if least and name not in found:
            refusals.add("contained", Sentence(N_("Hier ontbreekt een %(type)s."), {"type": name}))
    _check_ids(found, places, refusals)
    return found, places


def _check_ids(found: Mapping[str, Mapping[str, Any]], places: Mapping[str, str], refusals: Refusals) -> None:
    seen: set[str] = set()
    for name, entry in found.items():
        own = entry.get("id")
        if isinstance(own, str) and own in seen:
            refusals.add(f"{places[name]} id", Sentence(N_("Deze id staat er twee keer.")))
        elif isinstance(own, str):
            seen.add(own)


def _check_strings(raw: dict[str, object], refusals: Refusals) -> None:
    """Refuse what no text may hold, and a citizen service number by its name, wherever they stand."""
    for where, text in _strings(raw):
        if not is_clean(text):
            refusals.add(where, Sentence(N_("Deze tekst bevat een teken dat niet mag, zoals NUL.")))
        elif text.strip().rstrip("/").lower() in codes.BSN_SYSTEMS:
            refusals.add(where, NO_BSN)


def _strings(raw: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Yield every text of a document with its place, names of elements included."""
    rest: list[tuple[str, object]] = [(ROOT, raw)]
    while rest:
        where, value = rest.pop()
        if isinstance(value, str):
            yield where, value
        elif isinstance(value, dict):
            for name, below in value.items():
                yield where, name
                rest.append((f"{where}.{shown(name)}", below))
        elif isinstance(value, list):
            rest += [(f"{where}[{index}]", below) for index, below in enumerate(value)]


def _depth(raw: object) -> int:
    """Return how deep a document nests, without nesting calls."""
    deepest, rest = 0, [(raw, 1)]
    while rest:
        value, depth = rest.pop()
        deepest = max(deepest, depth)
        if isinstance(value, dict | list):
            below = value.values() if isinstance(value, dict) else value
            rest += [(one, depth + 1) for one in below]
    return deepest
