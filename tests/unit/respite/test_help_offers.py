"""When somebody who wants to help can: six choices are the parts of a week, and nothing is in two of them."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from draagkracht.respite.models.volunteers import DAYPARTS
from draagkracht.respite.rules.help_offers import WHENS, When, dayparts


def test_all_choices_together_are_the_whole_week_and_none_is_twice() -> None:
    assert dayparts(list(When)) == list(range(DAYPARTS))
    assert all(not set(dayparts([a])) & set(dayparts([b])) for a, b in itertools.combinations(When, 2))


def test_a_morning_in_the_weekend_is_on_saturday_and_on_sunday() -> None:
    assert dayparts([When.WEEKEND_MORNING]) == [15, 18]
    assert dayparts([When.WEEK_EVENING]) == [2, 5, 8, 11, 14]


def test_each_choice_has_its_words() -> None:
    assert set(WHENS) == set(When)


@given(st.sets(st.sampled_from(list(When))), st.sampled_from(list(When)))
def test_one_more_choice_only_adds(chosen: set[When], more: When) -> None:
    assert set(dayparts(chosen)) | set(dayparts([more])) == set(dayparts([*chosen, more]))
