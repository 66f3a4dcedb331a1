"""Spreadsheets: the columns are recognised, every mistake is named at its cell, and one mistake keeps all out."""

import csv
import datetime
import io
import re
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from draagkracht.directory.rules.codes import Audience, BaseFunction, Law, ServiceStatus
from draagkracht.directory.rules.hsds.decode import FileIsWrong
from draagkracht.directory.rules.importing import SourceKind, mapping, read, sheet, template
from draagkracht.directory.rules.importing.columns import COLUMNS
from draagkracht.directory.rules.importing.problems import as_csv
from tests.unit.directory.importing.workbooks import GOOD, HEADER, MISTAKES, changed, rezipped, workbook, zipped

LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><worksheet><sheetData><row r="1"><c t="str"><v>&c;</v></c></row>'
    b"</sheetData></worksheet>"
)
EXTERNAL = LAUGHS.replace(b'<!ENTITY a "ha">', b'<!ENTITY a SYSTEM "file:///etc/passwd">')


def read_rows(*rows: Any, fields: Any = None) -> Any:
    return read(SourceKind.SHEET, [("lijst.xlsx", workbook(*rows))], fields)


def csv_of(text: str, encoding: str = "utf-8") -> Any:
    return read(SourceKind.SHEET, [("lijst.csv", text.encode(encoding))])


def refusal(content: bytes) -> str:
    (remark,) = read(SourceKind.SHEET, [("lijst", content)]).feed.refused
    return remark.reason.dutch()


def test_a_good_row_becomes_a_service_with_all_its_parts() -> None:
    reading = read_rows(HEADER, GOOD)

    (service,) = reading.feed.services
    assert reading.problems == ()
    assert (service.name, service.status, service.description) == ("Praatgroep", ServiceStatus.ACTIVE, "Praten.")
    assert (service.email, service.url) == ("info@linde.example", "https://www.linde.example")
    assert [phone.number for phone in service.phones] == ["020 123 45 67"]
    assert service.classification.base_functions == (BaseFunction.EMOTIONAL,)
    assert [language.code for language in service.languages] == ["tr"]
    assert [(price.amount_cents, price.option) for price in service.cost_options] == [(250, "per keer")]
    assert (service.minimum_age, service.maximum_age) == (18, 65)
    (place,) = service.service_at_locations
    assert (place.location.latitude, place.location.longitude) == (52.15, 5.39)
    assert place.location.addresses[0].postal_code == "1234 AB"
    assert service.schedules[0].valid_from == datetime.date(2026, 2, 1)


def test_every_kind_of_mistake_is_named_at_its_row_and_nothing_is_read_of_the_rest() -> None:
    reading = read_rows(HEADER, GOOD, *(row for _, row in MISTAKES))

    found = {problem.row: problem.kind.value for problem in reading.problems}
    assert found == {number: kind for number, (kind, _) in enumerate(MISTAKES, start=3)}
    assert len(reading.feed.refused) == len(MISTAKES)
    assert all(problem.column and problem.wrong.dutch() and problem.advice.dutch() for problem in reading.problems)


def test_a_mistake_says_what_stands_there_and_what_to_do() -> None:
    (problem,) = read_rows(HEADER, changed(talen="Klingon")).problems

    assert (problem.place, problem.column, problem.value) == ("rij 2", "Talen", "Klingon")
    assert "Klingon" in problem.wrong.dutch()
    assert "Turks" in problem.advice.dutch()


