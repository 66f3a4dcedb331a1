"""How good the directory is: the figures are those of the lists behind them, and nobody else's are among them."""

import csv
import datetime
import io
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.base import tenancy
from draagkracht.directory.displays.coverage import gap_in_words
from draagkracht.directory.models import Service, UnansweredSearch
from draagkracht.directory.queries import Filters, list_services, quality
from draagkracht.directory.rules.codes import BaseFunction, Condition, ServiceStatus
from draagkracht.directory.rules.coverage import CONDITIONS, Status, gaps
from draagkracht.directory.rules.keeping import CheckedAge, Lack
from draagkracht.directory.services.indexing import index_services
from draagkracht.municipalities.models import Municipality
from tests.integration.directory.conftest import record

PAGE = "/werk/kwaliteit/"
FILE = "/werk/kwaliteit/dekking.csv"
MOST_QUERIES = 12

Given = Callable[..., None]


def links(page: str, start: str) -> list[tuple[str, str]]:
    """Return address and words of the links of a page that start with something."""
    found = re.findall(r'<a[^>]*href="([^"]*)"[^>]*>(.*?)</a>', page, re.DOTALL)
    return [
        (url.replace("&amp;", "&"), re.sub(r"<[^>]*>", "", words).strip())
        for url, words in found
        if url.startswith(start)
    ]


def total(page: str) -> int:
    """Return how many services a list of kept services has."""
    return int(re.search(r"([0-9]+) diensten?\b", page)[1])  # type: ignore[index]


def test_every_figure_is_that_of_the_list_behind_it(signed_in: Callable[..., Client], given: Given) -> None:
    given(
        record("bare"),
        record("closed", status=ServiceStatus.TEMPORARILY_CLOSED),
        record("gone", status=ServiceStatus.DEFUNCT),
    )
    editor = signed_in(Role.EDITOR)
    page = editor.get(PAGE).content.decode()

    counts = quality.count_services(timezone.now())
    shown = {**{age.value: n for age, n in counts.ages.items()}, **{lack.value: n for lack, n in counts.lacks.items()}}

    kept = [url for url, _ in links(page, "/werk/diensten/?")]
    assert len(kept) == sum(number > 0 for number in shown.values()) > len(CheckedAge)
    for url in kept:
        asked = parse_qs(urlsplit(url).query)
        (value,) = asked.get("controle") or asked["mist"]
        assert total(editor.get(url).content.decode()) == shown[value], url
    assert sum(counts.ages.values()) == counts.total
    assert counts.lacks[Lack.PRICE] >= 2


@pytest.mark.parametrize("days", [0, 30, 31, 91, 92, 182, 183, 365, 366, None])
def test_a_service_is_of_the_age_that_its_check_has(city: Municipality, days: int | None) -> None:
    now = timezone.now()
    before = quality.count_services(now)
    one = Service.objects.filter(municipality=city, status="active", assured_at__isnull=False).order_by("pk")[0]
    assert one.assured_at is not None

    moment = None if days is None else now - datetime.timedelta(days=days)
    Service.objects.filter(pk=one.pk).update(assured_at=moment)
    after = quality.count_services(now)

    assert after.total == before.total
    assert sum(after.ages.values()) == before.total


def test_every_cell_of_the_matrix_is_the_length_of_the_public_list(city: Municipality) -> None:
    facts = {
        (row.function, condition): number
        for row in quality.get_coverage()
        for condition, number in (*row.by_condition.items(), (Condition.NONE, row.for_everybody))
    }

    found = {
        (function, condition): list_services(Filters(need=function, condition=condition)).total
        for function, condition in facts
    }
    assert found == facts


def test_the_links_of_the_matrix_open_and_empty_cells_have_none(signed_in: Callable[..., Client]) -> None:
    editor = signed_in(Role.EDITOR)
    page = editor.get(PAGE).content.decode()

    cells = [url for url, _ in links(page, "/wat-is-er/?") if "voor=" in url]

    full = sum(number > 0 for row in quality_of(editor) for number in (*row.by_condition.values(), row.for_everybody))
    assert len(cells) == full
    assert editor.get(cells[0]).status_code == 200


def quality_of(_client: Client) -> Any:
    """Return the coverage of Voorbeeldstad."""
    with tenancy.acting_for(Municipality.objects.get(slug="voorbeeldstad").pk):
        return quality.get_coverage()


def test_a_hole_is_said_in_words_on_top(city: Municipality, signed_in: Callable[..., Client]) -> None:
    own = Service.objects.filter(base_functions__contains=[BaseFunction.RESPITE.value])
    keys = list(own.values_list("pk", flat=True))
    own.update(base_functions=[BaseFunction.ADVICE.value])
    index_services(service_ids=keys)
    first, *_ = gaps(quality.get_coverage())

    page = signed_in(Role.EDITOR).get(PAGE).content.decode()

    assert gap_in_words(first) in page
    assert page.index(gap_in_words(first)) < page.index("<table")


