"""An ended referral may be left without a way to reach anybody: who wants no contact ever is forgotten at once."""

from typing import Any, ClassVar

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """An ended referral may be left without a way to reach anybody: who wants no contact ever is forgotten at once."""

    dependencies: ClassVar[list[Any]] = [("referrals", "0005_receivers")]
    operations: ClassVar[list[Any]] = [
        migrations.RemoveConstraint(model_name="referral", name="referral_can_be_reached"),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=~Q(phone="", email="") | Q(ended_at__isnull=False), name="open_referral_can_be_reached"
            ),
        ),
    ]
