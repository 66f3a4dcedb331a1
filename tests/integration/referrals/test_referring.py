"""From a signal to a first contact: referring, picking up, trying, and what the referrer hears of it."""

import datetime
import uuid
from collections.abc import Callable
from datetime import UTC
from typing import Any

import pytest
from django.utils import timezone

from draagkracht.accounts.models import User
from draagkracht.accounts.permissions import Actor, Role
from draagkracht.audit.models import Entry
from draagkracht.municipalities.models import Mail, Municipality, Parameter
from draagkracht.people.rules.service_numbers import HoldsBSN
from draagkracht.referrals import queries, services
from draagkracht.referrals.models import Attempt, Referral, ReferralCount
from draagkracht.referrals.rules.moves import State
from draagkracht.referrals.rules.referring import (
    Answer,
    Asked,
    Channel,
    Details,
    Outcome,
    Referrer,
    Result,
    Situation,
    Urgency,
    Way,
)
from draagkracht.referrals.rules.wishes import Daypart
from draagkracht.referrals.services import noting
from tests import people
from tests.conftest import CITY_HOST

MONDAY = datetime.datetime(2026, 11, 23, 9, tzinfo=UTC)
HOUR = datetime.timedelta(hours=1)
Refer = Callable[..., uuid.UUID]


def actor(role: Role) -> Actor:
    """Return the demo's person with a role, as a request knows them."""
    user: User = people.person(role, CITY_HOST)
    return Actor(user_id=user.pk, name=user.name, email=user.email or "", roles=frozenset({role}))


@pytest.fixture
def refer(city: Municipality) -> Refer:
    """Return a function that refers somebody on Monday morning, and gives the public id."""

    def receive(*, by: dict[str, Any] | None = None, **changes: Any) -> uuid.UUID:
        details = {
            "name": "Ria van den Berg",
            "phone": "+31001234598",
            "language": "nl",
            "daypart": Daypart.ANY,
            "situation": Situation.EXHAUSTED,
            "urgency": Urgency.URGENT,
            "asked": Asked.SPOKEN,
            "answer": Answer.OUTCOME,
        }
        when = {"key": changes.pop("key", uuid.uuid4()), "at": changes.pop("at", MONDAY)}
        referrer = {"channel": Channel.GENERAL_PRACTICE, "email": "praktijk@delinde.example", "user_id": None}
        return services.receive_referral(
            municipality_id=city.pk,
            referrer=Referrer(**(referrer | (by or {}))),
            details=Details(**(details | changes)),
            who=noting.by_link(code="x", label="De Linde", is_private=False),
            **when,
        ).public_id

    return receive


def mails() -> list[tuple[str, str]]:
    return list(Mail.objects.filter(reference__startswith="referral").order_by("pk").values_list("subject", "body"))


def counted() -> dict[str, int]:
    return dict(ReferralCount.objects.values_list("event", "number"))


def test_a_referral_is_kept_with_its_day_and_the_referrer_hears_that_it_is_in(refer: Refer) -> None:
    public_id = refer()

    row = Referral.objects.get(public_id=public_id)
    assert row.state == "sent"
    assert timezone.localtime(row.first_contact_due_at).isoformat() == "2026-11-24T17:00:00+01:00"
    assert counted() == {"received": 1}
    ((subject, body),) = mails()
    assert "Ria" not in subject + body
    assert "uiterlijk dinsdag 24 november" in body
    assert "R.B." in body
    assert body.rstrip().endswith(f"Bel {row.municipality.desk_name}: {row.municipality.desk_phone}.")


def test_sending_a_form_twice_has_one_effect(refer: Refer) -> None:
    key = uuid.uuid4()

    first, second = refer(key=key), refer(key=key, at=MONDAY + HOUR)

    assert first == second
    assert Referral.objects.count() == 1
    assert len(mails()) == 1
    assert counted() == {"received": 1}


