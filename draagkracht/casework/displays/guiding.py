"""How the balance was, in words, with its trend and what can be done."""

import datetime
import uuid
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext

from draagkracht.base.translation import translate
from draagkracht.casework.displays import words
from draagkracht.casework.displays.corrections import EarlierShown, earlier_shown
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries import guiding as queries
from draagkracht.casework.queries.cases import CaseFile
from draagkracht.casework.queries.guiding import Check
from draagkracht.casework.rules import balance
from draagkracht.casework.rules.balance import Balance
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.terms import Term


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said on a day."""

    heading: str
    facts: tuple[tuple[str, str], ...] = field(repr=False)
    earlier: tuple[EarlierShown, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A carer whom the desk can call back."""

    name: str
    party_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidingPart:
    """Who guides a case, and how it goes."""

    lead: str
    trends: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    said: tuple[Said, ...]
    is_overloaded: bool
    calls: tuple[Call, ...]
    add_url: str
    plan_url: str
    respite_url: str
    call_url: str
    key: uuid.UUID = field(default_factory=uuid.uuid4)  # of the forms of this page


def guiding_part(case: CaseFile, worker: Worker, _at: datetime.datetime) -> GuidingPart | None:
    """Return how it goes in a case; None where nobody guides it and nobody was ever asked."""
    checks = queries.list_checks(case.id, worker)
    if not (case.case_manager or checks):
        return None
    by_party: dict[uuid.UUID, list[Check]] = {}
    for check in checks:
        by_party.setdefault(check.party_id, []).append(check)
    last = [found[-1] for found in by_party.values()]
    carers = [one for one in case.parties if one.role is PartyRole.CARER and one.name]
    url = "casework-staff:{}".format
    return GuidingPart(
        lead=_lead(case),
        trends=tuple(_trend(found) for found in by_party.values()),
        columns=(gettext("Dag"), gettext("Wie"), gettext("Uitkomst"), gettext("Wat verandert"), gettext("Door")),
        rows=tuple(_row(check) for check in reversed(checks)),
        said=tuple(_said(check) for check in reversed(checks) if any(check.said) or check.earlier),
        is_overloaded=bool(case.steps) and any(check.balance is Balance.OVERLOADED for check in last),
        calls=tuple(Call(one.name, one.public_id) for one in carers if one.phone),
        add_url=reverse(url("check-balance"), args=[case.public_id]) if carers and case.steps else "",
        plan_url=reverse(url("start-arrangement"), args=[case.public_id]),
        respite_url=reverse(url("note-respite"), args=[case.public_id]),
        call_url=reverse(url("ask-call"), args=[case.public_id]),
    )


def _lead(case: CaseFile) -> str:
    due = next((one for one in case.dues if one.term is Term.BALANCE), None)
    if not case.case_manager:
        return gettext("Nog niemand is het vaste aanspreekpunt.")
    if due is None or not case.steps:
        return gettext("%(name)s is het vaste aanspreekpunt.") % {"name": case.case_manager}
    said = gettext("%(name)s is het vaste aanspreekpunt, en vraagt op %(day)s weer hoe het gaat.")
    return said % {"name": case.case_manager, "day": words.day(due.due_date)}


def _trend(found: list[Check]) -> str:
    how = translate(balance.trend([check.balance for check in found]))
    return f"{found[-1].name}: {translate(balance.LABELS[found[-1].balance]).lower()}. {how}."


def _row(check: Check) -> tuple[str, ...]:
    result = translate(balance.LABELS[check.balance])
    return words.short(check.asked_date), check.name, result, check.changes or "–", check.by


def _said(check: Check) -> Said:
    names = (gettext("In eigen woorden"), gettext("Kost kracht"), gettext("Geeft kracht"))
    how = translate(balance.WAY_LABELS[check.way]).lower()
    heading = f"{check.name}, {words.day(check.asked_date)}, {how}"
    return Said(heading, tuple(zip(names, check.said, strict=True)), earlier_shown(check.earlier, balance.TEXTS))
