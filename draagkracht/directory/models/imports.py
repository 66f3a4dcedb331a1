"""Imports: what was given, how far it is, and what it did; addresses that are asked every night; choices of columns."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from draagkracht.directory.rules.importing.sources import FETCHED, SourceKind
from draagkracht.directory.rules.importing.states import ImportState
from draagkracht.municipalities.models import OwnedModel


class ImportFeed(OwnedModel):
    """An address that is asked every night, until somebody stops it."""

    kind = models.CharField(max_length=10)
    address = models.CharField(max_length=500)  # its index holds 2,704 bytes
    saved_by = models.CharField(max_length=200)
    saved_at = models.DateTimeField()
    failing_since = models.DateTimeField(null=True)
    fault = models.TextField(blank=True)  # why the last night failed, in Dutch

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "kind", "address"], name="import_feed_is_one_an_address"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in SourceKind if kind in FETCHED]),
                name="import_feed_kind_is_fetched",
            ),
        ]

    def __str__(self) -> str:
        return f"feed {self.pk}"


class ImportRun(OwnedModel):
    """One import, from the file or address to the directory. `report` is what its pages show, without more."""

    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=2000)  # of the file, or the address
    digest = models.CharField(max_length=64, blank=True)  # SHA-256 of the file
    state = models.CharField(max_length=10)
    key = models.UUIDField()  # of the form: sending it twice makes one import
    feed = models.ForeignKey(ImportFeed, null=True, on_delete=models.SET_NULL, related_name="runs")
    is_nightly = models.BooleanField(default=False)
    headers = models.JSONField(default=list)  # of a spreadsheet
    columns = models.JSONField(default=list)  # the field of each of them, "" where it is left out
    cursor = models.JSONField(default=dict)  # how far a fetch is: rules.importing.paging.Cursor
    report = models.JSONField(default=dict)  # rules.importing.report.Report
    service_ids = models.JSONField(default=list)  # what the source held, to see next time what is gone
    started_by = models.CharField(max_length=200)
    started_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["municipality", "-started_at"], name="import_run_by_date"),
            models.Index(fields=["state", "changed_at"], name="import_run_by_state"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="import_run_is_one_a_form"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in SourceKind]), name="import_run_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in ImportState]), name="import_run_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state=ImportState.DONE.value, done_at__isnull=False)
                | (~Q(state=ImportState.DONE.value) & Q(done_at__isnull=True)),
                name="import_run_is_done_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"import {self.pk}"  # no name: the name of a file ends up in journals otherwise


class ImportFile(OwnedModel):
    """What was uploaded or fetched for an import; deleted a week after it ended."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="files")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=2000)
    content = models.BinaryField()

    class Meta:
        ordering: ClassVar[list[str]] = ["position"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["run", "position"], name="import_file_is_one_a_position")
        ]

    def __str__(self) -> str:
        return f"file {self.position} of import {self.run_id}"


class ColumnChoice(OwnedModel):
    """What somebody said that the columns of a set are: the next file with these columns starts with it."""

    header_digest = models.CharField(max_length=64)
    fields = models.JSONField(default=dict)  # the field by the folded name of the column

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "header_digest"], name="column_choice_is_one_a_set")
        ]

    def __str__(self) -> str:
        return self.header_digest
