"""What is kept of the quick check: how often it was done. Answers and scores of a person are never kept."""

from typing import Any, ClassVar

from django.db import models

from draagkracht.municipalities.models import OwnedModel


class CheckCount(OwnedModel):
    """How often the check ended in a band on a day, by people who came by one channel. Names nobody."""

    date = models.DateField()
    channel = models.CharField(max_length=20, blank=True)
    band = models.CharField(max_length=20)
    number = models.PositiveIntegerField(default=0)  # the database refuses a negative one

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["municipality", "date", "channel", "band"], name="check_count_is_one_a_day_channel_and_band"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.band}: {self.number}"
