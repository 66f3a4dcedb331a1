"""What happens by the clock: referrals that are past their date go, and team leads hear what is late."""

import datetime
import logging

from django.db import transaction
from django.utils import timezone

from draagkracht.accounts import queries as accounts
from draagkracht.accounts.rules import Role
from draagkracht.assessments import services as assessments
from draagkracht.audit.rules import CLOCK, Action, Purpose
from draagkracht.base.text import Sentence
from draagkracht.base.translation import translate
from draagkracht.municipalities.models import Municipality
from draagkracht.municipalities.services import queue_mail
from draagkracht.referrals.models import Referral
from draagkracht.referrals.queries import referring as queries
from draagkracht.referrals.rules import late, moves, privacy, referring
from draagkracht.referrals.services import hearing, noting
from draagkracht.referrals.services.counting import count

logger = logging.getLogger(__name__)


@transaction.atomic
def delete_old_referrals(*, now: datetime.datetime) -> int:
    """Delete the present municipality's referrals that are past their date, with their attempts; return how many."""
    rows = Referral.objects.filter(keep_until__lte=timezone.localdate(now)).select_for_update(skip_locked=True)
    old = list(rows)
    for referral in old:
        if moves.State(referral.state) in moves.OPEN:
            logger.warning("A referral of municipality %s was never brought to an end", referral.municipality_id)
            channel = referring.Channel(referral.channel)
            event = referring.Event.EXPIRED
            count(municipality_id=referral.municipality_id, channel=channel, event=event, at=now)
        noting.note(
            municipality_id=referral.municipality_id,
            who=CLOCK,
            public_id=referral.public_id,
            action=Action.REMOVE,
            why=Purpose.RETENTION,
            at=now,
        )
        erase(referral)
    return len(old)


def erase(referral: Referral) -> None:
    """Delete a referral with all that came along."""
    assessments.forget_along(referral_id=referral.public_id)
    referral.delete()


def erase_person(referral: Referral) -> None:
    """Delete from a referral who it is about, and what came along; first letters stay, as the referrer sees them."""
    assessments.forget_along(referral_id=referral.public_id)
    hearing.forget_mail(referral=referral)
    referral.attempts.all().delete()
    referral.name = " ".join(f"{letter}." for letter in privacy.initials(referral.name).split(".") if letter)
    referral.phone = referral.email = referral.note = ""
    referral.save(update_fields=["name", "phone", "email", "note"])


@transaction.atomic
def report_late(*, municipality_id: int, now: datetime.datetime) -> int:
    """Queue one mail a day for each team lead of the present municipality, with numbers only; return how many mails.

    Nothing is late: no mail. A second time on a day does nothing.
    """
    number = queries.count_late(now=now)
    if not number:
        return 0
    desk = Municipality.objects.get(pk=municipality_id).desk_name
    leads = {held.email for held in accounts.list_roles(at=now) if held.role is Role.TEAM_LEAD and held.email}
    mail = late.mail_of(number, desk)
    day = timezone.localdate(now)
    for email in sorted(leads):
        queue_mail(
            municipality_id=municipality_id,
            to=email,
            subject=translate(mail.subject),
            body=_body(mail.paragraphs),
            reference=f"referrals-late/{day.isoformat()}/{email}",
        )
    return len(leads)


def _body(paragraphs: tuple[Sentence, ...]) -> str:
    return "\n\n".join(translate(paragraph) for paragraph in paragraphs) + "\n"
