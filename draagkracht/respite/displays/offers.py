"""What fits now, in words: three offers with why and what they cost, and what is the matter with all the rest."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils.translation import gettext, ngettext

from draagkracht.base.text import N_
from draagkracht.base.translation import translate
from draagkracht.directory.displays.words import language_names
from draagkracht.entitlements.queries import contributions_under
from draagkracht.entitlements.rules.contribution import Contribution
from draagkracht.respite import links
from draagkracht.respite.displays import pieces
from draagkracht.respite.models import Place, Volunteer
from draagkracht.respite.queries.naming import days_of, shorter_text
from draagkracht.respite.queries.offers import Looked, NotFitting, Offer
from draagkracht.respite.queries.own import OwnBooking
from draagkracht.respite.rules import words
from draagkracht.respite.rules.codes import Payer
from draagkracht.respite.rules.fitting import CHILDREN, Rule
from draagkracht.respite.rules.options import nights_less
from draagkracht.respite.rules.ranking import MOST_OFFERS

Fact = tuple[str, str]
# What one pays oneself for a form on a day.
Pays = Callable[[str, datetime.date], Contribution]


@dataclass(frozen=True, slots=True)
class OfferShown:
    """An offer as the component `offer` shows it; `token` is what its button sends."""

    title: str
    tags: tuple[str, ...]
    text: str
    reasons: tuple[str, ...]
    weak_point: str
    first_step: str
    facts: tuple[Fact, ...]
    token: str
    needs_look: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """All that is said of what was looked at: `more` fit too and are not shown, `rest` says what does not fit.

    What is in `after_yes` has no button: it waits for the yes of who is cared for.
    """

    offers: tuple[OfferShown, ...]
    number: int
    rest: tuple[str, ...]
    more: int
    after_yes: tuple[OfferShown, ...] = ()


def show(looked: Looked, *, request_id: UUID, payer: str, nights: int, is_all: bool = False) -> Shown:
    """Return what fits in words, the best or all of it; `payer` and `nights` are what was asked.

    Two queries: the places and the volunteers that are offered; under the Wmo one more, for the own contribution.
    """
    pays = contributions_under(Payer.WMO) if payer == Payer.WMO else None
    fitting = (*looked.offers, *looked.also) if is_all else looked.offers
    later = looked.after_yes if is_all else looked.after_yes[:MOST_OFFERS]
    shown = (*fitting, *later)
    places = Place.objects.in_bulk([one.gives.key for one in shown if not one.is_of_volunteer])
    sitters = Volunteer.objects.select_related("organisation")
    people = sitters.in_bulk([one.gives.key for one in shown if one.is_of_volunteer])
    offers = [
        _sitting(one, people[one.gives.key], request_id)
        if one.is_of_volunteer
        else _place(one, places[one.gives.key], request_id, nights, pays)
        for one in shown
    ]
    more = len(looked.offers) + len(looked.also) + len(looked.after_yes) - len(shown)
    number, rest = len(fitting), tuple(map(_rest, looked.not_fitting))
    return Shown(tuple(offers[:number]), looked.number, rest, more, tuple(offers[number:]))


def _place(offer: Offer, place: Place, request_id: UUID, nights: int, pays: Pays | None) -> OfferShown:
    return OfferShown(
        title=place.name,
        tags=(
            translate(words.FORMS[offer.gives.form]),
            *((gettext("Eerst proberen"),) if offer.option.is_trial else ()),
            *_look_tag(offer),
        ),
        text=place.about,
        reasons=_reasons(offer),
        weak_point=_weak_point(offer, nights),
        first_step=place.first_step,
        facts=(
            (gettext("Wanneer"), _when(offer)),
            (gettext("Waar het voor is"), pieces.purposes(place.purposes)),
            (gettext("Hoe ver"), pieces.how_far(offer.gives.km)),
            (
                gettext("Wat het kost"),
                pieces.price(place.price_cents, number=len(offer.option.dates), form=offer.gives.form),
            ),
            (gettext("Wat u betaalt"), _share(offer, place, pays)),
            (gettext("Wie betaalt"), pieces.who_pays([payer for payer in Payer if payer in offer.gives.payers])),
            (gettext("Neem mee"), place.bring),
            (gettext("Bellen"), pieces.whom_to_call(place.contact_name, place.phone)),
        ),
        token=links.sign_offer(offer.option, request_id=request_id, needs_look=offer.needs_look),
        needs_look=offer.needs_look,
    )


def _share(offer: Offer, place: Place, pays: Pays | None) -> str:
    """Return the own contribution where the Wmo pays a place that costs something; nothing elsewhere."""
    if pays is None or Payer.WMO not in offer.gives.payers or place.price_cents == 0:
        return ""
    return translate(pays(offer.gives.form, offer.option.start_date).says)


def _sitting(offer: Offer, who: Volunteer, request_id: UUID) -> OfferShown:
    organisation = who.organisation
    return OfferShown(
        title=gettext("Een vrijwilliger van %(name)s") % {"name": organisation.name},
        tags=(
            translate(words.FORMS[offer.gives.form]),
            *((gettext("Eerst proberen"),) if offer.option.is_trial else ()),
            *((translate(pieces.GENDERS[who.gender]),) if who.gender else ()),
            *_look_tag(offer),
        ),
        text="",
        reasons=_reasons(offer),
        weak_point="",
        first_step=gettext("De vrijwilliger komt eerst kennismaken."),
        facts=(
            (gettext("Wanneer"), _when(offer)),
            (gettext("Spreekt"), language_names(who.languages)),
            (gettext("Hoe ver"), pieces.how_far(offer.gives.km)),
            (gettext("Wat het kost"), gettext("niets")),
            (gettext("Bellen"), pieces.whom_to_call(organisation.name, organisation.phone)),
        ),
        token=links.sign_offer(offer.option, request_id=request_id, needs_look=offer.needs_look),
        needs_look=offer.needs_look,
    )


def _look_tag(offer: Offer) -> tuple[str, ...]:
    return (gettext("Wij kijken eerst mee"),) if offer.needs_look else ()


def _when(offer: Offer) -> str:
    return days_of(offer.option.form, offer.option.dates, offer.option.daypart)


def _reasons(offer: Offer) -> tuple[str, ...]:
    said = [gettext("Hier voelt uw naaste zich al thuis.")] if offer.is_known else []
    said += [translate(words.ANSWERS[code]) for code in dict.fromkeys(offer.answers.values())]
    if offer.is_meant:
        said.append(translate(words.MEANT[offer.purpose]))
    if offer.is_of_volunteer:
        said.append(gettext("Deze vrijwilliger kan op een moment dat u koos."))
    elif offer.option.shift == 0 and not offer.option.is_trial:
        said.append(gettext("Er is plek vanaf de dag die u vroeg."))
    return tuple(dict.fromkeys(said)) or (gettext("Het past bij wat u verder vroeg."),)


def _weak_point(offer: Offer, nights: int) -> str:
    option = offer.option
    less = 0 if option.is_trial else nights_less(option.form, len(option.dates), asked=nights)
    other = translate(words.MEANT_OTHERWISE[offer.purpose]) if offer.is_meant is False else ""
    return " ".join(filter(None, (_shifted(option.shift), shorter_text(less), other)))


def _shifted(days: int) -> str:
    if not days:
        return ""
    later = ngettext("Dit is %(days)s dag later dan u vroeg.", "Dit is %(days)s dagen later dan u vroeg.", days)
    sooner = ngettext("Dit is %(days)s dag eerder dan u vroeg.", "Dit is %(days)s dagen eerder dan u vroeg.", -days)
    return (later if days > 0 else sooner) % {"days": abs(days)}


def facts_of(booking: OwnBooking) -> tuple[Fact, ...]:
    """Return what somebody wants to know of what is arranged; under the Wmo one query, for the own contribution."""
    trial = gettext("Eerst proberen") if booking.is_trial else ""
    return (
        (gettext("Voor wie"), booking.called),
        (gettext("Wat"), ", ".join(filter(None, (translate(words.FORMS[booking.form]), trial)))),
        (gettext("Waar"), booking.address),
        (gettext("Wat het kost"), pieces.price(booking.unit_cents, number=booking.units, form=booking.form)),
        (gettext("Wat u betaalt"), _own_share(booking)),
        (gettext("Wie betaalt"), pieces.who_pays(booking.payers)),
        (gettext("Neem mee"), booking.bring),
        (gettext("Eerste stap"), booking.first_step),
        (gettext("Bellen"), pieces.whom_to_call(booking.contact_name, booking.phone)),
    )


def _own_share(booking: OwnBooking) -> str:
    """Return the own contribution where the Wmo pays something that costs something; nothing elsewhere."""
    if booking.payers != (Payer.WMO,) or booking.unit_cents == 0:
        return ""
    return translate(contributions_under(Payer.WMO)(booking.form, booking.start_date).says)


def _rest(one: NotFitting) -> str:
    what = _what(one)
    number = ngettext("Bij %(count)s plek %(what)s.", "Bij %(count)s plekken %(what)s.", one.count)
    said = number % {"count": one.count, "what": what}
    if one.opens_at is None:
        return said
    days = abs(one.opens_at)
    later = ngettext("Er is plek als u %(days)s dag later gaat.", "Er is plek als u %(days)s dagen later gaat.", days)
    sooner = ngettext(
        "Er is plek als u %(days)s dag eerder gaat.", "Er is plek als u %(days)s dagen eerder gaat.", days
    )
    return f"{said} {(later if one.opens_at > 0 else sooner) % {'days': days}}"


def _what(one: NotFitting) -> str:
    detail = one.failing.detail
    return str(RULES[one.failing.rule](detail))


def _missing(code: str) -> str:
    return translate(next(words.LACKS[one] for one in words.LACKS if one.value == code))


def _length(detail: str) -> str:
    if detail == "trial":
        return gettext("kunt u het niet eerst een keer proberen")
    return gettext("kan het niet zo kort of zo lang als u vroeg")


# What is the matter there, after “Bij 3 plekken”.
RULES: Final[Mapping[Rule, Callable[[str], str]]] = {
    Rule.FORM: lambda _detail: gettext("is er iets anders dan u vroeg"),
    Rule.SKILLS: _missing,
    Rule.WISHES: _missing,
    Rule.FEARS: pieces.with_fear,
    Rule.KNOWN: lambda _detail: gettext("is het nog niet vertrouwd, en dat vroeg u"),
    Rule.LANGUAGE: lambda _detail: gettext("spreekt niemand de taal"),
    Rule.GENDER: lambda _detail: gettext("is het een man waar u een vrouw vroeg, of andersom"),
    Rule.DISTANCE: pieces.with_detail(N_("is het verder dan %(km)s km"), "km"),
    Rule.PAYER: lambda detail: (
        gettext("is het alleen voor kinderen")
        if detail == CHILDREN
        else gettext("wordt het niet op deze manier betaald")
    ),
    Rule.LENGTH: _length,
    Rule.TOO_SOON: pieces.with_detail(N_("moeten zij het %(days)s dagen eerder weten"), "days"),
    Rule.CLOSED: lambda _detail: gettext("is het dicht op deze dagen"),
    Rule.FULL: lambda _detail: gettext("is het vol op deze dagen"),
    Rule.MONEY: lambda _detail: gettext("is het geld van de gemeente hiervoor dit jaar op"),
    Rule.DECLINED: lambda _detail: gettext("zei u pas nog nee"),
}
