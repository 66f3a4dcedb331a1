"""What the tests of the call-back queue share."""

import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection

from draagkracht.base import tenancy
from draagkracht.municipalities.models import Municipality
from draagkracht.referrals import models, services

NUMBER = "+31001234501"
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)  # ten o'clock at the desk


@pytest.fixture
def ask(city: Municipality) -> Callable[..., datetime]:
    """Return a function that asks the desk of Voorbeeldstad to call, on Monday morning unless it is told otherwise."""

    def request_call(**changes: Any) -> datetime:
        asked: dict[str, Any] = {
            "municipality_id": city.pk,
            "name": "",
            "phone": NUMBER,
            "daypart": "any",
            "language": "nl",
            "key": uuid.uuid4(),
            "at": MONDAY,
        }
        return services.request_call(**(asked | changes))

    return request_call


@pytest.fixture
def committing(django_db_setup: None, django_db_blocker: Any) -> Iterator[Municipality]:
    """Work with transactions that are really committed, for tests with more connections; cleans up its own rows."""
    with django_db_blocker.unblock():
        municipality = Municipality.objects.get(slug="voorbeeldstad")
        yield municipality
        with tenancy.acting_for(municipality.pk):
            models.CallRequest.objects.all().delete()
            models.CallCount.objects.all().delete()
        connection.close()
