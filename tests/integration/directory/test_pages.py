"""The public pages of the directory: the list with its choices, and one service."""

import html
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from draagkracht.base import tenancy
from draagkracht.directory.models import Location, Service
from draagkracht.directory.rules.codes import (
    Attendance,
    Audience,
    BaseFunction,
    Condition,
    Law,
    RespiteForm,
    ServiceStatus,
)
from draagkracht.directory.rules.hsds import records
from draagkracht.directory.services import index_services
from draagkracht.municipalities.models import Municipality, Parameter
from tests.integration.directory.conftest import MARK, area, at, record

LIST = "/wat-is-er/"
MOST_QUERIES = 8
MOST_QUERIES_OF_NOTHING = 16  # with each way out counted
OWN_TRANSACTION = ("SAVEPOINT", "RELEASE SAVEPOINT")  # only within a test
DUTCH_IN_ARABIC = '<span lang="nl" dir="ltr">'
MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")

Given = Callable[..., None]

pytestmark = pytest.mark.django_db


def main(response: Any) -> str:
    """Return the main part of a page as HTML."""
    found = MAIN.search(response.content.decode())
    assert found is not None
    return found[0]


def text(response: Any) -> str:
    """Return the main part of a page as words."""
    return " ".join(html.unescape(TAG.sub(" ", main(response))).split())


def found(client: Client, **chosen: str) -> list[str]:
    """Return the ids of this test's services that the list shows, in its order."""
    page = main(client.get(LIST, {"woord": MARK, **chosen}))
    return re.findall(rf">(?:<span[^>]*>)?\s*{MARK} ([^<\s]+)", page)


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200
    return sum(not query["sql"].startswith(OWN_TRANSACTION) for query in captured)


# The list


def test_the_first_page_starts_from_needs_in_everyday_words_with_their_number(city_client: Client) -> None:
    response = city_client.get(LIST)

    assert re.search(r"Er even tussenuit \(\d+\)", text(response))
    assert f'href="{LIST}?behoefte=respite#gevonden"' in main(response)
    assert "respijtzorg" not in text(response).lower()


def test_the_number_of_a_need_is_the_number_that_is_found(city_client: Client) -> None:
    start, chosen = text(city_client.get(LIST)), text(city_client.get(LIST, {"behoefte": "respite"}))

    number = re.search(r"Er even tussenuit \((\d+)\)", start)

    assert number is not None
    assert f"{number[1]} mogelijkheden" in chosen
    assert "Wat zou u helpen?" not in chosen


CHOICES: list[tuple[dict[str, str], dict[str, Any]]] = [
    ({"behoefte": "financial"}, {"base_functions": (BaseFunction.FINANCIAL,)}),
    ({"voor": "dementia"}, {"conditions": (Condition.DEMENTIA,)}),
    ({"voor": "none"}, {"conditions": (Condition.NONE,)}),
    ({"taal": "tr"}, {"languages": (records.Language("l", "tr"),)}),
    ({"wet": "jeugdwet"}, {"laws": (Law.JEUGDWET,)}),
    ({"kosten": "gratis"}, {"cost_options": (records.CostOption("c", amount_cents=0),)}),
    ({"thuis": "ja"}, {"schedules": (records.Schedule("s", attending_type="home-visit"),)}),
    ({"online": "ja"}, {"schedules": (records.Schedule("s", attending_type="venue, phone"),)}),
    ({"dag": "SA"}, {"schedules": (records.Schedule("s", freq="WEEKLY", byday="TU,SA"),)}),
    ({"dag": "TU"}, {"schedules": (records.Schedule("s", freq="MONTHLY", byday="1TU"),)}),
    ({"dag": "SU"}, {"schedules": (records.Schedule("s", freq="DAILY"),)}),
    (
        {"behoefte": "respite", "vorm": "stay"},
        {"base_functions": (BaseFunction.RESPITE,), "respite_forms": (RespiteForm.STAY,)},
    ),
]
OTHERWISE: dict[str, Any] = {
    "conditions": (Condition.CANCER,),
    "languages": (records.Language("l", "nl"),),
    "laws": (Law.WMO,),
    "cost_options": (records.CostOption("c", amount_cents=0), records.CostOption("d", amount_cents=2000)),
    "schedules": (records.Schedule("s", attending_type="venue"),),
}


@pytest.mark.parametrize(("chosen", "facts"), CHOICES, ids="-".join)
def test_a_choice_leaves_what_has_it(
    city_client: Client, given: Given, chosen: dict[str, str], facts: dict[str, Any]
) -> None:
    given(record("fits", **{**OTHERWISE, **facts}), record("other", **OTHERWISE))

    assert sorted(found(city_client)) == ["fits", "other"]  # in which order is for the search to say
    assert found(city_client, **chosen) == ["fits"]


