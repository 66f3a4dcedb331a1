"""Packages of CSV, catalogues in XML and archives: read, or refused in a sentence; and asked page by page."""

import csv
import io
import json
import time
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.config.demo import feed as demo
from draagkracht.directory.rules.codes import BaseFunction
from draagkracht.directory.rules.hsds import feed as feed_rules
from draagkracht.directory.rules.hsds import read_feed
from draagkracht.directory.rules.hsds.decode import FileIsWrong
from draagkracht.directory.rules.importing import SourceKind, archive, catalogues, paging, read
from draagkracht.directory.rules.importing.states import ENDED, MOVES, ImportState, MoveIsNotAllowed, move
from tests.unit.directory.importing.catalogue import FIXTURE, answer
from tests.unit.directory.importing.workbooks import lying, zipped

ROOT = Path(__file__).resolve().parents[4]
SERVICE_CSV = b"id,organization_id,name,status,minimum_age,description\ns1,o1,Praatgroep,active,18,Praten\n"
PACKAGE = {
    "datapackage.json": json.dumps(
        {
            "name": "proef",
            "resources": [
                {"name": "service", "path": "tabellen/diensten.csv"},
                {"name": "organization", "path": "organization.csv"},
            ],
        }
    ).encode(),
    "tabellen/diensten.csv": SERVICE_CSV,
    "organization.csv": b"id,name,description\no1,De Linde,Huis\n",
    "location.csv": b"id,location_type,name,latitude,longitude\nl1,physical,Buurthuis,52.15,5.39\n",
    "service_at_location.csv": b"id,service_id,location_id\nsl1,s1,l1\n",
    "address.csv": b"id,location_id,address_1,city,postal_code,country\na1,l1,Lindelaan 1,Voorbeeldstad,1234 AB,NL\n",
    "phone.csv": b"id,service_id,contact_id,location_id,number,extension\np1,s1,,,020 1234567,7\np2,,c1,,0900 1234,\n",
    "contact.csv": b"id,service_id,name\nc1,s1,Balie\n",
    "schedule.csv": b"id,service_id,service_at_location_id,byday,opens_at\nh1,s1,,MO,09:00\nh2,,sl1,TU,10:00\n",
    "cost_option.csv": b"id,service_id,amount,currency\nk1,s1,2.50,EUR\n",
    "language.csv": b"id,service_id,code\nt1,s1,tr\n",
    "taxonomy.csv": b"id,name\nx1,draagkracht-base-function\n",
    "taxonomy_term.csv": b"id,code,name,taxonomy_id\nterm1,emotional,Emotionele steun,x1\n",
    "attribute.csv": b"id,link_id,link_entity,taxonomy_term_id\nat1,s1,service,term1\n",
}


def package(**changes: bytes | None) -> Any:
    files = {
        name: body for name, body in (PACKAGE | {k.replace("__", "."): v for k, v in changes.items()}).items() if body
    }
    return read(SourceKind.HSDS_CSV, [("pakket.zip", zipped(files))])


def test_the_tables_of_a_package_become_full_services() -> None:
    feed = package().feed

    (service,) = feed.services
    assert (feed.refused, feed.warnings) == ((), ())
    assert (service.name, service.minimum_age, service.description) == ("Praatgroep", 18, "Praten")
    assert service.organization is not None
    assert service.organization.name == "De Linde"
    (place,) = service.service_at_locations
    assert (place.location.latitude, place.location.addresses[0].city) == (52.15, "Voorbeeldstad")
    assert [schedule.byday for schedule in (*service.schedules, *place.schedules)] == ["MO", "TU"]
    assert [(phone.number, phone.extension) for phone in service.phones] == [("020 1234567", "7")]
    assert [(one.name, one.phones[0].number) for one in service.contacts] == [("Balie", "0900 1234")]
    assert [price.amount_cents for price in service.cost_options] == [250]
    assert [language.code for language in service.languages] == ["tr"]
    assert service.classification.base_functions == (BaseFunction.EMOTIONAL,)


def test_without_a_descriptor_files_are_known_by_their_names_in_the_plural_too() -> None:
    found = read(
        SourceKind.HSDS_CSV, [("services.csv", SERVICE_CSV), ("organizations.csv", PACKAGE["organization.csv"])]
    )

    (service,) = found.feed.services
    assert service.organization is not None


def test_the_demo_as_a_package_is_the_demo_again() -> None:
    services = demo.build_feed("voorbeelddorp")

    found = read(SourceKind.HSDS_CSV, list(as_tables(services).items())).feed

    assert found.refused == ()
    by_feed = read_feed([("feed.json", json.dumps(services).encode())]).services
    assert [(one.id, one.name, one.classification) for one in found.services] == [
        (one.id, one.name, one.classification) for one in by_feed
    ]
    assert [one.organization for one in found.services] == [one.organization for one in by_feed]


