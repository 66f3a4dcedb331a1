"""Somebody asks for respite, changes what they ask, or ends it; who is cared for says yes, first a trial, or no."""

import datetime
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import IntegrityError, transaction

from draagkracht.audit.rules import Action, Who
from draagkracht.people.models import CareRelation, Person
from draagkracht.people.rules.codes import Asked
from draagkracht.respite.models import Look, RecipientAnswer, RespiteRequest
from draagkracht.respite.models.bookings import LIVING, WAITS
from draagkracht.respite.rules.codes import (
    Barrier,
    Burden,
    Fear,
    Feature,
    Form,
    Gender,
    MadeBy,
    Payer,
    Purpose,
    Relief,
    SaidBy,
    Skill,
    Yes,
)
from draagkracht.respite.services import telling
from draagkracht.respite.services.noting import note

WHAT = "respite.request"
HELP = "respite.help"


class SomethingIsArranged(Exception):
    """Something is kept free or arranged for this request: that is called off first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Who asks and for whom: as somebody with a space knows it, or as a professional wrote it down."""

    carer_name: str
    called: str
    phone: str = ""
    email: str = ""
    speaks: str = "nl"
    district: str = ""
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Asks:
    """What is asked: see models.RespiteRequest."""

    purpose: Purpose = Purpose.RELIEF
    reliefs: tuple[Relief, ...] = ()
    forms: tuple[Form, ...]
    skills: tuple[Skill, ...] = ()
    features: tuple[Feature, ...] = ()
    barriers: tuple[Barrier, ...] = ()
    wishes: str = ""
    fears: str = ""
    afraid_of: tuple[Fear, ...] = ()
    known_place_id: int | None = None
    known_volunteer_id: int | None = None
    is_known_only: bool = False
    at_ease_with: str = ""
    language: str = "nl"
    gender_preference: Gender | str = ""
    max_km: int = 25
    start_date: datetime.date
    flex_days: int = 0
    length: int = 2
    min_length: int = 1
    weekdays: tuple[int, ...] = ()
    days_per_week: int = 0
    dayparts: tuple[int, ...] = ()
    weeks: int = 4
    wants_trial: bool = False
    payer: Payer | str = ""
    may_move: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What who is cared for says, by whom, and how they were asked; `person_id` is in whose own space."""

    answer: Yes
    said_by: SaidBy
    asked: Asked
    person_id: int | None = None


@transaction.atomic
def make_request(  # noqa: PLR0913 - as many as there are to say
    *,
    municipality_id: int,
    about: About,
    asks: Asks,
    made_by: MadeBy,
    by: Who,
    key: UUID,
    at: datetime.datetime,
    carer_id: int | None = None,
    relation_id: UUID | None = None,
    case_id: UUID | None = None,
    user_id: int | None = None,
    measured: tuple[Burden, datetime.date] | None = None,
) -> RespiteRequest:
    """Keep a request and return it; a form that is sent twice is one request.

    `carer_id`, and `relation_id` as a public id, are of who has a space here; the request goes with it.
    `measured` is how heavy it was and when, where somebody agreed that it counts.
    """
    earlier = RespiteRequest.objects.filter(key=key).select_related("carer").first()
    if earlier is not None:
        return earlier
    carer = Person.objects.get(pk=carer_id) if carer_id else None
    relation = CareRelation.objects.get(public_id=relation_id, carer=carer) if relation_id else None
    request = RespiteRequest(
        municipality_id=municipality_id,
        carer=carer,
        relation=relation,
        case_id=case_id,
        made_by=made_by.value,
        by_user_id=user_id,
        by_label=by.label,
        burden=measured[0].value if measured else Burden.UNKNOWN.value,
        measured_date=measured[1] if measured else None,
        asked_at=at,
        key=key,
        **asdict(about),
        **_columns(asks),
    )
    request.subject_id = relation.public_id if relation else request.public_id
    try:
        with transaction.atomic():
            request.save(force_insert=True)
    except IntegrityError:
        # The same form, at this moment: that one counts.
        return RespiteRequest.objects.select_related("carer").get(key=key)
    note(request=request, what=WHAT, action=Action.ADD, by=by, at=at)
    return request


@transaction.atomic
def change_request(*, request_id: int, changed: Mapping[str, object], by: Who, at: datetime.datetime) -> None:
    """Keep what is asked otherwise, as fields of `Asks` and `About`; what is kept free or arranged stays as it is.

    A new address of mail hears at once of what waits for an answer. What has ended is not changed.
    """
    request = _locked(request_id)
    if request.ended_at is not None or not changed:
        return
    for name, value in changed.items():
        setattr(request, name, _plain(value))
    request.min_length = min(request.min_length, request.length)
    request.save(update_fields=[*changed, "min_length"])
    note(request=request, what=WHAT, action=Action.CHANGE, by=by, at=at)
    waits = request.bookings.filter(state__in=WAITS).first() if "email" in changed else None
    if waits is not None:
        # Who is mailed is not called any more: so the mail goes now.
        telling.tell_offer(booking=waits, again=at)


@transaction.atomic
def ask_recipient(*, request_id: int, by: Who, at: datetime.datetime) -> None:
    """Mail who is cared for, in their own space, that they are asked about a stay; once a request."""
    request = _locked(request_id)
    telling.tell_recipient(request=request)
    note(request=request, what="respite.answer", action=Action.SEND, by=by, at=at)


@transaction.atomic
def end_request(*, request_id: int, by: Who, at: datetime.datetime) -> None:
    """End a request: nobody looks any more. Raises SomethingIsArranged."""
    request = _locked(request_id)
    if request.bookings.filter(state__in=LIVING).exists():
        raise SomethingIsArranged
    if request.ended_at is None:
        request.ended_at, request.why_ended = at, "asked"
        request.save(update_fields=["ended_at", "why_ended"])
        Look.objects.filter(request=request).delete()
        note(request=request, what=WHAT, action=Action.WITHDRAW, by=by, at=at)


@transaction.atomic
def ask_help(*, request_id: int, is_wanted: bool, by: Who, at: datetime.datetime) -> None:
    """Let a consultant look along with an open request, or not any more. Twice is once: the first day counts."""
    request = _locked(request_id)
    if request.ended_at is not None or is_wanted == (request.help_asked_at is not None):
        return
    request.help_asked_at = at if is_wanted else None
    request.save(update_fields=["help_asked_at"])
    note(request=request, what=HELP, action=Action.ADD if is_wanted else Action.REMOVE, by=by, at=at)


@transaction.atomic
def note_answer(*, request_id: int, heard: Heard, by: Who, key: UUID, at: datetime.datetime) -> RespiteRequest | None:
    """Keep what who is cared for, or who speaks for them, says: in their own space, or as it was heard.

    Returns the request, which is locked; None where this was kept before: twice is once. The last answer counts, so
    that somebody may come back on it until the stay begins. What follows from an answer is in services/answering.py.
    """
    request = _locked(request_id)
    if RecipientAnswer.objects.filter(key=key).exists():
        return None
    RecipientAnswer.objects.create(
        municipality_id=request.municipality_id,
        request=request,
        answer=heard.answer.value,
        said_by=heard.said_by.value,
        asked=heard.asked.value,
        person_id=heard.person_id,
        noted_by="" if by.is_private else by.label,
        at=at,
        key=key,
    )
    note(request=request, what="respite.answer", action=Action.ADD, by=by, at=at)
    return request


def _columns(asks: Asks) -> dict[str, object]:
    """Return what is asked as the columns of a request."""
    return {name: _plain(value) for name, value in asdict(asks).items()}


def _plain(value: object) -> object:
    return [str(one) if isinstance(one, str) else one for one in value] if isinstance(value, tuple) else value


def _locked(request_id: int) -> RespiteRequest:
    rows = RespiteRequest.objects.select_for_update(of=("self",)).select_related("carer", "relation__recipient")
    return rows.get(pk=request_id)
