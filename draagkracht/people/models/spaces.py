"""Somebody's own space. A row about a person is there because that person agreed, and goes when they say so.

What a municipality must keep by law stands in casework, in tables of its own: nothing here is needed for it.
"""

import uuid
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from draagkracht.accounts.models import User
from draagkracht.municipalities.models import OwnedModel
from draagkracht.people.rules import codes

LONGEST_NAME = 120


class Person(OwnedModel):
    """Somebody who cares, is cared for, or speaks for another; `user` is empty for who signs in by letter or not.

    `public_id` is what audit and other packages know somebody by. It stands in no address of a page.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=LONGEST_NAME)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    address = models.CharField(max_length=200, blank=True)
    reach = models.CharField(max_length=10, default=codes.Reach.PHONE.value)
    language = models.CharField(max_length=5, default="nl")
    birth_date = models.DateField(null=True)  # asked of who says to be younger than 18, and of nobody else
    is_desk_made = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    seen_at = models.DateTimeField()  # the last time they used their space: the clock of retention
    warned_at = models.DateTimeField(null=True)  # told that the space goes when nobody uses it; empty once they do
    ended_at = models.DateTimeField(null=True)  # caring ended; the space closes some time after
    key = models.UUIDField()  # of the form: sending it twice has one effect

    class Meta:
        indexes: ClassVar[list[Any]] = [models.Index(fields=["municipality", "seen_at"], name="person_by_last_use")]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["municipality", "user"], condition=Q(user__isnull=False), name="person_has_one_space_here"
            ),
            models.UniqueConstraint(fields=["municipality", "key"], name="person_is_one_a_form"),
            models.CheckConstraint(
                condition=Q(reach__in=[reach.value for reach in codes.Reach]), name="person_reach_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"  # no name: this ends up in journals


class CareRelation(OwnedModel):
    """Somebody cares for somebody. Who is cared for may have a space too; until then the carer's words stand here."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    carer = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="cares_for")
    recipient = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="is_cared_for_by")
    called = models.CharField(max_length=LONGEST_NAME)  # "mijn moeder"
    relation = models.CharField(max_length=20)
    conditions = ArrayField(models.CharField(max_length=20), default=list)  # codes of the directory
    lives_together = models.BooleanField(null=True)
    since = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["carer", "recipient"],
                condition=Q(recipient__isnull=False, ended_at__isnull=True),
                name="care_relation_is_there_once",
            ),
            models.CheckConstraint(
                condition=Q(recipient__isnull=True) | ~Q(recipient=F("carer")), name="care_relation_is_of_two"
            ),
            models.CheckConstraint(
                condition=Q(relation__in=[relation.value for relation in codes.Relation]),
                name="care_relation_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"care relation {self.pk}"


class Consent(OwnedModel):
    """Somebody agrees: to what, to whom what is given, why, until when. Withdrawn it counts no more, at once.

    `recipient` is a code ("municipality", "organisation:UUID", "person:UUID", or empty for the space itself), and
    `recipient_label` what it was called when they agreed. `scope` are codes of what is given.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=30)
    recipient = models.CharField(max_length=60, blank=True)
    recipient_label = models.CharField(max_length=120, blank=True)
    scope = ArrayField(models.CharField(max_length=40), default=list)
    asked = models.CharField(max_length=12)
    asked_by = models.CharField(max_length=120, blank=True)
    given_at = models.DateTimeField()
    valid_until = models.DateTimeField(null=True)  # exclusive
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar[list[Any]] = [models.Index(fields=["person", "purpose"], name="consent_of_person")]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["person", "purpose", "recipient"],
                condition=Q(withdrawn_at__isnull=True),
                name="consent_is_open_once",
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=[purpose.value for purpose in codes.Purpose]), name="consent_purpose_is_known"
            ),
            models.CheckConstraint(condition=Q(asked__in=[how.value for how in codes.Asked]), name="consent_was_asked"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("given_at")),
                name="consent_period_is_forward",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("given_at")),
                name="consent_is_withdrawn_later",
            ),
        ]

    def __str__(self) -> str:
        return f"consent {self.pk}"


class EmergencyPlan(OwnedModel):
    """Who takes over when the carer drops out, and what they must know. Voluntary; no declaration, and no duty.

    `token_hash` is that of the address on the card; a new card makes the one before it worthless.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="emergency_plan")
    called = models.CharField(max_length=LONGEST_NAME)  # who is cared for: "Henk, mijn man"
    phone = models.CharField(max_length=30, blank=True)  # of the carer, where they want it on the card
    where = models.CharField(max_length=200, blank=True)
    must_know = models.TextField()
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    card_number = models.PositiveSmallIntegerField(default=1)
    token_hash = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "token_hash"], name="emergency_card_is_there_once")
        ]

    def __str__(self) -> str:
        return f"emergency plan {self.pk}"


class Substitute(OwnedModel):
    """Somebody who may take over. Shown to a helper only after they agreed; who says no leaves no number behind."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(EmergencyPlan, on_delete=models.CASCADE, related_name="substitutes")
    name = models.CharField(max_length=LONGEST_NAME)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    does = models.CharField(max_length=200, blank=True)  # "kookt en blijft slapen"
    state = models.CharField(max_length=10, default=codes.Willing.ASKED.value)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    token_hash = models.CharField(max_length=64)
    key = models.UUIDField()

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["plan", "key"], name="substitute_is_one_a_form"),
            models.UniqueConstraint(fields=["municipality", "token_hash"], name="substitute_link_is_there_once"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in codes.Willing]), name="substitute_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state=codes.Willing.ASKED.value, answered_at__isnull=True)
                | ~Q(state=codes.Willing.ASKED.value) & Q(answered_at__isnull=False),
                name="substitute_answered_at_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state=codes.Willing.DECLINED.value) | Q(phone="", email=""),
                name="who_says_no_leaves_no_number",
            ),
        ]

    def __str__(self) -> str:
        return f"substitute {self.pk}"
