"""The door for systems of other organisations: nobody comes in without a token, whoever is signed in."""

from typing import Any

from django.utils import timezone

from draagkracht.accounts.models import Organisation
from draagkracht.integrations.fhir.models import SentTask
from draagkracht.municipalities.models import Municipality
from tests.access.table import GET, POST, Objects, Row


def task(municipality: Municipality) -> dict[str, Any]:
    """Return a task that an organisation sent."""
    sent = SentTask.objects.create(
        municipality=municipality,
        organisation=Organisation.objects.filter(municipality=municipality).order_by("pk")[0],
        public_id=f"{municipality.pk:032x}",
        received_at=timezone.now(),
    )
    return {"task_id": str(sent.public_id)}


ROWS = [
    Row("fhir:give-token", methods=POST, gives=405, posts=400),
    Row("fhir:show-metadata"),
    Row("fhir:send-task", methods=GET | POST, gives=401, posts=401),
    Row("fhir:show-task", gives=401, objects=Objects(own=task), foreign=401, why="without a token nothing is there"),
    Row("fhir:show-nothing", gives=404, takes={"path": "x"}, why="there is nothing at this address"),
]
