"""Telling whoever made a proposal what was decided, and when that is taken back: by mail and once."""

import datetime
from collections.abc import Iterable
from typing import Final

from django.urls import reverse

from draagkracht.accounts.queries import get_provider_mail
from draagkracht.base.text import Sentence
from draagkracht.directory.models import ChangeRequest
from draagkracht.directory.rules import fields, proposals
from draagkracht.directory.rules.history import AuthorKind, Change, Subject
from draagkracht.municipalities.models import Municipality
from draagkracht.municipalities.queries import get_origin
from draagkracht.municipalities.services import queue_mail

SUBJECTS: Final = {AuthorKind.PROVIDER: proposals.PROVIDER_SUBJECT}


def answer_asker(
    request: ChangeRequest, *, state: proposals.State, applied: tuple[str, ...], reason: str, at: datetime.datetime
) -> None:
    """Mail the decision to somebody who gave an address, and to a provider that has an account; to nobody else."""
    is_provider = request.author_kind == AuthorKind.PROVIDER
    mail = _account_of(request, at) if is_provider else ""
    to = mail or request.reply_to
    if not to or state is proposals.State.WITHDRAWN:
        return
    page = reverse("directory-staff:show-request", args=[request.pk])
    sender = _sender(request)
    body = (
        proposals.answer_provider(
            state,
            service=_name_of(request),
            asked=_labels(request.changes),
            applied=_labels(applied),
            reason=reason,
            link=get_origin(request.municipality_id) + page if mail else "",
            sender=sender,
        )
        if is_provider
        else proposals.answer(state, reason, sender=sender)
    )
    subject = SUBJECTS.get(AuthorKind(request.author_kind), proposals.ANSWER_SUBJECT)
    _queue(request, to=to, subject=subject, body=body, reference=f"change-request/{request.pk}")


def tell_taken_back(change: Change, *, at: datetime.datetime) -> None:
    """Mail a provider whose proposal brought a change about that it is taken back; nobody where there is no such one.

    Only who has an account: the address of anybody else was forgotten with the answer.
    """
    taken = ChangeRequest.objects.filter(
        state=proposals.State.ACCEPTED,
        author_kind=AuthorKind.PROVIDER,
        service__hsds_id=change.subject_id,
        decided_at=change.at,
        applied__contains=[change.field],
    )
    request = taken.select_related("service__organization").first() if change.subject is Subject.SERVICE else None
    to = _account_of(request, at) if request else ""
    if request is None or not to:
        return
    page = reverse("directory-staff:show-service", args=[request.service_id])
    body = proposals.tell_taken_back(
        service=_name_of(request),
        name=_labels([change.field])[0],
        link=get_origin(request.municipality_id) + page,
        sender=_sender(request),
    )
    reference = f"change-request/{request.pk}/undone/{change.id}"
    _queue(request, to=to, subject=proposals.TAKEN_BACK_SUBJECT, body=body, reference=reference)


def _queue(request: ChangeRequest, *, to: str, subject: Sentence, body: str, reference: str) -> None:
    queue_mail(
        municipality_id=request.municipality_id,
        to=to,
        subject=Sentence(subject.message, {"service": _name_of(request)}).dutch(),
        body=body,
        reference=reference,
    )


def _name_of(request: ChangeRequest) -> str:
    return request.service.name if request.service else str(request.changes["name"]["new"])


def _sender(request: ChangeRequest) -> proposals.Sender:
    of = Municipality.objects.get(pk=request.municipality_id)
    return proposals.Sender(of.desk_name, of.desk_phone, of.name)


def _account_of(request: ChangeRequest, at: datetime.datetime) -> str:
    """Return the address of the account that proposed it; empty where there is none, or it works there no more."""
    of = request.service.organization if request.service else None
    organization_id = of.hsds_id if of else request.organization_id
    return get_provider_mail(request.author_id, organization_id, at) if request.author_id and organization_id else ""


def _labels(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(fields.SERVICE[name].label.dutch() for name in names if name in fields.SERVICE)
