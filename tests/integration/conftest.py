"""What the tests of the whole site share."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from draagkracht.assessments.models import CheckCount
from draagkracht.base import tenancy
from draagkracht.directory.models import Service
from draagkracht.municipalities.models import Municipality, Place


@pytest.fixture
def really_committing(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Work with transactions that are really committed; takes its own rows away afterwards."""
    with django_db_blocker.unblock():
        yield
        for municipality in Municipality.objects.all():
            with tenancy.acting_for(municipality.pk):
                CheckCount.objects.all().delete()
                Place.objects.filter(name__startswith="Proefplek").delete()
                Service.objects.filter(hsds_id__startswith="proef").delete()
        connection.close()
