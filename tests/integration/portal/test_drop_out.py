"""When care drops out: one question a page, nothing kept, and at the end whom to call and who arranges it."""

import datetime
import html
import re
import uuid
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.accounts.permissions import Role
from draagkracht.directory.queries import OfferCard, SameDay
from draagkracht.entitlements.rules import documents
from draagkracht.municipalities import rules
from draagkracht.municipalities.models import Municipality
from draagkracht.municipalities.rules import Opening
from draagkracht.people import services
from draagkracht.people.models import Person
from draagkracht.portal.dropout import advice, flow, tonight
from draagkracht.questionnaires.rules.texts import missing_translations
from tests import people
from tests.conftest import CITY_HOST
from tests.integration.respite.test_tonight import keep_nothing_free

pytestmark = pytest.mark.django_db

START = "/hulp/overnemen/"
OUTCOME = f"{START}uitkomst/"
GRANDMOTHER: Mapping[str, str] = {
    "now": "alone-unsafe",
    "who": "carer",
    "where": "home",
    "minor": "no",
    "wlz": "no",
    "nursing": "no",
    "until": "days",
}
IN_A_HOME: Mapping[str, str] = {"now": "with", "who": "professional", "where": "institution", "until": "unknown"}
TUESDAY_MORNING = datetime.datetime(2026, 11, 24, 10, 0, tzinfo=datetime.UTC)
SUNDAY_AFTERNOON = datetime.datetime(2026, 11, 22, 15, 30, tzinfo=datetime.UTC)
SUNDAY_NIGHT = datetime.datetime(2026, 11, 22, 23, 30, tzinfo=datetime.UTC)


def page_of(item: str) -> str:
    """Return the address of a question."""
    return f"{START}vraag/{item}/"


def answer_all(client: Client, answers: Mapping[str, str]) -> list[str]:
    """Answer question after question as they come; return which came."""
    asked = []
    response: Any = client.get(START)
    while response["Location"] != OUTCOME:
        asked.append(response["Location"].removeprefix(f"{START}vraag/").strip("/"))
        response = client.post(response["Location"], {asked[-1]: answers[asked[-1]]})
    return asked


def outcome_of(client: Client, answers: Mapping[str, str]) -> str:
    """Return the words of the outcome of these answers."""
    answer_all(client, answers)
    return words(client.get(OUTCOME))


