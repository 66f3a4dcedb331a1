"""From the values of one row of a spreadsheet to a service, with ids that are the same each time."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID, uuid5

from draagkracht.directory.rules.codes import ServiceStatus
from draagkracht.directory.rules.hsds.node import OUR_IDS
from draagkracht.directory.rules.hsds.records import (
    Accessibility,
    Address,
    Classification,
    Contact,
    CostOption,
    Language,
    Location,
    Organization,
    Phone,
    Schedule,
    ServiceArea,
    ServiceAtLocation,
    ServiceRecord,
)
from draagkracht.directory.rules.importing.table import fold

PLACE: Final = ("place", "address", "house_number", "postal_code", "city", "latitude", "longitude", "accessibility")
COUNTRY: Final = "NL"


def identity(values: Mapping[str, Any]) -> str:
    """Return the id of a service: made of its mark, else of its name and provider. An id that is a UUID stays."""
    key = values.get("key", "")
    if key:
        try:
            return str(UUID(key))
        except ValueError:
            return made("key", key.strip().casefold())
    return made("name", fold(values.get("name", "")), fold(values.get("organization", "")))


def made(*parts: str) -> str:
    """Return the id that belongs to these words, the same each time."""
    return str(uuid5(OUR_IDS, "/".join(("sheet", *parts)).encode("utf-8", "backslashreplace").decode()))


def ages(values: Mapping[str, Any]) -> tuple[int | None, int | None]:
    """Return the lowest and highest age, from a column for both or from one for each."""
    lowest, highest = values.get("ages", (None, None))
    low, high = values.get("minimum_age"), values.get("maximum_age")
    return low if low is not None else lowest, high if high is not None else highest


def service(key: str, values: Mapping[str, Any]) -> ServiceRecord:
    """Return the service of a row whose cells were read without a mistake."""
    lowest, highest = ages(values)
    text = {
        name: values.get(name, "")
        for name in ("alternate_name", "description", "url", "email", "application_process", "fees",
                     "eligibility_description")
    }  # fmt: skip
    return ServiceRecord(
        id=key,
        name=values["name"],
        status=values.get("status", ServiceStatus.ACTIVE),
        minimum_age=lowest,
        maximum_age=highest,
        organization=_organization(values),
        service_at_locations=_places(key, values),
        schedules=_schedules(key, values),
        service_areas=tuple(ServiceArea(made(key, "area"), name=area) for area in [values.get("area")] if area),
        languages=tuple(Language(made(key, "language", code), code) for code in values.get("languages", ())),
        cost_options=_prices(key, values),
        contacts=_contacts(key, values),
        phones=() if values.get("contact") else _phones(key, values),
        classification=_classification(values),
        **text,
    )


def _organization(values: Mapping[str, Any]) -> Organization | None:
    name = values.get("organization")
    return Organization(id=made("organization", fold(name)), name=name) if name else None


def _places(key: str, values: Mapping[str, Any]) -> tuple[ServiceAtLocation, ...]:
    if not any(values.get(name) for name in PLACE):
        return ()
    where = made("location", *(fold(str(values.get(name, ""))) for name in PLACE))
    street = " ".join(part for part in (values.get("address", ""), values.get("house_number", "")) if part)
    city, postal_code = values.get("city", ""), values.get("postal_code", "")
    address = Address(
        made(where, "address"), address_1=street, city=city, postal_code=postal_code, country=COUNTRY,
        address_type="physical",
    )  # fmt: skip
    access = values.get("accessibility", "")
    location = Location(
        id=where,
        location_type="physical",
        name=values.get("place", ""),
        latitude=values.get("latitude"),
        longitude=values.get("longitude"),
        addresses=(address,) if street or city or postal_code else (),
        accessibility=(Accessibility(made(where, "accessibility"), description=access),) if access else (),
    )
    return (ServiceAtLocation(made(key, where), location),)


def _schedules(key: str, values: Mapping[str, Any]) -> tuple[Schedule, ...]:
    names = ("opening", "attendance", "first_date", "last_date")
    if not any(values.get(name) for name in names):
        return ()
    return (
        Schedule(
            id=made(key, "schedule"),
            valid_from=values.get("first_date"),
            valid_to=values.get("last_date"),
            attending_type=",".join(values.get("attendance", ())),
            description=values.get("opening", ""),
        ),
    )


def _prices(key: str, values: Mapping[str, Any]) -> tuple[CostOption, ...]:
    price = values.get("price")
    if price is None:
        return ()
    return (CostOption(made(key, "price"), option=price.unit[:300], amount_cents=price.cents, currency="EUR"),)


def _contacts(key: str, values: Mapping[str, Any]) -> tuple[Contact, ...]:
    name = values.get("contact")
    return (Contact(made(key, "contact"), name=name, phones=_phones(key, values)),) if name else ()


def _phones(key: str, values: Mapping[str, Any]) -> tuple[Phone, ...]:
    return tuple(Phone(made(key, "phone", number), number) for number in values.get("phone", ()))


def _classification(values: Mapping[str, Any]) -> Classification:
    return Classification(
        base_functions=values.get("base_functions", ()),
        conditions=values.get("conditions", ()),
        laws=values.get("laws", ()),
        audiences=values.get("audiences", ()),
        respite_forms=values.get("respite_forms", ()),
        first_step=values.get("first_step", ""),
        what_to_expect=values.get("what_to_expect", ""),
        asked_as=values.get("asked_as", ""),
    )