def test_words_are_found_in_name_text_and_organisation_all_of_them(city_client: Client, given: Given) -> None:
    given(record("a", description="Samen vissen aan de plas."), record("b", alternate_name="hengelclub"), record("c"))

    assert found(city_client, woord=f"{MARK} VISSEN plas", letterlijk="ja") == ["a"]
    assert found(city_client, woord="hengelclub") == ["b"]
    assert sorted(found(city_client, woord="huis kwikwak", letterlijk="ja")) == ["a", "b", "c"]
    assert found(city_client, woord=f"{MARK} 100%", letterlijk="ja") == []


def test_a_service_that_nobody_has_classified_is_found_by_its_words(city_client: Client, given: Given) -> None:
    given(record("plain", base_functions=()))

    assert found(city_client) == ["plain"]
    assert found(city_client, behoefte="emotional") == []


def test_only_what_serves_this_municipality_is_listed(
    city_client: Client, village_client: Client, given: Given, village: Municipality
) -> None:
    given(record("city"), record("both", service_areas=(area("GM9901"), area("GM9902"))))
    given(record("village"), record("for-city", service_areas=(area("GM9901"),)), owner=village)
    given(record("nation", service_areas=(area("NL"),)), owner=village)

    assert found(city_client) == ["both", "city", "for-city", "nation"]
    assert found(village_client) == ["both", "nation", "village"]
    assert city_client.get(f"{LIST}village/").status_code == 404
    assert village_client.get(f"{LIST}for-city/").status_code == 404
    assert city_client.get(f"{LIST}nation/").status_code == 200


def test_where_an_id_exists_twice_the_own_row_counts(city_client: Client, given: Given, village: Municipality) -> None:
    everywhere = (area("NL"),)
    given(record("same", name=f"{MARK} theirs", service_areas=everywhere), owner=village)
    given(record("same", name=f"{MARK} ours"))

    assert found(city_client) == ["ours"]
    assert f"{MARK} ours" in text(city_client.get(f"{LIST}same/"))


def test_of_two_rows_of_others_one_is_shown(city: Municipality, city_client: Client, village: Municipality) -> None:
    third = Municipality.objects.create(code="GM9999", slug="derde", name="Derde", languages=["nl"], theme="x",
                                        latitude=52.0, longitude=5.0)  # fmt: skip
    for owner, name in ((village, "older"), (third, "younger")):
        with tenancy.acting_for(owner.pk):
            row = Service.objects.create(municipality=owner, hsds_id="twice", name=f"{MARK} {name}", status="active",
                                         is_everywhere=True)  # fmt: skip
            index_services(service_ids=[row.pk])

    assert found(city_client) == ["older"]
    assert f"{MARK} older" in text(city_client.get(f"{LIST}twice/"))


def test_what_is_not_active_is_not_listed(city_client: Client, given: Given) -> None:
    given(*(record(status.value.split()[0], status=status) for status in ServiceStatus))

    assert found(city_client) == ["active"]


def test_with_a_place_the_nearest_comes_first_and_what_is_not_on_the_map_last(
    city_client: Client, given: Given
) -> None:
    given(
        record("far", service_at_locations=(at("x", 52.30, 5.41),)),
        record("near", service_at_locations=(at("y", 52.16, 5.42), at("z", 53.0, 6.0))),
        record("anywhere"),
    )
    response = city_client.get(LIST, {"woord": MARK, "plaats": "oost", "sorteer": "afstand"})

    assert found(city_client, plaats="oost", sorteer="afstand") == ["near", "far", "anywhere"]
    assert "16 km" in text(response)
    assert "Minder dan 1 km" in text(response)
    assert "Wat het dichtst bij Oost is, staat bovenaan." in text(city_client.get(LIST, {"plaats": "oost"}))
    assert text(response).count(" km ·") == 2
    assert re.search(rf'href="{LIST}near/\?plaats=Oost"', main(response))


def test_what_comes_to_you_is_as_near_as_what_one_can_walk_to(city_client: Client, given: Given) -> None:
    home, venue = (records.Schedule("s", attending_type=way) for way in ("home-visit", "venue"))
    phone = records.Schedule("s", attending_type="phone")
    given(
        record("far", schedules=(venue,), service_at_locations=(at("x", 52.30, 5.41),)),
        record("near", schedules=(venue,), service_at_locations=(at("y", 52.16, 5.42),)),
        record("home", schedules=(home,), service_at_locations=(at("z", 53.0, 6.0),)),
        record("phone", schedules=(phone,)),
        record("unknown"),
    )

    response = city_client.get(LIST, {"woord": MARK, "plaats": "oost", "sorteer": "afstand"})

    assert found(city_client, plaats="oost", sorteer="afstand") == ["near", "home", "phone", "far", "unknown"]
    assert "Hulp bij u thuis, online of met de telefoon telt als dichtbij." in text(response)
    assert text(response).count(" km ·") == 2
    assert "Huis van Kwikwak · Bij u thuis" in text(response)


