"""From a document that was checked to what a referral is made of, and the names by which it is known again."""

import hashlib
import json
import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from draagkracht.base import phone
from draagkracht.base.text import N_, Sentence
from draagkracht.integrations.fhir.rules import codes, subset
from draagkracht.integrations.fhir.rules.checking import Checked, DocumentRefused, expression
from draagkracht.integrations.fhir.rules.results import Result
from draagkracht.questionnaires.rules.document import Refusal
from draagkracht.referrals.rules import wishes
from draagkracht.referrals.rules.referring import Answer, Asked, Details, Urgency
from draagkracht.referrals.rules.wishes import Daypart

MAIL: Final = re.compile(r"[^@\s<>()\[\],;:\"\\]{1,64}@([A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}")
INPUTS: Final[Mapping[str, tuple[str, ...]]] = {
    codes.CONSENT: (*codes.ASKED, codes.NO_CONSENT),
    codes.TELL_REFERRER: tuple(codes.ANSWERS),
}


class ConsentIsMissing(Exception):
    """The document does not say that the carer agreed: nothing of it may be kept."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """What a system calls its own task."""

    system: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A task that may become a referral."""

    identifier: Identifier
    digest: str
    details: Details
    by_label: str = field(default="", repr=False)
    result: Result | None = None


def task_id(organisation: uuid.UUID, identifier: Identifier) -> uuid.UUID:
    """Return the id that a task of an organisation has here: the same identifier, the same id."""
    return uuid.uuid5(organisation, f"{identifier.system}|{identifier.value}")


