"""Who wants to help says so on a public page: kept for who coordinates, named to one group, gone when they spoke."""

import datetime
import html
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.models import Organisation
from draagkracht.accounts.permissions import Role
from draagkracht.accounts.rules import OrganisationKind
from draagkracht.audit.models import Entry
from draagkracht.base import tenancy
from draagkracht.base.phone import in_groups
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.respite.models import HelpOffer, Volunteer
from draagkracht.respite.queries import help_offers as queries
from draagkracht.respite.queries.coordinators import Coordinator, Group
from draagkracht.respite.rules.help_offers import KEPT, MOST_WAITING, State
from draagkracht.respite.services import help_offers as services
from draagkracht.respite.services.help_offers import OfferIsGone
from tests import people
from tests.access.small_help import offer
from tests.access.volunteers import group
from tests.conftest import CITY_HOST

pytestmark = pytest.mark.django_db
PAGE = "/ik-wil-helpen/"
NAME = "Hidde Helper"
GOOD: dict[str, Any] = {
    "wat": ["groceries", "drive"], "wanneer": ["week_0", "weekend_1"], "wijk": "Oost", "km": "5", "talen": ["nl", "tr"],
    "taal": "pl",
    "naam": NAME, "telefoon": "06 12 34 56 79", "mail": "hidde@voorbeeld.example", "goed": "ja",
}  # fmt: skip


def said(**other: Any) -> dict[str, Any]:
    """Return what somebody fills in, on a page of their own."""
    return GOOD | {"key": str(uuid.uuid4())} | other


def text(response: Any) -> str:
    return html.unescape(response.content.decode())


def by_of(organisation: Organisation) -> Coordinator:
    one = Group(id=organisation.pk, public_id=organisation.public_id, name=organisation.name, phone="")
    return Coordinator(1, "Coby", (one,))


def other_group(city: Municipality) -> Organisation:
    return Organisation.objects.create(municipality=city, name="Burennetwerk", kind=OrganisationKind.VOLUNTEERS.value)


@pytest.fixture
def by(city: Municipality) -> Coordinator:
    return by_of(group(city))


@pytest.fixture
def coby(city: Municipality) -> Client:
    """Return who coordinates, signed in."""
    worker = people.centre_worker(city, OrganisationKind.VOLUNTEERS)
    return people.client_of(worker, Client(headers={"host": CITY_HOST}), is_seen=True)


def page_of(made: dict[str, Any]) -> str:
    return reverse("respite-staff:show-help-offer", args=[made["public_id"]])


def step(client: Client, made: dict[str, Any], act: str, **more: Any) -> Any:
    return client.post(reverse("respite-staff:change-help-offer", args=[made["public_id"]]), {"doe": act, **more})


def test_who_offers_help_hears_what_happens_next_on_the_page_and_by_mail(
    city_client: Client, city: Municipality
) -> None:
    page = text(city_client.post(PAGE, said(), follow=True))

    row = HelpOffer.objects.get(name=NAME)
    mail = Mail.objects.get(to="hidde@voorbeeld.example")
    assert "belt of mailt u binnen vijf werkdagen" in page
    assert (row.state, row.phone, row.max_km) == ("new", "+31612345679", 5)
    assert row.languages == ["nl", "tr", "pl"]
    assert row.dayparts == [0, 3, 6, 9, 12, 16, 19]
    assert row.call_date == datetime.date(2026, 11, 27)
    assert "20 februari 2027" in mail.body
    assert "Dan is er eerst een geldige VOG nodig." in mail.body
    assert NAME not in mail.body


def test_the_mail_is_in_the_language_of_the_page(city_client: Client, city: Municipality) -> None:
    city_client.post(f"/en{PAGE}", said())

    assert HelpOffer.objects.get(name=NAME).speaks == "en"
    assert "binnen vijf werkdagen" not in Mail.objects.get(to="hidde@voorbeeld.example").body


def test_a_form_that_is_sent_twice_is_one_offer_and_an_address_that_waits_gets_one_mail(
    city_client: Client, city: Municipality
) -> None:
    once = said()
    for form in (once, once, said(naam="Nog een keer")):
        assert city_client.post(PAGE, form).status_code == 302

    assert HelpOffer.objects.filter(email="hidde@voorbeeld.example").count() == 2
    assert Mail.objects.filter(to="hidde@voorbeeld.example").count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"goed": []}, "Zonder uw ja mogen wij dit niet bewaren."),
        ({"telefoon": "", "mail": ""}, "Vul een nummer of een mailadres in."),
        ({"wat": []}, "Kies minstens één ding dat u wilt doen."),
        ({"wanneer": []}, "Kies minstens één deel van de week."),
        ({"talen": [], "taal": ""}, "Kies minstens één taal."),
        ({"wat": ["surgery"]}, "Let op:"),
        ({"telefoon": "0900 1234"}, "Let op:"),
    ],
)
def test_what_is_not_right_is_said_and_nothing_typed_is_lost(
    wrong: dict[str, Any], sentence: str, city_client: Client, city: Municipality
) -> None:
    answer = city_client.post(PAGE, said(**wrong))

    assert answer.status_code == 422
    assert sentence in text(answer)
    assert NAME in text(answer)
    assert not HelpOffer.objects.filter(name=NAME).exists()


