"""Somebody asks in their own space, sees what fits and what does not, holds it, and says how it was."""

import datetime
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.audit.rules import CLOCK
from draagkracht.entitlements.rules.contribution import OF_ALL
from draagkracht.municipalities.models import Municipality, Parameter
from draagkracht.people.models import CareRelation
from draagkracht.respite.models import Booking, Place, PlaceDay, RecipientAnswer, RespiteRequest
from draagkracht.respite.rules.codes import Origin, Yes
from draagkracht.respite.rules.states import Side, State
from draagkracht.respite.services import bookings, requests
from tests import people
from tests.conftest import CITY_HOST
from tests.integration import doubling_respite as ready
from tests.integration.doubling import person_of
from tests.integration.respite.making import FRIDAY, hold, house, says

ASK = "/mijn/even-vrij/vragen/"


@pytest.fixture
def carer(city: Municipality) -> Client:
    return people.client_of(people.person(Role.CARER, CITY_HOST), Client(headers={"host": CITY_HOST}))


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def at(name: str, public_id: object) -> str:
    return reverse(f"respite-own:{name}", args=[public_id])


def asking(carer: Client) -> tuple[str, dict[str, str]]:
    relation = CareRelation.objects.filter(carer=person_of(Role.CARER), ended_at__isnull=True).order_by("pk")[0]
    when = {"start_date": FRIDAY.isoformat(), "length": "2", "flex_days": "0", "district": "Voorbeeldstad"}
    return f"{ASK}?relation={relation.public_id}&ways=stay&reliefs=sleep", when


def test_a_request_is_asked_on_two_pages_of_which_the_first_keeps_nothing(carer: Client) -> None:
    url, when = asking(carer)
    before = RespiteRequest.objects.count()

    first, second = carer.get(ASK), carer.get(url)
    kept_by_looking = RespiteRequest.objects.count()
    key = str(uuid.uuid4())
    answers = [carer.post(url, when | {"key": key}) for _ in range(2)]

    request = RespiteRequest.objects.order_by("-pk")[0]
    assert "Wat zou u helpen?" in text(first)
    assert "Vanaf welke dag?" in text(second)
    assert "Wanneer kan een vrijwilliger komen?" not in text(second)
    assert kept_by_looking == before
    assert {answer["Location"] for answer in answers} == {at("tell-needs", request.public_id)}
    assert RespiteRequest.objects.count() == before + 1
    assert (request.forms, request.start_date, request.burden) == (["stay"], FRIDAY, "unknown")


def test_a_result_counts_only_for_who_says_so(carer: Client) -> None:
    url, when = asking(carer)

    carer.post(url, when | {"uses_result": "ja", "key": str(uuid.uuid4())})

    assert RespiteRequest.objects.order_by("-pk")[0].burden in {"q1", "q2", "q3", "q4"}


@pytest.mark.parametrize(
    ("changes", "says_so"),
    [
        ({"start_date": "2026-11-01"}, "Deze dag is al geweest"),
        ({"start_date": "2029-01-01"}, "binnen een jaar"),
        ({"start_date": "morgen"}, "Dit is geen dag"),
        ({"length": "999"}, "Kies een antwoord uit de lijst"),
        ({"district": "<script>"}, "Kies een antwoord uit de lijst"),
    ],
)
def test_a_mistake_is_said_at_its_field_and_keeps_nothing(carer: Client, changes: dict[str, str], says_so: str) -> None:
    url, when = asking(carer)
    before = RespiteRequest.objects.count()

    response = carer.post(url, when | changes)

    assert response.status_code == 422
    assert says_so in text(response)
    assert RespiteRequest.objects.count() == before


def test_what_fits_is_shown_with_why_the_rest_does_not(carer: Client, city: Municipality) -> None:
    request = ready.asked(city)
    says(request, Yes.YES)
    house(city, name="Vol huis", beds=0)
    house(city, name="Leeg huis")

    page = text(carer.get(at("show-request", request.public_id)))

    assert "Leeg huis" in page
    assert "Houd dit voor mij vast" in page
    assert "Wat er nu niet past" in page
    assert "Vol huis" not in page


def test_an_offer_is_held_confirmed_and_shown_where_it_is(carer: Client, city: Municipality) -> None:
    found = ready.own_hold(city)
    url = at("show-booking", found["public_id"])
    before = text(carer.get(url))

    response = carer.post(at("confirm-booking", found["public_id"]), follow=True)

    assert "Ja, graag" in before
    assert "U zei ja" in text(response)
    assert Booking.objects.get(**found).state == State.CONFIRMED


