"""Who came to a support centre by themselves has a channel; and a day to try again is not one that the carer chose."""

from typing import Any, ClassVar

from django.db import migrations, models
from django.db.models import Q

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
    """Who came to a support centre by themselves has a channel; and a day to try again is not one that they chose."""

    dependencies: ClassVar[list[Any]] = [("casework", "0012_reporter"), ("referrals", "0008_apart")]
    operations: ClassVar[list[Any]] = [
        *_channel_is_known("supportfile", "support_file_channel_is_known"),
        *_channel_is_known("reachevent", "reach_event_channel_is_known"),
        migrations.AddField(model_name="supportfile", name="next_is_ours", field=models.BooleanField(default=False)),
    ]
