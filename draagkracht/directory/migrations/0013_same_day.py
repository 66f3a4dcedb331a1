"""Which services take over the same day: a code of its own, for whoever has nobody tonight."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the kind of help that comes the same day."""

    dependencies = [("directory", "0012_quicker_search")]

    operations = [
        migrations.RemoveConstraint(model_name="service", name="service_kinds_are_known"),
        migrations.AlterField(
            model_name="service",
            name="kinds",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("peer_group", "peer_group"),
                        ("care_broker", "care_broker"),
                        ("support_centre", "support_centre"),
                        ("same_day", "same_day"),
                    ],
                    max_length=20,
                ),
                default=list,
                size=None,
            ),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kinds__contained_by", ["peer_group", "care_broker", "support_centre", "same_day"])
                ),
                name="service_kinds_are_known",
            ),
        ),
    ]
