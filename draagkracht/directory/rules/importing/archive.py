"""Opening a zip file of somebody else: small enough when it is opened, and its names stay inside it."""

import io
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules.hsds.decode import FileIsWrong

MOST_FILES: Final = 20_000
MOST_BYTES: Final = 256 * 1024 * 1024
# Text in a spreadsheet shrinks to a tenth or so; a bomb to a thousandth. Small files may shrink as they like.
MOST_TIMES_LARGER: Final = 200
NEVER_A_BOMB: Final = 8 * 1024 * 1024
# Of the others Python unpacks as much as there is, however little is asked.
READ_IN_PIECES: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError, RuntimeError
)  # fmt: skip


def open_archive(content: bytes) -> zipfile.ZipFile:
    """Return the opened archive once what it says of itself is bearable. Raises FileIsWrong.

    An entry may say less than there is: `read_entry` unpacks no more than it says, `archive.read` all there is.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = archive.infolist()
    except BROKEN as error:
        raise FileIsWrong(
            Sentence(N_("Dit bestand is beschadigd. Maak het opnieuw en probeer het nog eens."))
        ) from error
    size = sum(entry.file_size for entry in entries)
    is_bomb = size > max(NEVER_A_BOMB, MOST_TIMES_LARGER * max(1, len(content)))
    if len(entries) > MOST_FILES or size > MOST_BYTES or is_bomb:
        raise FileIsWrong(Sentence(N_("Dit bestand wordt te groot als het wordt uitgepakt. Lever het in delen aan.")))
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise FileIsWrong(Sentence(N_("Dit bestand heeft een wachtwoord. Lever het zonder wachtwoord aan.")))
    if not READ_IN_PIECES.issuperset(entry.compress_type for entry in entries):
        raise FileIsWrong(Sentence(N_("Dit zip-bestand is anders ingepakt dan gewoon is. Maak het opnieuw.")))
    return archive


def read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return a file of an archive, and no more of it than its entry says. Raises FileIsWrong."""
    try:
        with archive.open(entry) as file:
            return file.read(entry.file_size + 1)
    except BROKEN as error:
        raise FileIsWrong(Sentence(N_("Een deel van dit zip-bestand is beschadigd. Maak het opnieuw."))) from error


def honest(content: bytes) -> bytes:
    """Return an archive with the same files, of which the sizes are true: for who reads it in a way of its own.

    Raises FileIsWrong.
    """
    old = open_archive(content)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as new:
        for name, entry in {entry.filename: entry for entry in old.infolist()}.items():
            new.writestr(name, read_entry(old, entry))
    return written.getvalue()


def files_in(content: bytes) -> list[tuple[str, bytes]]:
    """Return name and content of each file in an archive, in the order of their names. Raises FileIsWrong."""
    archive = open_archive(content)
    found = []
    for entry in archive.infolist():
        if entry.is_dir() or _is_hidden(entry.filename):
            continue
        if not _stays_inside(entry.filename):
            reason = Sentence(N_("Een naam in dit zip-bestand wijst naar een andere map: %(name)s."))
            raise FileIsWrong(Sentence(reason.message, {"name": ascii(entry.filename[:80])}))
        found.append((entry.filename, read_entry(archive, entry)))
    return sorted(found)


def is_archive(content: bytes) -> bool:
    """Tell whether this is a zip file."""
    return content[:4] in {b"PK\x03\x04", b"PK\x05\x06"}


def _stays_inside(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return not path.is_absolute() and ".." not in path.parts and ":" not in name


def _is_hidden(name: str) -> bool:
    # What macOS puts beside each file.
    return "__MACOSX" in name or PurePosixPath(name).name.startswith("._")
