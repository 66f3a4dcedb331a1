"""The people around a carer, in the carer's own words, and what that was like on an earlier day."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from draagkracht.municipalities.models import OwnedModel
from draagkracht.people.models.spaces import LONGEST_NAME, Person
from draagkracht.people.rules.network import LONGEST_TEXT, Energy, Ring


class NetworkCopy(OwnedModel):
    """What a network was like on a day: one a day, kept to look back at, say after a network coach."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    made_on = models.DateField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["person", "made_on"], name="network_copy_is_one_a_day")
        ]

    def __str__(self) -> str:
        return f"network copy {self.pk}"


class NetworkMember(OwnedModel):
    """Somebody around a carer: `copy` is empty for how it is now. In a copy the same person has the same `public_id`.

    Nobody else knows that they stand here, so a name or a role is enough, and there is no number and no address.
    """

    public_id = models.UUIDField(default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    copy = models.ForeignKey(NetworkCopy, on_delete=models.CASCADE, null=True, related_name="members")
    called = models.CharField(max_length=LONGEST_NAME)  # "mijn zus", "Ria van hiernaast"
    ring = models.PositiveSmallIntegerField()
    does = models.CharField(max_length=LONGEST_TEXT, blank=True)
    could = models.CharField(max_length=LONGEST_TEXT, blank=True)
    energy = models.CharField(max_length=10)
    key = models.UUIDField()

    class Meta:
        ordering: ClassVar[list[str]] = ["ring", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["person", "copy", "public_id"], nulls_distinct=False, name="network_member_is_there_once"
            ),
            models.UniqueConstraint(
                fields=["person", "key"], condition=Q(copy__isnull=True), name="network_member_is_one_a_form"
            ),
            models.CheckConstraint(condition=Q(ring__in=[ring.value for ring in Ring]), name="network_ring_is_known"),
            models.CheckConstraint(
                condition=Q(energy__in=[energy.value for energy in Energy]), name="network_energy_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"network member {self.pk}"
