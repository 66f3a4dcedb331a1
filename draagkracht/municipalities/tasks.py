"""Background work of municipalities."""

from django.utils import timezone

from draagkracht.base import jobs
from draagkracht.municipalities import services


@jobs.task("municipalities.send-mail")
def send_mail(mail_id: int) -> None:
    """Send one mail of the outbox."""
    services.send_waiting_mail(mail_id=mail_id, at=timezone.now())