def test_a_program_that_fills_in_what_nobody_sees_is_thanked_and_nothing_is_kept(
    city_client: Client, city: Municipality
) -> None:
    answer = city_client.post(PAGE, said(huisnummer="12"))

    assert answer.status_code == 302
    assert not HelpOffer.objects.filter(name=NAME).exists()


def test_one_who_keeps_sending_stops_only_themselves(city_client: Client, city: Municipality, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "offer_help": "2/h/ip"}

    answers = [city_client.post(PAGE, said(), REMOTE_ADDR="192.0.2.17") for _ in range(3)]
    other = city_client.post(PAGE, said(), REMOTE_ADDR="192.0.2.18")

    assert [one.status_code for one in (*answers, other)] == [302, 302, 422, 302]
    assert "Probeer het later, of bel:" in text(answers[2])


def test_when_too_many_wait_no_promise_is_made(city_client: Client, city: Municipality) -> None:
    for _ in range(MOST_WAITING - HelpOffer.objects.filter(state="new").count()):
        offer(city, organisation=None, state="new")

    answer = city_client.post(PAGE, said())

    assert answer.status_code == 422
    assert "Er zijn nu te veel mensen die willen helpen." in text(answer)


def test_where_there_is_no_group_of_volunteers_nobody_is_asked_anything(
    city_client: Client, city: Municipality
) -> None:
    Organisation.objects.filter(kind=OrganisationKind.VOLUNTEERS.value).update(ended_at=timezone.now())

    page = text(city_client.get(PAGE))

    assert "Hier is nog geen groep vrijwilligers die dit leest." in page
    assert '<form method="post" class="draagkracht-form"' not in page


def test_an_offer_stands_beside_what_is_asked_without_a_name_until_it_is_taken(
    coby: Client, city: Municipality
) -> None:
    made = offer(city, organisation=None, state="new", name=NAME)

    before = text(coby.get("/werk/vrijwilligers/kleine-hulp/")) + text(coby.get(page_of(made)))
    step(coby, made, "oppakken")
    after = text(coby.get("/werk/vrijwilligers/kleine-hulp/"))

    assert "Wie wil helpen" in before
    assert NAME not in before
    assert in_groups("+31001234592") not in before
    assert NAME in after
    assert in_groups("+31001234592") in text(coby.get(page_of(made)))


def test_nobody_but_who_coordinates_sees_it_and_no_public_page_does(
    signed_in: Callable[..., Client], city_client: Client, city: Municipality
) -> None:
    made = offer(city, name=NAME)

    assert signed_in(Role.DESK).get(page_of(made)).status_code == 403
    assert city_client.get(page_of(made)).status_code == 302
    assert NAME not in text(city_client.get(PAGE)) + text(city_client.get("/"))


def test_the_first_group_that_takes_it_has_it(city: Municipality, by: Coordinator) -> None:
    made, others = offer(city, organisation=None, state="new"), by_of(other_group(city))
    services.take_offer(**made, by=by, at=timezone.now())
    services.take_offer(**made, by=by, at=timezone.now())

    with pytest.raises(OfferIsGone):
        services.take_offer(**made, by=others, at=timezone.now())
    assert queries.get_offer(others, made["public_id"]) is None


def test_it_goes_to_another_group_with_both_yeses_and_only_then_with_the_name(
    city: Municipality, by: Coordinator
) -> None:
    network = other_group(city)
    made, others, now = offer(city, name=NAME, may_hand_on=True), by_of(network), timezone.now()
    services.hand_offer_on(**made, receiver_id=network.pk, by=by, at=now)

    asked = queries.get_offer(others, made["public_id"])
    services.answer_handing(**made, is_yes=True, by=others, at=now)
    taken = queries.get_offer(others, made["public_id"])

    assert asked is not None
    assert taken is not None
    assert (asked.name, asked.phone, asked.is_asked) == ("", "", True)
    assert (taken.name, taken.is_mine, taken.state) == (NAME, True, State.TAKEN)
    assert queries.get_offer(by, made["public_id"]) is None


