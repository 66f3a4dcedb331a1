"""A role for who divides the places for respite."""

from typing import Any, ClassVar

from django.db import migrations, models

NAMING = ["professional", "provider"]
OTHERS = [
    "administrator",
    "care_recipient",
    "carer",
    "case_manager",
    "circle_member",
    "consultant",
    "council_member",
    "desk",
    "editor",
    "planner",
    "policy_officer",
    "representative",
    "team_lead",
    "volunteer",
]
KNOWN = models.Q(
    models.Q(("role__in", NAMING), models.Q(("organization_id", ""), _negated=True)),
    models.Q(("organization_id", ""), ("role__in", OTHERS)),
    _connector="OR",
)


class Migration(migrations.Migration):
    """The roles that a row may hold, with the new one."""

    dependencies: ClassVar[list[Any]] = [("accounts", "0005_passkeys")]
    operations: ClassVar[list[Any]] = [
        migrations.RemoveConstraint(model_name="invitation", name="invitation_role_is_known"),
        migrations.RemoveConstraint(model_name="membership", name="membership_role_is_known"),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(condition=KNOWN, name="invitation_role_is_known"),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(condition=KNOWN, name="membership_role_is_known"),
        ),
    ]
