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
from draagkracht.directory.rules.catalogue import Offered, Paid
from draagkracht.directory.rules.codes import Audience, BaseFunction, Condition, Law, language_name
from draagkracht.directory.rules.profile import Profile
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

    offered: Offered
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


# What a service does for somebody, by function, and the same to a young person.
GIVES: Final[Mapping[BaseFunction, Sentence]] = {
    BaseFunction.INFORMATION: Sentence(N_("Hier hoort u wat er is en hoe het werkt.")),
    BaseFunction.ADVICE: Sentence(N_("Hier denkt iemand met u mee.")),
    BaseFunction.EMOTIONAL: Sentence(N_("Hier luistert iemand die het kent.")),
    BaseFunction.EDUCATION: Sentence(N_("Hier leert u hoe u goed zorgt en het volhoudt.")),
    BaseFunction.PRACTICAL: Sentence(N_("Hier krijgt u hulp bij dingen die moeten gebeuren.")),
    BaseFunction.RESPITE: Sentence(N_("Dit geeft u even tijd om bij te komen.")),
    BaseFunction.FINANCIAL: Sentence(N_("Hier gaat het over geld en vergoedingen.")),
    BaseFunction.MATERIAL: Sentence(N_("Hier gaat het over hulpmiddelen en aanpassingen in huis.")),
}
GIVES_YOUNG: Final[Mapping[BaseFunction, Sentence]] = {
    **GIVES,
    BaseFunction.INFORMATION: Sentence(N_("Hier hoor je wat er is en hoe het werkt.")),
    BaseFunction.ADVICE: Sentence(N_("Hier denkt iemand met je mee.")),
    BaseFunction.EDUCATION: Sentence(N_("Hier leer je hoe je het volhoudt.")),
    BaseFunction.PRACTICAL: Sentence(N_("Hier krijg je hulp bij dingen die moeten gebeuren.")),
    BaseFunction.RESPITE: Sentence(N_("Dit geeft je even tijd voor jezelf.")),
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
    Law.WLZ: Sentence(N_("Dit kan met een Wlz-indicatie.")),
    Law.WMO: Sentence(N_("Dit kan met een Wmo-indicatie.")),
    Law.NONE: Sentence(N_("Hiervoor is geen aanvraag bij de gemeente nodig.")),
}


def strongest(facts: Facts) -> list[Reason]:
    """Return the strongest reasons for an offer, strongest first."""
    found = [*_needs(facts), *_condition(facts), *_travel(facts), *_audience(facts), *_law(facts)]
    found += [*_language(facts), *_check(facts)]
    found.sort(key=lambda weighed: -weighed.points)
    return [weighed.reason for weighed in found[:STRONGEST]]


def _needs(facts: Facts) -> Iterator[Weighed]:
    gives = GIVES_YOUNG if facts.profile.is_young else GIVES
    most = facts.wanted.weights.need
    for function, met in shares.answered(facts.offered, facts.wanted):
        sentence = gives[function]
        because = facts.profile.needs[function].because
        if because:
            sentence = Sentence(N_("%(because)s %(gives)s"), {"because": because, "gives": sentence})
        yield Weighed(most * met, Reason(f"need:{function}", sentence))
        most = facts.wanted.weights.also_needed


def _condition(facts: Facts) -> Iterator[Weighed]:
    wanted = facts.wanted.condition
    points = facts.wanted.weights.condition * shares.condition_share(facts.conditions, facts.wanted)
    related = facts.wanted.related & facts.conditions
    if wanted and wanted in facts.conditions:
        is_special = not shares.is_for_everyone(facts.conditions)
        message = N_("Dit is er speciaal bij %(condition)s.") if is_special else N_("Dit past bij %(condition)s.")
        sentence = Sentence(message, {"condition": WITH[wanted]})
        yield Weighed(points, Reason("condition-exact", sentence))
    elif related:
        other = WITH[min(related, key=list(Condition).index)]
        sentence = Sentence(
            N_("Dit is bedoeld bij %(condition)s. Vraag of het ook in deze situatie past."), {"condition": other}
        )
        yield Weighed(points, Reason("condition-group", sentence))
    elif shares.is_for_everyone(facts.conditions):
        yield Weighed(FILLER, Reason("for-everyone", Sentence(N_("Dit is er voor iedereen die voor een ander zorgt."))))


def _travel(facts: Facts) -> Iterator[Weighed]:
    is_young = facts.profile.is_young
    if facts.is_home_visit:
        yield Weighed(facts.travel, Reason("home-visit", _at_home(facts, is_young=is_young)))
    elif facts.is_online:
        yield Weighed(facts.travel, Reason("online", Sentence(N_("Dit kan thuis, online of met de telefoon."))))
    elif facts.measured and facts.travel > HALF * facts.wanted.weights.travel:
        how_near = next_door if facts.measured.km < NEXT_DOOR_KM else distance
        yield Weighed(facts.travel, Reason("near", how_near(facts.measured, is_young=is_young)))


def _at_home(facts: Facts, *, is_young: bool) -> Sentence:
    if shares.is_for_recipient(facts.audiences):
        return Sentence(N_("Ze komen bij je naaste thuis.") if is_young else N_("Ze komen bij uw naaste thuis."))
    return Sentence(N_("Ze komen bij jou thuis.") if is_young else N_("Ze komen bij u thuis."))


def next_door(measured: Measured, *, is_young: bool) -> Sentence:
    """Return that it is around the corner, and of whose home."""
    if measured.is_from_recipient:
        return Sentence(N_("Het is vlak bij je naaste.") if is_young else N_("Het is vlak bij uw naaste."))
    return Sentence(N_("Het is vlak bij jou.") if is_young else N_("Het is vlak bij u."))


def distance(measured: Measured, *, is_young: bool) -> Sentence:
    """Return how far it is, and from whose home."""
    if measured.is_from_recipient:
        to_young, to_others = (
            N_("Het is %(km)s km bij je naaste vandaan."),
            N_("Het is %(km)s km bij uw naaste vandaan."),
        )
    else:
        to_young, to_others = N_("Het is %(km)s km bij jou vandaan."), N_("Het is %(km)s km bij u vandaan.")
    return Sentence(to_young if is_young else to_others, {"km": measured.km})


def _audience(facts: Facts) -> Iterator[Weighed]:
    if facts.profile.is_young and Audience.YOUNG_CARER in facts.audiences:
        points = facts.wanted.weights.audience * (1 - table.YOUNG_SHARE_FOR_UNKNOWN_AGE)
        yield Weighed(points, Reason("for-young", Sentence(N_("Dit is er speciaal voor jongeren zoals jij."))))


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
