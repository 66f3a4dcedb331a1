"""What to do first when care drops out, by the answers alone: whom to call, and what to say.

Who has to pay is for the routes of `entitlements`; this is about the first quarter of an hour, and no law.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence

DESK: Final = "desk"
EMERGENCY: Final = "emergency"
OUT_OF_HOURS: Final = "gp-out-of-hours"
# For whom is in danger, and for whom has to talk; in the order of how little time there is.
DANGER: Final = ("domestic-violence", "suicide-prevention", "listening", "carers")

Answers = Mapping[str, str]  # code by question; a question that was not asked is absent
Fact = bool | float | str | None

TRUTHS: Final[Mapping[str, bool]] = {"yes": True, "no": False}
NIGHTS: Final[Mapping[str, float]] = {"tonight": 1.0, "weeks": 7.0}
ASKERS: Final[Mapping[str, str]] = {"carer": "carer", "recipient": "recipient"}


class First(StrEnum):
    """Who is called first."""

    INSTITUTION = "institution"
    DOCTOR = "doctor"
    PROVIDER = "provider"
    MUNICIPALITY = "municipality"


@dataclass(frozen=True, slots=True)
class Advice:
    """Whom to call first: sentences, telephone lines by code, and what to say. `is_urgent`: nobody can wait."""

    first: First
    steps: tuple[Sentence, ...]
    lines: tuple[str, ...]
    to_say: tuple[Sentence, ...]
    is_urgent: bool


def facts_of(answers: Answers) -> dict[str, Fact]:
    """Return what the routes may know: an answer that was not given, or "I do not know", is None."""
    return {
        "wlz_indication": TRUTHS.get(answers.get("wlz", "")),
        "recipient_is_minor": TRUTHS.get(answers.get("minor", "")),
        "nursing_needed": TRUTHS.get(answers.get("nursing", "")),
        # Whoever is there now may leave tonight: only where nobody is there is it certain that it cannot wait.
        "cannot_wait": None if answers.get("now") == "with" else True,
        "nights_wanted": NIGHTS.get(answers.get("until", "")),
        "days_ahead": 0.0,
        "asked_by": ASKERS.get(answers.get("who", ""), "other"),
    }


def is_in_institution(answers: Answers) -> bool:
    """Return whether the person lives where others give the care: then the routes for home are not asked."""
    return answers.get("where") == "institution"


def advise(answers: Answers) -> Advice:
    """Return whom to call first and what to say there."""
    first = whom_first(answers)
    is_urgent = answers.get("now") == "alone-unsafe"
    return Advice(first, tuple(_steps(first, answers)), _lines(first), tuple(_to_say(answers)), is_urgent)


def whom_first(answers: Answers) -> First:
    """Return who is called first: who is responsible already, else who can come, else who has to find out."""
    if is_in_institution(answers):
        return First.INSTITUTION
    if answers.get("wlz") == "yes":
        return First.PROVIDER
    return First.DOCTOR if answers.get("nursing") == "yes" else First.MUNICIPALITY


STEPS: Final[Mapping[First, tuple[Sentence, ...]]] = {
    First.INSTITUTION: (
        Sentence(N_("Bel het team van de instelling. Daar is dag en nacht iemand.")),
        Sentence(N_("De instelling regelt de zorg. Dat hoeft u niet te doen.")),
    ),
    First.PROVIDER: (
        Sentence(N_("Bel de organisatie die nu al zorg geeft. Het nummer staat in de map of op de brief.")),
        Sentence(N_("Lukt het daar niet? Bel dan het zorgkantoor. Dat nummer staat op de brief over de Wlz.")),
        Sentence(N_("Hebt u geen nummer? Bel ons. Wij zoeken het met u op.")),
    ),
    First.DOCTOR: (
        Sentence(N_("Bel de eigen huisarts van degene die zorg krijgt.")),
        Sentence(N_("Is het avond, nacht of weekend? Bel dan de huisartsenpost.")),
    ),
    First.MUNICIPALITY: (
        Sentence(N_("Bel de gemeente. Zij zoekt uit wie het kan overnemen.")),
        Sentence(N_("Is de gemeente dicht en kan het niet wachten? Bel dan de huisartsenpost.")),
    ),
}


def _steps(first: First, answers: Answers) -> Iterator[Sentence]:
    if answers.get("now") == "alone-unsafe":
        yield Sentence(
            N_("Vraag een buur of familie om erbij te blijven tot er hulp is. Kan niemand dat? Zeg het meteen.")
        )
    if answers.get("who") in {"professional", "other"}:
        yield Sentence(N_("Kan het? Vraag dan eerst of u namens hen mag bellen."))
    yield from STEPS[first]


def _lines(first: First) -> tuple[str, ...]:
    """Return whom we have a number of; where the desk is closed a page puts it last."""
    return (OUT_OF_HOURS, DESK) if first is First.DOCTOR else (DESK, OUT_OF_HOURS)


SAY_HOW_LONG: Final[Mapping[str, Sentence]] = {
    "tonight": Sentence(N_("Het gaat om vandaag en vannacht.")),
    "days": Sentence(N_("Het gaat om een paar dagen.")),
    "weeks": Sentence(N_("Het duurt langer dan een week. Ik wil ook praten over hoe het daarna gaat.")),
    "unknown": Sentence(N_("Ik weet nog niet hoelang het duurt.")),
}
SAY_NOW: Final[Mapping[str, Sentence]] = {
    "alone-unsafe": Sentence(N_("Er is nu niemand. Alleen zijn kan niet.")),
    "alone-ok": Sentence(N_("Er is nu niemand. Alleen zijn kan even.")),
    "with": Sentence(N_("Nu is er nog iemand. Maar die kan niet blijven.")),
}


def _to_say(answers: Answers) -> Iterator[Sentence]:
    """Return what to say on the telephone, in the first person."""
    is_own = answers.get("who") == "recipient"
    yield Sentence(N_("De mens die mij helpt, valt weg.") if is_own else N_("Degene die altijd zorgt, valt weg."))
    yield SAY_NOW.get(answers.get("now", ""), SAY_NOW["with"])
    yield SAY_HOW_LONG.get(answers.get("until", ""), SAY_HOW_LONG["unknown"])
    if answers.get("minor") == "yes":
        yield Sentence(N_("Het gaat om een kind."))
    if answers.get("nursing") == "yes":
        yield Sentence(N_("Er is verpleging nodig."))
    if answers.get("wlz") == "yes":
        yield Sentence(N_("Er is een Wlz-indicatie."))
