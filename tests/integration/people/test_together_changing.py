"""What stands in a shared agenda is changed by who put it in or who opened the circle, and who took it on hears so."""

import datetime
import uuid
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.models import User
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.people.models import Circle, CircleEvent, CircleMember
from draagkracht.people.queries.circles import Seat
from draagkracht.people.rules.circles import Hands, Level, Part, moved
from draagkracht.people.services import circle_agenda, circle_changing
from draagkracht.people.services.circle_words import MayOnlyRead
from tests.integration.people.test_together import DAY, by, client_for, join, only, open_circle, put

WEEK = 7 * DAY
HERE = ZoneInfo("Europe/Amsterdam")
TOLD = "Wat u zou doen, is veranderd"


@pytest.fixture
def mine(city: Municipality) -> Seat:
    """Return Marijke's seat in a new circle around her husband."""
    Circle.objects.all().delete()
    return open_circle("Marijke de Wit")


def row(event: uuid.UUID) -> CircleEvent:
    return CircleEvent.objects.get(public_id=event)


def change(who: Seat, event: uuid.UUID, *, at: datetime.datetime | None = None, **more: Any) -> None:
    found = row(event)
    said = {"what": found.what, "starts_at": found.starts_at, "ends_at": None, "with_later": False, **more}
    circle_changing.change_event(**{**by(who), "at": at or timezone.now()}, public_id=event, **said)


def address(who: Seat, event: uuid.UUID) -> str:
    return reverse("people:change-event", args=[who.circle, event])


def mails() -> list[str]:
    return sorted(Mail.objects.filter(subject=TOLD).values_list("to", flat=True))


def test_who_took_it_on_hears_that_it_changed_and_never_what(mine: Seat) -> None:
    ria = join(mine, "Ria")
    event = put(mine, "mee naar de Ficusbonsai")
    circle_agenda.take_event(**by(ria), public_id=event)
    circle_agenda.choose_mail(member_id=ria.id, wants_mail=False)  # of news; this they promised

    change(mine, event, starts_at=row(event).starts_at + DAY)

    assert mails() == [User.objects.get(pk=ria.user_id).email]
    assert "Ficusbonsai" not in Mail.objects.get(subject=TOLD).body
    assert row(event).taken_by_id == ria.id


def test_whoever_changes_what_they_do_themselves_gets_no_mail(mine: Seat) -> None:
    event = put(mine, hands=Hands.ME)

    change(mine, event, what="iets anders")

    assert mails() == []
    assert row(event).what == "iets anders"


def test_a_member_changes_their_own_and_not_anothers_and_who_opened_the_circle_changes_all(
    mine: Seat, city_client: Client
) -> None:
    ria, bep = join(mine, "Ria"), join(mine, "Bep")
    event = put(ria)

    change(ria, event, what="door Ria")
    with pytest.raises(MayOnlyRead):
        change(bep, event, what="door Bep")
    seen = client_for(bep, city_client).get(address(bep, event)).status_code
    change(mine, event, what="door Marijke")

    assert seen == 404
    assert row(event).what == "door Marijke"


def test_who_may_only_read_by_now_changes_nothing(mine: Seat) -> None:
    ria = join(mine, "Ria", only(Part.AGENDA, Level.WRITE))
    event = put(ria)
    CircleMember.objects.filter(pk=ria.id).update(agenda=Level.READ.value)

    with pytest.raises(MayOnlyRead):
        change(ria, event, what="toch")


def test_the_calendar_elsewhere_keeps_its_uid_and_counts_the_change(mine: Seat, city_client: Client) -> None:
    event = put(mine)
    browser = client_for(mine, city_client)
    file = reverse("people:download-agenda", args=[mine.circle])
    before = browser.get(file).content.decode()

    change(mine, event, starts_at=row(event).starts_at + DAY)
    change(mine, event, starts_at=row(event).starts_at)  # sent twice
    after = browser.get(file).content.decode()

    assert f"UID:{event}@draagkracht" in before
    assert f"UID:{event}@draagkracht" in after
    assert "SEQUENCE:0" in before
    assert "SEQUENCE:1" in after


def test_the_weeks_after_it_move_along_at_the_same_local_time_and_those_before_stay(mine: Seat) -> None:
    first = datetime.datetime(2027, 3, 15, 10, tzinfo=HERE)  # the clock goes forward on the 28th
    days = [datetime.datetime(2027, 3, 15 + 7 * week, 10, tzinfo=HERE) for week in range(3)]
    key = uuid.uuid4()
    circle_agenda.add_events(**by(mine), what="koken", times=[(day, None) for day in days], hands=Hands.OPEN, key=key)
    second = CircleEvent.objects.filter(series=key).order_by("starts_at")[1]

    change(mine, second.public_id, starts_at=datetime.datetime(2027, 3, 29, 9, tzinfo=HERE), with_later=True)

    moments = CircleEvent.objects.filter(series=key).order_by("starts_at").values_list("starts_at", flat=True)
    local = [timezone.localtime(moment).strftime("%d %H:%M") for moment in moments]
    assert local == ["15 10:00", "29 09:00", "05 09:00"]
    assert first == moments[0]


def test_at_a_moment_of_another_week_of_it_the_form_says_so_and_keeps_what_was_typed(
    mine: Seat, city_client: Client
) -> None:
    start, key = timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0) + DAY, uuid.uuid4()
    times = [(start, None), (start + WEEK, None)]
    circle_agenda.add_events(**by(mine), what="koken", times=times, hands=Hands.OPEN, key=key)
    event = CircleEvent.objects.filter(series=key).order_by("starts_at")[0].public_id
    day = (start + WEEK).date().isoformat()

    answer = client_for(mine, city_client).post(
        address(mine, event), {"what": "anders koken", "day": day, "begins": "10:00", "ends": ""}
    )

    assert answer.status_code == 422
    assert "Op dat moment staat dit al in de agenda." in answer.content.decode()
    assert "anders koken" in answer.content.decode()


def test_the_form_holds_what_stands_there_and_the_agenda_says_that_it_changed(mine: Seat, city_client: Client) -> None:
    event = put(mine)
    browser, begins = client_for(mine, city_client), timezone.localtime(row(event).starts_at)
    form = browser.get(address(mine, event)).content.decode()
    said = {"what": "naar de tandarts", "day": begins.date().isoformat(), "begins": "14:30", "ends": "15:00"}

    answer = browser.post(address(mine, event), said)
    agenda = browser.get(answer["Location"]).content.decode()

    assert f'value="{begins:%H:%M}"' in form
    assert "mee naar de dokter" in form
    assert "naar de tandarts" in agenda
    assert "14:30 – 15:00" in agenda
    assert "Dit is veranderd." in agenda


def test_a_moment_moves_as_many_days_and_takes_the_new_time() -> None:
    was = datetime.datetime(2026, 11, 23, 10, tzinfo=HERE)
    becomes = datetime.datetime(2026, 11, 25, 9, 30, tzinfo=HERE)

    found = moved(was + WEEK, was=was, becomes=becomes)

    assert found == datetime.datetime(2026, 12, 2, 9, 30, tzinfo=HERE)
