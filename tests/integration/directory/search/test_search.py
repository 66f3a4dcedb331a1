"""Searching on the page: what was understood is said, choices are counted, and nothing of another is found."""

import html
import re
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from draagkracht.base import tenancy
from draagkracht.directory import queries
from draagkracht.directory.models import Organization, SearchEntry, Service
from draagkracht.directory.queries import search, vocabulary
from draagkracht.directory.rules import codes
from draagkracht.directory.rules.hsds import records
from draagkracht.directory.rules.search import Corrected, Corrector
from draagkracht.directory.services import import_services, index_services
from draagkracht.directory.services.indexing import index_organization, index_stale_services
from draagkracht.municipalities.models import Municipality
from tests.integration.directory.conftest import MARK, area, at, record
from tests.integration.directory.test_pages import LIST, found, main, text

Given = Callable[..., None]

pytestmark = pytest.mark.django_db


def names(words: str) -> list[str]:
    """Return the names of what the present municipality finds for words, as they are."""
    return [one.name for one in queries.search_services(words, most=100).results]


# What was understood


def test_a_typing_error_is_mended_in_sight_with_a_way_to_the_words_as_they_were(city_client: Client) -> None:
    response = city_client.get(LIST, {"woord": "mantelzrog"})

    assert "Gezocht op “mantelzorg” in plaats van “mantelzrog”." in text(response)
    assert f'href="{LIST}?woord=mantelzrog&amp;letterlijk=ja#gevonden"' in main(response)
    assert "Dit vinden wij niet" in text(city_client.get(LIST, {"woord": "mantelzrog", "letterlijk": "ja"}))


def test_a_word_that_nothing_has_is_mended_before_anything_is_looked_up(
    city: Municipality, django_assert_num_queries: Any
) -> None:
    mended = search.find("mantelzrog", search.Wish())

    with django_assert_num_queries(2):  # the state of the directory, and one search
        again = search.find("mantelzrog", search.Wish())

    assert again == mended
    assert (again.corrected, again.changes) == ("mantelzorg", (("mantelzrog", "mantelzorg"),))


def test_where_nothing_has_all_words_the_page_says_so_and_shows_what_is_like_it(city_client: Client) -> None:
    said = text(city_client.get(LIST, {"woord": "parkeren dementie nierdialyse"}))

    assert "Niets past bij al uw woorden. Dit lijkt erop:" in said
    assert "Dit vinden wij niet" not in said


def test_words_that_say_nothing_show_everything_with_a_sentence(city_client: Client) -> None:
    said = text(city_client.get(LIST, {"woord": "de het een"}))

    assert "Met deze woorden kunnen wij niet zoeken. U ziet nu alles." in said


