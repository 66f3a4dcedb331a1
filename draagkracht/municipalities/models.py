"""Who is who on an installation: municipalities and what belongs to each; national telephone lines are shared."""

from typing import Any, ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Func, Q

from draagkracht.base.models import OwnedManager, SharedModel


class Municipality(SharedModel):
    """A municipality on this installation. Texts for the public are kept per language in `texts`."""

    code = models.CharField(max_length=6, unique=True, validators=[RegexValidator(r"^GM\d{4}$")])  # CBS code
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    languages = ArrayField(models.CharField(max_length=5))
    theme = models.SlugField(max_length=60)
    latitude = models.FloatField()
    longitude = models.FloatField()
    desk_name = models.CharField(max_length=120)
    desk_phone = models.CharField(max_length=30)
    desk_phone_uri = models.CharField(max_length=40)
    desk_email = models.EmailField(blank=True)
    desk_address = models.CharField(max_length=200)
    desk_hours = models.JSONField(default=list)  # [{"day": "MO", "opens": "09:00", "closes": "17:00"}]
    gp_name = models.CharField(max_length=120)  # out-of-hours general practice, always local
    gp_phone = models.CharField(max_length=30)
    gp_phone_uri = models.CharField(max_length=40)
    texts = models.JSONField(default=dict)  # {"about": {"nl": […], "ar": […]}, …}: see queries.Texts

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(condition=Q(code__regex=r"^GM\d{4}$"), name="municipality_code_is_cbs"),
        ]

    def __str__(self) -> str:
        return self.name


class HostName(SharedModel):
    """A host name on which a municipality is found."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="host_names")
    name = models.CharField(max_length=253, unique=True)

    def __str__(self) -> str:
        return self.name


class TelephoneLine(SharedModel):
    """A national telephone line; an administrator confirms each of them twice a year."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    number = models.CharField(max_length=30)
    also = models.CharField(max_length=30, blank=True)
    uri = models.CharField(max_length=40)
    texts = models.JSONField(default=dict)  # {"hours" | "cost" | "who_for": {"nl": …, "en": …}}
    is_always_open = models.BooleanField(default=False)
    source = models.CharField(max_length=200)
    checked_date = models.DateField(null=True)
    is_to_confirm = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name} {self.number}"


class OwnedModel(models.Model):
    """A row that one municipality owns: filtered by its manager, guarded by row-level security."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")

    objects = OwnedManager["OwnedModel"]()

    class Meta:
        abstract = True


class Team(OwnedModel):
    """A team of a municipality that helps people at home."""

    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=30, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "code"], name="team_code_is_unique")
        ]

    def __str__(self) -> str:
        return self.name


class Place(OwnedModel):
    """A neighbourhood or village of a municipality, to measure distances from."""

    name = models.CharField(max_length=120)
    latitude = models.FloatField()
    longitude = models.FloatField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "name"], name="place_name_is_unique")
        ]

    def __str__(self) -> str:
        return self.name


class Channel(OwnedModel):
    """A way in which people hear of the site (`?via=CODE`): a flyer, a general practice, a school."""

    code = models.SlugField(max_length=20)
    name = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "code"], name="channel_code_is_unique")
        ]

    def __str__(self) -> str:
        return self.name


class Parameter(OwnedModel):
    """A dated value that rules use; one value per code on any day. `valid_until` is exclusive."""

    class Status(models.TextChoices):
        """Whether the value was read at its source; `BILL` is what a law would say that is no law yet."""

        VERIFIED = "verified"
        TO_CONFIRM = "to_confirm"
        BILL = "bill"

    code = models.SlugField(max_length=60)
    value = models.JSONField()
    unit = models.CharField(max_length=40, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    status = models.CharField(max_length=12, choices=Status)
    source = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="parameter_period_is_forward",
            ),
            ExclusionConstraint(
                name="parameter_has_one_value_a_day",
                expressions=[
                    ("municipality", RangeOperators.EQUAL),
                    ("code", RangeOperators.EQUAL),
                    (
                        Func(F("valid_from"), F("valid_until"), function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} = {self.value}"


class Mail(OwnedModel):
    """A mail that goes out, or went; deleted after thirty days (services.delete_old_mail)."""

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting"
        SENT = "sent"
        REFUSED = "refused"  # the other side said never to try again

    reference = models.CharField(max_length=200)  # what it is about: the same reference is the same mail
    to = models.EmailField(max_length=300)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    stop_address = models.CharField(max_length=400, blank=True, default="")  # of a mail that comes again and again
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    queued_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar[list[Any]] = [models.Index(fields=["queued_at"], name="mail_by_age")]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "reference"], name="mail_is_one_a_reference"),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False)
                | Q(state__in=["waiting", "refused"], sent_at__isnull=True),
                name="mail_is_sent_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"mail {self.pk}"  # no address: this ends up in journals
