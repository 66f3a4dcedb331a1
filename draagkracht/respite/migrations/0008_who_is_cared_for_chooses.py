"""What who is cared for dreads, and where or with whom they feel at ease already."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("municipalities", "0004_what_a_bill_says"),
        ("people", "0001_tables"),
        ("respite", "0007_help_on_a_day"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="respiterequest",
            name="afraid_of",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=14), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="respiterequest",
            name="is_known_only",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="respiterequest",
            name="known_place",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="respite.place"
            ),
        ),
        migrations.AddField(
            model_name="respiterequest",
            name="known_volunteer",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="respite.volunteer"
            ),
        ),
        migrations.AddConstraint(
            model_name="respiterequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("afraid_of__contained_by", ["animals", "crowd", "night", "not_understood", "unknown_place"])
                ),
                name="respite_request_fears_are_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="respiterequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("known_place__isnull", True), ("known_volunteer__isnull", True), _connector="OR"),
                name="respite_request_knows_one",
            ),
        ),
    ]
