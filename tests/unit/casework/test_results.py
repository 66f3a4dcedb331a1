"""Result areas and reasons."""

import inspect
from enum import StrEnum

import pytest

from draagkracht.casework.rules import results
from draagkracht.casework.rules.results import RefusalReason


def test_every_code_has_its_words() -> None:
    enums = [thing for _, thing in inspect.getmembers(results, inspect.isclass) if issubclass(thing, StrEnum)]
    labels = [set(table) for name, table in vars(results).items() if name.endswith("_LABELS")]

    without = [enum.__name__ for enum in enums if enum is not StrEnum and set(enum) not in labels]

    assert without == []


def test_a_carer_who_is_about_to_be_overloaded_is_no_reason_to_refuse() -> None:
    with pytest.raises(results.RefusalStandsAgainstOverload) as refusal:
        results.check_refusal(RefusalReason.USUAL_HELP, is_overload_near=True)

    assert "dreigt te veel te doen" in refusal.value.sentence.dutch()


def test_usual_help_is_a_reason_where_nobody_is_overloaded_and_another_reason_always() -> None:
    results.check_refusal(RefusalReason.USUAL_HELP, is_overload_near=False)
    results.check_refusal(RefusalReason.OTHER_LAW, is_overload_near=True)
