"""The sections of the page of a case, in order. A topic adds its own line, with its own template.

A section gets `case` (displays.cases.CasePage) and `part`: what its `build` makes of the file for somebody at a moment.
Where that is None the section is left out.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext

from draagkracht.base.text import N_
from draagkracht.casework.displays.arrangements import arrangements_part
from draagkracht.casework.displays.coaching import coaching_part
from draagkracht.casework.displays.guiding import guiding_part
from draagkracht.casework.displays.handovers import handovers_part
from draagkracht.casework.displays.letters import letters_part
from draagkracht.casework.displays.measuring import measuring_part
from draagkracht.casework.displays.networks import networks_part
from draagkracht.casework.displays.numbers import numbers_part
from draagkracht.casework.displays.respite import respite_part
from draagkracht.casework.displays.scans import scans_part
from draagkracht.casework.displays.spaces import spaces_part
from draagkracht.casework.displays.talks import danger_part, talks_part
from draagkracht.casework.displays.wishes import wishes_part
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries.cases import CaseFile

Build = Callable[[CaseFile, Worker, datetime.datetime], object | None]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the page: its template, what makes its part, and how a link leads to it: its id and a word."""

    template: str
    build: Build = lambda _case, _worker, _at: ()
    link: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class SectionShown:
    """A section with what its template gets; `place` and `label` are empty where no link leads to it."""

    template: str
    part: object
    place: str
    label: str


SECTIONS: Final[tuple[Section, ...]] = (
    Section("casework/talks/danger.html", danger_part),
    Section("casework/cases/sections/question.html"),
    Section("casework/cases/sections/people.html", link=("mensen", N_("Wie erbij horen"))),
    Section("casework/numbers/section.html", numbers_part),
    Section("casework/cases/sections/spaces.html", spaces_part),
    Section("casework/cases/sections/wishes.html", wishes_part),
    Section("casework/networks/section.html", networks_part),
    Section("casework/guiding/scans.html", scans_part),
    Section("casework/guiding/coach.html", coaching_part),
    Section("casework/guiding/section.html", guiding_part, ("balans", N_("Hoe het gaat"))),
    Section("casework/talks/section.html", talks_part, ("gesprekken", N_("Gesprekken"))),
    Section("casework/cases/sections/measure.html", measuring_part),
    Section("casework/arrangements/section.html", arrangements_part, ("plannen", N_("Plan"))),
    Section("casework/respite/section.html", respite_part, ("respijt", N_("Even vrij"))),
    Section("casework/letters/section.html", letters_part, ("brieven", N_("Brieven"))),
    Section("casework/handovers/section.html", handovers_part),
    Section("casework/cases/sections/terms.html", link=("termijnen", N_("Termijnen"))),
    Section("casework/cases/sections/history.html", link=("gebeurd", N_("Wat er is gebeurd"))),
)


def sections_of(case: CaseFile, worker: Worker, at: datetime.datetime) -> tuple[SectionShown, ...]:
    """Return the sections of a case for somebody."""
    built = ((section, section.build(case, worker, at)) for section in SECTIONS)
    return tuple(
        SectionShown(section.template, part, section.link[0], gettext(section.link[1]) if section.link[1] else "")
        for section, part in built
        if part is not None
    )
