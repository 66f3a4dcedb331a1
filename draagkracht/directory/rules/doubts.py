"""What speaks against an offer, in words: the part of its score that lost most."""

from collections.abc import Iterator, Mapping
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules import shares
from draagkracht.directory.rules import weights as table
from draagkracht.directory.rules.codes import Audience, Condition, Indication, Law, language_name
from draagkracht.directory.rules.reasons import HALF, WITH, Facts, Reason, Weighed, distance, months

# Fewer points than this are not worth a sentence.
WORTH_NAMING: Final = 1.0
NEEDS_WLZ: Final = Sentence(N_("Hiervoor is een Wlz-indicatie nodig."))
FOR_CHILDREN: Final = Sentence(N_("Dit is er voor kinderen en jongeren tot 18 jaar."))
FROM_18: Final = Sentence(N_("Dit gaat via de Wmo. Die is er vanaf 18 jaar."))
CARE_OFFICE: Final[Mapping[Law, Sentence]] = {
    Law.WMO: Sentence(N_("Dit gaat via de Wmo. Met een Wlz-indicatie helpt meestal het zorgkantoor.")),
    Law.JEUGDWET: Sentence(N_("Dit gaat via de Jeugdwet. Met een Wlz-indicatie helpt meestal het zorgkantoor.")),
}


def weakest(facts: Facts) -> Reason | None:
    """Return the weakest point of an offer, or None where nothing worth naming was lost."""
    found = [*_need(facts), *_condition(facts), *_travel(facts), *_audience(facts), *_law(facts)]
    found += [*_language(facts), *_check(facts)]
    worst = max(found, key=lambda weighed: weighed.points, default=None)
    return worst.reason if worst and worst.points >= WORTH_NAMING else None


def _need(facts: Facts) -> Iterator[Weighed]:
    if not shares.answered(facts.offered, facts.wanted):
        most = max(facts.wanted.needs.values(), default=0.0)
        sentence = Sentence(N_("Dit past niet meteen bij wat nu nodig is."))
        yield Weighed(facts.wanted.weights.need * most, Reason("need-none", sentence))


def _condition(facts: Facts) -> Iterator[Weighed]:
    wanted = facts.wanted.condition
    share = shares.condition_share(facts.conditions, facts.wanted)
    lost = facts.wanted.weights.condition * ((1.0 if wanted else facts.wanted.weights.for_everyone) - share)
    if wanted and share == facts.wanted.weights.for_everyone:
        sentence = Sentence(N_("Dit is er niet speciaal bij %(condition)s."), {"condition": WITH[wanted]})
        yield Weighed(lost, Reason("for-everyone", sentence))
    elif share == 0:
        other = min(facts.conditions, key=list(Condition).index)
        sentence = Sentence(N_("Dit is er vooral bij %(condition)s."), {"condition": WITH[other]})
        yield Weighed(lost, Reason("condition-other", sentence))


def _travel(facts: Facts) -> Iterator[Weighed]:
    profile = facts.profile
    if facts.is_here or not (profile.place or profile.recipient_place):
        return
    lost = facts.wanted.weights.travel - facts.travel
    if facts.measured is None:
        yield Weighed(lost, Reason("place-unknown", Sentence(N_("Wij weten niet waar dit is. Bel eerst even."))))
    elif lost > HALF * facts.wanted.weights.travel:
        sentence = Sentence(
            N_("%(distance)s Dat is een eind."), {"distance": distance(facts.measured, is_young=profile.is_young)}
        )
        yield Weighed(lost, Reason("far", sentence))


def _audience(facts: Facts) -> Iterator[Weighed]:
    lost = facts.wanted.weights.audience * (1 - shares.audience_share(facts.audiences, facts.wanted))
    if facts.profile.is_young:
        if Audience.YOUNG_CARER not in facts.audiences:
            yield Weighed(lost, Reason("for-adults", Sentence(N_("Dit is er vooral voor volwassenen."))))
    elif facts.audiences == {Audience.PROFESSIONAL}:
        sentence = Sentence(N_("Dit is bedoeld voor mensen die in de zorg werken."))
        yield Weighed(lost, Reason("for-professionals", sentence))
    elif Audience.YOUNG_CARER in facts.audiences:
        yield Weighed(lost, Reason("for-young", Sentence(N_("Dit is er voor jongeren die voor iemand zorgen."))))


def _law(facts: Facts) -> Iterator[Weighed]:
    share = shares.law_share(facts.paid, facts.wanted)
    if share >= table.LAW_UNKNOWN_SHARE:
        return
    law = max(sorted(facts.paid.laws), key=lambda one: facts.wanted.laws[one])
    yield Weighed(facts.wanted.weights.law * (1 - share), Reason(f"law:{law}", _why_not(law, facts)))


def _why_not(law: Law, facts: Facts) -> Sentence:
    if law is Law.WLZ:
        return NEEDS_WLZ
    if law is Law.JEUGDWET and not facts.profile.for_minor:
        return FOR_CHILDREN
    if facts.profile.indication is Indication.WLZ:
        return CARE_OFFICE[law]
    return FROM_18


def _language(facts: Facts) -> Iterator[Weighed]:
    wanted = facts.profile.languages
    spoken = facts.languages or shares.ASSUMED_LANGUAGES
    if wanted and wanted[0] not in spoken:
        lost = 1 - shares.language_share(facts.languages, facts.wanted)
        sentence = Sentence(
            N_("Wij weten niet of ze hier %(language)s spreken."), {"language": language_name(wanted[0])}
        )
        yield Weighed(facts.wanted.weights.language * lost, Reason("language", sentence))


def _check(facts: Facts) -> Iterator[Weighed]:
    if facts.freshness > HALF * facts.wanted.weights.freshness:
        return
    if facts.days_since_check is None:
        sentence = Sentence(N_("Wij hebben dit nog niet nagekeken. Bel eerst even."))
    else:
        sentence = Sentence(
            N_("Dit is al %(months)s maanden niet nagekeken. Bel eerst even."),
            {"months": months(facts.days_since_check)},
        )
    yield Weighed(facts.wanted.weights.freshness - facts.freshness, Reason("not-checked", sentence))
