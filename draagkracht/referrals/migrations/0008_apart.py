"""Two referrals that went on as one may stand apart again; and who came by themselves has a channel."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

from draagkracht.base import rls

CHANNELS = [
    "district_nursing",
    "employer",
    "environment",
    "general_practice",
    "hospital",
    "key_person",
    "other",
    "police",
    "school",
    "self",
    "self_organisation",
    "support_centre",
    "volunteers",
]


def _channel_is_known(model_name: str, name: str) -> list[Any]:
    constraint = models.CheckConstraint(condition=Q(channel__in=CHANNELS), name=name)
    return [
        migrations.RemoveConstraint(model_name=model_name, name=name),
        migrations.AddConstraint(model_name=model_name, constraint=constraint),
    ]


class Migration(migrations.Migration):
    """Two referrals that went on as one may stand apart again; and who came by themselves has a channel."""

    dependencies: ClassVar[list[Any]] = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("municipalities", "0002_mail"),
        ("referrals", "0007_joined"),
    ]
    operations: ClassVar[list[Any]] = [
        *_channel_is_known("practicelink", "practice_link_channel_is_known"),
        *_channel_is_known("referral", "referral_channel_is_known"),
        *_channel_is_known("referralcount", "referral_count_channel_is_known"),
        migrations.AddField(
            model_name="attempt",
            name="first_of",
            field=models.ForeignKey(null=True, on_delete=models.SET_NULL, related_name="+", to="referrals.referral"),
        ),
        migrations.CreateModel(
            name="Joining",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("joined_at", models.DateTimeField()),
                ("state", models.CharField(max_length=12)),
                ("accepted_at", models.DateTimeField(null=True)),
                ("first_contact_at", models.DateTimeField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(blank=True, max_length=120)),
                ("why", models.CharField(blank=True, max_length=12)),
                (
                    "handled_by",
                    models.ForeignKey(
                        null=True, on_delete=models.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "main",
                    models.ForeignKey(null=True, on_delete=models.SET_NULL, related_name="+", to="referrals.referral"),
                ),
                (
                    "municipality",
                    models.ForeignKey(on_delete=models.CASCADE, related_name="+", to="municipalities.municipality"),
                ),
                (
                    "referral",
                    models.ForeignKey(on_delete=models.CASCADE, related_name="joinings", to="referrals.referral"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("referral",),
                        condition=Q(undone_at__isnull=True),
                        name="referral_is_joined_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=Q(undone_at__isnull=True, why="")
                        | Q(undone_at__isnull=False, why__in=["two_people", "by_mistake"]),
                        name="joining_that_was_undone_says_why",
                    ),
                    models.CheckConstraint(
                        condition=Q(state__in=["sent", "accepted", "reached"]), name="joining_began_open"
                    ),
                ],
            },
        ),
        rls.owned("referrals_joining"),
    ]
