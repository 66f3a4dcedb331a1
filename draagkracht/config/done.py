"""What a start on this machine has done already, so that the next one need not do it again.

A note holds the fingerprint of what it was done with: our files, the packages, and the day (the demo counts its dates
back from today). Another fingerprint, and the work is done again. The work itself may always be done twice.
"""

import contextlib
import datetime
import hashlib
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from draagkracht.config.embedded import ROOT

Result = TypeVar("Result")

PACKAGE = ROOT / "draagkracht"
PACKAGES = (ROOT / "requirements.lock", ROOT / "package-lock.json")
COMPILED = "__pycache__"  # written while we run


def once(note: Path, work: Callable[[], Result]) -> Result:
    """Do work that returns what JSON can hold, or return what it returned today with these files.

    Raises what the work raises; it then counts as not done.
    """
    of = fingerprint()  # before the work: a file that changes meanwhile is work for the next start
    with contextlib.suppress(OSError, ValueError, LookupError, TypeError):
        known = json.loads(note.read_text(encoding="utf-8"))
        if known["of"] == of:
            returned: Result = known["returned"]
            return returned
    made = work()
    note.write_text(json.dumps({"of": of, "returned": made}), encoding="utf-8")
    return made


def fingerprint() -> str:
    """Return what changes with the day, and with any file of ours that is added, changed or taken away."""
    made = hashlib.sha256(datetime.datetime.now().astimezone().date().isoformat().encode())
    for path in (*_files(PACKAGE), *PACKAGES):
        stat = path.stat()
        made.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return made.hexdigest()


def _files(top: Path) -> Iterator[Path]:
    for folder, below, names in os.walk(top):
        below[:] = sorted(set(below) - {COMPILED})
        yield from (Path(folder, name) for name in sorted(names))
