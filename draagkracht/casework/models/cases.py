"""A request for support and who it is about. Names and addresses are copies: the file outlives anybody's own space."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from draagkracht.accounts.models import User
from draagkracht.casework.models.corrections import CorrectedModel
from draagkracht.casework.rules import requests, states
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
    # A professional who reported somebody: name and organisation.
    reported_by = models.CharField(max_length=requests.LONGEST_REPORTER, blank=True, default="")
    question = models.TextField(blank=True)  # in the words of who asks
    is_urgent = models.BooleanField(default=False)
    urgent_at = models.DateTimeField(null=True)  # since when help cannot wait for the investigation
    urgent_given_at = models.DateTimeField(null=True)
    alarmed_at = models.DateTimeField(null=True)  # since when a talk calls for help, until somebody says what was done
    team = models.ForeignKey(Team, on_delete=models.SET_NULL, null=True, related_name="+")
    consultant = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    case_manager = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    referral_id = models.UUIDField(null=True)  # the public id of the referral that it came from
    received_at = models.DateTimeField()
    client_told_at = models.DateTimeField(null=True)  # whom it is about knows of it; none: somebody has to tell them
    support_pointed_at = models.DateTimeField(null=True)  # to free independent client support
    first_contact_at = models.DateTimeField(null=True)
    plan_received_at = models.DateTimeField(null=True)  # the personal plan
    reported_at = models.DateTimeField(null=True)  # the report of the investigation went out
    applied_at = models.DateTimeField(null=True)
    extended_until = models.DateField(null=True)
    notice_at = models.DateTimeField(null=True)  # the resident wrote that we are late (notice of default)
    decided_at = models.DateTimeField(null=True)
    review_date = models.DateField(null=True)
    balance_from_date = models.DateField(null=True)  # since when, and on which day, the balance is asked again
    balance_date = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    keep_until = models.DateField(null=True)  # from the end of support; a dated parameter says how long
    # What rules/terms.py makes of the facts, kept to sort by: written with every step, and anew each night.
    due_term = models.CharField(max_length=30, blank=True)
    due_date = models.DateField(null=True)
    warn_date = models.DateField(null=True)
    key = models.UUIDField()  # of the form: sending it twice has one effect

    class Meta:
        indexes: ClassVar[list[Any]] = [
            models.Index(
                fields=["municipality", "due_date"], condition=Q(ended_at__isnull=True), name="open_case_by_due_date"
            ),
            models.Index(
                fields=["municipality", "alarmed_at", "due_date"],
                condition=Q(ended_at__isnull=True),
                name="open_case_by_alarm",
            ),
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
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in states.State]), name="case_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(balance_date__isnull=True, balance_from_date__isnull=True)
                | Q(
                    balance_date__isnull=False,
                    balance_from_date__isnull=False,
                    balance_date__gte=F("balance_from_date"),
                ),
                name="case_balance_is_asked_later",
            ),
            models.CheckConstraint(
                condition=Q(due_term="", due_date__isnull=True, warn_date__isnull=True)
                | (~Q(due_term="") & Q(due_date__isnull=False, warn_date__isnull=False)),
                name="case_clock_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"case {self.pk}"


class CaseMove(CorrectedModel):
    """A step was taken in a case: when, by whom, and why. A step may leave the case where it is.

    `step` is a code of rules/states.py or rules/facts.py. `key` is of the form: sending it twice has one effect.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="moves")
    from_state = models.CharField(max_length=30, blank=True)
    to_state = models.CharField(max_length=30)
    at = models.DateTimeField()
    by = models.CharField(max_length=LONGEST_LABEL)
    reason = models.TextField(blank=True)
    step = models.CharField(max_length=30, blank=True)
    key = models.UUIDField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["municipality", "key"], condition=Q(key__isnull=False), name="case_move_is_one_a_form"
            )
        ]

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


class CaseExtension(OwnedModel):
    """Days more for one term of a case (rules/terms.py), told to whom it is for before it counts."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="extensions")
    term = models.CharField(max_length=30)
    days = models.PositiveSmallIntegerField()
    reason = models.TextField()
    told_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(term__in=["investigation", "decision"]), name="case_extension_is_of_a_term_of_ours"
            ),
            models.CheckConstraint(condition=Q(days__gt=0), name="case_extension_is_longer"),
        ]

    def __str__(self) -> str:
        return f"extension {self.pk}"


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
    # A network coach for a carer: from when, and when one looks how it goes; empty without one.
    coach = models.CharField(max_length=LONGEST_LABEL, blank=True, default="")
    coach_from_date = models.DateField(null=True)
    coach_check_date = models.DateField(null=True)
    scan = models.JSONField(default=dict)  # a mantelscan with a carer: {"step": number, "answers": {name: text}}

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(role="client", left_at__isnull=True), name="case_has_one_client"
            ),
            models.CheckConstraint(
                condition=Q(coach="", coach_from_date__isnull=True, coach_check_date__isnull=True)
                | (
                    ~Q(coach="")
                    & Q(role="carer", coach_from_date__isnull=False, coach_check_date__isnull=False)
                    & Q(coach_check_date__gt=models.F("coach_from_date"))
                ),
                name="network_coach_of_a_carer_is_looked_at_again",
            ),
            models.UniqueConstraint(
                fields=["case", "person"],
                condition=Q(person__isnull=False, left_at__isnull=True),
                name="party_is_in_a_case_once",
            ),
        ]

    def __str__(self) -> str:
        return f"party {self.pk}"  # no name: this ends up in journals

    @property
    def reads_mail(self) -> bool:
        """Tell whether somebody hears by mail that something waits: they have a space, or gave the address."""
        return bool(self.email and (self.person_id or self.agreed_at))
