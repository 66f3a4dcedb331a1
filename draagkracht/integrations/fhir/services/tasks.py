"""Tasks that other systems send: each becomes one referral, whatever happens on the way.

Nothing here may show a name, a number or a note in an error: errors end up in journals.
"""

import datetime
import uuid
from enum import Enum

from django.db import transaction
from django.utils import timezone

from draagkracht.assessments.rules.filled import Measured
from draagkracht.audit.rules import Action
from draagkracht.integrations.fhir import queries
from draagkracht.integrations.fhir.models import SentTask, TaskContent
from draagkracht.integrations.fhir.queries import Known, TaskIsGone
from draagkracht.integrations.fhir.rules.answers import Standing
from draagkracht.integrations.fhir.rules.orders import Order, task_id
from draagkracht.referrals import services as referrals
from draagkracht.referrals.models import Referral
from draagkracht.referrals.rules import norms
from draagkracht.referrals.rules.referring import Referrer
from draagkracht.referrals.services import noting

# As long as a referral can be kept at the longest: until then a task that comes again is known as one that went.
KEPT_DAYS = norms.LONGEST_KEPT


class Receipt(Enum):
    """What was done with a task."""

    NEW = "new"
    KNOWN = "known"
    ANOTHER = "another"  # its identifier is taken by a task with other content


@transaction.atomic
def receive_task(
    *, municipality_id: int, order: Order, by: Known, at: datetime.datetime
) -> tuple[Standing | None, Receipt]:
    """Make a referral of a task; return how it stands, and what was done. The same task again changes nothing.

    Where the identifier is taken by another task there is nothing to show. Raises TaskIsGone, and
    referrals.TooManyReferrals.
    """
    public_id = task_id(by.organisation_public_id, order.identifier)
    # Of two at once the second waits here until the first is done.
    sent, is_new = SentTask.objects.get_or_create(
        municipality_id=municipality_id,
        organisation_id=by.organisation_id,
        public_id=public_id,
        defaults={"received_at": at},
    )
    if is_new:
        _refer(municipality_id, sent, order, by, at)
    standing = queries.get_standing(public_id, by.organisation_id)
    if standing is None:
        raise TaskIsGone
    if not is_new:
        is_same = TaskContent.objects.filter(task=sent, digest=order.digest).exists()
        _note(municipality_id, standing, by, Action.SEE if is_same else Action.REFUSE, at)
        return (standing, Receipt.KNOWN) if is_same else (None, Receipt.ANOTHER)
    return standing, Receipt.NEW


def _refer(municipality_id: int, sent: SentTask, order: Order, by: Known, at: datetime.datetime) -> None:
    received = referrals.receive_referral(
        municipality_id=municipality_id,
        referrer=Referrer(
            channel=by.channel,
            label=order.by_label,
            organisation=by.organisation,
            organisation_id=by.organisation_id,
        ),
        details=order.details,
        who=by.who,
        key=sent.public_id,
        at=at,
        measured=_measured(order, at),
    )
    TaskContent.objects.create(
        municipality_id=municipality_id,
        task=sent,
        referral=Referral.objects.get(public_id=received.public_id),
        system=order.identifier.system,
        value=order.identifier.value,
        digest=order.digest,
    )


def _measured(order: Order, at: datetime.datetime) -> Measured | None:
    """Return the outcome that came along, on its day; on that of the task where the document does not say when."""
    found = order.result
    if found is None:
        return None
    noon = datetime.time(12, tzinfo=timezone.get_current_timezone())
    taken_at = datetime.datetime.combine(found.taken_date, noon) if found.taken_date else at
    return Measured(found.instrument, found.outcome.points, found.outcome.band, min(taken_at, at), order.by_label)


@transaction.atomic
def see_task(*, municipality_id: int, task: uuid.UUID, by: Known, at: datetime.datetime) -> Standing | None:
    """Return how it stands with a task of an organisation, and write down that its system looked; None: not there.

    Raises TaskIsGone.
    """
    standing = queries.get_standing(task, by.organisation_id)
    if standing is not None:
        _note(municipality_id, standing, by, Action.SEE, at)
    return standing


def refuse_without_consent(*, municipality_id: int, by: Known, at: datetime.datetime) -> None:
    """Count that a system asked about somebody who did not agree: nothing else is kept of it."""
    referrals.count_advice(municipality_id=municipality_id, channel=by.channel, at=at)


def delete_old_tasks(*, now: datetime.datetime) -> int:
    """Delete the ids of tasks whose referral went long ago; return how many."""
    before = now - datetime.timedelta(days=KEPT_DAYS)
    number, _ = SentTask.objects.filter(received_at__lt=before, content__isnull=True).delete()
    return number


def _note(municipality_id: int, standing: Standing, by: Known, action: Action, at: datetime.datetime) -> None:
    noting.note(municipality_id=municipality_id, who=by.who, public_id=standing.referral, action=action, at=at)
