"""Two people with a voice each, and who speaks for whom. Of who is asked an address of mail stands here, no more."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from draagkracht.municipalities.models import OwnedModel
from draagkracht.people.models.spaces import CareRelation, Person
from draagkracht.people.rules.codes import Beside, Power
from draagkracht.people.rules.voices import LONGEST_TEXT

AUTHORISED = Power.AUTHORISED.value


class SpaceInvitation(OwnedModel):
    """A question to somebody: to have a space, and to be tied to that of `person`. Answered with yes it is gone.

    `email` goes when they say no; the row stays until it expires, so that nobody is asked again and again.
    `code_print` is of a code on paper. Where `confirmed_by` names who saw a proof, `person` did not ask themselves.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    beside = models.CharField(max_length=10)
    relation = models.OneToOneField(CareRelation, on_delete=models.CASCADE, null=True, related_name="+")
    email = models.EmailField(max_length=254, blank=True)
    token_hash = models.CharField(max_length=64)
    code_print = models.CharField(max_length=64, blank=True)
    power = models.CharField(max_length=12, blank=True)
    confirmed_by = models.CharField(max_length=120, blank=True)
    speaks_until = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    declined_at = models.DateTimeField(null=True)
    key = models.UUIDField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="space_invitation_is_one_a_form"),
            models.UniqueConstraint(fields=["municipality", "token_hash"], name="space_invitation_link_is_there_once"),
            models.UniqueConstraint(
                fields=["municipality", "code_print"],
                condition=~Q(code_print=""),
                name="space_invitation_code_is_there_once",
            ),
            models.CheckConstraint(
                condition=Q(declined_at__isnull=True) | Q(email="", code_print=""),
                name="who_says_no_to_a_space_leaves_no_address",
            ),
            models.CheckConstraint(
                condition=Q(beside=Beside.CARED_FOR.value, relation__isnull=False, power="", confirmed_by="")
                | Q(beside=Beside.CARES.value, relation__isnull=True, power="", confirmed_by="")
                | Q(beside=Beside.SPEAKS.value, relation__isnull=True, power__in=[one.value for one in Power]),
                name="space_invitation_is_for_one_thing",
            ),
            models.CheckConstraint(
                condition=~Q(beside=Beside.SPEAKS.value) | Q(code_print=""), name="who_speaks_is_asked_by_mail"
            ),
            models.CheckConstraint(
                condition=~Q(power=AUTHORISED) & (Q(power="") | ~Q(confirmed_by=""))
                | Q(power=AUTHORISED, confirmed_by="", speaks_until__isnull=False),
                name="space_invitation_power_is_given_or_seen",
            ),
            models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="space_invitation_ends_later"),
        ]

    def __str__(self) -> str:
        return f"space invitation {self.pk}"


class Representation(OwnedModel):
    """Somebody acts for another, with the power to: given by that person until a day, or `confirmed_by` who of the
    municipality saw the proof. Nothing of the proof is kept. Ended it counts no more, at once."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="represented_by")
    representative = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="represents")
    power = models.CharField(max_length=12)
    confirmed_by = models.CharField(max_length=120, blank=True)
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField(null=True)  # exclusive
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["person", "representative"],
                condition=Q(ended_at__isnull=True),
                name="representation_is_open_once",
            ),
            models.CheckConstraint(condition=~Q(person=F("representative")), name="representation_is_of_two"),
            models.CheckConstraint(
                condition=Q(power__in=[power.value for power in Power]), name="representation_power_is_known"
            ),
            models.CheckConstraint(
                condition=Q(power=AUTHORISED, confirmed_by="", valid_until__isnull=False)
                | ~Q(power=AUTHORISED) & ~Q(confirmed_by=""),
                name="representation_is_given_or_seen",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="representation_period_is_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"representation {self.pk}"


class Wishes(OwnedModel):
    """What somebody wants, and what must not change, in their own words. Who reads them stands in their consents."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    wants = models.TextField(max_length=LONGEST_TEXT, blank=True)
    must_stay = models.TextField(max_length=LONGEST_TEXT, blank=True)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"wishes {self.pk}"