def digest_of(raw: Mapping[str, Any]) -> str:
    """Return what tells a document from another; the order of names and the spaces between them do not count."""
    text = json.dumps(raw, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def check_consent(raw: Mapping[str, Any]) -> None:
    """Go on only with a document that says that the carer agreed, whatever else is wrong. Raises ConsentIsMissing."""
    inputs = raw.get("input")
    said = [one for one in (inputs if isinstance(inputs, list) else []) if _input_code(one) == codes.CONSENT]
    if not said or any(one.get("valueCode") == codes.NO_CONSENT for one in said):
        raise ConsentIsMissing


def make_order(checked: Checked, result: Result | None = None) -> Order:
    """Return the order in a document that was checked; `result` is of a questionnaire that came along.

    Raises DocumentRefused for what only fits together wrongly: references, inputs, a number that nobody can call.
    """
    faults: list[Refusal] = []
    _check_references(checked, faults)
    asked, answer = _read_inputs(checked.task, faults)
    number, email = _read_telecom(checked, faults)
    name = _read_name(checked, faults)
    if faults:
        raise DocumentRefused(tuple(faults))
    task, request = checked.task, checked.contained["ServiceRequest"]
    identifier = task["identifier"][0]
    return Order(
        identifier=Identifier(identifier["system"], identifier["value"]),
        digest=digest_of(task),
        by_label=task.get("requester", {}).get("display", ""),
        details=Details(
            name=name,
            phone=number,
            email=email,
            language=_language(checked.contained["Patient"]),
            daypart=_daypart(request),
            situation=codes.SITUATIONS[request["reasonCode"][0]["coding"][0]["code"]],
            urgency=codes.PRIORITIES.get(request.get("priority", ""), Urgency.NORMAL),
            note=_note(request),
            asked=asked,
            answer=answer,
        ),
        result=result,
    )


def _check_references(checked: Checked, faults: list[Refusal]) -> None:
    patient = f"#{checked.contained['Patient']['id']}"
    request = f"#{checked.contained['ServiceRequest']['id']}"
    subject = checked.contained["ServiceRequest"]["subject"]["reference"]
    expected = (
        ("focus reference", checked.task["focus"]["reference"], request),
        ("for reference", checked.task["for"]["reference"], patient),
        (f"{checked.places['ServiceRequest']} subject reference", subject, patient),
    )
    for where, found, wanted in (*expected, *_supporting(checked)):
        if found != wanted:
            faults.append(_fault(where, N_("Hier hoort %(wanted)s."), wanted=wanted))


def _supporting(checked: Checked) -> Iterator[tuple[str, str, str]]:
    """Yield the place of each reference to information beside the request, what it says, and what belongs there."""
    response = checked.contained.get(subset.RESPONSE, {})
    for index, one in enumerate(checked.contained["ServiceRequest"].get("supportingInfo", [])):
        where = f"{checked.places['ServiceRequest']} supportingInfo[{index}] reference"
        yield where, one["reference"], f"#{response.get('id', subset.RESPONSE)}"


def _read_inputs(task: Mapping[str, Any], faults: list[Refusal]) -> tuple[Asked, Answer]:
    """Return how the carer was asked and what the referrer may hear; stand-ins where a fault is noted."""
    given: dict[str, str] = {}
    for index, one in enumerate(task["input"]):
        code, value = _input_code(one), one["valueCode"]
        if code in given:
            faults.append(_fault(f"input[{index}]", N_("Deze invoer staat er twee keer.")))
        elif value not in INPUTS[code]:
            known = ", ".join(INPUTS[code])
            faults.append(_fault(f"input[{index}] valueCode", N_("Kies hier uit: %(known)s."), known=known))
        given[code] = value
    faults += [_fault("input", N_("Hier ontbreekt «%(code)s»."), code=code) for code in INPUTS if code not in given]
    asked = codes.ASKED.get(given.get(codes.CONSENT, ""), Asked.SPOKEN)
    return asked, codes.ANSWERS.get(given.get(codes.TELL_REFERRER, ""), Answer.NOTHING)


def _input_code(one: Any) -> str:
    """Return the code of an input, of whatever was sent; "" where it has none of ours."""
    try:
        coding = one["type"]["coding"][0]
        return str(coding["code"]) if coding["system"] == codes.INPUT else ""
    except (KeyError, TypeError, IndexError):
        return ""


def _read_telecom(checked: Checked, faults: list[Refusal]) -> tuple[str, str]:
    found: dict[str, str] = {}
    place = checked.places["Patient"]
    for index, one in enumerate(checked.contained["Patient"]["telecom"]):
        where = f"{place} telecom[{index}]"
        if one["system"] in found:
            faults.append(_fault(where, N_("Van elke soort één.")))
        elif one["system"] == "email" and not MAIL.fullmatch(one["value"]):
            faults.append(_fault(f"{where} value", N_("Dit is geen mailadres. Een voorbeeld: naam@voorbeeld.nl.")))
        elif one["system"] == "phone":
            try:
                phone.read(one["value"])
            except phone.NotAPhoneNumber as refusal:
                faults.append(Refusal(expression(f"{where} value"), refusal.sentence))
        found[one["system"]] = one["value"]
    return found.get("phone", ""), found.get("email", "").lower()


def _read_name(checked: Checked, faults: list[Refusal]) -> str:
    name = wishes.clean_name(checked.contained["Patient"]["name"][0]["text"])
    if not any(sign.isalpha() for sign in name):
        where = f"{checked.places['Patient']} name[0] text"
        faults.append(_fault(where, N_("Vul een naam in. Een voornaam is genoeg.")))
    return name


def _language(patient: Mapping[str, Any]) -> str:
    for one in patient.get("communication", []):
        code = str(one["language"]["coding"][0]["code"]).lower().partition("-")[0]
        return code if code in wishes.LANGUAGES else wishes.OTHER_LANGUAGE
    return wishes.LANGUAGES[0]


def _daypart(request: Mapping[str, Any]) -> Daypart:
    when = request.get("occurrenceTiming", {}).get("repeat", {}).get("when", [""])
    return codes.DAYPARTS.get(when[0], Daypart.ANY)


def _note(request: Mapping[str, Any]) -> str:
    return "\n".join(str(one["text"]).strip() for one in request.get("note", []))[: subset.LONGEST_NOTE]


def _fault(where: str, message: str, **values: str) -> Refusal:
    return Refusal(expression(where), Sentence(message, dict(values)))
