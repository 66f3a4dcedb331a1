"""What the search reads: one entry for each service, and the rows that a municipality adds to the lexicon.

`listed_for` and `has_twin` of an entry are written by the database alone (triggers of migration 0004), from the service
itself: whoever indexes cannot publish a service, or show it to another municipality.
"""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from draagkracht.directory.models.entries import PartOfServiceManager, Service
from draagkracht.municipalities.models import OwnedModel


class SearchEntry(models.Model):
    """A service as the search sees it: analysed text, what it can be chosen by, and where it is."""

    service = models.OneToOneField(Service, primary_key=True, on_delete=models.CASCADE, related_name="search_entry")
    listed_for = ArrayField(models.BigIntegerField(), default=list)  # 0 is everybody; empty is not published
    has_twin = models.BooleanField(default=False)  # another municipality has a service with the same id
    facts = ArrayField(models.CharField(max_length=40), default=list)  # "law:wmo": see rules/facts.py
    minimum_age = models.PositiveSmallIntegerField(null=True)
    maximum_age = models.PositiveSmallIntegerField(null=True)
    latitudes = ArrayField(models.FloatField(), default=list)
    longitudes = ArrayField(models.FloatField(), default=list)
    name = models.TextField()  # folded: the order of a list without words
    vector = SearchVectorField()
    words = SearchVectorField()  # as they are written: what a typing error may have meant
    index_key = models.CharField(max_length=16)  # of the lexicon that analysed it: another one, index again

    objects = PartOfServiceManager()

    class Meta:
        indexes: ClassVar[list[Any]] = [
            GinIndex(fields=["listed_for", "vector"], name="search_by_reader_and_text"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(latitudes__len=models.F("longitudes__len")), name="search_entry_has_whole_places"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class LexiconRow(OwnedModel):
    """A row that a municipality adds to the lexicon; `is_refused` takes a row of the national one away here."""

    kind = models.CharField(max_length=10)  # of rules/search/lexicon.py, which may get more
    word = models.CharField(max_length=300)
    others = ArrayField(models.CharField(max_length=300), default=list)
    is_refused = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["word", "id"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["municipality", "kind", "word", "others"], name="lexicon_row_is_there_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.word}"


class LexiconVersion(OwnedModel):
    """One change of a municipality's lexicon: a row added or taken away. The highest number is what holds now."""

    number = models.PositiveIntegerField()
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=200)
    kind = models.CharField(max_length=10)
    word = models.CharField(max_length=300)
    others = ArrayField(models.CharField(max_length=300), default=list)
    is_refused = models.BooleanField(default=False)
    is_added = models.BooleanField()
    undoes = models.PositiveIntegerField(null=True)  # the number of the change that this one takes back

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "number"], name="lexicon_version_is_there_once"),
            models.UniqueConstraint(fields=["municipality", "undoes"], name="lexicon_version_is_undone_once"),
        ]

    def __str__(self) -> str:
        return str(self.number)


class UnansweredSearch(OwnedModel):
    """Words that found nothing, counted for each day: no person, no time of the day."""

    day = models.DateField()
    text = models.CharField(max_length=60)
    number = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "day", "text"], name="unanswered_search_is_once_a_day"),
        ]

    def __str__(self) -> str:
        return str(self.day)  # no words: this ends up in journals