def test_a_row_with_two_mistakes_has_both_named() -> None:
    reading = read_rows(HEADER, changed(email="x", website="y z"))

    assert [problem.kind.value for problem in reading.problems] == ["mail", "link"]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Naam", "name"), ("NAAM DIENST", "name"), ("Titel", "name"), ("E-mail adres", "email"), ("mailadres", "email"),
        ("Tel.nr", "phone"), ("Telefoonnummer (algemeen)", "phone"), ("Website URL", "url"),
        ("Straat + huisnummer", "address"),
        ("Postcode", "postal_code"), ("Woonplaats", "city"), ("Doelgroep", "audiences"), ("Kosten", "price"),
        ("Openingstijden", "opening"), ("Aanbieder", "organization"), ("Soort hulp", "base_functions"),
        ("Beschrijving", "description"), ("Gekke kolom", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_column_is_known_by_what_people_call_it(header: str, field: str) -> None:
    assert mapping.propose([header]) == (field,)


def test_of_two_columns_with_one_meaning_the_first_is_proposed() -> None:
    assert mapping.propose(["Website", "Webadres", "Link"]) == ("url", "", "")


def test_every_column_of_ours_is_known_by_its_own_label_and_no_label_means_two() -> None:
    labels = [column.label.dutch() for column in COLUMNS]

    assert mapping.propose(labels) == tuple(column.field for column in COLUMNS)


def test_a_column_that_two_claim_is_refused_at_both() -> None:
    problems = mapping.check(["A", "B", "C"], ["name", "url", "url"])

    assert [(problem.kind.value, problem.column) for problem in problems] == [
        ("column-twice", "B"),
        ("column-twice", "C"),
    ]


def test_a_sheet_without_names_and_a_field_that_does_not_exist_are_refused() -> None:
    problems = mapping.check(["A"], ["toverij"])

    assert [problem.kind.value for problem in problems] == ["no-name-column", "unknown-field"]


def test_a_choice_of_columns_is_recalled_whatever_their_order() -> None:
    kept = mapping.remember(["Naam", "Iets", "Iets"], ["name", "description", ""])

    assert mapping.recall(["Iets", "Naam", "Iets"], kept) == ("description", "name", "")
    assert mapping.digest_of(["Naam", "Iets"]) == mapping.digest_of(["iets", "NAAM"])
    assert mapping.digest_of(["Naam"]) != mapping.digest_of(["Naam", "Naam"])


def test_a_title_above_the_table_and_empty_rows_are_passed_over_and_rows_keep_their_number() -> None:
    reading = read_rows(("Sociale kaart 2026",), (), ("Naam", "E-mail"), (), ("Praatgroep", "fout"))

    (problem,) = reading.problems
    assert (problem.row, problem.column) == (5, "E-mail")


def test_the_sheet_with_known_columns_is_read_wherever_it_is() -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Toelichting"])
    second = book.create_sheet("Lijst")
    second.append(["Naam", "Telefoon"])
    second.append(["Praatgroep", "020 1234567"])
    written = io.BytesIO()
    book.save(written)

    reading = read(SourceKind.SHEET, [("x.xlsx", written.getvalue())])

    assert [service.name for service in reading.feed.services] == ["Praatgroep"]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_file_of_any_program_is_read(separator: str, encoding: str) -> None:
    rows = [["Naam", "Omschrijving"], ["Café Élan", '"a, b; c"']]

    reading = csv_of("\r\n".join(separator.join(row) for row in rows), encoding)

    (service,) = reading.feed.services
    assert (service.name, service.description) == ("Café Élan", "a, b; c")


def test_the_line_by_which_excel_names_the_separator_is_no_row() -> None:
    reading = csv_of("sep=|\nNaam|E-mail\nPraatgroep|fout\n")

    assert [(problem.row, problem.column) for problem in reading.problems] == [(3, "E-mail")]


@pytest.mark.parametrize(
    ("written", "cents"),
    [("gratis", 0), ("€ 2,50", 250), ("2.50", 250), ("5,-", 500), ("€5 per keer", 500), ("1.250,00", 125_000),
     (7, 700), (2.5, 250), ("10 euro", 1000), ("EUR 3", 300)],
)  # fmt: skip
def test_an_amount_is_read_as_people_write_it(written: Any, cents: int) -> None:
    (service,) = read_rows(("Naam", "Prijs"), ("X", written)).feed.services

    assert [price.amount_cents for price in service.cost_options] == [cents]


@pytest.mark.parametrize("written", ["5 tot 10 euro", "valt mee", "-3", -3, "1e9", "€", 10**9, "2,505", True])
def test_what_is_no_amount_is_refused(written: Any) -> None:
    assert [problem.kind.value for problem in read_rows(("Naam", "Prijs"), ("X", written)).problems] == ["price"]


@pytest.mark.parametrize(
    ("written", "ages"),
    [("18-65", (18, 65)), ("vanaf 18", (18, None)), ("18+", (18, None)), ("tot 12 jaar", (None, 11)),
     ("t/m 12", (None, 12)), ("12 t/m 18 jaar", (12, 18)), ("alle leeftijden", (None, None)), (55, (55, None))],
)  # fmt: skip
def test_ages_are_read_as_people_write_them(written: Any, ages: tuple[int | None, int | None]) -> None:
    (service,) = read_rows(("Naam", "Leeftijd"), ("X", written)).feed.services

    assert (service.minimum_age, service.maximum_age) == ages


def test_an_age_of_which_excel_made_a_date_is_explained() -> None:
    (problem,) = read_rows(("Naam", "Leeftijd"), ("X", datetime.date(2018, 12, 1))).problems

    assert "datum" in problem.wrong.dutch()


@pytest.mark.parametrize("written", ["06-12345678", "0900 1234", "14 033", "112", "+32 2 123 45 67", "020/1234567",
                                     "020 1234567 of 06 12345678", 612345678, "000 12 34 777"])  # fmt: skip
def test_a_telephone_number_that_can_be_is_taken(written: Any) -> None:
    assert read_rows(("Naam", "Telefoon"), ("X", written)).problems == ()


@pytest.mark.parametrize("written", ["12", "bel de balie", "06-12345678 (ma-vr)", "12345678901234567"])
def test_a_telephone_number_that_cannot_be_is_refused(written: str) -> None:
    assert [one.kind.value for one in read_rows(("Naam", "Telefoon"), ("X", written)).problems] == ["phone"]


@pytest.mark.parametrize("written", ["2026-02-01", "1-2-2026", "01/02/2026", "1 februari 2026",
                                     datetime.datetime(2026, 2, 1, 9),  # noqa: DTZ001 - a cell of a spreadsheet has no zone
                                     datetime.date(2026, 2, 1)])  # fmt: skip
def test_a_day_is_read_as_people_write_it(written: Any) -> None:
    (service,) = read_rows(("Naam", "Begint op"), ("X", written)).feed.services

    assert service.schedules[0].valid_from == datetime.date(2026, 2, 1)


@pytest.mark.parametrize("written", ["31-2-2026", "2026-13-01", "binnenkort", "1-2-26", "1-1-0001"])
def test_a_day_that_is_not_in_the_calendar_is_refused(written: str) -> None:
    assert [one.kind.value for one in read_rows(("Naam", "Begint op"), ("X", written)).problems] == ["date"]


def test_an_end_before_the_begin_is_refused() -> None:
    reading = read_rows(("Naam", "Begint op", "Eindigt op"), ("X", "2-2-2026", "1-2-2026"))

    assert [problem.kind.value for problem in reading.problems] == ["dates-reversed"]


def test_half_a_place_is_refused() -> None:
    reading = read_rows(("Naam", "Breedtegraad"), ("X", 52.1))

    assert [problem.kind.value for problem in reading.problems] == ["coordinates"]


def test_codes_are_known_by_code_label_and_common_words() -> None:
    reading = read_rows(
        ("Naam", "Soort hulp", "Doelgroep", "Wet"),
        ("A", "respite", "mantelzorgers", "Wmo: via de gemeente"),
        ("B", "Cursus en training; Respijtzorg", "Jonge mantelzorgers, professionals", "geen"),
        ("C", "Hulp bij klussen, vervoer en het huishouden", "beide", "zvw/wlz"),
    )

    assert reading.problems == ()
    found = {service.name: service.classification for service in reading.feed.services}
    assert found["A"].base_functions == (BaseFunction.RESPITE,)
    assert found["B"].base_functions == (BaseFunction.EDUCATION, BaseFunction.RESPITE)
    assert found["B"].audiences == (Audience.PROFESSIONAL, Audience.YOUNG_CARER)
    assert found["C"].base_functions == (BaseFunction.PRACTICAL,)
    assert found["C"].laws == (Law.WLZ, Law.ZVW)


def test_an_id_stays_whatever_the_rest_of_the_row() -> None:
    first, second = (read_rows(HEADER, row).feed.services[0] for row in (GOOD, changed(naam="Anders", telefoon="112")))

    assert first.id == second.id


def test_without_a_mark_the_name_and_the_provider_are_the_id() -> None:
    rows = (("Naam", "Aanbieder"), ("Praatgroep", "Linde"), ("Praatgroep", "Beuk"))

    assert len({service.id for service in read_rows(*rows).feed.services}) == 2
    assert [one.kind.value for one in read_rows(*rows, ("praatgroep ", "LINDE")).problems] == ["id-twice"]


def test_the_template_is_the_same_each_time_and_imports_without_a_mistake() -> None:
    content = template.make_template()

    reading = read(SourceKind.SHEET, [("x.xlsx", content)])

    assert template.make_template() == content
    assert reading.problems == ()
    assert [service.name for service in reading.feed.services] == ["Praatgroep De Linde", "Logeerhuis De Beuk"]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "leeg"),
        (b"\n\n ; ;\n", "leeg"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "oud Excel"),
        (b"PK\x03\x04 en verder niets", "beschadigd"),
        (zipped({"hallo.txt": b"x"}), "geen Excel"),
        (zipped({"mimetype": b"application/vnd.oasis"}), "LibreOffice"),
        (zipped({"xl/workbook.xml": b"<x/>"}), "niet te lezen"),
        (zipped({"xl/bom.xml": b"0" * 90_000_000}), "te groot"),
        (rezipped(workbook(HEADER), "xl/worksheets/sheet1.xml", LAUGHS), "niet te lezen"),
        (rezipped(workbook(HEADER), "xl/worksheets/sheet1.xml", EXTERNAL), "niet te lezen"),
        (rezipped(workbook(HEADER), "xl/workbook.xml", LAUGHS), "niet te lezen"),
    ],
    ids=[
        "empty",
        "blank",
        "xls",
        "half a zip",
        "zip",
        "ods",
        "broken",
        "bomb",
        "laughs",
        "entity",
        "laughs in the book",
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(content: bytes, word: str) -> None:
    assert word in refusal(content)


def test_columns_without_rows_are_refused() -> None:
    assert [problem.kind.value for problem in read_rows(HEADER).problems] == ["empty"]


def test_a_million_empty_rows_take_no_time() -> None:
    far = rezipped(
        workbook(("Naam",), ("X",)),
        "xl/worksheets/sheet1.xml",
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/>'
        b'<sheetData><row r="1"><c r="A1" t="str"><v>Naam</v></c></row><row r="2"><c r="A2" t="str"><v>X</v></c></row>'
        b'<row r="1048576"><c r="A1048576" t="str"><v>ver weg</v></c></row></sheetData></worksheet>',
    )

    reading = read(SourceKind.SHEET, [("x.xlsx", far)])

    assert [service.name for service in reading.feed.services] == ["X"]


@given(st.binary(max_size=600))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    reading = read(SourceKind.SHEET, [("x.csv", content)])

    assert reading.feed.services or reading.feed.refused


@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=6), max_size=8))
def test_any_text_below_known_columns_is_read_or_refused(rows: list[list[str]]) -> None:
    content = as_csv([("Naam", "Telefoon", "Prijs", "Leeftijd", "Begint op", "Talen"), *map(tuple, rows)])

    reading = read(SourceKind.SHEET, [("x.csv", content)])

    assert reading.feed.services or reading.feed.refused


