"""Help step by step, as its pages show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from draagkracht.base.translation import translate
from draagkracht.directory.displays import words
from draagkracht.directory.forms.steps import YES, PathwayForm, StepForm
from draagkracht.directory.queries.steps import PathwayLine, PathwayPage
from draagkracht.directory.rules import codes, steps

# What a button did, by the word in the address.
DONE: Final[Mapping[str, str]] = {
    "op-de-site": "Bewaard. Iedereen ziet deze situatie nu op de site.",
    "bewaard": "Bewaard. Deze situatie staat niet op de site.",
    "gewist": "De situatie is gewist, met alle stappen.",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A service of a step."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step as everybody sees it."""

    level: int
    title: str
    fits_when: str
    look_again: str
    then: str
    services: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ShownPathway:
    """A pathway as everybody sees it."""

    name: str
    summary: str
    steps: tuple[ShownStep, ...]


@dataclass(frozen=True, slots=True)
class ListedPathway:
    """A pathway in a list."""

    name: str
    url: str
    text: str
    is_published: bool


def shown(page: PathwayPage) -> ShownPathway:
    """Return a pathway with only the services that the public sees."""
    last = len(page.steps)
    return ShownPathway(
        words.in_dutch(page.line.name),
        words.in_dutch(page.line.summary),
        tuple(_step(step, page, is_last=step.level == last) for step in page.steps),
    )


def public_line(line: PathwayLine) -> ListedPathway:
    """Return a pathway in the list for everybody."""
    url = reverse("directory:show-pathway", args=[line.slug])
    return ListedPathway(words.in_dutch(line.name), url, words.in_dutch(line.summary), line.is_published)


def staff_line(line: PathwayLine) -> ListedPathway:
    """Return a pathway in the list of those who keep it."""
    number = ngettext("%(number)s stap", "%(number)s stappen", line.number_of_steps) % {"number": line.number_of_steps}
    condition = translate(codes.CONDITION_LABELS[line.condition]) if line.condition else ""
    seen = gettext("iedereen ziet het") if line.is_published else gettext("nog niet op de site")
    text = " · ".join(part for part in (number, condition, seen) if part)
    return ListedPathway(line.name, reverse("directory-staff:edit-pathway", args=[line.id]), text, line.is_published)


def forms_of(page: PathwayPage | None, data: Any = None) -> tuple[PathwayForm, tuple[StepForm, ...]]:
    """Return the forms of a pathway: filled in with what was sent, else with what is there, else empty."""
    if page is None:
        return PathwayForm(data), tuple(StepForm(data, level=level) for level in range(1, steps.MOST_STEPS + 1))
    line = page.line
    first = {
        "naam": line.name,
        "uitleg": line.summary,
        "voor": line.condition.value if line.condition else "",
        "zichtbaar": [YES] if line.is_published else [],
    }
    initial = {step.level: _initial(step) for step in page.steps}
    return PathwayForm(data, initial=first), tuple(
        StepForm(data, level=level, initial=initial.get(level)) for level in range(1, steps.MOST_STEPS + 1)
    )


def in_two(forms: tuple[StepForm, ...]) -> tuple[tuple[StepForm, ...], tuple[StepForm, ...]]:
    """Return the steps that are filled in with room for another, at least two; and the empty ones after them."""
    filled = [form.level for form in forms if any(form[name].value() for name in form.fields)]
    number = max(steps.FEWEST_STEPS, max(filled, default=0) + 1)
    return forms[:number], forms[number:]


def _initial(step: steps.Step) -> dict[str, str]:
    addresses = (reverse("directory:show-service", args=[key]) for key in step.service_ids)
    return {
        "titel": step.title,
        "past_bij": step.fits_when,
        "weken": str(step.look_again_weeks),
        "diensten": "\n".join(addresses),
    }


def _step(step: steps.Step, page: PathwayPage, *, is_last: bool) -> ShownStep:
    weeks = step.look_again_weeks
    look = ngettext("Kijk na %(number)s week opnieuw.", "Kijk na %(number)s weken opnieuw.", weeks) % {"number": weeks}
    then = (
        gettext("Helpt het niet genoeg? Bel ons, dan zoeken wij samen verder.")
        if is_last
        else gettext("Helpt het niet genoeg? Ga dan naar stap %(level)s.") % {"level": step.level + 1}
    )
    services = tuple(
        Link(words.in_dutch(page.names[key]), reverse("directory:show-service", args=[key]))
        for key in step.service_ids
        if key in page.names
    )
    return ShownStep(step.level, words.in_dutch(step.title), words.in_dutch(step.fits_when), look, then, services)
