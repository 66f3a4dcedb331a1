"""The words of the search: an editor adds, looks, takes back; it counts at once, here and nowhere else."""

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from draagkracht.accounts.permissions import Role
from draagkracht.base import tenancy
from draagkracht.directory import queries
from draagkracht.directory.displays import search_words as display
from draagkracht.directory.models import LexiconRow, LexiconVersion, SearchEntry, Service, UnansweredSearch
from draagkracht.directory.queries import lexicon, search
from draagkracht.directory.rules.search import Kind, Row, default_rows
from draagkracht.directory.services import delete_old_unanswered, remember_unanswered
from draagkracht.directory.services import lexicon as services
from draagkracht.municipalities.models import Municipality
from tests import jobs
from tests.conftest import A_SUNDAY
from tests.integration.directory.conftest import MARK, record
from tests.integration.directory.test_pages import LIST, text

WORK = "/werk/zoekwoorden/"
NOW = A_SUNDAY
TODAY = NOW.date()

Given = Callable[..., None]
SignedIn = Callable[..., Client]

pytestmark = pytest.mark.django_db


def change(city: Municipality, row: Row, **more: Any) -> int:
    given: dict[str, Any] = {"is_added": True, "seen": None, "by": "Noor", "at": NOW}
    return services.change_lexicon(municipality_id=city.pk, row=row, **(given | more))


def names(words: str) -> list[str]:
    return [one.name for one in queries.search_services(words, most=100).results]


def name_of(key: str) -> str:
    return Service.objects.get(hsds_id=key).name


def literally(words: str) -> int:
    return search.find(words, search.Wish(), literally=True).total


def test_every_kind_of_row_fits_its_column() -> None:
    assert max(len(kind.value) for kind in Kind) <= 10


def test_a_synonym_counts_at_once_and_only_here(city: Municipality, village: Municipality, given: Given) -> None:
    given(record("dance", description="Zwartkousendans."))
    before = literally("flurbosj")

    change(city, Row(Kind.ALSO, "flurbosj", ("zwartkousendans",)))

    assert (before, literally("flurbosj")) == (0, 1)
    with tenancy.acting_for(village.pk):
        assert LexiconRow.objects.count() == 0
        assert lexicon.get_analyser() is lexicon.analyser_of(frozenset())


def test_a_part_of_words_counts_after_the_job_that_indexes(city: Municipality, given: Given) -> None:
    given(record("dance", description="Zwartkousendans."))
    change(city, Row(Kind.PART, "kousendans"))
    change(city, Row(Kind.PART, "zwart"))
    before = literally("kousendans")

    assert "directory.index-stale" in jobs.run_waiting()

    assert (before, literally("kousendans")) == (0, 1)
    assert set(SearchEntry.objects.filter(service__municipality=city).values_list("index_key", flat=True)) == {
        lexicon.index_key(lexicon.get_analyser())
    }


def test_a_row_of_the_national_list_can_be_refused_here(city: Municipality) -> None:
    national = next(row for row in lexicon.find_default_rows("oppas") if row.kind is Kind.ALSO)

    change(city, national, is_refused=True)

    there = lexicon.lexicon_of([]).also
    assert (national.word, national.others) in there
    assert (national.word, national.others) not in lexicon.lexicon_of(lexicon.list_own_rows()).also


def test_a_change_can_be_taken_back_once(city: Municipality, given: Given) -> None:
    given(record("dance", description="Zwartkousendans."))
    number = change(city, Row(Kind.ALSO, "flurbosj", ("zwartkousendans",)))

    services.undo_change(municipality_id=city.pk, number=number, by="Noor", at=NOW)

    assert literally("flurbosj") == 0
    with pytest.raises(services.ChangeIsGone):
        services.undo_change(municipality_id=city.pk, number=number, by="Noor", at=NOW)
    assert [one.is_undone for one in lexicon.list_changes(most=9)] == [False, True]


def test_the_same_row_twice_is_one_change(city: Municipality) -> None:
    first = change(city, Row(Kind.STOP, "flurbosj"))

    assert change(city, Row(Kind.STOP, "Flurbosj ")) == first
    assert LexiconVersion.objects.count() == 1


def test_a_look_says_what_a_row_would_do_and_writes_nothing(city: Municipality, given: Given) -> None:
    given(record("a", description="Zwartkousendans."), record("b", description="Flurbosj."))

    seen = services.preview_row(row=Row(Kind.ALSO, "flurbosj", ("zwartkousendans",)))
    split = services.preview_row(row=Row(Kind.PART, "zwartkousen"))

    assert (seen.text, seen.before, seen.after) == ("flurbosj", 1, 2)
    assert (seen.more, seen.fewer) == (services.Named(1, (name_of("a"),)), services.Named(0, ()))
    assert split.before == 0
    assert literally("flurbosj") == 1
    assert LexiconRow.objects.count() == 0
    assert jobs.waiting() == []


