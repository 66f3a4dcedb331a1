"""Which kind of object something in a feed is. HSDS objects do not say so themselves; their fields do.

Only a service has a `status`. What has none may still be a service that lacks it, and must then be refused by name
instead of skipped without a word: `UNCLEAR` has a name and nothing that tells a service from an organisation.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import PurePath
from typing import Final, NamedTuple, TypeGuard

JsonObject = Mapping[str, object]


class Kind(StrEnum):
    """The kinds that matter to a directory of services."""

    SERVICE = "service"
    ORGANIZATION = "organization"
    LOCATION = "location"
    TAXONOMY_TERM = "taxonomy_term"
    OTHER = "other"
    UNCLEAR = "unclear"


# Fields that only one kind has, in the order in which they decide.
MARKS: Final[Sequence[tuple[Kind, frozenset[str]]]] = (
    # Parts of a service as objects of their own, a taxonomy, the front page of a feed.
    (
        Kind.OTHER,
        frozenset({"service", "service_id", "location", "location_id", "taxonomy_terms", "version", "number"}),
    ),
    (
        Kind.SERVICE,
        frozenset(
            {
                "organization_id",
                "organization",
                "service_at_locations",
                "service_areas",
                "cost_options",
                "fees",
                "application_process",
                "eligibility_description",
                "minimum_age",
                "maximum_age",
                "assured_date",
                "assurer_email",
            }
        ),
    ),
    (Kind.LOCATION, frozenset({"location_type", "latitude", "longitude", "addresses", "accessibility"})),
    (Kind.TAXONOMY_TERM, frozenset({"taxonomy", "taxonomy_id", "taxonomy_detail", "term", "term_uri", "parent_id"})),
    (
        Kind.ORGANIZATION,
        frozenset(
            {"organization_identifiers", "website", "logo", "legal_status", "parent_organization_id", "services"}
        ),
    ),
)
# The name of the file says what the fields may leave open; `service_list.json` needs no line here.
FILE_NAMES: Final[Mapping[str, Kind]] = {
    "organization": Kind.ORGANIZATION,
    "organisation": Kind.ORGANIZATION,
    "location": Kind.LOCATION,
    "taxonomy_term": Kind.TAXONOMY_TERM,
    "taxonom": Kind.OTHER,
    "service_at_location": Kind.OTHER,
    "api": Kind.OTHER,
    "dashboard": Kind.OTHER,
    "program": Kind.OTHER,
    "contact": Kind.OTHER,
    "phone": Kind.OTHER,
}


class Found(NamedTuple):
    """An object of a feed: what it holds, what it is, and where it stood (`file.json#3`, counted from one)."""

    data: JsonObject
    kind: Kind
    origin: str


NO_OBJECT: Final = Found({}, Kind.OTHER, "")


def objects_of(name: str, root: JsonObject | Sequence[object]) -> Iterator[Found]:
    """Yield each object of a file: of a list, of the `contents` of a Page, or the file's one object."""
    contents = root.get("contents") if is_object(root) else root
    items: Sequence[object] = contents if isinstance(contents, list) else [root]
    for position, item in enumerate(items, start=1):
        if is_object(item):
            origin = f"{name}#{position}" if isinstance(contents, list) else name
            yield Found(item, _kind_of(item, name), origin)
        else:
            yield NO_OBJECT


def is_object(value: object) -> TypeGuard[JsonObject]:
    """Return whether a JSON value is an object."""
    return isinstance(value, dict)


def _kind_of(item: JsonObject, file_name: str) -> Kind:
    if "status" in item:
        return Kind.SERVICE
    stem = PurePath(file_name).stem.lower()
    for start, kind in FILE_NAMES.items():
        if stem.startswith(start):
            return kind
    for kind, fields in MARKS:
        if not fields.isdisjoint(item):
            return kind
    return Kind.UNCLEAR if "name" in item else Kind.OTHER
