"""The function of the database has room for every question that the rules can make."""

from draagkracht.directory.migrations import _asking
from draagkracht.directory.rules.search import asking, concepts, ranking
from draagkracht.directory.rules.search.query import Alternative, Word

SHARES = {"FAINT", "UNFAMILIAR", "FAMILIAR"}  # of what a word tells, and not how sure a way to find it is


def test_there_is_room_for_every_word() -> None:
    assert len(_asking.WORDS) == asking.MOST_WORDS


def test_there_is_room_for_a_word_that_is_found_in_every_way() -> None:
    qualities = {value for name, value in vars(asking).items() if isinstance(value, float) and name not in SHARES}
    word = Word("zorg", tuple(Alternative((f"zorg{number}",), one) for number, one in enumerate(qualities)))

    assert len(ranking.tiers(word)) <= len(_asking.RUNGS)


def test_there_is_room_for_every_hint() -> None:
    assert len(_asking.HINTS) == concepts.MOST_HINTS
