"""The directory as everybody sees it."""

from typing import Any

from draagkracht.directory.models import Service
from draagkracht.municipalities.models import Municipality
from tests.access.table import Objects, Row


def own_service(municipality: Municipality) -> dict[str, Any]:
    """Return a service that only this municipality shows."""
    rows = Service.objects.filter(municipality=municipality, is_everywhere=False, served_ids=[municipality.pk])
    return {"service_id": rows.order_by("pk").values_list("hsds_id", flat=True)[0]}


ROWS = [
    Row("directory:list-services"),
    Row("directory:show-service", objects=Objects(own=own_service)),
]
