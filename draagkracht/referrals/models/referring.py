"""Somebody is referred, with their consent; who tried to reach them; the links by which practices refer."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from draagkracht.accounts.models import Organisation, User
from draagkracht.base import phone
from draagkracht.municipalities.models import OwnedModel
from draagkracht.referrals.rules import moves, referring, wishes

LONGEST_LABEL = referring.LONGEST_LABEL


class PracticeLink(OwnedModel):
    """A link by which one practice, or one key person, refers without an account.

    The token stands nowhere: it follows from the public id and the secret key of the installation, and only its hash
    is kept to recognise it.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, related_name="+")
    label = models.CharField(max_length=LONGEST_LABEL)
    channel = models.CharField(max_length=20)
    email = models.EmailField(max_length=254, blank=True)  # where the answer goes, unless another is typed
    token_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    key = models.UUIDField()  # of the form: sending it twice has one effect

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="practice_link_is_one_a_form"),
            models.CheckConstraint(
                condition=Q(channel__in=[channel.value for channel in referring.Channel]),
                name="practice_link_channel_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"practice link {self.pk}"  # no name: this ends up in journals


class Referral(OwnedModel):
    """Somebody who cares agreed to be called: by whom they were sent, how to reach them, and how far it is.

    There is no row without consent. `public_id` stands in addresses of staff pages; `keep_until` is when it goes.
    Once a support centre took it up it is of that centre alone: the municipality keeps the clock, and no name.
    Where the same person was referred twice, `joined_to` is the one that goes on; this one takes its steps with it.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.SET_NULL, null=True, related_name="+")
    link = models.ForeignKey(PracticeLink, on_delete=models.SET_NULL, null=True, related_name="referrals")
    by_user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    by_label = models.CharField(max_length=LONGEST_LABEL, blank=True)
    by_email = models.EmailField(max_length=254, blank=True)
    by_phone = models.CharField(max_length=30, blank=True)
    by_language = models.CharField(max_length=5, default="nl")  # of the mails that answer
    channel = models.CharField(max_length=20)
    name = models.CharField(max_length=wishes.LONGEST_NAME)
    phone = models.CharField(max_length=16, blank=True)  # as base.phone.read gives it
    email = models.EmailField(max_length=254, blank=True)
    language = models.CharField(max_length=5)
    daypart = models.CharField(max_length=10)
    situation = models.CharField(max_length=20)
    urgency = models.CharField(max_length=10)
    note = models.CharField(max_length=referring.LONGEST_NOTE, blank=True)
    asked = models.CharField(max_length=12)  # how the carer was asked; who did not agree has no row
    answer = models.CharField(max_length=10)  # what the referrer may hear
    state = models.CharField(max_length=12, default=moves.State.SENT.value)
    received_at = models.DateTimeField()
    first_contact_due_at = models.DateTimeField()
    is_norm_confirmed = models.BooleanField(default=False)
    first_contact_at = models.DateTimeField(null=True)
    handled_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    centre = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    next_date = models.DateField(null=True)  # another time that the carer chose, or when to try again
    outcome = models.CharField(max_length=20, blank=True)
    ended_at = models.DateTimeField(null=True)
    keep_until = models.DateField()
    joined_to = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="joined")
    key = models.UUIDField()  # of the form: sending it twice has one effect

    class Meta:
        indexes: ClassVar[list[Any]] = [
            models.Index(
                fields=["municipality", "first_contact_due_at"],
                condition=Q(ended_at__isnull=True),
                name="open_referral_by_due",
            ),
            models.Index(fields=["municipality", "link", "received_at"], name="referral_by_link"),
            models.Index(fields=["municipality", "by_user", "received_at"], name="referral_by_user"),
            models.Index(fields=["keep_until"], name="referral_by_expiry"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="referral_is_one_a_form"),
            models.CheckConstraint(
                condition=~Q(phone="", email="") | Q(ended_at__isnull=False), name="open_referral_can_be_reached"
            ),
            models.CheckConstraint(
                condition=Q(phone="") | Q(phone__regex=phone.PATTERN), name="referral_phone_is_a_number"
            ),
            models.CheckConstraint(
                condition=Q(asked__in=[asked.value for asked in referring.Asked]), name="referral_consent_was_asked"
            ),
            models.CheckConstraint(
                condition=Q(answer__in=[answer.value for answer in referring.Answer]), name="referral_answer_is_known"
            ),
            models.CheckConstraint(
                condition=Q(urgency__in=[urgency.value for urgency in referring.Urgency]),
                name="referral_urgency_is_known",
            ),
            models.CheckConstraint(
                condition=Q(situation__in=[one.value for one in referring.Situation]),
                name="referral_situation_is_known",
            ),
            models.CheckConstraint(
                condition=Q(channel__in=[channel.value for channel in referring.Channel]),
                name="referral_channel_is_known",
            ),
            models.CheckConstraint(
                condition=Q(daypart__in=[part.value for part in wishes.Daypart]), name="referral_daypart_is_known"
            ),
            models.CheckConstraint(condition=Q(language__in=wishes.LANGUAGES), name="referral_language_is_known"),
            models.CheckConstraint(
                condition=Q(state=moves.State.SENT.value, accepted_at__isnull=True)
                | (~Q(state=moves.State.SENT.value) & Q(accepted_at__isnull=False)),
                name="referral_is_accepted_once_it_moves",
            ),
            models.CheckConstraint(
                condition=Q(centre__isnull=True) | ~Q(state=moves.State.SENT.value),
                name="referral_that_waits_is_of_no_centre",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in moves.ENDED], ended_at__isnull=False)
                | Q(state__in=[state.value for state in moves.OPEN], ended_at__isnull=True),
                name="referral_has_ended_in_an_end_state",
            ),
            models.CheckConstraint(
                condition=Q(state="started", outcome__in=[one.value for one in referring.Outcome])
                | (~Q(state="started") & Q(outcome="")),
                name="referral_that_started_has_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(joined_to__isnull=True) | ~Q(joined_to=F("id")), name="referral_is_not_joined_to_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"referral {self.pk}"  # no name: this ends up in journals


class Attempt(OwnedModel):
    """Somebody tried to reach a carer who was referred: when, how, and what came of it."""

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="attempts")
    # Noted on this one, before it went on in the other.
    first_of = models.ForeignKey(Referral, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    by = models.CharField(max_length=LONGEST_LABEL)
    way = models.CharField(max_length=10)
    result = models.CharField(max_length=20)
    key = models.UUIDField()  # of the form: sending it twice has one effect

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="attempt_is_one_a_form"),
            models.CheckConstraint(
                condition=Q(way__in=[way.value for way in referring.Way]), name="attempt_way_is_known"
            ),
            models.CheckConstraint(
                condition=Q(result__in=[result.value for result in referring.Result]), name="attempt_result_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"attempt {self.pk}"


class Joining(OwnedModel):
    """That a referral went on in another one: how it stood before, and who undid it and why. It goes with the referral.

    Of a referral one joining counts at a time; one that was undone stays, as its history.
    """

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="joinings")
    main = models.ForeignKey(Referral, on_delete=models.SET_NULL, null=True, related_name="+")
    joined_at = models.DateTimeField()
    state = models.CharField(max_length=12)
    handled_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    first_contact_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=LONGEST_LABEL, blank=True)
    why = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["referral"], condition=Q(undone_at__isnull=True), name="referral_is_joined_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, why="")
                | Q(undone_at__isnull=False, why__in=[why.value for why in referring.Apart]),
                name="joining_that_was_undone_says_why",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in moves.OPEN]), name="joining_began_open"
            ),
        ]

    def __str__(self) -> str:
        return f"joining {self.pk}"


class ReferralCount(OwnedModel):
    """How often something happened on a day with referrals of one channel. Names nobody, and outlives referrals."""

    date = models.DateField()
    channel = models.CharField(max_length=20)
    event = models.CharField(max_length=20)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["municipality", "date", "channel", "event"], name="referral_count_is_one_a_day"
            ),
            models.CheckConstraint(
                condition=Q(event__in=[event.value for event in referring.Event]), name="referral_count_event_is_known"
            ),
            models.CheckConstraint(
                condition=Q(channel__in=[channel.value for channel in referring.Channel]),
                name="referral_count_channel_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.event}: {self.number}"
