"""What comes with volunteering: an instruction before a professional's task, what it cost, and how a visit was."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from draagkracht.municipalities.models import OwnedModel
from draagkracht.respite.models.fields import is_one_of
from draagkracht.respite.models.volunteers import Visit, Volunteer
from draagkracht.respite.rules.codes import OF_PROFESSIONALS
from draagkracht.respite.rules.expenses import ExpenseState

LONGEST_LABEL = 120
SKILLS = sorted(skill.value for skill in OF_PROFESSIONALS)


class Instruction(OwnedModel):
    """How a volunteer does what was a professional's task: what was shown, by whom, when. Ended it counts no more."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="instructions")
    skill = models.CharField(max_length=30)
    text = models.TextField(max_length=1000)
    instructed_by = models.CharField(max_length=LONGEST_LABEL)
    instructed_date = models.DateField()
    ended_at = models.DateTimeField(null=True)
    key = models.UUIDField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-instructed_date", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="instruction_is_one_a_form"),
            models.CheckConstraint(condition=Q(skill__in=SKILLS), name="instruction_is_for_a_professionals_task"),
            models.CheckConstraint(condition=~Q(instructed_by=""), name="instruction_is_of_somebody"),
        ]

    def __str__(self) -> str:
        return f"instruction {self.pk}"


class Expense(OwnedModel):
    """What a volunteer paid: kilometres at the rate of that day, and other costs. A coordinator says yes or no."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="expenses")
    date = models.DateField()
    km = models.PositiveSmallIntegerField(default=0)
    km_cents = models.PositiveSmallIntegerField()  # of one kilometre
    cents = models.PositiveIntegerField(default=0)  # other costs
    about = models.CharField(max_length=LONGEST_LABEL)
    state = models.CharField(max_length=8, default=ExpenseState.NOTED.value)
    noted_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=LONGEST_LABEL, blank=True)
    said = models.CharField(max_length=300, blank=True)  # why not
    key = models.UUIDField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-date", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="expense_is_one_a_form"),
            is_one_of("state", ExpenseState, "expense_state_is_known"),
            models.CheckConstraint(condition=Q(km__gt=0) | Q(cents__gt=0), name="expense_is_of_something"),
            models.CheckConstraint(
                condition=Q(state=ExpenseState.NOTED.value, decided_at__isnull=True)
                | ~Q(state=ExpenseState.NOTED.value) & Q(decided_at__isnull=False),
                name="expense_is_decided_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"expense {self.pk}"


class VisitNote(OwnedModel):
    """How a visit was, in a line of who did it; and whether they want to talk about it with their coach."""

    visit = models.OneToOneField(Visit, on_delete=models.CASCADE, related_name="note")
    text = models.CharField(max_length=300, blank=True)
    wants_talk = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(condition=~Q(text="") | Q(wants_talk=True), name="visit_note_says_something")
        ]

    def __str__(self) -> str:
        return f"visit note {self.pk}"
