"""The access matrix: every address, for everybody, by every method, on what is theirs and what is not.

The expected outcome stands in tests/access, which says how to add a row. Most visits end at the guard, so a visit is
cheap: the site and who somebody is are read once, for nothing of a visit remains; the page of refusal is one sentence,
and what refused visits wrote is counted together; only when they wrote something does each go again, to find which.
"""

import copy
import dataclasses
import functools
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts import queries as accounts
from draagkracht.accounts.backend import CodeBackend
from draagkracht.accounts.models import Membership, User
from draagkracht.accounts.permissions import Actor, Role
from draagkracht.accounts.rules import OrganisationKind
from draagkracht.base import tenancy
from draagkracht.base.access import Audience
from draagkracht.base.middleware import MunicipalityMiddleware
from draagkracht.config import urls
from draagkracht.directory.models import Service
from draagkracht.municipalities import queries as municipalities
from draagkracht.municipalities.models import Municipality
from tests import people
from tests.access.table import OK, OWN, Answer, Method, Row, topics
from tests.conftest import CITY_HOST, VILLAGE_HOST
from tests.integration.asking import entries, visitor

TOPICS = topics()
ROWS = [row for rows in TOPICS.values() for row in rows]
# PUT is a method that no address takes.
METHODS: Mapping[str, Method | None] = {"GET": Method.GET, "POST": Method.POST, "PUT": None}
# How many rows the present transaction wrote, by table. Who was last seen when, and how often somebody tried, may be
# written whoever asks.
WRITTEN = """
SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables
WHERE n_tup_ins + n_tup_upd + n_tup_del > 0 AND relname NOT IN ('django_session', 'accounts_cache')
"""


@dataclass(frozen=True)
class Walker:
    """Somebody who tries every door."""

    label: str
    client: Client
    role: Role | None = None  # in Voorbeeldstad
    is_signed_in: bool = True
    owns: bool = False
    kind: OrganisationKind | None = None  # of the organisation that a professional works for
    elsewhere: Role | None = None  # in Voorbeelddorp


@dataclass(frozen=True)
class Visit:
    """Somebody asks an address: what should come out, and what did."""

    walker: Walker
    method: str
    target: str
    expected: frozenset[int]
    may_write: bool
    status: int = 0
    page: str = ""


