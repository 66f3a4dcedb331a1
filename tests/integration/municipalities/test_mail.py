"""The outbox: a mail goes once, from the desk, with what asked for it, and is gone after thirty days."""

import smtplib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail as outbox
from django.core.mail.backends import locmem
from django.db import transaction

from draagkracht.base import tenancy
from draagkracht.municipalities import mail as wire
from draagkracht.municipalities import services
from draagkracht.municipalities.models import Mail, Municipality
from tests.jobs import run_waiting, waiting

TO = "balie@voorbeeld-aanbieder.example"
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def queue(municipality: Municipality, reference: str = "brief/1", **changes: str) -> None:
    words = {"to": TO, "subject": "Klopt dit nog?", "body": "Goedendag,\n\nKlopt dit nog?\n"} | changes
    services.queue_mail(municipality_id=municipality.pk, reference=reference, **words)


def test_a_mail_goes_from_the_desk_of_the_municipality(city: Municipality) -> None:
    queue(city)

    run_waiting()

    (sent,) = outbox.outbox
    assert (sent.to, sent.subject) == ([TO], "Klopt dit nog?")
    assert sent.from_email == f"{city.desk_name} <{city.desk_email}>"
    assert sent.message()["Auto-Submitted"] == "auto-generated"
    assert Mail.objects.get().state == "sent"
    assert Mail.objects.get().sent_at is not None


def test_mail_comes_from_one_address_where_the_installation_has_one_and_answers_go_to_the_desk(
    city: Municipality, settings: Any
) -> None:
    settings.MAIL_FROM = "post@draagkracht.example"
    queue(city)

    run_waiting()

    (sent,) = outbox.outbox
    assert sent.from_email == f"{city.desk_name} <post@draagkracht.example>"
    assert sent.reply_to == [city.desk_email]


def test_the_same_reference_is_the_same_mail_in_one_municipality_and_another_in_the_next(
    city: Municipality, village: Municipality
) -> None:
    queue(city)
    queue(city, subject="Nog een keer")
    queue(village)

    run_waiting()

    assert [sent.subject for sent in outbox.outbox] == ["Klopt dit nog?"] * 2
    assert len({sent.message()["Message-ID"] for sent in outbox.outbox}) == 2


def test_a_message_id_is_the_same_each_time_and_tells_nothing(city: Municipality) -> None:
    queue(city, reference="aanmelden/iemand")
    mail = Mail.objects.get()

    first, second = wire.message_of(mail).message(), wire.message_of(mail).message()

    assert first["Message-ID"] == second["Message-ID"]
    assert "iemand" not in str(first["Message-ID"])


def test_a_job_carries_the_number_of_the_mail_and_nothing_of_it(city: Municipality) -> None:
    queue(city)

    assert waiting() == [("municipalities.send-mail", {"mail_id": Mail.objects.get().pk})]


def test_a_mail_of_something_that_was_undone_does_not_go(city: Municipality) -> None:
    with transaction.atomic():
        queue(city)
        transaction.set_rollback(True)

    assert run_waiting() == []
    assert not Mail.objects.exists()


def test_a_second_line_in_a_subject_becomes_no_header(city: Municipality) -> None:
    queue(city, subject="Klopt dit?\r\nBcc: iedereen@elders.example")

    run_waiting()

    assert outbox.outbox[0].subject == "Klopt dit? Bcc: iedereen@elders.example"
    assert outbox.outbox[0].message()["Bcc"] is None


def refuse(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def send_messages(self: Any, messages: Any) -> int:
        raise error

    monkeypatch.setattr(locmem.EmailBackend, "send_messages", send_messages)


@pytest.mark.parametrize(
    "error",
    [
        ConnectionRefusedError(TO),
        TimeoutError(),
        smtplib.SMTPServerDisconnected(TO),
        smtplib.SMTPRecipientsRefused({TO: (450, b"later")}),
    ],
)
def test_a_mail_that_cannot_go_now_waits_and_the_error_names_nobody(
    city: Municipality, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    refuse(monkeypatch, error)
    queue(city)
    mail = Mail.objects.get()

    with pytest.raises(wire.MailNotSent) as refused, transaction.atomic():
        services.send_waiting_mail(mail_id=mail.pk, at=NOW)

    assert TO not in str(refused.value)
    assert refused.value.__suppress_context__
    assert Mail.objects.get().state == "waiting"


def test_a_mail_that_is_refused_for_good_is_not_tried_again(
    city: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, smtplib.SMTPRecipientsRefused({TO: (550, b"unknown")}))
    queue(city)

    run_waiting()

    assert Mail.objects.get().state == "refused"


def test_a_mail_that_was_sent_is_not_sent_again(city: Municipality) -> None:
    queue(city)
    run_waiting()

    services.send_waiting_mail(mail_id=Mail.objects.get().pk, at=NOW)

    assert len(outbox.outbox) == 1


def test_a_code_that_somebody_waits_for_goes_at_once_and_is_not_kept(city: Municipality) -> None:
    services.send_mail_now(municipality_id=city.pk, to=TO, subject="Uw code", body="1234-5678", reference="code/1")

    assert outbox.outbox[0].body == "1234-5678"
    assert waiting() == []
    assert (Mail.objects.get().state, Mail.objects.get().body) == ("sent", "")


def test_the_demo_keeps_a_code_for_its_mailbox(city: Municipality, settings: Any) -> None:
    settings.HAS_MAILBOX = True

    services.send_mail_now(municipality_id=city.pk, to=TO, subject="Uw code", body="1234-5678", reference="code/1")

    assert Mail.objects.get().body == "1234-5678"


def test_mails_go_after_thirty_days_and_not_before(city: Municipality) -> None:
    queue(city)
    queued_at = Mail.objects.get().queued_at

    assert services.delete_old_mail(now=queued_at + timedelta(days=30, seconds=-1)) == 0
    assert services.delete_old_mail(now=queued_at + timedelta(days=30)) == 1
    assert run_waiting() == ["municipalities.send-mail"]
    assert outbox.outbox == []


def test_a_mail_of_another_municipality_is_not_sent_by_ours(city: Municipality, village: Municipality) -> None:
    queue(village)
    with tenancy.acting_for(village.pk):
        theirs = Mail.objects.get().pk

    services.send_waiting_mail(mail_id=theirs, at=NOW)

    assert outbox.outbox == []
