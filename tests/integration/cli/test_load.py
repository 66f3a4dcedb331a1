"""`draagkracht instruments show` and `load`: what there is, and official wording in its slot, byte for byte."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from draagkracht.assessments.rules import definitions
from draagkracht.questionnaires import queries
from draagkracht.questionnaires.models import Definition
from tests.integration.cli.conftest import Run, Write, check_refusal

URL = "https://gemeente.example/fhir/Questionnaire/ediz-plus"
LONG_FORM = ("nee!", "nee", "min-of-meer", "ja", "ja!")
SHORT_FORM = ("nee", "min-of-meer", "ja")
Json = dict[str, Any]


def wording(codes: tuple[str, ...] = LONG_FORM, **changes: Any) -> Json:
    """Return a wording of the EDIZ-plus with sentences that are nobody's."""
    return {
        "resourceType": "Questionnaire",
        "url": URL,
        "version": "2026-1",
        "name": "ediz-plus",
        "title": "Vijftien stellingen",
        "status": "active",
        "item": [
            {
                "linkId": str(number),
                "text": f"Neutrale proefzin nummer {number}.",
                "type": "choice",
                "required": True,
                "answerOption": [{"valueCoding": {"code": code, "display": code.capitalize()}} for code in codes],
            }
            for number in range(1, 16)
        ],
        **changes,
    }


def changed(change: Callable[[Json], Any]) -> Json:
    """Return the wording with something changed in it."""
    document = copy.deepcopy(wording())
    change(document)
    return document


def loaded() -> int:
    return Definition.objects.count()


def test_the_list_names_every_instrument(draagkracht: Run) -> None:
    outcome = draagkracht("instruments", "show", "--json")

    assert {"quick-check", "ediz", "ediz-plus", "csi", "csi-plus", "carerqol", "perseverance"} == {
        one["instrument"] for one in outcome.json
    }


@pytest.mark.parametrize("code", ["quick-check", "ediz", "ediz-plus", "csi", "csi-plus", "carerqol", "perseverance"])
def test_an_instrument_shows_its_items_with_the_codes_that_score_takes(
    draagkracht: Run, write: Write, code: str
) -> None:
    shown = draagkracht("instruments", "show", code, "--json").json

    answers = {
        item["id"]: [item["codes"][0]] if item["repeats"] else item["codes"][0]
        for item in shown["items"]
        if item["codes"]
    }
    form = write({"version": shown["version"], "answers": answers})
    scored = draagkracht("instruments", "score", code, "--answers", form, "--json").json
    assert scored["scores"] is not None
    assert set(scored["scores"]) == {score["code"] for score in shown["scores"]}
    assert all(item["about"] for item in shown["items"])


def test_the_quick_check_lists_items_and_codes(draagkracht: Run) -> None:
    shown = draagkracht("instruments", "show", "quick-check", "--json").json

    codes = {item["id"]: item["codes"] for item in shown["items"]}
    assert codes["sleep"] == ["no", "sometimes", "often"]
    assert codes["perseverance"][0] == "gt-2y"
    assert codes["place"] == []
    assert shown["validated"] is False
    assert len([item for item in shown["items"] if item["required"]]) <= 13


@pytest.mark.parametrize("codes", [LONG_FORM, SHORT_FORM])
def test_official_wording_makes_an_instrument_selectable(
    draagkracht: Run, write: Write, codes: tuple[str, ...]
) -> None:
    before = draagkracht("instruments", "show", "ediz-plus", "--json").json

    outcome = draagkracht("instruments", "load", write(wording(codes)))

    after = draagkracht("instruments", "show", "ediz-plus", "--json").json
    assert (outcome.code, outcome.err) == (0, "")
    assert "2026-1" in outcome.out
    assert (before["selectable"], before["wording"]) == (False, "absent")
    assert (after["selectable"], after["wording"]) == (True, "loaded")
    assert after["items"][14]["wording"] == "Neutrale proefzin nummer 15."


def test_wording_that_was_loaded_scores_as_before(draagkracht: Run, write: Write) -> None:
    draagkracht("instruments", "load", write(wording()))
    form = write({"answers": {str(number): "ja" for number in range(1, 16)}}, "form.json")

    outcome = draagkracht("instruments", "score", "ediz-plus", "--answers", form, "--json")

    assert outcome.json["scores"] == {"total": 15}


def test_loading_the_same_file_twice_does_nothing(draagkracht: Run, write: Write) -> None:
    path = write(wording())
    first = draagkracht("instruments", "load", path)

    second = draagkracht("instruments", "load", path)

    assert (first.code, second.code, loaded()) == (0, 0, 1)
    assert "here already" in second.out


