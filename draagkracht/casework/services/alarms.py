"""What cannot wait reaches who leads the team: that something was written down in a talk, and not what."""

from collections.abc import Collection

from django.urls import reverse

from draagkracht.accounts.rules import Role
from draagkracht.casework.models import Case, Conversation
from draagkracht.casework.permissions import Worker, visible_to
from draagkracht.casework.queries.colleagues import list_leads
from draagkracht.casework.rules import conversation, mails
from draagkracht.casework.services.acts import Act
from draagkracht.municipalities.queries import get_origin
from draagkracht.municipalities.services import queue_mail


def escalate(*, talk: Conversation, before: Collection[str], act: Act) -> None:
    """Write to each lead who sees the case that a talk calls for help, once a talk, where it did not before.

    `before` is what called for help until now. Inside the transaction that saves the talk.
    """
    if before or not conversation.red_flags(talk.answers):
        return
    case = talk.case
    address = get_origin(talk.municipality_id) + reverse("casework-staff:show-case", args=[case.public_id])
    mail = mails.alarm(case.reference, act.by.name, address)
    for user_id, email in list_leads(act.at):
        sees = visible_to(Worker(user_id, "", frozenset({Role.TEAM_LEAD})))
        if user_id != act.by.user_id and Case.objects.filter(sees, pk=case.pk).exists():
            queue_mail(
                municipality_id=talk.municipality_id,
                to=email,
                subject=mail.subject,
                body=mail.body,
                reference=f"casework.alarm:{talk.public_id}:{user_id}",
            )
