"""A request for support and who it is about. Names and addresses are copies: the file outlives anybody's own space."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from draagkracht.accounts.models import User
from draagkracht.municipalities.models import OwnedModel, Team
from draagkracht.people.models import Person

LONGEST_NAME = 120
LONGEST_LABEL = 160  # who did something, in words that stay when the person has left: "Mo Consulent, Team Noord"


class Case(OwnedModel):
    """A request for support (Wmo 2.3.2), by or for somebody or of a carer in their own right, and how far it is.

    `public_id` stands in addresses, `reference` on letters: neither tells how many there are. Moments that the clock
    needs stand here; what happened stands in CaseMove.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=12)
    state = models.CharField(max_length=30)
    is_own_right = models.BooleanField(default=False)  # a carer asks for support for themselves
    asked_by = models.CharField(max_length=20)  # a code of rules: client, carer, representative, professional, desk
    question = models.TextField(blank=True)  # in the words of who asks
    is_urgent = models.BooleanField(default=False)
    team = models.ForeignKey(Team, on_delete=models.SET_NULL, null=True, related_name="+")
    consultant = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    case_manager = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    referral_id = models.UUIDField(null=True)  # the public id of the referral that it came from
    received_at = models.DateTimeField()
    support_pointed_at = models.DateTimeField(null=True)  # to free independent client support
    plan_received_at = models.DateTimeField(null=True)  # the personal plan
    reported_at = models.DateTimeField(null=True)  # the report of the investigation went out
    applied_at = models.DateTimeField(null=True)
    extended_until = models.DateField(null=True)
    decided_at = models.DateTimeField(null=True)
    review_date = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    keep_until = models.DateField(null=True)  # from the end of support; a dated parameter says how long
    key = models.UUIDField()  # of the form: sending it twice has one effect

    class Meta:
        indexes: ClassVar[list[Any]] = [
            models.Index(
                fields=["municipality", "consultant", "state"],
                condition=Q(ended_at__isnull=True),
                name="open_case_of_consultant",
            ),
            models.Index(fields=["municipality", "received_at"], name="case_by_age"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "reference"], name="case_reference_is_there_once"),
            models.UniqueConstraint(fields=["municipality", "key"], name="case_is_one_a_form"),
            models.CheckConstraint(
                condition=Q(keep_until__isnull=True) | Q(ended_at__isnull=False), name="case_is_kept_after_its_end"
            ),
        ]

    def __str__(self) -> str:
        return f"case {self.pk}"


class CaseMove(OwnedModel):
    """A case went from one state to another: when, by whom, and why."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="moves")
    from_state = models.CharField(max_length=30, blank=True)
    to_state = models.CharField(max_length=30)
    at = models.DateTimeField()
    by = models.CharField(max_length=LONGEST_LABEL)
    reason = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"


class CasePause(OwnedModel):
    """Days that do not count for a term, because somebody has to give something first. `until` is exclusive."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="pauses")
    from_date = models.DateField()
    until_date = models.DateField(null=True)
    reason = models.TextField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(until_date__isnull=True), name="case_is_paused_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until_date__isnull=True) | Q(until_date__gte=F("from_date")),
                name="case_pause_is_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"pause {self.pk}"


class Party(OwnedModel):
    """Somebody in a case, with a role in it. `person` is their own space here, where they have one and linked it.

    A carer is a party only after they agreed: until then the file holds an invitation and no name of theirs
    (`is_invited`, with what the client called them in `relation`).
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(max_length=20)  # client, carer, representative, supporter
    relation = models.CharField(max_length=120, blank=True)  # "dochter"
    name = models.CharField(max_length=LONGEST_NAME, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    address = models.CharField(max_length=200, blank=True)
    birth_date = models.DateField(null=True)
    language = models.CharField(max_length=5, default="nl")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    is_invited = models.BooleanField(default=False)
    agreed_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(role="client", left_at__isnull=True), name="case_has_one_client"
            ),
            models.UniqueConstraint(
                fields=["case", "person"],
                condition=Q(person__isnull=False, left_at__isnull=True),
                name="party_is_in_a_case_once",
            ),
        ]

    def __str__(self) -> str:
        return f"party {self.pk}"  # no name: this ends up in journals
