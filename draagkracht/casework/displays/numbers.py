"""The citizen service number on the page of a case: that it is there, and never what it is."""

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from draagkracht.casework.displays.cases import about, case_url
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries.cases import CaseFile
from draagkracht.casework.queries.numbers import has_number
from draagkracht.casework.rules import numbers


@dataclass(frozen=True, slots=True)
class NumberPart:
    """Whose number the case may hold, and whether it does. `url` is empty where nothing can be done."""

    name: str
    hidden: str
    url: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberPage:
    """The page on which the number is looked at. `number` is empty until somebody said for what."""

    name: str
    number: str
    case_url: str
    note_url: str
    remove_url: str


def numbers_part(case: CaseFile, _worker: Worker, _at: datetime.datetime) -> NumberPart | None:
    """Return the number of a case for its page; None where the case is about nobody by name."""
    name = next(iter(about(case)), "")
    if not name:
        return None
    if has_number(case.id):
        url = reverse("casework-staff:show-number", args=[case.public_id])
        return NumberPart(name, numbers.HIDDEN, url, gettext("Bekijk het nummer"))
    url = reverse("casework-staff:note-number", args=[case.public_id]) if case.steps else ""
    return NumberPart(name, "", url, gettext("Vul het nummer in"))


def number_page(case: CaseFile, number: str = "") -> NumberPage:
    """Return the page of the number of a case."""
    return NumberPage(
        name=next(iter(about(case)), ""),
        number=numbers.in_groups(number) if number else "",
        case_url=case_url(case),
        note_url=reverse("casework-staff:note-number", args=[case.public_id]) if case.steps else "",
        remove_url=reverse("casework-staff:remove-number", args=[case.public_id]),
    )