def words(response: Any) -> str:
    """Return what a page says, without its tags, its head and its frame."""
    main = response.content.decode().split("<main", 1)[1].split("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function that sets the clock."""

    def set_clock(moment: datetime.datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return set_clock


def test_questions_come_one_by_one_and_lead_to_the_outcome(city_client: Client) -> None:
    asked = answer_all(city_client, GRANDMOTHER)

    assert asked == list(GRANDMOTHER)
    assert city_client.get(OUTCOME).status_code == 200


def test_who_lives_in_an_institution_is_asked_less(city_client: Client) -> None:
    assert answer_all(city_client, IN_A_HOME) == ["now", "who", "where", "until"]


def test_every_question_says_whom_to_call_without_answering(city_client: Client, at: Any) -> None:
    at(SUNDAY_NIGHT)
    answer_all(city_client, GRANDMOTHER)

    for item in GRANDMOTHER:
        page = city_client.get(page_of(item)).content.decode().split("<form", 1)[0]
        assert 'href="tel:112"' in page
        assert "Geen tijd voor vragen?" in page


@pytest.mark.parametrize(("moment", "first"), [(TUESDAY_MORNING, "desk"), (SUNDAY_NIGHT, "gp-out-of-hours")])
@pytest.mark.parametrize("more", [{}, {"wlz": "yes"}, {"wlz": "unknown"}, {"now": "with"}, {"minor": "yes"}])
def test_the_first_step_has_a_number_that_answers_now(
    moment: datetime.datetime, first: str, more: dict[str, str], city_client: Client, at: Any
) -> None:
    at(moment)
    answer_all(city_client, {**GRANDMOTHER, **more})

    response: Any = city_client.get(OUTCOME)

    numbers = re.findall(r'href="(tel:[^"]+)"', response.content.decode().split("<main", 1)[1])
    assert response.context["outcome"].line.code == first
    assert numbers[:2] == ["tel:112", response.context["outcome"].line.uri]


def test_a_desk_that_is_closed_says_so_and_when_it_opens(city_client: Client, at: Any) -> None:
    at(SUNDAY_NIGHT)

    text = outcome_of(city_client, GRANDMOTHER)

    assert "De gemeente is nu dicht. Bel de huisartsenpost." in text.split("Daarna")[0]
    assert "Nu gesloten. Vandaag open vanaf 9.00 uur." in text.split("Daarna")[1]


def test_whoever_may_arrange_it_has_a_number_or_where_to_find_it(city_client: Client, at: Any) -> None:
    at(TUESDAY_MORNING)
    answer_all(city_client, {**GRANDMOTHER, "wlz": "unknown", "nursing": "unknown"})

    outcome = city_client.get(OUTCOME).context["outcome"]

    routes = (*outcome.arranging, *outcome.perhaps, *outcome.later)
    assert len(outcome.perhaps) == 3
    assert all(route.where for route in routes)


def test_of_every_route_we_know_where_its_number_is() -> None:
    assert set(documents.ORDER) == advice.AT_DESK | set(advice.WHERE)


def test_what_is_not_sure_is_said_once(city_client: Client, at: Any) -> None:
    at(TUESDAY_MORNING)

    text = outcome_of(city_client, {**GRANDMOTHER, "wlz": "unknown", "nursing": "unknown"})

    assert text.count("Misschien") == 0
    assert text.count("Dan is het een van deze:") == 1


@pytest.mark.parametrize(
    ("moment", "is_closed"),
    [
        ("2026-11-24T07:59", True),
        ("2026-11-24T08:00", False),
        ("2026-11-24T16:59", False),
        ("2026-11-24T17:00", True),
        ("2026-11-22T12:00", True),
        ("2026-12-25T12:00", True),
    ],
)
def test_the_practice_for_evenings_and_weekends_answers_when_surgeries_are_closed(moment: str, is_closed: bool) -> None:
    assert rules.is_out_of_hours(datetime.datetime.fromisoformat(moment)) is is_closed


def test_a_question_without_an_answer_says_so_and_keeps_the_rest(city_client: Client) -> None:
    city_client.post(page_of("now"), {"now": "with"})

    response: Any = city_client.post(page_of("who"), {})

    assert response.status_code == 422
    assert "Kies een antwoord." in words(response)
    assert city_client.get(page_of("now")).content.decode().count("checked") == 1


def test_an_answer_that_is_none_of_ours_is_refused(city_client: Client) -> None:
    assert city_client.post(page_of("now"), {"now": "nobody"}).status_code == 422


def test_no_question_can_be_opened_before_the_ones_that_come_first(city_client: Client) -> None:
    assert city_client.get(page_of("until"))["Location"] == f"{page_of('now')}?kwijt=1"
    assert city_client.get(OUTCOME)["Location"] == page_of("now")
    assert city_client.get(page_of("income")).status_code == 404


def test_who_has_no_cookies_is_told_to_call(city_client: Client) -> None:
    city_client.post(page_of("now"), {"now": "with"})
    city_client.cookies.clear()

    response: Any = city_client.post(page_of("who"), {"who": "carer"}, follow=True)

    assert "De antwoorden zijn weg. Begin opnieuw, of bel meteen." in words(response)


def test_an_answer_stands_in_no_address_and_no_header_but_the_cookie(city_client: Client) -> None:
    city_client.post(page_of("now"), {"now": "alone-unsafe"})

    response: Any = city_client.post(page_of("who"), {"who": "recipient"})

    assert response["Location"] == page_of("where")
    assert not any("recipient" in value for value in response.headers.values())
    assert "recipient" not in response.cookies[flow.COOKIE].value


def test_without_an_answer_there_is_no_cookie(city_client: Client) -> None:
    city_client.get(START, follow=True)

    assert flow.COOKIE not in city_client.cookies


def test_going_back_and_answering_otherwise_asks_what_was_skipped(city_client: Client) -> None:
    answer_all(city_client, IN_A_HOME)

    city_client.post(page_of("where"), {"where": "home"})

    assert city_client.get(OUTCOME)["Location"] == page_of("minor")


def test_the_answers_are_in_a_cookie_that_nobody_can_read_and_are_wiped(city_client: Client) -> None:
    answer_all(city_client, GRANDMOTHER)
    cookie = city_client.cookies[flow.COOKIE]

    city_client.post(f"{START}wissen/")

    assert "alone" not in cookie.value
    assert cookie["httponly"]
    assert city_client.cookies[flow.COOKIE].value == ""
    assert city_client.get(OUTCOME)["Location"] == page_of("now")


def test_whoever_wipes_is_back_at_the_questions_with_the_number_that_answers_now(city_client: Client, at: Any) -> None:
    at(SUNDAY_NIGHT)
    answer_all(city_client, GRANDMOTHER)

    response: Any = city_client.post(f"{START}wissen/", follow=True)

    says = words(response)
    assert response.redirect_chain == [(f"{page_of('now')}?gewist=1", 302)]
    assert "Uw antwoorden over wie het overneemt, zijn gewist." in says
    assert [line.code for line in response.context["lines"]] == ["emergency", "gp-out-of-hours"]
    assert "Geen tijd voor vragen? Bel" in says


def test_an_outcome_of_before_says_so_and_offers_to_begin_again(city_client: Client) -> None:
    answer_all(city_client, GRANDMOTHER)
    fresh = city_client.get(OUTCOME)

    again: Any = city_client.get(START, follow=True)

    assert "Begin opnieuw" not in words(fresh)
    assert "Dit hoort bij de antwoorden die u eerder gaf. Is het nu anders? Begin opnieuw" in words(again)


@pytest.mark.parametrize("more", [{}, {"wlz": "unknown"}, {"minor": "yes"}, {"now": "with"}, {"wlz": "yes"}])
def test_nobody_is_sent_to_a_desk_that_is_closed(more: dict[str, str], city_client: Client, at: Any) -> None:
    at(SUNDAY_NIGHT)

    text = outcome_of(city_client, {**GRANDMOTHER, **more})

    assert "Bel de gemeente. " not in text.split("Voor later")[0]


def test_the_number_of_the_desk_stands_once_on_the_page(city_client: Client, city: Municipality, at: Any) -> None:
    at(TUESDAY_MORNING)

    text = outcome_of(city_client, GRANDMOTHER)

    assert text.count(city.desk_phone) == 1


@pytest.mark.parametrize(("who", "is_told"), [("carer", True), ("other", False), ("professional", False)])
def test_a_neighbour_is_not_told_to_ask_a_neighbour(who: str, is_told: bool, city_client: Client) -> None:
    text = outcome_of(city_client, {**GRANDMOTHER, "who": who})

    assert ("Vraag een buur" in text) is is_told
    assert ("Kunt u of een ander erbij blijven" in text) is not is_told


def test_the_answers_of_one_municipality_are_of_no_use_at_another(city_client: Client, village_client: Client) -> None:
    answer_all(city_client, GRANDMOTHER)
    village_client.cookies[flow.COOKIE] = city_client.cookies[flow.COOKIE].value

    assert village_client.get(OUTCOME)["Location"] == page_of("now")


@pytest.mark.parametrize(
    ("more", "said", "not_said"),
    [
        (
            {},
            ["Bel de gemeente. Zij zoekt uit", "Vraag na of de gemeente meteen tijdelijke hulp geeft."],
            ["Misschien regelt"],
        ),
        ({"wlz": "yes"}, ["Bel de organisatie die nu al zorg geeft.", "Dan regelt het zorgkantoor de zorg"], []),
        (
            {"wlz": "unknown"},
            ["De gemeente zoekt het met u uit.", "Is er een Wlz-indicatie?"],
            ["tijdelijke hulp geven."],
        ),
        ({"nursing": "yes"}, ["Bel de eigen huisarts", "Er is verpleging nodig."], []),
        ({"minor": "yes"}, ["Voor wie jonger is dan 18, loopt de hulp via de gemeente.", "Het gaat om een kind."], []),
        ({"who": "professional"}, ["Vraag dan eerst of u namens hen mag bellen."], []),
        ({"who": "recipient"}, ["De mens die mij helpt, valt weg."], ["Vraag dan eerst"]),
        ({"until": "weeks"}, ["Het duurt langer dan een week."], []),
        ({"now": "with"}, ["Vraag na of de gemeente meteen"], ["Vraag een buur"]),
    ],
)
def test_the_outcome_says_whom_to_call_and_who_arranges_it(
    more: dict[str, str], said: list[str], not_said: list[str], city_client: Client, at: Any
) -> None:
    at(TUESDAY_MORNING)

    text = outcome_of(city_client, {**GRANDMOTHER, **more})

    assert [part for part in said if part not in text] == []
    assert [part for part in not_said if part in text.split("Voor later")[0]] == []


def test_who_lives_in_an_institution_calls_the_team_there(city_client: Client) -> None:
    text = outcome_of(city_client, IN_A_HOME)

    assert "Bel het team van de instelling." in text
    assert "Wie regelt het?" not in text


def test_what_takes_over_says_that_it_can_today_and_can_be_called_now(city_client: Client, at: Any) -> None:
    at(TUESDAY_MORNING)
    answer_all(city_client, GRANDMOTHER)

    offers = city_client.get(OUTCOME).context["outcome"].offers

    assert [offer.card.name for offer in offers] == ["U bent ziek: wie neemt het vandaag over?"]
    assert all(offer.phone_uri for offer in offers)
    assert offers[0].reasons[0] == "U kunt nu bellen, tot 20.00 uur."


@pytest.mark.parametrize("moment", [SUNDAY_AFTERNOON, SUNDAY_NIGHT - datetime.timedelta(hours=2)])
def test_what_is_not_sure_for_tonight_is_not_offered(moment: datetime.datetime, city_client: Client, at: Any) -> None:
    at(moment)

    text = outcome_of(city_client, GRANDMOTHER)

    tonight = text.split("Wat kan vandaag of vannacht al?")[1].split("Kijk wat er later kan")[0]
    assert "Van andere hulp is nu niet zeker" in tonight
    assert "weekend" not in tonight


def test_a_bed_that_is_kept_free_for_tonight_comes_first_with_whom_to_call(city_client: Client) -> None:
    text = outcome_of(city_client, GRANDMOTHER)

    beds = text.split("Hier is vannacht een noodplek")[1].split("Wie regelt het?")[0]
    assert "Bel eerst." in beds
    assert "000 12 34 599" in beds
    assert "Vraag na wie betaalt." in beds
    assert "Nog vrij vannacht" not in beds


def test_without_a_bed_for_tonight_nothing_of_it_is_said(city_client: Client, city: Municipality) -> None:
    keep_nothing_free()

    text = outcome_of(city_client, GRANDMOTHER)

    assert "noodplek" not in text
    assert "Van niets is nu zeker" in text


def test_what_opens_later_today_says_from_when(village_client: Client, at: Any) -> None:
    at(datetime.datetime(2026, 11, 24, 6, 30, tzinfo=datetime.UTC))

    text = outcome_of(village_client, GRANDMOTHER)

    assert "U kunt vandaag bellen vanaf 8.00 uur." in text


@pytest.mark.parametrize(
    ("facts", "answers", "is_for"),
    [
        ({}, {"minor": "no", "wlz": "no"}, True),
        ({"conditions": ("palliative",)}, {"minor": "no", "wlz": "no"}, False),
        ({"maximum_age": 17}, {"minor": "no", "wlz": "no"}, False),
        ({"maximum_age": 17}, {"minor": "yes", "wlz": "no"}, True),
        ({"minimum_age": 18}, {"minor": "yes", "wlz": "no"}, False),
        ({"laws": ("wlz",)}, {"minor": "no", "wlz": "no"}, False),
        ({"laws": ("wlz",)}, {"minor": "no", "wlz": "unknown"}, True),
        ({"laws": ("wmo",)}, {"minor": "no", "wlz": "yes"}, False),
        ({"laws": ("wmo", "none")}, {"minor": "no", "wlz": "yes"}, True),
    ],
)
def test_what_is_for_somebody_else_is_left_out(facts: dict[str, Any], answers: dict[str, str], is_for: bool) -> None:
    ages = {name: facts.pop(name, None) for name in ("minimum_age", "maximum_age")}
    one = SameDay(card=card_with(**facts), opening=Opening(is_open=True), **ages)

    assert tonight.is_for(one, answers) is is_for


def card_with(*, conditions: tuple[str, ...] = ("none",), laws: tuple[str, ...] = ()) -> OfferCard:
    """Return a service for these conditions, paid by these laws."""
    return OfferCard(
        service_id="1",
        name="Oppas",
        summary="",
        organization="",
        base_functions=("respite",),
        laws=laws,
        conditions=conditions,
        first_step="",
        what_to_expect="",
        cost="",
        languages=("nl",),
        phone="000",
        assured_date=None,
    )


def test_what_does_not_fit_says_why(city_client: Client) -> None:
    text = outcome_of(city_client, GRANDMOTHER)

    folded = text.split("Dit past nu niet.")[1]

    assert "Zonder Wlz-indicatie regelt het zorgkantoor dit niet." in folded


@pytest.mark.parametrize("language", ["en", "tr", "ar"])
def test_the_questions_are_translated(language: str) -> None:
    assert missing_translations(flow.definition(), language) == ()


def test_help_and_home_lead_to_the_questions(city_client: Client) -> None:
    assert f'href="{START}"' in city_client.get("/hulp/").content.decode()
    assert f'href="{START}"' in city_client.get("/").content.decode()


def test_who_is_signed_in_sees_who_agreed_to_take_over(signed_in: Callable[..., Client], city: Municipality) -> None:
    carer = people.person(Role.CARER, CITY_HOST)
    space = Person.objects.get(user=carer)
    mine: dict[str, Any] = {"person_id": space.pk, "by": acting.resident(space.public_id), "at": TUESDAY_MORNING}
    services.save_plan(**mine, called="Henk", where="", must_know="Medicijnen.")
    said: dict[str, Any] = {"phone": "06 11 22 33 44", "email": "", "does": "kookt"}
    yes = services.ask_substitute(**mine, name="Buurvrouw Ria", key=uuid.uuid4(), **said)
    services.ask_substitute(**mine, name="Zwager Zwijgt", key=uuid.uuid4(), **said)
    services.say_yes(token=yes, phone="06 11 22 33 44", at=TUESDAY_MORNING)

    says = outcome_of(signed_in(Role.CARER), GRANDMOTHER)

    assert "Buurvrouw Ria" in says
    assert "06 11 22 33 44" in says
    assert "Zwager Zwijgt" not in says


def test_who_is_not_signed_in_hears_where_an_emergency_card_may_be(city_client: Client) -> None:
    says = outcome_of(city_client, GRANDMOTHER)

    assert "noodkaart" in says