def as_tables(services: list[dict[str, Any]]) -> dict[str, bytes]:
    """Return services as tables: of the parts only what these tests look at."""
    tables: dict[str, dict[str, dict[str, Any]]] = {}

    def add(table: str, row: dict[str, Any]) -> None:
        plain = {key: value for key, value in row.items() if not isinstance(value, list | dict)}
        tables.setdefault(table, {})[f"{row['id']}{row.get('link_id', '')}"] = plain

    for service in services:
        organization = service.get("organization")
        if organization:
            add("organization", organization)
        add("service", service | ({"organization_id": organization["id"]} if organization else {}))
        for attribute in service.get("attributes", []):
            term = attribute.get("taxonomy_term")
            if term:
                add("taxonomy_term", term)
            linked = {"link_id": service["id"], "taxonomy_term_id": term["id"] if term else ""}
            add("attribute", attribute | linked)
    return {f"{name}.csv": as_csv(list(rows.values())) for name, rows in tables.items()}


def as_csv(rows: list[dict[str, Any]]) -> bytes:
    columns = sorted({key for row in rows for key in row})
    text = io.StringIO()
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


@pytest.mark.parametrize(
    ("changes", "place", "word"),
    [
        ({"tabellen/diensten__csv": None, "datapackage__json": None}, "service.csv", "geen service.csv"),
        ({"datapackage__json": b"{"}, "datapackage.json", "JSON"),
        ({"tabellen/diensten__csv": b"id,name\ns1,Praatgroep,te veel\n"}, "tabellen/diensten.csv#2", "meer kolommen"),
        ({"tabellen/diensten__csv": b"id,name,status\n,Praatgroep,active\n"}, "tabellen/diensten.csv#2", "geen id"),
        ({"tabellen/diensten__csv": b"id,name,status\ns1,Praatgroep,open\n"}, "s1", "status bestaat niet"),
        ({"tabellen/diensten__csv": b"id,name,name,status\ns1,A,B,open\n"}, "tabellen/diensten.csv", "twee keer"),
    ],
    ids=["no services", "descriptor", "columns", "no id", "status", "twice"],
)
def test_what_is_wrong_in_a_package_is_refused_where_it_stands(changes: Any, place: str, word: str) -> None:
    refused = package(**changes).feed.refused

    assert any(remark.id == place and word in remark.reason.dutch() for remark in refused)


@pytest.mark.parametrize(
    "name", ["../service.csv", "/etc/service.csv", "a/../../service.csv", "..\\service.csv", "C:\\s.csv"]
)
def test_a_name_that_leaves_the_archive_is_refused(name: str) -> None:
    with pytest.raises(FileIsWrong, match="andere map"):
        archive.files_in(zipped({name: SERVICE_CSV}))


def test_an_archive_that_becomes_too_large_or_has_a_broken_part_is_refused() -> None:
    broken = bytearray(zipped({"service.csv": SERVICE_CSV * 20}))
    broken[60:64] = b"\xff\xff\xff\xff"

    with pytest.raises(FileIsWrong, match="te groot"):
        archive.files_in(zipped({"service.csv": b"0" * 90_000_000}))
    with pytest.raises(FileIsWrong, match="beschadigd"):
        archive.files_in(bytes(broken))


@pytest.mark.parametrize("kind", [SourceKind.HSDS_CSV, SourceKind.HSDS, SourceKind.SHEET])
def test_a_part_that_says_that_it_is_small_is_not_unpacked_any_further(kind: SourceKind) -> None:
    parts = {"service.csv": b"0" * 60_000_000, "xl/workbook.xml": b" " * 60_000_000, "service.json": b" " * 60_000_000}
    bomb = zipped(parts)
    for name in parts:
        bomb = lying(bomb, name, 10)

    tracemalloc.start()
    reading = read(kind, [("bom.zip", bomb)])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert reading.feed.services == ()
    assert peak < 20_000_000


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_an_archive_that_cannot_be_unpacked_bit_by_bit_is_refused(method: int) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as made:
        made.writestr("service.csv", SERVICE_CSV)

    with pytest.raises(FileIsWrong, match="anders ingepakt"):
        archive.files_in(packed.getvalue())


@pytest.mark.parametrize("value", [b"7", b"{}", b"[]", b'""'])
def test_millions_of_values_that_are_nothing_are_refused_before_they_take_memory(value: bytes) -> None:
    content = b"[" + (value + b",") * 5_000_000 + value + b"]"

    tracemalloc.start()
    refused = read(SourceKind.HSDS, [("veel.json", content)]).feed.refused
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert "staat te veel" in refused[0].reason.dutch()
    assert peak < 1_000_000


