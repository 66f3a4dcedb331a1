"""What tests share: a database with the demo in it, worked on in the application's role, and clients for two hosts."""

import os
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
from django.db import connection
from django.test import Client

from draagkracht.base import tenancy
from draagkracht.config import database
from draagkracht.config.demo import seed
from draagkracht.municipalities.models import Municipality

hypothesis.settings.register_profile("default", max_examples=50, deadline=None)
hypothesis.settings.register_profile("nightly", max_examples=2_000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

CITY_HOST = "voorbeeldstad.localhost"
VILLAGE_HOST = "voorbeelddorp.localhost"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Make the tables as their owner, then work in the application's role, on the demo."""
    with django_db_blocker.unblock():
        database.step_down()
        seed.seed()
        connection.close()
    yield
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["OPTIONS"].pop("options", None)


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
