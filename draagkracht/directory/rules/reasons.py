"""Why an offer is shown, in words.

The strength of a reason is the points that the service would lose without it. Reasons of equal strength stand in the
order of this module.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules import shares
from draagkracht.directory.rules import weights as table
from draagkracht.directory.rules.catalogue import Paid
from draagkracht.directory.rules.codes import Audience, BaseFunction, Condition, Law, language_name
from draagkracht.directory.rules.profile import Need, Profile
from draagkracht.directory.rules.scoring import Measured
from draagkracht.directory.rules.shares import Wishes

STRONGEST: Final = 3
HALF: Final = 0.5
NEXT_DOOR_KM: Final = 0.3
RECENT_DAYS: Final = 45
DAYS_IN_MONTH: Final = 30.44
# A reason that fits everybody: named only where there is room.
FILLER: Final = 0.1


class Reason(NamedTuple):
    """A point for or against an offer: a code that stays the same, and its sentence."""

    code: str
    sentence: Sentence


class Weighed(NamedTuple):
    """A reason and the points that it gives, or the points that are lost by it."""

    points: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Facts:
    """What a reason may be based on: one service, the person, and the points that it got for each part."""

    functions: frozenset[BaseFunction]
    conditions: frozenset[Condition]
    paid: Paid
    audiences: frozenset[Audience]
    languages: frozenset[str]
    is_home_visit: bool
    is_online: bool
    measured: Measured | None
    travel: float  # points
    freshness: float  # points
    days_since_check: int | None  # None where nobody did
    profile: Profile
    wanted: Wishes

    @property
    def is_here(self) -> bool:
        """Return whether nobody has to travel."""
        return self.is_home_visit or self.is_online


# What a service does for somebody, by function.
GIVES: Final[Mapping[BaseFunction, Sentence]] = {
    BaseFunction.INFORMATION: Sentence(N_("Hier hoort u wat er is en hoe het werkt.")),
    BaseFunction.ADVICE: Sentence(N_("Hier denkt iemand met u mee.")),
    BaseFunction.EMOTIONAL: Sentence(N_("Hier luistert iemand die het kent.")),
    BaseFunction.EDUCATION: Sentence(N_("Hier leert u hoe u goed zorgt en het volhoudt.")),
    BaseFunction.PRACTICAL: Sentence(N_("Hier krijgt u hulp bij dingen die moeten gebeuren.")),
    BaseFunction.RESPITE: Sentence(N_("Hier neemt iemand de zorg even van u over.")),
    BaseFunction.FINANCIAL: Sentence(N_("Hier gaat het over geld en vergoedingen.")),
    BaseFunction.MATERIAL: Sentence(N_("Hier krijgt u hulpmiddelen of een aanpassing in huis.")),
}
# The condition inside a sentence.
WITH: Final[Mapping[Condition, Sentence]] = {
    Condition.DEMENTIA: Sentence(N_("dementie")),
    Condition.NAH: Sentence(N_("hersenletsel")),
    Condition.LVB: Sentence(N_("moeite met leren en begrijpen")),
    Condition.AUTISM: Sentence(N_("autisme")),
    Condition.MENTAL_HEALTH: Sentence(N_("psychische klachten")),
    Condition.ADDICTION: Sentence(N_("verslaving")),
    Condition.CHRONIC: Sentence(N_("een ziekte die blijft")),
    Condition.PHYSICAL: Sentence(N_("een lichamelijke beperking")),
    Condition.MUSCLE: Sentence(N_("een spierziekte")),
    Condition.CANCER: Sentence(N_("kanker")),
    Condition.PALLIATIVE: Sentence(N_("de laatste fase van het leven")),
    Condition.ELDERLY: Sentence(N_("ouder worden")),
    Condition.NONE: Sentence(N_("iets anders")),
}
WITH_LAW: Final[Mapping[Law, Sentence]] = {
    Law.JEUGDWET: Sentence(N_("Dit is er voor kinderen en jongeren tot 18 jaar.")),
    Law.WLZ: Sentence(N_("Dit kan met de Wlz-indicatie van uw naaste.")),
    Law.WMO: Sentence(N_("Dit kan met de Wmo-indicatie van uw naaste.")),
    Law.NONE: Sentence(N_("U hebt hier geen indicatie voor nodig.")),
}


def strongest(facts: Facts) -> list[Reason]:
    """Return the strongest reasons for an offer, strongest first."""
    found = [*_needs(facts), *_condition(facts), *_travel(facts), *_audience(facts), *_law(facts)]
    found += [*_language(facts), *_check(facts)]
    found.sort(key=lambda weighed: -weighed.points)
    return [weighed.reason for weighed in found[:STRONGEST]]


def _needs(facts: Facts) -> Iterator[Weighed]:
    main = shares.main_need(facts.functions, facts.wanted)
    for function, weight in facts.wanted.needs.items():
        if function in facts.functions:
            most = facts.wanted.weights.need if function is main else facts.wanted.weights.also_needed
            sentence = _what_it_gives(function, facts.profile.needs[function])
            yield Weighed(most * weight, Reason(f"need:{function}", sentence))


def _what_it_gives(function: BaseFunction, need: Need) -> Sentence:
    if need.because is None:
        return GIVES[function]
    return Sentence(N_("%(because)s %(gives)s"), {"because": need.because, "gives": GIVES[function]})


def _condition(facts: Facts) -> Iterator[Weighed]:
    wanted = facts.wanted.condition
    share = shares.condition_share(facts.conditions, facts.wanted)
    points = facts.wanted.weights.condition * share
    if shares.is_for_everyone(facts.conditions):
        yield Weighed(FILLER, Reason("for-everyone", Sentence(N_("Dit is er voor iedereen die voor een ander zorgt."))))
    elif wanted is not None and wanted in facts.conditions:
        sentence = Sentence(N_("Dit is er speciaal bij %(condition)s."), {"condition": WITH[wanted]})
        yield Weighed(points, Reason("condition-exact", sentence))
    elif wanted is not None and share > 0:
        other = min(facts.wanted.related & facts.conditions, key=list(Condition).index)
        sentence = Sentence(
            N_("Dit is er bij %(other)s. Dat lijkt in veel op %(condition)s."),
            {"other": WITH[other], "condition": WITH[wanted]},
        )
        yield Weighed(points, Reason("condition-group", sentence))


def _travel(facts: Facts) -> Iterator[Weighed]:
    if facts.is_home_visit:
        at_recipient = Sentence(N_("Ze komen bij uw naaste thuis."))
        at_home = Sentence(N_("Ze komen bij u thuis."))
        is_for_recipient = shares.is_for_recipient(facts.audiences)
        yield Weighed(facts.travel, Reason("home-visit", at_recipient if is_for_recipient else at_home))
    elif facts.is_online:
        yield Weighed(facts.travel, Reason("online", Sentence(N_("U doet dit thuis, online of met de telefoon."))))
    elif facts.measured and facts.travel > HALF * facts.wanted.weights.travel:
        yield Weighed(facts.travel, Reason("near", _how_near(facts.measured)))


def _how_near(measured: Measured) -> Sentence:
    if measured.km < NEXT_DOOR_KM:
        by_recipient, by_you = Sentence(N_("Het is vlak bij uw naaste.")), Sentence(N_("Het is vlak bij u."))
        return by_recipient if measured.is_from_recipient else by_you
    return distance(measured)


def distance(measured: Measured) -> Sentence:
    """Return how far it is, and from whose home."""
    if measured.is_from_recipient:
        return Sentence(N_("Het is %(km)s km bij uw naaste vandaan."), {"km": measured.km})
    return Sentence(N_("Het is %(km)s km bij u vandaan."), {"km": measured.km})


def _audience(facts: Facts) -> Iterator[Weighed]:
    if facts.profile.is_young and Audience.YOUNG_CARER in facts.audiences:
        points = facts.wanted.weights.audience * (1 - table.YOUNG_SHARE_FOR_UNKNOWN_AGE)
        yield Weighed(points, Reason("for-young", Sentence(N_("Dit is er speciaal voor jongeren zoals u."))))


def _law(facts: Facts) -> Iterator[Weighed]:
    for law, sentence in WITH_LAW.items():
        share = facts.wanted.laws[law] - table.LAW_UNKNOWN_SHARE
        if law in facts.paid.laws and share > 0:
            yield Weighed(facts.wanted.weights.law * share, Reason(f"law:{law}", sentence))
            return


def _language(facts: Facts) -> Iterator[Weighed]:
    spoken = facts.languages or shares.ASSUMED_LANGUAGES
    code = next((code for code in facts.profile.languages if code in spoken), "nl")
    if code not in shares.ASSUMED_LANGUAGES:
        share = shares.language_share(facts.languages, facts.wanted)
        sentence = Sentence(N_("Ze spreken hier %(language)s."), {"language": language_name(code)})
        yield Weighed(facts.wanted.weights.language * share, Reason("language", sentence))


def _check(facts: Facts) -> Iterator[Weighed]:
    days = facts.days_since_check
    if days is None or facts.freshness <= HALF * facts.wanted.weights.freshness:
        return
    sentence = Sentence(N_("Dit is in de afgelopen weken nagekeken."))
    if days > RECENT_DAYS:
        sentence = Sentence(N_("Dit is %(months)s maanden geleden nagekeken."), {"months": months(days)})
    yield Weighed(facts.freshness, Reason("checked", sentence))


def months(days: int) -> int:
    """Return a number of days as whole months, for use beyond the first six weeks: at least two."""
    return max(2, round(days / DAYS_IN_MONTH))
