"""A provider keeps places on the screens: what they are, the week, days that are otherwise, calendars in and out."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import Place, PlaceClosing, PlaceDay
from draagkracht.respite.queries import occupancy
from draagkracht.respite.rules.codes import Form
from tests import people
from tests.access.respite_provider import make_booking, make_place
from tests.access.table import provider_organization
from tests.conftest import CITY_HOST

SignIn = Callable[..., Client]
WHOLE_WEEK = [str(day) for day in range(7)]
ANSWERS = {
    "naam": "Huis aan de vaart",
    "vorm": "stay",
    "adres": "Vaart 1",
    "plaats": "Oost",
    "contact": "Roos",
    "telefoon": "0880000099",
    "talen": ["nl", "tr"],
    "prijs": "187,50",
    "betaalt": ["wmo"],
    "minimaal": "2",
    "maximaal": "7",
    "vooraf": "3",
    "kennismaken": "ja",
    "proef": "1",
    "doel": ["relief"],
    "kan": ["dementia"],
    "nu": "ja",
}


@pytest.fixture
def provider(signed_in: SignIn) -> Client:
    """Return the browser of the demo's provider."""
    return signed_in(Role.PROVIDER)


@pytest.fixture
def place(city: Municipality) -> Place:
    """Return a place of the demo's provider: three beds a night, one of them for emergencies."""
    return make_place(city, provider_organization(city))


def url(name: str, place: Place) -> str:
    return reverse(f"respite-provider:{name}", args=[place.public_id])


def day(after: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=after)


def free_on(place: Place, after: int) -> int:
    return PlaceDay.objects.get(place=place, date=day(after)).capacity


def days(first: int, last: int, **more: Any) -> dict[str, Any]:
    return {
        "van": day(first).isoformat(),
        "tot": day(last).isoformat(),
        "weekdagen": WHOLE_WEEK,
        "wat": "dicht",
        **more,
    }


def calendar(*events: tuple[str, int, int], **more: str) -> SimpleUploadedFile:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//proef//NL"]
    for uid, first, last in events:
        lines += ["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20261101T000000Z", "SUMMARY:Mevrouw Jansen"]
        lines += [f"DTSTART;VALUE=DATE:{day(first):%Y%m%d}", f"DTEND;VALUE=DATE:{day(last):%Y%m%d}"]
        lines += [f"{name}:{value}" for name, value in more.items()] + ["END:VEVENT"]
    return SimpleUploadedFile("agenda.ics", "\r\n".join([*lines, "END:VCALENDAR", ""]).encode())


def test_a_new_place_is_added_once_and_its_week_is_asked_next(provider: Client, city: Municipality) -> None:
    sent = {**ANSWERS, "key": str(uuid.uuid4())}

    answers = [provider.post(reverse("respite-provider:add-place"), sent) for _ in range(2)]

    made = Place.objects.get(name="Huis aan de vaart")
    assert [answer["Location"] for answer in answers] == [url("set-opening", made)] * 2
    assert (made.price_cents, made.languages, made.needs_intake) == (18_750, ["nl", "tr"], True)
    assert made.organization_id == provider_organization(city)
    assert made.latitude == pytest.approx(52.1585)


def test_what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(provider: Client, city: Municipality) -> None:
    sent = {**ANSWERS, "maximaal": "1", "plaats": "Nergenshuizen", "prijs": "veel"}

    answer = provider.post(reverse("respite-provider:add-place"), sent)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Het langst is hier korter dan het kortst." in page
    assert "Deze plaats kennen wij niet." in page
    assert "Dit is geen bedrag." in page
    assert "Huis aan de vaart" in page
    assert not Place.objects.filter(name="Huis aan de vaart").exists()


def test_a_place_is_changed_and_who_was_second_is_told_so(provider: Client, place: Place) -> None:
    sent = {**ANSWERS, "plaats": "", "revisie": str(place.revision)}

    first = provider.post(url("change-place", place), sent)
    second = provider.post(url("change-place", place), {**sent, "naam": "Nog anders"})

    assert first["Location"].endswith("?gedaan=bewaard")
    assert "Een collega veranderde deze plek intussen." in second.content.decode()
    assert Place.objects.get(pk=place.pk).name == "Huis aan de vaart"


def test_the_week_is_set_and_more_for_emergencies_than_there_is_is_refused(provider: Client, place: Place) -> None:
    sent = {"vanaf": day(0).isoformat(), "revisie": str(place.revision)} | {f"plekken_{one}": "4" for one in range(7)}

    wrong = provider.post(url("set-opening", place), sent | {f"nood_{one}": "5" for one in range(7)})
    right = provider.post(url("set-opening", place), sent | {f"nood_{one}": "0" for one in range(7)})

    assert wrong.status_code == 422
    assert right["Location"].endswith("?gedaan=patroon")
    assert free_on(place, 5) == 4


