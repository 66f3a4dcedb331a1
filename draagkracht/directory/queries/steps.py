"""Reading help step by step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from draagkracht.base import tenancy
from draagkracht.directory.models import Pathway, Service, Step
from draagkracht.directory.queries.listing import PUBLISHED, published
from draagkracht.directory.rules import codes, steps


@dataclass(frozen=True, slots=True)
class PathwayLine:
    """A pathway in a list."""

    id: int
    slug: str
    name: str
    summary: str
    condition: codes.Condition | None
    is_published: bool
    number_of_steps: int


@dataclass(frozen=True, slots=True)
class PathwayPage:
    """A pathway with its steps, the lightest first; `names` are those of the services that the public sees, by id."""

    line: PathwayLine
    steps: tuple[steps.Step, ...]
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class PlaceInPathway:
    """That a service is part of a step."""

    slug: str
    name: str
    level: int
    number_of_steps: int


def list_pathways(*, is_published: bool | None = None) -> tuple[PathwayLine, ...]:
    """Return the present municipality's pathways by name; with `is_published` those that are, or are not."""
    found = Pathway.objects.annotate(number=Count("steps")).order_by("name", "pk")
    if is_published is not None:
        found = found.filter(is_published=is_published)
    return tuple(_line(row, row.number) for row in found)


def get_pathway(slug: str) -> PathwayPage | None:
    """Return a pathway that everybody may see; None when there is none."""
    row = Pathway.objects.filter(slug=slug, is_published=True).first()
    return _page(row) if row else None


def get_pathway_to_edit(pathway_id: int) -> PathwayPage | None:
    """Return a pathway of the present municipality, published or not; None when there is none."""
    row = Pathway.objects.filter(pk=pathway_id).first()
    return _page(row) if row else None


def list_places_in_pathways(service_id: str) -> tuple[PlaceInPathway, ...]:
    """Return of which published steps a service is part."""
    found = Step.objects.filter(service_ids__contains=[service_id], pathway__is_published=True)
    rows = found.select_related("pathway").annotate(number=Count("pathway__steps")).order_by("pathway__name", "level")
    return tuple(PlaceInPathway(row.pathway.slug, row.pathway.name, row.level, row.number) for row in rows)


def names_of(service_ids: Iterable[str]) -> dict[str, str]:
    """Return the names of these services, by id, of those that the public sees."""
    return dict(published(*PUBLISHED).filter(hsds_id__in=list(service_ids)).values_list("hsds_id", "name"))


def ids_of(numbers: Iterable[int]) -> Mapping[Any, str]:
    """Return the ids of services of the present municipality by number, as the address has it where they are kept."""
    own = Service.objects.filter(municipality__in=tenancy.current_municipalities(), pk__in=list(numbers))
    return dict(own.values_list("pk", "hsds_id"))


def _line(row: Pathway, number: int) -> PathwayLine:
    condition = codes.Condition(row.condition) if row.condition else None
    return PathwayLine(row.pk, row.slug, row.name, row.summary, condition, row.is_published, number)


def _page(row: Pathway) -> PathwayPage:
    found = tuple(
        steps.Step(
            level=step.level,
            title=step.title,
            fits_when=step.fits_when,
            look_again_weeks=step.look_again_weeks,
            service_ids=tuple(step.service_ids),
        )
        for step in Step.objects.filter(pathway=row).order_by("level")
    )
    names = names_of(key for step in found for key in step.service_ids)
    return PathwayPage(_line(row, len(found)), found, names)
