"""A consultant or a professional looks for respite with somebody: asks for them, calls, and notes what they say."""

import datetime
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.accounts.rules import OrganisationKind
from draagkracht.audit.models import Entry
from draagkracht.audit.rules import CLOCK
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.respite.models import Booking, Look, Place, RecipientAnswer, RespiteRequest
from draagkracht.respite.queries.offers import Target
from draagkracht.respite.rules.codes import MadeBy, Origin, Yes
from draagkracht.respite.rules.states import State
from draagkracht.respite.services import bookings, looking_first, requests
from tests import people
from tests.access.respite_advising import request_of
from tests.conftest import CITY_HOST
from tests.integration.respite.making import FRIDAY, hold, house, nights, says, taken, weekend

LIST, ASK = "/werk/respijt/vragen/", "/werk/respijt/vragen/nieuw/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultant(city: Municipality) -> Client:
    return people.client_of(
        people.person(Role.CONSULTANT, CITY_HOST), Client(headers={"host": CITY_HOST}), is_seen=True
    )


@pytest.fixture
def professional(city: Municipality) -> Client:
    worker = people.centre_worker(city, OrganisationKind.SUPPORT_CENTRE)
    return people.client_of(worker, Client(headers={"host": CITY_HOST}), is_seen=True)


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def at(name: str, public_id: object) -> str:
    return reverse(f"respite-staff:{name}", args=[public_id])


def said(**changes: Any) -> dict[str, Any]:
    return {
        "wie": "Gerda Jansen", "telefoon": "0880000099", "mail": "", "taal": "nl", "voor": "haar man",
        "waar": "Voorbeeldstad", "vormen": ["stay"], "tijd_voor": ["sleep"], "doel": "relief",
        "vanaf": FRIDAY.isoformat(), "hoe_lang": "2", "schuiven": "0", "betaalt": "", "akkoord": ["ja"],
        "key": str(uuid.uuid4()),
    } | changes  # fmt: skip


def newest() -> RespiteRequest:
    return RespiteRequest.objects.order_by("-pk")[0]


def test_from_a_call_to_a_place_that_is_asked(consultant: Client, city: Municipality) -> None:
    house(city)
    Place.objects.update(email="huis@proef.example")

    asked = consultant.post(ASK, said())
    request = newest()
    needs = consultant.post(asked["Location"], {"max_km": "25", "fears": "Vreemde mensen"})
    shown_before = consultant.get(at("show-request", request.public_id))
    consultant.post(needs["Location"], {"answer": "yes", "said_by": "recipient", "key": str(uuid.uuid4())})
    page = consultant.get(at("show-request", request.public_id))
    token = page.context["found"].offers[0].token
    consultant.post(at("make-offer", request.public_id), {"offer": token, "key": str(uuid.uuid4())})
    booking = Booking.objects.get(request=request)
    offered = (booking.state, booking.origin)
    consultant.post(at("confirm-for", booking.public_id))

    booking.refresh_from_db()
    assert (request.made_by, request.carer_name, request.by_label) == (
        MadeBy.CONSULTANT,
        "Gerda Jansen",
        "Mo Consulent",
    )
    assert "nog niet gevraagd" in text(shown_before)
    assert offered == (State.OFFERED, "consultant")
    assert (booking.state, booking.contact_phone) == (State.CONFIRMED, request.phone)
    assert "Vreemde mensen" in booking.guest_needs
    assert Mail.objects.filter(reference=f"respite/{booking.public_id}/provider/confirm").exists()


def test_who_has_no_mail_stands_first_and_is_to_be_called_before_it_ends(
    consultant: Client, city: Municipality
) -> None:
    silent, mailed = request_of(city), request_of(city)
    RespiteRequest.objects.filter(pk=mailed.pk).update(carer_name="Met Mail", email="m@thuis.example")
    for one in (silent, mailed):
        says(one, Yes.YES)
        hold(one, house(city))

    page = text(consultant.get(LIST))

    assert (
        page.index("Bel nu") < page.index(silent.carer_name) < page.index("Wacht op antwoord") < page.index("Met Mail")
    )


