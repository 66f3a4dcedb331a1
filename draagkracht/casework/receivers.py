"""What casework does when somebody takes a consent back, or erases their space: what was kept on it is deleted."""

import datetime
from typing import Any

from django.dispatch import receiver

from draagkracht.accounts import acting
from draagkracht.audit.rules import Purpose, Who
from draagkracht.casework.models import SupportFile
from draagkracht.casework.services.support import delete_files
from draagkracht.people import signals


@receiver(signals.consent_is_withdrawn)
def delete_file_of_consent(*, consent_id: int, by: Who, at: datetime.datetime, **_rest: Any) -> None:
    """Delete what a support centre kept on a consent."""
    delete_files(SupportFile.objects.filter(consent_id=consent_id), by=by, at=at, why=Purpose.RIGHTS)


@receiver(signals.person_is_erased)
def delete_files_of_person(*, person_id: int, public_id: Any, at: datetime.datetime, **_rest: Any) -> None:
    """Delete what support centres kept of somebody who erases their space."""
    me = acting.resident(public_id)
    delete_files(SupportFile.objects.filter(person_id=person_id), by=me, at=at, why=Purpose.RIGHTS)
