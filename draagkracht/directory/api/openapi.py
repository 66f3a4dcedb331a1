"""The description of the API for computers (OpenAPI 3.1), made from the table of addresses and from our records."""

from typing import Any, Final

from draagkracht.directory.api.answers import VERSION
from draagkracht.directory.api.endpoints import ENDPOINTS, Endpoint
from draagkracht.directory.rules.hsds import records, schema
from draagkracht.directory.rules.licences import Licence
from draagkracht.municipalities.queries import Site

Json = dict[str, Any]

TEXT: Final[Json] = {"type": "string"}
NUMBER: Final[Json] = {"type": "integer", "minimum": 0}
YES: Final[Json] = {"type": "boolean"}
WRONG: Final = "Een parameter is er hier niet, staat er twee keer of kan deze waarde niet hebben: `errors` noemt ze."
PROBLEMS: Final = {"400": WRONG, "404": "Dit is er niet.", "429": "Te veel vragen in één minuut."}


def describe(site: Site, licence: Licence, base: str) -> Json:
    """Return the description for one municipality; `base` is the address of the API, without a slash at the end."""
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": f"Sociale kaart {site.name}",
            "version": VERSION,
            "description": "Hulp en steun voor mensen die voor iemand zorgen. Alleen lezen. HSDS 3, in het profiel van "
            "Open Referral UK (ORUK 3.0).",
            "contact": {"name": site.desk.name, **({"email": site.desk.email} if site.desk.email else {})},
            "license": {"name": licence.name, "url": licence.url},
        },
        "servers": [{"url": base}],
        "tags": [{"name": "sociale kaart"}],
        "paths": {endpoint.path: _path(endpoint) for endpoint in ENDPOINTS},
        "components": {"schemas": schemas(), "headers": _headers()},
    }


def _path(endpoint: Endpoint) -> Json:
    path = [{"name": "id", "in": "path", "required": True, "description": "Het id.", "schema": TEXT}]
    query = [
        {"name": one.name, "in": "query", "required": False, "description": one.description, "schema": one.schema}
        for one in endpoint.parameters
    ]
    return {
        "get": {
            "operationId": endpoint.operation,
            "summary": endpoint.summary,
            "description": f"{endpoint.summary}.",
            "tags": ["sociale kaart"],
            "parameters": [*(path if endpoint.is_single else []), *query],
            "responses": {"200": _answer(endpoint), "304": {"description": "Wat u hebt is nog goed.", **_seen()}}
            | ({"308": _moved()} if endpoint.successor else {})
            | {status: _problem(words) for status, words in PROBLEMS.items() if _can_be(endpoint, status)},
        }
    }


def _moved() -> Json:
    location = {"description": "Het adres van wat ervoor in de plaats kwam.", "schema": schema.URI}
    headers = {**_seen()["headers"], "Location": location}
    return {"description": "Dit aanbod is samengevoegd met een ander.", "headers": headers}


def _can_be(endpoint: Endpoint, status: str) -> bool:
    return status != "404" or endpoint.is_single


def _answer(endpoint: Endpoint) -> Json:
    one = {"$ref": f"#/components/schemas/{endpoint.schema}"}
    return {
        "description": f"{endpoint.summary}.",
        "content": {"application/json": {"schema": page_of(one, endpoint) if endpoint.is_page else one}},
        **_seen(),
    }


def page_of(one: Json, endpoint: Endpoint) -> Json:
    """Return the schema of a page of things; of services also in the shape that `minimal` asks for."""
    is_minimal = any(parameter.name == "minimal" for parameter in endpoint.parameters)
    has_full = any(parameter.name == "full" for parameter in endpoint.parameters)
    shapes = [one]
    if has_full:
        shapes.append({"$ref": f"#/components/schemas/{endpoint.schema.removeprefix('Listed')}"})
    if is_minimal:
        shapes.append({"$ref": "#/components/schemas/Minimal"})
    items = {"anyOf": shapes} if len(shapes) > 1 else one
    contents = {"type": "array", "items": items}
    return {
        "allOf": [{"$ref": "#/components/schemas/Page"}],
        "properties": {"contents": contents},
        "required": ["contents"],
    }


def _problem(words: str) -> Json:
    shape = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {"description": words, "content": {"application/problem+json": shape}, **_seen()}


def _seen() -> Json:
    return {"headers": {"API-Version": {"$ref": "#/components/headers/API-Version"}}}


def _headers() -> Json:
    return {"API-Version": {"description": "De volledige versie van deze API.", "schema": TEXT}}


def schemas() -> Json:
    """Return the schema of everything that the API answers with, by name."""
    full = schema.schema_of(records.ServiceRecord)
    listed = schema.schema_of(records.ServiceRecord, is_listed=True)
    organization = schema.schema_of(records.Organization, is_listed=True)
    term = schema.schema_of(records.TaxonomyTerm)
    taxonomy = _object({"id": schema.UUID, "name": TEXT, "description": TEXT})
    services = {"type": "array", "items": {"anyOf": [listed, full]}}
    return {
        "Api": _object({"version": TEXT, "profile": schema.URI, "openapi_url": schema.URI}),
        "Service": full,
        "ListedService": listed,
        "Minimal": _object({"id": schema.UUID, "modified_date": schema.ORUK_DATE_TIME}),
        "Organization": {**organization, "properties": {**organization["properties"], "services": services}},
        "ListedOrganization": organization,
        "ServiceAtLocation": schema.service_at_location(is_listed=False),
        "ListedServiceAtLocation": schema.service_at_location(is_listed=True),
        "Taxonomy": _object({**taxonomy["properties"], "taxonomy_terms": {"type": "array", "items": term}}),
        "ListedTaxonomy": taxonomy,
        "TaxonomyTerm": term,
        "Page": _page(),
        "Problem": _problem_schema(),
    }


def _page() -> Json:
    numbers = dict.fromkeys(("total_items", "total_pages", "page_number", "size"), NUMBER)
    return _object({**numbers, **dict.fromkeys(("first_page", "last_page", "empty"), YES)})


def _problem_schema() -> Json:
    fault = _object({"in": {"type": "string", "enum": ["query"]}, "field": TEXT, "detail": TEXT})
    shape = _object({"type": TEXT, "status": {"type": "integer"}, "title": TEXT, "detail": TEXT})
    return {**shape, "properties": {**shape["properties"], "errors": {"type": "array", "items": fault}}}


def _object(properties: Json) -> Json:
    return {"type": "object", "required": sorted(properties), "properties": properties}
