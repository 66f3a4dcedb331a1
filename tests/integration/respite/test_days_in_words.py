"""What days are called, wherever somebody reads them: offered, kept free, agreed, in mails and at the provider."""

import datetime

import pytest
from django.utils import translation

from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.respite.queries.naming import days_of
from draagkracht.respite.queries.own import booking_of
from draagkracht.respite.rules.codes import Form
from draagkracht.respite.services.telling import tell_offer
from tests.integration.respite.making import hold_visits, look, mornings, volunteer, weekend

WEDNESDAY = datetime.date(2026, 12, 2)
WEEKLY = [WEDNESDAY + datetime.timedelta(weeks=number) for number in range(4)]
AFTERNOON = 7  # of a Wednesday


@pytest.mark.parametrize(
    ("form", "dates", "daypart", "says"),
    [
        (Form.SITTING, WEEKLY, AFTERNOON, "elke week op woensdagmiddag, 2 tot en met 23 december"),
        (Form.SITTING, WEEKLY[:1], AFTERNOON, "woensdagmiddag 2 december"),
        (Form.DAY_CARE, WEEKLY[3:] + [day + datetime.timedelta(days=7) for day in WEEKLY[3:]], None,
         "elke week op woensdag, 23 tot en met 30 december"),
        (Form.DAY_CARE, [datetime.date(2026, 11, 26), WEDNESDAY, datetime.date(2026, 12, 3)], None,
         "elke week op woensdag en donderdag, 26 november tot en met 3 december"),
        (Form.STAY, [WEDNESDAY, WEDNESDAY + datetime.timedelta(days=1)], None, "woensdag 2 tot vrijdag 4 december"),
        (Form.LIVE_IN, [WEDNESDAY, WEDNESDAY + datetime.timedelta(days=1)], None,
         "woensdag 2 tot en met donderdag 3 december"),
    ],
)  # fmt: skip
def test_days_are_said_as_they_come(form: Form, dates: list[datetime.date], daypart: int | None, says: str) -> None:
    with translation.override("nl"):
        assert days_of(form, dates, daypart) == says


def test_a_weekly_visit_reads_so_in_other_languages_too() -> None:
    said = {}
    for language in ("en", "tr", "ar"):
        with translation.override(language):
            said[language] = days_of(Form.SITTING, WEEKLY, AFTERNOON)

    assert said["en"] == "every week on Wednesday afternoon, 2 to 23 December"
    assert "Çarşamba öğleden sonra" in said["tr"]
    assert "بعد ظهر" in said["ar"]


def test_visits_that_are_offered_kept_free_and_mailed_read_the_same(city: Municipality) -> None:
    who = volunteer(city)
    request = weekend(city, forms=(Form.SITTING,), dayparts=(0,))
    offered = look(request).offers[0].option
    says = "elke week op maandagochtend, 7 tot en met 28 december"

    booking = hold_visits(request, who, mornings(who, weeks=4))
    tell_offer(booking=booking)

    assert days_of(offered.form, offered.dates, offered.daypart) == says
    assert booking_of(booking).days == says
    assert says in Mail.objects.get(to=request.email).body