def test_words_that_would_be_mended_to_nothing_stay_as_they_are(
    city: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = Corrected("de het", (("xqzwvxq", "het"),))
    monkeypatch.setattr(Corrector, "correct", lambda _self, _text: nothing)

    found = search.find("xqzwvxq", search.Wish())

    assert (found.total, found.corrected) == (0, "")


def test_a_place_among_the_words_is_a_place(city_client: Client, given: Given) -> None:
    given(
        record("far", service_at_locations=(at("x", 52.30, 5.41),)),
        record("near", service_at_locations=(at("y", 52.16, 5.42),)),
    )

    response = city_client.get(LIST, {"woord": f"{MARK} in Oost"})

    assert "“Oost” is een plaats. U ziet hoe ver het daarvandaan is." in text(response)
    assert found(city_client, woord=f"{MARK} in Oost", sorteer="afstand") == ["near", "far"]
    assert "letterlijk=ja" in main(response)
    assert "is een plaats" not in text(city_client.get(LIST, {"woord": "oppas Oost", "letterlijk": "ja"}))


def test_the_name_of_the_municipality_is_a_place(city_client: Client) -> None:
    assert "“Voorbeeldstad” is een plaats." in text(city_client.get(LIST, {"woord": "oppas Voorbeeldstad"}))


def test_a_postcode_is_not_looked_for(city_client: Client) -> None:
    said = text(city_client.get(LIST, {"woord": "oppas 0991 AA"}))

    assert "Een postcode hebben wij niet nodig." in said
    assert "Dit vinden wij niet" not in said


# Choices and their numbers


def options(response: Any, name: str) -> dict[str, int]:
    """Return the choices of a list with their numbers."""
    listed = re.search(rf'<select[^>]*name="{name}".*?</select>', main(response), re.DOTALL)
    assert listed is not None
    rows = re.findall(r'<option value="([^"]+)"[^>]*>\s*(.*?)\s*</option>', listed[0], re.DOTALL)
    return {code: int(re.search(r"\((\d+)\)$", html.unescape(label))[1]) for code, label in rows}  # type: ignore[index]


@pytest.mark.parametrize("words", ["", "dementie"])
@pytest.mark.parametrize("name", ["behoefte", "voor", "taal", "wet"])
def test_the_number_beside_a_choice_is_what_it_leaves(city_client: Client, words: str, name: str) -> None:
    others = {"woord": words, "thuis": "ja"}
    numbers = options(city_client.get(LIST, others), name)

    for code, number in numbers.items():
        said = text(city_client.get(LIST, {**others, name: code}))
        assert re.search(rf"\b{number} mogelijkhe(id|den)\b", said), (name, code)
    assert numbers


def test_another_choice_of_the_same_kind_keeps_its_number(city_client: Client) -> None:
    before = options(city_client.get(LIST), "wet")

    after = options(city_client.get(LIST, {"wet": "wmo"}), "wet")

    assert after == before


def test_what_would_leave_nothing_is_no_choice(city_client: Client) -> None:
    assert 0 not in options(city_client.get(LIST, {"woord": "zorgboerderij"}), "voor").values()


def test_an_age_leaves_what_is_meant_for_it(city_client: Client, given: Given) -> None:
    given(record("young", maximum_age=17), record("old", minimum_age=65), record("all"))

    assert found(city_client, leeftijd="70") == ["all", "old"]
    assert found(city_client, leeftijd="17") == ["all", "young"]
    assert found(city_client, leeftijd="0") == ["all", "young"]


@pytest.mark.parametrize("age", ["-1", "121", "x", "1e1"])
def test_an_age_that_nobody_has_gets_a_sentence(city_client: Client, age: str) -> None:
    assert "Vul bij leeftijd een getal in van 0 tot en met 120." in text(city_client.get(LIST, {"leeftijd": age}))


# Nothing of another, nothing that is not published


def test_a_word_of_another_municipality_is_not_found_counted_suggested_or_known(
    city: Municipality, city_client: Client, given: Given, village: Municipality
) -> None:
    given(record("secret", description="Alleen hier: zwartkousendans."), owner=village)

    numbers = options(city_client.get(LIST), "behoefte")
    given(record("more", description="Nog een zwartkousendans."), owner=village)

    assert names("zwartkousendans") == []
    assert "zwartkousendans" not in vocabulary.count_words().words
    assert "zwartkousendans" not in vocabulary.count_words().terms
    assert options(city_client.get(LIST), "behoefte") == numbers
    assert "zwartkousendans”" not in text(city_client.get(LIST, {"woord": "zwartkousendnas"}))
    with tenancy.acting_for(village.pk):
        assert len(names("zwartkousendans")) == 2


def test_without_a_municipality_nothing_is_found(city: Municipality) -> None:
    with tenancy.acting_for():
        assert search.find("oppas", search.Wish()).total == 0
        assert vocabulary.count_words().documents == 0


@pytest.mark.parametrize("status", ["inactive", "defunct", "temporarily closed"])
def test_what_is_no_longer_published_is_gone_at_once_whoever_wrote_it(
    city: Municipality, given: Given, status: str
) -> None:
    given(record("here", description="zwartkousendans"))

    Service.objects.filter(hsds_id="here").update(status=status)

    assert names("zwartkousendans") == []
    assert "zwartkousendans" not in vocabulary.count_words().words


def test_whoever_indexes_cannot_list_a_service_for_others(city: Municipality, given: Given) -> None:
    given(record("here"))
    entry = SearchEntry.objects.get(service__hsds_id="here")

    entry.listed_for = [0]
    entry.save()

    assert SearchEntry.objects.get(service__hsds_id="here").listed_for == [city.pk]


# Fresh after each way of writing


def test_an_import_that_changes_a_text_changes_what_is_found(city: Municipality, given: Given) -> None:
    given(record("here", description="zwartkousendans"))
    before = names("zwartkousendans")

    with tenancy.acting_for(city.pk):
        import_services(municipality=city, records=[record("here", description="witsokkendans")])

    assert before == [f"{MARK} here"]
    assert (names("zwartkousendans"), names("witsokkendans")) == ([], [f"{MARK} here"])


def test_a_service_that_is_deleted_is_gone(city: Municipality, given: Given) -> None:
    given(record("here", description="zwartkousendans"))

    Service.objects.filter(hsds_id="here").delete()

    assert names("zwartkousendans") == []


def test_a_service_that_serves_others_too_is_found_there(
    city: Municipality, given: Given, village: Municipality
) -> None:
    given(record("here", description="zwartkousendans"))

    Service.objects.filter(hsds_id="here").update(served_ids=[city.pk, village.pk])

    with tenancy.acting_for(village.pk):
        assert names("zwartkousendans") == [f"{MARK} here"]


def test_the_new_name_of_an_organisation_finds_its_services(city: Municipality, given: Given) -> None:
    given(record("here"))
    organization = Organization.objects.get(name="Huis van Kwikwak")

    Organization.objects.filter(pk=organization.pk).update(name="Zwartkousenhuis")
    index_organization(organization_id=organization.pk)

    assert names("zwartkousenhuis") == [f"{MARK} here"]


def test_a_service_is_found_by_how_people_ask_for_it_and_the_page_does_not_show_that(
    city_client: Client, given: Given
) -> None:
    given(record("here", asked_as="mijn man wil de zwartkousendans\nwitsokkendans"))

    assert names("zwartkousendans") == [f"{MARK} here"]
    assert names("witsokkendans") == [f"{MARK} here"]
    assert "zwartkousendans" not in main(city_client.get(f"{LIST}here/"))


# Attacks


def test_who_names_everything_that_people_ask_is_not_found_for_all_of_it(city: Municipality, given: Given) -> None:
    given(record("here", asked_as="\n".join([*(f"woord{number}" for number in range(1_000)), "zwartkousendans"])))

    assert names("woord7") == [f"{MARK} here"]
    assert names("zwartkousendans") == []


def test_repeating_a_word_moves_nothing(city: Municipality, given: Given) -> None:
    given(
        record("honest", description="Een zwartkousendans."),
        record("loud", description="Zwartkousendans! " * 500),
    )

    first, second = queries.search_services("zwartkousendans", most=10).results

    assert first.score == second.score


def test_markup_in_a_text_is_not_searched_and_runs_nothing(city_client: Client, given: Given) -> None:
    given(record("here", description='Dans. <script>zwartkousen()</script><b onclick="zwartsok()">vrij</b>'))

    assert names_of(city_client, "zwartkousen") == []
    assert names_of(city_client, "vrij") == ["here"]
    assert "<script>zwart" not in main(city_client.get(LIST, {"woord": MARK}))


def names_of(client: Client, words: str) -> list[str]:
    page = main(client.get(LIST, {"woord": words, "letterlijk": "ja"}))
    return re.findall(rf"{MARK} ([^<\s]+)", page)


@pytest.mark.parametrize(
    "words",
    [
        "oppas & dementie | !logeren",
        "oppas:* <-> (dementie",
        "'; DROP TABLE directory_service; --",
        "\\' OR 1=1",
        "oppas:A",
        "%s %(x)s {0} $1",
        "🦄 ﷽ \u202eoppas",
        "' \\ \"",
        "~zorg =het hofje",
        "x" * 200,
        "oppas " * 33,
    ],
)
def test_whatever_is_typed_is_words_and_no_operator(city_client: Client, words: str) -> None:
    response = city_client.get(LIST, {"woord": words})

    assert response.status_code == 200
    assert "mogelijkhe" in text(response)


def test_ten_thousand_characters_get_a_sentence(city_client: Client) -> None:
    assert "Dit is te lang." in text(city_client.get(LIST, {"woord": "oppas " * 1_700}))


def test_a_service_that_nobody_indexed_again_is_found_by_the_next_sweep(city: Municipality) -> None:
    Service.objects.create(
        municipality=city,
        hsds_id="new",
        name="zwartkousendans",
        status=codes.ServiceStatus.ACTIVE,
        served_ids=[city.pk],
    )
    before = names("zwartkousendans")

    number = index_stale_services()

    assert (before, number, names("zwartkousendans")) == ([], 1, ["zwartkousendans"])
    assert index_stale_services() == 0


def test_ids_of_another_municipality_are_passed_over(city: Municipality, given: Given, village: Municipality) -> None:
    given(record("theirs", service_areas=(area("NL"),)), owner=village)
    theirs = Service.objects.get(hsds_id="theirs")

    assert index_services(service_ids=[theirs.pk, 2**60]) == 0


def test_prices_and_ways_are_facts(city: Municipality, given: Given) -> None:
    given(
        record(
            "free",
            cost_options=(records.CostOption("c", amount_cents=0),),
            schedules=(records.Schedule("s", attending_type="venue, phone"),),
        )
    )

    assert {"free:yes", "online:yes"} <= set(SearchEntry.objects.get(service__hsds_id="free").facts)


def test_two_who_index_the_same_at_once_leave_one_entry_that_is_true(really_committing: None) -> None:
    city = Municipality.objects.get(slug="voorbeeldstad")
    with tenancy.acting_for(city.pk):
        keys = list(Service.objects.filter(municipality=city).values_list("pk", flat=True)[:20])
        before = dict(SearchEntry.objects.filter(service__in=keys).values_list("pk", "vector"))
    failed: list[BaseException] = []

    def index(order: int) -> None:
        try:
            for _ in range(5):
                with tenancy.acting_for(city.pk):
                    index_services(service_ids=keys[::order])
        except BaseException as error:  # noqa: BLE001 - the test says which
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=index, args=(order,)) for order in (1, -1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with tenancy.acting_for(city.pk):
        assert dict(SearchEntry.objects.filter(service__in=keys).values_list("pk", "vector")) == before
    assert failed == []
