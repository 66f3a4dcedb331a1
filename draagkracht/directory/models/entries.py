"""The tables of the directory, with the field names of HSDS 3.

An organisation, a location and a service have one municipality that writes, and a list that reads (`served_ids`,
`is_everywhere`). The parts of a service are read and written with it. `assured_at` is moved by a person's
confirmation alone; `modified_at` moves with every change.
"""

from enum import StrEnum
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from draagkracht.base.models import PartManager, SharedModel, SharedReadManager
from draagkracht.directory.rules import codes
from draagkracht.municipalities.models import Municipality


def codes_field(code_list: type[StrEnum]) -> "ArrayField[Any, Any]":
    """Return a field for some codes of one list."""
    return ArrayField(models.CharField(max_length=20, choices=[(code, code) for code in code_list]), default=list)


def within(field: str, code_list: type[StrEnum]) -> models.CheckConstraint:
    """Return the constraint that a field of codes holds no others than those of its list."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__contained_by": [str(code) for code in code_list]}), name=f"service_{field}_are_known"
    )


class SharedReadModel(models.Model):
    """A row with one owner that writes, and municipalities that read."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    served_ids = ArrayField(models.BigIntegerField(), default=list)
    is_everywhere = models.BooleanField(default=False)
    hsds_id = models.CharField(max_length=300)
    modified_at = models.DateTimeField(auto_now=True)
    # A fingerprint of each field as the feed gave it last: only what the feed changes since is taken over.
    source_fields = models.JSONField(default=dict)

    class Meta:
        abstract = True


class Organization(SharedReadModel):
    """The provider of a service."""

    name = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    email = models.EmailField(max_length=300, blank=True)
    website = models.URLField(max_length=2000, blank=True)
    is_trusted = models.BooleanField(default=False)  # what it changes in its own services counts at once

    objects = SharedReadManager["Organization"]()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "hsds_id"], name="organization_id_is_unique")
        ]

    def __str__(self) -> str:
        return self.name


class Location(SharedReadModel):
    """A place where services are given; without coordinates when a feed gave impossible ones."""

    location_type = models.CharField(max_length=300, default="physical")
    name = models.CharField(max_length=300, blank=True)
    description = models.TextField(blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    address_1 = models.CharField(max_length=300, blank=True)
    postal_code = models.CharField(max_length=300, blank=True)
    city = models.CharField(max_length=300, blank=True)
    country = models.CharField(max_length=300, blank=True)
    accessibility = ArrayField(models.TextField(), default=list)

    objects = SharedReadManager["Location"]()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "hsds_id"], name="location_id_is_unique"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | (Q(latitude__range=(-90, 90), longitude__range=(-180, 180)) & ~Q(latitude=0, longitude=0)),
                name="location_coordinates_are_possible",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.address_1