def test_what_is_near_but_hardly_fits_comes_after_what_fits(city_client: Client, given: Given) -> None:
    given(
        record("hardly", description="Ook voor wie van vissen houdt.", service_at_locations=(at("y", 52.16, 5.42),)),
        record("fits", name=f"{MARK} vissen", service_at_locations=(at("x", 52.30, 5.41),)),
    )

    page = main(city_client.get(LIST, {"woord": "vissen", "plaats": "oost", "sorteer": "afstand"}))

    assert page.index(f"{MARK} vissen") < page.index(f"{MARK} hardly")


def test_pages_by_distance_follow_each_other(city_client: Client, given: Given) -> None:
    spots = [at(f"p{number}", 52.16 + number / 100, 5.42) for number in range(25)]
    given(*(record(f"{number:02}", service_at_locations=(spot,)) for number, spot in enumerate(spots)))

    pages = [found(city_client, plaats="oost", sorteer="afstand", pagina=str(page)) for page in (1, 2)]

    assert [name for page in pages for name in page] == [f"{number:02}" for number in range(25)]


def test_a_service_in_the_sea_off_africa_has_no_distance(city_client: Client, given: Given) -> None:
    given(record("zero", service_at_locations=(at("x", None, None),)))
    Location.objects.filter(hsds_id="x").update(latitude=0.01, longitude=0.01)

    listed, page = city_client.get(LIST, {"woord": MARK, "plaats": "Oost"}), city_client.get(f"{LIST}zero/?plaats=Oost")

    assert " km" not in main(listed).split('id="lijst"')[1]
    assert "Afstand" not in text(page)


def test_a_dutch_town_outside_the_municipality_is_known_too(city_client: Client, given: Given) -> None:
    given(record("here", service_at_locations=(at("x", 52.155, 5.387),)))

    said = text(city_client.get(LIST, {"woord": MARK, "plaats": "Utrecht"}))

    assert re.search(r"(1|2)\d km", said)


@pytest.mark.parametrize("typed", ["wijk Oost", "de wijk oost", "OOST", "buurt Oost"])
def test_a_place_is_known_with_words_that_say_what_kind_of_place_it_is(city_client: Client, typed: str) -> None:
    assert "Wat het dichtst bij Oost is" in text(city_client.get(LIST, {"plaats": typed}))


@pytest.mark.parametrize("typed", ["centrum", "het centrum", "stadscentrum"])
def test_the_centre_is_the_place_that_is_called_so(city_client: Client, typed: str) -> None:
    assert "Wat het dichtst bij Binnenstad is" in text(city_client.get(LIST, {"plaats": typed}))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ost", "Oost"),
        ("voorbeelddrop", "Voorbeelddorp"),
        ("Rivierenwjik", "Rivierenwijk"),
        ("nieuwl", "Nieuwland-Noord"),
    ],
)
def test_of_a_place_with_a_typing_error_we_ask_which_is_meant(city_client: Client, typed: str, meant: str) -> None:
    response = city_client.get(LIST, {"woord": "oppas", "plaats": typed})

    assert f"Deze plaats kennen wij niet. Bedoelt u {meant}?" in text(response)
    assert f'href="{LIST}?woord=oppas&amp;plaats={meant}#gevonden"' in main(response)
    assert f'value="{typed}"' in main(response)


def test_the_field_of_a_place_offers_the_places_of_the_municipality(city_client: Client) -> None:
    page = main(city_client.get(LIST))

    assert 'list="id_plaats_list"' in page
    offered = page.split('<datalist id="id_plaats_list">')[1].split("</datalist>")[0]
    assert re.findall('value="([^"]+)"', offered) == [
        "Binnenstad", "De Meent", "Het Hoge Land", "Nieuwland-Noord", "Oost", "Rivierenwijk", "Voorbeeldstad"
    ]  # fmt: skip


@pytest.mark.parametrize("asked", [{"plaats": "voorbeelddorp"}, {"woord": "oppas in Voorbeelddorp"}])
def test_another_municipality_is_a_place_with_a_site_of_its_own(
    city_client: Client, village: Municipality, asked: dict[str, str]
) -> None:
    response = city_client.get(LIST, asked)

    assert "Voorbeelddorp is een andere gemeente, met een eigen aanbod." in text(response)
    assert re.search(r'href="http://voorbeelddorp\.[^"]*/wat-is-er/[^"]*"', main(response))
    assert "andere gemeente" not in text(city_client.get(LIST, {"plaats": "Utrecht"}))


@pytest.mark.parametrize("typed", ["oost", "in Oost", "wijk Oost"])
def test_words_that_are_only_a_place_say_from_where_it_is_measured(city_client: Client, typed: str) -> None:
    words, place = city_client.get(LIST, {"woord": typed}), city_client.get(LIST, {"plaats": "Oost"})

    assert "“Oost” is een plaats" in text(words)
    links = [re.findall(r'<h3[^>]*>\s*<a[^>]*href="([^"]+)"', main(response)) for response in (words, place)]
    assert links[0] == links[1] != []