@given(st.text(max_size=40))
def test_no_cell_that_we_hand_out_is_a_formula(text: str) -> None:
    line = as_csv([(text, "")]).decode("utf-8-sig")

    ((cell, _),) = csv.reader(io.StringIO(line, newline=""), delimiter=";")
    assert not re.match(r"\s*([=@|%]|[+-](?![0-9(]))", cell)


@pytest.mark.parametrize("formula", ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", " =1+1", "\r=1", "|x"])
def test_a_formula_in_a_mistake_comes_back_as_text(formula: str) -> None:
    assert as_csv([(formula,)]).decode("utf-8-sig").lstrip('"').startswith("'")


def test_a_peek_reads_no_more_than_the_start() -> None:
    table = sheet.peek("\n".join(["Naam", *map(str, range(500))]).encode())

    assert len(table.rows) == 99
    assert table.samples(0) == ("0", "1", "2")


def test_too_many_rows_are_refused_and_never_left_out_in_silence() -> None:
    """In a workbook as in a CSV file: who gives 60,000 services must not find 50,000."""
    cells = b"".join(b'<row r="%d"><c r="A%d"><v>%d</v></c></row>' % (row, row, row) for row in range(2, 50_003))
    long = rezipped(
        workbook(("Naam",)),
        "xl/worksheets/sheet1.xml",
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="str"><v>Naam</v></c></row>' + cells + b"</sheetData></worksheet>",
    )

    for content in (b"Naam\n" + b"x\n" * 50_001, long):
        with pytest.raises(FileIsWrong, match="50000"):
            sheet.read_table(content)
        assert sheet.peek(content).headers == ("Naam",)


def test_a_date_means_the_same_day_whichever_year_the_program_counts_from() -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (("Naam", "Begint op"), ("X", datetime.date(2026, 3, 1))):
        book.worksheets[0].append(row)
    written = io.BytesIO()
    book.save(written)

    (service,) = read(SourceKind.SHEET, [("x.xlsx", written.getvalue())]).feed.services

    assert service.schedules[0].valid_from == datetime.date(2026, 3, 1)


def test_a_column_that_nobody_chose_and_that_stays_out_is_named() -> None:
    reading = read(SourceKind.SHEET, [("x.csv", b"Naam;Naam;Kleur;Telefoon\nA;B;rood;020 123 45 67\n")])

    assert [service.name for service in reading.feed.services] == ["A"]
    assert [remark.field for remark in reading.feed.warnings] == ["Naam", "Kleur"]
