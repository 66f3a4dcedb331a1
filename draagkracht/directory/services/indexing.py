"""Keeping the index of the search up to date. Whoever changes a service, its parts or its provider calls this."""

import multiprocessing
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection, transaction
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject

from draagkracht.base import tenancy
from draagkracht.directory.models import CostOption, Schedule, SearchEntry, Service, ServiceAtLocation
from draagkracht.directory.queries import lexicon
from draagkracht.directory.rules import documents, facts, places
from draagkracht.directory.rules.facts import Facet
from draagkracht.directory.rules.search import Analyser, folding
from draagkracht.directory.rules.search.query import quoted

AT_ONCE: Final = 500
TEXTS: Final = (
    "description",
    "eligibility_description",
    "application_process",
    "first_step",
    "what_to_expect",
    "fees",
    "alert",
)
CODED: Final[Mapping[Facet, str]] = {
    Facet.NEED: "base_functions",
    Facet.CONDITION: "conditions",
    Facet.RESPITE_FORM: "respite_forms",
    Facet.LAW: "laws",
    Facet.KIND: "kinds",
}
SAME: Final = ("minimum_age", "maximum_age")
WRITTEN: Final = (*SAME, "facts", "latitudes", "longitudes", "name", "vector", "words", "index_key")


@transaction.atomic
def index_services(*, service_ids: Collection[int], analyser: Analyser | None = None) -> int:
    """Bring the index up to date with services of the present municipality; return how many there were.

    Ids of services that are gone, or another's, are passed over. `analyser` is for trying another lexicon.
    """
    wanted, number = sorted(service_ids), 0
    if not wanted:
        return 0  # before the lexicon is read: that takes a second or two, at each start of the demo
    with_which = analyser or lexicon.get_analyser()
    for chunk in _chunks(wanted):
        entries = [_entry(row, with_which) for row in _rows(chunk)]
        SearchEntry.objects.bulk_create(
            entries, update_conflicts=True, unique_fields=["service"], update_fields=WRITTEN
        )
        number += len(entries)
    return number


def index_organization(*, organization_id: int) -> int:
    """Bring the index up to date with the services of an organisation; return how many there were."""
    return index_services(service_ids=_own().filter(organization=organization_id).values_list("pk", flat=True))


def index_location(*, location_id: int) -> int:
    """Bring the index up to date with the services at a place; return how many there were."""
    at = ServiceAtLocation.objects.filter(location=location_id)
    return index_services(service_ids=at.values_list("service_id", flat=True))


def index_stale_services(*, analyser: Analyser | None = None) -> int:
    """Index the services of the present municipality that are not in the index, or with another lexicon; return how
    many there were. `analyser` is for trying another lexicon."""
    analyser = analyser or lexicon.get_analyser()
    fresh = SearchEntry.objects.filter(service=OuterRef("pk"), index_key=lexicon.index_key(analyser))
    stale = _own().exclude(pk__in=fresh.values("service")).values_list("pk", flat=True)
    return index_services(service_ids=stale, analyser=analyser)


def rebuild_index(*, municipality_ids: Collection[int], workers: int = 1) -> int:
    """Index every service of these municipalities again, each municipality in a transaction of its own; return how
    many services there were.

    With more `workers` than one they share the work as processes; then never inside a transaction.
    """
    if workers <= 1:
        return sum(map(_rebuild, municipality_ids))
    lexicon.analyser_of(frozenset())  # made once, and the processes have it
    connection.close()
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork")) as pool:
        return sum(pool.map(_rebuild, municipality_ids, chunksize=4))


def _rebuild(municipality_id: int) -> int:
    with tenancy.acting_for(municipality_id):
        return index_services(service_ids=_own().values_list("pk", flat=True))


def _own() -> Any:
    return Service.objects.filter(municipality__in=tenancy.current_municipalities())


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


def _rows(ids: Sequence[int]) -> Any:
    """Return what is searched of these services; locked, so that of two who index one the last sees what the other
    wrote."""
    service = {"service": OuterRef("pk")}
    prices = CostOption.objects.filter(**service).values("amount_cents")
    attending = Schedule.objects.filter(**service).values("attending_type")
    days = Schedule.objects.filter(**service).values(row=JSONObject(freq=F("freq"), byday=F("byday")))
    spot = JSONObject(**{name: F(f"location__{name}") for name in ("name", "city", "latitude", "longitude")})
    spots = ServiceAtLocation.objects.filter(**service).order_by("pk").values(row=spot)
    own = _own().filter(pk__in=ids).order_by("pk").select_for_update(of=("self",), no_key=True)
    return own.values(
        "pk",
        "name",
        "alternate_name",
        "asked_as",
        "organization__name",
        "languages",
        "audiences",
        *TEXTS,
        *CODED.values(),
        *SAME,
        prices=ArraySubquery(prices),
        attending=ArraySubquery(attending),
        days=ArraySubquery(days),
        spots=ArraySubquery(spots),
    )


def _entry(row: Mapping[str, Any], analyser: Analyser) -> SearchEntry:
    coded = {facet: row[column] for facet, column in CODED.items()}
    spots = [spot for spot in map(_spot, row["spots"]) if spot]
    named = facts.facts_of(
        coded, languages=row["languages"], prices=row["prices"], attending=filter(None, row["attending"])
    )
    text = analyser.document(
        documents.fields_of(
            name=row["name"],
            alternate_name=row["alternate_name"],
            asked_as=row["asked_as"],
            organization=row["organization__name"] or "",
            coded=coded,
            languages=row["languages"],
            texts=[*(row[name] for name in TEXTS), *(spot[key] for spot in row["spots"] for key in ("name", "city"))],
        ),
        documents.codes_of(
            named, audiences=row["audiences"], maximum_age=row["maximum_age"], languages=row["languages"]
        ),
    )
    return SearchEntry(
        service_id=row["pk"],
        facts=[*named, *facts.days_of(row["days"])],
        latitudes=[spot.latitude for spot in spots],
        longitudes=[spot.longitude for spot in spots],
        name=folding.fold(row["name"]),
        vector=text.tsvector(),
        words=" ".join(map(quoted, sorted(text.words))),
        index_key=lexicon.index_key(analyser),
        **{name: row[name] for name in SAME},
    )


def _spot(row: Mapping[str, Any]) -> places.Place | None:
    """Return where a place is; None where that is not known, or where zeros stand for it."""
    if row["latitude"] is None or row["longitude"] is None:
        return None
    return places.possible(row["latitude"], row["longitude"])