@pytest.mark.parametrize("typed", ["oppas voor een avond", "hulp in de wijk"])
def test_a_common_word_is_no_place_though_a_town_is_called_so(city_client: Client, typed: str) -> None:
    assert "is een plaats" not in text(city_client.get(LIST, {"woord": typed}))


@pytest.mark.parametrize("typed", ["abc", "200", "-1", "7,5", "vijfenzeventig jaar"])
def test_an_age_that_is_none_gets_one_sentence_and_stays_in_its_field(city_client: Client, typed: str) -> None:
    response = city_client.get(LIST, {"leeftijd": typed, "voor": "dementia"})

    assert "Vul bij leeftijd een getal in van 0 tot en met 120." in text(response)
    assert f'value="{typed}"' in main(response)
    assert re.search(r"<details\s+open>", main(response))
    assert response["HX-Push-Url"] == f"{LIST}?voor=dementia"


@pytest.mark.parametrize("typed", ["75", "075", "75 jaar", "٧٥", " 75 "])
def test_an_age_may_be_written_as_people_do(city_client: Client, typed: str) -> None:
    assert city_client.get(LIST, {"leeftijd": typed})["HX-Push-Url"] == f"{LIST}?leeftijd=75"


@pytest.mark.parametrize("place", ["3811 AB", "Nergenshuizen", "🏠", "x" * 80])
def test_an_unknown_place_gets_a_sentence_at_the_field_and_the_list_stays(city_client: Client, place: str) -> None:
    response = city_client.get(LIST, {"plaats": place})

    assert text(response).count("Deze plaats kennen wij niet. Vul de naam van uw dorp of stad in.") == 2
    assert 'aria-invalid="true"' in main(response)
    assert place in main(response)
    assert response.content.count(b"<h3") == 20


@pytest.mark.parametrize("name", ["behoefte", "voor", "taal", "dag", "wet", "kosten", "thuis", "online"])
def test_a_choice_that_does_not_exist_is_left_out_with_a_sentence(city_client: Client, name: str) -> None:
    response = city_client.get(LIST, {name: "bestaat-niet"})

    assert "Een van uw keuzes kennen wij niet. Die telt nu niet mee." in text(response)
    assert response.content.count(b"<h3") == 20


def test_a_form_of_respite_counts_only_where_respite_is_chosen(city_client: Client) -> None:
    alone = city_client.get(LIST, {"vorm": "stay"})

    assert 'name="vorm"' not in main(alone)
    assert alone["HX-Push-Url"] == LIST
    assert 'name="vorm"' in main(city_client.get(LIST, {"behoefte": "respite"}))


@pytest.mark.parametrize("asked", ["0", "-1", "999", "9223372036854775808", "1e3", "٣", "\x00", "x"])
def test_a_page_that_is_not_there_gets_a_sentence(city_client: Client, asked: str) -> None:
    response = city_client.get(LIST, {"pagina": asked})

    assert response.status_code == 200
    assert "Deze bladzijde is er niet. U ziet nu bladzijde" in text(response)


def test_pages_follow_each_other_and_keep_the_choices(city_client: Client, given: Given) -> None:
    given(*(record(f"{number:02}") for number in range(45)))

    pages = [found(city_client, pagina=str(page)) for page in (1, 2, 3)]
    second = main(city_client.get(LIST, {"woord": MARK, "pagina": "2"}))

    assert [len(page) for page in pages] == [20, 20, 5]
    assert [name for page in pages for name in page] == [f"{number:02}" for number in range(45)]
    assert f'href="{LIST}?woord={MARK}#gevonden"' in second
    assert f'href="{LIST}?woord={MARK}&amp;pagina=3#gevonden"' in second


def test_nothing_found_says_what_to_do_and_whom_to_call(city_client: Client) -> None:
    said = text(city_client.get(LIST, {"woord": "bestaatnergens"}))

    assert "Kies minder, of gebruik een ander woord." in said
    assert "000 12 34 501" in said
    assert re.search(r"Of kijk per soort hulp: Er even tussenuit \(\d+\)", said)
    assert "Met een keuze minder" not in said


def test_nothing_found_says_which_choice_to_leave_and_what_is_found_then(city_client: Client, given: Given) -> None:
    given(
        record("home", languages=(records.Language("l", "tr"),), minimum_age=18),
        record("free", cost_options=(records.CostOption("c", amount_cents=0),), maximum_age=70),
        record("also", cost_options=(records.CostOption("d", amount_cents=0),)),
    )
    asked = {"woord": MARK, "taal": "tr", "kosten": "gratis", "leeftijd": "75"}

    response = city_client.get(LIST, asked)

    assert "Met een keuze minder is er wel iets:" in text(response)
    for said, left, number in (("Turks", "taal", 1), ("gratis", "kosten", 1)):
        assert f"Zonder “{said}” ({number})" in text(response)
        assert len(found(city_client, **{k: v for k, v in asked.items() if k not in {left, "woord"}})) == number
    assert "Zonder “Leeftijd" not in text(response)


