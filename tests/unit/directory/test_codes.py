"""The code lists: complete, with words for each code, in everyday Dutch."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import pytest

from draagkracht.base.text import Sentence
from draagkracht.directory.rules import codes, doubts, reasons
from draagkracht.directory.rules.codes import BaseFunction, Condition

LISTS = {
    codes.BaseFunction: "information advice emotional education practical respite financial material",
    codes.Condition: (
        "dementia nah lvb autism mental-health addiction chronic physical muscle cancer palliative elderly none"
    ),
    codes.Law: "wmo wlz zvw jeugdwet insurance none",
    codes.Audience: "carer care_recipient both professional young_carer",
    codes.RespiteForm: "stay day_care sitting live_in shared_activity host_family care_farm",
    codes.Mobility: "foot bike car transit",
    codes.Indication: "wlz wmo none",
}
LABELS: list[tuple[type[StrEnum], Mapping[Any, Sentence]]] = [
    (codes.BaseFunction, codes.BASE_FUNCTION_LABELS),
    (codes.Condition, codes.CONDITION_LABELS),
    (codes.Law, codes.LAW_LABELS),
    (codes.Audience, codes.AUDIENCE_LABELS),
    (codes.RespiteForm, codes.RESPITE_FORM_LABELS),
    (codes.Mobility, codes.MOBILITY_LABELS),
    (codes.Attendance, codes.ATTENDANCE_LABELS),
    (codes.ServiceStatus, codes.STATUS_LABELS),
]


@pytest.mark.parametrize(("kind", "written"), LISTS.items())
def test_the_codes_are_those_of_the_format_in_its_order(kind: type[StrEnum], written: str) -> None:
    assert [code.value for code in kind] == written.split()


@pytest.mark.parametrize(("kind", "labels"), LABELS)
def test_each_code_has_its_own_words(kind: type[StrEnum], labels: Mapping[Any, Sentence]) -> None:
    words = [labels[code].dutch() for code in kind]

    assert all(words)
    assert len(set(words)) == len(words)


def test_needs_and_reasons_have_words_for_every_function_and_condition() -> None:
    assert set(codes.NEED_LABELS) == set(BaseFunction)
    assert set(reasons.GIVES) == set(reasons.GIVES_YOUNG) == set(BaseFunction)
    assert set(reasons.WITH) == set(Condition)


def test_every_condition_group_has_words_and_more_than_one_condition() -> None:
    assert set(codes.CONDITION_GROUPS) == set(codes.CONDITION_GROUP_LABELS)
    assert all(len(group) > 1 for group in codes.CONDITION_GROUPS.values())


@pytest.mark.parametrize("condition", Condition)
def test_conditions_are_related_both_ways_and_never_to_themselves(condition: Condition) -> None:
    related = codes.related_conditions(condition)

    assert condition not in related
    assert Condition.NONE not in related
    assert all(condition in codes.related_conditions(other) for other in related)


def test_nothing_that_people_read_says_mantelzorger() -> None:
    more: list[Mapping[Any, Sentence]] = [codes.NEED_LABELS, reasons.GIVES, reasons.GIVES_YOUNG, doubts.CARE_OFFICE]
    tables = [labels for _, labels in LABELS] + more

    assert not [label for labels in tables for label in labels.values() if "mantelzorg" in label.dutch().lower()]
