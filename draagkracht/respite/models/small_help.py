"""Small help: a trip, groceries, an hour of company. Asked, matched by a person, handed on with two yeses, done.

Names stand here and are shown to nobody at the other side before both said yes. All of it goes some weeks after the
end.
"""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from draagkracht.accounts.models import Organisation
from draagkracht.municipalities.models import OwnedModel
from draagkracht.people.models import Person
from draagkracht.respite.models.fields import is_one_of
from draagkracht.respite.models.volunteers import LAST_PART, Volunteer
from draagkracht.respite.rules import codes, small_help

BEST = 5
OPEN = sorted(state.value for state in small_help.State if state in small_help.LIVING)


class SmallHelp(OwnedModel):
    """A question for small help. `organisation` took it; until then each organisation of volunteers sees it, unnamed.

    `call_date` is by when somebody calls. `person` is empty for who asked by telephone.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    subject_id = models.UUIDField(default=uuid.uuid4)  # how the log knows who asked
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=30)
    email = models.EmailField(max_length=254, blank=True)
    speaks = models.CharField(max_length=5, default="nl")
    task = models.CharField(max_length=12)
    hurry = models.CharField(max_length=10)
    wanted_date = models.DateField(null=True)  # the day itself, where it is known
    about = models.CharField(max_length=small_help.LONGEST_ABOUT, blank=True)
    district = models.CharField(max_length=120)
    latitude = models.FloatField()
    longitude = models.FloatField()
    made_by = models.CharField(max_length=120, blank=True)  # who wrote it down for somebody; empty: they did
    asked_at = models.DateTimeField()
    call_date = models.DateField()
    state = models.CharField(max_length=10)
    changed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    said = models.CharField(max_length=300, blank=True)  # what else there is, where nobody was found
    score = models.PositiveSmallIntegerField(null=True)  # from 1 (not good) to 5, of who asked
    words = models.CharField(max_length=300, blank=True)
    key = models.UUIDField()  # of the form: sending it twice has one effect

    class Meta:
        ordering: ClassVar[list[str]] = ["call_date", "pk"]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["municipality", "call_date"], condition=Q(state__in=OPEN), name="open_small_help")
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="small_help_is_one_a_form"),
            is_one_of("task", codes.Task, "small_help_task_is_known"),
            is_one_of("hurry", small_help.Hurry, "small_help_hurry_is_known"),
            is_one_of("state", small_help.State, "small_help_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, ended_at__isnull=True) | ~Q(state__in=OPEN) & Q(ended_at__isnull=False),
                name="small_help_ends_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__range=(1, BEST)), name="small_help_score_is_from_one_to_five"
            ),
        ]

    def __str__(self) -> str:
        return f"small help {self.pk}"  # no name: this ends up in journals


class HelpMatch(OwnedModel):
    """A volunteer whom a coordinator proposes, for a part of a day. Each side says yes; a no of either ends it."""

    help = models.ForeignKey(SmallHelp, on_delete=models.CASCADE, related_name="matches")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="+")
    date = models.DateField()
    part = models.PositiveSmallIntegerField()
    proposed_at = models.DateTimeField()
    asker_yes_at = models.DateTimeField(null=True)
    volunteer_yes_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)  # somebody said no, or it was called off
    words = models.CharField(max_length=300, blank=True)  # of the volunteer, how it was
    wants_talk = models.BooleanField(default=False)
    key = models.UUIDField()

    class Meta:
        ordering: ClassVar[list[str]] = ["date", "part"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="help_match_is_one_a_form"),
            models.UniqueConstraint(
                fields=["help"], condition=Q(ended_at__isnull=True), name="small_help_has_one_proposal"
            ),
            models.CheckConstraint(condition=Q(part__lte=LAST_PART), name="help_match_is_in_a_part_of_the_day"),
        ]

    def __str__(self) -> str:
        return f"help match {self.pk}"


class HelpHanding(OwnedModel):
    """A question goes to another organisation when who asked and who receives said yes: when, and how that was said."""

    help = models.ForeignKey(SmallHelp, on_delete=models.CASCADE, related_name="handings")
    giver = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    receiver = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    offered_at = models.DateTimeField()
    asker_yes_at = models.DateTimeField(null=True)
    asker_said = models.CharField(max_length=12, blank=True)  # on screen, or spoken
    receiver_yes_at = models.DateTimeField(null=True)
    receiver_by = models.CharField(max_length=120, blank=True)
    ended_at = models.DateTimeField(null=True)  # handed on, or not
    key = models.UUIDField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-offered_at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="help_handing_is_one_a_form"),
            models.UniqueConstraint(
                fields=["help"], condition=Q(ended_at__isnull=True), name="small_help_is_handed_to_one"
            ),
            models.CheckConstraint(condition=~Q(giver=models.F("receiver")), name="help_goes_to_another"),
            models.CheckConstraint(
                condition=Q(asker_yes_at__isnull=True) | ~Q(asker_said=""), name="yes_to_handing_was_said_somehow"
            ),
        ]

    def __str__(self) -> str:
        return f"help handing {self.pk}"