def test_the_same_version_with_other_content_is_refused_and_the_first_stays(draagkracht: Run, write: Write) -> None:
    draagkracht("instruments", "load", write(wording()))
    other = changed(lambda document: document["item"][0].update(text="Een andere zin."))

    outcome = draagkracht("instruments", "load", write(other))

    check_refusal(outcome, f"{URL}|2026-1")
    assert loaded() == 1
    assert b"Een andere zin." not in (queries.export_definition(URL, "2026-1") or b"")


def test_the_same_content_in_another_layout_is_another_file(draagkracht: Run, write: Write) -> None:
    draagkracht("instruments", "load", write(wording()))

    outcome = draagkracht("instruments", "load", write(json.dumps(wording(), indent=4)))

    check_refusal(outcome, "2026-1")


def test_a_new_version_takes_the_place_of_the_old_one_which_stays(draagkracht: Run, write: Write) -> None:
    draagkracht("instruments", "load", write(wording()))
    newer = changed(lambda document: document.update(version="2026-2"))
    newer["item"][0]["text"] = "De zin van versie twee."

    draagkracht("instruments", "load", write(newer))

    shown = draagkracht("instruments", "show", "ediz-plus", "--json").json
    assert shown["items"][0]["wording"] == "De zin van versie twee."
    assert set(Definition.objects.values_list("version", flat=True)) == {"2026-1", "2026-2"}


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(wording()),
        json.dumps(wording(), indent=3, sort_keys=True) + "\r\n\r\n",
        json.dumps(wording(title="Vijftien stellingen, ünïcode 👵"), ensure_ascii=False),
        "\n\t " + json.dumps(wording(), separators=(",", ":")) + " ",
    ],
)
def test_what_was_loaded_comes_out_byte_for_byte(draagkracht: Run, write: Write, content: str) -> None:
    draagkracht("instruments", "load", write(content))

    assert queries.export_definition(URL, "2026-1") == content.encode()


@pytest.mark.parametrize(
    ("document", "named"),
    [
        (changed(lambda d: d["item"][2]["answerOption"].pop()), "3"),
        (changed(lambda d: d["item"][4]["answerOption"][0]["valueCoding"].update(code="nooit")), "nooit"),
        (changed(lambda d: d["item"].pop(6)), "7"),
        (changed(lambda d: d["item"][0].update(linkId="16")), "16"),
        (changed(lambda d: d["item"].append({"linkId": "age", "text": "Hoe oud?", "type": "integer"})), "age"),
        (changed(lambda d: d["item"][1].update(type="text", answerOption=[])), "2"),
        (changed(lambda d: d["item"][1].update(repeats=True)), "2"),
        (changed(lambda d: d["item"][1].update(linkId="1")), "1"),
        (changed(lambda d: d["item"][1].pop("text")), "2"),
        (changed(lambda d: d["item"][1].update(initial=[{"valueString": "x"}])), "initial"),
        (changed(lambda d: d["item"][1].update(type="decimal")), "decimal"),
        (changed(lambda d: d.update(name="zarit", url="https://x.example/zarit")), "instrument"),
        (changed(lambda d: d.pop("version")), "version"),
        (changed(lambda d: d.update(version=2**63)), "version"),
        (changed(lambda d: d.update(status="final")), "final"),
        (changed(lambda d: d.update(title="\x00")), "title"),
        (changed(lambda d: d.update(title="\ud800")), "title"),
        (changed(lambda d: d.update(extension=[])), "extension"),
        (changed(lambda d: d.update(item=[])), "item"),
        (changed(lambda d: d.update(item={})), "item"),
        (changed(lambda d: d.update(date="0000-01-01")), "date"),
        ({"resourceType": "Patient"}, "Patient"),
    ],
)  # fmt: skip
def test_wording_that_does_not_fit_is_refused_naming_the_item(
    draagkracht: Run, write: Write, document: Json, named: str
) -> None:
    outcome = draagkracht("instruments", "load", write(document))

    check_refusal(outcome, named)
    assert loaded() == 0


def test_a_file_of_a_megabyte_is_refused(draagkracht: Run, write: Write) -> None:
    outcome = draagkracht("instruments", "load", write(wording(title="x" * 1_000_000)))

    check_refusal(outcome, "512 kB")


def test_our_own_quick_check_can_be_exported_and_loaded(draagkracht: Run, write: Write) -> None:
    source = definitions.quick_check().source
    assert source is not None

    outcome = draagkracht("instruments", "load", write(source))

    assert outcome.code == 0
    assert queries.export_definition(definitions.quick_check().url, definitions.quick_check().version) == source
