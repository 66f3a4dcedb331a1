"""Where somebody can stay or spend a day: what a provider says of a place, when it is open, what is free each day.

A place has one municipality that owns it and a list that may use it. What is taken of a day stands beside what there
is, and the database refuses more: two people who press at once cannot both have the last bed.
"""

import uuid
from typing import Any, ClassVar, TypeVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from draagkracht.base.models import PartManager, SharedReadManager
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models.fields import codes_field, contains, is_one_of
from draagkracht.respite.rules.codes import Feature, Form, Payer, Purpose, Skill

M = TypeVar("M", bound=models.Model)
WEEK = 7
MOST_UNITS = 200


class Place(models.Model):
    """A place that gives one form of respite, with everything that somebody wants to know before they choose it.

    `organization_id` is the HSDS id of the provider, as its people's roles name it; `service_id` that of the entry in
    the directory, where there is one. Prices are cents for a night, a day or a time.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    served_ids = ArrayField(models.BigIntegerField(), default=list)
    is_everywhere = models.BooleanField(default=False)
    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    organization_id = models.CharField(max_length=300)
    service_id = models.CharField(max_length=300, blank=True)
    name = models.CharField(max_length=120)
    form = models.CharField(max_length=20)
    about = models.TextField(max_length=1000, blank=True)
    address = models.CharField(max_length=200)
    latitude = models.FloatField()
    longitude = models.FloatField()
    contact_name = models.CharField(max_length=80)
    phone = models.CharField(max_length=30)
    email = models.EmailField(max_length=254, blank=True)
    emergency_phone = models.CharField(max_length=30, blank=True)  # of who answers tonight
    skills = codes_field(Skill)
    features = codes_field(Feature)
    languages = ArrayField(models.CharField(max_length=8), default=list)  # ISO 639-1
    price_cents = models.PositiveIntegerField(null=True)  # of one unit; empty: ask
    payers = codes_field(Payer)
    min_length = models.PositiveSmallIntegerField(default=1)
    max_length = models.PositiveSmallIntegerField(default=28)
    lead_days = models.PositiveSmallIntegerField(default=0)
    needs_intake = models.BooleanField(default=False)
    trial_length = models.PositiveSmallIntegerField(default=0)  # 0: there is no trial visit
    purposes = codes_field(Purpose)
    evaluation_date = models.DateField(null=True)  # of a pilot
    bring = models.TextField(max_length=500, blank=True)
    first_step = models.CharField(max_length=200, blank=True)
    is_open = models.BooleanField(default=True)  # closed for the time being: nothing new is offered
    revision = models.PositiveIntegerField(default=0)
    key = models.UUIDField(default=uuid.uuid4)  # of the form: sending it twice has one effect
    feed_number = models.PositiveSmallIntegerField(default=0)
    feed_hash = models.CharField(max_length=64, blank=True)  # of the address of the calendar; empty: there is none

    objects = SharedReadManager["Place"]()

    class Meta:
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["municipality", "organization_id"], name="place_of_provider")
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="respite_place_is_one_a_form"),
            models.UniqueConstraint(
                fields=["municipality", "feed_hash"], condition=~Q(feed_hash=""), name="respite_feed_is_there_once"
            ),
            is_one_of("form", Form, "respite_place_form_is_known"),
            models.CheckConstraint(condition=~Q(form=Form.SITTING.value), name="respite_place_is_no_volunteer"),
            contains("skills", Skill, "respite_place_skills_are_known"),
            contains("features", Feature, "respite_place_features_are_known"),
            contains("payers", Payer, "respite_place_payers_are_known"),
            contains("purposes", Purpose, "respite_place_purposes_are_known"),
            models.CheckConstraint(
                condition=Q(min_length__gte=1, max_length__gte=F("min_length"), trial_length__lte=F("max_length")),
                name="respite_place_lengths_are_possible",
            ),
            models.CheckConstraint(
                condition=Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="respite_place_coordinates_are_possible",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PlacePart(models.Model):
    """A row that is read and written with its place."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class OfPlace(PartManager[M]):
    """Gives the parts of places that may be read."""

    parent = "place"


class PlaceOpening(PlacePart):
    """How many a place takes each day of the week, from a day until another; `reserve` of them for emergencies."""

    valid_from = models.DateField()
    valid_until = models.DateField(null=True)  # exclusive
    capacity = ArrayField(models.PositiveSmallIntegerField(), size=WEEK)  # Monday first
    reserve = ArrayField(models.PositiveSmallIntegerField(), size=WEEK)

    objects = OfPlace["PlaceOpening"]()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="place_opening_is_forward",
            ),
            models.CheckConstraint(
                condition=Q(capacity__len=WEEK, reserve__len=WEEK), name="place_opening_is_of_a_week"
            ),
            ExclusionConstraint(
                name="place_has_one_pattern_a_day",
                expressions=[
                    ("place", RangeOperators.EQUAL),
                    (
                        Func(F("valid_from"), F("valid_until"), function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"opening {self.pk}"


class PlaceClosing(PlacePart):
    """Days on which a place has another number than its pattern says; none: it is closed."""

    start_date = models.DateField()
    end_date = models.DateField()  # exclusive
    capacity = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=120, blank=True)
    uid = models.CharField(max_length=200, blank=True)  # of the event in the calendar that it came from
    key = models.UUIDField(default=uuid.uuid4)

    objects = OfPlace["PlaceClosing"]()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(condition=Q(end_date__gt=F("start_date")), name="place_closing_is_forward"),
            models.UniqueConstraint(fields=["place", "key"], name="place_closing_is_one_a_form"),
            ExclusionConstraint(
                name="place_has_one_exception_a_day",
                expressions=[
                    ("place", RangeOperators.EQUAL),
                    (
                        Func(F("start_date"), F("end_date"), function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"closing {self.pk}"


class PlaceDay(PlacePart):
    """What a place has on a day, and what is taken of it: laid out from its pattern, changed by bookings alone.

    `capacity` is without the reserve for emergencies, which is counted apart.
    """

    date = models.DateField()
    capacity = models.PositiveSmallIntegerField()
    reserve = models.PositiveSmallIntegerField(default=0)
    taken = models.PositiveSmallIntegerField(default=0)
    reserve_taken = models.PositiveSmallIntegerField(default=0)

    objects = OfPlace["PlaceDay"]()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["place", "date"], name="place_day_is_there_once"),
            models.CheckConstraint(condition=Q(taken__lte=F("capacity")), name="place_day_is_not_overbooked"),
            models.CheckConstraint(
                condition=Q(reserve_taken__lte=F("reserve")), name="place_reserve_is_not_overbooked"
            ),
            models.CheckConstraint(
                condition=Q(capacity__lte=MOST_UNITS, reserve__lte=MOST_UNITS), name="place_day_has_possible_numbers"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date}: {self.taken} of {self.capacity}"
