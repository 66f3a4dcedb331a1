"""Somebody who wants to help with something small, and left how to reach them. Deleted when somebody spoke to them."""

import uuid
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from draagkracht.accounts.models import Organisation
from draagkracht.municipalities.models import OwnedModel
from draagkracht.respite.models.fields import codes_field, contains, is_one_of
from draagkracht.respite.models.volunteers import DAYPARTS
from draagkracht.respite.rules import codes, help_offers


class HelpOffer(OwnedModel):
    """An offer of small help. `organisation` took it; until then each organisation of volunteers sees it, unnamed.

    `receiver` was asked to take it over: with the yes of who offers (`may_hand_on`), and then its own.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, related_name="+")
    receiver = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, related_name="+")
    name = models.CharField(max_length=80)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    speaks = models.CharField(max_length=5, default="nl")
    tasks = codes_field(codes.Task)
    languages = ArrayField(models.CharField(max_length=8), default=list)
    dayparts = ArrayField(models.PositiveSmallIntegerField(), default=list)  # weekday × 3 + part
    max_km = models.PositiveSmallIntegerField()
    district = models.CharField(max_length=120)
    may_hand_on = models.BooleanField(default=False)
    state = models.CharField(max_length=10, default=help_offers.State.NEW.value)
    offered_at = models.DateTimeField()
    call_date = models.DateField()
    delete_date = models.DateField()
    key = models.UUIDField()  # of the form: sending it twice has one effect

    class Meta:
        ordering: ClassVar[list[str]] = ["call_date", "pk"]
        indexes: ClassVar[list[Any]] = [models.Index(fields=["delete_date"], name="help_offer_by_last_day")]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="help_offer_is_one_a_form"),
            contains("tasks", codes.Task, "help_offer_tasks_are_known"),
            is_one_of("state", help_offers.State, "help_offer_state_is_known"),
            models.CheckConstraint(
                condition=Q(dayparts__contained_by=list(range(DAYPARTS))), name="help_offer_dayparts_are_of_a_week"
            ),
            models.CheckConstraint(condition=~Q(phone="", email=""), name="help_offer_can_be_answered"),
            models.CheckConstraint(
                condition=Q(state="new", organisation__isnull=True) | ~Q(state="new") & Q(organisation__isnull=False),
                name="help_offer_is_new_until_it_is_taken",
            ),
            models.CheckConstraint(
                condition=~Q(state="handing") & Q(receiver__isnull=True)
                | Q(state="handing", receiver__isnull=False, may_hand_on=True),
                name="help_offer_is_handed_on_with_a_yes",
            ),
        ]

    def __str__(self) -> str:
        return f"help offer {self.pk}"  # no name: this ends up in journals
