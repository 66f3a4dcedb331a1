"""Whom a circle is about, beyond the tie; and the carer's own number on the emergency card, where they put it there."""

from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Two columns of tables that are there."""

    dependencies: ClassVar[list[Any]] = [("people", "0006_together")]

    operations: ClassVar[list[Any]] = [
        migrations.AddField(
            model_name="circle",
            name="about",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="emergencyplan",
            name="phone",
            field=models.CharField(blank=True, default="", max_length=30),
            preserve_default=False,
        ),
    ]
