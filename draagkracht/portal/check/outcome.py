"""From the answers of one visitor to a page or a letter: the result, and what fits, asked of two domains."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import formats, timezone
from django.utils.translation import gettext

from draagkracht.assessments.rules import result as results
from draagkracht.assessments.rules.quickcheck.urgency import Level
from draagkracht.assessments.rules.result import Finding, Result
from draagkracht.base.text import N_, Sentence
from draagkracht.base.translation import translate
from draagkracht.directory import queries as directory
from draagkracht.directory.rules import codes, recommend
from draagkracht.directory.rules.places import Place
from draagkracht.directory.rules.profile import Need, Profile
from draagkracht.municipalities import places
from draagkracht.municipalities import queries as municipalities
from draagkracht.municipalities.queries import Line, Site
from draagkracht.municipalities.rules import Spot

FIRST = 2  # offers that are shown at once; the rest is one tap away
MOST = 8
NEARBY_KM = 0.5
PLACE_IS_UNKNOWN = N_(
    "De plaats %(place)s kennen wij niet. Daarom staat er geen afstand bij. Vul de naam van een dorp of stad in."
)


@dataclass(frozen=True, slots=True)
class OfferShown:
    """A service that fits: our words in the visitor's language, the provider's own in Dutch."""

    card: directory.OfferCard
    tags: tuple[str, ...]
    reasons: tuple[str, ...]
    weak_point: str
    distance: str
    checked: str
    phone_uri: str
    is_dutch: bool

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """Return what stands beside the offer: cost, distance, who gives it, when it was checked."""
        return (
            (gettext("Kosten"), self.card.cost),
            (gettext("Afstand"), self.distance),
            (gettext("Van"), self.card.organization),
            (gettext("Gecontroleerd"), self.checked),
        )

    @property
    def call_label(self) -> str:
        """Return what the button to call says; the signs keep a number from turning round in Arabic."""
        return gettext("Bel %(phone)s") % {"phone": f"\u2066{self.card.phone}\u2069"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that the page and the letter say."""

    result: Result
    language: str
    heading: str
    because: str
    advice: str
    drivers: tuple[str, ...]
    supports: tuple[str, ...]
    steps: tuple[str, ...]
    lines: tuple[Line, ...]
    offers: tuple[OfferShown, ...]
    place_note: str
    today: date

    @property
    def is_about_safety(self) -> bool:
        """Return whether the urgency is about safety at home: nothing of that may be on paper that another finds."""
        return self.result.urgency.rule == "safety-now"

    @property
    def is_about_respite(self) -> bool:
        """Return whether something fits by which somebody else takes over for a while."""
        return any(codes.BaseFunction.RESPITE in offer.card.base_functions for offer in self.offers)

    @property
    def notice_kind(self) -> str:
        """Return how the urgency is shown: as an error only when somebody must call now."""
        return "error" if self.result.urgency.level is Level.NOW else "warm"

    @property
    def drivers_heading(self) -> str:
        """Return what stands above where the load comes from."""
        return gettext("Dit vraagt het meest van je") if self.result.is_young else gettext("Dit vraagt het meest")

    @property
    def supports_heading(self) -> str:
        """Return what stands above what holds somebody up."""
        return gettext("Dit houdt je op de been") if self.result.is_young else gettext("Dit houdt u op de been")

    @property
    def offers_heading(self) -> str:
        """Return what stands above the offers."""
        is_pair = len(self.offers) >= FIRST and not self.result.is_young
        return gettext("Twee dingen die bij u passen") if is_pair else self.letter_heading

    @property
    def letter_heading(self) -> str:
        """Return what stands above all offers together."""
        return gettext("Dit past bij jou") if self.result.is_young else gettext("Dit past bij u")

    @property
    def first_offers(self) -> tuple[OfferShown, ...]:
        """Return the offers that are shown at once."""
        return self.offers[:FIRST]

    @property
    def more_offers(self) -> tuple[OfferShown, ...]:
        """Return the offers after those."""
        return self.offers[FIRST:]

    @property
    def text_is_foreign(self) -> bool:
        """Return whether the providers' texts are in another language than the page."""
        return self.language != "nl" and bool(self.offers)


