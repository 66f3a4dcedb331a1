"""From the answers to a page: for each form who arranges it, and of each way how one asks, what it takes and costs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from django.utils import formats
from django.utils.translation import gettext, ngettext

from draagkracht.base.text import N_, Sentence
from draagkracht.base.translation import translate
from draagkracht.directory.rules.presentation import joined
from draagkracht.entitlements import queries
from draagkracht.entitlements.rules.contribution import Law
from draagkracht.entitlements.rules.respite import RespiteRoute
from draagkracht.entitlements.rules.scheme import Outcome as Says
from draagkracht.portal.dropout import advice
from draagkracht.portal.respite_route.flow import Path
from draagkracht.respite.rules.codes import Form as Booked
from draagkracht.respite.rules.words import FORMS

IN_THE_DIRECTORY: Final = Sentence(N_("Zoek hieronder bij “Wat is er in de buurt?”."))
# Where the number is of who arranges a way, by the code of its route.
WHERE: Final = {
    **dict.fromkeys(advice.AT_DESK, Sentence(N_("Het nummer staat onder aan deze pagina."))),
    **advice.WHERE,
    "wlz-at-home": advice.CARE_OFFICE,
    "nursing-when-ill": advice.DOCTOR,
    "volunteers": IN_THE_DIRECTORY,
    "own-pocket": IN_THE_DIRECTORY,
}
PAYS: Final[dict[str, Sentence]] = {
    Law.WMO: Sentence(N_("Wmo")),
    Law.JEUGDWET: Sentence(N_("Jeugdwet")),
    Law.WLZ: Sentence(N_("Wlz")),
    Law.ZVW: Sentence(N_("Basisverzekering")),
    Law.INSURANCE: Sentence(N_("Aanvullende verzekering")),
    Law.OWN: Sentence(N_("Eigen geld")),
    Law.VOLUNTEERS: Sentence(N_("Vrijwilligers")),
}
A_YEAR: Final = 366
DAYS_IN_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class WayShown:
    """Who arranges it, for which forms for sure and for which one has to ask; in the language of the page."""

    anchor: str
    desk: str
    title: str
    pays: str
    sure: tuple[str, ...]
    unsure: tuple[str, ...]
    reasons: tuple[str, ...]
    how_to_ask: str
    where: str
    needs: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]

    @property
    def is_sure(self) -> bool:
        """Return whether this is who arranges something that was asked for."""
        return bool(self.sure)


@dataclass(frozen=True, slots=True)
class FormShown:
    """A form, who arranges it, and where else one can ask: (name, anchor) each."""

    name: str
    sure: tuple[tuple[str, str], ...]
    unsure: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that the page says."""

    forms: tuple[FormShown, ...]
    sure: tuple[WayShown, ...]
    unsure: tuple[WayShown, ...]
    refused: tuple[tuple[str, tuple[str, ...]], ...]


def conclude(path: Path) -> Outcome:
    """Return what the answers so far say in this municipality."""
    found = queries.list_respite_routes(path.facts, path.forms, path.on)
    by_way: dict[str, list[RespiteRoute]] = {}
    for route in found:
        by_way.setdefault(route.code, []).append(route)
    shown = [_way(routes, path.on) for routes in by_way.values() if not _is_refused(routes)]
    return Outcome(
        forms=tuple(_form(form, found) for form in path.forms),
        sure=tuple(way for way in shown if way.is_sure),
        unsure=tuple(way for way in shown if not way.is_sure),
        refused=tuple(
            (translate(routes[0].title), _words(_reasons(routes))) for routes in by_way.values() if _is_refused(routes)
        ),
    )


def _form(form: str, found: Iterable[RespiteRoute]) -> FormShown:
    ways = [one for one in found if one.form == form]
    sure = _desks(one for one in ways if one.outcome is Says.YES)
    unsure = _desks(one for one in ways if one.outcome is Says.ASK)
    left = tuple((desk, code) for desk, code in unsure.items() if desk not in sure)
    return FormShown(name_of(form), sure=tuple(sure.items()), unsure=left)


