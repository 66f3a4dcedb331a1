"""The state of the published directory: which edition this is, and what follows from it until it changes.

An edition has the number that a trigger moves with every change. What costs a walk through the whole directory (the
terms of others, the ids that we made up) is kept for one edition, for each municipality.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final, TypeVar

from django.db.models import Avg, Count, Max, QuerySet, Subquery
from django.db.models.functions import Coalesce

from draagkracht.base import tenancy
from draagkracht.directory.models import LexiconVersion, Location, Organization, Revision, Service
from draagkracht.directory.queries import exchange
from draagkracht.directory.queries.duplicates import find_merged
from draagkracht.directory.queries.listing import located
from draagkracht.directory.rules import codes
from draagkracht.directory.rules.hsds import publish, records
from draagkracht.directory.rules.places import Place

Found = TypeVar("Found")

_kept: dict[tuple[tuple[int, ...], str], tuple[object, Any]] = {}
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Edition:
    """Which state of the directory this is. Two equal editions of a municipality give equal answers."""

    number: int
    organizations_changed_at: datetime.datetime | None
    last_word: int  # the key of the last change of the words of the search; 0 for none


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A list of terms: ours, or one that a provider uses."""

    id: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All lists of terms and their terms, by id; `sources` gives the provider's own id of a term that is not ours."""

    taxonomies: Mapping[str, Taxonomy]
    terms: Mapping[str, records.TaxonomyTerm]
    sources: Mapping[str, str]


def get_edition() -> Edition:
    """Return the present edition, in one query. Ask it before the data: then it is never newer than they are."""
    # Organisations have no trigger of their own.
    last = Organization.objects.order_by("-modified_at").values("modified_at")[:1]
    word = LexiconVersion.objects.order_by("-pk").values("pk")[:1]
    columns = ("number", Subquery(last), Coalesce(Subquery(word), 0))
    return Edition(*Revision.objects.values_list(*columns).get(pk=1))


def get_changed_at(edition: Edition) -> datetime.datetime | None:
    """Return when something was last changed; None for an empty directory."""

    def last() -> datetime.datetime | None:
        moment: datetime.datetime | None = Service.objects.aggregate(last=Max("modified_at"))["last"]
        return moment

    return keep(edition, "changed", last)


def get_vocabulary(edition: Edition) -> Vocabulary:
    """Return all terms that the published services of this municipality may have."""
    return keep(edition, "vocabulary", _vocabulary)


def get_service_id(edition: Edition, text: str) -> str:
    """Return the provider's id of a service for the id that everybody knows it by; itself where that is the same."""
    made = keep(edition, "services", lambda: _made("service", exchange.list_published().values_list("hsds_id")))
    return made.get(text.lower(), text)


def get_successor_id(edition: Edition, text: str) -> str | None:
    """Return the id under which a service lives on that was merged, by either of its ids; None where there is none."""
    merged = keep(edition, "merged", lambda: _made("service", _merged().values_list("hsds_id")))
    for key in dict.fromkeys((text, merged.get(text.lower(), text), text.lower())):
        found = find_merged(key)
        if found:
            return publish.identifier("service", found)
    return None


def _merged() -> "QuerySet[Service]":
    return Service.objects.filter(merged_into__isnull=False)


def get_organization_id(edition: Edition, text: str) -> str:
    """Return the provider's id of an organisation for the id that everybody knows it by."""
    made = keep(
        edition, "organizations", lambda: _made("organization", exchange.list_providers().values_list("hsds_id"))
    )
    return made.get(text.lower(), text)


def get_place_key(edition: Edition, text: str) -> int | None:
    """Return the key of a service at a location for either of its ids; None where there is none."""
    return keep(edition, "places", _places).get(text.lower() if publish.UUID_TEXT.fullmatch(text) else text)


def get_centre(postcode: str) -> Place | None:
    """Return the middle of the places in this directory whose postcode starts with these four digits; None: no place.

    Nobody outside is asked, so a postcode is known as far as the directory itself has been there.
    """
    inside = Location.objects.filter(located(), postal_code__startswith=postcode[:4])
    found = inside.aggregate(Avg("latitude"), Avg("longitude"), number=Count("pk"))
    return Place(found["latitude__avg"], found["longitude__avg"]) if found["number"] else None


def keep(facts: object, name: str, build: Callable[[], Found]) -> Found:
    """Return what was built under a name for this municipality, built anew where the facts behind it are others."""
    key = (tenancy.current_municipalities(), name)
    with _lock:
        kept = _kept.get(key)
    if kept and kept[0] == facts:
        value: Found = kept[1]
        return value
    value = build()
    with _lock:
        _kept[key] = (facts, value)
    return value


def _made(kind: str, ids: Any) -> dict[str, str]:
    """Return the provider's ids by the ids that we made for those that are no UUID."""
    texts = (text for (text,) in ids)
    return {publish.identifier(kind, text): text for text in texts if not publish.UUID_TEXT.fullmatch(text)}


def _places() -> dict[str, int]:
    found: dict[str, int] = {}
    rows = exchange.list_places().order_by("-pk").values_list("pk", "hsds_id", "service__hsds_id")
    for key, text, service_id in rows:
        found[text.lower() if publish.UUID_TEXT.fullmatch(text) else text] = key
        found[publish.identifier(f"service_at_locations/{service_id}", text)] = key
    return found


FIELD_OF: Final[Mapping[str, str]] = {
    taxonomy: field
    for taxonomy, kind in codes.TAXONOMIES.items()
    for field, member in exchange.CODES.items()
    if member is kind
}


def _vocabulary() -> Vocabulary:
    taxonomies: dict[str, Taxonomy] = {}
    terms: dict[str, records.TaxonomyTerm] = {}
    sources: dict[str, str] = {}
    for term in (*publish.our_terms(), *_terms_of_others()):
        shown = publish.term(term)
        terms.setdefault(shown["id"], term)
        sources.setdefault(shown["id"], term.id)
        if term.taxonomy:
            taxonomy_id = publish.identifier("taxonomy", term.taxonomy)
            label = publish.taxonomy_label(term.taxonomy)
            taxonomies.setdefault(taxonomy_id, Taxonomy(taxonomy_id, term.taxonomy, label))
    return Vocabulary(taxonomies, terms, sources)


def _terms_of_others() -> list[records.TaxonomyTerm]:
    columns = exchange.list_published().exclude(other_attributes=[]).values_list("other_attributes", flat=True)
    found = (exchange.read_attribute(entry) for column in columns for entry in column)
    return sorted((one.taxonomy_term for one in found if one.taxonomy_term), key=lambda term: (term.taxonomy, term.id))
