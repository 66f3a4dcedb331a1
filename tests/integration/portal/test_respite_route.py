"""Which way to a breather: one deciding question at a time, nothing kept, and at the end who arranges what."""

import datetime
import html
import re
from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.entitlements.rules import documents
from draagkracht.entitlements.rules.contribution import Law
from draagkracht.entitlements.rules.questions import FOR_RESPITE
from draagkracht.entitlements.rules.respite import Form
from draagkracht.municipalities.models import Municipality
from draagkracht.portal.respite_route import flow, outcome
from tests.unit.entitlements.test_respite_routes import WAYS

pytestmark = pytest.mark.django_db

START = "/even-vrij/"
OUTCOME = f"{START}uitkomst/"
GROWN_UP: Mapping[str, str] = {"wlz": "no", "minor": "no", "insured": "nobody", "supervision": "no"}


def page_of(code: str) -> str:
    """Return the address of a question."""
    return f"{START}vraag/{code}/"


def go(client: Client, forms: list[str], answers: Mapping[str, str]) -> list[str]:
    """Choose, answer question after question as they come (not to know where nothing is given); return which came."""
    response: Any = client.post(START, {"forms": forms})
    asked = []
    while response["Location"] != OUTCOME:
        asked.append(response["Location"].removeprefix(f"{START}vraag/").strip("/"))
        response = client.post(response["Location"], {asked[-1]: answers.get(asked[-1], "unknown")})
    return asked


