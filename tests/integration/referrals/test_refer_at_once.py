"""Two who press in the same instant, with real connections and real commits; nothing typed reaches a journal."""

import logging
import uuid
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from draagkracht.accounts.permissions import Role
from draagkracht.base import tenancy
from draagkracht.config import embedded
from draagkracht.municipalities.models import Municipality
from draagkracht.referrals import services
from draagkracht.referrals.models import Referral, ReferralCount
from tests.conftest import CITY_HOST
from tests.integration import hostile
from tests.integration.hostile import check_reply, follow
from tests.integration.referrals.test_at_the_same_time import at_once
from tests.integration.referrals.test_referring import MONDAY, Refer, actor, refer

__all__ = ["refer"]

FORM = "/zorgen-om-iemand/"
NAME, TYPED, NOTE = "Zilverschoon", "000 55 44 333", "Weegbree"
TRACES = (NAME, TYPED, "005544333", NOTE)
GOOD = {
    "asked": "spoken",
    "name": NAME,
    "phone": TYPED,
    "situation": "alone",
    "urgency": "soon",
    "answer": "nothing",
    "daypart": "any",
    "language": "nl",
    "note": NOTE,
}


@pytest.fixture
def committed(committing: Municipality) -> Iterator[Municipality]:
    """Work with real commits, and clean up the referrals of the test."""
    yield committing
    with tenancy.acting_for(committing.pk):
        Referral.objects.all().delete()
        ReferralCount.objects.all().delete()


def test_a_form_that_is_sent_four_times_at_once_is_one_referral(committed: Municipality) -> None:
    form = GOOD | {"key": str(uuid.uuid4())}

    def post(_: int) -> tuple[int, str]:
        response = Client(headers={"host": CITY_HOST}).post(FORM, form)
        return response.status_code, response["Location"]

    answers = at_once(4, post)

    assert len(set(answers)) == 1
    assert answers[0][0] == 302
    with tenancy.acting_for(committed.pk):
        assert Referral.objects.count() == 1
        assert list(ReferralCount.objects.values_list("event", "number")) == [("received", 1)]
    journal = embedded.var_dir() / "test-postgres" / "log"
    assert not journal.exists() or NAME.encode() not in journal.read_bytes()


def test_of_two_who_pick_up_at_once_one_has_it_and_the_other_reads_who(committed: Municipality) -> None:
    Client(headers={"host": CITY_HOST}).post(FORM, GOOD)
    with tenancy.acting_for(committed.pk):
        public_id = Referral.objects.get().public_id
    people = [actor(Role.CONSULTANT), actor(Role.TEAM_LEAD)]

    def pick_up(index: int) -> str:
        with tenancy.acting_for(committed.pk):
            try:
                services.accept_referral(public_id=public_id, by=people[index], at=MONDAY)
            except services.PickedUp as told:
                return told.name
        return ""

    said = at_once(2, pick_up)

    winner = people[said.index("")]
    assert sorted(said) == ["", winner.name]
    with tenancy.acting_for(committed.pk):
        assert Referral.objects.get().handled_by_id == winner.user_id


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changes", [{}, {"phone": f"{TYPED} of later"}, {"language": NAME}, {"note": f"{NOTE} 111222333"}, {"asked": "no"}]
)
def test_nothing_that_was_typed_stands_in_a_journal(caplog: pytest.LogCaptureFixture, changes: dict[str, str]) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="django.db.backends")

    Client(headers={"host": CITY_HOST}).post(FORM, GOOD | changes, follow=True)

    journal = "\n".join(f"{record.getMessage()} {record.args} {record.exc_text or ''}" for record in caplog.records)
    assert [trace for trace in TRACES if trace in journal] == []


@pytest.mark.django_db
@pytest.mark.parametrize("field", [*GOOD, "key", "by_label", "by_email", "email", "huisnummer"])
@pytest.mark.parametrize("value", ["\x00", "ا" * 5000, "<script>alert(1)</script>", "' OR 1=1 --", "\ud83d\ude00", "0"])
def test_any_content_of_a_field_gets_a_page_or_a_sentence(field: str, value: str) -> None:
    client = Client(headers={"host": CITY_HOST})

    response: Any = client.post(FORM, hostile_form(GOOD | {field: value}), content_type=hostile.FORM)

    check_reply(response)
    follow(client, response)


def hostile_form(fields: dict[str, str]) -> bytes:
    """Return fields as a browser sends them, whatever is in them."""
    return urlencode({name: value.encode("utf-8", "surrogatepass") for name, value in fields.items()}).encode()


def test_the_list_costs_as_many_queries_with_twenty_as_with_one(refer: Refer, city: Municipality) -> None:
    mo = actor(Role.CONSULTANT)
    refer()
    with CaptureQueriesContext(connection) as one:
        services.see_referrals(municipality_id=city.pk, by=mo, at=MONDAY)
    for _ in range(19):
        refer()

    with CaptureQueriesContext(connection) as twenty:
        found, _ = services.see_referrals(municipality_id=city.pk, by=mo, at=MONDAY)

    assert len(found) == 20
    assert len(twenty) == len(one) <= 6
