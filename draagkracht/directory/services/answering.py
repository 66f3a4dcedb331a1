"""Telling whoever made a proposal what was decided, by mail and once."""

import datetime
from collections.abc import Iterable
from typing import Final

from django.urls import reverse

from draagkracht.accounts.queries import get_provider_mail
from draagkracht.base.text import Sentence
from draagkracht.directory.models import ChangeRequest
from draagkracht.directory.rules import fields, proposals
from draagkracht.directory.rules.history import AuthorKind
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
    name = request.service.name if request.service else str(request.changes["name"]["new"])
    page = reverse("directory-staff:show-request", args=[request.pk])
    body = (
        proposals.answer_provider(
            state,
            service=name,
            asked=_labels(request.changes),
            applied=_labels(applied),
            reason=reason,
            link=get_origin(request.municipality_id) + page if mail else "",
        )
        if is_provider
        else proposals.answer(state, reason)
    )
    subject = SUBJECTS.get(AuthorKind(request.author_kind), proposals.ANSWER_SUBJECT)
    queue_mail(
        municipality_id=request.municipality_id,
        to=to,
        subject=Sentence(subject.message, {"service": name}).dutch(),
        body=body,
        reference=f"change-request/{request.pk}",
    )


def _account_of(request: ChangeRequest, at: datetime.datetime) -> str:
    """Return the address of the account that proposed it; empty where there is none, or it works there no more."""
    of = request.service.organization if request.service else None
    organization_id = of.hsds_id if of else request.organization_id
    return get_provider_mail(request.author_id, organization_id, at) if request.author_id and organization_id else ""


def _labels(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(fields.SERVICE[name].label.dutch() for name in names if name in fields.SERVICE)
