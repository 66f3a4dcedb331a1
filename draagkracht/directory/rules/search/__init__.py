"""Search in Dutch: how a text becomes terms, how a question becomes terms, and in which order answers come.

Start at `analysing` (texts), `asking` (questions), `correcting` (typing errors) and `ranking` (the order); the words
that they know are in `lexicon`, the default in `files`. The decision and the figures: docs/adr/0028.
"""

from draagkracht.directory.rules.search.analyser import Analyser
from draagkracht.directory.rules.search.analysing import IndexedText
from draagkracht.directory.rules.search.correcting import Corrected, Corrector
from draagkracht.directory.rules.search.files import default_lexicon, default_rows
from draagkracht.directory.rules.search.lexicon import (
    Kind,
    Lexicon,
    Refused,
    Row,
    check_row,
    is_about_others,
    read_lexicon,
)
from draagkracht.directory.rules.search.query import Alternative, Query, Word
from draagkracht.directory.rules.search.ranking import Ranked, matched, rank, relax, score, tiers
from draagkracht.directory.rules.search.vocabulary import Vocabulary

__all__ = [
    "Alternative",
    "Analyser",
    "Corrected",
    "Corrector",
    "IndexedText",
    "Kind",
    "Lexicon",
    "Query",
    "Ranked",
    "Refused",
    "Row",
    "Vocabulary",
    "Word",
    "check_row",
    "default_lexicon",
    "default_rows",
    "is_about_others",
    "matched",
    "rank",
    "read_lexicon",
    "relax",
    "score",
    "tiers",
]