def test_without_the_yes_of_who_is_cared_for_it_is_asked_for_first(carer: Client, city: Municipality) -> None:
    booking = hold(ready.asked(city), house(city), origin=Origin.WAITING_LIST)

    response = carer.post(at("confirm-booking", booking.public_id))

    assert response["Location"] == at("tell-answer", booking.request.public_id)
    assert Booking.objects.get(pk=booking.pk).state == State.OFFERED


def test_who_has_a_space_answers_there_and_nobody_answers_for_them(carer: Client, city: Municipality) -> None:
    henk = person_of(Role.CARE_RECIPIENT)
    request = ready.asked(city, recipient=henk)
    his = people.client_of(people.person(Role.CARE_RECIPIENT, CITY_HOST), Client(headers={"host": CITY_HOST}))

    by_carer = carer.post(at("tell-answer", request.public_id), {"answer": "yes", "said_by": "recipient"})
    kept_by_carer = RecipientAnswer.objects.filter(request=request).count()
    overview = text(his.get("/mijn/"))
    his.post(at("answer-question", request.public_id), {"answer": "trial"})
    afterwards = text(his.get("/mijn/"))

    answer = RecipientAnswer.objects.get(request=request)
    assert by_carer["Location"] == at("show-request", request.public_id)
    assert kept_by_carer == 0
    assert "Wat wilt u?" in overview
    assert "Bekijk of verander uw antwoord" not in overview
    assert "Bekijk of verander uw antwoord" in afterwards
    assert (answer.answer, answer.said_by, answer.person_id) == ("trial", "recipient", henk.pk)


def test_a_bed_that_another_had_meanwhile_is_said_with_what_else_there_is(carer: Client, city: Municipality) -> None:
    request, place = ready.asked(city), house(city, name="Laatste bed")
    says(request, Yes.YES)
    page = carer.get(at("show-request", request.public_id))
    token = text(page).split('name="offer" value="')[1].split('"')[0]
    PlaceDay.objects.update(capacity=0, taken=0)

    response = carer.post(at("hold-offer", request.public_id), {"offer": token}, follow=True)

    assert "Een ander was net eerder" in text(response)
    assert "Nu past er niets" in text(response)
    assert not Booking.objects.filter(request=request).exists()
    assert place.name == "Laatste bed"


@pytest.mark.parametrize("token", ["", "niets", "W10:1abc:zzz"])
def test_an_offer_that_we_did_not_show_is_refused(carer: Client, city: Municipality, token: str) -> None:
    request = ready.asked(city)

    response = carer.post(at("hold-offer", request.public_id), {"offer": token})

    assert response["Location"].endswith("?niet=oud")
    assert not Booking.objects.filter(request=request).exists()


def test_a_no_says_why_and_the_next_offers_answer_it(carer: Client, city: Municipality) -> None:
    found = ready.own_hold(city)
    house(city, name="Met proberen", trial_length=1, beds=3)

    response = carer.post(at("decline-booking", found["public_id"]), {"barrier": "good_hands"}, follow=True)

    assert "Met proberen" in text(response)
    assert "U kunt het eerst een keer proberen." in text(response)
    assert "Proefhuis" not in text(response)


def test_how_it_was_is_asked_of_both_and_can_be_changed(carer: Client, city: Municipality) -> None:
    found = ready.own_done(city)
    url = at("say-how-it-was", found["public_id"])
    asked = text(carer.get("/mijn/"))

    carer.post(url, {"carer": "5", "carer_words": "Ik sliep weer", "guest": "4", "guest_words": ""})
    carer.post(url, {"carer": "4", "carer_words": "Ik sliep weer", "guest": "4", "guest_words": ""})

    booking = Booking.objects.get(**found)
    assert "Hoe was het bij Proefhuis?" in asked
    assert (booking.carer_score, booking.guest_score, booking.carer_words) == (4, 4, "Ik sliep weer")


def test_calling_off_gives_the_bed_back(carer: Client, city: Municipality) -> None:
    found = ready.own_confirmed(city)
    place = Booking.objects.get(**found).place

    response = carer.post(at("cancel-booking", found["public_id"]), {"said": "Henk is ziek"}, follow=True)

    assert "Dit is afgezegd" in text(response)
    assert set(PlaceDay.objects.filter(place=place).values_list("taken", flat=True)) == {0}


def test_a_press_after_the_step_was_taken_shows_where_it_is(carer: Client, city: Municipality) -> None:
    found = ready.own_confirmed(city)
    bookings.cancel(booking_id=Booking.objects.get(**found).pk, side=Side.HOME, said="", by=CLOCK, at=timezone.now())

    response = carer.post(at("confirm-booking", found["public_id"]), follow=True)

    assert "Dit is afgezegd" in text(response)