@pytest.mark.parametrize(("status", "is_confirmed"), [("verified", True), ("to_confirm", False)])
def test_the_norm_is_a_dated_parameter(refer: Refer, city: Municipality, status: str, *, is_confirmed: bool) -> None:
    code = "first-contact-within-working-days-urgent"
    Parameter.objects.update_or_create(
        municipality=city,
        code=code,
        defaults={
            "value": 2,
            "valid_from": datetime.date(2026, 11, 1),
            "valid_until": None,
            "status": status,
            "source": "raadsbesluit",
        },
    )

    row = Referral.objects.get(public_id=refer())

    assert timezone.localdate(row.first_contact_due_at) == datetime.date(2026, 11, 25)
    assert row.is_norm_confirmed is is_confirmed


def test_a_citizen_service_number_is_not_kept(refer: Refer) -> None:
    with pytest.raises(HoldsBSN):
        refer(note="nummer 111222333")

    assert not Referral.objects.exists()


def test_a_flood_by_neighbours_is_refused(refer: Refer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services.referring, "MOST_BY_NEIGHBOURS_IN_A_DAY", 2)
    neighbour = {"channel": Channel.ENVIRONMENT}
    refer(by=neighbour)
    refer(by=neighbour)

    with pytest.raises(services.TooManyReferrals):
        refer(by=neighbour)

    refer(by=neighbour, at=MONDAY + 25 * HOUR)


def test_from_picking_up_to_a_start_the_referrer_hears_each_step(refer: Refer) -> None:
    public_id, mo = refer(), actor(Role.CONSULTANT)

    services.accept_referral(public_id=public_id, by=mo, at=MONDAY + HOUR)
    services.take_step(public_id=public_id, to=State.REACHED, by=mo, at=MONDAY + 2 * HOUR)
    services.take_step(public_id=public_id, to=State.STARTED, outcome=Outcome.GROUP, by=mo, at=MONDAY + 3 * HOUR)

    row = Referral.objects.get(public_id=public_id)
    assert (row.state, row.outcome, row.first_contact_at) == ("started", "group", MONDAY + 2 * HOUR)
    assert row.keep_until == datetime.date(2027, 2, 21)
    assert counted() == {"received": 1, "contact-in-time": 1, "started": 1}
    said = [body for _, body in mails()]
    assert len(said) == 4
    assert mo.name in said[1]
    assert "Er is een groep of cursus gevonden." in said[3]
    assert not [text for text in said if "Ria" in text]


@pytest.mark.parametrize(("answer", "number"), [(Answer.NOTHING, 1), (Answer.REACHED, 3), (Answer.OUTCOME, 4)])
def test_the_referrer_hears_no_more_than_the_carer_agreed_to(refer: Refer, answer: Answer, number: int) -> None:
    public_id, mo = refer(answer=answer), actor(Role.CONSULTANT)

    services.accept_referral(public_id=public_id, by=mo, at=MONDAY)
    services.take_step(public_id=public_id, to=State.REACHED, by=mo, at=MONDAY)
    services.take_step(public_id=public_id, to=State.DECLINED, by=mo, at=MONDAY)

    assert len(mails()) == number


def test_the_mails_are_in_the_language_of_the_page_that_was_filled_in(refer: Refer) -> None:
    refer(by={"language": "en"})

    ((_, body),) = mails()
    assert "24 November" in body


def test_the_second_who_picks_up_is_told_who_was_first(refer: Refer) -> None:
    public_id, mo, lead = refer(), actor(Role.CONSULTANT), actor(Role.TEAM_LEAD)
    services.accept_referral(public_id=public_id, by=mo, at=MONDAY)
    services.accept_referral(public_id=public_id, by=mo, at=MONDAY)

    with pytest.raises(services.PickedUp) as told:
        services.accept_referral(public_id=public_id, by=lead, at=MONDAY)

    assert told.value.name == mo.name
    assert len(mails()) == 2
    services.accept_referral(public_id=public_id, by=lead, at=MONDAY, takes_over=True)
    assert Referral.objects.get(public_id=public_id).handled_by_id == lead.user_id


