"""Setting a letter of a case as PDF/UA-1."""

import datetime
from collections.abc import Sequence
from dataclasses import asdict
from typing import Final

from draagkracht.base import letters as typesetter
from draagkracht.base.letters.colours import accent
from draagkracht.casework.models import Letter
from draagkracht.casework.rules import letters
from draagkracht.casework.rules.letters import Block, LetterKind
from draagkracht.directory.rules.presentation import day_of_year

TEMPLATE: Final = "casework/letters/letter.typ"


def set_letter(*, letter: Letter, blocks: Sequence[Block], on: datetime.date) -> bytes:
    """Return a letter with these blocks as PDF. Raises LetterFailed."""
    municipality = letter.municipality
    # A decision is signed in its own words: in the name of the college, never of the desk.
    is_signed = LetterKind(letter.kind) in letters.DECIDING
    values: dict[str, typesetter.Value] = {
        "language": "nl",
        "direction": "ltr",
        "accent": accent(municipality.theme),
        "municipality": f"Gemeente {municipality.name}",
        "page_label": "Bladzijde {page} van {pages}",
        "day": day_of_year(on).dutch(),
        "name": letter.party.name,
        "address": letter.party.address,
        "reference_label": "Nummer",
        "reference": letter.case.reference,
        "subject": letter.subject,
        "closing": "" if is_signed else "Met vriendelijke groet,",
        "sender": "" if is_signed else municipality.desk_name,
        "desk": municipality.desk_address,
        "phone": municipality.desk_phone,
        "phone_uri": municipality.desk_phone_uri,
        "blocks": [[_part(part) for part in letters.parts(block.text)] for block in blocks],
    }
    return typesetter.typeset(TEMPLATE, values, written_on=on)


def _part(part: letters.Part) -> typesetter.Value:
    return {name: list(value) for name, value in asdict(part).items()}
