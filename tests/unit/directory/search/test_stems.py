"""The golden list: which words must share a stem, and which must not. A newer stemmer has to pass it."""

from pathlib import Path

import pytest
import snowballstemmer

from draagkracht.directory.rules.search import Analyser, default_lexicon
from draagkracht.directory.rules.search.folding import fold

HERE = Path(__file__).parent


def pairs(name: str) -> list[tuple[str, str]]:
    lines = (HERE / name).read_text(encoding="utf-8").split("\n")
    return [(left, right) for left, _, right in (line.partition(" ") for line in lines if line)]


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser(default_lexicon())


@pytest.mark.parametrize(("left", "right"), pairs("stems_shared.txt"))
def test_forms_of_one_word_share_a_stem(analyser: Analyser, left: str, right: str) -> None:
    assert analyser.stem(fold(left)) == analyser.stem(fold(right))


@pytest.mark.parametrize(("left", "right"), pairs("stems_apart.txt"))
def test_other_words_have_other_stems(analyser: Analyser, left: str, right: str) -> None:
    assert analyser.stem(fold(left)) != analyser.stem(fold(right))


def test_the_golden_list_is_long_enough_to_notice_another_stemmer() -> None:
    newer = snowballstemmer.stemmer("dutch")

    assert len(pairs("stems_shared.txt")) + len(pairs("stems_apart.txt")) >= 150
    assert newer.stemWord("begeleiding") == newer.stemWord("beleid")


def test_what_is_not_written_in_latin_letters_is_its_own_stem(analyser: Analyser) -> None:
    for word in ("الرعاية", "24", "2fa"):
        assert analyser.stem(word) == word
