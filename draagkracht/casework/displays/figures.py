"""The figure on talks in words: how often who cares was invited and was there, of how many, beside another's figure."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext

from draagkracht.base.translation import translate
from draagkracht.casework.queries.figures import TeamFigures
from draagkracht.casework.rules import outreach, terms
from draagkracht.casework.rules.first_contact import together
from draagkracht.casework.rules.talks import BURDEN_LABELS, Burdens, Figure
from draagkracht.referrals.queries.measured import MeasuredFirst

# AVI-cliëntenmonitor, as told in the note “De Proeverij” (2015): 85 of 100 carers were not invited. To be confirmed.
ONCE_NOT_INVITED: Final = 85


@dataclass(frozen=True, slots=True)
class Table:
    """A small table."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The page with the figures."""

    now: tuple[tuple[str, str], ...]
    times: Table
    workers: Table
    lead: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    burdens: Table
    referred: tuple[tuple[str, str], ...]
    alarm: str


def figures_page(
    figure: Figure, team: TeamFigures, burdens: Burdens, referred: MeasuredFirst, most: int | None
) -> FiguresPage:
    """Return the page of the figures of a team; `most` is the part of people above which there is an alarm."""
    if not figure.cases:
        lead = gettext("In het afgelopen jaar is nog geen gesprek gevoerd in een zaak met iemand die zorgt.")
    else:
        lead = gettext("Van de %(cases)s zaken met iemand die zorgt, is die in %(invited)s gevallen uitgenodigd.")
        lead = lead % {"cases": figure.cases, "invited": figure.invited}
    return FiguresPage(
        _now(team),
        _times(team),
        _workers(team),
        lead,
        (gettext("Wie zorgt, was"), gettext("Hier"), gettext("Aantal"), gettext("Landelijk ¹")),
        (
            (
                gettext("Uitgenodigd"),
                _percent(figure.invited_percent),
                f"{figure.invited} / {figure.cases}",
                f"{100 - ONCE_NOT_INVITED} %",
            ),
            (
                gettext("Erbij"),
                _percent(figure.present_percent),
                f"{figure.present} / {figure.cases}",
                gettext("onbekend"),
            ),
        ),
        _burdens(burdens),
        referred_facts(referred),
        alarm_of(burdens, referred, most),
    )


def referred_facts(referred: MeasuredFirst) -> tuple[tuple[str, str], ...]:
    """Return how heavy it was for who was referred with an instrument; a number that could be somebody is not shown."""
    few = gettext("minder dan %(number)s") % {"number": outreach.FEWEST_SHOWN}
    return (
        (gettext("Verwezen met een meetlijst, zonder zaak"), outreach.shown_number(referred.measured) or few),
        (gettext("Van hen te zwaar belast"), outreach.shown_number(referred.overloaded) or few),
    )


def alarm_of(burdens: Burdens, referred: MeasuredFirst, most: int | None) -> str:
    """Return that too many are seen too late, in one sentence without their number; nothing where that is not so."""
    found = together(burdens, measured=referred.measured, overloaded=referred.overloaded)
    if most is None or not found.is_above(most):
        return ""
    return gettext("Voor meer dan %(most)s van de 100 mensen was het bij het eerste contact al te zwaar.") % {
        "most": most
    }


def _now(team: TeamFigures) -> tuple[tuple[str, str], ...]:
    return (
        (gettext("Open zaken"), str(team.open)),
        (gettext("Te laat"), str(team.late)),
        (gettext("Bijna te laat"), str(team.warn)),
    )


def _times(team: TeamFigures) -> Table:
    """Return how long each term took this quarter: half of the cases within so many days, and how many in time."""
    rows = []
    for term, time in team.times.items():
        half = "–" if time.median_days is None else gettext("%(days)s dagen") % {"days": time.median_days}
        share = _percent(round(100 * time.in_time / time.cases)) if time.cases else "–"
        rows.append((translate(terms.LABELS[term]), str(time.cases), half, share))
    columns = (gettext("Wat"), gettext("Aantal"), gettext("De helft binnen"), gettext("Op tijd"))
    return Table(columns, tuple(rows))


def _burdens(burdens: Burdens) -> Table:
    """Return how heavy it was at first, and at last of who had more than one talk."""
    rows = tuple(
        (translate(label), str(burdens.first[one]), str(burdens.last[one])) for one, label in BURDEN_LABELS.items()
    )
    return Table((gettext("Wie zorgt, zegt"), gettext("Eerste gesprek"), gettext("Laatste gesprek ²")), rows)


def _workers(team: TeamFigures) -> Table:
    rows = tuple((name or gettext("Nog van niemand"), str(number)) for name, number in team.workers)
    return Table((gettext("Behandelaar"), gettext("Open zaken")), rows)


def _percent(number: int | None) -> str:
    return "–" if number is None else f"{number} %"
