"""From the answers to a page: whom to call, who arranges it (`entitlements`), what can be there tonight.

That is a bed of what places keep free for emergencies (`respite`), and who helps the same day (`directory`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from draagkracht.base.text import Sentence
from draagkracht.base.translation import translate
from draagkracht.entitlements import queries as entitlements
from draagkracht.entitlements.rules.scheme import Outcome as Says
from draagkracht.municipalities import rules
from draagkracht.municipalities.queries import Line, Site
from draagkracht.portal.check.outcome import OfferShown, lines_of
from draagkracht.portal.dropout import advice, tonight
from draagkracht.respite.displays.tonight import BedShown

if TYPE_CHECKING:
    from draagkracht.entitlements.rules.routes import Route


@dataclass(frozen=True, slots=True)
class RouteShown:
    """Who arranges it, how one asks, and why, or what has to be known first; in the language of the page.

    `where` says where the number is; that of the municipality stands at the top of the page.
    """

    title: str
    desk: str
    how_to_ask: str
    reasons: tuple[str, ...]
    is_sure: bool
    where: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that the page says. `line` answers now; None where the installation has no such line."""

    is_urgent: bool
    is_in_institution: bool
    call: tuple[str, ...]
    line: Line | None
    after: tuple[str, ...]
    to_say: tuple[str, ...]
    desk: Line | None
    emergency: Line | None
    danger: tuple[Line, ...]
    arranging: tuple[RouteShown, ...]
    perhaps: tuple[RouteShown, ...]
    later: tuple[RouteShown, ...]
    not_now: tuple[RouteShown, ...]
    beds: tuple[BedShown, ...]
    offers: tuple[OfferShown, ...]
    text_is_foreign: bool
    desk_is_open: bool

    @property
    def questions(self) -> tuple[str, ...]:
        """Return what has to be known to say who arranges it, each question once."""
        return tuple(dict.fromkeys(reason for route in self.perhaps for reason in route.reasons))


def conclude(answers: advice.Answers, site: Site, language: str) -> Outcome:
    """Return the outcome of complete answers in this municipality."""
    answering = who_answers(site)
    found = advice.advise(answers, answering)
    today = timezone.localdate()
    is_home = not advice.is_in_institution(answers)
    routes = entitlements.list_routes(advice.facts_of(answers), today) if is_home else ()
    offers = tonight.list_tonight(answers, language) if is_home else ()
    return Outcome(
        is_urgent=found.is_urgent,
        is_in_institution=not is_home,
        call=_words(found.call),
        line=_line(site, found.line),
        after=_words(found.after),
        to_say=_words(found.to_say),
        desk=None if found.line == rules.DESK else _line(site, rules.DESK),
        emergency=_line(site, rules.EMERGENCY),
        danger=lines_of(site, advice.DANGER),
        arranging=tuple(_route(one, answering) for one in routes if one.is_for_now and one.outcome is Says.YES),
        perhaps=tuple(_route(one, answering) for one in routes if one.is_for_now and one.outcome is Says.ASK),
        later=tuple(_route(one, answering) for one in routes if not one.is_for_now and one.outcome is not Says.NO),
        not_now=tuple(_route(one, answering) for one in routes if one.outcome is Says.NO),
        beds=tonight.list_beds(answers) if is_home else (),
        offers=offers,
        text_is_foreign=language != "nl" and bool(offers),
        desk_is_open=answering.desk,
    )


def who_answers(site: Site) -> advice.Answering:
    """Return who answers the telephone at this moment."""
    now = timezone.localtime()
    return advice.Answering(rules.is_answered(rules.DESK, site.desk.hours, now), rules.is_out_of_hours(now))


def _line(site: Site, code: str) -> Line | None:
    """Return a telephone line by its code."""
    return next(iter(lines_of(site, (code,))), None)


def urgent_lines(site: Site) -> tuple[Line, ...]:
    """Return whom to call when there is no time for questions: the emergency number, and who answers now."""
    return (*lines_of(site, (rules.EMERGENCY,)), *lines_of(site, rules.CARE)[:1])


def _route(route: "Route", answering: advice.Answering) -> RouteShown:
    """Return a route as the page shows it: nobody is sent to a desk that is closed."""
    reasons = tuple(dict.fromkeys(_words(route.reasons)))
    waits = route.is_for_now and route.code in advice.AT_DESK and not answering.desk
    return RouteShown(
        translate(route.title),
        translate(route.desk),
        translate(advice.ONCE_OPEN if waits else route.how_to_ask),
        reasons,
        is_sure=route.outcome is Says.YES,
        where=translate(advice.WHERE.get(route.code, advice.ABOVE)),
    )


def _words(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(translate(sentence) for sentence in sentences)
