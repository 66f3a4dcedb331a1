"""Services made for one test, put into the database the way a feed comes in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from draagkracht.accounts.permissions import Role
from draagkracht.base import tenancy
from draagkracht.directory import services
from draagkracht.directory.models import Organization
from draagkracht.directory.rules.codes import BaseFunction, ServiceStatus
from draagkracht.directory.rules.hsds import records
from draagkracht.municipalities.models import Municipality
from tests.access.history import other_service_row, own_service_row

Maker = Callable[..., str]
SignIn = Callable[..., Client]

# A word that no service of the demo has: tests find their own rows by it.
MARK = "Kwikwak"


def record(service_id: str, **facts: Any) -> records.ServiceRecord:
    """Return a service with a name that tests find, and these facts; codes are those of the classification."""
    classified = {name: facts.pop(name) for name in list(facts) if name in records.Classification.__slots__}
    classified.setdefault("base_functions", (BaseFunction.EMOTIONAL,))
    return records.ServiceRecord(
        **{
            "id": service_id,
            "name": f"{MARK} {service_id}",
            "status": ServiceStatus.ACTIVE,
            "organization": records.Organization("org", "Huis van Kwikwak"),
            **facts,
            "classification": records.Classification(**classified),
        }
    )


def at(name: str, latitude: float | None, longitude: float | None) -> records.ServiceAtLocation:
    """Return a place where a service is given."""
    address = records.Address("a", address_1="Dorpsstraat 1", postal_code="0991 AA", city="Voorbeeldstad")
    accessibility = (records.Accessibility("t", "U kunt met een rolstoel naar binnen."),)
    location = records.Location(name, "physical", name, "", latitude, longitude, "", "", (address,), accessibility)
    return records.ServiceAtLocation(f"at-{name}", location)


def area(extent: str) -> records.ServiceArea:
    """Return where people must live."""
    return records.ServiceArea(f"area-{extent}", extent=extent)


@pytest.fixture
def given(city: Municipality) -> Callable[..., None]:
    """Return a function that makes services the property of Voorbeeldstad, or of another municipality."""

    def make(*made: records.ServiceRecord, owner: Municipality = city) -> None:
        with tenancy.acting_for(owner.pk):
            done = services.import_services(municipality=owner, records=made)
        assert done.created == len(made)

    return make


@pytest.fixture
def editor(signed_in: SignIn, city: Municipality) -> Client:
    """Return the browser of an editor."""
    return signed_in(Role.EDITOR)


@pytest.fixture
def provider(signed_in: SignIn, city: Municipality) -> Client:
    """Return the browser of a provider that is not trusted yet."""
    Organization.objects.filter(municipality=city).update(is_trusted=False)
    return signed_in(Role.PROVIDER)


@pytest.fixture
def own(city: Municipality) -> Any:
    """Return a service of the provider's organisation."""
    return own_service_row(city)


@pytest.fixture
def other(city: Municipality) -> Any:
    """Return a service of another organisation."""
    return other_service_row(city)