@pytest.mark.parametrize(
    "row", [Row(Kind.PART, "ab"), Row(Kind.ALSO, "oppas"), Row(Kind.STOP, ""), Row(Kind.PART, "a b")]
)
def test_a_row_that_cannot_be_is_refused(city: Municipality, row: Row) -> None:
    with pytest.raises(services.RowIsWrong):
        change(city, row)


# The screen


def fill(word: str, kind: Kind, other: str = "", **more: str) -> dict[str, str]:
    return {"woord": word, "soort": kind.value, "ander": other, "versie": "0", "doe": "ja", **more}


def test_an_editor_looks_adds_and_takes_back(city: Municipality, signed_in: SignedIn, given: Given) -> None:
    given(record("dance", description="Zwartkousendans."))
    client = signed_in(Role.EDITOR)
    row = fill("flurbosj", Kind.ALSO, "zwartkousendans")

    looked = client.post(f"{WORK}erbij/", {**row, "bekijk": "ja"})
    added = client.post(f"{WORK}erbij/", row)
    page = text(client.get(WORK))

    assert "Met deze regel vindt “flurbosj” 1 in plaats van 0." in text(looked)
    assert f"1 erbij: {name_of('dance')}." in text(looked)
    assert added.status_code == 302
    assert "De regel is toegevoegd." in text(client.get(added["Location"]))
    again = client.post(f"{WORK}erbij/", {**row, "versie": "1"}, follow=True)
    assert "Deze regel was er al." in text(again)
    assert "“flurbosj” zoekt ook naar “zwartkousendans”" in page
    assert "Erbij: “flurbosj”" in page
    undone = text(client.post(f"{WORK}terug/1/", follow=True))
    assert "De wijziging is teruggedraaid." in undone
    assert "Teruggedraaid" in undone


def test_the_second_editor_sees_what_the_first_changed_and_loses_nothing(
    city: Municipality, signed_in: SignedIn
) -> None:
    client = signed_in(Role.EDITOR)
    change(city, Row(Kind.STOP, "flurbosj"), seen=0, by="Sanne")

    late = client.post(f"{WORK}erbij/", fill("kwikwak", Kind.STOP))
    again = client.post(f"{WORK}erbij/", fill("kwikwak", Kind.STOP, versie="1"))

    assert late.status_code == 409
    assert "Intussen is er iets veranderd" in text(late)
    assert "Erbij: “flurbosj” zegt niets (Sanne" in text(late)
    assert 'value="kwikwak"' in late.content.decode()
    assert again.status_code == 302


def test_a_wrong_row_gets_a_sentence_at_its_field(city: Municipality, signed_in: SignedIn) -> None:
    response = signed_in(Role.EDITOR).post(f"{WORK}erbij/", fill("ab", Kind.PART))

    assert response.status_code == 422
    assert "een woorddeel heeft ten minste drie letters" in text(response)


@pytest.mark.parametrize(
    ("word", "other", "field"),
    [
        ("flurbosj", "", "ander"),
        ("flurbosj", "flurbosj", "ander"),
        ("flurbosj", "a " * 9, "ander"),
        ("a " * 9, "b", "woord"),
    ],
)
def test_a_fault_stands_at_the_field_where_it_is(
    city: Municipality, signed_in: SignedIn, word: str, other: str, field: str
) -> None:
    response = signed_in(Role.EDITOR).post(f"{WORK}erbij/", fill(word, Kind.ALSO, other))

    assert list(response.context["form"].errors) == [field]


def test_a_row_of_the_national_list_is_found_and_put_aside(city: Municipality, signed_in: SignedIn) -> None:
    client = signed_in(Role.EDITOR)
    national = next(row for row in lexicon.find_default_rows("oppas") if row.kind is Kind.ALSO)

    done = client.post(
        f"{WORK}weg/",
        {
            "versie": "0",
            "soort": national.kind.value,
            "woord": national.word,
            "ander": ", ".join(national.others),
            "landelijk": "ja",
        },
        follow=True,
    )

    assert "Deze landelijke regel geldt hier niet meer." in text(done)
    assert "Geldt hier niet: “" in text(client.get(WORK))
    assert national.word in text(client.get(WORK, {"zoek": "oppas"}))


# Searches without a result


