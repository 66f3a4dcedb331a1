"""The citizen service number, where the law asks for it, and sealed."""

from typing import Any, ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """The citizen service number, where the law asks for it, and sealed."""

    dependencies: ClassVar[list[Any]] = [("casework", "0005_support")]
    operations: ClassVar[list[Any]] = []
