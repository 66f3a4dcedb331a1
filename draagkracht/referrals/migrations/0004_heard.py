"""Whose referral it is, once that person has a space."""

from typing import Any, ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Whose referral it is, once that person has a space."""

    dependencies: ClassVar[list[Any]] = [("referrals", "0003_referring")]
    operations: ClassVar[list[Any]] = []
