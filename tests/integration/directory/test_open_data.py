"""What leaves the house besides the API: a page about it, the package, facts for search engines, the embedded list."""

import csv
import datetime
import html
import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.base import tenancy
from draagkracht.directory.api import throttle
from draagkracht.directory.models import Service
from draagkracht.directory.queries import edition
from draagkracht.directory.queries.exchange import count_published
from draagkracht.directory.rules.codes import ServiceStatus
from draagkracht.directory.rules.hsds import records, tabular
from draagkracht.directory.rules.importing.package import read_package
from draagkracht.municipalities.models import Municipality, Parameter
from tests.conftest import CITY_HOST
from tests.integration.directory.conftest import MARK, area, at, record

OPEN_DATA = "/open-gegevens/"
PACKAGE = "/open-gegevens/sociale-kaart.zip"
EMBED = "/insluiten/"
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}

Given = Callable[..., None]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_new_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each test download as often as it likes, and nothing that another test made."""
    monkeypatch.setattr(throttle, "_throttle", throttle.Throttle())
    monkeypatch.setattr(edition, "_kept", {})


def choose(municipality: Municipality, code: str, value: object) -> None:
    """Let the municipality choose a value from 2020 on."""
    Parameter.objects.filter(code=code).delete()
    Parameter.objects.create(municipality=municipality, code=code, value=value, valid_from=datetime.date(2020, 1, 1),
                             status="verified", source="test")  # fmt: skip


# The page


@pytest.mark.parametrize("path", [OPEN_DATA, "/en/open-gegevens/", "/ar/open-gegevens/", "/tr/open-gegevens/"])
def test_the_page_names_the_licence_the_download_and_the_api(city_client: Client, path: str) -> None:
    page = city_client.get(path).content.decode()

    assert 'href="https://creativecommons.org/licenses/by/4.0/"' in page
    assert f'href="{PACKAGE}"' in page
    assert f"http://{CITY_HOST}/api/hsds/v3/" in page


def test_the_page_says_how_many_there_are_in_the_file_and_how_many_of_them_the_list_leaves_out(
    city_client: Client, given: Given
) -> None:
    given(record("dicht", status=ServiceStatus.TEMPORARILY_CLOSED))

    said = " ".join(city_client.get(OPEN_DATA).content.decode().split())
    listed = " ".join(city_client.get("/wat-is-er/").content.decode().split())

    number, closed = re.search(
        r"Hier staan (\d+) mogelijkheden\b.*?Daarvan (?:is|zijn) er (\d+) nu dicht", said
    ).groups()  # type: ignore[union-attr]
    assert city_client.get("/api/hsds/v3/services").json()["total_items"] == int(number)
    assert f"> {int(number) - int(closed)} mogelijkheden <" in listed


def test_a_municipality_chooses_its_licence_and_an_unknown_one_changes_nothing(
    city: Municipality, city_client: Client
) -> None:
    choose(city, "open-data-licence", "CC0-1.0")
    free = city_client.get(OPEN_DATA).content.decode()
    choose(city, "open-data-licence", "javascript:alert(1)")
    unknown = city_client.get(OPEN_DATA).content.decode()

    assert "publicdomain/zero" in free
    assert "Noem de bron" not in free
    assert "licenses/by/4.0" in unknown
    assert "javascript:" not in unknown


def test_who_is_named_in_it_reads_how_to_be_taken_out(city_client: Client) -> None:
    page = city_client.get(OPEN_DATA).content.decode()

    about = page.split("Staat uw naam erin?")[1].split("<footer")[0]
    assert "Bel ons, dan halen wij uw naam weg." in about
    assert 'href="tel:0001234501"' in about


def test_every_page_leads_to_it(city_client: Client) -> None:
    assert f'href="{OPEN_DATA}"' in city_client.get("/").content.decode()


# The package


def unpacked(client: Client) -> dict[str, bytes]:
    response = client.get(PACKAGE)
    assert response["Content-Type"] == "application/zip"
    assert response["Content-Disposition"] == 'attachment; filename="sociale-kaart-voorbeeldstad.zip"'
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def table(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"{name}.csv"].decode(), newline="")))


def test_the_package_names_its_licence_its_date_and_every_column(city: Municipality, city_client: Client) -> None:
    files = unpacked(city_client)

    described = json.loads(files["datapackage.json"])
    assert described["profile"] == "tabular-data-package"
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    assert datetime.datetime.fromisoformat(described["created"])
    for resource in described["resources"]:
        header = next(csv.reader(io.StringIO(files[resource["path"]].decode(), newline="")))
        assert header == [field["name"] for field in resource["schema"]["fields"]]
    assert len(table(files, "service")) == count_published()


def test_the_tables_refer_to_each_other_without_a_gap(city_client: Client) -> None:
    files = unpacked(city_client)

    ids = {name: [row["id"] for row in table(files, name)] for name in tabular.TABLES}
    assert all(len(found) == len(set(found)) for found in ids.values())
    for name in tabular.TABLES:
        for row in table(files, name):
            for target in ("service", "location", "contact", "taxonomy_term"):
                assert not row.get(f"{target}_id") or row[f"{target}_id"] in ids[target]


def test_the_package_is_read_back_as_what_the_api_gives(city_client: Client) -> None:
    feed = read_package(list(unpacked(city_client).items()))

    given = city_client.get("/api/hsds/v3/services", {"minimal": "true"}).json()
    assert feed.refused == ()
    assert {service.id for service in feed.services} == {one["id"] for one in given["contents"]}
    one = next(service for service in feed.services if service.classification.base_functions and service.schedules)
    live = city_client.get(f"/api/hsds/v3/services/{one.id}").json()
    assert [schedule.id for schedule in one.schedules] == [schedule["id"] for schedule in live["schedules"]]
    assert one.organization is not None
    assert one.organization.name == live["organization"]["name"]


@pytest.mark.parametrize("attack", ["=cmd|' /C calc'!A0", "+1+cmd|'x'!A0", "-2+3", "@SUM(1)", "\t=1", "'=1", "''@x"])
def test_no_cell_is_a_formula_and_nothing_is_lost(city_client: Client, given: Given, attack: str) -> None:
    given(record("formula", eligibility_description=f"{attack}", alternate_name=attack.strip()))

    (row,) = [row for row in table(unpacked(city_client), "service") if MARK in row["name"]]

    assert not re.match(r"[=+@\t\r-]", row["alternate_name"])
    assert tabular.plain_cell(row["alternate_name"]) == attack.strip()


def test_the_same_directory_is_not_downloaded_twice(city_client: Client, given: Given) -> None:
    first = city_client.get(PACKAGE)
    again = city_client.get(PACKAGE, headers={"if-none-match": first["ETag"]})
    given(record("new"))
    changed = city_client.get(PACKAGE, headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304
    assert changed.status_code == 200


def test_the_package_is_made_once_for_all_who_ask_until_something_changes(
    city_client: Client, village_client: Client, given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    describe = tabular.describe

    def noted(**about: Any) -> dict[str, Any]:
        made.append(about["name"])
        return describe(**about)

    monkeypatch.setattr(tabular, "describe", noted)

    first, second = city_client.get(PACKAGE), city_client.get(PACKAGE, {"again": "1"})
    village = village_client.get(PACKAGE)
    given(record("new"))
    changed = city_client.get(PACKAGE)

    assert made == ["sociale-kaart-voorbeeldstad", "sociale-kaart-voorbeelddorp", "sociale-kaart-voorbeeldstad"]
    assert first.content == second.content
    assert len({first.content, village.content, changed.content}) == 3


def test_of_the_whole_directory_a_tenth_as_much_may_be_asked(city_client: Client, settings: Any) -> None:
    settings.API_CALLS_A_MINUTE = 20

    statuses = [city_client.get(PACKAGE, REMOTE_ADDR="192.0.2.7").status_code for _ in range(11)]

    assert statuses == [200] * 10 + [429]


# Facts for search engines


def facts(response: Any) -> dict[str, Any]:
    """Return the one block of facts in a page."""
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', response.content.decode(), re.DOTALL)
    found: dict[str, Any] = json.loads(block)
    return found


def test_a_service_page_carries_facts_that_the_page_says_too(city_client: Client, given: Given) -> None:
    given(
        record(
            "facts",
            description="Samen wandelen.",
            phones=(records.Phone("p", "000 12 34"),),
            service_at_locations=(at("x", 52.16, 5.42),),
            schedules=(
                records.Schedule("s", byday="TU,WE", opens_at=datetime.time(9), closes_at=datetime.time(12, 30)),
            ),
        )
    )

    found = facts(city_client.get("/wat-is-er/facts/"))

    assert found["@type"] == "Service"
    assert found["url"] == f"http://{CITY_HOST}/wat-is-er/facts/"
    assert found["provider"]["name"] == "Huis van Kwikwak"
    assert found["availableChannel"][0]["servicePhone"]["telephone"] == "000 12 34"
    assert found["hoursAvailable"][0] == {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": ["Tuesday", "Wednesday"],
        "opens": "09:00",
        "closes": "12:30",
    }


@pytest.mark.parametrize(
    "attack", ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "\u2028", "&lt;/script&gt;"]
)
def test_what_a_provider_writes_stays_inside_the_block(city_client: Client, given: Given, attack: str) -> None:
    given(record("break", description=f"Begin {attack} einde."))

    response = city_client.get("/wat-is-er/break/")

    page = response.content.decode()
    assert facts(response)["description"] == f"Begin {' '.join(attack.split())} einde.".replace("  ", " ")
    assert page.count("<script") == 1
    assert "alert(1)</script>" not in page


def test_the_sitemap_has_every_public_page_in_every_language_on_this_host(
    city: Municipality, city_client: Client, given: Given
) -> None:
    given(record("a/b & c"), record("closed", status=ServiceStatus.INACTIVE))

    root = ElementTree.fromstring(city_client.get("/sitemap.xml").content)

    found = [url.findtext("s:loc", namespaces=SITEMAP) or "" for url in root.findall("s:url", SITEMAP)]
    assert len(found) == len(set(found))
    assert len([one for one in found if "/wat-is-er/" in one]) == (count_published() + 1) * len(city.languages)
    assert all(address.startswith(f"http://{CITY_HOST}/") for address in found)
    assert f"http://{CITY_HOST}/wat-is-er/a/b%20&%20c/" in found
    assert not [address for address in found if "closed" in address]
    alternates = root.find("s:url", SITEMAP).findall("x:link", SITEMAP)  # type: ignore[union-attr]
    assert {link.get("hreflang") for link in alternates} == set(city.languages)


@pytest.mark.parametrize(
    "path", ["/stap-voor-stap/", "/tr/stap-voor-stap/dementie-stap-voor-stap/", "/meetlijsten/csi/"]
)
def test_a_search_engine_finds_help_step_by_step_and_the_instruments(city_client: Client, path: str) -> None:
    assert f"<loc>http://{CITY_HOST}{path}</loc>" in city_client.get("/sitemap.xml").content.decode()


def test_a_search_engine_reads_when_a_service_was_last_changed_or_checked(city_client: Client, given: Given) -> None:
    given(record("changed"), record("checked"))
    week, month = (timezone.now() - datetime.timedelta(days=days) for days in (7, 30))
    Service.objects.filter(hsds_id="changed").update(modified_at=week, assured_at=None)
    Service.objects.filter(hsds_id="checked").update(modified_at=month, assured_at=week)

    root = ElementTree.fromstring(city_client.get("/sitemap.xml").content)

    dates = {url.findtext("s:loc", namespaces=SITEMAP): url.findtext("s:lastmod", namespaces=SITEMAP)
             for url in root.findall("s:url", SITEMAP)}  # fmt: skip
    day = timezone.localdate(week).isoformat()
    assert dates[f"http://{CITY_HOST}/wat-is-er/changed/"] == dates[f"http://{CITY_HOST}/wat-is-er/checked/"] == day
    assert dates[f"http://{CITY_HOST}/privacy/"] is None  # nobody keeps that date


def test_every_address_of_the_sitemap_is_a_page(city_client: Client) -> None:
    root = ElementTree.fromstring(city_client.get("/sitemap.xml").content)

    found = [url.findtext("s:loc", namespaces=SITEMAP) or "" for url in root.findall("s:url", SITEMAP)]
    some = [*found[:40], *found[-3:]]
    paths = [address.removeprefix(f"http://{CITY_HOST}") for address in some]
    assert {path: city_client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)


def test_robots_may_read_what_is_public_and_find_the_sitemap(city_client: Client) -> None:
    text = city_client.get("/robots.txt").content.decode()

    assert "Disallow: /werk/" in text
    assert f"Sitemap: http://{CITY_HOST}/sitemap.xml" in text
    assert "Disallow: /\n" not in text


# The embedded list


def test_only_the_websites_that_the_municipality_named_may_show_the_list(
    city: Municipality, city_client: Client
) -> None:
    choose(city, "embed-origins", ["https://www.stad.example", "https://kwaad.example; script-src *", "ftp://x", 3])

    response = city_client.get(EMBED)

    policy = response["Content-Security-Policy"]
    assert "frame-ancestors https://www.stad.example;" in f"{policy};"
    assert "kwaad" not in policy
    assert "X-Frame-Options" not in response.headers
    assert "default-src 'none'" in policy


def test_without_a_named_website_nobody_may_and_no_other_page_opens_up(city: Municipality, city_client: Client) -> None:
    choose(city, "embed-origins", [])
    nobody = city_client.get(EMBED)
    choose(city, "embed-origins", ["https://www.stad.example"])
    others = [city_client.get(path) for path in ("/", "/wat-is-er/", "/insluiten/uitleg/", OPEN_DATA)]

    for response in (nobody, *others):
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
        assert response["X-Frame-Options"] == "DENY"


def test_one_municipality_names_no_websites_for_another(
    city: Municipality, city_client: Client, village_client: Client
) -> None:
    choose(city, "embed-origins", ["https://www.stad.example"])

    assert "stad.example" not in village_client.get(EMBED)["Content-Security-Policy"]


def test_the_embedded_list_chooses_pages_and_never_leaves_the_frame_but_for_a_service(
    city_client: Client, given: Given
) -> None:
    given(*[record(f"e{number:02}") for number in range(25)])

    response = city_client.get(EMBED, {"woord": MARK})

    page = response.content.decode()
    assert len(re.findall(rf"{MARK} e\d\d", page)) == 20
    assert f"{EMBED}?woord={MARK}&amp;pagina=2" in page
    assert f'action="{EMBED}#gevonden"' in page
    leaving = re.findall(r"<a [^>]*href=\"/(?!insluiten)[^>]*>", page)
    assert leaving
    assert all('target="_blank"' in link and 'rel="noopener"' in link for link in leaving)


@pytest.mark.parametrize("path", [EMBED, "/ar/insluiten/", f"{EMBED}?woord=oppas&pagina=2"])
def test_the_embedded_list_has_no_script_and_no_place_in_a_search_engine(city_client: Client, path: str) -> None:
    response = city_client.get(path, headers={"cookie": "sessionid=x; taal=tr"})

    assert response.status_code == 200
    assert "<script" not in response.content.decode()
    assert 'content="noindex"' in response.content.decode()


def test_the_code_to_paste_is_shown_as_text_with_the_address_of_this_host(
    city: Municipality, city_client: Client
) -> None:
    choose(city, "embed-origins", ["https://www.stad.example"])

    page = city_client.get("/insluiten/uitleg/").content.decode()

    assert "&lt;iframe" in page
    assert "<iframe" not in page
    assert f'src="http://{CITY_HOST}/insluiten/"' in html.unescape(page)
    assert "https://www.stad.example" in page


def test_the_explanation_shows_the_list_before_the_code_to_paste(city_client: Client) -> None:
    page = city_client.get("/insluiten/uitleg/").content.decode()

    what, example, code = (
        page.index(sign) for sign in ("De lijst is altijd de nieuwste", f'href="{EMBED}"', "&lt;iframe")
    )
    assert what < example < code


def test_another_municipality_sees_nothing_of_it_in_any_of_these(
    city: Municipality, village: Municipality, village_client: Client, given: Given
) -> None:
    given(record("only-city", service_areas=(area("GM9901"),)))
    with tenancy.acting_for(village.pk):
        assert not Service.objects.filter(hsds_id="only-city").exists()

    with zipfile.ZipFile(io.BytesIO(village_client.get(PACKAGE).content)) as archive:
        assert MARK not in archive.read("service.csv").decode()
    assert "only-city" not in village_client.get("/sitemap.xml").content.decode()
    assert "only-city" not in village_client.get(EMBED, {"woord": MARK}).content.decode()