def test_without_the_yes_of_who_offers_it_goes_nowhere_also_not_in_the_database(
    coby: Client, city: Municipality, by: Coordinator
) -> None:
    made, network = offer(city), other_group(city)

    with pytest.raises(OfferIsGone):
        services.hand_offer_on(**made, receiver_id=network.pk, by=by, at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        HelpOffer.objects.filter(**made).update(state="handing", receiver=network)
    assert "Deze persoon zei daar geen ja op." in text(coby.get(page_of(made)))


@pytest.mark.parametrize("is_giver", [True, False])
def test_a_no_of_either_group_leaves_it_where_it_was(is_giver: bool, city: Municipality, by: Coordinator) -> None:
    network = other_group(city)
    made, others = offer(city, may_hand_on=True), by_of(network)
    services.hand_offer_on(**made, receiver_id=network.pk, by=by, at=timezone.now())

    services.answer_handing(**made, is_yes=False, by=by if is_giver else others, at=timezone.now())

    left = queries.get_offer(by, made["public_id"])
    assert left is not None
    assert (left.state, left.is_mine) == (State.TAKEN, True)
    assert queries.get_offer(others, made["public_id"]) is None


def test_who_gives_it_away_does_not_say_yes_for_the_other(city: Municipality, by: Coordinator) -> None:
    network = other_group(city)
    made = offer(city, may_hand_on=True)
    services.hand_offer_on(**made, receiver_id=network.pk, by=by, at=timezone.now())

    with pytest.raises(OfferIsGone):
        services.answer_handing(**made, is_yes=True, by=by, at=timezone.now())


def test_who_becomes_a_volunteer_finds_it_filled_in_and_has_no_certificate_yet(
    coby: Client, city: Municipality
) -> None:
    made = offer(city, name=NAME, dayparts=[0, 19], tasks=["walk"], languages=["tr"])
    address = f"{reverse('respite-staff:add-volunteer')}?aanbod={made['public_id']}"

    form = coby.get(address).context["form"]
    coby.post(address, {
        "key": str(uuid.uuid4()), "naam": NAME, "telefoon": "0612345679", "wijk": "Oost", "km": "5", "talen": ["tr"],
        "doet": ["walk"], "ochtend": ["0"], "middag": ["6"], "per_week": "1", "geslacht": "geen",
    })  # fmt: skip

    assert form.initial["naam"] == NAME
    assert (form.initial["ochtend"], form.initial["middag"], form.initial["doet"]) == (["0"], ["6"], ["walk"])
    assert Volunteer.objects.get(name=NAME).vog_until is None


def test_of_an_offer_that_is_not_theirs_nothing_is_filled_in(coby: Client, city: Municipality) -> None:
    made = offer(city, organisation=other_group(city), name=NAME)

    assert NAME not in text(coby.get(f"{reverse('respite-staff:add-volunteer')}?aanbod={made['public_id']}"))


def test_when_they_spoke_the_offer_is_gone_and_the_log_says_who_did_it(coby: Client, city: Municipality) -> None:
    made = offer(city)

    answers = [step(coby, made, "klaar") for _ in range(2)]

    assert [answer["Location"] for answer in answers] == [reverse("respite-staff:list-help-questions")] * 2
    assert not HelpOffer.objects.filter(**made).exists()
    actions = Entry.objects.filter(what="respite.help-offer").order_by("pk").values_list("action", flat=True)
    assert list(actions)[-1] == "remove"


def test_after_ninety_days_it_is_deleted_and_not_a_day_before(city: Municipality) -> None:
    made, now = offer(city), timezone.now()

    before = services.delete_old_offers(now=now + KEPT - datetime.timedelta(days=1))
    after = services.delete_old_offers(now=now + KEPT)

    assert before == 0
    assert after >= 1
    assert not HelpOffer.objects.filter(**made).exists()


def test_an_offer_is_of_one_municipality(city: Municipality, village: Municipality, by: Coordinator) -> None:
    made = offer(city)

    with tenancy.acting_for(village.pk):
        assert queries.get_offer(by, made["public_id"]) is None


def test_who_waits_is_counted_with_who_asks(coby: Client, city: Municipality, by: Coordinator) -> None:
    today = timezone.localdate()
    before = queries.count_offers_to_call(by, today)

    offer(city, organisation=None, state="new")
    offer(city)
    offer(city, call_date=today + datetime.timedelta(days=2))

    assert queries.count_offers_to_call(by, today) - before == 2
