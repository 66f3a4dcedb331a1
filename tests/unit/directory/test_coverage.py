"""For which kind of help and with which condition there is something."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from draagkracht.directory.displays.coverage import coverage_shown, gap_in_words
from draagkracht.directory.rules.codes import BaseFunction, Condition
from draagkracht.directory.rules.coverage import CONDITIONS, ENOUGH, Covered, Gap, Status, cover, gaps

RESPITE, MONEY = BaseFunction.RESPITE, BaseFunction.FINANCIAL
SERVICES = st.lists(
    st.tuples(st.sets(st.sampled_from(BaseFunction)), st.sets(st.sampled_from(Condition)), st.integers(1, 5)),
    max_size=12,
)


def of(function: BaseFunction, *services: tuple[list[str], int]) -> Covered:
    """Return how one kind of help is covered by services: conditions, and how many."""
    rows = cover(([function], conditions, number) for conditions, number in services)
    return next(row for row in rows if row.function is function)


def test_a_service_counts_in_every_cell_where_it_fits() -> None:
    rows = cover([([RESPITE, MONEY], [Condition.DEMENTIA, Condition.NAH], 2)])

    covered = {row.function: row for row in rows}
    assert [row.function for row in rows] == list(BaseFunction)
    assert covered[RESPITE].by_condition[Condition.DEMENTIA] == 2
    assert covered[MONEY].by_condition[Condition.NAH] == 2
    assert covered[MONEY].by_condition[Condition.CANCER] == 0
    assert covered[MONEY].total == 2
    assert covered[BaseFunction.ADVICE].total == 0


def test_what_names_no_condition_is_for_everybody_and_fills_no_cell() -> None:
    row = of(RESPITE, ([], 3), ([Condition.NONE], 1))

    assert row.for_everybody == 4
    assert set(row.by_condition.values()) == {0}


def test_for_everybody_and_for_dementia_counts_twice_and_is_one_to_choose() -> None:
    row = of(RESPITE, ([Condition.NONE, Condition.DEMENTIA], 1), ([*CONDITIONS], 1))

    assert row.for_everybody == 1
    assert row.by_condition[Condition.DEMENTIA] == 2
    assert row.least == 2


def test_nothing_part_and_enough() -> None:
    nothing = of(RESPITE)
    for_one = of(RESPITE, ([Condition.DEMENTIA], 9))
    just_not = of(RESPITE, ([], ENOUGH - 1))
    enough = of(RESPITE, ([], ENOUGH - 1), (list(CONDITIONS), 1))

    assert [row.status for row in (nothing, for_one, just_not, enough)] == [
        Status.NONE,
        Status.PARTLY,
        Status.PARTLY,
        Status.OK,
    ]


def test_the_worst_hole_comes_first() -> None:
    others = [condition for condition in CONDITIONS if condition is not Condition.ADDICTION]
    every = [function for function in BaseFunction if function not in {RESPITE, MONEY, BaseFunction.ADVICE}]

    found = gaps(
        cover(
            [
                (every, CONDITIONS, 1),
                ([BaseFunction.ADVICE], others, 1),
                ([BaseFunction.ADVICE], [], 4),
                ([MONEY], [], 8),
            ]
        )
    )

    assert found == (
        Gap(RESPITE, None, 0),
        Gap(BaseFunction.ADVICE, Condition.ADDICTION, 4),
        Gap(MONEY, None, 8),
    )


def test_with_the_same_to_fall_back_on_the_condition_with_the_least_of_anything_comes_first() -> None:
    most = [condition for condition in CONDITIONS if condition not in {Condition.NAH, Condition.CANCER}]

    found = gaps(cover([([RESPITE], most, 1), ([MONEY], [*most, Condition.NAH], 1)]))

    pairs = [gap.condition for gap in found if gap.condition and gap.function is RESPITE]
    assert pairs == [Condition.CANCER, Condition.NAH]


@given(SERVICES)
def test_every_empty_cell_is_in_exactly_one_hole(services: list[tuple[set[str], set[str], int]]) -> None:
    coverage = cover(services)

    found = gaps(coverage)

    cells = [
        (gap.function, condition)
        for gap in found
        for condition in (CONDITIONS if gap.condition is None else [gap.condition])
    ]
    empty = {(row.function, one) for row in coverage for one, number in row.by_condition.items() if not number}
    assert len(cells) == len(set(cells))
    assert set(cells) == empty
    assert [gap.for_everybody for gap in found] == sorted(gap.for_everybody for gap in found)


@given(SERVICES, st.sampled_from(BaseFunction))
def test_one_more_service_makes_nothing_worse(
    services: list[tuple[set[str], set[str], int]], function: BaseFunction
) -> None:
    order = list(Status)
    before = {row.function: row for row in cover(services)}

    after = {row.function: row for row in cover([*services, ({function}, set(), 1)])}

    assert order.index(after[function].status) >= order.index(before[function].status)
    assert after[function].least == before[function].least + 1
    assert {name: dataclasses.asdict(row) for name, row in after.items() if name is not function} == {
        name: dataclasses.asdict(row) for name, row in before.items() if name is not function
    }


@given(SERVICES)
def test_the_least_is_never_more_than_the_total(services: list[tuple[set[str], set[str], int]]) -> None:
    for row in cover(services):
        assert row.for_everybody <= row.least <= row.total


@given(SERVICES)
def test_what_stands_enough_has_no_hole_that_is_called_too_little(
    services: list[tuple[set[str], set[str], int]],
) -> None:
    coverage = cover(services)

    short = {gap.function for gap in gaps(coverage) if gap.is_short}

    assert not short & {row.function for row in coverage if row.status is Status.OK}


def test_nothing_special_with_enough_for_everybody_is_no_hole_and_is_said_apart() -> None:
    every = [function for function in BaseFunction if function is not RESPITE]

    page = coverage_shown(cover([(every, CONDITIONS, 3), ([RESPITE], [], 6)]))

    assert page.gaps == ()
    assert page.nothing_special == ("Respijtzorg: 6 voor iedereen, en bij geen enkele ziekte iets speciaals",)
    everybody, *others = page.rows
    assert all(cell.is_short for cell in everybody.cells if not cell.number)
    assert not any(
        cell.is_short for row in others for cell in row.cells if cell.number == 0 and cell.what.startswith("Respijt")
    )


def test_a_hole_in_words_says_what_there_is_for_everybody() -> None:
    pair, alone = Gap(RESPITE, Condition.ADDICTION, 2), Gap(RESPITE, Condition.ADDICTION, 0)

    assert gap_in_words(pair) == "Respijtzorg bij verslaving: niets speciaals, en maar 2 voor iedereen"
    assert gap_in_words(alone) == "Respijtzorg bij verslaving: er is niets"
    assert gap_in_words(Gap(MONEY, None, 0)) == "Geld: er is helemaal niets"
    assert gap_in_words(Gap(MONEY, None, 1)) == "Geld: bij geen enkele ziekte iets speciaals, en maar 1 voor iedereen"