def test_what_is_asked_goes_along_with_the_space(carer: Client, city: Municipality) -> None:
    ready.own_confirmed(city)

    content = carer.get("/mijn/meenemen/").json()

    assert content["respite"][0]["bookings"][0]["name"] == "Proefhuis"


def test_who_cares_finds_time_off_above_the_rest_of_their_own_place(carer: Client, city: Municipality) -> None:
    before = text(carer.get("/mijn/"))
    ready.asked(city)
    after = text(carer.get("/mijn/"))

    assert before.index("Vraag het hier aan") < before.index("Hoe gaat het?")
    assert ASK in before
    assert "Bekijk uw vraag" in after
    assert "Vraag het hier aan" not in after


def test_who_is_cared_for_is_not_asked_to_take_time_off(city: Municipality) -> None:
    his = people.client_of(people.person(Role.CARE_RECIPIENT, CITY_HOST), Client(headers={"host": CITY_HOST}))

    assert "Vraag het hier aan" not in text(his.get("/mijn/"))


def test_stopping_is_asked_once_and_done_only_then(carer: Client, city: Municipality) -> None:
    request = RespiteRequest.objects.get(**ready.own_request(city))
    url = at("end-request", request.public_id)

    page = carer.get(at("show-request", request.public_id)).content.decode()
    sure = text(carer.get(url))
    by_looking = RespiteRequest.objects.get(pk=request.pk).ended_at
    carer.post(url)

    assert f'action="{url}"' not in page
    assert url in page
    assert "Nee, zoek verder" in sure
    assert by_looking is None
    assert RespiteRequest.objects.get(pk=request.pk).ended_at is not None


def test_a_second_window_says_that_something_is_kept_free_already(carer: Client, city: Municipality) -> None:
    request = RespiteRequest.objects.get(**ready.own_request(city))
    token = carer.get(at("show-request", request.public_id)).context["found"].offers[0].token
    carer.post(at("hold-offer", request.public_id), {"offer": token, "key": str(uuid.uuid4())})

    late = carer.post(at("hold-offer", request.public_id), {"offer": token, "key": str(uuid.uuid4())}, follow=True)

    assert "Er is al iets voor u vrij gehouden of afgesproken." in text(late)
    assert Booking.objects.filter(request=request).count() == 1


def offer_paid_by(payer: str, carer: Client, city: Municipality) -> str:
    """Return the page of what fits who pays like this: a house that the Wmo may pay, and people themselves."""
    request = ready.asked(city)
    says(request, Yes.YES)
    RespiteRequest.objects.filter(pk=request.pk).update(payer=payer)
    house(city, name="Betaald huis", payers=["wmo", "own"], purposes=["preventive"])
    return text(carer.get(at("show-request", request.public_id)))


def test_a_place_that_the_wmo_pays_says_the_own_contribution_of_that_day(carer: Client, city: Municipality) -> None:
    page = offer_paid_by("wmo", carer, city)

    assert "als u alles zelf betaalt" in page
    assert "Hoogstens € 21,80 per maand." in page
    assert "Dit bedrag kijken wij nog na" not in page


def test_an_offer_after_the_law_may_have_changed_promises_no_amount(carer: Client, city: Municipality) -> None:
    request = ready.asked(city)
    RespiteRequest.objects.filter(pk=request.pk).update(payer="wmo", start_date=datetime.date(2027, 1, 8))
    house(city, first=datetime.date(2027, 1, 8), payers=["wmo"])

    page = text(carer.get(at("show-request", request.public_id)))

    assert "Er is een plan voor een nieuwe wet." in page
    assert "21,80" not in page


def test_an_own_contribution_that_nobody_read_at_its_source_is_marked(carer: Client, city: Municipality) -> None:
    Parameter.objects.create(
        municipality=city,
        code=OF_ALL,
        value=1750,
        valid_from=datetime.date(2026, 1, 1),
        status="to_confirm",
        source="?",
    )

    page = offer_paid_by("wmo", carer, city)

    assert "Hoogstens € 17,50 per maand. Dit bedrag kijken wij nog na." in page


@pytest.mark.parametrize("payer", ["own", ""])
def test_who_pays_it_all_is_told_of_no_own_contribution(payer: str, carer: Client, city: Municipality) -> None:
    page = offer_paid_by(payer, carer, city)

    assert "als u alles zelf betaalt" in page
    assert "per maand" not in page