def _desks(ways: Iterable[RespiteRoute]) -> dict[str, str]:
    """Return whom one asks, each once, with the first way that they arrange."""
    found: dict[str, str] = {}
    for one in ways:
        found.setdefault(translate(one.desk), one.code)
    return found


def _is_refused(routes: Sequence[RespiteRoute]) -> bool:
    return all(one.outcome is Says.NO for one in routes)


def _way(routes: Sequence[RespiteRoute], on: date) -> WayShown:
    """Return a route for all forms that it is for; what it says is that of the forms that are sure, if there are."""
    sure = [one for one in routes if one.outcome is Says.YES]
    unsure = [one for one in routes if one.outcome is Says.ASK]
    first = (sure or unsure)[0]
    return WayShown(
        anchor=first.code,
        desk=translate(first.desk),
        title=translate(first.title),
        pays=translate(PAYS[first.law]),
        sure=tuple(name_of(one.form) for one in sure),
        unsure=tuple(name_of(one.form) for one in unsure),
        reasons=_words(_reasons(sure or unsure)),
        how_to_ask=translate(first.how_to_ask),
        where=translate(WHERE[first.code]),
        needs=_words(first.needs),
        facts=tuple(_facts(sure or unsure, on)),
    )


def _facts(routes: Sequence[RespiteRoute], on: date) -> Iterable[tuple[str, str]]:
    """Give what stands in the list: name and words; an empty one is left out."""
    first = routes[0]
    yield gettext("Wat u betaalt"), " ".join(_payments(routes, on))
    yield gettext("Hoeveel het kan"), translate(first.limits) if first.limits else ""
    yield gettext("Hoelang het duurt"), term(first.term_days)
    yield gettext("Bron"), _source(routes)


def _payments(routes: Sequence[RespiteRoute], on: date) -> Iterable[str]:
    """Give what one pays, by form where that differs, and what is known of the time after."""
    by_words: dict[str, list[RespiteRoute]] = {}
    for one in routes:
        by_words.setdefault(translate(one.contribution.says), []).append(one)
    for words, found in by_words.items():
        names = translate(joined([name_of(one.form) for one in found]))
        yield f"{names}: {words}" if len(by_words) > 1 else words
    until = routes[0].contribution.until
    if until and (until - on).days <= A_YEAR:
        after = queries.get_contribution(routes[0].form, routes[0].law, until)
        day = {"day": _day(until)}
        yield gettext("Vanaf %(day)s:") % day + " " + translate(after.says)


def term(days: int | None) -> str:
    """Return how long it takes, in words."""
    if days is None:
        return gettext("Dat weten wij niet. Vraag ernaar als u belt.")
    if days == 0:
        return gettext("Het kan meteen.")
    weeks = days // DAYS_IN_WEEK
    words = ngettext("Ongeveer %(number)s week.", "Ongeveer %(number)s weken.", weeks)
    return words % {"number": weeks}


def _source(routes: Sequence[RespiteRoute]) -> str:
    """Return where it comes from, and since when nobody looked again."""
    sources = dict.fromkeys(source for route in routes for source in route.sources if source.url)
    names = list(dict.fromkeys(urlsplit(source.url or "").netloc.removeprefix("www.") for source in sources))
    days = [source.checked_date for source in sources if source.checked_date]
    if not names or not days:
        return gettext("Dit hebben wij nog niet nagekeken.")
    told = {"source": translate(joined(names)), "day": _day(min(days))}
    return gettext("%(source)s. Nagekeken op %(day)s.") % told


def _day(day: date) -> str:
    return str(formats.date_format(day, "j F Y"))


def name_of(form: str) -> str:
    """Return what a form is called."""
    return translate(FORMS[Booked(form)])


def _reasons(routes: Iterable[RespiteRoute]) -> list[Sentence]:
    return list(dict.fromkeys(reason for one in routes for reason in one.reasons))


def _words(sentences: Iterable[Sentence]) -> tuple[str, ...]:
    return tuple(translate(sentence) for sentence in sentences)
