"""What the tests of the command line share: running it in this process, on the database of the tests."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from draagkracht.config import startup
from draagkracht.config.cli import main


@dataclass(frozen=True)
class Outcome:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return what it printed as JSON."""
        return json.loads(self.out)


Run = Callable[..., Outcome]
Write = Callable[..., Path]


@pytest.fixture
def draagkracht(db: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs the command line; the start of the database is left out, it runs already."""
    monkeypatch.setattr(startup, "start", lambda: None)

    def run(*arguments: Any) -> Outcome:
        capsys.readouterr()
        code: Any = 0
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = end.code or 0
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return run


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a file: bytes and text as they are, anything else as JSON."""

    def write_file(content: Any, name: str = "file.json") -> Path:
        path = tmp_path / name
        if not isinstance(content, bytes):
            text = content if isinstance(content, str) else json.dumps(content)
            content = text.encode()
        path.write_bytes(content)
        return path

    return write_file


def check_refusal(outcome: Outcome, *named: str) -> None:
    """Assert that a command said no: exit code 2, one line on stderr that names what is wrong, nothing on stdout."""
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.startswith("draagkracht: ")
    assert outcome.err.count("\n") == 1
    assert outcome.err.endswith("\n")
    assert "Traceback" not in outcome.err
    assert len(outcome.err) < 2_000
    assert [name for name in named if name not in outcome.err] == []
