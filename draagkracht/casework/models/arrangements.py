"""What was agreed: goals, who does what by which law, what the carer has, and who signed it."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from draagkracht.casework.models.cases import Case, Party
from draagkracht.municipalities.models import OwnedModel


class Arrangement(OwnedModel):
    """A version of the arrangement of a case. What was offered does not change: a change is a new version.

    The section of the carer is not empty without a reason: `carer_section`, or `carer_needs_nothing_because`.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="arrangements")
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20)  # draft, offered, agreed, refused, replaced
    goals = models.JSONField(default=dict)  # {result area: text}
    carer_section = models.TextField(blank=True)
    carer_needs_nothing_because = models.TextField(blank=True)
    overload_threatens = models.BooleanField(null=True)  # null: not asked yet
    usual_care = models.TextField(blank=True)
    review_date = models.DateField(null=True)
    offered_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)
    key = models.UUIDField()

    class Meta:
        ordering: ClassVar[list[str]] = ["case", "version"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["case", "version"], name="arrangement_version_is_there_once"),
            models.UniqueConstraint(
                fields=["case"], condition=Q(state__in=["draft", "offered"]), name="case_has_one_open_arrangement"
            ),
            models.UniqueConstraint(fields=["municipality", "key"], name="arrangement_is_one_a_form"),
            models.CheckConstraint(
                condition=Q(state="draft") | ~Q(carer_section="") | ~Q(carer_needs_nothing_because=""),
                name="the_section_of_the_carer_is_not_empty_in_silence",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", offered_at__isnull=True) | Q(offered_at__isnull=False),
                name="arrangement_was_offered_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"arrangement {self.pk}"


class ArrangementLine(OwnedModel):
    """Something that is done: what, by whom, when, by which law, who pays, and for whom it is."""

    arrangement = models.ForeignKey(Arrangement, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    for_whom = models.CharField(max_length=10)  # client, carer
    area = models.CharField(max_length=20)  # a result area of the Wmo, or "own" for the carer's own
    what = models.CharField(max_length=300)
    who = models.CharField(max_length=160)
    when = models.CharField(max_length=160, blank=True)
    law = models.CharField(max_length=20)
    payer = models.CharField(max_length=120, blank=True)
    contribution_cents = models.PositiveIntegerField(null=True)  # own contribution a month; null: none or not known
    base_function = models.CharField(max_length=20, blank=True)
    carer = models.ForeignKey(Party, on_delete=models.CASCADE, null=True, related_name="+")  # null: all who care
    is_in_place_of_carer = models.BooleanField(default=False)  # professional care where the limit of the carer is
    service_id = models.UUIDField(null=True)  # HSDS id in the directory
    alternative = models.CharField(max_length=300, blank=True)  # what could be chosen in its place
    no_choice_because = models.CharField(max_length=300, blank=True)
    minor_because = models.CharField(max_length=300, blank=True, default="")  # a child does it: why nobody else can
    guided_by = models.CharField(max_length=160, blank=True, default="")  # who explains a task of a professional
    instruction = models.TextField(blank=True, default="")  # how that task is done, for whoever takes it over
    is_done_by_carer = models.BooleanField(default=False)  # who cares took it over, and reads it

    class Meta:
        ordering: ClassVar[list[str]] = ["position"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["arrangement", "position"], name="arrangement_line_has_its_place"),
            models.CheckConstraint(condition=Q(for_whom__in=["client", "carer"]), name="arrangement_line_is_for_one"),
            models.CheckConstraint(
                condition=Q(carer__isnull=True) | Q(for_whom="carer"), name="only_a_line_for_a_carer_names_one"
            ),
        ]

    def __str__(self) -> str:
        return f"line {self.pk}"


class CarerSection(OwnedModel):
    """What an arrangement says to one carer alone: neither the client nor another carer reads it."""

    arrangement = models.ForeignKey(Arrangement, on_delete=models.CASCADE, related_name="sections")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    text = models.TextField(blank=True)
    needs_nothing_because = models.TextField(blank=True)
    overload_threatens = models.BooleanField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["arrangement", "party"], name="carer_has_one_section")
        ]

    def __str__(self) -> str:
        return f"section {self.pk}"


class Signature(OwnedModel):
    """Somebody agreed to an arrangement, or did not and said why."""

    arrangement = models.ForeignKey(Arrangement, on_delete=models.CASCADE, related_name="signatures")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="signatures")
    is_agreed = models.BooleanField()
    remark = models.TextField(blank=True)
    signed_at = models.DateTimeField()
    noted_by = models.CharField(max_length=160, blank=True)  # who wrote down what was said or signed on paper
    chosen = models.JSONField(default=dict)  # {position of a line: true where the alternative was chosen}
    content_hash = models.CharField(max_length=64)  # SHA-256 of what they saw
    barriers = models.JSONField(default=list)  # codes of what holds somebody back who does not agree

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["arrangement", "party"], name="arrangement_is_signed_once_by_each")
        ]

    def __str__(self) -> str:
        return f"signature {self.pk}"
