"""What days are worth to who may still come, made every night; and what a consultant looks at first because of it."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from draagkracht.municipalities.models import OwnedModel
from draagkracht.respite.models.fields import is_one_of
from draagkracht.respite.models.places import Place
from draagkracht.respite.models.requests import RespiteRequest
from draagkracht.respite.models.volunteers import Volunteer
from draagkracht.respite.rules import codes


class NightPrice(OwnedModel):
    """The prices of one place, volunteer or payer (`of`: P12, V3, wmo) in 28 days from a Monday, of the last night.

    `prices` by day, and by day and part of it for a volunteer: {"12": 0.8}, {"12:1": 0.1}. They say nothing of who
    asks, and are on no screen.
    """

    of = models.CharField(max_length=24)
    monday = models.DateField()
    prices = models.JSONField()
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "of", "monday"], name="night_price_is_one_a_period"),
            models.CheckConstraint(condition=Q(monday__iso_week_day=1), name="night_price_begins_on_monday"),
        ]

    def __str__(self) -> str:
        return f"prices of {self.of} from {self.monday}"


class Look(OwnedModel):
    """Days that somebody wants and that others may need more: a consultant looks first. Nothing is kept free by it.

    One a request; it goes when a consultant decided, or when something is kept free for the request.
    """

    request = models.OneToOneField(RespiteRequest, on_delete=models.CASCADE, related_name="look")
    place = models.ForeignKey(Place, on_delete=models.CASCADE, null=True, related_name="+")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, null=True, related_name="+")
    form = models.CharField(max_length=20)
    dates = ArrayField(models.DateField())
    daypart = models.PositiveSmallIntegerField(null=True)
    since = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            is_one_of("form", codes.Form, "look_form_is_known"),
            models.CheckConstraint(
                condition=Q(dates__len__gte=1) & (Q(place__isnull=True) ^ Q(volunteer__isnull=True)),
                name="look_is_at_something",
            ),
        ]

    def __str__(self) -> str:
        return f"look {self.pk}"