def test_a_week_with_less_than_is_taken_names_the_days_and_the_bookings(provider: Client, place: Place) -> None:
    booking = make_booking(place)
    PlaceDay.objects.filter(place=place, date__in=booking.dates).update(taken=1)
    sent = {"vanaf": day(0).isoformat(), "revisie": str(place.revision)} | {
        f"{name}_{one}": "0" for name in ("plekken", "nood") for one in range(7)
    }

    page = provider.post(url("set-opening", place), sent).content.decode()

    assert "Op deze dagen komt er al iemand" in page
    assert str(booking.public_id) in page
    assert free_on(place, 5) == 2


def test_days_are_shown_before_they_change_and_change_after(provider: Client, place: Place) -> None:
    looked = provider.post(url("change-days", place), days(10, 16, doe="kijk"))
    before = free_on(place, 12)
    sent = days(10, 16, doe="bewaar", revisie=str(place.revision), reden="Zomer")
    kept = [provider.post(url("change-days", place), sent) for _ in range(2)]

    assert "Er veranderen 7 dagen." in looked.content.decode()
    assert (before, free_on(place, 12), free_on(place, 17)) == (2, 0, 2)
    assert [one["Location"].endswith("?gedaan=dagen") for one in kept] == [True, True]
    assert PlaceClosing.objects.get(place=place).reason == "Zomer"


def test_only_the_chosen_days_of_the_week_change(provider: Client, place: Place) -> None:
    sent = days(0, 27, doe="bewaar", revisie=str(place.revision), weekdagen=["5"], wat="aantal", aantal="6")

    provider.post(url("change-days", place), sent)

    found = PlaceDay.objects.filter(place=place, capacity=5, reserve=1)
    assert {row.date.weekday() for row in found} == {5}
    assert found.count() == 4


def test_days_on_which_somebody_comes_are_named_before_saving(provider: Client, place: Place) -> None:
    booking = make_booking(place)
    PlaceDay.objects.filter(place=place, date__in=booking.dates).update(taken=1)

    looked = provider.post(url("change-days", place), days(20, 40, doe="kijk")).content.decode()
    provider.post(url("change-days", place), days(20, 40, doe="bewaar", revisie=str(place.revision)))

    assert "Op deze dagen komt er al iemand" in looked
    assert str(booking.public_id) in looked
    assert not PlaceClosing.objects.filter(place=place).exists()


def test_a_period_that_is_over_or_backwards_is_refused(provider: Client, place: Place) -> None:
    answer = provider.post(url("change-days", place), days(-3, -5))

    never = provider.post(url("change-days", place), {**days(0, 1), "van": "9999-12-30", "tot": "9999-12-31"})

    assert answer.status_code == 422
    assert "Deze dag is al geweest." in answer.content.decode()
    assert never.status_code == 422


def test_the_year_says_of_each_day_what_is_free(provider: Client, place: Place) -> None:
    PlaceDay.objects.filter(place=place, date=day(3)).update(taken=2)
    provider.post(url("change-days", place), days(5, 5, doe="bewaar", revisie=str(place.revision)))

    page = provider.get(url("show-place", place)).content.decode()

    assert page.count("<caption>") == 12
    assert "draagkracht-day--full" in page
    assert "draagkracht-day--closed" in page
    assert "2 vrij" in page


def test_events_of_a_calendar_close_days_and_again_they_move(provider: Client, place: Place) -> None:
    provider.post(url("take-calendar", place), {"file": calendar(("a@huis", 10, 12), ("b@huis", 20, 21))})
    first = [free_on(place, after) for after in (10, 11, 12, 20)]
    provider.post(url("take-calendar", place), {"file": calendar(("a@huis", 11, 13), ("b@huis", 20, 21))})

    assert first == [0, 0, 2, 0]
    assert [free_on(place, after) for after in (10, 11, 12, 20)] == [2, 0, 0, 0]
    assert {row.reason for row in PlaceClosing.objects.filter(place=place)} == {"Uit uw agenda"}


def test_a_cancelled_event_opens_its_days_again(provider: Client, place: Place) -> None:
    provider.post(url("take-calendar", place), {"file": calendar(("a@huis", 10, 12))})

    provider.post(url("take-calendar", place), {"file": calendar(("a@huis", 10, 12), STATUS="CANCELLED")})

    assert free_on(place, 10) == 2


def test_a_day_that_was_closed_by_hand_stays_as_it_is(provider: Client, place: Place) -> None:
    provider.post(url("change-days", place), days(10, 10, doe="bewaar", revisie=str(place.revision), reden="Vloer"))

    provider.post(url("take-calendar", place), {"file": calendar(("a@huis", 10, 12))})

    assert PlaceClosing.objects.get(place=place, start_date=day(10)).reason == "Vloer"


