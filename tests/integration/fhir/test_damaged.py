"""Whatever a document has become on its way, the answer is FHIR and never an error of ours."""

import copy
import json
from collections.abc import Iterator
from typing import Any

from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.integrations.fhir.services.clients import Registered
from tests.conftest import CITY_HOST
from tests.integration.fhir.conftest import FHIR, TASKS, TOKEN, Send, document
from tests.integration.fhir.test_tasks import answered
from tests.integration.hostile import FEW, thorough

VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False),
        st.text(max_size=20),
        st.sampled_from(["Task", "#verzoek", "111222333", "no", "\x00", "\ud800", "x" * 600, "http://a b"]),
    ),
    lambda below: st.one_of(st.lists(below, max_size=3), st.dictionaries(st.text(max_size=8), below, max_size=3)),
    max_leaves=6,
)
WORDS = ("resourceType", "id", "item", "answer", "coding", "system", "value", "valueCode", "extension", "text", "\x00")
FINE = {200, 201, 400, 409, 410, 413, 415, 422, 429}


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every part of a document."""
    yield path
    if isinstance(value, dict | list):
        for key, below in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(below, (*path, key))


def whole() -> dict[str, Any]:
    task = document()
    task["contained"].append(answered())
    return task


PLACES = list(places(whole()))


@st.composite
def damaged(draw: st.DrawFn) -> Any:
    """Return a document of which one to three parts were taken out, doubled, renamed or became something else."""
    task = copy.deepcopy(whole())
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(PLACES))
        if not path:
            continue
        try:
            parent = task
            for key in path[:-1]:
                parent = parent[key]
            damage(draw, parent, path[-1])
        except (KeyError, IndexError, TypeError):
            continue  # an earlier damage took this place away
    return task


def damage(draw: st.DrawFn, parent: Any, key: Any) -> None:
    kind = draw(st.sampled_from(["take", "replace", "add", "double"]))
    if kind == "take":
        del parent[key]
    elif kind == "replace":
        parent[key] = draw(VALUES)
    elif kind == "add" and isinstance(parent, dict):
        parent[draw(st.sampled_from(WORDS))] = draw(VALUES)
    elif isinstance(parent, list):
        parent.append(copy.deepcopy(parent[key]))


@thorough(FEW)
@given(task=damaged())
def test_a_damaged_document_is_refused_in_fhir_or_is_a_task(send: Send, task: Any) -> None:
    response = send(json.dumps(task))

    body = response.json()
    assert response.status_code in FINE
    assert body["resourceType"] == ("Task" if response.status_code in {200, 201} else "OperationOutcome")


@thorough(FEW)
@given(data=st.data())
def test_bytes_that_are_cut_or_changed_are_refused_in_fhir(send: Send, data: st.DataObject) -> None:
    body = bytearray(json.dumps(whole()).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(body[: data.draw(st.integers(0, len(body)))]) or b" "

    response = send(cut)

    assert response.status_code in FINE
    assert response.json()["resourceType"] in {"Task", "OperationOutcome"}


@thorough(FEW)
@given(body=st.binary(max_size=200), header=st.text(st.characters(max_codepoint=255, exclude_characters="\r\n")))
def test_a_question_for_a_token_of_any_form_gets_an_answer(system: Registered, body: bytes, header: str) -> None:
    client = Client(headers={"host": CITY_HOST, "authorization": header})

    response = client.generic("POST", TOKEN, body, content_type="application/x-www-form-urlencoded")

    assert response.status_code in {400, 401, 429}
    assert set(response.json()) == {"error"}


@thorough(FEW)
@given(text=st.text(max_size=100), kind=st.text(st.characters(max_codepoint=127), max_size=40))
def test_a_search_and_a_kind_of_any_form_get_an_answer(send: Send, look: Send, text: str, kind: str) -> None:
    found = look(TASKS, identifier=f"{text}|{text}")
    sent = send("{}", kind=kind.replace("\r", "").replace("\n", "") or FHIR)

    assert found.status_code in {200, 400, 429}
    assert sent.status_code in {400, 415, 422, 429}