class Service(SharedReadModel):
    """Something that an organisation offers."""

    organization = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="services")
    name = models.CharField(max_length=300)
    alternate_name = models.CharField(max_length=300, blank=True)
    description = models.TextField(blank=True)
    url = models.URLField(max_length=2000, blank=True)
    email = models.EmailField(max_length=300, blank=True)
    status = models.CharField(max_length=20, choices=[(status, status) for status in codes.ServiceStatus])
    interpretation_services = models.TextField(blank=True)
    application_process = models.TextField(blank=True)
    fees = models.TextField(blank=True)
    accreditations = models.TextField(blank=True)
    eligibility_description = models.TextField(blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True)
    maximum_age = models.PositiveSmallIntegerField(null=True)
    alert = models.TextField(blank=True)
    funding = models.TextField(blank=True)
    funding_kind = models.CharField(max_length=20, blank=True, choices=[(kind, kind) for kind in codes.FundingKind])
    funding_until = models.DateField(null=True)  # the last day that is paid for
    reimbursement = models.TextField(blank=True)  # what insurers may pay, to ask about: never a right
    languages = ArrayField(models.CharField(max_length=8), default=list)  # ISO 639-1
    base_functions = codes_field(codes.BaseFunction)
    conditions = codes_field(codes.Condition)
    laws = codes_field(codes.Law)
    audiences = codes_field(codes.Audience)
    respite_forms = codes_field(codes.RespiteForm)
    kinds = codes_field(codes.ServiceKind)
    first_step = models.TextField(blank=True)
    what_to_expect = models.TextField(blank=True)
    asked_as = models.TextField(blank=True)  # how people ask for it, a line each: searched, not shown
    other_attributes = models.JSONField(default=list)  # attributes of taxonomies that are not ours, as HSDS has them
    assured_at = models.DateTimeField(null=True)
    assured_by = models.CharField(max_length=200, blank=True)
    source_digest = models.CharField(max_length=64, blank=True)  # of the feed's record: the same digest, nothing to do

    merged_into = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="merged_from")

    objects = SharedReadManager["Service"]()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "hsds_id"], name="service_id_is_unique"),
            models.CheckConstraint(
                condition=Q(minimum_age__isnull=True)
                | Q(maximum_age__isnull=True)
                | Q(maximum_age__gte=F("minimum_age")),
                name="service_ages_are_ordered",
            ),
            within("base_functions", codes.BaseFunction),
            within("conditions", codes.Condition),
            within("laws", codes.Law),
            within("audiences", codes.Audience),
            within("respite_forms", codes.RespiteForm),
            within("kinds", codes.ServiceKind),
            models.CheckConstraint(
                condition=Q(funding_until__isnull=True) | Q(funding_kind=codes.FundingKind.INCIDENTAL.value),
                name="service_funding_ends_when_incidental",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="service_is_not_merged_into_itself",
            ),
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["municipality", "status", "name"], name="service_by_municipality"),
            models.Index(fields=["hsds_id"], name="service_by_id"),
            GinIndex(fields=["served_ids"], name="service_by_reader"),
            models.Index(fields=["id"], name="service_everywhere", condition=Q(is_everywhere=True)),
        ]

    def __str__(self) -> str:
        return self.name


class PartOfServiceManager(PartManager[Any]):
    """Gives parts of services that may be read."""

    parent = "service"


class ServiceAtLocation(models.Model):
    """A service at one of its places."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="service_at_locations")
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="+")
    hsds_id = models.CharField(max_length=300)
    description = models.TextField(blank=True)

    objects = PartOfServiceManager()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["service", "location"], name="service_is_once_at_a_location")
        ]

    def __str__(self) -> str:
        return f"{self.service_id} @ {self.location_id}"


class Schedule(models.Model):
    """When a service is given; `valid_to` is the last day, as in HSDS."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="schedules")
    hsds_id = models.CharField(max_length=300)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    freq = models.CharField(max_length=300, blank=True)
    interval = models.PositiveSmallIntegerField(null=True)
    byday = models.CharField(max_length=300, blank=True)
    bymonthday = models.CharField(max_length=300, blank=True)
    opens_at = models.TimeField(null=True)
    closes_at = models.TimeField(null=True)
    attending_type = models.CharField(max_length=300, blank=True)
    description = models.TextField(blank=True)
    notes = models.TextField(blank=True)

    objects = PartOfServiceManager()

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return self.description or self.byday


class CostOption(models.Model):
    """A price of a service, in cents."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="cost_options")
    hsds_id = models.CharField(max_length=300)
    option = models.CharField(max_length=300, blank=True)
    amount_cents = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=300, blank=True)
    amount_description = models.TextField(blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    objects = PartOfServiceManager()

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return self.amount_description or self.option


class Contact(models.Model):
    """Whom to turn to for a service: a desk or a role, with a telephone number or an address."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="contacts")
    hsds_id = models.CharField(max_length=300)
    name = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=300, blank=True)
    email = models.EmailField(max_length=300, blank=True)
    phone = models.CharField(max_length=300, blank=True)
    phone_description = models.CharField(max_length=300, blank=True)

    objects = PartOfServiceManager()

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return self.name or self.phone


class ServiceArea(models.Model):
    """Where people must live, in the words of the feed; who reads follows from it (`served_ids`)."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="service_areas")
    hsds_id = models.CharField(max_length=300)
    name = models.TextField(blank=True)
    extent = models.TextField(blank=True)
    extent_type = models.CharField(max_length=300, blank=True)
    uri = models.CharField(max_length=2000, blank=True)

    objects = PartOfServiceManager()

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return self.name


class Revision(SharedModel):
    """One row that counts changes of the directory (by trigger): a loaded catalogue knows whether it is fresh."""

    number = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)
