"""Who reads a service besides its owner: the municipalities that its areas name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from draagkracht.directory import rows
from draagkracht.directory.models import Location, Organization, Service, ServiceAtLocation
from draagkracht.municipalities.models import Municipality

Areas = Iterable[tuple[str, str]]  # extent and name of each area


@dataclass(frozen=True, slots=True)
class Readers:
    """Which municipalities read a row besides its owner."""

    served_ids: tuple[int, ...]
    is_everywhere: bool


def known_municipalities() -> dict[str, int]:
    """Return the municipalities of this installation by the words that an area may name them with."""
    found = Municipality.objects.values_list("pk", "code", "name")
    return {name.casefold(): pk for pk, code, title in found for name in (code, title)}


def readers_of(areas: Areas, *, owner_id: int, known: Mapping[str, int]) -> Readers:
    """Return who reads a service: what its areas name; without a known area its owner."""
    words = {word.casefold() for area in areas for word in area if word}
    served = sorted({known[word] for word in words if word in known})
    is_everywhere = bool(words & rows.EVERYWHERE)
    if not served and not is_everywhere:
        served = [owner_id]
    return Readers(tuple(served), is_everywhere)


def widen(*, organizations: Iterable[Organization], locations: Iterable[Location]) -> None:
    """Let everybody who reads a service read its organisation and its places too."""
    _widen(Organization, organizations, "organization_id", Service.objects.all())
    _widen(Location, locations, "location_id", ServiceAtLocation.objects.all(), "service__")


def _widen(model: type[Any], changed: Iterable[Any], key: str, uses: "models.QuerySet[Any]", path: str = "") -> None:
    rows_now = list(changed)
    served: dict[int, set[int]] = defaultdict(set)
    everywhere: set[int] = set()
    found = uses.filter(**{f"{key}__in": [row.pk for row in rows_now]})
    for pk, ids, is_everywhere in found.values_list(key, f"{path}served_ids", f"{path}is_everywhere"):
        served[pk].update(ids)
        if is_everywhere:
            everywhere.add(pk)
    altered = []
    for row in rows_now:
        wanted = (sorted(served[row.pk]), row.pk in everywhere)
        if wanted != (list(row.served_ids), row.is_everywhere):
            row.served_ids, row.is_everywhere = wanted
            altered.append(row)
    model.objects.bulk_update(altered, ["served_ids", "is_everywhere"], batch_size=500)
