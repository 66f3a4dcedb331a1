"""What to do first when care drops out, by the answers alone: whom to call, and what to say.

Who has to pay is for the routes of `entitlements`; this is about the first quarter of an hour, and no law.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.municipalities.rules import DESK, LISTENING, OUT_OF_HOURS

# For whom is in danger, and for whom has to talk; in the order of how little time there is.
DANGER: Final = ("domestic-violence", "suicide-prevention", "listening", "carers")

Answers = Mapping[str, str]  # code by question; a question that was not asked is absent
Fact = bool | float | str | None

TRUTHS: Final[Mapping[str, bool]] = {"yes": True, "no": False}
NIGHTS: Final[Mapping[str, float]] = {"tonight": 1.0, "weeks": 7.0}
ASKERS: Final[Mapping[str, str]] = {"carer": "carer", "recipient": "recipient"}


OTHERS: Final = frozenset({"professional", "other"})  # who neither gives nor gets the care


class First(StrEnum):
    """Who is called first."""

    INSTITUTION = "institution"
    DOCTOR = "doctor"
    PROVIDER = "provider"
    MUNICIPALITY = "municipality"


@dataclass(frozen=True, slots=True)
class Answering:
    """Who answers the telephone now: the desk of the municipality, and the out-of-hours practice."""

    desk: bool
    out_of_hours: bool


@dataclass(frozen=True, slots=True)
class Advice:
    """Whom to call now, and what comes after. `line` answers now."""

    first: First
    call: tuple[Sentence, ...]
    line: str
    after: tuple[Sentence, ...]
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


def advise(answers: Answers, now: Answering) -> Advice:
    """Return whom to call first and what to say there."""
    first = whom_first(answers)
    line = _line(first, now)
    is_urgent = answers.get("now") == "alone-unsafe"
    after = tuple(_after(first, answers, now))
    return Advice(first, _call(first, line, answers), line, after, tuple(_to_say(answers)), is_urgent)


def whom_first(answers: Answers) -> First:
    """Return who is called first: who is responsible already, else who can come, else who has to find out."""
    if is_in_institution(answers):
        return First.INSTITUTION
    if answers.get("wlz") == "yes":
        return First.PROVIDER
    return First.DOCTOR if answers.get("nursing") == "yes" else First.MUNICIPALITY


WHO: Final[Mapping[First, Sentence]] = {
    First.INSTITUTION: Sentence(N_("Bel het team van de instelling. Daar is dag en nacht iemand.")),
    First.PROVIDER: Sentence(
        N_("Bel de organisatie die nu al zorg geeft. Het nummer staat in de map of op de brief."),
    ),
    First.DOCTOR: Sentence(N_("Bel de eigen huisarts van degene die zorg krijgt.")),
    First.MUNICIPALITY: Sentence(N_("Bel de gemeente. Zij zoekt uit wie het kan overnemen.")),
}
# Whoever is called first has a number that we do not know, or does not answer: who does answer now.
ELSE: Final[Mapping[str, Sentence]] = {
    DESK: Sentence(N_("Weet u het nummer niet? Bel ons. Wij zoeken het met u op.")),
    OUT_OF_HOURS: Sentence(N_("Neemt niemand op en kan het niet wachten? Bel dan de huisartsenpost.")),
    LISTENING: Sentence(
        N_(
            "Neemt daar niemand op? Hieronder neemt altijd iemand op. "
            "Zij luisteren en denken mee. Zij regelen geen zorg."
        )
    ),
}
NURSING: Final = Sentence(N_("Bel de huisartsenpost. Zeg dat er verpleging nodig is."))
CLOSED: Final = Sentence(N_("De gemeente is nu dicht. Bel de huisartsenpost. Zeg dat er niemand is om te zorgen."))
CLOSED_WITH: Final = Sentence(N_("De gemeente is nu dicht. Kan het niet wachten? Bel dan de huisartsenpost."))
CLOSED_BY_DAY: Final = Sentence(N_("De gemeente is nu dicht. Bel de eigen huisarts van degene die zorg krijgt."))


def _line(first: First, now: Answering) -> str:
    """Return which of our numbers answers now; nursing is for a doctor before it is for a desk.

    There are hours at which both are closed. Then it is the line that always answers.
    """
    answering = [line for line, answers in ((DESK, now.desk), (OUT_OF_HOURS, now.out_of_hours)) if answers]
    if first is First.DOCTOR:
        answering.reverse()
    return answering[0] if answering else LISTENING


def _call(first: First, line: str, answers: Answers) -> tuple[Sentence, ...]:
    """Return what to do at once, of which the last words are about the number that stands below them."""
    if first is First.DOCTOR and line == OUT_OF_HOURS:
        return (NURSING,)
    if first is First.MUNICIPALITY and line == OUT_OF_HOURS:
        return (CLOSED_WITH if answers.get("now") == "with" else CLOSED,)
    if first is First.MUNICIPALITY:
        return (WHO[first],) if line == DESK else (CLOSED_BY_DAY, ELSE[line])
    return (WHO[first], ELSE[line])


def _after(first: First, answers: Answers, now: Answering) -> Iterator[Sentence]:
    """Return what comes after the first call."""
    if answers.get("now") == "alone-unsafe":
        yield STAY_YOURSELF if answers.get("who") in OTHERS else STAY
    if answers.get("who") in OTHERS:
        yield Sentence(N_("Kan het? Vraag dan eerst of u namens hen mag bellen."))
    if first is First.INSTITUTION:
        yield Sentence(N_("De instelling regelt de zorg. Dat hoeft u niet te doen."))
    if first is First.PROVIDER:
        yield Sentence(N_("Lukt het bij die organisatie niet? Bel dan het zorgkantoor."))
        yield CARE_OFFICE
    if first is First.MUNICIPALITY and now.desk:
        yield ELSE[OUT_OF_HOURS] if now.out_of_hours else ELSE_BY_DAY
    if not now.desk:
        yield Sentence(N_("Bel ons zodra wij open zijn. Dan zoeken wij met u uit hoe het verder gaat."))


STAY: Final = Sentence(
    N_("Vraag een buur of familie om erbij te blijven tot er hulp is. Kan niemand dat? Zeg het meteen.")
)
STAY_YOURSELF: Final = Sentence(
    N_("Kunt u of een ander erbij blijven tot er hulp is? Kan dat niet? Zeg het meteen als u belt.")
)
ELSE_BY_DAY: Final = Sentence(N_("Neemt niemand op en kan het niet wachten? Bel dan de eigen huisarts."))
CARE_OFFICE: Final = Sentence(
    N_(
        "Het nummer van het zorgkantoor staat op de brief over de Wlz. Geen brief? "
        "Bel de zorgverzekeraar: dat nummer staat op de zorgpas."
    )
)
WEBSITE: Final = Sentence(N_("Het nummer staat op hun website."))
DOCTOR: Final = Sentence(N_("Zoek het nummer op de naam van de huisarts. Of bel ons, dan zoeken wij mee."))
ABOVE: Final = Sentence(N_("Het nummer van de gemeente staat boven aan deze pagina."))
ONCE_OPEN: Final = Sentence(
    N_("De gemeente is nu dicht. Bel haar zodra zij open is. Vraag dan om tijdelijke hulp, tot alles is uitgezocht.")
)
# Where the number is of who arranges a route, by its code; that of the municipality stands above.
AT_DESK: Final = frozenset({"wmo-now", "wmo-respite", "youth-now", "youth-respite"})
WHERE: Final[Mapping[str, Sentence]] = {
    "nursing-now": DOCTOR,
    "primary-care-stay": DOCTOR,
    "wlz-now": CARE_OFFICE,
    "wlz-stay": CARE_OFFICE,
    "supplementary-insurance": Sentence(N_("Het nummer staat op de zorgpas.")),
    "live-in": WEBSITE,
    "constant-supervision": WEBSITE,
}

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