def test_of_the_ways_out_each_leads_to_as_many_as_it_says(city_client: Client) -> None:
    asked = {
        "woord": "dementie",
        "behoefte": "respite",
        "vorm": "stay",
        "leeftijd": "75",
        "taal": "tr",
        "wet": "jeugdwet",
    }

    page = main(city_client.get(LIST, asked))

    links = re.findall(r'href="([^"]+)"[^>]*>Zonder “[^”]+” \((\d+)\)', page)
    links += re.findall(r'href="([^"]+)"[^>]*>Er even tussenuit \((\d+)\)', page)
    assert len(links) >= 2
    for address, number in links:
        assert f"{number} mogelijkhe" in text(city_client.get(html.unescape(address)))


def test_the_first_page_asks_first_and_shows_a_few_with_the_way_to_all(city_client: Client) -> None:
    start, whole = main(city_client.get(LIST)), main(city_client.get(LIST, {"pagina": "1"}))

    assert start.index('name="woord"') < start.index("Wat zou u helpen?") < start.index('id="lijst"')
    assert start.count("<h3") == 6
    assert re.search(rf'href="{LIST}\?pagina=1#gevonden"\s*>\s*Laat alle \d+ mogelijkheden zien', start)
    assert whole.count("<h3") == 20
    assert "mogelijkheden zien" not in whole


def test_a_listed_service_says_what_one_wants_to_know_first(city_client: Client, given: Given) -> None:
    given(
        record(
            "known",
            description="Eerste zin. Tweede zin.",
            languages=(records.Language("a", "nl"), records.Language("b", "tr")),
            cost_options=(records.CostOption("c", amount_cents=750),),
            schedules=(records.Schedule("s", attending_type="home-visit"),),
        )
    )
    Service.objects.filter(hsds_id="known").update(assured_at=timezone.now() - timedelta(days=400))

    said = text(city_client.get(LIST, {"woord": MARK}))

    facts = "Huis van Kwikwak · Bij u thuis · € 7,50 · Nederlands en Turks"
    assert f"{facts} Langer dan een jaar niet gecontroleerd" in said
    assert "Eerste zin. Tweede zin. Praten met iemand die het kent" in said


def test_where_only_words_give_the_price_the_list_shows_them_in_short(city_client: Client, given: Given) -> None:
    told = "De eerste vijf keer zijn gratis. Daarna betaalt u naar inkomen. " + "Vraag het na. " * 10
    given(
        record("a-words", fees=told),
        record("b-option", cost_options=(records.CostOption("o", "", None, "", "een deel van uw inkomen"),)),
        record("c-amount", fees=told, cost_options=(records.CostOption("p", amount_cents=500),)),
        record("d-nothing"),
    )

    dutch, turkish = text(city_client.get(LIST, {"woord": MARK})), text(city_client.get(f"/tr{LIST}", {"woord": MARK}))

    prices = re.findall(r"Huis van Kwikwak · (.*?) (?:Nog niet|Bu ay)", dutch)
    assert sorted(prices) == [
        "De eerste vijf keer zijn gratis. Daarna betaalt u naar inkomen. Vraag het na. Vraag het na",
        "Vraag na wat het kost",
        "een deel van uw inkomen",
        "€ 5",
    ]
    assert "naar inkomen" not in turkish  # who does not read Dutch reads that one can ask


def test_above_the_results_stands_what_was_asked_for(city_client: Client) -> None:
    asked = {
        "woord": "oppas",
        "plaats": "Oost",
        "behoefte": "respite",
        "dag": "SA",
        "voor": "dementia",
        "leeftijd": "9",
    }

    several, nothing = text(city_client.get(LIST, asked)), text(city_client.get(LIST))

    shown = "U zocht: “oppas” · vanuit Oost · Er even tussenuit · Speciaal bij: Dementie · zaterdag · 9 jaar"
    assert shown in several
    assert "U zocht" not in nothing


def test_the_place_among_the_words_is_said_as_a_place(city_client: Client) -> None:
    said = text(city_client.get(LIST, {"woord": "oppas oost"}))

    assert "U zocht: “oppas” · vanuit Oost" in said


def test_without_javascript_it_is_a_plain_form_and_with_it_the_results_are_replaced(city_client: Client) -> None:
    page = main(city_client.get(LIST))

    assert re.search(r'<form[^>]*method="get"[^>]*action="/wat-is-er/#gevonden"', page)
    assert 'hx-trigger="change"' in page
    for part in re.findall(r"#(\w+)", " ".join(re.findall(r'hx-(?:target|select|select-oob)="([^"]+)"', page))):
        assert f'id="{part}"' in page
    assert re.search(r'<div id="aantal"[^>]*role="status"', page)


