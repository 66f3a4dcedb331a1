"""An offer that somebody chose or was given, until it is over; the money that may be spent; what is invoiced.

A booking is of the municipality that asks; `served_ids` names that of the place, so that the provider reads it. What a
provider may know stands on the booking itself; the request stays with the municipality that has it.
"""

import uuid
from collections.abc import Collection
from typing import Any, ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from draagkracht.base.models import SharedReadManager
from draagkracht.municipalities.models import Municipality, OwnedModel
from draagkracht.respite.models.fields import is_one_of
from draagkracht.respite.models.places import Place
from draagkracht.respite.models.requests import RecipientAnswer, RespiteRequest
from draagkracht.respite.models.volunteers import Volunteer
from draagkracht.respite.rules import codes, states


def codes_of(some: Collection[states.State]) -> list[str]:
    """Return the codes of some states, always in the same order: they stand in constraints."""
    return [state.value for state in states.State if state in some]


WAITS = codes_of(states.WAITS_FOR_HOME)
LIVING = codes_of(states.LIVING)
SAID_YES = codes_of(states.BEFORE | {states.State.STAYING, states.State.DONE})
BEST = 5


class Booking(models.Model):
    """A place or a volunteer for somebody, on days. `dates` are those that it takes; what is in a row ends exclusively.

    `expires_at` is when an offer or a hold ends by itself. `why` are the codes of the reasons that were shown.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    served_ids = ArrayField(models.BigIntegerField(), default=list)
    is_everywhere = models.BooleanField(default=False)
    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(RespiteRequest, on_delete=models.CASCADE, related_name="bookings")
    subject_id = models.UUIDField()
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, null=True, related_name="+")
    form = models.CharField(max_length=20)
    origin = models.CharField(max_length=12)
    state = models.CharField(max_length=10)
    is_trial = models.BooleanField(default=False)
    start_date = models.DateField()
    end_date = models.DateField()  # exclusive
    dates = ArrayField(models.DateField())
    daypart = models.PositiveSmallIntegerField(null=True)  # weekday × 3 + part, of a volunteer
    answer = models.ForeignKey(RecipientAnswer, on_delete=models.RESTRICT, null=True, related_name="+")
    payer = models.CharField(max_length=10, blank=True)
    price_cents = models.PositiveIntegerField(null=True)  # of all of it
    budget = models.ForeignKey("respite.Budget", on_delete=models.SET_NULL, null=True, related_name="+")
    why = ArrayField(models.CharField(max_length=40), default=list)
    may_move = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()
    intake_at = models.DateTimeField(null=True)
    barrier = models.CharField(max_length=20, blank=True)
    said = models.CharField(max_length=300, blank=True)  # why it was refused or called off, for the other side
    # What the provider may know, from the moment that who cares says yes.
    guest = models.CharField(max_length=120, blank=True)
    guest_needs = models.TextField(blank=True)
    contact = models.CharField(max_length=120, blank=True)
    contact_phone = models.CharField(max_length=30, blank=True)
    # How it was: of who cares, of who stayed there, of who took over. From 1 (not good) to 5.
    carer_score = models.PositiveSmallIntegerField(null=True)
    carer_words = models.TextField(max_length=600, blank=True)
    guest_score = models.PositiveSmallIntegerField(null=True)
    guest_words = models.TextField(max_length=600, blank=True)
    provider_words = models.TextField(max_length=600, blank=True)
    key = models.UUIDField()  # of the form: sending it twice has one effect

    objects = SharedReadManager["Booking"]()

    class Meta:
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["expires_at"], condition=Q(state__in=WAITS), name="booking_that_waits"),
            models.Index(fields=["place", "start_date"], name="booking_of_place"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="booking_is_one_a_form"),
            is_one_of("form", codes.Form, "booking_form_is_known"),
            is_one_of("origin", codes.Origin, "booking_origin_is_known"),
            is_one_of("state", states.State, "booking_state_is_known"),
            is_one_of("payer", codes.Payer, "booking_payer_is_known", or_empty=True),
            is_one_of("barrier", codes.Barrier, "booking_barrier_is_known", or_empty=True),
            models.CheckConstraint(
                condition=Q(place__isnull=True, volunteer__isnull=False)
                | Q(place__isnull=False, volunteer__isnull=True),
                name="booking_is_of_a_place_or_a_volunteer",
            ),
            models.CheckConstraint(
                condition=Q(end_date__gt=F("start_date")) & Q(dates__len__gte=1), name="booking_takes_days"
            ),
            models.CheckConstraint(
                condition=Q(state__in=WAITS, expires_at__isnull=False) | ~Q(state__in=WAITS),
                name="booking_that_waits_ends_by_itself",
            ),
            # Without the yes of who is cared for there is no booking (the answer's own words are checked in services).
            models.CheckConstraint(
                condition=~Q(state__in=SAID_YES) | Q(answer__isnull=False), name="booking_has_the_yes_of_who_stays"
            ),
            models.CheckConstraint(
                condition=(Q(carer_score__isnull=True) | Q(carer_score__range=(1, BEST)))
                & (Q(guest_score__isnull=True) | Q(guest_score__range=(1, BEST))),
                name="booking_scores_are_from_one_to_five",
            ),
            models.UniqueConstraint(
                fields=["request"], condition=Q(state__in=WAITS), name="request_has_one_open_offer"
            ),
            ExclusionConstraint(
                name="nobody_stays_in_two_places",
                expressions=[
                    ("subject_id", RangeOperators.EQUAL),
                    (
                        Func(F("start_date"), F("end_date"), function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(
                    state__in=LIVING,
                    form__in=[form.value for form, kind in codes.KIND_OF.items() if kind in codes.IN_A_ROW],
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"booking {self.pk}"


class Budget(OwnedModel):
    """What a municipality may spend in a year on respite under one law, and what is taken of it."""

    payer = models.CharField(max_length=10)
    year = models.PositiveSmallIntegerField()
    cents = models.PositiveBigIntegerField()
    taken_cents = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "payer", "year"], name="budget_is_one_a_year"),
            models.CheckConstraint(condition=Q(taken_cents__lte=F("cents")), name="budget_is_not_overspent"),
            is_one_of("payer", codes.Payer, "budget_payer_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.payer} {self.year}"


class InvoiceLine(models.Model):
    """What a provider may invoice of a booking that was. It names nobody, and stays when the booking goes."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    served_ids = ArrayField(models.BigIntegerField(), default=list)
    is_everywhere = models.BooleanField(default=False)
    booking = models.OneToOneField(Booking, on_delete=models.SET_NULL, null=True, related_name="invoice_line")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    number = models.CharField(max_length=20)
    form = models.CharField(max_length=20)
    payer = models.CharField(max_length=10, blank=True)
    start_date = models.DateField()
    end_date = models.DateField()  # exclusive
    units = models.PositiveSmallIntegerField()
    unit_cents = models.PositiveIntegerField()
    cents = models.PositiveIntegerField()
    made_at = models.DateTimeField()

    objects = SharedReadManager["InvoiceLine"]()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "number"], name="invoice_number_is_there_once"),
            models.CheckConstraint(condition=Q(cents=F("units") * F("unit_cents")), name="invoice_line_adds_up"),
        ]

    def __str__(self) -> str:
        return self.number
