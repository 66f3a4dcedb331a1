"""What holds somebody back has words and an answer each; the same codes stand in the questionnaire of a talk."""

from draagkracht.casework.displays.arrangements import ANSWERS
from draagkracht.casework.rules import barriers, conversation
from draagkracht.casework.rules.barriers import Barrier
from draagkracht.casework.rules.talks import Kind


def test_every_barrier_of_the_talk_has_words_and_an_answer() -> None:
    (item,) = [item for item in conversation.questions(Kind.TOGETHER) if item.link_id == barriers.QUESTION]

    codes = {option.code for option in item.options}

    assert codes == {one.value for one in Barrier}
    assert set(barriers.LABELS) == set(ANSWERS) == set(Barrier)


def test_what_holds_somebody_back_is_in_no_report_that_others_at_home_read() -> None:
    assert barriers.QUESTION in conversation.NOT_IN_REPORT


def test_codes_that_are_none_are_left_out_and_each_counts_once() -> None:
    assert barriers.read(["cost", "x", "trust", "cost"]) == (Barrier.TRUST, Barrier.COST)