@pytest.mark.parametrize("content", [b"", b"geen agenda", b"\xff\xfe\x00", b"BEGIN:VCALENDAR\r\nEND:VEVENT"])
def test_a_file_that_is_no_calendar_is_refused_with_a_sentence(provider: Client, place: Place, content: bytes) -> None:
    answer = provider.post(url("take-calendar", place), {"file": SimpleUploadedFile("foto.ics", content)})

    assert answer.status_code == 422
    assert "bestand" in answer.content.decode()


def test_a_calendar_that_closes_taken_days_changes_nothing(provider: Client, place: Place) -> None:
    PlaceDay.objects.filter(place=place, date=day(10)).update(taken=1)

    page = provider.post(url("take-calendar", place), {"file": calendar(("a@huis", 9, 12))}).content.decode()

    assert "Op deze dagen komt er al iemand" in page
    assert free_on(place, 9) == 2


def test_stays_go_out_without_names_by_file_and_by_a_secret_address_that_can_be_stopped(
    provider: Client, place: Place, city_client: Client
) -> None:
    booking = make_booking(place)
    provider.post(url("choose-feed", place), {"doe": "maak"})
    page = provider.get(url("show-place", place)).content.decode()
    address = page.split("/respijt-agenda/")[1].split("<")[0].strip()

    file = provider.get(url("download-calendar", place)).content.decode()
    feed = city_client.get(f"/respijt-agenda/{address}")
    provider.post(url("choose-feed", place), {"doe": "stop"})
    after = city_client.get(f"/respijt-agenda/{address}")

    assert f"{booking.public_id}@draagkracht" in file
    assert feed.status_code == 200
    assert "Anouk" not in feed.content.decode() + file
    assert after.status_code == 410


def test_of_another_provider_there_is_no_place(city: Municipality, place: Place) -> None:
    other = people.client_of(people.other_provider(city), Client(headers={"host": CITY_HOST}))

    answers = [other.get(url(name, place)).status_code for name in ("show-place", "change-place", "change-days")]

    assert answers == [404, 404, 404]


def test_how_full_a_place_is_counts_nights_and_hides_few(place: Place) -> None:
    PlaceDay.objects.filter(place=place, date__lt=day(10)).update(taken=2)
    for _ in range(4):
        make_booking(place)

    full = occupancy.list_of_places([place.pk], today=day(0))[place.pk]
    make_booking(place)
    with_five = occupancy.list_of_places([place.pk], today=day(0))[place.pk]

    assert (full.coming.open, full.coming.taken, full.coming.percent) == (252, 20, 8)
    assert full.past.percent is None
    assert full.median_days is None
    assert with_five.median_days == 30


def test_days_that_are_closed_and_a_place_that_is_closed_for_now_are_not_counted_as_free(
    provider: Client, place: Place
) -> None:
    PlaceDay.objects.filter(place=place, date=day(0)).update(taken=2)
    before = occupancy.list_of_places([place.pk], today=day(0))[place.pk]

    provider.post(url("change-days", place), days(10, 16, doe="bewaar", revisie=str(place.revision)))
    with_closed_week = occupancy.list_of_places([place.pk], today=day(0))[place.pk]
    forms_before = occupancy.list_of_forms(today=day(0))[Form.STAY]
    Place.objects.filter(pk=place.pk).update(is_open=False)
    closed = occupancy.list_of_places([place.pk], today=day(0))[place.pk]
    forms_after = occupancy.list_of_forms(today=day(0))[Form.STAY]

    assert (before.coming.open, with_closed_week.coming.open) == (252, 252 - 7 * 3)
    assert (closed.coming.open, closed.coming.taken) == (2, 2)  # who was promised a bed has it
    assert closed.past == with_closed_week.past
    assert forms_before.coming.open - forms_after.coming.open == 252 - 7 * 3 - 2
    assert forms_before.coming.taken == forms_after.coming.taken


def test_how_full_each_form_is_can_be_asked_for_the_municipality(place: Place) -> None:
    found = occupancy.list_of_forms(today=day(0))

    assert found[Form.STAY].coming.open > 252
    assert Form.SITTING not in found


@pytest.mark.parametrize(("after", "is_over"), [(1, False), (0, True), (-1, True)])
def test_a_pilot_warns_from_the_day_on_which_it_is_looked_back_on(
    after: int, is_over: bool, provider: Client, place: Place
) -> None:
    Place.objects.filter(pk=place.pk).update(evaluation_date=day(after))
    pages = (reverse("respite-provider:list-places"), url("show-place", place))

    warned = ["Dit is een proef." in provider.get(page).content.decode() for page in pages]

    assert warned == [is_over, is_over]


def test_a_place_says_what_it_is_for(provider: Client, place: Place) -> None:
    Place.objects.filter(pk=place.pk).update(purposes=["relief", "preventive"])

    page = provider.get(url("show-place", place)).content.decode()

    assert "Om even op adem te komen. Om te voorkomen dat het thuis misgaat." in page
