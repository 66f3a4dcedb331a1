"""The harness gives a perfect search full marks and a bad one none, and keeps what must stay unknown."""

import pytest

from tests.judged import harness
from tests.judged.reading import Kind, Part
from tests.judged.variants import read_part


def perfect(part: Part) -> harness.Search:
    """Return a search that knows the answers."""
    answers = {
        (query.municipality, query.text): sorted(query.grades, key=query.grades.__getitem__, reverse=True)
        for queries in read_part(part).values()
        for query in queries
    }
    return lambda municipality, text: answers[municipality, text]


@pytest.mark.parametrize("part", list(Part))
def test_a_search_that_knows_the_answers_gets_full_marks(part: Part) -> None:
    measured = harness.measure(perfect(part), part)

    assert {round(one.ndcg, 9) for one in measured.values()} == {1}
    assert {round(one.ndcg_of_good, 9) for one in measured.values()} == {1}
    assert {one.recall for one in measured.values()} == {1}
    assert {one.zero_result_rate for one in measured.values()} == {0}


def test_a_search_that_finds_nothing_gets_nothing() -> None:
    measured = harness.measure(lambda municipality, text: [], Part.TUNED)

    assert {(one.ndcg, one.ndcg_of_good, one.recall) for one in measured.values()} == {(0, 0, 0)}
    assert {one.zero_result_rate for one in measured.values()} == {1}
    assert set(measured) == {*Kind, "compounds", "all"}


def test_the_table_has_a_line_for_every_kind() -> None:
    measured = harness.measure(perfect(Part.TUNED), Part.TUNED)

    lines = harness.table(measured).splitlines()

    assert [line.split()[0] for line in lines[1:]] == list(measured)


def test_the_worst_queries_come_first() -> None:
    known = read_part(Part.TUNED)[Kind.PLAIN][0]

    found = harness.worst(lambda _, text: list(known.grades) if text == known.text else [], Part.TUNED)

    assert found[0][0] == 0
    assert found[-1][2] == known.text


def test_which_queries_of_the_untouched_part_fail_stays_unknown() -> None:
    with pytest.raises(ValueError, match="stays unknown"):
        harness.worst(lambda _, __: [], Part.UNTOUCHED)
