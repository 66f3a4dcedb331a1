"""From the answers to a page: whom to call, who has to arrange it (`entitlements`), what may be there (`directory`)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from draagkracht.base.text import Sentence
from draagkracht.base.translation import translate
from draagkracht.directory import queries as directory
from draagkracht.directory.rules import codes, recommend
from draagkracht.directory.rules.profile import Need, Profile
from draagkracht.entitlements import queries as entitlements
from draagkracht.entitlements.rules.scheme import Outcome as Says
from draagkracht.municipalities.queries import Line, Site
from draagkracht.portal.check.outcome import OfferShown, lines_of, show_offer
from draagkracht.portal.dropout import advice

if TYPE_CHECKING:
    from draagkracht.entitlements.rules.routes import Route

MOST_OFFERS: Final = 3
LOOKED_AT: Final = 20
# What may be there the same day. Not who moves in, for that takes weeks; not something to do together.
AT_SHORT_NOTICE: Final = frozenset(codes.RespiteForm) - {codes.RespiteForm.LIVE_IN, codes.RespiteForm.SHARED_ACTIVITY}
INDICATIONS: Final = {"yes": codes.Indication.WLZ, "no": codes.Indication.NONE}


@dataclass(frozen=True, slots=True)
class RouteShown:
    """Who arranges it, how one asks, and why, or what has to be known first; in the language of the page."""

    title: str
    desk: str
    how_to_ask: str
    reasons: tuple[str, ...]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that the page says."""

    is_urgent: bool
    is_in_institution: bool
    steps: tuple[str, ...]
    to_say: tuple[str, ...]
    lines: tuple[Line, ...]
    emergency: Line | None
    danger: tuple[Line, ...]
    arranging: tuple[RouteShown, ...]
    perhaps: tuple[RouteShown, ...]
    later: tuple[RouteShown, ...]
    not_now: tuple[RouteShown, ...]
    offers: tuple[OfferShown, ...]
    text_is_foreign: bool

    @property
    def questions(self) -> tuple[str, ...]:
        """Return what has to be known to say who arranges it, each question once."""
        return tuple(dict.fromkeys(reason for route in self.perhaps for reason in route.reasons))


def conclude(answers: advice.Answers, site: Site, language: str) -> Outcome:
    """Return the outcome of complete answers in this municipality."""
    found = advice.advise(answers)
    today = timezone.localdate()
    is_home = not advice.is_in_institution(answers)
    routes = entitlements.list_routes(advice.facts_of(answers), today) if is_home else ()
    offers = _offers(answers, site, language, today) if is_home else ()
    return Outcome(
        is_urgent=found.is_urgent,
        is_in_institution=not is_home,
        steps=_words(found.steps),
        to_say=_words(found.to_say),
        lines=lines_of(site, found.lines),
        emergency=next(iter(lines_of(site, (advice.EMERGENCY,))), None),
        danger=lines_of(site, advice.DANGER),
        arranging=tuple(_route(one) for one in routes if one.is_for_now and one.outcome is Says.YES),
        perhaps=tuple(_route(one) for one in routes if one.is_for_now and one.outcome is Says.ASK),
        later=tuple(_route(one) for one in routes if not one.is_for_now and one.outcome is not Says.NO),
        not_now=tuple(_route(one) for one in routes if one.outcome is Says.NO),
        offers=offers,
        text_is_foreign=language != "nl" and bool(offers),
    )


def urgent_lines(site: Site) -> tuple[Line, ...]:
    """Return whom to call when there is no time for questions: the emergency number, and who answers now."""
    return (*lines_of(site, (advice.EMERGENCY,)), *lines_of(site, (advice.DESK, advice.OUT_OF_HOURS))[:1])


def _offers(answers: advice.Answers, site: Site, language: str, today: date) -> tuple[OfferShown, ...]:
    """Return services that take over for a while, those that fit best first. Whether there is a place, nobody knows."""
    profile = Profile(
        today=today,
        needs={codes.BaseFunction.RESPITE: Need(1.0)},
        languages=tuple(dict.fromkeys((language, "nl"))),
        indication=INDICATIONS.get(answers.get("wlz", "")),
        for_minor=answers.get("minor") == "yes",
        municipality_ids=(site.id,),
    )
    found = recommend.recommend(directory.get_catalogue(), profile, limit=LOOKED_AT)
    cards = directory.get_offer_cards([offer.service_id for offer in found])
    fitting = [one for one in found if one.service_id in cards and _takes_over(cards[one.service_id])]
    return tuple(show_offer(_plain(one), cards[one.service_id], language) for one in fitting[:MOST_OFFERS])


def _takes_over(card: directory.OfferCard) -> bool:
    """Return whether a service takes over at short notice, and can be called: a website is no help tonight."""
    return bool(AT_SHORT_NOTICE.intersection(card.respite_forms)) and bool(card.phone)


def _plain(offer: recommend.Offer) -> recommend.Offer:
    """Return an offer without the reason that they all have: that somebody takes over is why they are here."""
    return replace(offer, reasons=[reason for reason in offer.reasons if not reason.code.startswith("need:")])


def _route(route: "Route") -> RouteShown:
    reasons = tuple(dict.fromkeys(_words(route.reasons)))
    return RouteShown(
        translate(route.title),
        translate(route.desk),
        translate(route.how_to_ask),
        reasons,
        is_sure=route.outcome is Says.YES,
    )


def _words(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(translate(sentence) for sentence in sentences)
