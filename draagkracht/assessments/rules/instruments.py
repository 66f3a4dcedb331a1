"""Which instruments there are. They are data, `assessments/instruments/*.toml`, read once and kept for the process."""

from functools import cache
from pathlib import Path

from draagkracht.assessments.rules import reading
from draagkracht.assessments.rules.definition import Instrument
from draagkracht.questionnaires.rules import document

FOLDER = Path(__file__).parent.parent / "instruments"


class UnknownInstrument(LookupError):
    """There is no instrument with this code."""


class UnknownVersion(LookupError):
    """The instrument exists, this version of it does not."""


@cache
def list_instruments() -> tuple[Instrument, ...]:
    """Return every version of every instrument, by code and then by version, the newest last."""
    return reading.read_folder(FOLDER)


def get_instrument(code: str, version: str | None = None) -> Instrument:
    """Return an instrument, the newest version unless one is named; raise UnknownInstrument or UnknownVersion."""
    return choose(list_instruments(), code, version)


def choose(instruments: tuple[Instrument, ...], code: str, version: str | None) -> Instrument:
    """Pick one of these instruments: the newest version unless one is named."""
    versions = [instrument for instrument in instruments if instrument.code == code]
    if not versions:
        known = ", ".join(dict.fromkeys(instrument.code for instrument in instruments))
        raise UnknownInstrument(f"Onbekend instrument: {document.shown(code)}. Bekend zijn: {known}.")
    if version is None:
        return versions[-1]
    for instrument in versions:
        if instrument.version == version:
            return instrument
    known = ", ".join(instrument.version for instrument in versions)
    raise UnknownVersion(f"Onbekende versie van {code}: {document.shown(version)}. Bekend zijn: {known}.")
