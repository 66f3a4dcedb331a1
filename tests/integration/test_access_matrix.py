"""The access matrix: every address, for everybody, by every method, on what is theirs and what is not.

The expected outcome stands in tests/access, which says how to add a row.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from draagkracht.accounts.models import Membership, User
from draagkracht.accounts.permissions import Role
from draagkracht.base import tenancy
from draagkracht.base.access import Audience
from draagkracht.directory.models import Service
from draagkracht.municipalities.models import Municipality
from tests import people
from tests.access.table import OK, OWN, Answer, Method, Row, all_rows
from tests.conftest import CITY_HOST, VILLAGE_HOST
from tests.integration.asking import entries, visitor

ROWS = all_rows()
# PUT is a method that no address takes.
METHODS: Mapping[str, Method | None] = {"GET": Method.GET, "POST": Method.POST, "PUT": None}
WRITES = ("INSERT", "UPDATE", "DELETE")
# Who was last seen when, and how often somebody tried, may be written whoever asks.
BESIDE = ("django_session", "accounts_cache")


@dataclass(frozen=True)
class Walker:
    """Somebody who tries every door."""

    label: str
    client: Client
    role: Role | None = None  # in Voorbeeldstad
    is_signed_in: bool = True
    owns: bool = False


@pytest.fixture
def walkers(city: Municipality) -> list[Walker]:
    """Return everybody: a stranger, each role, a provider of elsewhere, and every role of the other municipality."""

    def browser(user: User) -> Client:
        return people.client_of(user, visitor(CITY_HOST))

    return [
        Walker("anonymous", visitor(CITY_HOST), is_signed_in=False),
        *(Walker(role, browser(people.person(role, CITY_HOST)), role, owns=role is Role.PROVIDER) for role in Role),
        Walker("provider of another organisation", browser(people.other_provider(city)), Role.PROVIDER),
        *(Walker(f"{role} of the village", browser(people.person(role, VILLAGE_HOST))) for role in Role),
    ]


def test_every_address_has_one_row_and_every_row_an_address() -> None:
    addresses = [name for name, _ in entries()]

    rows = Counter(row.name for row in ROWS)

    assert sorted(set(addresses) - set(rows)) == [], "addresses without a row: see tests/access/__init__.py"
    assert sorted(set(rows) - set(addresses)) == [], "rows without an address"
    assert [name for name, number in rows.items() if number > 1] == []


def test_a_row_opens_to_the_roles_that_the_view_opens_to() -> None:
    audience = {name: entry.callback.audience for name, entry in entries()}  # type: ignore[attr-defined]

    staff = {row.name for row in ROWS if not row.is_public}

    assert staff == {name for name, who in audience.items() if who is Audience.STAFF}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_everybody_gets_what_the_row_says(row: Row, walkers: list[Walker], city: Municipality) -> None:
    wrong = []

    for target, is_own in targets(row, city):
        for walker in walkers:
            for method in METHODS:
                status, wrote = knock(walker.client, method, target)
                expected = outcome(row, walker, method, is_own=is_own)
                if status not in expected or (
                    wrote and status in {302, 403, 404, 405} and not may(row, walker, method)
                ):
                    wrong.append((walker.label, method, target, f"{status} instead of {expected}", wrote))

    assert wrong == []


@pytest.mark.parametrize("row", [row for row in ROWS if row.objects], ids=lambda row: row.name)
def test_what_is_of_the_other_municipality_is_not_there(
    row: Row, walkers: list[Walker], city: Municipality, village: Municipality
) -> None:
    target = foreign_target(row, village)
    wrong = []

    for walker in walkers:
        if row.is_public or (row.allowed.get(walker.role or Role.ADMINISTRATOR) and walker.role):
            for method in ("GET", "POST"):
                status, wrote = knock(walker.client, method, target)
                allowed = {row.foreign} if METHODS[method] in row.methods else {405, row.foreign}
                if status not in allowed or wrote:
                    wrong.append((walker.label, method, status, wrote))

    assert wrong == []


@pytest.mark.parametrize("row", [row for row in ROWS if Method.GET in row.methods], ids=lambda row: row.name)
def test_no_page_names_what_is_of_the_other_municipality(
    row: Row, walkers: list[Walker], city: Municipality, village: Municipality
) -> None:
    secrets = secrets_of(village)
    secrets += [foreign_target(row, village)] if row.objects else []
    found = []

    for target, _ in targets(row, city):
        for walker in walkers:
            response = walker.client.get(target)
            page = body(response) if response.status_code == 200 else ""
            found += [(walker.label, secret) for secret in secrets if secret in page]

    assert len(secrets) > 10
    assert found == []


def targets(row: Row, city: Municipality) -> Iterator[tuple[str, bool]]:
    """Yield the addresses of a row in the city, each with whether it is that of the provider's own thing."""
    if row.objects is None:
        yield reverse(row.name, kwargs=dict(row.takes)), True
        return
    makers: list[tuple[Callable[[Municipality], Mapping[str, Any]] | None, bool]] = [
        (row.objects.own, True),
        (row.objects.other, False),
    ]
    for make, is_own in makers:
        if make is not None:
            yield reverse(row.name, kwargs=dict(make(city))), is_own


def foreign_target(row: Row, village: Municipality) -> str:
    """Return the address of something of the other municipality."""
    assert row.objects is not None
    with tenancy.acting_for(village.pk):
        return reverse(row.name, kwargs=dict(row.objects.own(village)))


def knock(client: Client, method: str, target: str) -> tuple[int, list[str]]:
    """Return the status that somebody gets, and what was written for it; nothing of it remains."""
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        response = client.generic(method, target, b"", "application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    said = [query["sql"] for query in queries.captured_queries]
    wrote = [sql[:120] for sql in said if sql.startswith(WRITES) and not any(table in sql for table in BESIDE)]
    return response.status_code, wrote


def outcome(row: Row, walker: Walker, method: str, *, is_own: bool) -> set[int]:
    """Return the statuses that somebody may get."""
    if not row.is_public and not walker.is_signed_in:
        return {302}
    answer = OK if row.is_public else row.allowed.get(walker.role) if walker.role else None
    if answer is None:
        return {403}
    if METHODS[method] not in row.methods:
        return {405}
    if answer is OWN and not (is_own and walker.owns):
        return {403, 404}
    statuses = row.gives if method == "GET" else row.posts
    return {statuses} if isinstance(statuses, int) else set(statuses)


def may(row: Row, walker: Walker, method: str) -> bool:
    """Return whether somebody may do something at an address, so that writing is no wonder."""
    answer: Answer | None = OK if row.is_public else row.allowed.get(walker.role) if walker.role else None
    return answer is not None and METHODS[method] in row.methods


def secrets_of(village: Municipality) -> list[str]:
    """Return what a page of the city never names: people of the village, and services for the village alone."""
    with tenancy.acting_for(village.pk):
        emails = Membership.objects.values_list("user__email", flat=True)
        services = Service.objects.filter(municipality=village, is_everywhere=False, served_ids=[village.pk])
        return [*emails, *services.values_list("hsds_id", flat=True)]


def body(response: Any) -> str:
    """Return what was answered as text."""
    content: bytes = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode("utf-8", "replace")
