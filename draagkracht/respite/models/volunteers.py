"""Who sits with somebody for part of a day, when they can, and which visits are taken: one at a time, each."""

import uuid
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from draagkracht.accounts.models import Organisation, User
from draagkracht.municipalities.models import OwnedModel
from draagkracht.respite.models.fields import codes_field, contains, is_one_of
from draagkracht.respite.rules.codes import Gender, Skill, Task

DAYPARTS = 21  # weekday × 3 + part
LAST_PART = 2


class Volunteer(OwnedModel):
    """Somebody who sits with others, of an organisation that coaches them. Paused they get no new visits, without why.

    `vog_until` is the first day on which their certificate of conduct counts no more; without it, never alone. A pause
    lasts until a day, or openly until they say so. `rather_not` is what they do not do, in their own words.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=80)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    gender = models.CharField(max_length=1, blank=True)
    district = models.CharField(max_length=120, blank=True)  # what their place on the map is called
    latitude = models.FloatField()
    longitude = models.FloatField()
    max_km = models.PositiveSmallIntegerField(default=6)
    skills = codes_field(Skill)
    tasks = codes_field(Task)
    rather_not = models.CharField(max_length=300, blank=True)
    trainings = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    coach_name = models.CharField(max_length=80, blank=True)
    coach_phone = models.CharField(max_length=30, blank=True)
    languages = ArrayField(models.CharField(max_length=8), default=list)
    dayparts = ArrayField(models.PositiveSmallIntegerField(), default=list)  # weekday × 3 + part
    visits_per_week = models.PositiveSmallIntegerField(default=1)
    vog_requested_date = models.DateField(null=True)
    vog_until = models.DateField(null=True)
    paused_until = models.DateField(null=True)  # exclusive
    is_paused_openly = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)
    key = models.UUIDField(default=uuid.uuid4)  # of the form: sending it twice has one effect

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="volunteer_is_one_a_form"),
            models.UniqueConstraint(
                fields=["municipality", "user"],
                condition=Q(user__isnull=False, ended_at__isnull=True),
                name="volunteer_is_somebody_once",
            ),
            contains("skills", Skill, "volunteer_skills_are_known"),
            contains("tasks", Task, "volunteer_tasks_are_known"),
            is_one_of("gender", Gender, "volunteer_gender_is_known", or_empty=True),
            models.CheckConstraint(
                condition=Q(dayparts__contained_by=list(range(DAYPARTS))), name="volunteer_dayparts_are_of_a_week"
            ),
            models.CheckConstraint(
                condition=Q(is_paused_openly=False) | Q(paused_until__isnull=True), name="volunteer_pause_has_one_end"
            ),
        ]

    def __str__(self) -> str:
        return f"volunteer {self.pk}"  # no name: this ends up in journals


class VolunteerWeek(OwnedModel):
    """How many visits of a volunteer are taken in a week, of how many they want; `monday` is its first day."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="+")
    monday = models.DateField()
    most = models.PositiveSmallIntegerField()
    taken = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["volunteer", "monday"], name="volunteer_week_is_there_once"),
            models.CheckConstraint(condition=Q(taken__lte=F("most")), name="volunteer_is_not_overasked"),
            models.CheckConstraint(condition=Q(monday__iso_week_day=1), name="volunteer_week_begins_on_monday"),
        ]

    def __str__(self) -> str:
        return f"{self.monday}: {self.taken} of {self.most}"


class Visit(OwnedModel):
    """A part of a day that a volunteer gives to one booking. The row goes when the booking gives it back."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="+")
    booking = models.ForeignKey("respite.Booking", on_delete=models.CASCADE, related_name="visits")
    date = models.DateField()
    part = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar[list[str]] = ["date", "part"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["volunteer", "date", "part"], name="volunteer_is_in_one_home_at_a_time"),
            models.UniqueConstraint(fields=["booking", "date", "part"], name="visit_is_there_once"),
            models.CheckConstraint(condition=Q(part__lte=LAST_PART), name="visit_is_in_a_part_of_the_day"),
        ]

    def __str__(self) -> str:
        return f"visit {self.pk}"