def test_who_arranges_it_themselves_is_not_looked_at_until_nothing_came_for_long(
    consultant: Client, city: Municipality
) -> None:
    own = weekend(city)
    RespiteRequest.objects.filter(pk=own.pk).update(carer_name="Regelt Het Zelf")

    at_first, page_at_first = consultant.get(LIST), consultant.get(at("show-request", own.public_id))
    RespiteRequest.objects.filter(pk=own.pk).update(asked_at=timezone.now() - datetime.timedelta(days=15))
    later = consultant.get(LIST)
    hold(own, house(city))
    arranged = consultant.get(LIST)

    assert "Regelt Het Zelf" not in text(at_first)
    assert page_at_first.status_code == 404
    assert "Regelt Het Zelf" in text(later)
    assert "Regelt Het Zelf" not in text(arranged)


def test_a_professional_sees_what_they_asked_and_nothing_else(professional: Client, city: Municipality) -> None:
    others = request_of(city)

    professional.post(ASK, said(wie="Van De Praktijk"))
    mine = newest()
    listed = text(professional.get(LIST))

    assert mine.made_by == MadeBy.PROFESSIONAL
    assert "Van De Praktijk" in listed
    assert others.carer_name not in listed
    assert professional.get(at("show-request", others.public_id)).status_code == 404
    assert professional.get(at("show-request", mine.public_id)).status_code == 200


@pytest.mark.parametrize(
    ("changes", "says_so"),
    [
        ({"telefoon": ""}, "Vul een nummer of een mailadres in"),
        ({"akkoord": []}, "Zonder ja van wie zorgt zoekt u niet"),
        ({"vormen": ["sitting"]}, "Kies ten minste één deel van de dag"),
        ({"vormen": ["day_care"]}, "Kies ten minste één dag van de week"),
        ({"vanaf": "2026-11-01"}, "Deze dag is al geweest"),
        ({"wie": "Ans 111222333"}, "burgerservicenummer"),
    ],
)
def test_what_cannot_be_answered_is_asked_again(changes: dict[str, Any], says_so: str, consultant: Client) -> None:
    before = RespiteRequest.objects.count()

    answer = consultant.post(ASK, said(**changes))

    assert answer.status_code == 422
    assert says_so in text(answer)
    assert RespiteRequest.objects.count() == before


def test_days_and_parts_of_days_are_asked_once_and_count_together(consultant: Client) -> None:
    consultant.post(ASK, said(vormen=["sitting", "day_care"], dagen=["0", "2"], delen=["1"]))

    assert (newest().weekdays, newest().dayparts) == ([0, 2], [1, 7])


def test_without_the_yes_of_who_is_cared_for_it_is_asked_first(consultant: Client, city: Municipality) -> None:
    request = request_of(city)
    booking = hold(request, house(city), origin=Origin.WAITING_LIST)

    answer = consultant.post(at("confirm-for", booking.public_id))

    booking.refresh_from_db()
    assert answer["Location"] == at("tell-answer-for", request.public_id)
    assert booking.state == State.OFFERED


def test_a_no_by_telephone_keeps_what_was_in_the_way(consultant: Client, city: Municipality) -> None:
    request = request_of(city)
    booking = hold(request, house(city))

    consultant.post(at("decline-for", booking.public_id), {"barrier": "distance"})

    booking.refresh_from_db()
    request.refresh_from_db()
    assert (booking.state, booking.barrier, request.barriers) == (State.DECLINED, "distance", ["distance"])


def test_what_ended_meanwhile_is_said_and_not_done(consultant: Client, city: Municipality) -> None:
    request = request_of(city)
    says(request, Yes.YES)
    booking = hold(request, house(city))
    bookings.decline(booking_id=booking.pk, barrier=None, by=CLOCK, at=timezone.now())

    answer = consultant.post(at("confirm-for", booking.public_id), follow=True)

    assert "net veranderd" in text(answer)


def test_what_is_arranged_is_called_off_before_the_request_ends(consultant: Client, city: Municipality) -> None:
    request = request_of(city)
    says(request, Yes.YES)
    booking = hold(request, house(city))

    refused = consultant.post(at("end-request-for", request.public_id), follow=True)
    consultant.post(at("cancel-for", booking.public_id), {"said": "Zij is ziek"})
    ended = consultant.post(at("end-request-for", request.public_id))

    request.refresh_from_db()
    assert "Zeg dat eerst af" in text(refused)
    assert ended["Location"] == LIST
    assert request.ended_at is not None


