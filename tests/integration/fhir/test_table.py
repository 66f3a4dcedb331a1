"""The table of elements is what is really checked: each of its rows is missed, and each of its limits holds."""

import copy
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from draagkracht.integrations.fhir.rules import checking, subset
from draagkracht.integrations.fhir.rules.checking import DocumentRefused
from draagkracht.integrations.fhir.rules.subset import Kind, Part
from draagkracht.municipalities.models import Municipality
from draagkracht.referrals import services as referrals
from draagkracht.referrals.models import Referral
from draagkracht.referrals.rules import referring
from tests.integration.fhir.conftest import Send, document
from tests.integration.fhir.test_tasks import answered
from tests.test_docs import code_in

Holder = tuple[dict[str, Any], str]


def whole() -> dict[str, Any]:
    """Return a document with every element of the table."""
    task = document()
    task["contained"][0]["supportingInfo"] = [{"reference": "#check"}]
    return task


def holders(task: dict[str, Any], part: Part) -> Iterator[Holder]:
    """Yield the objects of a document in which an element stands, each with where that is."""
    root, *names = part.path.split(".")
    found: list[Holder] = [(task, "Task")]
    if root != "Task":
        found = [
            (one, f"Task.contained[{index}]")
            for index, one in enumerate(task["contained"])
            if one["resourceType"] == root
        ]
    for name in names[:-1]:
        found = [below for holder, where in found for below in _below(holder, where, name)]
    yield from found


def _below(holder: dict[str, Any], where: str, name: str) -> list[Holder]:
    value = holder.get(name, [])
    if isinstance(value, dict):
        return [(value, f"{where}.{name}")]
    return [(one, f"{where}.{name}[{index}]") for index, one in enumerate(value)]


def refused_at(task: dict[str, Any]) -> set[str]:
    """Return the places of a document that are refused."""
    try:
        checking.check(task)
    except DocumentRefused as refusal:
        return {one.where for one in refusal.refusals}
    return set()


def named(part: Part) -> str:
    return part.path


@pytest.mark.parametrize("part", [part for part in subset.PARTS if part.least], ids=named)
def test_what_must_be_there_is_missed_by_name(part: Part) -> None:
    task = whole()
    holder, where = next(holders(task, part))

    del holder[part.name]

    # An object that is empty by now is refused itself.
    assert (f"{where}.{part.name}" if holder else where) in refused_at(task)


@pytest.mark.parametrize("part", [part for part in subset.PARTS if part.kind is not Kind.RESOURCE], ids=named)
def test_what_has_another_shape_is_refused_where_it_stands(part: Part) -> None:
    passed = []
    for value in (None, "", " ", 7, True, [], {}, ["x"], {"x": 1}, "\x00"):
        task = whole()
        holder, where = next(holders(task, part))
        holder[part.name] = value
        if not any(place.startswith((f"{where}.{part.name}", where)) for place in refused_at(task)):
            passed.append(value)

    assert passed == []


@pytest.mark.parametrize("part", [part for part in subset.PARTS if part.allowed and not part.is_list], ids=named)
def test_a_code_that_is_not_in_the_table_is_refused_where_it_stands(part: Part) -> None:
    task = whole()
    holder, where = next(holders(task, part))

    holder[part.name] = "foo"

    assert f"{where}.{part.name}" in refused_at(task)


@pytest.mark.parametrize("part", [part for part in subset.PARTS if part.longest], ids=named)
def test_a_text_may_be_as_long_as_the_table_says_and_no_longer(part: Part) -> None:
    start = "urn:" if part.kind is Kind.URI else "x"
    found = []
    for length in (part.longest, part.longest + 1):
        task = whole()
        holder, where = next(holders(task, part))
        holder[part.name] = start.ljust(length, "x")
        found.append(f"{where}.{part.name}" in refused_at(task))

    assert found == [False, True]


def test_the_document_of_the_tests_holds_every_element_that_must_be_there() -> None:
    assert refused_at(whole()) == set()
    assert [part.path for part in subset.PARTS if not list(holders(whole(), part))] == []


def test_the_example_of_the_page_is_accepted(send: Send) -> None:
    assert send(code_in("connect-a-system.md", "json")).status_code == 201


def test_the_longest_note_still_has_room_for_a_result(send: Send, city: Municipality) -> None:
    task = whole()
    task["contained"][0]["note"][0]["text"] = "x" * subset.LONGEST_NOTE

    task["contained"].append(answered())

    assert send(task).status_code == 201
    assert len(Referral.objects.get(name="Roos Zilverschoon").note) <= referring.LONGEST_NOTE


@pytest.fixture
def journal(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Return everything that is logged from here on, at the most talkative level."""
    caplog.set_level(logging.DEBUG)
    return caplog


@pytest.mark.parametrize("damage", ["none", "name", "note", "identifier", "priority", "again", "other", "failure"])
def test_nothing_that_was_sent_reaches_a_journal(
    send: Send, journal: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    task = copy.deepcopy(document("Weegbree-1"))
    request, patient = task["contained"]
    if damage == "name":
        patient["name"][0]["family"] = "Zilverschoon"
    elif damage == "note":
        request["note"][0]["text"] = "Weegbree 111222333"
    elif damage == "identifier":
        task["identifier"][0]["value"] = "Weegbree 1"
    elif damage == "priority":
        request["priority"] = "Weegbree"
    if damage in ("again", "other"):
        send(document("Weegbree-1"))
        task["requester"]["display"] = "Weegbree" if damage == "other" else task["requester"]["display"]
    if damage == "failure":
        monkeypatch.setattr(referrals.referring, "count", lambda **_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            send(json.dumps(task))
    else:
        send(json.dumps(task))

    formatter = logging.Formatter("%(message)s")
    # What the database was told is written down only where somebody switches that on (django.db.backends).
    kept = [one for one in journal.records if not one.name.startswith("django.db")]
    text = "\n".join(f"{formatter.format(record)} {record.args}" for record in kept)
    assert [word for word in ("Zilverschoon", "Weegbree", "1234567", "111222333") if word in text] == []
    assert Referral.objects.filter(name__contains="Zilverschoon").count() <= 1
