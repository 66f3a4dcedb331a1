"""A colleague in the log."""

import pytest

from draagkracht.accounts import acting
from draagkracht.accounts.permissions import Actor, Role
from draagkracht.casework.permissions import worker_of
from draagkracht.casework.rules.states import CASE_WORKERS


@pytest.mark.parametrize("role", sorted(CASE_WORKERS))
def test_a_colleague_is_the_same_in_the_log_of_a_case_and_of_everything_else(role: Role) -> None:
    actor = Actor(user_id=5, name="Mo Consulent", email="mo@voorbeeldstad.example", roles=frozenset({role}))

    assert worker_of(actor).who == acting.staff_of(actor)
    assert worker_of(actor).who.id == "user:5"
