"""Two referrals of one person go on as one."""

from typing import Any, ClassVar

from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    """Two referrals of one person go on as one."""

    dependencies: ClassVar[list[Any]] = [("referrals", "0006_forgotten")]
    operations: ClassVar[list[Any]] = [
        migrations.AddField(
            model_name="referral",
            name="joined_to",
            field=models.ForeignKey(
                null=True, on_delete=models.SET_NULL, related_name="joined", to="referrals.referral"
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=Q(joined_to__isnull=True) | ~Q(joined_to=F("id")), name="referral_is_not_joined_to_itself"
            ),
        ),
    ]