def conclude(answers: dict[str, object], site: Site, language: str) -> Outcome:
    """Return the outcome of complete answers, with what fits in this municipality.

    Raises AnswersAreMissing when the check is not complete.
    """
    result = results.assess(answers)
    is_far = "far" in str(answers.get("living-together", ""))
    # Who lives far away travels from another home than the one where the help is needed.
    spot = None if is_far else find_spot(result.profile.place)
    profile = build_profile(result, site, language, spot, timezone.localdate())
    offers = recommend.recommend(directory.get_catalogue(), profile, limit=MOST)
    cards = directory.get_offer_cards([offer.service_id for offer in offers])
    there = [offer for offer in offers if offer.service_id in cards]
    return Outcome(
        result=result,
        language=language,
        heading=translate(result.heading),
        because=translate(result.urgency.because),
        advice=translate(result.urgency.advice),
        drivers=_sentences(result.drivers),
        supports=_sentences(result.supports, result.supports_note),
        steps=tuple(translate(step.sentence) for step in result.steps),
        lines=lines_of(site, result.lines),
        offers=tuple(show_offer(offer, cards[offer.service_id], language) for offer in there),
        place_note=_place_note(result.profile.place, spot, is_far=is_far),
        today=profile.today,
    )


def _place_note(place: str | None, spot: Spot | None, *, is_far: bool) -> str:
    """Return why there is no distance, where one might expect it."""
    if is_far:
        return gettext("Het is ver van het ene huis naar het andere. Daarom staat er geen afstand bij.")
    return translate(Sentence(PLACE_IS_UNKNOWN, {"place": place})) if place and spot is None else ""


def find_spot(place: str | None) -> Spot | None:
    """Return where the visitor lives; None when nothing, or an unknown place, was filled in."""
    return places.find_place(place, municipalities.list_named_places()) if place else None


def build_profile(result: Result, site: Site, language: str, spot: Spot | None, today: date) -> Profile:
    """Return what the directory needs to know of the answers, and nothing else of them."""
    facts = result.profile
    return Profile(
        today=today,
        needs={
            codes.BaseFunction(function): Need(
                need.weight,
                need.reasons[0].sentence if need.reasons else None,
                need.reasons[0].item if need.reasons else "",
            )
            for function, need in result.needs.items()
            if need.weight > 0
        },
        condition=codes.Condition(facts.condition) if facts.condition else None,
        place=Place(spot.latitude, spot.longitude) if spot else None,
        mobility=codes.Mobility(facts.mobility) if facts.mobility else codes.Mobility.BIKE,
        languages=tuple(dict.fromkeys((language, "nl"))),
        age=facts.age,
        indication=codes.Indication(facts.indication) if facts.indication else None,
        for_minor=facts.is_for_minor,
        municipality_ids=(site.id,),
    )


def lines_of(site: Site, wanted: Sequence[str]) -> tuple[Line, ...]:
    """Return the telephone lines with these codes, those that nobody answers now last."""
    return municipalities.list_lines(site, wanted, timezone.localtime())


def _sentences(findings: Sequence[Finding], note: Sentence | None = None) -> tuple[str, ...]:
    return tuple(translate(finding.sentence) for finding in findings) or ((translate(note),) if note else ())


def show_offer(offer: recommend.Offer, card: directory.OfferCard, language: str) -> OfferShown:
    """Return a service that fits, in the words of a page in this language."""
    functions = [codes.BaseFunction(code) for code in card.base_functions]
    digits = "".join(sign for sign in card.phone if sign.isdigit() or sign == "+")
    return OfferShown(
        card=card,
        tags=tuple(translate(codes.NEED_LABELS[function]) for function in functions[:2]),
        reasons=tuple(translate(reason.sentence) for reason in offer.reasons),
        weak_point=translate(offer.weakest.sentence) if offer.weakest else "",
        distance=_distance(offer.distance_km),
        checked=formats.date_format(card.assured_date, "j F Y") if card.assured_date else gettext("nog niet"),
        phone_uri=f"tel:{digits}" if digits else "",
        is_dutch=language != "nl",
    )


def _distance(km: float | None) -> str:
    """Return a distance in words; nothing where nobody has to go anywhere."""
    if km is None:
        return ""
    return gettext("vlakbij") if km < NEARBY_KM else translate(Sentence(N_("%(km)s km"), {"km": float(km)}))


def band_of(answers: dict[str, object]) -> str:
    """Return the coarse band of complete answers: all that a counter keeps of them."""
    return results.assess(answers).band