def test_the_address_to_share_holds_what_was_chosen_and_nothing_that_is_empty(city_client: Client) -> None:
    asked = {"woord": "", "plaats": "OOST", "behoefte": "respite", "voor": "", "taal": "xx", "kosten": "gratis"}

    response = city_client.get(LIST, asked)

    assert response["HX-Push-Url"] == f"{LIST}?plaats=Oost&behoefte=respite&kosten=gratis"


# One service


def test_the_page_of_a_service_says_what_it_is_and_how_to_start(city_client: Client, given: Given) -> None:
    given(
        record(
            "all",
            description="Wat het is.\n\nEn nog iets.",
            url="https://kwikwak.example/all",
            email="hallo@kwikwak.example",
            minimum_age=18,
            audiences=(Audience.BOTH,),
            conditions=(Condition.DEMENTIA, Condition.ELDERLY),
            first_step="Bel Anja.",
            what_to_expect="Zij belt terug.",
            phones=(records.Phone("p", "000 55 66 77", description="Elke ochtend."),),
            contacts=(records.Contact("c", "Anja", "weet alles"),),
            schedules=(records.Schedule("s", byday="TU", opens_at=time(10), closes_at=time(12)),),
            cost_options=(records.CostOption("c", "Per persoon", 500, "EUR", "per keer"),),
            languages=(records.Language("l", "ar"), records.Language("m", "nl")),
            service_at_locations=(at("Buurthuis", 52.16, 5.42),),
        )
    )

    response = city_client.get(f"{LIST}all/?plaats=Oost")
    said = text(response)

    assert 'href="tel:000556677"' in main(response)
    assert re.search(r'href="https://kwikwak.example/all"\s+rel="noopener"', main(response))
    assert 'href="mailto:hallo@kwikwak.example"' in main(response)
    for sentence in (
        "Bel Anja. Vraag naar Anja (weet alles).",
        "Zij belt terug.",
        "Voor u samen.",
        "Speciaal bij dementie en ouder worden.",
        "Voor mensen vanaf 18 jaar.",
        "Elke dinsdag van 10.00 tot 12.00 uur.",
        "Dorpsstraat 1, 0991\u00a0AA Voorbeeldstad",
        "Afstand vanaf Oost: minder dan 1 km.",
        "U kunt met een rolstoel naar binnen.",
        "Per persoon: € 5 per keer",
        "Wij weten niet wie dit betaalt. Vraag het na.",
        "Nederlands en Arabisch.",
        "Dit is nog niet gecontroleerd. Vraag na of het klopt.",
        "Laat ons weten wat er niet klopt Komt u er niet uit? Bel ons. Steunpunt Voorbeeldstad 000 12 34 501",
    ):
        assert sentence.replace("\u00a0", " ") in said.replace("\u00a0", " ")


def test_who_checked_it_and_when_is_said(city_client: Client, given: Given) -> None:
    given(record("checked"), record("stale"))
    Service.objects.filter(hsds_id="checked").update(assured_at=timezone.now(), assured_by="het steunpunt")
    Service.objects.filter(hsds_id="stale").update(assured_at=timezone.now() - timedelta(days=500))

    fresh, stale = (text(city_client.get(f"{LIST}{name}/")) for name in ("checked", "stale"))

    assert re.search(r"Laatst gecontroleerd op \d+ \w+ 20\d\d door het steunpunt\.", fresh)
    assert "Dat is langer dan een jaar geleden. Vraag na of het nog klopt." in stale


def test_without_any_way_to_the_provider_the_desk_is_called(city_client: Client, given: Given) -> None:
    given(record("silent", organization=None))

    response = city_client.get(f"{LIST}silent/")

    assert "Wij hebben geen nummer van deze organisatie. Bel ons, dan zoeken wij het uit." in text(response)
    assert main(response).count('href="tel:0001234501"') == 2


def test_who_may_get_it_from_the_municipality_reads_how_to_ask_where_the_provider_does_not_say(
    city_client: Client, given: Given
) -> None:
    given(
        record("wmo", laws=(Law.WMO,), phones=(records.Phone("p", "000 55 66 77"),)),
        record("told", laws=(Law.WMO,), first_step="Bel het wijkteam."),
        record("free", laws=(Law.NONE,)),
    )

    response, *others = (city_client.get(f"{LIST}{name}/") for name in ("wmo", "told", "free"))

    said = text(response)
    assert said.index("Zo vraagt u het aan") < said.index("000 12 34 501") < said.index("Vragen over deze hulp?")
    assert "Maandag tot en met vrijdag van 9.00 tot 17.00 uur." in said
    assert 'href="/bel-mij/"' in main(response)
    assert all("Zo vraagt u het aan" not in text(other) for other in others)