def test_a_search_without_a_result_is_counted_a_day_and_becomes_a_row_with_one_press(
    city: Municipality, city_client: Client, signed_in: SignedIn
) -> None:
    for words in ("xqzwvxq", " XQZWVXQ ", "mail jan@xqzwvxq.nl"):
        city_client.get(LIST, {"woord": words})

    page = signed_in(Role.EDITOR).get(WORK)

    assert list(UnansweredSearch.objects.values_list("text", "number")) == [("xqzwvxq", 2)]
    assert "“xqzwvxq” · 2 ×" in text(page)
    assert f'href="{WORK}?woord=xqzwvxq&amp;soort=also#toevoegen"' in page.content.decode()
    assert 'value="xqzwvxq"' in signed_in(Role.EDITOR).get(WORK, {"woord": "xqzwvxq"}).content.decode()


def test_what_meanwhile_finds_something_asks_for_no_row_any_more(
    city: Municipality, city_client: Client, signed_in: SignedIn, given: Given
) -> None:
    for words in ("flurbosj", "xqzwvxq"):
        city_client.get(LIST, {"woord": words})
    given(record("dance", description="Zwartkousendans."))
    change(city, Row(Kind.ALSO, "flurbosj", ("zwartkousendans",)))

    page = text(signed_in(Role.EDITOR).get(WORK))

    assert "Vindt nu 1 : flurbosj" in page
    assert page.index("“xqzwvxq” · 1 ×") < page.index("“flurbosj” · 1 ×")


def test_what_was_found_is_not_kept(city: Municipality, city_client: Client) -> None:
    city_client.get(LIST, {"woord": "oppas"})

    assert not UnansweredSearch.objects.exists()


def test_a_search_without_a_result_goes_after_ninety_days(city: Municipality) -> None:
    for days in (0, 90, 91):
        remember_unanswered(municipality_id=city.pk, text=f"flurbosj{days}", on=TODAY - datetime.timedelta(days=days))

    gone = delete_old_unanswered(now=datetime.datetime(2026, 11, 22, 3, tzinfo=datetime.UTC))

    assert gone == 1
    assert sorted(UnansweredSearch.objects.values_list("text", flat=True)) == ["flurbosj0", "flurbosj90"]


def test_of_a_day_so_many_texts_are_kept_and_no_more(city: Municipality, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("draagkracht.directory.services.unanswered.MOST_A_DAY", 2)

    for word in ("flurbosj", "kwikwak", "zwartkous", "flurbosj"):
        remember_unanswered(municipality_id=city.pk, text=word, on=TODAY)

    assert sorted(UnansweredSearch.objects.values_list("text", "number")) == [("flurbosj", 2), ("kwikwak", 1)]


def test_the_table_has_no_column_for_a_person_or_an_hour() -> None:
    names = {field.name for field in UnansweredSearch._meta.get_fields()}

    assert names == {"id", "municipality", "day", "text", "number"}
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", str(UnansweredSearch(day=TODAY, text=MARK)))


@pytest.mark.parametrize("kind", list(Kind))
def test_no_row_of_the_national_list_shows_how_it_is_written_inside(kind: Kind) -> None:
    shown = [display.in_words(row, is_refused=False) for row in default_rows() if row.kind is kind]

    assert shown
    assert [line for line in shown if "#" in line or re.search(r"\w:\w", line)] == []


def test_a_code_in_a_row_is_said_by_its_name() -> None:
    row = Row(Kind.ALSO, "logeren", ("#form:stay", "#need:respite", "#nacht", "#language:tr", "weekendhuis"))

    said = display.in_words(row, is_refused=False)

    assert said == (
        "“logeren” zoekt ook naar vorm van respijt: uw naaste logeert ergens, "
        "soort hulp: er even tussenuit, thema nacht, taal: Turks, “weekendhuis”"
    )


def test_the_national_list_is_a_page_at_a_time_and_the_word_itself_comes_first(signed_in: SignedIn) -> None:
    editor = signed_in(Role.EDITOR)
    first = editor.get(WORK, {"zoek": "oppas"}).context["page"]
    second = editor.get(WORK, {"zoek": "oppas", "pagina": "2"}).context["page"]

    assert first.total > len(first.national) == 10
    assert first.national[0].word == "oppas"
    assert not {row.text for row in first.national} & {row.text for row in second.national}
    assert first.next_url == "/werk/zoekwoorden/?zoek=oppas&pagina=2#landelijk"


def test_whoever_refuses_a_national_row_stays_where_he_was_in_the_list(signed_in: SignedIn) -> None:
    editor = signed_in(Role.EDITOR)
    page = editor.get(WORK, {"zoek": "oppas", "pagina": "2"}).context["page"]
    row = page.national[0]

    response = editor.post(
        f"{WORK}weg/",
        {"soort": row.kind, "woord": row.word, "ander": row.others, "versie": page.version, "landelijk": "ja",
         "zoek": "oppas", "pagina": "2"},
    )  # fmt: skip

    assert response["Location"] == "/werk/zoekwoorden/?zoek=oppas&pagina=2&gedaan=landelijk"
