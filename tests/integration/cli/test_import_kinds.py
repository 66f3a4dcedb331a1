"""`draagkracht directory import` for everything that is no JSON: one report, all or nothing, one line when refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from draagkracht.directory import ports
from draagkracht.directory.models import FieldChange, Service
from draagkracht.directory.rules.importing import template
from draagkracht.directory.services import fetching
from draagkracht.municipalities.models import Municipality
from tests.fakes.web import LocalFetcher, serving
from tests.integration.cli.conftest import Outcome, Run, check_refusal
from tests.integration.cli.test_import import COUNTS, service
from tests.unit.directory.importing.catalogue import FIXTURE, answer
from tests.unit.directory.importing.test_sources import PACKAGE
from tests.unit.directory.importing.workbooks import GOOD, HEADER, MISTAKES, workbook, zipped


@pytest.fixture
def take_over(draagkracht: Run, tmp_path: Path) -> Any:
    """Return a function that imports a file, a folder or an address."""

    def run(kind: str, source: bytes | str | Path, *more: Any, name: str = "bron") -> Outcome:
        path = source
        if isinstance(source, bytes):
            path = tmp_path / name
            path.write_bytes(source)
        line = ("directory", "import", "--municipality", "voorbeeldstad", "--format", kind, path, "--json", *more)
        return draagkracht(*line)

    return run


@pytest.fixture
def _local(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask servers on this machine, without waiting."""
    monkeypatch.setattr(ports, "get_fetcher", LocalFetcher)
    monkeypatch.setattr(fetching, "PAUSE_SECONDS", 0)
    monkeypatch.setattr(fetching, "PAUSES_AFTER_FAILURE", (0, 0))


def check_taken_over(outcome: Outcome, number: int) -> None:
    assert (outcome.code, outcome.err) == (0, "")
    assert set(outcome.json) == COUNTS
    assert (outcome.json["services"], outcome.json["created"], outcome.json["written"]) == (number, number, True)


def test_a_spreadsheet_is_taken_over_by_the_names_of_its_columns(take_over: Any, city: Municipality) -> None:
    outcome = take_over("sheet", workbook(HEADER, GOOD), name="lijst.xlsx")

    check_taken_over(outcome, 1)
    taken = Service.objects.get(municipality=city, name="Praatgroep")
    assert FieldChange.objects.filter(subject_id=taken.hsds_id).first().source == "lijst.xlsx"  # type: ignore[union-attr]


def test_our_own_template_is_taken_over(take_over: Any) -> None:
    check_taken_over(take_over("sheet", template.make_template()), 2)


def test_a_mapping_says_what_columns_are_and_which_are_left_out(
    take_over: Any, tmp_path: Path, city: Municipality
) -> None:
    path = tmp_path / "kolommen.json"
    path.write_text(json.dumps({"Hoe heet het": "name", "Nummer": "Telefoon", "Website": ""}), encoding="utf-8")

    outcome = take_over("sheet", b"Hoe heet het;Nummer;Website\nKwikwak;112;geen\n", "--mapping", path)

    check_taken_over(outcome, 1)
    assert Service.objects.get(municipality=city, name="Kwikwak").contacts.get().phone == "112"


@pytest.mark.parametrize(
    ("said", "word"), [({"Bestaat niet": "name"}, "Bestaat niet"), ({"Naam": 7}, "as text"), ([], "no JSON object")]
)
def test_a_mapping_that_cannot_be_is_refused_in_one_line(take_over: Any, tmp_path: Path, said: Any, word: str) -> None:
    path = tmp_path / "kolommen.json"
    path.write_text(json.dumps(said), encoding="utf-8")

    check_refusal(take_over("sheet", b"Naam\nKwikwak\n", "--mapping", path), word)


def test_a_spreadsheet_with_mistakes_writes_nothing_and_names_each(take_over: Any, city: Municipality) -> None:
    before = Service.objects.count()

    outcome = take_over("sheet", workbook(HEADER, GOOD, *(row for _, row in MISTAKES)))

    assert (outcome.code, outcome.err.count("\n")) == (2, 1)
    assert [one["id"] for one in outcome.json["refused"]] == [f"rij {3 + at}" for at in range(len(MISTAKES))]
    assert all(one["field"] and one["reason"] for one in outcome.json["refused"])
    assert outcome.json["written"] is False
    assert Service.objects.count() == before


def test_a_package_is_taken_over_zipped_and_as_a_folder(take_over: Any, tmp_path: Path) -> None:
    folder = tmp_path / "pakket"
    (folder / "tabellen").mkdir(parents=True)
    for name, body in PACKAGE.items():
        (folder / name).write_bytes(body)

    check_taken_over(take_over("hsds-csv", zipped(dict(PACKAGE))), 1)
    again = take_over("hsds-csv", folder)

    assert (again.code, again.json["unchanged"]) == (0, 1)


def test_a_file_of_a_catalogue_is_taken_over(take_over: Any) -> None:
    outcome = take_over("sru", FIXTURE)

    check_taken_over(outcome, 1)
    assert outcome.json["skipped"] == 1


@pytest.mark.usefixtures("_local")
def test_a_catalogue_by_address_is_taken_over(take_over: Any) -> None:
    with serving() as server:
        server.say("/sru", body=answer("Kwikwak", "Kwakwik"))

        check_taken_over(take_over("sru", server.url("/sru")), 2)


@pytest.mark.usefixtures("_local")
def test_a_feed_by_address_is_taken_over(take_over: Any) -> None:
    with serving() as server:
        server.say("/services", body=json.dumps({"contents": [service("proef-1")], "total_pages": 1}).encode())

        check_taken_over(take_over("oruk-url", server.url("/")), 1)


@pytest.mark.usefixtures("_local")
def test_a_feed_that_does_not_answer_is_refused_in_one_line(take_over: Any) -> None:
    with serving() as server:
        server.say("/services", status=500)

        check_refusal(take_over("oruk-url", server.url("/")), "code 500")


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://169.254.169.254/latest", "file:///etc/passwd", "niets"]
)
def test_an_address_that_may_not_be_asked_is_refused_in_one_line(take_over: Any, address: str) -> None:
    check_refusal(take_over("oruk-url", address), "nothing is written")


@pytest.mark.parametrize(
    ("kind", "content"),
    [("sheet", b""), ("sheet", b"PK\x03\x04"), ("hsds-csv", b"PK\x03\x04"), ("hsds-csv", b"niets"), ("sru", b"niets"),
     ("sru", b'<!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>'), ("hsds-csv", zipped({"../service.csv": b"id\n1\n"}))],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_in_its_report_and_one_line(
    take_over: Any, kind: str, content: bytes
) -> None:
    outcome = take_over(kind, content)

    assert (outcome.code, outcome.err.count("\n")) == (2, 1)
    assert outcome.json["refused"]
    assert outcome.json["written"] is False


def test_a_folder_without_its_files_is_refused_in_one_line(take_over: Any, tmp_path: Path) -> None:
    check_refusal(take_over("hsds-csv", tmp_path), "holds no CSV file")
