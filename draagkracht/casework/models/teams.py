"""Who belongs to which team, and how somebody who works here can be reached."""

from typing import Any, ClassVar

from django.db import models

from draagkracht.accounts.models import User
from draagkracht.casework.models.cases import LONGEST_LABEL
from draagkracht.municipalities.models import OwnedModel, Team


class TeamMember(OwnedModel):
    """Somebody belongs to a team. What they see there follows from their roles (permissions.py).

    An informal-care lead is whom colleagues ask about caring (inventory rows 72 and 173); it opens nothing.
    """

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=LONGEST_LABEL)
    is_informal_care_lead = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["team", "user"], name="team_member_is_there_once")
        ]

    def __str__(self) -> str:
        return f"member {self.pk}"


class Reach(OwnedModel):
    """How the people whom somebody guides reach them: a number, and the days on which they work."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    phone = models.CharField(max_length=30)
    days = models.CharField(max_length=LONGEST_LABEL)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "user"], name="reach_is_there_once")
        ]

    def __str__(self) -> str:
        return f"reach {self.pk}"
