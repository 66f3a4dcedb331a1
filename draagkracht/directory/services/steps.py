"""Keeping help step by step."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from draagkracht.base.text import Sentence
from draagkracht.directory.models import Pathway, Step
from draagkracht.directory.queries import steps as queries
from draagkracht.directory.rules import codes, steps
from draagkracht.municipalities.models import Municipality


class NotReady(Exception):
    """A pathway cannot be shown to everybody; `reason` says why, and what to do."""

    def __init__(self, reason: Sentence) -> None:
        super().__init__(reason.dutch())
        self.reason = reason


class PathwayIsGone(Exception):
    """The present municipality has no such pathway (any more)."""


@transaction.atomic
def save_pathway(
    *,
    municipality_id: int,
    pathway_id: int | None,
    name: str,
    summary: str,
    condition: codes.Condition | None,
    found: Sequence[steps.Step],
    is_published: bool,
) -> int:
    """Keep a pathway with its steps, numbered from 1 in their order; return its number.

    Its address is made of the first name and stays. A new one that is in all the same as one that is there is that
    one: the form was sent twice. Raises NotReady, with nothing written, when it is to be published
    and cannot be; PathwayIsGone.
    """
    numbered = tuple(
        steps.Step(
            level=level,
            title=step.title,
            fits_when=step.fits_when,
            look_again_weeks=step.look_again_weeks,
            service_ids=step.service_ids,
        )
        for level, step in enumerate(found, 1)
    )
    if is_published:
        names = queries.names_of(key for step in numbered for key in step.service_ids)
        reason = steps.why_not_published(numbered, names)
        if reason:
            raise NotReady(reason)
    about = {"name": name, "summary": summary, "condition": condition.value if condition else ""}
    if pathway_id is None:
        same = _same(municipality_id, numbered, {**about, "is_published": is_published})
        if same is not None:
            return same
    row = _row(municipality_id, pathway_id, name)
    for field, value in {**about, "is_published": is_published}.items():
        setattr(row, field, value)
    row.save()
    Step.objects.filter(pathway=row).delete()
    Step.objects.bulk_create(
        [
            Step(
                municipality_id=municipality_id,
                pathway=row,
                level=step.level,
                title=step.title,
                fits_when=step.fits_when,
                look_again_weeks=step.look_again_weeks,
                service_ids=list(step.service_ids),
            )
            for step in numbered
        ]
    )
    return row.pk


@transaction.atomic
def delete_pathway(*, pathway_id: int) -> None:
    """Delete a pathway of the present municipality; one that is gone already is as good."""
    Pathway.objects.filter(pk=pathway_id).delete()


def _row(municipality_id: int, pathway_id: int | None, name: str) -> Pathway:
    if pathway_id is None:
        return Pathway(municipality_id=municipality_id, slug=_free_slug(name))
    row = Pathway.objects.filter(pk=pathway_id).select_for_update().first()
    if row is None:
        raise PathwayIsGone
    return row


def _same(municipality_id: int, numbered: tuple[steps.Step, ...], about: Mapping[str, Any]) -> int | None:
    """Return a pathway that is already what is to be added; new ones of a municipality wait here for each other."""
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality_id)
    for pathway in Pathway.objects.filter(municipality_id=municipality_id, **about).prefetch_related("steps"):
        held = tuple(
            steps.Step(
                level=step.level,
                title=step.title,
                fits_when=step.fits_when,
                look_again_weeks=step.look_again_weeks,
                service_ids=tuple(step.service_ids),
            )
            for step in pathway.steps.all()
        )
        if held == numbered:
            return pathway.pk
    return None


def _free_slug(name: str) -> str:
    first = slugify(name)[:50] or "stappen"
    taken = set(Pathway.objects.filter(slug__startswith=first).values_list("slug", flat=True))
    numbers = (f"{first}-{number}" for number in range(2, len(taken) + 3))
    return first if first not in taken else next(slug for slug in numbers if slug not in taken)