def test_who_was_tried_once_is_not_called_not_reached(refer: Refer) -> None:
    public_id, mo = refer(), actor(Role.CONSULTANT)
    services.accept_referral(public_id=public_id, by=mo, at=MONDAY)
    tried: dict[str, Any] = {
        "public_id": public_id,
        "way": Way.PHONE,
        "result": Result.LATER,
        "by": mo,
        "at": MONDAY,
        "next_date": datetime.date(2026, 11, 30),
    }
    key = uuid.uuid4()
    services.log_attempt(key=key, **tried)
    services.log_attempt(key=key, **tried)

    with pytest.raises(services.TooFewAttempts):
        services.take_step(public_id=public_id, to=State.NOT_REACHED, by=mo, at=MONDAY)

    services.log_attempt(key=uuid.uuid4(), **tried)
    services.take_step(public_id=public_id, to=State.NOT_REACHED, by=mo, at=MONDAY)
    assert Attempt.objects.count() == 2
    assert Referral.objects.get(public_id=public_id).next_date == datetime.date(2026, 11, 30)


def test_who_calls_back_later_can_still_start(refer: Refer) -> None:
    public_id, mo = refer(), actor(Role.CONSULTANT)
    services.accept_referral(public_id=public_id, by=mo, at=MONDAY)
    for _ in range(2):
        services.log_attempt(
            public_id=public_id,
            way=Way.VISIT,
            result=Result.NO_ANSWER,
            next_date=None,
            key=uuid.uuid4(),
            by=mo,
            at=MONDAY,
        )
    services.take_step(public_id=public_id, to=State.NOT_REACHED, by=mo, at=MONDAY)

    facts = services.start_support(public_id=public_id, by=mo, at=MONDAY + 40 * HOUR)

    assert facts.first_contact_at == MONDAY + 40 * HOUR
    assert counted()["contact-late"] == 1


@pytest.mark.parametrize("before", [State.SENT, State.ACCEPTED, State.REACHED])
def test_a_case_takes_the_facts_and_the_referral_has_started(refer: Refer, before: State) -> None:
    public_id, mo = refer(note="Belt liever 's ochtends."), actor(Role.CONSULTANT)
    if before is not State.SENT:
        services.accept_referral(public_id=public_id, by=mo, at=MONDAY)
    if before is State.REACHED:
        services.take_step(public_id=public_id, to=State.REACHED, by=mo, at=MONDAY)

    facts = services.start_support(public_id=public_id, by=mo, at=MONDAY + HOUR)
    again = services.start_support(public_id=public_id, by=mo, at=MONDAY + 2 * HOUR)

    assert facts == again
    assert (facts.details.name, facts.details.phone) == ("Ria van den Berg", "+31001234598")
    assert facts.details.note == "Belt liever 's ochtends."
    assert "Ria" not in repr(facts)
    assert Referral.objects.get(public_id=public_id).outcome == "case"


def test_who_declined_is_not_made_a_case(refer: Refer) -> None:
    public_id, mo = refer(), actor(Role.CONSULTANT)
    services.accept_referral(public_id=public_id, by=mo, at=MONDAY)
    services.take_step(public_id=public_id, to=State.DECLINED, by=mo, at=MONDAY)

    with pytest.raises(services.HasMoved):
        services.start_support(public_id=public_id, by=mo, at=MONDAY)


def test_who_wanted_no_help_may_think_again(refer: Refer) -> None:
    public_id, mo = refer(), actor(Role.CONSULTANT)
    services.accept_referral(public_id=public_id, by=mo, at=MONDAY)
    services.take_step(public_id=public_id, to=State.DECLINED, by=mo, at=MONDAY)

    services.take_step(public_id=public_id, to=State.REACHED, by=mo, at=MONDAY + datetime.timedelta(days=9))

    referral = Referral.objects.get(public_id=public_id)
    assert (referral.state, referral.ended_at) == ("reached", None)
    assert counted()["contact-in-time"] == 1


