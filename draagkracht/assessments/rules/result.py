"""The quick check's answers to a result: what weighs, what holds up, how soon, what to do today, and which help fits.

The rules are tables in `quickcheck`; this module only adds them up, in whole points. It guesses nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from draagkracht.assessments.rules import instruments, scoring
from draagkracht.assessments.rules.answers import Codes, missing_items, read_answers
from draagkracht.assessments.rules.definition import Instrument
from draagkracht.assessments.rules.quickcheck import steps, urgency
from draagkracht.assessments.rules.quickcheck.profile import Profile, read_profile
from draagkracht.assessments.rules.quickcheck.reason import BASE_FUNCTIONS, BaseFunction, Rule
from draagkracht.assessments.rules.quickcheck.reasons import RULES
from draagkracht.assessments.rules.quickcheck.sources import Source
from draagkracht.base.text import N_, Sentence

QUICK_CHECK = "quick-check"
STRONGEST = 2
FULL_NEED = 100
# Answers that say "none of these": they count only when nothing else of the item is chosen.
ONLY_ALONE = {"energy": "nothing", "safe": "safe"}

NO_SUPPORTS = N_("U noemt weinig dat u nu steunt. Dat zegt hoe zwaar het is, niet hoe sterk u bent.")
YOUNG_NO_SUPPORTS = N_("Je noemt weinig dat je nu steunt. Daar kun jij niets aan doen.")


class AnswersAreMissing(ValueError):
    """The quick check is not complete; `items` are the questions that still need an answer, in their order."""

    def __init__(self, items: tuple[str, ...]) -> None:
        self.items = items
        super().__init__(f"Nog niet beantwoord: {', '.join(items)}.")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the answers say: the item and answers that raised it, its sentence, its rule and the source."""

    item: str
    codes: tuple[str, ...]
    sentence: Sentence
    rule: str
    source: Source


@dataclass(frozen=True, slots=True)
class Need:
    """How much one base function would help (0 … 1), and the answers that raised it, the strongest first."""

    weight: float
    reasons: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What the quick check concludes.

    `band` (light, moderate, heavy) is all that a counter keeps: it follows from `points` (0 … 15) alone, and tells
    nothing about safety. `lines` are codes of telephone lines to show at once, the most pressing first. `drivers`
    holds one or two, `supports` at most two; a note stands in where there is none. `needs` holds every base function.
    """

    is_young: bool
    points: int
    band: str
    heading: Sentence
    urgency: urgency.Urgency
    lines: tuple[str, ...]
    drivers: tuple[Finding, ...]
    supports: tuple[Finding, ...]
    supports_note: Sentence | None
    steps: tuple[steps.Step, ...]
    needs: Mapping[BaseFunction, Need]
    profile: Profile


def assess(answers: Mapping[str, object]) -> Result:
    """Return the result of a complete quick check; answers are codes by item, several as a list.

    Raises UnknownItem or UnknownCode for what the check does not know, and AnswersAreMissing with the missing items.
    """
    check = quick_check()
    given = settle(read_answers(check, answers))
    missing = missing_items(check, given)
    if missing:
        raise AnswersAreMissing(missing)
    young = is_young(given)
    points, band = _total(check, given)
    decided = urgency.decide_urgency(given, points, young=young)
    holding = [rule for rule in RULES if rule.counts(given, young=young)]
    supports = _strongest(holding, lambda rule: rule.support, given, young=young)
    return Result(
        is_young=young,
        points=points,
        band=band,
        heading=urgency.heading(decided.level, young=young),
        urgency=decided,
        lines=urgency.lines_for(given, young=young),
        drivers=_strongest(holding, lambda rule: rule.load, given, young=young),
        supports=supports,
        supports_note=None if supports else Sentence(YOUNG_NO_SUPPORTS if young else NO_SUPPORTS),
        steps=steps.choose_steps(given, young=young, pressing=decided.level is urgency.Level.NOW),
        needs={function: _need(function, holding, given, young=young) for function in BASE_FUNCTIONS},
        profile=read_profile(given),
    )


def lines_for(answers: Mapping[str, object]) -> tuple[str, ...]:
    """Return the lines that the answers so far ask for, complete or not; raises UnknownItem or UnknownCode."""
    given = settle(read_answers(quick_check(), answers))
    return urgency.lines_for(given, young=is_young(given))


def quick_check() -> Instrument:
    """Return the current version of the quick check."""
    return instruments.get_instrument(QUICK_CHECK)


def is_young(given: Mapping[str, Codes]) -> bool:
    """Tell whether somebody says to be under 18."""
    return "yes" in given.get("minor", ())


def settle(given: Mapping[str, Codes]) -> dict[str, Codes]:
    """Return the answers without a "none of these" beside which something else was chosen."""
    return {item: _settle_one(codes, ONLY_ALONE.get(item)) for item, codes in given.items()}


def _settle_one(codes: Codes, only_alone: str | None) -> Codes:
    rest = tuple(code for code in codes if code != only_alone)
    return rest or codes


def _total(check: Instrument, given: Mapping[str, Codes]) -> tuple[int, str]:
    total = check.score("total")
    points = scoring.sum_points(check, total, given)
    return points, next(band.code for band in total.bands if band.holds(points))


def _strongest(
    rules: Iterable[Rule], weight: Callable[[Rule], int], given: Mapping[str, Codes], *, young: bool
) -> tuple[Finding, ...]:
    weighing = sorted((rule for rule in rules if weight(rule)), key=weight, reverse=True)
    return tuple(_finding(rule, given, young=young) for rule in weighing[:STRONGEST])


def _need(function: BaseFunction, rules: Iterable[Rule], given: Mapping[str, Codes], *, young: bool) -> Need:
    raising = sorted((rule for rule in rules if rule.needs.get(function)), key=lambda rule: -rule.needs[function])
    points = sum(rule.needs[function] for rule in raising)
    return Need(min(points, FULL_NEED) / FULL_NEED, tuple(_finding(rule, given, young=young) for rule in raising))


def _finding(rule: Rule, given: Mapping[str, Codes], *, young: bool) -> Finding:
    codes = tuple(code for code in given[rule.item] if code in rule.answers)
    return Finding(rule.item, codes, Sentence(rule.words(young=young) or ""), rule.code, rule.source)