def test_before_a_request_ends_the_page_asks_and_says_what_will_happen(consultant: Client, city: Municipality) -> None:
    request = request_of(city)
    before = consultant.get(at("show-request", request.public_id)).content.decode()

    asked = consultant.get(at("end-request-for", request.public_id))

    request.refresh_from_db()
    assert f'href="{at("end-request-for", request.public_id)}"' in before
    assert f'action="{at("end-request-for", request.public_id)}"' not in before
    assert request.carer_name in text(asked)
    assert "Wie zorgt krijgt geen bericht." in text(asked)
    assert "Dan telt deze vraag niet meer mee." in text(asked)
    assert "Nee, zoek verder" in text(asked)
    assert request.ended_at is None


def test_who_has_a_space_answers_there_and_nobody_for_them(consultant: Client, city: Municipality) -> None:
    from tests.integration.doubling_respite import question  # noqa: PLC0415

    request = RespiteRequest.objects.get(**question(city))
    RespiteRequest.objects.filter(pk=request.pk).update(email="")

    answer = consultant.post(at("tell-answer-for", request.public_id), {"answer": "yes", "said_by": "recipient"})

    assert answer["Location"] == at("show-request", request.public_id)
    assert not RecipientAnswer.objects.filter(request=request).exists()


def test_who_looks_is_written_down(consultant: Client, city: Municipality) -> None:
    request = request_of(city)
    before = Entry.objects.filter(what="respite.request", action="see").count()

    consultant.get(LIST)
    consultant.get(at("show-request", request.public_id))

    assert Entry.objects.filter(what="respite.request", action="see").count() >= before + 2


def look_at(city: Municipality) -> RespiteRequest:
    """Let somebody want days that others may need more."""
    request = weekend(city)
    says(request, Yes.YES)
    place = house(city)
    looking_first.ask_to_look(
        request_id=request.pk, target=Target(place=place), option=nights(place), by=CLOCK, at=timezone.now()
    )
    return request


def test_days_that_others_may_need_more_stand_first_and_a_consultant_gives_them(
    consultant: Client, city: Municipality
) -> None:
    request = look_at(city)

    listed = text(consultant.get(LIST))
    page = consultant.get(at("show-request", request.public_id))
    consultant.post(at("let-through", request.public_id), {"key": str(uuid.uuid4())})

    booking = Booking.objects.get(request=request)
    assert "Kijk eerst mee, en bel" in listed
    assert "Geef deze plek" in text(page)
    assert (booking.state, booking.origin) == (State.OFFERED, "consultant")


def test_a_look_ends_where_they_found_something_else_together(consultant: Client, city: Municipality) -> None:
    request = look_at(city)

    consultant.post(at("let-through", request.public_id), {"anders": "1"})

    assert not Look.objects.filter(request=request).exists()
    assert not Booking.objects.filter(request=request).exists()


def test_every_form_of_a_request_carries_what_keeps_others_from_sending_it(
    consultant: Client, city: Municipality
) -> None:
    request = look_at(city)

    page = consultant.get(at("show-request", request.public_id)).content.decode()

    assert page.count('method="post"') - page.count("uitloggen") >= 4  # let through, three offers, stop
    assert page.count('method="post"') == page.count("csrfmiddlewaretoken")


def test_of_many_the_first_ten_stand_there_and_all_behind_a_link(consultant: Client, city: Municipality) -> None:
    for _ in range(12):
        request_of(city)

    page = consultant.get(LIST)
    whole = consultant.get(f"{LIST}?alle=ask")

    assert "Toon alle 12" in text(page)
    assert [len(group.rows) for group in page.context["groups"]] == [10]
    assert [len(group.rows) for group in whole.context["groups"]] == [12]


def test_until_when_something_is_kept_free_is_the_same_moment_on_the_list_and_on_the_page(
    consultant: Client, city: Municipality
) -> None:
    request = request_of(city)
    says(request, Yes.YES)
    booking = hold(request, house(city))
    Booking.objects.filter(pk=booking.pk).update(expires_at=datetime.datetime(2026, 11, 27, 7, 58, tzinfo=datetime.UTC))

    listed, page = consultant.get(LIST), consultant.get(at("show-request", request.public_id))

    assert "Vrij gehouden tot vrijdag 27 november 08:58" in text(listed)
    assert "Vrij gehouden tot vrijdag 27 november 08:58" in text(page)


