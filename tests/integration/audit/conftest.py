"""What the tests of the log share: a municipality that only they know, rows in its log, and the owner of the tables."""

import datetime
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC
from typing import Any

import pytest
from django.db import connection

from draagkracht.audit import services
from draagkracht.audit.rules import Action, ActorKind, Basis, Purpose, Who
from draagkracht.base import tenancy

AT = datetime.datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
NINA = Who(ActorKind.STAFF, "17", "Nina de Wit", "consultant", "Voorbeeldstad")
Record = Callable[..., uuid.UUID]


def new_municipality() -> int:
    """Return the number of a municipality that nobody else has: the log knows numbers only."""
    return uuid.uuid4().int >> 72


def record(municipality_id: int, **other: Any) -> uuid.UUID:
    """Write a row in the log and return whose data it is of."""
    given: dict[str, Any] = {
        "actor": NINA,
        "subject": uuid.uuid4(),
        "action": Action.SEE,
        "what": "people.network",
        "why": Purpose.CONTACT,
        "basis": Basis.CONSENT,
        "at": AT,
    }
    services.record(municipality_id=municipality_id, **given | other)
    subject: uuid.UUID = (given | other)["subject"]
    return subject


def link_now() -> None:
    """Do what the database does when a transaction commits."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def fetch(sql: str, *parameters: Any) -> list[Any]:
    """Return what a statement finds."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall()) if cursor.description else []


@contextmanager
def as_owner() -> Iterator[None]:
    """Work as the owner of the tables, whom no policy binds."""
    fetch("SET LOCAL ROLE NONE")
    yield
    fetch("SET LOCAL ROLE draagkracht_app")


@pytest.fixture
def municipality_id(db: None) -> Iterator[int]:
    """Work for a municipality without any row in the log."""
    number = new_municipality()
    with tenancy.acting_for(number):
        yield number
