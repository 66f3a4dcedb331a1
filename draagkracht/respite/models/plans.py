"""A plan of a care region for four weeks, and what it proposes for each request."""

import uuid
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from draagkracht.accounts.models import User
from draagkracht.municipalities.models import OwnedModel
from draagkracht.respite.models.bookings import Booking
from draagkracht.respite.models.fields import is_one_of
from draagkracht.respite.models.places import Place
from draagkracht.respite.models.regions import Region
from draagkracht.respite.models.requests import RespiteRequest
from draagkracht.respite.models.volunteers import Volunteer
from draagkracht.respite.rules import codes
from draagkracht.respite.rules.plans import LineState, PlanState


class Plan(OwnedModel):
    """A plan of a region for 28 days from a Monday: asked for, made by a job, or failed with the code of why.

    `value` is what all its new offers are worth together, `bound` the most that any plan could be worth, `first_value`
    what it would be worth if who asked first came first. `groups` as rules.plans.Group, `left_out` how many requests
    are not in it, by the code of why. `loads` as rules.loads.Loads.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    monday = models.DateField()
    state = models.CharField(max_length=10, default=PlanState.QUEUED.value)
    failure = models.CharField(max_length=200, blank=True)
    value = models.FloatField(default=0)
    bound = models.FloatField(default=0)
    first_value = models.FloatField(default=0)
    seconds = models.FloatField(default=0)
    is_greedy = models.BooleanField(default=False)
    groups = models.JSONField(default=list)
    left_out = models.JSONField(default=dict)
    loads = models.JSONField(default=dict)
    by_user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_by = models.CharField(max_length=120)
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    key = models.UUIDField()  # of the form: sending it twice has one effect

    class Meta:
        ordering: ClassVar[list[str]] = ["-asked_at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="plan_is_one_a_form"),
            # Of two planners who press at once one makes the plan, and the other sees it.
            models.UniqueConstraint(
                fields=["region", "monday"], condition=Q(state=PlanState.QUEUED.value), name="plan_is_made_once"
            ),
            is_one_of("state", PlanState, "plan_state_is_known"),
            models.CheckConstraint(condition=Q(monday__iso_week_day=1), name="plan_begins_on_monday"),
            models.CheckConstraint(
                condition=Q(state__in=[PlanState.QUEUED.value, PlanState.FAILED.value]) | Q(made_at__isnull=False),
                name="plan_was_made_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"plan {self.pk}"


class PlanLine(OwnedModel):
    """What a plan proposes for one request, or why there is nothing. It is of the municipality of the request.

    `why_not` are rows of rule, detail and number of places (rules/fitting.py). `by_first_come`: it would have had an
    offer if who asked first came first. `previous` is the promised offer that this one would take the place of.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+")
    request = models.ForeignKey(RespiteRequest, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, null=True, related_name="+")
    form = models.CharField(max_length=20, blank=True)
    dates = ArrayField(models.DateField(), default=list)
    daypart = models.PositiveSmallIntegerField(null=True)
    is_moved = models.BooleanField(default=False)  # by a person, to another offer than the plan's
    why_not = models.JSONField(default=list)
    by_first_come = models.BooleanField(default=False)
    previous = models.ForeignKey(Booking, on_delete=models.SET_NULL, null=True, related_name="+")
    booking = models.ForeignKey(Booking, on_delete=models.SET_NULL, null=True, related_name="+")
    dropped = models.CharField(max_length=20, blank=True)  # why it was not published

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["plan", "request"], name="plan_line_is_one_a_request"),
            is_one_of("state", LineState, "plan_line_state_is_known"),
            is_one_of("form", codes.Form, "plan_line_form_is_known", or_empty=True),
            models.CheckConstraint(
                condition=Q(state=LineState.NOTHING.value, dates__len=0, place__isnull=True, volunteer__isnull=True)
                | ~Q(state=LineState.NOTHING.value)
                & Q(dates__len__gte=1)
                & (Q(place__isnull=True) ^ Q(volunteer__isnull=True)),
                name="plan_line_has_an_offer_or_none",
            ),
        ]

    def __str__(self) -> str:
        return f"plan line {self.pk}"
