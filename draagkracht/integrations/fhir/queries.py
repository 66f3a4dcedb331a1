"""Reading which systems may refer, what they sent, and how it stands with that."""

import datetime
import hashlib
import uuid
from dataclasses import dataclass, field

from django.utils import timezone

from draagkracht.accounts.models import Organisation
from draagkracht.assessments.rules import instruments, portable, wording
from draagkracht.assessments.rules.portable import Forms
from draagkracht.audit.rules import ActorKind, Who
from draagkracht.integrations.fhir.models import Client, SentTask, TaskContent
from draagkracht.integrations.fhir.rules.answers import Standing
from draagkracht.integrations.fhir.rules.orders import Identifier
from draagkracht.questionnaires import queries as questionnaires
from draagkracht.questionnaires.rules.identity import identify
from draagkracht.referrals.rules import moves
from draagkracht.referrals.rules.referring import Answer, Channel, Outcome


class TaskIsGone(Exception):
    """The task was here; its referral is not kept any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A system of an organisation, as far as its requests need it. `certificate` "" where it has a secret."""

    id: uuid.UUID
    label: str
    organisation_id: int
    organisation: str
    organisation_public_id: uuid.UUID
    channel: Channel
    secret_hash: str = field(repr=False)
    certificate: str
    made_at: datetime.datetime
    revoked_at: datetime.datetime | None
    is_ended: bool

    @property
    def who(self) -> Who:
        """Return who acts, in the words of the log."""
        return Who(
            ActorKind.CLIENT,
            id=f"fhir:{self.id}",
            label=self.label or self.organisation,
            role="client",
            organization=self.organisation,
        )


def find_client(public_id: uuid.UUID) -> Known | None:
    """Return a system that may come in here; None for another, one that was revoked, or of who works here no more."""
    rows = Client.objects.select_related("organisation").filter(revoked_at=None, organisation__ended_at=None)
    found = rows.filter(public_id=public_id).first()
    return _known(found) if found else None


def list_clients() -> tuple[Known, ...]:
    """Return the systems of the present municipality, those that were revoked too, by organisation."""
    rows = Client.objects.select_related("organisation").order_by("organisation__name", "pk")
    return tuple(_known(row) for row in rows)


def list_organisations() -> tuple[tuple[uuid.UUID, str], ...]:
    """Return (public id, name) of the organisations that work with the present municipality, by name."""
    rows = Organisation.objects.filter(ended_at=None).order_by("name")
    return tuple(rows.values_list("public_id", "name"))


def _known(row: Client) -> Known:
    return Known(
        id=row.public_id,
        label=row.label,
        organisation_id=row.organisation_id,
        organisation=row.organisation.name,
        organisation_public_id=row.organisation.public_id,
        channel=Channel(row.organisation.kind),
        secret_hash=row.secret_hash,
        certificate=row.certificate,
        made_at=row.made_at,
        revoked_at=row.revoked_at,
        is_ended=row.organisation.ended_at is not None,
    )


def hash_of(secret: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def get_standing(task_id: uuid.UUID, organisation_id: int) -> Standing | None:
    """Return how it stands with a task of an organisation; None when it never sent one. Raises TaskIsGone."""
    rows = TaskContent.objects.select_related("task", "referral__handled_by")
    row = rows.filter(task__public_id=task_id, task__organisation_id=organisation_id).first()
    if row is not None:
        return _standing(row)
    if SentTask.objects.filter(public_id=task_id, organisation_id=organisation_id).exists():
        raise TaskIsGone
    return None


def _standing(row: TaskContent) -> Standing:
    referral = row.referral
    answer = Answer(referral.answer)
    state = moves.shown_state(moves.State(referral.state), answer)
    tells = answer is not Answer.NOTHING and referral.handled_by is not None
    return Standing(
        id=row.task.public_id,
        identifier=Identifier(row.system, row.value),
        referral=referral.public_id,
        state=state,
        answer=answer,
        outcome=Outcome(referral.outcome) if referral.outcome and state is moves.State.STARTED else None,
        received_at=timezone.localtime(referral.received_at),
        due_at=timezone.localtime(referral.first_contact_due_at),
        handled_by=(referral.handled_by.name or "") if tells and referral.handled_by else "",
    )


def list_forms() -> Forms:
    """Return the questionnaires that may come along, by url|version: those with a score that we can add up.

    Ours of each instrument that may be used, and the official wording where it is loaded.
    """
    found = dict(portable.list_forms())
    for form in questionnaires.list_definitions():
        code = wording.instrument_code_of(form)
        instrument = instruments.get_instrument(code) if code else None
        if instrument is not None and instrument.scores and not wording.check_wording(instrument, form):
            found[identify(form).canonical] = (instrument, form)
    return found