def test_who_said_it_is_asked_and_never_filled_in_beforehand(consultant: Client, city: Municipality) -> None:
    url = at("tell-answer-for", request_of(city).public_id)

    shown, sent = consultant.get(url), consultant.post(url, {"answer": "yes", "key": str(uuid.uuid4())})

    assert not shown.context["form"].initial
    assert shown.context["form"]["said_by"].value() is None
    assert sent.status_code == 422
    assert not RecipientAnswer.objects.filter(request__public_id=url.split("/")[-3]).exists()


def test_for_tonight_there_is_a_way_to_the_emergency_places_for_who_may_open_it(
    consultant: Client, professional: Client, city: Municipality
) -> None:
    tonight = timezone.localdate()
    professional.post(ASK, said(vanaf=tonight.isoformat()))
    asked = at("show-request", newest().public_id)
    house(city, first=tonight, reserve=1, form="host_family")
    here, there = text(consultant.get(asked)), text(professional.get(asked))
    RespiteRequest.objects.filter(pk=newest().pk).update(start_date=tonight + datetime.timedelta(days=3))
    later = text(consultant.get(asked))

    assert "Nu past er niets" in here
    assert [("noodplekken" in page) for page in (here, there, later)] == [True, True, False]
    assert f'href="{reverse("respite-staff:show-tonight")}"' in here.split("noodplekken")[1]
    assert f'href="{reverse("portal:start-drop-out")}"' in there.split("noodplekken")[1]


def test_how_it_was_stands_with_the_request_and_can_be_changed(consultant: Client, city: Municipality) -> None:
    request = request_of(city)
    says(request, Yes.YES)
    booking = hold(request, house(city))
    bookings.confirm(booking_id=booking.pk, by=CLOCK, at=timezone.now())
    Booking.objects.filter(pk=booking.pk).update(state=State.DONE.value)
    url = at("say-how-it-was-for", booking.public_id)
    before, form = text(consultant.get(at("show-request", request.public_id))), text(consultant.get(url))

    told = {"carer": "5", "carer_words": "Eindelijk geslapen", "guest": "2", "guest_words": "Het eten was koud"}
    after = text(consultant.post(url, told, follow=True))

    assert "Schrijf op hoe het was" in before
    assert "Hoe was het voor wie zorgt?" in form
    assert "Hoe was het voor u?" not in form
    for said_so in ("Bewaard", "Heel goed", "Eindelijk geslapen", "Niet zo goed", "Het eten was koud"):
        assert said_so in after
    assert "Verander wat er staat" in after


def test_who_pays_stays_beside_what_it_costs_when_it_is_offered(consultant: Client, city: Municipality) -> None:
    request = request_of(city)
    says(request, Yes.YES)
    hold(request, house(city, payers=["own", "wmo"]))

    offered = text(consultant.get(at("show-request", request.public_id)))
    Booking.objects.filter(request=request).update(payer="own")
    chosen = text(consultant.get(at("show-request", request.public_id)))

    assert "Zelf betalen, Wmo (gemeente). Vraag na of dit bij u kan." in offered
    assert "Zelf betalen. Vraag na of dit bij u kan." in chosen


def test_a_number_is_read_out_the_way_people_write_it(consultant: Client, city: Municipality) -> None:
    request = request_of(city)

    page = text(consultant.get(at("show-request", request.public_id)))

    assert "000 12 34 594" in page
    assert "tel:+31001234594" in page


def test_a_second_window_hears_what_was_offered_in_between(consultant: Client, city: Municipality) -> None:
    request = request_of(city)
    says(request, Yes.YES)
    house(city, beds=3)
    page = consultant.get(at("show-request", request.public_id))
    first, second = (page.context["found"].offers[0].token for _ in range(2))

    consultant.post(at("make-offer", request.public_id), {"offer": first, "key": str(uuid.uuid4())})
    stale = {"offer": second, "key": str(uuid.uuid4())}
    late = text(consultant.post(at("make-offer", request.public_id), stale, follow=True))
    booking = Booking.objects.get(request=request)
    bookings.confirm(booking_id=booking.pk, by=CLOCK, at=timezone.now())
    later = text(consultant.post(at("make-offer", request.public_id), stale, follow=True))

    assert "Intussen is al iets vrij gehouden of afgesproken: Proefhuis, " in late
    assert "Intussen is al iets vrij gehouden of afgesproken: Proefhuis, " in later
    assert Booking.objects.get(request=request).pk == booking.pk


