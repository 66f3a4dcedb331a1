"""A start does not do again what it did; and does, after anything changed."""

import datetime
import itertools
from pathlib import Path

import pytest
import time_machine

from draagkracht.config import done


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that stands for our software."""
    made = tmp_path / "package"
    made.mkdir()
    (made / "rules.py").write_text("ONE = 1")
    monkeypatch.setattr(done, "PACKAGE", made)
    return made


def test_what_was_done_is_not_done_again(package: Path, tmp_path: Path) -> None:
    first = done.once(tmp_path / "note", lambda: {"path": "/a/"})
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "rules.pyc").write_bytes(b"")
    second = done.once(tmp_path / "note", lambda: {"path": "/b/"})

    assert (first, second) == ({"path": "/a/"}, {"path": "/a/"})


def test_after_a_file_changed_or_came_or_went_it_is_done_again(package: Path, tmp_path: Path) -> None:
    numbers = itertools.count()
    found = [done.once(tmp_path / "note", lambda: next(numbers))]
    for change in (
        lambda: (package / "rules.py").write_text("TWO = 22"),
        lambda: (package / "more.py").write_text(""),
        (package / "more.py").unlink,
    ):
        change()
        found.append(done.once(tmp_path / "note", lambda: next(numbers)))

    assert found == [0, 1, 2, 3]


def test_the_demo_of_tomorrow_counts_its_dates_again(package: Path, tmp_path: Path) -> None:
    found: list[int] = []
    for day in (22, 22, 23):
        with time_machine.travel(datetime.datetime(2026, 11, day, 12, tzinfo=datetime.UTC), tick=False):
            found.append(done.once(tmp_path / "note", lambda: len(found)))

    assert found == [0, 0, 2]


@pytest.mark.parametrize("kept", ["", "[]", "{", '{"of": "another"}', "\0"])
def test_a_note_that_says_nothing_counts_for_nothing(kept: str, package: Path, tmp_path: Path) -> None:
    (tmp_path / "note").write_text(kept)

    assert done.once(tmp_path / "note", lambda: "done") == "done"


def test_what_failed_was_not_done(package: Path, tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        done.once(tmp_path / "note", lambda: 1 / 0)

    assert done.once(tmp_path / "note", lambda: "done") == "done"