def test_what_is_kept_free_says_the_price_of_a_night_the_own_contribution_and_who_pays_as_the_offer_did(
    carer: Client, city: Municipality
) -> None:
    Place.objects.update(is_open=False)
    request = ready.asked(city)
    says(request, Yes.YES)
    RespiteRequest.objects.filter(pk=request.pk).update(payer="wmo")
    house(city, payers=["wmo"])
    offer = carer.get(at("show-request", request.public_id)).context["found"].offers[0]

    carer.post(at("hold-offer", request.public_id), {"offer": offer.token})

    kept = dict(carer.get(at("show-booking", Booking.objects.get(request=request).public_id)).context["facts"])
    told = dict(offer.facts)
    assert kept["Wat het kost"] == "€ 260,00 per nacht, € 520,00 in totaal, als u alles zelf betaalt"
    assert kept["Wat u betaalt"].startswith("Hoogstens € 21,80 per maand.")
    assert {name: kept[name] for name in ("Wat het kost", "Wat u betaalt", "Wie betaalt")} == {
        name: told[name] for name in ("Wat het kost", "Wat u betaalt", "Wie betaalt")
    }


@pytest.mark.parametrize("payer", ["own", ""])
def test_what_is_kept_free_and_the_wmo_does_not_pay_tells_of_no_own_contribution(
    payer: str, carer: Client, city: Municipality
) -> None:
    found = ready.own_hold(city)
    Booking.objects.filter(**found).update(payer=payer)

    kept = dict(carer.get(at("show-booking", found["public_id"])).context["facts"])

    assert kept["Wat u betaalt"] == ""
    assert "per nacht" in kept["Wat het kost"]


@pytest.mark.parametrize("name", ["tell-when", "tell-needs", "tell-answer", "hold-offer", "ask-help", "end-request"])
def test_a_window_that_stayed_open_of_a_request_that_ended_says_so_and_what_one_can_do(
    name: str, carer: Client, city: Municipality
) -> None:
    request = RespiteRequest.objects.get(**ready.own_request(city))
    requests.end_request(request_id=request.pk, by=CLOCK, at=timezone.now())

    answer = carer.post(at(name, request.public_id), {"offer": "x", "answer": "yes"}, follow=True)

    assert answer.status_code == 200
    assert "Deze vraag is al gestopt. Er is niets veranderd." in text(answer)
    assert "Vraag opnieuw" in text(answer)
    assert f'href="{ASK}"' in text(answer)
    assert not Booking.objects.filter(request=request).exists()
    assert not RecipientAnswer.objects.filter(request=request).exists()


def test_who_is_asked_about_something_that_ended_reads_that_they_need_do_nothing(city: Municipality) -> None:
    request = ready.asked(city, recipient=person_of(Role.CARE_RECIPIENT))
    requests.end_request(request_id=request.pk, by=CLOCK, at=timezone.now())
    his = people.client_of(people.person(Role.CARE_RECIPIENT, CITY_HOST), Client(headers={"host": CITY_HOST}))

    answer = his.post(at("answer-question", request.public_id), {"answer": "yes"})

    assert "Deze vraag is gestopt" in text(answer)
    assert "U hoeft niets te doen." in text(answer)
    assert not RecipientAnswer.objects.filter(request=request).exists()


def test_who_wants_to_keep_it_from_going_wrong_is_asked_so_and_sees_what_is_for_that_first(
    carer: Client, city: Municipality
) -> None:
    Place.objects.update(is_open=False)
    url, when = asking(carer)
    asked = text(carer.get(ASK))
    carer.post(f"{url}&purpose=preventive", when | {"key": str(uuid.uuid4())})
    request = RespiteRequest.objects.order_by("-pk")[0]
    says(request, Yes.YES)
    house(city, name="Om uit te rusten", purposes=["relief"])
    house(city, name="Om erger te voorkomen", purposes=["preventive"])

    found = carer.get(at("show-request", request.public_id) + "?meer=1").context["found"]
    first, second = (offer for offer in found.offers if offer.title.startswith("Om "))

    assert "Waarvoor is het vooral?" in asked
    assert request.purpose == "preventive"
    assert (first.title, second.title) == ("Om erger te voorkomen", "Om uit te rusten")
    assert "Deze plek is er om te voorkomen dat het thuis misgaat." in first.reasons
    assert "Deze plek is er vooral om even op adem te komen." in second.weak_point


def test_who_says_nothing_of_it_asks_for_relief(carer: Client) -> None:
    url, when = asking(carer)

    carer.post(url, when | {"key": str(uuid.uuid4())})

    assert RespiteRequest.objects.order_by("-pk")[0].purpose == "relief"


def test_an_offer_says_what_the_place_is_for(carer: Client, city: Municipality) -> None:
    page = offer_paid_by("own", carer, city)

    assert "Om te voorkomen dat het thuis misgaat." in page
    assert "Om even op adem te komen." not in page
