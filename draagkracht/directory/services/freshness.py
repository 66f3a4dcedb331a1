"""Asking providers, reminding them, and taking note of what they answer. The table is `rules/freshness.py`."""

import datetime
import uuid
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django.db import transaction
from django.utils import timezone

from draagkracht.directory import links
from draagkracht.directory.models import EnquiredService, Enquiry
from draagkracht.directory.queries import freshness as queries
from draagkracht.directory.queries.freshness import Due
from draagkracht.directory.queries.listing import PUBLISHED
from draagkracht.directory.rules import freshness, freshness_letters
from draagkracht.directory.rules.freshness import Answer, Event, State
from draagkracht.directory.rules.history import Author, AuthorKind
from draagkracht.directory.services import editing, proposals
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.municipalities.queries import get_origin
from draagkracht.municipalities.services import queue_mail

LONGEST_REPLY_TO = 254  # the column of the proposal, and of mail itself
WRITES = {State.ASKED: freshness_letters.asking, State.REMINDED: freshness_letters.reminding}


class LinkIsOver(Exception):
    """The link is not one of ours, or its time is past."""


class IsAnswered(Exception):
    """Somebody answered for this service already, or it is not in this question."""


@transaction.atomic
def ask_providers(*, municipality_id: int, at: datetime.datetime, most: int | None = None) -> int:
    """Ask whoever should confirm something: one letter an address, or a task for the editor where there is none.

    At most fifty questions at a time, or `most`; the rest follows tomorrow. Returns how many.
    """
    found = sorted(queries.list_due(at), key=_whom)
    groups = [list(group) for _, group in groupby(found, key=_whom)][: most or freshness.MOST_LETTERS_A_DAY]
    for group in groups:
        _ask(municipality_id, group, at)
    return len(groups)


def _whom(due: Due) -> tuple[int, str]:
    return due.organization_id or 0, due.to.casefold()


def _ask(municipality_id: int, group: list[Due], at: datetime.datetime) -> None:
    service_ids = [due.service_id for due in group]
    again = EnquiredService.objects.filter(service__in=service_ids, answer="")
    earlier = set(again.values_list("enquiry_id", flat=True))
    again.update(answer=Answer.ASKED_AGAIN, answered_at=at)
    for enquiry in Enquiry.objects.filter(pk__in=earlier, state=State.UNCHECKED):
        if not enquiry.lines.filter(answer="").exists():
            _move(enquiry, Event.ASK_AGAIN, at)
    enquiry = Enquiry.objects.create(
        municipality_id=municipality_id,
        organization_id=group[0].organization_id,
        to=group[0].to,
        state=State.ASKED if group[0].to else State.TO_CALL,
        asked_at=at,
        since=at,
        valid_until=at + freshness.LINK_IS_VALID,
    )
    EnquiredService.objects.bulk_create(
        EnquiredService(municipality_id=municipality_id, enquiry=enquiry, service_id=pk) for pk in service_ids
    )
    _write(enquiry)


@transaction.atomic
def advance_enquiries(*, at: datetime.datetime) -> int:
    """Let the clock do its work on the open questions of the present municipality; return how many moved."""
    moved = 0
    for enquiry in Enquiry.objects.select_for_update().filter(state__in=freshness.OPEN).order_by("pk"):
        _note_elsewhere(enquiry, at)
        event = freshness.due_event(State(enquiry.state), enquiry.since, at)
        if enquiry.state == State.ASKED and _is_refused(enquiry):
            event = Event.HAND_OVER
        if not enquiry.lines.filter(answer="").exists():
            event = Event.ANSWER
        if event is not None:
            _move(enquiry, event, at)
            moved += 1
    return moved


def _note_elsewhere(enquiry: Enquiry, at: datetime.datetime) -> None:
    """Close what was confirmed in another way since, and what is not published any more."""
    for line in enquiry.lines.filter(answer="").select_related("service"):
        assured = line.service.assured_at
        if line.service.status not in PUBLISHED or (assured is not None and assured > enquiry.asked_at):
            _answer(line, Answer.ELSEWHERE, at)


def _is_refused(enquiry: Enquiry) -> bool:
    return Mail.objects.filter(reference=_reference(enquiry), state=Mail.State.REFUSED).exists()


def _move(enquiry: Enquiry, event: Event, at: datetime.datetime) -> None:
    enquiry.state = freshness.after(State(enquiry.state), event)
    enquiry.since = at
    if event is Event.REMIND:
        enquiry.valid_until = at + freshness.LINK_IS_VALID
    enquiry.save(update_fields=["state", "since", "valid_until"])
    if event is Event.REMIND:
        _write(enquiry)


