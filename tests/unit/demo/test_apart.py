"""Work in a process of its own says what went wrong there, also where its exception cannot leave it."""

from typing import Never

import pytest

from draagkracht.base.text import Sentence
from draagkracht.casework.rules.talks import TalkCannotBe
from draagkracht.config import serving
from draagkracht.config.refusal import Refused


def give() -> int:
    """Return something."""
    return 7


def refuse_in_two_parts() -> Never:
    """Raise what cannot be made anew from its own arguments."""
    raise TalkCannotBe(Sentence("Kies een latere dag."))


def refuse() -> Never:
    """Raise what can be made anew."""
    raise Refused("no room left")


def test_work_apart_gives_what_it_returns() -> None:
    assert serving.apart(give) == 7


def test_the_sentence_of_what_cannot_leave_its_process_is_shown() -> None:
    with pytest.raises(RuntimeError, match=r"TalkCannotBe: Kies een latere dag\."):
        serving.apart(refuse_in_two_parts)


def test_what_can_leave_its_process_comes_as_itself() -> None:
    with pytest.raises(Refused, match="no room left"):
        serving.apart(refuse)
