"""What everybody may take over: the API, files, and the list for other websites."""

from typing import Any

from draagkracht.directory.models import ServiceAtLocation
from draagkracht.directory.rules.hsds import publish
from draagkracht.municipalities.models import Municipality
from tests.access.directory import own_service
from tests.access.table import Objects, Row


def service(municipality: Municipality) -> dict[str, Any]:
    """Return a service that only this municipality publishes."""
    return {"item_id": own_service(municipality)["service_id"]}


def place(municipality: Municipality) -> dict[str, Any]:
    """Return such a service at one of its places."""
    rows = ServiceAtLocation.objects.filter(
        service__municipality=municipality, service__is_everywhere=False, service__served_ids=[municipality.pk]
    )
    return {"item_id": rows.order_by("pk").values_list("hsds_id", flat=True)[0]}


def organization(municipality: Municipality) -> dict[str, Any]:
    """Return an organisation that gives services in this municipality alone."""
    rows = ServiceAtLocation.objects.filter(
        service__organization__is_everywhere=False, service__organization__served_ids=[municipality.pk]
    )
    return {"item_id": rows.order_by("pk").values_list("service__organization__hsds_id", flat=True)[0]}


TERM = next(publish.our_terms())

ROWS = [
    Row("directory:show-open-data"),
    Row("directory:list-embedded"),
    Row("directory:explain-embedding"),
    Row("directory-files:download-package"),
    Row("directory-api:show-openapi"),
    Row("directory-api:show-openapi-of-version"),
    Row("directory-api:show-api"),
    Row("directory-api:show-api-without-slash"),
    Row("directory-api:list-services"),
    Row("directory-api:show-service", objects=Objects(own=service)),
    Row("directory-api:list-organizations"),
    Row("directory-api:show-organization", objects=Objects(own=organization)),
    Row("directory-api:list-service-at-locations"),
    Row("directory-api:show-service-at-location", objects=Objects(own=place)),
    Row("directory-api:list-taxonomies"),
    Row("directory-api:show-taxonomy", takes={"item_id": publish.identifier("taxonomy", TERM.taxonomy)}),
    Row("directory-api:list-taxonomy-terms"),
    Row("directory-api:show-taxonomy-term", takes={"item_id": TERM.id}),
    Row("directory-api:show-nothing", gives=404, why="there is nothing at this address"),
    Row("directory-api:show-nothing-there", gives=404, takes={"path": "x"}, why="there is nothing at this address"),
    Row("portal-machines:show-robots"),
    Row("portal-machines:show-sitemap"),
    Row("portal-machines:show-sitemap-part", takes={"part": 1}),
]
