"""The instruments that ship, and files that are refused because they do not add up."""

import json
from pathlib import Path

import pytest

from draagkracht.assessments.rules import instruments, listing, reading
from draagkracht.assessments.rules.definition import Instrument
from draagkracht.assessments.rules.reading import InstrumentFileIsBroken

ALL = instruments.list_instruments()
CSI = (instruments.FOLDER / "csi-1.toml").read_text(encoding="utf-8")


def test_these_instruments_ship() -> None:
    shipped = {instrument.code: len(instrument.items) for instrument in ALL}

    assert shipped == {
        "carerqol": 7,
        "csi": 13,
        "csi-plus": 18,
        "ediz": 9,
        "ediz-plus": 15,
        "perseverance": 1,
        "quick-check": 21,
    }


def test_what_has_no_wording_cannot_be_selected() -> None:
    selectable = {instrument.code for instrument in ALL if instrument.is_selectable}

    assert selectable == {"carerqol", "csi", "ediz", "perseverance", "quick-check"}
    assert {instrument.code for instrument in ALL if instrument.wording == "absent"} == {"csi-plus", "ediz-plus"}


def test_only_the_quick_check_is_not_validated() -> None:
    assert [instrument.code for instrument in ALL if not instrument.is_validated] == ["quick-check"]


@pytest.mark.parametrize("instrument", ALL, ids=lambda one: one.code)
def test_every_instrument_says_its_source_and_rights_and_has_a_manual(instrument: Instrument) -> None:
    manual = instrument.manual
    sentences = [instrument.source, instrument.rights, instrument.selectable_because]

    for words in [*sentences, manual.purpose, manual.how, manual.says, manual.does_not_say]:
        assert len(words.split()) >= 4


def test_the_six_unknown_statements_of_ediz_plus_are_not_made_up() -> None:
    about = {item.about for item in instruments.get_instrument("ediz-plus").items}

    assert all("nog niet geladen" in words for words in about)


def test_the_newest_version_is_taken_unless_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "csi-9.toml").write_text(CSI.replace('version = "1"', 'version = "9"'), encoding="utf-8")
    (tmp_path / "csi-10.toml").write_text(CSI.replace('version = "1"', 'version = "10"'), encoding="utf-8")

    found = reading.read_folder(tmp_path)

    assert instruments.choose(found, "csi", None).version == "10"
    assert instruments.choose(found, "csi", "9").version == "9"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('name = "CSI"', "", "`name`"),
        ('name = "CSI"', "name = 3", "`name`"),
        ('name = "CSI"', 'name = ""', "`name`"),
        ("minutes = 5", "minutes = true", "`minutes`"),
        ("minutes = 5", "minutes = 5\nspeed = 1", "speed"),
        ('version = "1"', 'version = "1.0"', "versie"),
        ('wording = "paper"', 'wording = "somewhere"', "somewhere"),
        ('wording = "paper"', 'wording = "absent"', "niet te kiezen"),
        ('wording = "paper"', 'wording = "own"', "[paper]"),
        ("minimum_answered = 13", "minimum_answered = 14", "minimum_answered"),
        ("to = 13\nhigher_is", "to = 14\nhigher_is", "lopen niet van 0 tot 14"),
        ("from = 7, to = 13", "from = 8, to = 13", "sluiten niet aan"),
        ("from = 0, to = 6", "from = 0, to = 7", "sluiten niet aan"),
        ('code = "overload"', "code = 1", "bands 2"),
        ('label = "Nee", points = 0', 'label = "Nee", points = 0.5', "`points`"),
        ('code = "nee"', 'code = "ja"', "twee keer"),
        ('13 = { about = "Zorgen over geld", answers = "yes-counts"', '13 = { about = "Geld", answers = "?"', "13"),
        ('scores = ["total"] }', 'scores = ["sum"] }', "een score die er niet is"),
        ('scores = ["total"] }', "scores = [1] }", "lijst van woorden"),
        ('scores = ["total"] }', 'scores = "total" }', "geen lijst"),
        ("[items]", "[items]\n14 = 3", "14"),
        ("[items]", '[short_forms]\nyes-counts = [["maybe"]]\n[items]', "korte vorm"),
        ("[manual]", "[manual]\nmore = 1", "more"),
        ("[answers]", "[answers", "geen TOML"),
        ('code = "csi"', 'code = "csi"\ndefinition = "quick-check"', "answers"),
    ],
)
def test_a_file_that_does_not_add_up_is_refused_by_name_and_reason(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    assert old in CSI
    path = tmp_path / "csi-1.toml"
    path.write_text(CSI.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(InstrumentFileIsBroken) as refusal:
        reading.read_file(path)

    assert str(refusal.value).startswith("csi-1.toml")
    assert reason in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_file_under_another_name_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "csi-2.toml"
    path.write_text(CSI, encoding="utf-8")

    with pytest.raises(InstrumentFileIsBroken, match=r"csi-1\.toml"):
        reading.read_file(path)


@pytest.mark.parametrize("instrument", ALL, ids=lambda one: one.code)
def test_the_listing_holds_every_item_and_code_and_can_be_json(instrument: Instrument) -> None:
    shown = json.loads(json.dumps(listing.to_json(instrument)))

    assert shown["instrument"] == instrument.code
    assert {item["id"]: set(item["codes"]) for item in shown["items"]} == {
        item.id: set(item.codes) for item in instrument.items
    }
    assert [band["code"] for score in shown["scores"] for band in score["bands"]] == [
        band.code for score in instrument.scores for band in score.bands
    ]
    assert set(shown["manual"]) == {"purpose", "how", "says", "does_not_say"}


def test_the_listing_tells_points_and_the_short_form() -> None:
    item = listing.to_json(instruments.get_instrument("ediz"))["items"]

    assert isinstance(item, list)
    assert item[0]["short_forms"] == [["nee", "min-of-meer", "ja"]]
    assert [option["points"] for option in item[0]["options"]] == [0, 0, 1, 1, 1]