def _write(enquiry: Enquiry) -> None:
    """Queue the letter that belongs to the state; none where there is nobody to write to."""
    writes = WRITES.get(State(enquiry.state))
    if writes is None:
        return
    municipality = Municipality.objects.get(pk=enquiry.municipality_id)
    names = enquiry.lines.filter(answer="").order_by("service__name").values_list("service__name", flat=True)
    letter = writes(
        freshness_letters.Facts(
            organization=enquiry.organization.name if enquiry.organization else "",
            services=list(names),
            link=get_origin(municipality.pk) + links.address_of(enquiry.key),
            valid_until=timezone.localdate(enquiry.valid_until),
            municipality=municipality.name,
            desk=municipality.desk_name,
            phone=municipality.desk_phone,
        )
    )
    queue_mail(
        municipality_id=municipality.pk,
        to=enquiry.to,
        subject=letter.subject,
        body=letter.body,
        reference=_reference(enquiry),
    )


def _reference(enquiry: Enquiry) -> str:
    return f"freshness/{enquiry.pk}/{enquiry.state}"


@transaction.atomic
def confirm_by_link(*, key: uuid.UUID, line_id: int, at: datetime.datetime) -> None:
    """Record that the provider says that a service still holds. Raises LinkIsOver and IsAnswered."""
    line = _line_of_link(key, line_id, at)
    editing.confirm_service(service_id=line.service_id, author=_provider(line), at=at)
    _answer(line, Answer.CONFIRMED, at)


@transaction.atomic
def correct_by_link(
    *,
    key: uuid.UUID,
    line_id: int,
    changes: Mapping[str, Any],
    message: str,
    at: datetime.datetime,
    seen: Mapping[str, str] | None = None,
) -> Answer:
    """Take over what the provider says is different: at once when it is trusted, else as a proposal.

    Returns which of the two. A message is for a person, so with one there is a proposal in any case. Raises LinkIsOver,
    IsAnswered, proposals.NothingIsProposed, fields.ValueIsWrong and editing.FieldsHaveChanged.
    """
    line = _line_of_link(key, line_id, at)
    author = _provider(line)
    organization = line.service.organization
    is_trusted = bool(organization and organization.is_trusted)
    if is_trusted and changes:
        editing.change_service(service_id=line.service_id, changes=changes, author=author, at=at, seen=seen)
        editing.confirm_service(service_id=line.service_id, author=author, at=at)
    if message or not is_trusted:
        proposals.propose_change(
            service_id=line.service_id,
            changes={} if is_trusted else changes,
            message=message,
            author=author,
            at=at,
            reply_to=line.enquiry.to if len(line.enquiry.to) <= LONGEST_REPLY_TO else "",
        )
    answer = Answer.CHANGED if is_trusted and changes else Answer.PROPOSED
    _answer(line, answer, at)
    return answer


@transaction.atomic
def confirm_by_phone(*, line_id: int, author: Author, at: datetime.datetime) -> None:
    """Record that an editor heard from the provider that a service still holds. Raises IsAnswered."""
    line = _locked(EnquiredService.objects.filter(pk=line_id), line_id)
    editing.confirm_service(service_id=line.service_id, author=author, at=at)
    _answer(line, Answer.CONFIRMED, at)


def _line_of_link(key: uuid.UUID, line_id: int, at: datetime.datetime) -> EnquiredService:
    enquiry = Enquiry.objects.select_for_update(of=("self",)).filter(key=key).first()
    if enquiry is None or enquiry.state == State.REPLACED or enquiry.valid_until < at:
        raise LinkIsOver
    return _locked(EnquiredService.objects.filter(enquiry=enquiry), line_id)


def _locked(lines: Any, line_id: int) -> EnquiredService:
    locked = lines.select_for_update(of=("self",)).select_related("enquiry", "service__organization")
    line: EnquiredService | None = locked.filter(pk=line_id, answer="").first()
    if line is None:
        raise IsAnswered
    return line


def _answer(line: EnquiredService, answer: Answer, at: datetime.datetime) -> None:
    line.answer, line.answered_at = answer, at
    line.save(update_fields=["answer", "answered_at"])
    enquiry = line.enquiry
    if answer is not Answer.ELSEWHERE and enquiry.is_open and not enquiry.lines.filter(answer="").exists():
        _move(enquiry, Event.ANSWER, at)


def _provider(line: EnquiredService) -> Author:
    """Return whoever has the letter, as the history names it: the organisation, and no person."""
    organization: Any = line.service.organization
    name = organization.name if organization else ""
    return Author(AuthorKind.PROVIDER, None, name, name)
