"""What a question to the API selects from the published directory; the names are those of its parameters."""

from collections.abc import Mapping
from typing import Any, Final

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BigIntegerField,
    Case,
    Exists,
    F,
    FloatField,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)

from draagkracht.directory.models import Organization, Schedule, Service, ServiceAtLocation
from draagkracht.directory.queries import exchange, search
from draagkracht.directory.queries.edition import FIELD_OF, Edition, get_centre, get_organization_id, get_vocabulary
from draagkracht.directory.queries.listing import distance_to, located
from draagkracht.directory.rules.places import Place

Asked = Mapping[str, Any]

METRES: Final = 1000
MOST_FOUND: Final = 1_000


def select_services(edition: Edition, asked: Asked) -> "QuerySet[Service]":
    """Return the published services that fit what was asked: by name, or with words those that fit best first."""
    found = exchange.list_published()
    if "search" in asked:
        found = _with_words(found, asked["search"])
    if "organization_id" in asked:
        found = found.filter(organization__hsds_id=get_organization_id(edition, asked["organization_id"]))
    if "taxonomy_term_id" in asked:
        found = found.filter(_with_term(edition, asked["taxonomy_term_id"]))
    if "taxonomy_id" in asked:
        found = found.filter(_with_taxonomy(edition, asked["taxonomy_id"]))
    bounds = {
        "minimum_age": "minimum_age__gte",
        "maximum_age": "maximum_age__lte",
        "modified_after": "modified_at__gte",
    }
    found = found.filter(**{lookup: asked[name] for name, lookup in bounds.items() if name in asked})
    return found.filter(_at_times(asked)) if {"start_time", "end_time", "day"} & asked.keys() else found


def _with_words(services: "QuerySet[Service]", words: str) -> "QuerySet[Service]":
    """Return the services that the search of the site finds for the words as they are written, best first.

    No word is mended and none left out: the answer of an API cannot say so. Words that say nothing find nothing.
    """
    found = search.find(words, search.Wish(most=MOST_FOUND), literally=True)
    keys = [] if found.says_nothing else [hit.pk for hit in found.hits]
    ranked = Value(keys, output_field=ArrayField(BigIntegerField()))
    place = Func(ranked, F("pk"), function="array_position", output_field=IntegerField())
    return services.filter(pk__in=keys).order_by(place)


def select_places(edition: Edition, asked: Asked) -> "QuerySet[ServiceAtLocation]":
    """Return the places of the services that fit, nearest to the postcode first where one was given.

    Raises PostcodeIsUnknown.
    """
    found = exchange.list_places().filter(service__in=select_services(edition, asked).order_by())
    if "postcode" not in asked:
        return found
    centre = get_centre(asked["postcode"])
    if centre is None:
        raise PostcodeIsUnknown
    return _nearest(found, centre, asked.get("proximity"))


class PostcodeIsUnknown(Exception):
    """No place in the directory lies in this postcode area, so nobody here knows where it is."""


def select_organizations(asked: Asked) -> "QuerySet[Organization]":
    """Return the organisations that give published services and fit what was asked, by name."""
    found = exchange.list_providers()
    for word in asked.get("search", "").split():
        found = found.filter(Q(name__icontains=word) | Q(description__icontains=word))
    return found.filter(modified_at__gte=asked["modified_after"]) if "modified_after" in asked else found


def _nearest(places: "QuerySet[ServiceAtLocation]", centre: Place, metres: int | None) -> "QuerySet[ServiceAtLocation]":
    away = distance_to(centre, "location__latitude", "location__longitude")
    measured = Case(When(located("location__"), then=away), output_field=FloatField())
    found = places.annotate(distance_km=measured)
    if metres is not None:
        found = found.filter(distance_km__lte=metres / METRES)
    return found.order_by(F("distance_km").asc(nulls_last=True), "service__name", "pk")


def _with_term(edition: Edition, term_id: str) -> Q:
    vocabulary = get_vocabulary(edition)
    term = vocabulary.terms.get(term_id.lower())
    if term is not None and term.taxonomy in FIELD_OF:
        return Q(**{f"{FIELD_OF[term.taxonomy]}__contains": [term.code]})
    source = vocabulary.sources.get(term_id.lower(), term_id)
    return Q(other_attributes__contains=[{"taxonomy_term": {"id": source}}])


def _with_taxonomy(edition: Edition, taxonomy_id: str) -> Q:
    taxonomy = get_vocabulary(edition).taxonomies.get(taxonomy_id.lower())
    name = taxonomy.name if taxonomy else taxonomy_id
    if name in FIELD_OF:
        return ~Q(**{FIELD_OF[name]: []})
    return Q(other_attributes__contains=[{"taxonomy_term": {"taxonomy": name}}])


def _at_times(asked: Asked) -> Exists:
    """Return the condition that one schedule fits the day and both times."""
    lookups = {"start_time": "opens_at__gte", "end_time": "closes_at__lte", "day": "byday__contains"}
    fitting = {lookup: asked[name] for name, lookup in lookups.items() if name in asked}
    return Exists(Schedule.objects.filter(service=OuterRef("pk"), **fitting))