def words(response: Any) -> str:
    """Return what a page says, without its tags, its head and its frame."""
    main = response.content.decode().split("<main", 1)[1].split("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def outcome_of(client: Client, forms: list[str], answers: Mapping[str, str]) -> outcome.Outcome:
    """Return what the page says of these answers."""
    go(client, forms, answers)
    found: outcome.Outcome = client.get(OUTCOME).context["outcome"]
    return found


def test_questions_come_one_by_one_and_lead_to_the_outcome(city_client: Client) -> None:
    asked = go(city_client, ["stay"], GROWN_UP)

    assert asked[0] == "wlz"
    assert set(asked) == {"wlz", "minor", "insured", "supervision"}
    assert city_client.get(OUTCOME).status_code == 200


def test_with_an_indication_age_is_not_asked(city_client: Client) -> None:
    asked = go(city_client, ["stay"], {"wlz": "yes", "wlz-form": "pgb"})

    assert "minor" not in asked
    assert {"wlz-form", "nights-used"} <= set(asked)


def test_who_knows_nothing_comes_to_an_outcome_that_says_to_ask(city_client: Client) -> None:
    asked = go(city_client, ["any"], {})

    says = words(city_client.get(OUTCOME))

    assert len(asked) == len(set(asked)) <= len(FOR_RESPITE)
    assert "Vraag na: misschien kan dit ook" in says
    assert [form.name for form in city_client.get(OUTCOME).context["outcome"].forms] == [
        outcome.name_of(form) for form in Form
    ]


def test_for_each_form_it_says_who_arranges_it_and_where_else_to_ask(city_client: Client) -> None:
    found = outcome_of(city_client, ["stay", "day_care_evening"], GROWN_UP)

    by_name = {form.name: form for form in found.forms}
    assert by_name["Logeren in een logeerhuis"].sure == (("De gemeente", "wmo-respite"),)
    assert by_name["Een avond naar de opvang"].sure == ()
    assert ("De gemeente", "wmo-respite") in by_name["Een avond naar de opvang"].unsure


def test_a_way_says_how_one_asks_what_it_takes_and_costs_how_much_how_long_and_since_when(city_client: Client) -> None:
    found = outcome_of(city_client, ["stay"], GROWN_UP)

    municipality = found.sure[0]
    facts = dict(municipality.facts)
    assert "zoekt binnen zes weken met u uit" in municipality.how_to_ask
    assert municipality.needs
    assert facts["Wat u betaalt"].startswith("Hoogstens € 21,80 per maand.")
    assert "Vanaf 1 januari 2027: Er is een plan voor een nieuwe wet." in facts["Wat u betaalt"]
    assert facts["Hoelang het duurt"] == "Ongeveer 8 weken."
    assert facts["Bron"] == "informatielangdurigezorg.nl. Nagekeken op 22 november 2026."


def test_of_the_year_after_the_bill_no_amount_is_promised(city_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime.datetime(2027, 3, 1, 12, tzinfo=datetime.UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)

    found = outcome_of(city_client, ["stay"], GROWN_UP)

    pays = dict(found.sure[0].facts)["Wat u betaalt"]
    assert "nog niet zeker" in pays
    assert "€" not in pays


def test_what_one_pays_is_said_by_form_where_a_municipality_asks_nothing_for_one(village_client: Client) -> None:
    found = outcome_of(village_client, ["stay", "day_care"], GROWN_UP)

    pays = dict(found.sure[0].facts)["Wat u betaalt"]

    assert "Een dag naar de dagopvang: Hoogstens € 21,80 per maand." in pays
    assert "Logeren in een logeerhuis: De gemeente vraagt hier geen eigen bijdrage voor." in pays


def test_what_nobody_looked_up_is_never_among_what_is_sure(city_client: Client) -> None:
    unsure = {(one.way.route, one.form.value) for one in WAYS if one.sources[0].checked_date is None}
    answers = {**GROWN_UP, "insured": "recipient", "supervision": "yes", "ill": "yes", "nursing": "yes"}

    found = outcome_of(city_client, ["any"], answers | {"when": "later", "nights": "more"})

    names = {outcome.name_of(form): form.value for form in Form}
    sure = {(anchor, names[form.name]) for form in found.forms for _, anchor in form.sure}
    assert len(sure) > 5
    assert sure & unsure == set()


def test_what_does_not_fit_says_why_and_who_looks_along(city_client: Client) -> None:
    go(city_client, ["stay"], GROWN_UP)

    folded = words(city_client.get(OUTCOME)).split("Dit past niet. Kijk waarom")[1]

    assert "Zonder Wlz-indicatie regelt het zorgkantoor dit niet." in folded
    assert "Dit bed is er niet om een ander rust te geven." in folded
    assert "Denkt u dat het toch past? Bel ons." in folded


def test_there_is_a_person_to_call(city_client: Client, city: Municipality) -> None:
    go(city_client, ["sitting"], {})

    assert f'href="{city.desk_phone_uri}"' in city_client.get(OUTCOME).content.decode().split("<main")[1]


def test_the_outcome_can_be_seen_before_all_is_answered(city_client: Client) -> None:
    city_client.post(START, {"forms": ["stay"]})

    says = words(city_client.get(OUTCOME))

    assert "Met nog een antwoord weten wij meer." in says
    assert "Vraag na" in says


def test_nothing_chosen_says_so(city_client: Client) -> None:
    response: Any = city_client.post(START, {"forms": ["paradise"]})

    assert response.status_code == 422
    assert "Kies een antwoord." in words(response)
    assert flow.COOKIE not in city_client.cookies


def test_a_question_without_an_answer_of_ours_says_so(city_client: Client) -> None:
    city_client.post(START, {"forms": ["stay"]})

    response: Any = city_client.post(page_of("wlz"), {"wlz": "perhaps"})

    assert response.status_code == 422
    assert "Kies een antwoord." in words(response)


def test_no_question_can_be_opened_before_it_is_its_turn(city_client: Client) -> None:
    assert city_client.get(page_of("wlz"))["Location"] == f"{START}?kwijt=1"
    assert city_client.get(OUTCOME)["Location"] == f"{START}?kwijt=1"
    assert city_client.get(page_of("income")).status_code == 404
    city_client.post(START, {"forms": ["stay"]})
    assert city_client.get(page_of("nights-used"))["Location"] == page_of("wlz")


def test_going_back_keeps_the_answer_and_another_one_asks_what_now_matters(city_client: Client) -> None:
    go(city_client, ["stay"], GROWN_UP)

    assert city_client.get(page_of("wlz")).content.decode().count("checked") == 1
    response: Any = city_client.post(page_of("wlz"), {"wlz": "yes"})
    later = []
    while response["Location"] != OUTCOME:
        later.append(response["Location"].removeprefix(f"{START}vraag/").strip("/"))
        response = city_client.post(response["Location"], {later[-1]: "unknown"})

    assert "wlz-form" in later


def test_the_answers_are_in_a_cookie_that_nobody_can_read_and_are_wiped(city_client: Client) -> None:
    go(city_client, ["stay"], GROWN_UP)
    cookie = city_client.cookies[flow.COOKIE]

    response: Any = city_client.post(f"{START}wissen/", follow=True)

    assert "stay" not in cookie.value
    assert cookie["httponly"]
    assert "Uw antwoorden zijn gewist." in words(response)
    assert city_client.cookies[flow.COOKIE].value == ""


def test_the_longest_answers_fit_in_a_cookie(city_client: Client) -> None:
    city_client.post(START, {"forms": [form.value for form in Form]})
    held = flow.Path(
        tuple(form.value for form in Form),
        {one.code: max((answer.code for answer in one.answers), key=len) for one in FOR_RESPITE},
        datetime.date(2026, 11, 23),
    ).held()

    assert len(city_client.cookies[flow.COOKIE].value) + 2 * len(str(held.form)) < 2_000


def test_of_every_way_we_know_where_its_number_is_and_what_pays_for_it_is_called() -> None:
    assert {way["route"] for way in documents.read_ways()} <= set(outcome.WHERE)
    assert set(outcome.PAYS) == set(Law)


@pytest.mark.parametrize("path", ["/", "/hulp/"])
def test_pages_where_it_fits_lead_to_the_questions(path: str, city_client: Client) -> None:
    assert f'href="{START}"' in city_client.get(path).content.decode()


def test_when_care_drops_out_the_outcome_leads_to_what_comes_after(city_client: Client) -> None:
    answers = {"now": "with", "who": "carer", "where": "home", "minor": "no", "wlz": "no", "nursing": "no"}
    for item, code in {**answers, "until": "days"}.items():
        city_client.post(f"/hulp/overnemen/vraag/{item}/", {item: code})

    assert f'href="{START}"' in city_client.get("/hulp/overnemen/uitkomst/").content.decode()


@pytest.mark.parametrize("language", ["en", "tr", "ar"])
def test_the_outcome_is_in_the_language_of_the_reader(language: str, city_client: Client) -> None:
    go(city_client, ["any"], GROWN_UP)

    says = words(city_client.get(f"/{language}{OUTCOME}"))

    assert "gemeente" not in says
    assert "betaalt" not in says


def test_the_outcome_has_the_way_to_ask_and_signing_in_follows(city_client: Client) -> None:
    go(city_client, ["stay"], GROWN_UP)

    page = city_client.get(OUTCOME).content.decode()
    asking: Any = city_client.get("/mijn/even-vrij/vragen/")

    assert "Vraag het hier aan" in page
    assert 'href="/mijn/even-vrij/vragen/"' in page
    assert asking["Location"].startswith("/inloggen/")
    assert "even-vrij" in asking["Location"]


def test_who_arranges_it_is_named_once_for_a_form(city_client: Client) -> None:
    found = outcome_of(city_client, ["any"], {})

    for form in found.forms:
        desks = [desk for desk, _ in (*form.sure, *form.unsure)]
        assert len(desks) == len(set(desks)), form.name
    assert any(len(form.unsure) > 1 for form in found.forms)


def test_in_arabic_names_are_listed_with_the_arabic_comma(city_client: Client) -> None:
    go(city_client, ["any"], {})

    page = city_client.get(f"/ar{OUTCOME}").content.decode()
    listed = page.split('class="utrecht-data-list__item"')[1].split("</dd>")[0]

    assert "</a>،" in listed
    assert "</a>," not in listed
