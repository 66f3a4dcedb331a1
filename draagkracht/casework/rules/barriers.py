"""What makes it hard to ask for help or to take it (inventory row 21); what the next offer does about it is said there.

Nothing follows from a barrier, and nobody has to name one. The words are our own.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence

QUESTION: Final = "barriers"  # in the questionnaire of a talk


class Barrier(StrEnum):
    """What holds somebody back."""

    TRUST = "trust"
    OTHER = "other"
    FAILING = "failing"
    COST = "cost"
    RULES = "rules"


# As somebody says it of themselves.
LABELS: Final[Mapping[Barrier, Sentence]] = {
    Barrier.TRUST: Sentence(N_("Ik weet niet of de zorg dan in goede handen is.")),
    Barrier.OTHER: Sentence(N_("De ander wil geen hulp van een vreemde.")),
    Barrier.FAILING: Sentence(N_("Hulp vragen voelt alsof ik het niet goed doe.")),
    Barrier.COST: Sentence(N_("Ik ben bang voor de kosten.")),
    Barrier.RULES: Sentence(N_("Het zijn te veel regels en formulieren.")),
}


def read(codes: Iterable[str]) -> tuple[Barrier, ...]:
    """Return the barriers among codes, each once, in the order of the list; what is none is left out."""
    given = set(codes)
    return tuple(one for one in Barrier if one.value in given)
