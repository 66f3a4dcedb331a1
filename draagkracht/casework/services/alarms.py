"""What cannot wait stands first for who has the case and who leads the team, until it is said what was done.

The lead hears that something was written down in a talk, and not what.
"""

from collections.abc import Collection

from django.db import transaction
from django.urls import reverse

from draagkracht.accounts.rules import Role
from draagkracht.audit.rules import Purpose
from draagkracht.casework.models import Case, Conversation
from draagkracht.casework.permissions import Worker, visible_to
from draagkracht.casework.queries.colleagues import list_leads
from draagkracht.casework.rules import conversation, mails, notes
from draagkracht.casework.rules.states import State
from draagkracht.casework.services import acts
from draagkracht.casework.services.acts import Act
from draagkracht.municipalities.queries import get_origin
from draagkracht.municipalities.services import queue_mail


@transaction.atomic
def settle_alarm(*, act: Act, text: str) -> None:
    """Write down what was done where a talk called for help; the case stands in its own place again.

    Does nothing where nothing calls for help any more. Raises acts.CaseIsGone.
    """
    case = acts.lock_case(act)
    if acts.is_done(act) or case.alarmed_at is None:
        return
    case.alarmed_at = None
    acts.finish(case, act=act, step=notes.ALARM, after=State(case.state), reason=text, why=Purpose.CONTACT)


def escalate(*, talk: Conversation, before: Collection[str], act: Act) -> None:
    """Put a case first, and write to each lead who sees it that a talk calls for help; where it did not before.

    `before` is what called for help until now. Inside the transaction that saves the talk.
    """
    if before or not conversation.red_flags(talk.answers):
        return
    case = talk.case
    Case.objects.filter(pk=case.pk, alarmed_at=None).update(alarmed_at=act.at)
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
