"""Mails that ask how it goes: as often as somebody chose and never more often, and gone with one press."""

import datetime
import itertools
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from draagkracht.accounts import acting
from draagkracht.accounts.permissions import Role
from draagkracht.audit import queries as audit
from draagkracht.municipalities import mail as wire
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.municipalities.services import queue_mail
from draagkracht.people import queries, services
from draagkracht.people.models import Consent, Person, Reminder
from draagkracht.people.rules.codes import Purpose
from draagkracht.people.rules.reminders import Rhythm
from tests.conftest import CITY_HOST

NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)
SUBJECT = "Hoe gaat het met u?"


def mine(city: Municipality, at: datetime.datetime = NOW) -> dict[str, Any]:
    carer = Person.objects.get(municipality=city, name="Marijke de Wit")
    return {"person_id": carer.pk, "by": acting.resident(carer.public_id), "at": at}


def choose(city: Municipality, rhythm: Rhythm, at: datetime.datetime = NOW) -> None:
    services.choose_rhythm(**mine(city, at), rhythm=rhythm)


def mails() -> QuerySet[Mail]:
    return Mail.objects.filter(subject=SUBJECT)


def stop_path() -> str:
    found = re.search(r"http\S+(/stop-mails/\S+)", mails().latest("pk").body)
    assert found
    return found[1]


def test_nobody_is_asked_who_did_not_choose_it(city: Municipality) -> None:
    assert services.send_due(now=NOW + 400 * DAY) == 0


def test_a_month_later_one_mail_goes_with_the_check_and_the_way_to_stop(city: Municipality) -> None:
    choose(city, Rhythm.MONTHLY)

    early = services.send_due(now=NOW + 29 * DAY)
    services.send_due(now=NOW + 31 * DAY)
    services.send_due(now=NOW + 31 * DAY)

    (mail,) = mails()
    assert early == 0
    assert "voorbeeldstad.localhost" in mail.body
    assert "/check/" in mail.body
    assert "Marijke" not in stop_path()


def test_the_mail_is_in_the_language_of_who_gets_it(city: Municipality) -> None:
    choose(city, Rhythm.MONTHLY)
    Person.objects.filter(pk=mine(city)["person_id"]).update(language="en")

    services.send_due(now=NOW + 31 * DAY)

    assert "/en/check/" in Mail.objects.filter(body__contains="/stop-mails/").latest("pk").body


def test_whoever_takes_the_consent_back_on_another_page_gets_no_mail(city: Municipality) -> None:
    choose(city, Rhythm.MONTHLY)
    person_id = mine(city)["person_id"]
    (consent,) = [one for one in queries.list_consents(person_id) if one.purpose is Purpose.REMIND]

    services.withdraw_consent(**mine(city), public_id=consent.public_id)

    assert services.send_due(now=NOW + 31 * DAY) == 0
    assert queries.get_rhythm(person_id, NOW) is Rhythm.NONE


def test_the_address_in_the_mail_stops_it_without_signing_in_and_looking_alone_does_not(city: Municipality) -> None:
    choose(city, Rhythm.MONTHLY)
    services.send_due(now=NOW + 31 * DAY)
    stranger, path = Client(headers={"host": CITY_HOST}), stop_path()

    looked = stranger.get(path)
    rhythm = queries.get_rhythm(mine(city)["person_id"], NOW)
    pressed, again = stranger.post(path), stranger.post(path)

    assert (looked.status_code, pressed.status_code, again.status_code) == (200, 200, 200)
    assert rhythm is Rhythm.MONTHLY
    assert "U krijgt geen mails meer" in pressed.content.decode()
    assert "Marijke" not in pressed.content.decode()
    assert services.send_due(now=NOW + 90 * DAY) == 0


def test_an_address_that_was_made_up_stops_nothing(city: Municipality) -> None:
    choose(city, Rhythm.MONTHLY)

    page = Client(headers={"host": CITY_HOST}).post(reverse("people:stop-reminders", args=["x" * 32]))

    assert page.status_code == 410
    with pytest.raises(services.LinkIsGone):
        services.stop_by_link(token="x" * 32, at=NOW)


def test_who_stops_and_begins_again_much_later_is_asked_a_whole_rhythm_later(city: Municipality) -> None:
    choose(city, Rhythm.MONTHLY)
    choose(city, Rhythm.NONE, NOW + DAY)
    choose(city, Rhythm.QUARTERLY, NOW + 200 * DAY)

    assert services.send_due(now=NOW + 280 * DAY) == 0
    assert services.send_due(now=NOW + 295 * DAY) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(st.lists(st.tuples(st.integers(1, 60), st.sampled_from(Rhythm)), min_size=1, max_size=8))
def test_however_somebody_changes_their_mind_no_two_mails_are_closer_than_the_rhythm(
    city: Municipality, steps: list[tuple[int, Rhythm]]
) -> None:
    Reminder.objects.all().delete()
    Consent.objects.filter(purpose=Purpose.REMIND).delete()
    mails().delete()
    sent: list[tuple[datetime.datetime, Rhythm]] = []
    at = NOW

    for days, rhythm in steps:
        choose(city, rhythm, at)
        for _ in range(days):
            at += DAY
            if services.send_due(now=at):
                sent.append((at, rhythm))

    gaps = [later[0] - earlier[0] for earlier, later in itertools.pairwise(sent)]
    least = [28 * DAY if later[1] is Rhythm.MONTHLY else 89 * DAY for later in sent[1:]]
    assert all(gap >= enough for gap, enough in zip(gaps, least, strict=True))
    assert sum(days for days, _ in steps) >= 28 or sent == []


def test_each_mail_is_a_line_in_the_log_and_the_page_keeps_the_choice(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    carer = signed_in(Role.CARER)

    nothing = carer.post(reverse("people:choose-rhythm"), {})
    carer.post(reverse("people:choose-rhythm"), {"rhythm": "3"})
    page = carer.get(reverse("portal-own:show-overview")).content.decode()
    services.send_due(now=datetime.datetime.now(datetime.UTC) + 95 * DAY)

    person = Person.objects.get(pk=mine(city)["person_id"])
    assert nothing.status_code == 422
    assert "elke drie maanden" in page
    assert "people.reminder" in [use.what for use in audit.list_for_subject(person.public_id, by_others=True)]


def test_a_program_that_reads_mail_stops_them_with_the_header_and_no_page(city: Municipality) -> None:
    choose(city, Rhythm.MONTHLY)
    services.send_due(now=NOW + 31 * DAY)
    headers = wire.message_of(mails().latest("pk")).message()
    program = Client(headers={"host": CITY_HOST}, enforce_csrf_checks=True)

    stopped = program.post(stop_path(), {"List-Unsubscribe": "One-Click"})

    assert re.fullmatch(rf"<https?://[^/]+{re.escape(stop_path())}>", headers["List-Unsubscribe"])
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert stopped.status_code == 200
    assert services.send_due(now=NOW + 400 * DAY) == 0


def test_a_mail_that_comes_once_has_nothing_to_stop(city: Municipality) -> None:
    queue_mail(municipality_id=city.pk, to="a@b.example", subject="Eén keer", body="Dag.", reference="eens")

    headers = wire.message_of(Mail.objects.get(reference="eens")).message()

    assert "List-Unsubscribe" not in headers