def test_a_place_with_thousands_of_addresses_is_not_read_again_in_full_for_each_service() -> None:
    files = {
        "service.csv": b"id,name,status\n" + b"".join(b"s%d,N,active\n" % number for number in range(1_000)),
        "location.csv": b"id,name\nplek,Plek\n",
        "address.csv": b"id,location_id,city\n" + b"".join(b"a%d,plek,Oost\n" % number for number in range(2_000)),
        "service_at_location.csv": b"id,service_id,location_id\n"
        + b"".join(b"p%d,s%d,plek\n" % (number, number) for number in range(1_000)),
    }

    started = time.process_time()
    feed = read(SourceKind.HSDS_CSV, list(files.items())).feed
    seconds = time.process_time() - started

    assert {len(service.service_at_locations[0].location.addresses) for service in feed.services} == {20}
    assert len(feed.warnings) == len(feed.services) == 1_000
    assert "meer dan 20" in feed.warnings[0].reason.dutch()
    assert seconds < 20  # it took minutes


@pytest.mark.parametrize("kind", [SourceKind.HSDS, SourceKind.SRU])
def test_a_source_with_more_services_than_there_can_be_is_refused_at_once(
    kind: SourceKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (feed_rules, catalogues):
        monkeypatch.setattr(module, "MOST_SERVICES", 100)
    content = {
        SourceKind.HSDS: json.dumps([{"id": "s", "name": "N", "status": "active"}] * 101).encode(),
        SourceKind.SRU: b"<scproducten>" + b"<scproduct/>" * 101 + b"</scproducten>",
    }

    (refused,) = read(kind, [("veel", content[kind])]).feed.refused

    assert "meer dan 100 diensten" in refused.reason.dutch()


@given(st.dictionaries(st.sampled_from([*PACKAGE, "services.csv"]), st.binary(max_size=200), min_size=1, max_size=4))
def test_any_package_is_read_or_refused(files: dict[str, bytes]) -> None:
    feed = read(SourceKind.HSDS_CSV, list(files.items())).feed

    assert feed.services or feed.refused or feed.skipped == 0


def test_a_product_of_a_catalogue_becomes_a_service_and_one_for_businesses_does_not() -> None:
    feed = read(SourceKind.SRU, [("antwoord.xml", FIXTURE.read_bytes())]).feed

    (service,) = feed.services
    assert (feed.skipped, feed.refused) == (1, ())
    assert (service.name, service.last_modified) == ("Mantelzorgwaardering", "2026-03-01")
    assert service.description == "Een bedrag als dank voor wie voor een ander zorgt."
    assert service.url == "https://www.voorbeeldstad.example/mantelzorgwaardering"
    assert service.organization is not None
    assert service.organization.name == "Voorbeeldstad"
    assert [area.name for area in service.service_areas] == ["Voorbeeldstad"]
    assert "DigiD" in service.application_process
    assert "https://www.voorbeeldstad.example/aanvragen/17" in service.application_process
    assert [(one.label, one.value) for one in service.attributes] == [("uniforme-productnaam", "mantelzorg")]


def test_the_fixture_says_that_it_is_made_up() -> None:
    assert "MADE UP" in FIXTURE.read_text(encoding="utf-8")


@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_both_versions_of_sru_are_read(version: str) -> None:
    assert len(read(SourceKind.SRU, [("x.xml", answer("A", "B", version=version))]).feed.services) == 2


def test_html_of_a_product_becomes_text() -> None:
    body = b"<productHTML>&lt;p&gt;Een &lt;b&gt;twee&lt;/b&gt;</productHTML>"
    xml = b"<scproduct><identifier>x</identifier><title>T</title>" + body + b"</scproduct>"

    (service,) = read(SourceKind.SRU, [("x.xml", xml)]).feed.services

    assert service.description == "Een twee"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"geen xml", "XML"),
        (b"<html/>", "geen antwoord van Samenwerkende Catalogi"),
        (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><scproduct>&a;</scproduct>', "gevaarlijk"),
        (b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><scproduct><title>&b;</title></scproduct>', "gevaarlijk"),
        (b"<a>" * 60 + b"</a>" * 60, "lagen"),
        (b"<a>" * 100_000, "XML"),
        (b"<scproduct><identifier>x</identifier></scproduct>", "geen naam"),
        (b"<scproduct><title>x</title></scproduct>", "geen id"),
        (b"<searchRetrieveResponse><diagnostic><message>Druk</message></diagnostic></searchRetrieveResponse>", "Druk"),
    ],
    ids=["text", "html", "external entity", "laughs", "deep", "open", "no name", "no id", "diagnostic"],
)  # fmt: skip
def test_what_is_no_catalogue_is_refused_in_a_sentence(content: bytes, word: str) -> None:
    (remark,) = read(SourceKind.SRU, [("x.xml", content)]).feed.refused

    assert word in remark.reason.dutch()