@pytest.fixture(autouse=True)
def _visits_are_cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read each site and each person once, and answer a refusal in one word: that page has tests of its own."""

    def refuse(request: HttpRequest, exception: Exception) -> HttpResponse:
        return HttpResponseForbidden("refused")

    @functools.cache
    def hats_of(user_id: int) -> Mapping[str, Actor]:
        return list_hats(User.objects.get(pk=user_id), timezone.now())

    get_site, list_hats = functools.cache(municipalities.get_site), accounts.list_hats
    get_user = functools.cache(CodeBackend().get_user)
    monkeypatch.setattr(accounts, "list_hats", lambda user, at: dict(hats_of(user.pk)))
    monkeypatch.setattr(accounts, "list_authenticators", functools.cache(accounts.list_authenticators))
    monkeypatch.setattr(CodeBackend, "get_user", lambda _backend, user_id: copy.copy(get_user(user_id)))
    monkeypatch.setattr(MunicipalityMiddleware, "resolve", property(lambda _middleware: get_site))
    monkeypatch.setattr(urls, "handler403", refuse)


@pytest.fixture
def walkers(everybody: list[Walker], monkeypatch: pytest.MonkeyPatch) -> list[Walker]:
    """Return everybody, with a session that is read once: no visit leaves another behind."""
    load = functools.cache(lambda session_key: read(SessionStore(session_key)))
    read = SessionStore.load
    monkeypatch.setattr(SessionStore, "load", lambda store: dict(load(store.session_key)))
    return everybody


@pytest.fixture
def everybody(city: Municipality) -> list[Walker]:
    """Return everybody: a stranger, each role, a provider of elsewhere, and every role of the other municipality."""

    def browser(user: User) -> Client:
        return people.client_of(user, visitor(CITY_HOST), is_seen=True)

    return [
        Walker("anonymous", visitor(CITY_HOST), is_signed_in=False),
        *(Walker(role, browser(people.person(role, CITY_HOST)), role, owns=role is Role.PROVIDER) for role in Role),
        *(
            Walker(
                f"professional: {kind}",
                browser(people.centre_worker(city, kind)),
                Role.PROFESSIONAL,
                owns=True,
                kind=kind,
            )
            for kind in (OrganisationKind.SUPPORT_CENTRE, OrganisationKind.VOLUNTEERS)
        ),
        Walker("provider of another organisation", browser(people.other_provider(city)), Role.PROVIDER),
        *(
            Walker(f"{role} of the village", browser(people.person(role, VILLAGE_HOST)), elsewhere=role)
            for role in Role
        ),
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


@pytest.mark.parametrize("topic", TOPICS)
def test_everybody_gets_what_the_rows_say_and_no_page_names_what_is_of_the_other_municipality(
    topic: str, walkers: list[Walker], city: Municipality, village: Municipality
) -> None:
    rows = TOPICS[topic]
    secrets = secrets_of(village) + [foreign_target(row, village) for row in rows if row.objects]

    visited = [(row, visit) for row in rows for visit in made(visits(row, walkers, city))]

    assert len(secrets) > 10
    assert [fault(row, visit) for row, visit in visited if visit.status not in visit.expected] == []
    assert [fault(row, visit, secret) for row, visit in visited for secret in secrets if secret in visit.page] == []


@pytest.mark.parametrize("topic", [topic for topic, rows in TOPICS.items() if any(row.objects for row in rows)])
def test_what_is_of_the_other_municipality_is_not_there(
    topic: str, walkers: list[Walker], village: Municipality
) -> None:
    rows = [row for row in TOPICS[topic] if row.objects]

    visited = [(row, visit) for row in rows for visit in made(foreign_visits(row, walkers, village))]

    assert [fault(row, visit) for row, visit in visited if visit.status not in visit.expected] == []


def fault(row: Row, visit: Visit, secret: str = "") -> tuple[str, ...]:
    """Return what is not as the row says, in a line."""
    expected = f"{visit.status}, expected {sorted(visit.expected)}"
    return row.name, visit.walker.label, visit.method, expected, secret


def visits(row: Row, walkers: list[Walker], city: Municipality) -> list[Visit]:
    """Return who asks what in the city, and what the row says of it."""
    return [
        Visit(
            walker,
            method,
            target,
            frozenset(outcome(row, walker, method, is_own=is_own)),
            may(row, walker, method, is_own=is_own),
        )
        for target, is_own in targets(row, city)
        for walker in asked(row, walkers)
        for method in METHODS
    ]


def foreign_visits(row: Row, walkers: list[Walker], village: Municipality) -> list[Visit]:
    """Return who in the city asks for what is of the village; nobody may change it."""
    target = foreign_target(row, village)
    found = []
    for walker in asked(row, walkers):
        for method in ("GET", "POST"):
            there = {row.foreign} if takes(row, method) else {405, row.foreign}
            is_theirs = answer_to(row, walker) is OK or (answer_to(row, walker) is OWN and owns(row, walker))
            expected = there if is_theirs else {302, 403, *there}
            found.append(Visit(walker, method, target, frozenset(expected), may_write=False))
    return found


def made(planned: list[Visit]) -> list[Visit]:
    """Make the visits; return them with what came out. Fails when one wrote that may not.

    Nothing of a visit remains. Those that may not write are counted together, and one by one when that is not nothing.
    """
    quiet = [visit for visit in planned if not visit.may_write]
    before = written()
    with transaction.atomic():
        done = [ask(visit) for visit in quiet]
        transaction.set_rollback(True)
    if written() != before:
        wrote = [(visit.walker.label, visit.method, visit.target, writes(visit)) for visit in quiet]
        assert [each for each in wrote if each[-1]] == []
    return done + [knock(visit) for visit in planned if visit.may_write]


def writes(visit: Visit) -> list[str]:
    """Return the tables that a visit writes."""
    before = written()
    knock(visit)
    return [table for table, number in written().items() if number != before.get(table)]


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


def knock(visit: Visit) -> Visit:
    """Make a visit of which nothing remains."""
    with transaction.atomic():
        done = ask(visit)
        transaction.set_rollback(True)
    return done


def ask(visit: Visit) -> Visit:
    """Make a visit; return it with the status and, of what is shown, the text. Of cookies nothing remains."""
    client = visit.walker.client
    session = client.cookies.get(settings.SESSION_COOKIE_NAME)
    response = client.generic(visit.method, visit.target, b"", "application/x-www-form-urlencoded")
    shown = body(response) if visit.method == "GET" and response.status_code == 200 else ""
    client.cookies = SimpleCookie({session.key: session.value} if session else {})
    return dataclasses.replace(visit, status=response.status_code, page=shown)


def written() -> dict[str, int]:
    """Return how many rows the present transaction wrote, by table."""
    with connection.cursor() as cursor:
        cursor.execute(WRITTEN)
        return dict(cursor.fetchall())


def asked(row: Row, walkers: list[Walker]) -> list[Walker]:
    """Return who is asked: of the village those who may do it there; a page for everybody knows no roles."""
    if row.is_public:
        return [walkers[0], walkers[1], walkers[-1]]
    return [walker for walker in walkers if walker.elsewhere is None or walker.elsewhere in row.allowed]


def takes(row: Row, method: str) -> bool:
    """Return whether an address takes a method."""
    kind = METHODS[method]
    return kind is not None and kind in row.methods


def answer_to(row: Row, walker: Walker) -> Answer | None:
    """Return what somebody may see at an address; None when it is not for them."""
    if row.is_public:
        return OK
    return row.allowed.get(walker.role) if walker.role else None


def outcome(row: Row, walker: Walker, method: str, *, is_own: bool) -> set[int]:
    """Return the statuses that somebody may get."""
    answer = answer_to(row, walker)
    if not row.is_public and not walker.is_signed_in:
        return {302}
    if answer is None:
        return {403}
    if answer is OWN and not owns(row, walker):
        return {403, 404} if takes(row, method) else {403, 405}
    if not takes(row, method):
        # Some pages of text answer every method alike. That is no harm as long as nothing is written.
        return {405, *as_set(row.gives)} if row.is_public else {405}
    if answer is OWN and not is_own:
        return {403, 404}
    return as_set(row.gives if method == "GET" else row.posts)


def owns(row: Row, walker: Walker) -> bool:
    """Return whether what is made for a row is somebody's own."""
    return walker.owns and walker.kind in {None, row.kind}


def as_set(statuses: int | tuple[int, ...]) -> set[int]:
    """Return the statuses of a row."""
    return {statuses} if isinstance(statuses, int) else set(statuses)


def may(row: Row, walker: Walker, method: str, *, is_own: bool) -> bool:
    """Return whether somebody may do something at an address, so that writing is no wonder."""
    answer = answer_to(row, walker)
    return takes(row, method) and (answer is OK or (answer is OWN and is_own and owns(row, walker)))


def secrets_of(village: Municipality) -> list[str]:
    """Return what a page of the city never names: people of the village, and services for the village alone."""
    with tenancy.acting_for(village.pk):
        emails = filter(None, Membership.objects.values_list("user__email", flat=True))
        services = Service.objects.filter(municipality=village, is_everywhere=False, served_ids=[village.pk])
        return [*emails, *services.values_list("hsds_id", flat=True)]


def body(response: Any) -> str:
    """Return what was answered as text."""
    content: bytes = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode("utf-8", "replace")
