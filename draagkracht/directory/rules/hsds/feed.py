"""Reading a whole feed: many files, the same service several times, parts that stand elsewhere."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules.hsds.decode import FileIsWrong, decode
from draagkracht.directory.rules.hsds.kinds import Found, JsonObject, Kind, is_object, objects_of
from draagkracht.directory.rules.hsds.node import SHORT, Node, Notes
from draagkracht.directory.rules.hsds.parse import References, read_service
from draagkracht.directory.rules.hsds.records import Feed, Remark, ServiceRecord

MOST_SERVICES: Final = 100_000


class Link(NamedTuple):
    """An object that a service holds or only points to."""

    kind: Kind
    id: str  # empty where there is none
    inline: JsonObject | None


def read_feed(files: Iterable[tuple[str, bytes]]) -> Feed:
    """Return the services in these files (name and content), whatever the order of the files.

    Of the services with one id the fullest is read, and so for each organisation, location and term: see `fullest`.
    Nothing is raised for what is in the files: what cannot be used is in `refused`, under the id of the service, or
    under the name of the file (and the position in its list) when there is no id.
    """
    found, refused = _open(files)
    return read_objects(found, refused)


def read_objects(found: Sequence[Found], refused: Iterable[Remark] = ()) -> Feed:
    """Return the services among these objects; what was refused before they were found is refused still."""
    refusals = list(refused)
    services, others = _by_kind(found)
    if len(services) > MOST_SERVICES:
        reason = Sentence(N_("Er staan meer dan %(most)s diensten in. Lever ze in delen aan."), {"most": MOST_SERVICES})
        return Feed((), 0, (), (Remark("", "", reason),))
    references = _references(services, others)
    records: dict[str, ServiceRecord] = {}
    warnings: list[Remark] = []
    for service_id, item in _chosen(services):
        notes = Notes(service_id)
        record = read_service(Node(item, notes), references)
        if notes.refused:
            refusals.extend(notes.refused)
        else:
            records[record.id] = record
        warnings.extend(notes.warnings)
    return Feed(
        services=tuple(records[service_id] for service_id in sorted(records)),
        skipped=sum(item.kind is Kind.OTHER for item in found),
        warnings=_in_order(warnings),
        refused=_in_order(refusals),
    )


def fullest(items: Sequence[JsonObject]) -> JsonObject:
    """Return the object with the most values: texts that are not empty, numbers and booleans, at any depth.

    Between equally full ones the first in the order of their JSON text (with sorted keys) wins, so that the order of
    the files never matters.
    """
    # In a package of tables thousands of services may hold one and the same place.
    items = list({id(item): item for item in items}.values())
    if len(items) == 1:
        return items[0]
    return min(items, key=lambda item: (-_values_in(item), json.dumps(item, sort_keys=True, default=str)))


def _values_in(value: object) -> int:
    if isinstance(value, dict):
        return sum(_values_in(child) for child in value.values())
    if isinstance(value, list):
        return sum(_values_in(child) for child in value)
    return int(value is not None and value != "")


def _open(files: Iterable[tuple[str, bytes]]) -> tuple[list[Found], list[Remark]]:
    found: list[Found] = []
    refused: list[Remark] = []
    for name, content in files:
        try:
            found.extend(objects_of(name, decode(content)))
        except FileIsWrong as error:
            refused.append(Remark(name, "", error.reason))
    return found, refused


def _by_kind(found: Sequence[Found]) -> tuple[list[Found], list[Found]]:
    """Return the services and the objects that services may refer to; what is unclear is a service unless named."""
    links = (link for item in found if item.kind is Kind.SERVICE for link in _links(item.data))
    named = {linked_id: kind for kind, linked_id in sorted((link.kind, link.id) for link in links if link.id)}
    services, others = [], []
    for item in found:
        kind = item.kind
        if kind is Kind.UNCLEAR:
            kind = named.get(_text_in(item.data, "id"), Kind.SERVICE)
        if kind is Kind.SERVICE:
            services.append(item)
        elif kind is not Kind.OTHER:
            others.append(item._replace(kind=kind))
    return services, others


def _references(services: Sequence[Found], others: Sequence[Found]) -> References:
    held: dict[Kind, dict[str, list[JsonObject]]] = defaultdict(lambda: defaultdict(list))
    links = (link for item in services for link in _links(item.data))
    for link in (*links, *(Link(item.kind, _text_in(item.data, "id"), item.data) for item in others)):
        if link.id and link.inline is not None:
            held[link.kind][link.id].append(link.inline)
    chosen = {kind: {key: fullest(items) for key, items in by_id.items()} for kind, by_id in held.items()}
    nothing: Mapping[str, JsonObject] = {}
    return References(
        organizations=chosen.get(Kind.ORGANIZATION, nothing),
        locations=chosen.get(Kind.LOCATION, nothing),
        taxonomy_terms=chosen.get(Kind.TAXONOMY_TERM, nothing),
    )


def _links(service: JsonObject) -> Iterator[Link]:
    yield _link(service, Kind.ORGANIZATION)
    for place in _objects(service.get("service_at_locations")):
        yield _link(place, Kind.LOCATION)
    for attribute in _objects(service.get("attributes")):
        yield _link(attribute, Kind.TAXONOMY_TERM)


def _link(holder: JsonObject, kind: Kind) -> Link:
    inline = holder.get(kind)
    if is_object(inline):
        return Link(kind, _text_in(inline, "id"), inline)
    return Link(kind, _text_in(holder, f"{kind}_id"), None)


def _text_in(item: JsonObject, name: str) -> str:
    value = item.get(name)
    return value.strip() if isinstance(value, str) else ""


def _objects(value: object) -> list[JsonObject]:
    return [item for item in value if is_object(item)] if isinstance(value, list) else []


def _chosen(services: Sequence[Found]) -> Iterator[tuple[str, JsonObject]]:
    """Yield each service once, with the name for its remarks: its id, or where it stood when it has none."""
    by_id: dict[str, list[JsonObject]] = defaultdict(list)
    for item in services:
        by_id[_text_in(item.data, "id")[:SHORT] or item.origin].append(item.data)
    for name, items in by_id.items():
        yield name, fullest(items)


def _in_order(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    unique = {(remark.id, remark.field, remark.reason.dutch()): remark for remark in remarks}
    return tuple(unique[key] for key in sorted(unique))