@given(st.binary(max_size=300))
def test_any_bytes_as_xml_are_read_or_refused(content: bytes) -> None:
    assert read(SourceKind.SRU, [("x.xml", content)]).feed.services == ()


def walk(kind: SourceKind, address: str, answers: dict[str, bytes]) -> list[str]:
    """Return the addresses that are asked, one after the other."""
    cursor, asked = paging.Cursor(), []
    while url := paging.next_address(kind, address, cursor):
        asked.append(url)
        # Kept and read back, as between two jobs.
        cursor = paging.read_cursor(json.loads(json.dumps(paging.advance(kind, cursor, answers[url]).as_json())))
    return asked


def page(items: list[Any], total: int = 1) -> bytes:
    return json.dumps({"contents": items, "total_pages": total, "total_items": 3}).encode()


def test_every_page_of_a_list_and_every_service_that_is_only_named_in_it_is_asked_once() -> None:
    base = "https://bron.example/api/services"
    full, brief = {"id": "a", "name": "A", "schedules": []}, {"id": "b/1", "name": "B"}

    asked = walk(
        SourceKind.ORUK_URL,
        "https://bron.example/api/",
        {
            f"{base}?page=1": page([full, brief], 2),
            f"{base}/b%2F1": json.dumps(brief).encode(),
            f"{base}?page=2": page([{"id": "c", "name": "C"}], 2),
            f"{base}/c": b"{}",
        },
    )

    assert asked == [f"{base}?page=1", f"{base}/b%2F1", f"{base}?page=2", f"{base}/c"]


def test_a_catalogue_is_asked_from_the_position_that_its_answer_names() -> None:
    start = "https://sru.example/Search?x-connection=sc&query=mantelzorg&operation=searchRetrieve&maximumRecords=50"

    asked = walk(
        SourceKind.SRU,
        "https://sru.example/Search?x-connection=sc&query=mantelzorg",
        {
            f"{start}&startRecord=1": answer("A", "B", following=3),
            f"{start}&startRecord=3": answer("C", following=3),
        },
    )

    assert asked == [f"{start}&startRecord=1", f"{start}&startRecord=3"]


def test_a_source_without_end_is_left() -> None:
    cursor = paging.Cursor(page=paging.MOST_PAGES)

    with pytest.raises(FileIsWrong, match="meer dan"):
        paging.advance(SourceKind.ORUK_URL, cursor, page([{"id": "a", "phones": []}], 10**9))
    with pytest.raises(FileIsWrong, match="20000"):
        paging.advance(SourceKind.ORUK_URL, paging.Cursor(), page([{"id": str(one)} for one in range(20_001)], 1))


@pytest.mark.parametrize("body", [b"<html>", b'{"contents": 7}', b'"x"', b'{"a": 1}'])
def test_an_answer_that_is_no_list_of_services_is_refused(body: bytes) -> None:
    with pytest.raises(FileIsWrong):
        paging.advance(SourceKind.ORUK_URL, paging.Cursor(), body)


@pytest.mark.parametrize(
    "text", ["ftp://x.example/", "x.example", "https://", "https://a:b@x.example/", "https://[", "https://x:y/"]
)
def test_what_is_no_address_of_a_source_is_refused(text: str) -> None:
    with pytest.raises(FileIsWrong):
        paging.check_address(text)


def test_a_state_only_goes_where_the_table_says() -> None:
    assert move(ImportState.PREVIEWED, ImportState.CONFIRMED) is ImportState.CONFIRMED
    with pytest.raises(MoveIsNotAllowed):
        move(ImportState.MAPPING, ImportState.CONFIRMED)
    assert set(MOVES) == set(ImportState)
    assert {ImportState.DONE, ImportState.CANCELLED} == ENDED


def test_only_what_was_shown_and_confirmed_is_written() -> None:
    before_done = [state for state, following in MOVES.items() if ImportState.DONE in following]
    before_confirmed = [state for state, following in MOVES.items() if ImportState.CONFIRMED in following]

    assert before_done == [ImportState.CONFIRMED]
    assert before_confirmed == [ImportState.PREVIEWED]


def test_the_diagram_in_the_decision_is_the_table() -> None:
    page = (ROOT / "docs" / "adr" / "0031-imports-are-looked-at-first.md").read_text(encoding="utf-8")

    drawn = {tuple(line.strip().split(" --> ")) for line in page.splitlines() if " --> " in line}

    assert drawn == {(before.value, after.value) for before, following in MOVES.items() for after in following}
