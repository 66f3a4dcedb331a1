"""Somebody asks for respite: what it is for, what is needed, when it may be, and what who is cared for wants."""

import uuid
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from draagkracht.accounts.models import User
from draagkracht.municipalities.models import OwnedModel
from draagkracht.people.models import CareRelation, Person
from draagkracht.respite.models.fields import codes_field, contains, is_one_of
from draagkracht.respite.models.places import Place
from draagkracht.respite.models.volunteers import Volunteer
from draagkracht.respite.rules import codes

LONGEST_WORDS = 600
WEEK = 7
DAYPARTS = 21


class RespiteRequest(OwnedModel):
    """A request: it waits until something is arranged or somebody ends it.

    Of who has a space here `carer` and `relation` say whom it is about; a consultant or a professional may ask for
    somebody without one, so names and numbers stand here too. `burden` was measured on `measured_date`, or is unknown.
    Times: `start_date` with `flex_days` around it, `length` and the least that helps, for what is in a row; days of the
    week in order of preference and how many of them; parts of days (weekday × 3 + part), for `weeks` weeks.
    `known_place` or `known_volunteer` is where, or with whom, who is cared for feels at ease already.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    subject_id = models.UUIDField()  # one of who is cared for: the relation's, else the request's own
    carer = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    relation = models.ForeignKey(CareRelation, on_delete=models.CASCADE, null=True, related_name="+")
    case_id = models.UUIDField(null=True)  # public id of a case, where a consultant asks in it
    made_by = models.CharField(max_length=12)
    by_user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    by_label = models.CharField(max_length=120, blank=True)
    carer_name = models.CharField(max_length=120)
    called = models.CharField(max_length=120)  # who is cared for: "mijn moeder"
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    speaks = models.CharField(max_length=5, default="nl")  # of the mails to who cares
    district = models.CharField(max_length=120, blank=True)
    latitude = models.FloatField()
    longitude = models.FloatField()
    purpose = models.CharField(max_length=10, default=codes.Purpose.RELIEF.value)
    reliefs = codes_field(codes.Relief)
    forms = codes_field(codes.Form)
    skills = codes_field(codes.Skill)
    features = codes_field(codes.Feature)
    barriers = codes_field(codes.Barrier)
    wishes = models.TextField(max_length=LONGEST_WORDS, blank=True)
    fears = models.TextField(max_length=LONGEST_WORDS, blank=True)
    afraid_of = codes_field(codes.Fear)
    known_place = models.ForeignKey(Place, on_delete=models.SET_NULL, null=True, related_name="+")
    known_volunteer = models.ForeignKey(Volunteer, on_delete=models.SET_NULL, null=True, related_name="+")
    is_known_only = models.BooleanField(default=False)  # nothing else is offered
    at_ease_with = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=8, default="nl")  # of who is cared for
    gender_preference = models.CharField(max_length=1, blank=True)
    max_km = models.PositiveSmallIntegerField(default=25)
    start_date = models.DateField()
    flex_days = models.PositiveSmallIntegerField(default=0)
    length = models.PositiveSmallIntegerField(default=2)
    min_length = models.PositiveSmallIntegerField(default=1)
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list)
    days_per_week = models.PositiveSmallIntegerField(default=0)
    dayparts = ArrayField(models.PositiveSmallIntegerField(), default=list)
    weeks = models.PositiveSmallIntegerField(default=4)
    wants_trial = models.BooleanField(default=False)
    payer = models.CharField(max_length=10, blank=True)
    burden = models.CharField(max_length=8, default=codes.Burden.UNKNOWN.value)
    measured_date = models.DateField(null=True)
    may_move = models.BooleanField(default=False)  # a promised offer, where that helps another
    asked_at = models.DateTimeField()
    help_asked_at = models.DateTimeField(null=True)  # who cares wants somebody to look along, since then
    news_at = models.DateTimeField(null=True)  # who has no mail was not told yet what happened then
    ended_at = models.DateTimeField(null=True)
    why_ended = models.CharField(max_length=12, blank=True)
    key = models.UUIDField()  # of the form: sending it twice has one effect

    class Meta:
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["municipality", "asked_at"], condition=Q(ended_at__isnull=True), name="open_respite"),
            models.Index(fields=["carer"], name="respite_of_carer"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="respite_request_is_one_a_form"),
            is_one_of("made_by", codes.MadeBy, "respite_request_maker_is_known"),
            is_one_of("purpose", codes.Purpose, "respite_request_purpose_is_known"),
            is_one_of("burden", codes.Burden, "respite_request_burden_is_known"),
            is_one_of("payer", codes.Payer, "respite_request_payer_is_known", or_empty=True),
            is_one_of("gender_preference", codes.Gender, "respite_request_gender_is_known", or_empty=True),
            contains("forms", codes.Form, "respite_request_forms_are_known"),
            contains("skills", codes.Skill, "respite_request_skills_are_known"),
            contains("features", codes.Feature, "respite_request_features_are_known"),
            contains("afraid_of", codes.Fear, "respite_request_fears_are_known"),
            models.CheckConstraint(
                condition=Q(known_place__isnull=True) | Q(known_volunteer__isnull=True),
                name="respite_request_knows_one",
            ),
            contains("barriers", codes.Barrier, "respite_request_barriers_are_known"),
            contains("reliefs", codes.Relief, "respite_request_reliefs_are_known"),
            models.CheckConstraint(condition=Q(forms__len__gte=1), name="respite_request_is_for_something"),
            models.CheckConstraint(
                condition=Q(min_length__gte=1, length__gte=F("min_length")), name="respite_request_length_is_possible"
            ),
            models.CheckConstraint(
                condition=Q(weekdays__contained_by=list(range(WEEK)), dayparts__contained_by=list(range(DAYPARTS))),
                name="respite_request_times_are_of_a_week",
            ),
            models.CheckConstraint(
                condition=Q(burden=codes.Burden.UNKNOWN.value, measured_date__isnull=True)
                | ~Q(burden=codes.Burden.UNKNOWN.value) & Q(measured_date__isnull=False),
                name="respite_request_burden_was_measured",
            ),
            models.CheckConstraint(
                condition=Q(carer__isnull=False) | ~Q(phone="", email=""), name="respite_request_can_be_answered"
            ),
        ]

    def __str__(self) -> str:
        return f"respite request {self.pk}"


class RecipientAnswer(OwnedModel):
    """What who is cared for, or who speaks for them, says to a stay. The last one counts; none: not asked yet."""

    request = models.ForeignKey(RespiteRequest, on_delete=models.CASCADE, related_name="answers")
    answer = models.CharField(max_length=5)
    said_by = models.CharField(max_length=14)
    asked = models.CharField(max_length=12)  # people.rules.codes.Asked: how they were asked
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")  # in their own space
    noted_by = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    key = models.UUIDField()

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="recipient_answer_is_one_a_form"),
            is_one_of("answer", codes.Yes, "recipient_answer_is_known"),
            is_one_of("said_by", codes.SaidBy, "recipient_answer_is_of_somebody"),
        ]

    def __str__(self) -> str:
        return f"recipient answer {self.pk}"