def test_a_consent_that_is_taken_back_leaves_a_number_and_the_log(refer: Refer) -> None:
    public_id, mo = refer(), actor(Role.CONSULTANT)

    services.withdraw_referral(public_id=public_id, by=mo, at=MONDAY)
    services.withdraw_referral(public_id=public_id, by=mo, at=MONDAY)

    assert not Referral.objects.exists()
    assert counted() == {"received": 1, "withdrawn": 1}
    with pytest.raises(services.ReferralIsGone):
        services.see_referral(public_id=public_id, by=mo, at=MONDAY)


def test_each_look_and_each_step_stands_in_the_log_once(refer: Refer, city: Municipality) -> None:
    public_id, mo = refer(), actor(Role.CONSULTANT)
    services.see_referrals(municipality_id=city.pk, by=mo, at=MONDAY)
    services.see_referral(public_id=public_id, by=mo, at=MONDAY)
    services.accept_referral(public_id=public_id, by=mo, at=MONDAY)

    ours = Entry.objects.filter(what__startswith="referrals.")
    rows = list(ours.order_by("-pk").values_list("action", "what", "actor_kind", "subject")[:4])[::-1]

    assert [row[:3] for row in rows] == [
        ("add", "referrals.referral", "professional"),
        ("see", "referrals.list", "staff"),
        ("see", "referrals.referral", "staff"),
        ("change", "referrals.referral", "staff"),
    ]
    assert len({row[3] for row in rows}) == 1
    assert str(public_id) not in rows[0][3]


def test_what_is_past_its_date_goes_with_its_attempts(refer: Refer) -> None:
    public_id, mo = refer(), actor(Role.CONSULTANT)
    services.accept_referral(public_id=public_id, by=mo, at=MONDAY)
    services.take_step(public_id=public_id, to=State.DECLINED, by=mo, at=MONDAY)

    day_before = MONDAY + datetime.timedelta(days=89)
    assert services.delete_old_referrals(now=day_before) == 0
    assert services.delete_old_referrals(now=MONDAY + datetime.timedelta(days=90)) == 1

    assert not Referral.objects.exists()
    assert Entry.objects.order_by("-pk")[0].purpose == "retention"


def test_a_referral_that_nobody_ended_goes_after_a_year_and_is_counted(refer: Refer) -> None:
    refer()

    services.delete_old_referrals(now=MONDAY + datetime.timedelta(days=365))

    assert counted() == {"received": 1, "expired": 1}


def test_team_leads_hear_once_a_day_how_many_wait_too_long_and_no_name(refer: Refer, city: Municipality) -> None:
    refer()
    late = MONDAY + datetime.timedelta(days=2)

    assert services.report_late(municipality_id=city.pk, now=MONDAY + HOUR) == 0
    assert services.report_late(municipality_id=city.pk, now=late) == 1
    services.report_late(municipality_id=city.pk, now=late + HOUR)

    said = list(Mail.objects.filter(reference__startswith="referrals-late").values_list("to", "body"))
    assert [to for to, _ in said] == [people.person(Role.TEAM_LEAD, CITY_HOST).email]
    assert "1 persoon wacht te lang" in said[0][1]
    assert "Ria" not in said[0][1]


def test_the_first_due_stands_on_top_and_who_was_spoken_to_below(refer: Refer) -> None:
    slow = refer(urgency=Urgency.NORMAL)
    urgent = refer(urgency=Urgency.URGENT)
    spoken, mo = refer(urgency=Urgency.URGENT), actor(Role.CONSULTANT)
    services.accept_referral(public_id=spoken, by=mo, at=MONDAY)
    services.take_step(public_id=spoken, to=State.REACHED, by=mo, at=MONDAY)

    found = queries.list_open(now=MONDAY)

    assert [one.public_id for one in found] == [urgent, slow, spoken]