def test_the_hours_of_a_telephone_are_said_in_the_language_of_the_page(city_client: Client, given: Given) -> None:
    hours = "Maandag tot en met vrijdag van 9.00 tot 17.00 uur."
    given(
        record("read", phones=(records.Phone("p", "000 55 66 77", description=hours),)),
        record("unread", phones=(records.Phone("q", "000 55 66 78", description="Elke ochtend."),)),
    )

    turkish, dutch = main(city_client.get(f"/tr{LIST}read/")), main(city_client.get(f"{LIST}read/"))
    unread = main(city_client.get(f"/tr{LIST}unread/"))

    assert "Pazartesi" in turkish
    assert hours not in turkish
    assert hours in dutch
    assert f"{DUTCH_IN_ARABIC}Elke ochtend.</span>" in unread


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "ftp://x.example"])
def test_an_address_that_is_no_web_page_is_no_link(
    city: Municipality, city_client: Client, given: Given, address: str
) -> None:
    given(record("evil"))
    Service.objects.filter(hsds_id="evil").update(url=address, email="a@b.example?bcc=c@d.example")

    response = city_client.get(f"{LIST}evil/")

    assert address not in response.content.decode()
    assert "mailto:" not in main(response)


def test_what_a_provider_writes_is_text_and_never_markup(city_client: Client, given: Given) -> None:
    nasty = '<img src=x onerror="alert(1)">'
    given(
        record("nasty", name=f"{MARK} nasty {nasty}", description=nasty, first_step=nasty, alert=nasty,
               fees=nasty, phones=(records.Phone("p", f"000 1234 {nasty}", description=nasty),),
               contacts=(records.Contact("c", nasty, nasty),), organization=records.Organization("o", nasty))
    )  # fmt: skip

    for prefix in ("", "/ar"):
        for address in (f"{prefix}{LIST}?woord={MARK}", f"{prefix}{LIST}nasty/"):
            assert "<img" not in city_client.get(address).content.decode()


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (ServiceStatus.ACTIVE, 200),
        (ServiceStatus.TEMPORARILY_CLOSED, 200),
        (ServiceStatus.INACTIVE, 404),
        (ServiceStatus.DEFUNCT, 404),
    ],
)
def test_a_service_that_stopped_has_no_page(
    city_client: Client, given: Given, status: ServiceStatus, code: int
) -> None:
    given(record("maybe", status=status))

    response = city_client.get(f"{LIST}maybe/")

    assert response.status_code == code
    assert ("Nu tijdelijk dicht" in response.content.decode()) is (status is ServiceStatus.TEMPORARILY_CLOSED)


@pytest.mark.parametrize("service_id", ["a/b", "https://feed.example/services/1", "met spatie", "é#?%", "1/", "عربي"])
def test_an_id_is_whatever_the_feed_says(city_client: Client, given: Given, service_id: str) -> None:
    given(record(service_id, name=f"{MARK} odd"))

    listed = main(city_client.get(LIST, {"woord": MARK}))
    link = re.search(rf'href="({LIST}[^"]+)">(?:<bdi>)?\s*{MARK} odd', listed)

    assert link is not None
    assert f"{MARK} odd" in text(city_client.get(html.unescape(link[1])))


@pytest.mark.parametrize(
    "service_id", ["bestaat-niet", "\x00", "x" * 5000, "🙂", "\u202e", "..%2f", "9223372036854775808"]
)
def test_an_id_that_does_not_exist_is_a_page_that_says_so(city_client: Client, service_id: str) -> None:
    assert city_client.get(f"{LIST}{quote(service_id)}/").status_code == 404


def test_the_contribution_of_the_wmo_is_todays_and_says_when_nobody_is_sure(
    city: Municipality, city_client: Client, given: Given
) -> None:
    given(record("wmo", laws=(Law.WMO,)))

    published = text(city_client.get(f"{LIST}wmo/"))
    Parameter.objects.create(municipality=city, code="wmo-own-contribution", value="?", valid_from=date(2020, 1, 1),
                             status="to_confirm", source="test")  # fmt: skip
    unknown = text(city_client.get(f"{LIST}wmo/"))
    Parameter.objects.filter(code="wmo-own-contribution").update(value=2345)
    unsure = text(city_client.get(f"{LIST}wmo/"))
    Parameter.objects.filter(code="wmo-own-contribution").update(status="verified")
    certain = text(city_client.get(f"{LIST}wmo/"))

    assert "hoogstens € 21,80 per maand." in published
    assert "Soms betaalt u zelf een deel per maand. Vraag na hoeveel dat is." in unknown
    assert "hoogstens € 23,45 per maand. Dit bedrag kijken wij nog na." in unsure
    assert "hoogstens € 23,45 per maand." in certain
    assert "kijken wij nog na" not in certain


