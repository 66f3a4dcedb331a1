"""An offer that is taken back before it was answered is a state of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("municipalities", "0004_what_a_bill_says"),
        ("respite", "0003_fairness"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="booking",
            name="booking_state_is_known",
        ),
        migrations.RemoveConstraint(
            model_name="planline",
            name="plan_line_state_is_known",
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "offered",
                            "held",
                            "confirmed",
                            "intake",
                            "agreed",
                            "staying",
                            "done",
                            "declined",
                            "expired",
                            "refused",
                            "cancelled",
                            "withdrawn",
                        ],
                    )
                ),
                name="booking_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="planline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["nothing", "proposed", "locked", "published", "undone", "withdrawn", "dropped"])
                ),
                name="plan_line_state_is_known",
            ),
        ),
    ]
