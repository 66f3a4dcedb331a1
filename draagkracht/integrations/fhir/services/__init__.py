"""Which systems may refer, and what they send. One module for each; what other packages call stands here."""

from draagkracht.integrations.fhir.services.clients import OrganisationIsUnknown, register_client, revoke_client
from draagkracht.integrations.fhir.services.tasks import (
    Receipt,
    delete_old_tasks,
    receive_task,
    refuse_without_consent,
    see_task,
)

__all__ = [
    "OrganisationIsUnknown",
    "Receipt",
    "delete_old_tasks",
    "receive_task",
    "refuse_without_consent",
    "register_client",
    "revoke_client",
    "see_task",
]
