"""What is kept: how often the check was done, and in somebody's own space the results that they chose to keep.

Of who has no space nothing is kept: no answers, no score.
"""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from draagkracht.municipalities.models import OwnedModel
from draagkracht.people.models import Person


class CheckCount(OwnedModel):
    """How often the check ended in a band on a day, by people who came by one channel. Names nobody."""

    date = models.DateField()
    channel = models.CharField(max_length=20, blank=True)
    band = models.CharField(max_length=20)
    number = models.PositiveIntegerField(default=0)  # the database refuses a negative one

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["municipality", "date", "channel", "band"], name="check_count_is_one_a_day_channel_and_band"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.band}: {self.number}"


class KeptResult(OwnedModel):
    """A result that somebody keeps in their own space: the answers as codes, from which everything is computed anew."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="results")
    instrument = models.CharField(max_length=40)
    answers = models.JSONField()  # {item: [codes]}
    points = models.PositiveSmallIntegerField()
    band = models.CharField(max_length=20)
    taken_at = models.DateTimeField()
    asked_by = models.CharField(max_length=160, blank=True)  # a professional; empty where they did it themselves
    reason = models.CharField(max_length=300, blank=True)  # why it was asked again so soon
    key = models.UUIDField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-taken_at", "-pk"]
        indexes: ClassVar[list[Any]] = [models.Index(fields=["person", "-taken_at"], name="kept_result_of_person")]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["person", "key"], name="kept_result_is_one_a_form"),
        ]

    def __str__(self) -> str:
        return f"result {self.pk}"


class ShareCode(OwnedModel):
    """A code by which a professional sees somebody's results, for fourteen days. Only a keyed hash of it is kept.

    `recipient` is who alone may use it, where the carer wanted that: one of `rules.codes`, or the `public_id` of an
    organisation. `recipient_label` is what that is called, or what the carer noted for themselves.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="share_codes")
    code_hash = models.CharField(max_length=64)
    recipient = models.CharField(max_length=36, blank=True)
    recipient_label = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    consent_id = models.UUIDField()  # the consent under which it was made

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "code_hash"], name="share_code_is_there_once"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="share_code_expires_later"),
        ]

    def __str__(self) -> str:
        return f"share code {self.pk}"  # not the code: this ends up in journals


class PaperResult(OwnedModel):
    """A result that a professional filled in with somebody who has no space: it names nobody.

    Who has the code on the paper opens it, for fourteen days; or puts it in a space of their own, and then it goes from
    here. `public_id` stands for the carer in the log.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    code_hash = models.CharField(max_length=64)
    instrument = models.CharField(max_length=40)
    answers = models.JSONField()  # {item: [codes]}
    points = models.PositiveSmallIntegerField()
    band = models.CharField(max_length=20, blank=True)
    taken_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    asked_by = models.CharField(max_length=160)
    reason = models.CharField(max_length=300, blank=True)  # why it was asked again so soon
    key = models.UUIDField()  # of the form: sending it twice has one effect

    class Meta:
        indexes: ClassVar[list[Any]] = [models.Index(fields=["expires_at"], name="paper_result_by_age")]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "code_hash"], name="paper_result_code_is_there_once"),
            models.UniqueConstraint(fields=["municipality", "key"], name="paper_result_is_one_a_form"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("taken_at")), name="paper_result_expires_later"),
        ]

    def __str__(self) -> str:
        return f"paper result {self.pk}"


class TravellingResult(OwnedModel):
    """The outcome that travels with a referral, and none of its answers. It goes when the referral goes."""

    referral_id = models.UUIDField()  # no foreign key: referrals stand above
    instrument = models.CharField(max_length=40)
    points = models.PositiveSmallIntegerField()
    band = models.CharField(max_length=20, blank=True)
    taken_at = models.DateTimeField()
    by = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "referral_id"], name="travelling_result_is_one_a_referral"),
        ]

    def __str__(self) -> str:
        return f"travelling result {self.pk}"
