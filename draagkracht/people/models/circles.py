"""A circle: what people around one care situation share.

Being a member is the consent: somebody gives it themselves, and ends it themselves with one press.
Words of members hang on their membership. Who leaves keeps a row without a name, so that words stay in their place.
"""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from draagkracht.accounts.models import User
from draagkracht.municipalities.models import OwnedModel
from draagkracht.people.models.spaces import LONGEST_NAME, CareRelation, Person
from draagkracht.people.rules.circles import LONGEST_TEXT, LONGEST_WHAT, Level, Part

LEVELS = [level.value for level in Level]


def level_field() -> "models.CharField[str, str]":
    """Return the column that says what a member may do with a part."""
    return models.CharField(max_length=5, default=Level.NONE.value)


def levels_are_known(name: str) -> models.CheckConstraint:
    """Return the constraint that each part has a level."""
    known = Q(agenda__in=LEVELS) & Q(messages__in=LEVELS) & Q(notes__in=LEVELS)
    return models.CheckConstraint(condition=known, name=name)


class Circle(OwnedModel):
    """What is shared around one care situation, under a name that whoever opened it chose.

    `relation` is for whom the opener cares; empty where who is cared for opened it, or where that relation is gone.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=LONGEST_NAME)
    relation = models.ForeignKey(CareRelation, on_delete=models.SET_NULL, null=True, related_name="+")
    # Who it is about once the tie over which they knew of it is gone: their say lasts as long as the circle.
    about = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    is_own = models.BooleanField(default=False)  # opened by who is cared for
    opened_at = models.DateTimeField()
    used_at = models.DateTimeField()  # the last time somebody looked: the clock of retention
    warned_at = models.DateTimeField(null=True)
    key = models.UUIDField()

    class Meta:
        indexes: ClassVar[list[Any]] = [models.Index(fields=["municipality", "used_at"], name="circle_by_last_use")]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="circle_is_one_a_form"),
            models.UniqueConstraint(
                fields=["relation"], condition=Q(relation__isnull=False), name="circle_is_one_a_situation"
            ),
        ]

    def __str__(self) -> str:
        return f"circle {self.pk}"

    @property
    def recipient(self) -> Person | None:
        """Return who it is about, where they have a space; needs `relation__recipient` and `about` selected."""
        tied = self.relation.recipient if self.relation else None
        return tied or self.about


class CircleMember(OwnedModel):
    """Somebody in a circle, and what they may do with each part. `subject` is what the log knows them by.

    Who left has no name any more; `user` stays only for who has a space, so that erasing it takes their words along.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    subject = models.UUIDField(default=uuid.uuid4)
    name = models.CharField(max_length=LONGEST_NAME, blank=True)
    language = models.CharField(max_length=5, default="nl")
    is_owner = models.BooleanField(default=False)
    agenda, messages, notes = level_field(), level_field(), level_field()
    wants_mail = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)  # by mail, that there is something new
    left_at = models.DateTimeField(null=True)
    feed_number = models.PositiveSmallIntegerField(default=0)
    feed_hash = models.CharField(max_length=64, blank=True)  # of the address of the calendar; empty: there is none
    key = models.UUIDField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-is_owner", "joined_at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["circle", "user"], condition=Q(left_at__isnull=True), name="circle_member_is_there_once"
            ),
            models.UniqueConstraint(
                fields=["circle"], condition=Q(is_owner=True, left_at__isnull=True), name="circle_has_one_owner"
            ),
            models.UniqueConstraint(
                fields=["municipality", "feed_hash"], condition=~Q(feed_hash=""), name="circle_feed_is_there_once"
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True, user__isnull=False) | Q(name="", feed_hash="", left_at__isnull=False),
                name="who_left_a_circle_has_no_name",
            ),
            levels_are_known("circle_member_levels_are_known"),
        ]

    def __str__(self) -> str:
        return f"circle member {self.pk}"


class CircleInvitation(OwnedModel):
    """Somebody is asked: an address of mail, nothing where the link goes on paper. Gone with a yes, a no, or time."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="invitations")
    asked_by = models.ForeignKey(CircleMember, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField(max_length=254, blank=True)
    agenda, messages, notes = level_field(), level_field(), level_field()
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    code_hash = models.CharField(max_length=64)
    key = models.UUIDField()

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["circle", "key"], name="circle_invitation_is_one_a_form"),
            models.UniqueConstraint(fields=["municipality", "code_hash"], name="circle_invitation_is_there_once"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("asked_at")), name="circle_invitation_expires_later"),
            levels_are_known("circle_invitation_levels_are_known"),
        ]

    def __str__(self) -> str:
        return f"circle invitation {self.pk}"


class CirclePost(OwnedModel):
    """A note or a message. `before` holds what a note said earlier: a list of {"text", "until"}, the oldest first."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="posts")
    part = models.CharField(max_length=10)
    author = models.ForeignKey(CircleMember, on_delete=models.CASCADE, related_name="+")
    text = models.TextField(max_length=LONGEST_TEXT)
    before = models.JSONField(default=list)
    written_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)
    key = models.UUIDField()

    class Meta:
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["circle", "part", "-written_at"], name="circle_post_newest")
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["circle", "key"], name="circle_post_is_one_a_form"),
            models.CheckConstraint(
                condition=Q(part__in=[Part.MESSAGES.value, Part.NOTES.value]), name="circle_post_part_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"circle post {self.pk}"


class CircleEvent(OwnedModel):
    """What happens when, and who does it. What comes back each week is a row a week, so that each has its own hands."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="events")
    series = models.UUIDField()  # the same for each week of one form
    what = models.CharField(max_length=LONGEST_WHAT)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    needs_hands = models.BooleanField()
    made_by = models.ForeignKey(CircleMember, on_delete=models.CASCADE, related_name="+")
    taken_by = models.ForeignKey(CircleMember, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    sequence = models.PositiveSmallIntegerField(default=0)  # how often day, time or words were changed (RFC 5545)

    class Meta:
        indexes: ClassVar[list[Any]] = [models.Index(fields=["circle", "starts_at"], name="circle_event_by_day")]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["circle", "series", "starts_at"], name="circle_event_is_there_once"),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")), name="circle_event_ends_later"
            ),
            models.CheckConstraint(
                condition=Q(needs_hands=True) | Q(taken_by__isnull=True), name="circle_event_is_taken_where_needed"
            ),
        ]

    def __str__(self) -> str:
        return f"circle event {self.pk}"