def test_what_was_offered_in_between_and_is_over_is_not_named(consultant: Client, city: Municipality) -> None:
    request = request_of(city)

    page = text(consultant.get(f"{at('show-request', request.public_id)}?niet=al"))

    assert "Dit ging niet door: het is net veranderd." in page
    assert "%(what)s" not in page


def test_the_list_is_narrowed_by_place_and_by_what_would_help_and_no_name_is_in_an_address(
    consultant: Client, city: Municipality
) -> None:
    here, there = request_of(city), request_of(city)
    RespiteRequest.objects.filter(pk=here.pk).update(carer_name="Uit Oost", district="Oost")
    RespiteRequest.objects.filter(pk=there.pk).update(
        carer_name="Uit West", district="West", forms=["day_care"], weekdays=[1], days_per_week=1
    )

    east, stays = text(consultant.get(f"{LIST}?waar=Oost")), text(consultant.get(f"{LIST}?wat=day_care"))
    nobody, unknown = text(consultant.get(f"{LIST}?waar=Oost&wat=day_care")), text(consultant.get(f"{LIST}?waar=Zzz"))

    assert "Uit Oost" in east
    assert "Uit West" not in east
    assert "Uit West" in stays
    assert "Uit Oost" not in stays
    assert "Hier wacht niemand op u" in nobody
    assert "Uit Oost" in unknown, "a place that we do not know narrows nothing"


def test_all_of_what_was_narrowed_stays_narrowed(consultant: Client, city: Municipality) -> None:
    for number in range(12):
        one = request_of(city)
        RespiteRequest.objects.filter(pk=one.pk).update(district="Oost" if number < 11 else "West")

    page = consultant.get(f"{LIST}?waar=Oost")
    whole = consultant.get(f"{LIST}?alle=ask&waar=Oost&wat=")

    assert "?alle=ask&amp;waar=Oost&amp;wat=" in page.content.decode()
    assert [len(group.rows) for group in whole.context["groups"]] == [11]


def test_an_offer_of_ones_own_is_taken_back_with_a_reason_before_it_is_answered(
    consultant: Client, city: Municipality
) -> None:
    request = request_of(city)
    RespiteRequest.objects.filter(pk=request.pk).update(email="m@thuis.example")
    says(request, Yes.YES)
    place = house(city)
    booking = hold(request, place, origin=Origin.CONSULTANT)
    url = at("take-offer-back", booking.public_id)

    page = consultant.get(at("show-request", request.public_id)).content.decode()
    without = consultant.post(url, {"reden": ""})
    after = text(consultant.post(url, {"reden": "Er is iets dichterbij."}, follow=True))
    again = text(consultant.post(url, {"reden": "Er is iets dichterbij."}, follow=True))

    booking.refresh_from_db()
    assert url in page
    assert without.status_code == 422
    assert "Het aanbod is teruggenomen." in after
    assert "net veranderd" in again
    assert (booking.state, taken(place)[:2]) == (State.WITHDRAWN, [0, 0])
    assert "Er is iets dichterbij." in Mail.objects.get(reference=f"respite/{booking.public_id}/home/withdraw").body


def test_what_who_cares_chose_is_theirs_to_say_no_to(consultant: Client, city: Municipality) -> None:
    request = request_of(city)
    booking = hold(request, house(city))
    url = at("take-offer-back", booking.public_id)

    page = consultant.get(at("show-request", request.public_id)).content.decode()
    answer = consultant.post(url, {"reden": "Zomaar"})

    booking.refresh_from_db()
    assert url not in page
    assert answer.status_code == 404
    assert booking.state == State.HELD


@pytest.mark.parametrize("name", ["tell-needs-for", "change-request-for", "tell-answer-for", "make-offer"])
def test_a_form_that_stayed_open_of_a_request_that_ended_says_so(
    name: str, consultant: Client, city: Municipality
) -> None:
    request = request_of(city)
    requests.end_request(request_id=request.pk, by=CLOCK, at=timezone.now())

    answer = consultant.post(at(name, request.public_id), {"offer": "x"}, follow=True)

    assert "Deze vraag is al gestopt. Er is niets veranderd." in text(answer)
    assert not Booking.objects.filter(request=request).exists()
