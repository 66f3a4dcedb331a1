"""Adding an entry by hand: a service, an organisation, a place."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from draagkracht.base import tenancy
from draagkracht.directory.models import Organization
from draagkracht.directory.queries.values import MODELS
from draagkracht.directory.rules import codes, fields
from draagkracht.directory.rules.history import TRUST, Action, Author, Subject
from draagkracht.directory.services import editing
from draagkracht.directory.services.recording import Line, record_changes
from draagkracht.directory.services.writing import write_values


@transaction.atomic
def create_entry(
    *, subject: Subject, values: Mapping[str, Any], author: Author, at: datetime.datetime, key: uuid.UUID
) -> int:
    """Add a service, an organisation or a place of the present municipality; return its primary key.

    `key` is that of the form, and becomes the id of the entry: sending a form twice adds one. A service is open unless
    its status says otherwise, and serves its own municipality where its areas name none.
    Raises KeyError, and fields.ValueIsWrong.
    """
    (municipality_id,) = tenancy.current_municipalities()
    if subject is Subject.SERVICE:
        values = {"status": codes.ServiceStatus.ACTIVE, "service_areas": [], **values}
    checked = {name: fields.check(subject, name, value) for name, value in {"name": "", **values}.items()}
    fields.check_together(checked)
    entry, is_new = MODELS[subject]._default_manager.get_or_create(
        municipality_id=municipality_id, hsds_id=str(key), defaults={"served_ids": [municipality_id]}
    )
    if not is_new:
        return int(entry.pk)
    write_values(subject=subject, entry=entry, values=checked)
    line = Line(subject=subject, subject_id=str(key), action=Action.ADDED)
    record_changes(municipality_id=municipality_id, lines=[line], author=author, at=at)
    editing.refresh_index(subject=subject, entry_id=entry.pk)
    return int(entry.pk)


@transaction.atomic
def set_trust(*, organization_id: int, is_trusted: bool, author: Author, at: datetime.datetime) -> None:
    """Decide whether what an organisation changes in its own services counts at once; deciding it again is nothing.

    Raises editing.EntryIsGone.
    """
    organization = editing.get_locked(subject=Subject.ORGANIZATION, entry_id=organization_id)
    if organization.is_trusted == is_trusted:
        return
    Organization.objects.filter(pk=organization.pk).update(is_trusted=is_trusted)
    line = Line(
        subject=Subject.ORGANIZATION,
        subject_id=organization.hsds_id,
        field=TRUST,
        old=organization.is_trusted,
        new=is_trusted,
    )
    record_changes(municipality_id=organization.municipality_id, lines=[line], author=author, at=at)