# Both pages


@pytest.mark.parametrize("path", [f"{LIST}?woord={MARK}", f"{LIST}words/"])
def test_on_a_page_in_another_language_the_providers_words_are_marked_as_dutch(
    city_client: Client, given: Given, path: str
) -> None:
    given(record("words", description="Samen wandelen.", first_step="Bel ons."))

    arabic, dutch = city_client.get(f"/ar{path}"), city_client.get(path)

    assert f"{DUTCH_IN_ARABIC}Samen wandelen.</span>" in main(arabic)
    assert main(arabic).count('class="utrecht-alert utrecht-alert--info"') == 1
    assert DUTCH_IN_ARABIC not in main(dutch)
    assert "utrecht-alert--info" not in main(dutch)


def copies(count: int) -> list[records.ServiceRecord]:
    """Return full services, each with its own parts."""
    full = record(
        "0",
        laws=(Law.WMO,),
        schedules=(records.Schedule("s", byday="TU", attending_type=Attendance.HOME_VISIT),),
        cost_options=(records.CostOption("c", amount_cents=100), records.CostOption("d", amount_cents=200)),
        phones=(records.Phone("p", "000 1"),),
        service_at_locations=(at("x", 52.16, 5.42), at("y", 52.17, 5.43)),
    )
    return [replace(full, id=f"{MARK}-{number}") for number in range(count)]


@pytest.mark.parametrize(
    "path",
    [
        LIST,
        f"{LIST}?woord={MARK}&plaats=Oost&behoefte=emotional&thuis=ja&wet=wmo",
        f"{LIST}?woord={MARK}&pagina=2",
        f"{LIST}?woord={MARK}&plaats=Oost&sorteer=afstand",
        f"{LIST}{MARK}-0/?plaats=Oost",
    ],
)
def test_a_page_asks_the_database_little_and_never_more_with_more_services(
    city_client: Client, given: Given, path: str
) -> None:
    given(*copies(22))
    few = queries_of(city_client, path)
    given(*[replace(service, id=f"more-{number}") for number, service in enumerate(copies(220))])

    many = queries_of(city_client, path)

    # A search may read its words anew after a change: one more, however many services there are.
    assert abs(few - many) <= ("woord=" in path)
    assert max(few, many) <= MOST_QUERIES


def test_where_nothing_is_found_a_page_asks_a_little_more_however_many_choices(
    city_client: Client, given: Given
) -> None:
    given(*copies(22))

    number = queries_of(
        city_client, f"{LIST}?woord={MARK}&leeftijd=9&behoefte=emotional&thuis=ja&online=ja&wet=wmo&dag=SU&taal=tr"
    )

    assert number <= MOST_QUERIES_OF_NOTHING


AWKWARD = st.one_of(
    st.text(max_size=100),
    st.sampled_from(
        ["\x00", "\ud7ff", "🙂" * 40, "\u202eabc", "9223372036854775808", "'; DROP TABLE x; --", "%", "\\"]
    ),
    st.sampled_from([str(code) for codes in (BaseFunction, Condition, RespiteForm, Law) for code in codes]),
    st.sampled_from(["ja", "gratis", "nl", "tr", "Oost", "0001-01-01", ""]),
)
NAMES = tuple("behoefte voor vorm taal dag wet kosten thuis online leeftijd woord plaats pagina x".split())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.dictionaries(st.sampled_from(NAMES), AWKWARD, max_size=5))
def test_whatever_an_address_holds_there_is_a_page(city_client: Client, chosen: dict[str, str]) -> None:
    assert city_client.get(LIST, chosen).status_code == 200


@pytest.mark.parametrize("name", ["woord", "plaats", "behoefte", "pagina"])
def test_a_megabyte_gets_a_sentence(city_client: Client, name: str) -> None:
    response = city_client.get(LIST, {name: "a" * 1_000_000})

    assert response.status_code == 200
    assert "utrecht-alert--warning" in main(response)


@pytest.mark.parametrize("name", ["woord", "plaats"])
def test_a_sign_that_cannot_be_read_gets_a_sentence(city_client: Client, name: str) -> None:
    said = text(city_client.get(LIST, {name: "a\x00b"}))

    assert "Hier staan tekens in die wij niet kunnen lezen." in said


@pytest.mark.parametrize(
    ("fees", "said"),
    [
        ("Gratis.", "Dit is gratis."),
        ("", "Wij weten niet wat het kost."),
        ("Een kop koffie kost 1 euro.", "Een kop koffie kost 1 euro."),
    ],
)
def test_a_page_believes_words_about_the_price_where_there_is_no_amount(
    city_client: Client, given: Given, fees: str, said: str
) -> None:
    given(record("here", fees=fees))

    page = text(city_client.get(f"{LIST}here/"))

    assert said in page
    assert ("Wij weten niet wat het kost" in page) == (fees == "")
