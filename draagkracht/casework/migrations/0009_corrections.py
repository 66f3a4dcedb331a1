"""What was noted may be corrected, and what stood before is kept; who decides for somebody by law agrees for them."""

from typing import Any, ClassVar

from django.db import migrations, models
from django.db.models import Q

CONSENT = "support_file_consent_was_asked"
ASKED = ["by_law", "by_parent", "on_paper", "on_screen", "spoken"]


class Migration(migrations.Migration):
    """What was noted may be corrected; the ways of asking are those of the consents in somebody's own space."""

    dependencies: ClassVar[list[Any]] = [("casework", "0008_barriers_and_obstacles")]
    operations: ClassVar[list[Any]] = [
        *(
            migrations.AddField(model, "earlier", models.JSONField(default=list))
            for model in ("balancecheck", "casemove", "supportcontact")
        ),
        migrations.RemoveConstraint("supportfile", CONSENT),
        migrations.RunSQL(
            "UPDATE casework_supportfile SET asked = 'by_law' WHERE asked = 'by_representative'",
            migrations.RunSQL.noop,
        ),
        migrations.AddConstraint(
            "supportfile", models.CheckConstraint(condition=Q(asked__in=ASKED) & ~Q(asked_by=""), name=CONSENT)
        ),
    ]
