"""Of which support centre a referral is, once that centre took it up."""

from typing import Any, ClassVar

from django.db import migrations, models
from django.db.models import Q

# What somebody of a centre took up before this stood in the row is of their centre.
TAKEN = """
UPDATE referrals_referral referral SET centre_id = centre.id
FROM accounts_membership member, accounts_organisation centre
WHERE referral.state <> 'sent' AND referral.handled_by_id = member.user_id AND member.role = 'professional'
    AND member.municipality_id = referral.municipality_id AND member.organization_id = centre.public_id::text
    AND centre.municipality_id = referral.municipality_id AND centre.kind = 'support_centre'
"""


class Migration(migrations.Migration):
    """Of which support centre a referral is, once that centre took it up."""

    dependencies: ClassVar[list[Any]] = [("referrals", "0004_heard"), ("accounts", "0005_passkeys")]
    operations: ClassVar[list[Any]] = [
        migrations.AddField(
            model_name="referral",
            name="centre",
            field=models.ForeignKey(null=True, on_delete=models.CASCADE, related_name="+", to="accounts.organisation"),
        ),
        migrations.RunSQL(TAKEN, migrations.RunSQL.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=Q(centre__isnull=True) | ~Q(state="sent"), name="referral_that_waits_is_of_no_centre"
            ),
        ),
    ]