def test_what_is_enough_for_everybody_stands_under_no_warning(
    city: Municipality, signed_in: Callable[..., Client]
) -> None:
    page = signed_in(Role.EDITOR).get(PAGE).content.decode()

    assert {row.status for row in quality.get_coverage()} == {Status.OK}
    assert "Genoeg voor iedereen, maar niets speciaals" in page
    assert "Hier is te weinig" not in page
    assert "draagkracht-hole" not in page


def test_another_municipality_counts_for_nothing(
    city: Municipality, village: Municipality, given: Given, signed_in: Callable[..., Client]
) -> None:
    before = (quality.count_services(timezone.now()), quality.get_coverage(), quality.list_queues(timezone.now()))

    given(record("theirs", conditions=(Condition.ADDICTION,)), owner=village)
    with tenancy.acting_for(village.pk):
        UnansweredSearch.objects.create(municipality=village, day=timezone.localdate(), text="kwikwak elders")
    after = (quality.count_services(timezone.now()), quality.get_coverage(), quality.list_queues(timezone.now()))

    assert after == before
    assert "kwikwak elders" not in signed_in(Role.EDITOR).get(PAGE).content.decode()


def test_a_shared_service_counts_where_it_works_and_is_nobody_elses_to_keep(
    city: Municipality, village: Municipality, given: Given
) -> None:
    kept = quality.count_services(timezone.now()).total
    before = {row.function: row.total for row in quality.get_coverage()}

    given(record("shared"), owner=village)
    with tenancy.acting_for(village.pk):
        Service.objects.filter(hsds_id="shared").update(served_ids=[village.pk, city.pk])
    after = {row.function: row.total for row in quality.get_coverage()}

    assert after[BaseFunction.EMOTIONAL] == before[BaseFunction.EMOTIONAL] + 1
    assert quality.count_services(timezone.now()).total == kept


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.DESK])
@pytest.mark.parametrize("path", [PAGE, FILE])
def test_who_may_not_see_it_does_not(signed_in: Callable[..., Client], role: Role, path: str) -> None:
    assert signed_in(role).get(path).status_code == 403


def test_an_administrator_sees_the_figures_without_doors_that_stay_shut(signed_in: Callable[..., Client]) -> None:
    administrator = signed_in(Role.ADMINISTRATOR)

    page = administrator.get(PAGE).content.decode()

    main = page[page.index("<main") : page.index("</main>")]
    addresses = {url for url, _ in links(main, "/werk/")}
    assert addresses == {FILE}


@pytest.mark.parametrize(
    "query",
    ["?behoefte=%00", "?x=%FF", "?pagina=999999999999", "?status=site&mist=%27%3B--", "?<script>alert(1)</script>"],
)
def test_whatever_follows_the_address_changes_nothing(signed_in: Callable[..., Client], query: str) -> None:
    editor = signed_in(Role.EDITOR)

    assert editor.get(f"{PAGE}{query}").status_code == 200
    assert editor.get(f"{FILE}{query}").status_code == 200
    assert editor.get(f"/werk/diensten/{query}").status_code == 200


def test_the_file_names_municipality_and_day_and_runs_nothing(
    city: Municipality, signed_in: Callable[..., Client]
) -> None:
    Municipality.objects.filter(pk=city.pk).update(name="=1+1|'x'!A0")

    response = signed_in(Role.EDITOR).get(FILE)

    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    today = timezone.localdate().isoformat()
    assert f"dekking-voorbeeldstad-{today}.csv" in response["Content-Disposition"]
    assert len(rows) == 1 + len(BaseFunction) * (len(CONDITIONS) + 2)
    assert {row[1] for row in rows[1:]} == {today}
    assert all(not re.match(r"[=+@-]", cell) for row in rows for cell in row)


def test_the_page_asks_the_database_little(city: Municipality, signed_in: Callable[..., Client]) -> None:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        now = timezone.now()
        quality.count_services(now)
        quality.get_coverage()
        quality.list_queues(now)
    own = [query["sql"] for query in seen if query["sql"].startswith("SELECT")]
    editor = signed_in(Role.EDITOR)
    editor.get(PAGE)
    with CaptureQueriesContext(connection) as page:
        editor.get(PAGE)
    asked = [
        query["sql"]
        for query in page
        if query["sql"].lstrip().startswith("SELECT") and "set_config" not in query["sql"]
    ]

    assert len(own) == 6
    assert len(asked) <= MOST_QUERIES, asked
