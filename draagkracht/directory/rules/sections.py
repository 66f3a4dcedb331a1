"""The sections of a service, in which people read and change it: each a small form of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from draagkracht.base.text import N_, Sentence


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that belong together; `editor_only` are shown to an editor alone."""

    title: Sentence
    names: tuple[str, ...]
    editor_only: tuple[str, ...] = ()


# By the word in the address.
SECTIONS: Final[Mapping[str, Section]] = {
    "wat": Section(
        Sentence(N_("Wat het is")),
        ("name", "alternate_name", "organization", "description", "asked_as", "alert"),
        ("organization",),
    ),
    "eerste-stap": Section(
        Sentence(N_("Eerste stap en wat u kunt verwachten")), ("first_step", "what_to_expect", "application_process")
    ),
    "voor-wie": Section(
        Sentence(N_("Voor wie")),
        (
            "audiences",
            "eligibility_description",
            "minimum_age",
            "maximum_age",
            "languages",
            "interpretation_services",
        ),
    ),
    "indeling": Section(Sentence(N_("Indeling")), ("base_functions", "respite_forms", "conditions", "laws", "kinds")),
    "waar": Section(Sentence(N_("Waar")), ("locations", "service_areas")),
    "wanneer": Section(Sentence(N_("Wanneer")), ("schedules",)),
    "prijs": Section(
        Sentence(N_("Prijs")), ("cost_options", "fees", "funding", "funding_kind", "funding_until", "reimbursement")
    ),
    "contact": Section(Sentence(N_("Contact")), ("contacts", "email", "url")),
    "status": Section(Sentence(N_("Status")), ("status",)),
}


def section_of(name: str) -> str:
    """Return the word of the section that holds a field; the first one for a field that is in none."""
    return next((word for word, section in SECTIONS.items() if name in section.names), next(iter(SECTIONS)))
