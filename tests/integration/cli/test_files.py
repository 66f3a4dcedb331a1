"""Files that are not what a command needs: each gets one line that says so."""

from pathlib import Path
from typing import Any

import pytest

from tests.integration.cli.conftest import Run, Write, check_refusal

# A command that reads a file, with the file to be put in its place.
COMMANDS = {
    "score": ("instruments", "score", "ediz", "--answers", "FILE"),
    "load": ("instruments", "load", "FILE"),
    "import": ("directory", "import", "--municipality", "voorbeeldstad", "--format", "hsds", "FILE"),
    "recommend": ("directory", "recommend", "--municipality", "voorbeeldstad", "--profile", "FILE", "--json"),
}
BROKEN: dict[str, bytes] = {
    "empty": b"",
    "half": b'{"answers": {"1": "ja"',
    "not json": b"answers: {1: ja}",
    "NaN": b'{"answers": NaN, "needs": NaN}',
    "Infinity": b'{"answers": Infinity}',
    "-Infinity": b"[-Infinity]",
    "a key twice": b'{"answers": {"1": "ja", "1": "nee"}, "needs": {"respite": 1, "respite": 0}}',
    "a key twice at the top": b'{"answers": {}, "answers": {}}',
    "not UTF-8": b'{"answers": {"1": "\xff"}}',
    "UTF-16": '{"answers": {}}'.encode("utf-16"),
    "five thousand digits": b'{"answers": ' + b"9" * 5_000 + b"}",
    "ten thousand deep": b"[" * 10_000 + b"]" * 10_000,
    "NUL": b'{"answers": {}}\x00',
    "two objects": b"{} {}",
    "a comment": b"{} // note",
    "single quotes": b"{'answers': {}}",
    "NUL bytes": b"\x00" * 1_000,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "a number": b"7",
    "a text": b'"ja"',
    "null": b"null",
}


def arguments(command: str, path: Any) -> list[Any]:
    return [path if argument == "FILE" else argument for argument in COMMANDS[command]]


@pytest.mark.parametrize("kind", BROKEN)
@pytest.mark.parametrize("command", ["score", "load", "recommend"])
def test_a_file_that_is_no_json_object_is_refused_in_one_line(
    draagkracht: Run, write: Write, command: str, kind: str
) -> None:
    path = write(BROKEN[kind])

    outcome = draagkracht(*arguments(command, path))

    check_refusal(outcome, "file.json")


@pytest.mark.parametrize("kind", BROKEN)
def test_a_feed_that_cannot_be_read_is_refused_by_the_name_of_its_file(
    draagkracht: Run, write: Write, kind: str
) -> None:
    path = write(BROKEN[kind])

    outcome = draagkracht(*arguments("import", path), "--json")

    assert outcome.code == 2
    assert outcome.json["written"] is False
    assert outcome.json["refused"][0]["id"].startswith("file.json")
    assert outcome.err.count("\n") == 1
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_is_not_there_is_refused(draagkracht: Run, tmp_path: Path, command: str) -> None:
    check_refusal(draagkracht(*arguments(command, tmp_path / "nothing.json")), "nothing.json")


@pytest.mark.parametrize("command", ["score", "load", "recommend"])
def test_a_folder_is_no_file(draagkracht: Run, tmp_path: Path, command: str) -> None:
    check_refusal(draagkracht(*arguments(command, tmp_path)), str(tmp_path.name))


def test_a_folder_without_a_feed_is_refused(draagkracht: Run, tmp_path: Path) -> None:
    check_refusal(draagkracht(*arguments("import", tmp_path)), "holds no JSON file")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", ["a\x00b.json", "x" * 300 + ".json", "a\nb.json", "\x1b[31m.json", "\udce9.json"])
def test_a_name_that_no_file_can_have_is_refused(draagkracht: Run, tmp_path: Path, command: str, name: str) -> None:
    check_refusal(draagkracht(*arguments(command, f"{tmp_path}/{name}")))


def test_a_file_with_a_mark_of_order_is_read(draagkracht: Run, write: Write) -> None:
    path = write(b"\xef\xbb\xbf" + b'{"answers": {"1": "gt-2y"}}')

    outcome = draagkracht("instruments", "score", "perseverance", "--answers", path, "--json")

    assert outcome.json["scores"] == {"level": 6}


@pytest.mark.parametrize(
    "line",
    [
        ["no-such-command"],
        ["instruments", "no-such-command"],
        ["instruments", "score"],
        ["instruments", "score", "ediz"],
        ["instruments", "score", "ediz", "--answers"],
        ["instruments", "show", "no-such-instrument", "--json"],
        ["instruments", "show", "ediz", "csi"],
        ["directory", "import", "x.json"],
        ["directory", "import", "--municipality", "voorbeeldstad", "x.json"],
        ["directory", "import", "--municipality", "voorbeeldstad", "--format", "csv", "x.json"],
        ["directory", "recommend", "--municipality", "voorbeeldstad"],
        ["serve", "--port", "0"],
        ["serve", "--port", "65536"],
        ["serve", "--port", "abc"],
        ["serve", "--workers", "0"],
        ["demo", "--port", "80"],
        ["check", "--force"],
        ["--no-such-option"],
    ],
    ids=" ".join,
)
def test_a_line_that_is_no_command_is_refused_in_one_line(draagkracht: Run, line: list[str]) -> None:
    check_refusal(draagkracht(*line))


def test_what_nobody_foresaw_is_one_line_too(draagkracht: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise ZeroDivisionError("first line\nsecond line")

    monkeypatch.delenv("DRAAGKRACHT_DEBUG", raising=False)
    monkeypatch.setattr("draagkracht.assessments.rules.scoring.score", fail)

    outcome = draagkracht("instruments", "score", "ediz", "--answers", write({"answers": {}}))

    check_refusal(outcome, "ZeroDivisionError", "first line")
    assert "second line" not in outcome.err


@pytest.mark.parametrize(
    "line", [[], ["--help"], ["-h"], ["instruments"], ["instruments", "score", "--help"], ["directory", "-h"]]
)
def test_help_is_help_and_no_refusal(draagkracht: Run, line: list[str]) -> None:
    outcome = draagkracht(*line)

    assert outcome.code == 0
    assert "Usage" in outcome.out
