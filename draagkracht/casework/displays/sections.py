"""The sections of the page of a case, in order. A topic adds its own line, with its own template.

A section gets `case` (displays.cases.CasePage) and `part`: what its `build` makes of the file for somebody at a moment.
Where that is None the section is left out.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from draagkracht.casework.displays.arrangements import arrangements_part
from draagkracht.casework.displays.guiding import guiding_part
from draagkracht.casework.displays.handovers import handovers_part
from draagkracht.casework.displays.letters import letters_part
from draagkracht.casework.displays.measuring import measuring_part
from draagkracht.casework.displays.networks import networks_part
from draagkracht.casework.displays.numbers import numbers_part
from draagkracht.casework.displays.spaces import spaces_part
from draagkracht.casework.displays.talks import danger_part, talks_part
from draagkracht.casework.displays.wishes import wishes_part
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries.cases import CaseFile

Build = Callable[[CaseFile, Worker, datetime.datetime], object | None]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the page: its template, and what makes its part."""

    template: str
    build: Build = lambda _case, _worker, _at: ()


@dataclass(frozen=True, slots=True)
class SectionShown:
    """A section with what its template gets."""

    template: str
    part: object


SECTIONS: Final[tuple[Section, ...]] = (
    Section("casework/talks/danger.html", danger_part),
    Section("casework/cases/sections/question.html"),
    Section("casework/cases/sections/people.html"),
    Section("casework/numbers/section.html", numbers_part),
    Section("casework/cases/sections/spaces.html", spaces_part),
    Section("casework/cases/sections/wishes.html", wishes_part),
    Section("casework/networks/section.html", networks_part),
    Section("casework/guiding/section.html", guiding_part),
    Section("casework/talks/section.html", talks_part),
    Section("casework/cases/sections/measure.html", measuring_part),
    Section("casework/arrangements/section.html", arrangements_part),
    Section("casework/letters/section.html", letters_part),
    Section("casework/handovers/section.html", handovers_part),
    Section("casework/cases/sections/terms.html"),
    Section("casework/cases/sections/history.html"),
)


def sections_of(case: CaseFile, worker: Worker, at: datetime.datetime) -> tuple[SectionShown, ...]:
    """Return the sections of a case for somebody."""
    built = ((section.template, section.build(case, worker, at)) for section in SECTIONS)
    return tuple(SectionShown(template, part) for template, part in built if part is not None)
