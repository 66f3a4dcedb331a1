"""What tests share: a database with the demo in it, worked on in the application's role, and clients for two hosts."""

import dataclasses
import datetime
import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import hypothesis
import pytest
import time_machine
from django.db import connection, models
from django.test import Client
from django.test.signals import template_rendered
from django.utils import translation
from whitenoise.middleware import WhiteNoiseMiddleware

from draagkracht.accounts.permissions import Role
from draagkracht.base import tenancy
from draagkracht.config import database
from draagkracht.config.demo import seed
from draagkracht.municipalities.models import Municipality
from tests import people

hypothesis.settings.register_profile("default", max_examples=50, deadline=None)
hypothesis.settings.register_profile("nightly", max_examples=2_000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

CITY_HOST = "voorbeeldstad.localhost"
VILLAGE_HOST = "voorbeelddorp.localhost"
A_SUNDAY = datetime.datetime(2026, 11, 22, 17, tzinfo=datetime.UTC)  # in the evening: the desk is closed


@pytest.fixture(scope="session", autouse=True)
def clock() -> Iterator[None]:
    """Let every test begin at the same hour of the same day: rules know days off, desks have hours, people an age."""
    with time_machine.travel(A_SUNDAY, tick=True):
        yield


def database_now() -> datetime.datetime:
    """Return the hour of the database, whose clock is that of the machine."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment: datetime.datetime = cursor.fetchone()[0]
    return moment


@pytest.fixture(scope="session")
def django_db_setup(clock: None, django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Make the tables as their owner, then work in the application's role, on the demo."""
    # The plugin makes a test database only where a test is marked for it: never touch another instead.
    if not str(connection.settings_dict["NAME"]).startswith("test_"):
        pytest.exit("Tests with transactions of their own need one marked django_db beside them: run the folder.")
    with django_db_blocker.unblock():
        database.step_down()
        seed.seed()
        connection.close()
    yield
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["OPTIONS"].pop("options", None)


@pytest.fixture(autouse=True)
def _one_language() -> Iterator[None]:
    """Begin and end each test in the language of the settings: a client leaves its last one behind."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def _templates_cannot_query() -> Iterator[None]:
    """Fail a test in which a template got something that can query: a model, a manager, a query set."""
    found: list[str] = []
    seen: dict[int, Any] = {}  # by id, and kept so that no id comes back: most values go from template to template

    def look(sender: Any, template: Any, context: Any, **_: Any) -> None:
        for name, value in context.flatten().items():
            if id(value) in seen:
                continue
            if not isinstance(value, list | dict | set):  # which may hold something else by then
                seen[id(value)] = value
            if can_query(value):
                found.append(f"{template.name}: {name}")

    template_rendered.connect(look)
    yield
    template_rendered.disconnect(look)
    assert found == []


def can_query(value: Any, depth: int = 4) -> bool:
    """Tell whether a value is, or holds, something that reads from the database."""
    if isinstance(value, str | int | None):
        return False  # most values, and this is asked of each value of each template
    if isinstance(value, models.Model | models.Manager | models.QuerySet):
        return True
    parts: Iterable[Any] = ()
    if depth and isinstance(value, dict):
        parts = value.values()
    elif depth and isinstance(value, list | tuple | set | frozenset):
        parts = value
    elif depth and dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = [getattr(value, field.name) for field in dataclasses.fields(value)]
    return any(can_query(part, depth - 1) for part in parts)


@pytest.fixture(scope="session", autouse=True)
def _static_files_are_listed_once() -> Iterator[None]:
    """Look for the static files once: each new browser would look again, which takes longer than most of its pages."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("update_files_dictionary", "add_files_from_finders"):
            patch.setattr(WhiteNoiseMiddleware, name, listed_once(getattr(WhiteNoiseMiddleware, name)))
        yield


def listed_once(look: Callable[..., None]) -> Callable[..., None]:
    """Return what lists the files of a place, and remembers them."""
    known: dict[tuple[Any, ...], dict[str, Any]] = {}

    def add(self: Any, *place: str) -> None:
        where = (*place, self.static_prefix, self.static_root)
        if where not in known:
            before, self.files = self.files, {}
            look(self, *place)
            known[where], self.files = self.files, before
        self.files.update(known[where])

    return add


@pytest.fixture
def city(db: None) -> Iterator[Municipality]:
    """Work for Voorbeeldstad."""
    municipality = Municipality.objects.get(slug="voorbeeldstad")
    with tenancy.acting_for(municipality.pk):
        yield municipality


@pytest.fixture
def village(db: None) -> Municipality:
    """Return Voorbeelddorp, the other municipality."""
    return Municipality.objects.get(slug="voorbeelddorp")


@pytest.fixture
def city_client(db: None) -> Client:
    """Return a browser on the site of Voorbeeldstad."""
    return Client(headers={"host": CITY_HOST})


@pytest.fixture
def village_client(db: None) -> Client:
    """Return a browser on the site of Voorbeelddorp."""
    return Client(headers={"host": VILLAGE_HOST})


@pytest.fixture
def signed_in(db: None) -> Callable[..., Client]:
    """Return a function that gives the browser of the demo's person with a role, signed in with their app."""

    def sign_in(role: Role, host: str = CITY_HOST) -> Client:
        return people.client_of(people.person(role, host), Client(headers={"host": host}))

    return sign_in
