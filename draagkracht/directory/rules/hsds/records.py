"""What a service is, in the words of HSDS 3 / ORUK: frozen records without behaviour.

Field names are those of HSDS, with three differences. Money is in integer cents (`amount_cents`). The codes of our own
taxonomies are taken out of `attributes` and put in `classification`. Texts that are absent are empty, not None.
Dates keep the meaning of HSDS: `valid_to` is the last day, so the end is inclusive here.
"""

from dataclasses import dataclass, field
from datetime import date, time

from draagkracht.base.text import Sentence
from draagkracht.directory.rules.codes import (
    Audience,
    BaseFunction,
    Condition,
    Law,
    RespiteForm,
    ServiceKind,
    ServiceStatus,
)


@dataclass(frozen=True, slots=True)
class TaxonomyTerm:
    """A term of a taxonomy that is not ours."""

    id: str
    name: str
    description: str = ""
    code: str = ""
    taxonomy: str = ""
    parent_id: str = ""
    term_uri: str = ""


@dataclass(frozen=True, slots=True)
class Attribute:
    """A link from a service to a term, or a value under a label."""

    id: str
    link_type: str = ""
    label: str = ""
    value: str = ""
    taxonomy_term: TaxonomyTerm | None = None


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number as the organisation writes it."""

    id: str
    number: str
    extension: str = ""
    type: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or desk to turn to."""

    id: str
    name: str = ""
    title: str = ""
    department: str = ""
    email: str = ""
    phones: tuple[Phone, ...] = ()


@dataclass(frozen=True, slots=True)
class Address:
    """An address of a location."""

    id: str
    address_1: str = ""
    address_2: str = ""
    attention: str = ""
    city: str = ""
    region: str = ""
    state_province: str = ""
    postal_code: str = ""
    country: str = ""
    address_type: str = ""


@dataclass(frozen=True, slots=True)
class Accessibility:
    """What a location offers to people with a disability."""

    id: str
    description: str = ""
    details: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a service is open, and between which days that holds (`valid_to` is the last day)."""

    id: str
    valid_from: date | None = None
    valid_to: date | None = None
    dtstart: date | None = None
    freq: str = ""
    interval: int | None = None
    byday: str = ""
    bymonthday: str = ""
    opens_at: time | None = None
    closes_at: time | None = None
    attending_type: str = ""
    description: str = ""
    notes: str = ""
    schedule_link: str = ""


@dataclass(frozen=True, slots=True)
class Location:
    """A place; latitude and longitude are both there or both None, and never impossible."""

    id: str
    location_type: str
    name: str = ""
    description: str = ""
    latitude: float | None = None
    longitude: float | None = None
    external_identifier: str = ""
    external_identifier_type: str = ""
    addresses: tuple[Address, ...] = ()
    accessibility: tuple[Accessibility, ...] = ()
    phones: tuple[Phone, ...] = ()


@dataclass(frozen=True, slots=True)
class ServiceAtLocation:
    """A service at one of its places."""

    id: str
    location: Location
    description: str = ""
    schedules: tuple[Schedule, ...] = ()


@dataclass(frozen=True, slots=True)
class Language:
    """A language in which the service is given; `code` is ISO 639-1 or empty."""

    id: str
    code: str = ""
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CostOption:
    """A price; `amount_cents` in cents of `currency` (empty means euro)."""

    id: str
    option: str = ""
    amount_cents: int | None = None
    currency: str = ""
    amount_description: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class ServiceArea:
    """Where people must live to use the service."""

    id: str
    name: str = ""
    description: str = ""
    extent: str = ""
    extent_type: str = ""
    uri: str = ""


@dataclass(frozen=True, slots=True)
class Funding:
    """Who pays for the service."""

    id: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Organization:
    """The provider of a service."""

    id: str
    name: str
    alternate_name: str = ""
    description: str = ""
    email: str = ""
    website: str = ""
    logo: str = ""
    uri: str = ""
    legal_status: str = ""
    parent_organization_id: str = ""
    phones: tuple[Phone, ...] = ()


@dataclass(frozen=True, slots=True)
class Classification:
    """Our own codes of a service, in the order of the code lists; without a base function it is not classified."""

    base_functions: tuple[BaseFunction, ...] = ()
    conditions: tuple[Condition, ...] = ()
    laws: tuple[Law, ...] = ()
    audiences: tuple[Audience, ...] = ()
    respite_forms: tuple[RespiteForm, ...] = ()
    kinds: tuple[ServiceKind, ...] = ()
    first_step: str = ""
    what_to_expect: str = ""
    asked_as: str = ""

    @property
    def is_complete(self) -> bool:
        """Return whether recommendation may use the service: it has at least one base function."""
        return bool(self.base_functions)


@dataclass(frozen=True, slots=True)
class ServiceRecord:
    """A full service of HSDS 3 with everything it refers to."""

    id: str
    name: str
    status: ServiceStatus
    alternate_name: str = ""
    description: str = ""
    url: str = ""
    email: str = ""
    interpretation_services: str = ""
    application_process: str = ""
    fees: str = ""
    accreditations: str = ""
    eligibility_description: str = ""
    minimum_age: int | None = None
    maximum_age: int | None = None
    assured_date: date | None = None
    assurer_email: str = ""
    alert: str = ""
    last_modified: str = ""
    organization: Organization | None = None
    service_at_locations: tuple[ServiceAtLocation, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    service_areas: tuple[ServiceArea, ...] = ()
    languages: tuple[Language, ...] = ()
    cost_options: tuple[CostOption, ...] = ()
    funding: tuple[Funding, ...] = ()
    contacts: tuple[Contact, ...] = ()
    phones: tuple[Phone, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    classification: Classification = field(default_factory=Classification)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the reader of a feed must know: which object, which field (a dotted path), and why."""

    id: str
    field: str
    reason: Sentence


@dataclass(frozen=True, slots=True)
class Feed:
    """What `read_feed` found. `services` is ordered by id; where `refused` is not empty nothing may be written."""

    services: tuple[ServiceRecord, ...]
    skipped: int
    warnings: tuple[Remark, ...]
    refused: tuple[Remark, ...]
