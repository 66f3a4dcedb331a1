"""Nobody answered: one press in the file of a centre says how, with the day to try again; attempts never pile up."""

import datetime
import uuid
from typing import Any

from django.utils import timezone

from draagkracht.casework.models import SupportContact
from draagkracht.casework.rules.support import Next, Part, Way
from draagkracht.municipalities.models import Municipality
from tests.integration.casework import centre

DAY = datetime.timedelta(days=1)
TUESDAY = datetime.date(2026, 11, 24)  # two working days after the Sunday on which each test begins


def press(city: Municipality, file: uuid.UUID, how: str, **more: str) -> Any:
    sent = {"hoe": how, "key": str(uuid.uuid4()), **more}
    return centre.browser(city).post(centre.url("note-nobody", file), sent)


def page_of(city: Municipality, file: uuid.UUID) -> str:
    return centre.browser(city).get(centre.url("show-support-file", file)).content.decode()


def next_of(file: uuid.UUID) -> tuple[Any, ...]:
    row = centre.row(file)
    return row.next_date, row.next_is_ours, row.tries


def test_one_press_says_how_and_the_day_that_we_propose_stands_there(city: Municipality) -> None:
    file = centre.begin(city, next=Next(date=timezone.localdate(), way=Way.VISIT, part=Part.MORNING))

    before = page_of(city, file)
    key = str(uuid.uuid4())
    answers = [press(city, file, "visit", weer=TUESDAY.isoformat(), key=key) for _ in range(2)]

    assert f'value="{TUESDAY.isoformat()}"' in before
    assert {answer["Location"] for answer in answers} == {f"{centre.url('show-support-file', file)}?gedaan=genoteerd"}
    contact = SupportContact.objects.get(file__public_id=file)
    assert (contact.way, contact.was_reached, contact.on_date) == ("visit", False, timezone.localdate())
    assert next_of(file) == (TUESDAY, True, 1)
    assert (centre.row(file).next_way, centre.row(file).next_part) == ("visit", "morning")
    assert "Weer proberen" in page_of(city, file)


def test_a_later_day_that_the_carer_chose_stays_and_nothing_is_asked(city: Municipality) -> None:
    chosen = timezone.localdate() + 20 * DAY
    file = centre.begin(city, next=Next(date=chosen))

    before = page_of(city, file)
    answer = press(city, file, "phone")

    assert "Wat de ander koos, blijft staan: bellen," in before
    assert 'name="weer"' not in before
    assert answer.status_code == 302
    assert next_of(file) == (chosen, False, 1)


def test_a_day_of_ours_gives_no_attempt_beyond_what_was_agreed(city: Municipality) -> None:
    file = centre.begin(city)
    answers = [press(city, file, "phone", weer=TUESDAY.isoformat()) for _ in range(2)]
    last = page_of(city, file)
    answers += [press(city, file, "phone") for _ in range(2)]

    assert "Dit is de laatste keer." in last
    assert [answer.status_code for answer in answers] == [302, 302, 302, 422]
    assert next_of(file) == (None, False, 3)
    assert "Niemand thuis of geen gehoor?" not in page_of(city, file)


def test_a_day_that_is_over_is_refused_and_the_press_without_a_way_as_well(city: Municipality) -> None:
    file = centre.begin(city)

    over = press(city, file, "phone", weer="2026-11-20")
    without = press(city, file, "", weer=TUESDAY.isoformat())

    assert (over.status_code, without.status_code) == (422, 422)
    assert "Kies een dag vanaf vandaag" in over.content.decode()
    assert "Kies hoe u het probeerde." in without.content.decode()
    assert centre.row(file).tries == 0
