"""How soon, and which telephone. The highest level of the rules that hold decides; within it the first rule is named.

Codes of the lines: emergency (112), gp-out-of-hours, domestic-violence, suicide-prevention, desk, listening and
children. Numbers and hours are no business of these rules: they stand in one dated table with the directory.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from draagkracht.assessments.rules.answers import Codes
from draagkracht.assessments.rules.quickcheck.sources import HOURS, LEAD_TIME, OWN, PERSEVERANCE, SAFETY, YOUNG, Source
from draagkracht.base.text import N_, Sentence

STATEMENTS = ("sleep", "own-life", "work-school", "health", "alone")


class Level(IntEnum):
    """How soon something should change; higher is sooner."""

    NO_HURRY = 0
    THIS_MONTH = 1
    THIS_WEEK = 2
    NOW = 3

    @property
    def code(self) -> str:
        """Return the name for templates and counters: `no-hurry`, `this-month`, `this-week` or `now`."""
        return self.name.lower().replace("_", "-")


@dataclass(frozen=True, slots=True)
class Urgency:
    """How soon, the sentence of the rule that decided it, what we do with it, and the rule with its source."""

    level: Level
    because: Sentence
    advice: Sentence
    rule: str
    source: Source


@dataclass(frozen=True, slots=True)
class UrgencyRule:
    """Holds when one of the items has one of the codes, or when the points reach `from_points`. None: not for them."""

    code: str
    level: Level
    adult: str | None
    young: str | None
    items: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    from_points: int | None = None
    source: Source = OWN

    def words(self, *, young: bool) -> str | None:
        """Return the Dutch sentence for this person, or None where the rule is not for them."""
        return self.young if young else self.adult

    def holds(self, answers: Mapping[str, Codes], points: int, *, young: bool) -> bool:
        """Tell whether the rule holds for these answers and this total of the quick check."""
        if self.words(young=young) is None:
            return False
        if self.from_points is not None:
            return points >= self.from_points
        return any(code in self.answers for item in self.items for code in answers.get(item, ()))


URGENCY = (
    UrgencyRule(
        "safety-now", Level.NOW,
        N_("Wacht hier niet mee. Dat zeggen we om wat u antwoordt over thuis."),
        N_("Wacht hier niet mee. Dat zeggen we om wat je antwoordt over thuis."),
        ("safe",), ("danger", "suicide", "violence"), source=SAFETY,
    ),
    UrgencyRule(
        "care-stops-today", Level.NOW,
        N_("De zorg kan vandaag niet doorgaan, zegt u."),
        N_("Het gaat vandaag echt niet meer thuis, zeg je."),
        ("safe",), ("cannot-go-on",), source=SAFETY,
    ),
    UrgencyRule(
        "perseverance-days", Level.NOW,
        N_("Vol te houden: nog maar een paar dagen, zegt u."),
        N_("Het gaat nog maar een paar dagen goed met jou, zeg je."),
        ("perseverance",), ("lt-1w",), source=PERSEVERANCE,
    ),
    UrgencyRule(
        "perseverance-weeks", Level.THIS_WEEK,
        N_("Vol te houden: nog een paar weken, zegt u."),
        N_("Het gaat nog een paar weken goed met jou, zeg je."),
        ("perseverance",), ("1w-1m",), source=PERSEVERANCE,
    ),
    UrgencyRule(
        "perseverance-months", Level.THIS_WEEK,
        N_("Vol te houden: nog een paar maanden, zegt u."),
        N_("Het gaat nog een paar maanden goed met jou, zeg je."),
        ("perseverance",), ("1m-6m",), source=LEAD_TIME,
    ),
    UrgencyRule(
        "safety-worried", Level.THIS_WEEK,
        N_("U bent er niet gerust op hoe het thuis gaat."),
        N_("Je bent er niet gerust op hoe het thuis gaat."),
        ("safe",), ("worried",),
    ),
    UrgencyRule(
        "young-heavy-tasks", Level.THIS_WEEK,
        None,
        N_("Je doet dingen die werk voor volwassenen zijn."),
        ("tasks",), ("personal-care", "medical", "night"), source=YOUNG,
    ),
    UrgencyRule(
        "points-heavy", Level.THIS_WEEK,
        N_("Uw antwoorden laten samen zien dat het zwaar is."),
        N_("Je antwoorden laten samen zien dat het zwaar is."),
        from_points=10,
    ),
    UrgencyRule(
        "perseverance-year", Level.THIS_MONTH,
        N_("Vol te houden: nog een half jaar tot een jaar, zegt u."),
        N_("Het gaat nog een half jaar tot een jaar goed met jou, zeg je."),
        ("perseverance",), ("6m-12m",), source=PERSEVERANCE,
    ),
    UrgencyRule(
        "statement-often", Level.THIS_MONTH,
        N_("U noemt iets dat vaak zwaar is."),
        N_("Je noemt iets dat vaak zwaar is."),
        STATEMENTS, ("often",),
    ),
    UrgencyRule(
        "hours-day-and-night", Level.THIS_MONTH,
        N_("De zorg gaat bijna dag en nacht door."),
        N_("Je bent er bijna dag en nacht mee bezig."),
        ("hours",), ("gt-40",), source=HOURS,
    ),
    UrgencyRule(
        "no-energy", Level.THIS_MONTH,
        N_("Op dit moment geeft niets u energie."),
        N_("Op dit moment geeft niets je energie."),
        ("energy",), ("nothing",),
    ),
    UrgencyRule(
        "points-moderate", Level.THIS_MONTH,
        N_("Uw antwoorden laten samen zien dat het best veel is."),
        N_("Je antwoorden laten samen zien dat het best veel is."),
        from_points=5,
    ),
    UrgencyRule(
        "young-some-burden", Level.THIS_MONTH,
        None,
        N_("Je hebt er soms last van. Dat mag je vertellen."),
        STATEMENTS, ("sometimes",), source=YOUNG,
    ),
    UrgencyRule(
        "perseverance-over-a-year", Level.NO_HURRY,
        N_("Vol te houden: nog meer dan een jaar, zegt u."),
        N_("Het gaat nog meer dan een jaar goed met jou, zeg je."),
        ("perseverance",), ("1y-2y",), source=PERSEVERANCE,
    ),
    UrgencyRule(
        "perseverance-years", Level.NO_HURRY,
        N_("Vol te houden: nog jaren, zegt u."),
        N_("Het gaat nog lang goed met jou, zeg je."),
        ("perseverance",), ("gt-2y",), source=PERSEVERANCE,
    ),
)  # fmt: skip

ADVICE = {
    Level.NOW: N_("Daarom noemen we eerst wie u nu kunt bellen. U hoeft dit niet alleen op te lossen."),
    Level.THIS_WEEK: N_("Daarom noemen we eerst wat u deze week kunt doen."),
    Level.THIS_MONTH: N_("Er is geen haast. Regel wel deze maand iets dat het lichter maakt."),
    Level.NO_HURRY: N_("Er is geen haast. Kijk rustig wat bij u past, voor nu of voor later."),
}
YOUNG_ADVICE = {
    Level.NOW: N_("Daarom noemen we eerst wie jij nu kunt bellen. Volwassenen moeten dit oplossen, niet jij."),
    Level.THIS_WEEK: N_("Vertel het deze week aan een volwassene die je vertrouwt. Jij hoeft het niet op te lossen."),
    Level.THIS_MONTH: N_("Praat er eens over met een volwassene die je vertrouwt. Jij telt ook."),
    Level.NO_HURRY: N_("Wil je er toch over praten? Dat mag altijd."),
}
HEADINGS = {
    Level.NOW: N_("U hoeft dit niet alleen te dragen. Bel nu iemand."),
    Level.THIS_WEEK: N_("U houdt veel overeind. Het mag lichter."),
    Level.THIS_MONTH: N_("U doet veel. Met wat hulp blijft het te doen."),
    Level.NO_HURRY: N_("Het lukt u nu goed. Dat mag zo blijven."),
}
YOUNG_HEADINGS = {
    Level.NOW: N_("Dit is te zwaar voor jou alleen. Praat nu met iemand."),
    Level.THIS_WEEK: N_("Je doet veel. Dat mag minder."),
    Level.THIS_MONTH: N_("Je helpt een ander. Jij telt ook."),
    Level.NO_HURRY: N_("Fijn dat het goed met je gaat. Jij telt ook."),
}


@dataclass(frozen=True, slots=True)
class AlarmRule:
    """The telephone lines that belong to an answer, the first one first, for an adult and for a young person."""

    code: str
    item: str
    answer: str
    lines: tuple[str, ...]
    young_lines: tuple[str, ...]
    source: Source = SAFETY


ALARMS = (
    AlarmRule("danger", "safe", "danger", ("emergency",), ("emergency",)),
    AlarmRule("suicide", "safe", "suicide", ("suicide-prevention",), ("suicide-prevention", "children")),
    AlarmRule("violence", "safe", "violence", ("domestic-violence",), ("domestic-violence", "children")),
    AlarmRule(
        "care-stops-today", "safe", "cannot-go-on",
        ("gp-out-of-hours", "desk", "listening"), ("children", "gp-out-of-hours", "desk", "listening"),
    ),
    AlarmRule(
        "perseverance-days", "perseverance", "lt-1w",
        ("desk", "gp-out-of-hours", "listening"), ("children", "desk", "gp-out-of-hours", "listening"),
    ),
    AlarmRule("worried", "safe", "worried", ("desk", "listening"), ("children", "desk")),
)  # fmt: skip


def decide_urgency(answers: Mapping[str, Codes], points: int, *, young: bool) -> Urgency:
    """Return how soon something should change, for complete answers and their total of the quick check (0 … 15)."""
    holding = [rule for rule in URGENCY if rule.holds(answers, points, young=young)]
    rule = max(holding, key=lambda one: one.level)
    because = Sentence(rule.words(young=young) or "")
    return Urgency(rule.level, because, advice(rule.level, young=young), rule.code, rule.source)


def advice(level: Level, *, young: bool) -> Sentence:
    """Return what follows from a level, in one sentence or two."""
    return Sentence((YOUNG_ADVICE if young else ADVICE)[level])


def heading(level: Level, *, young: bool) -> Sentence:
    """Return the sentence above the result."""
    return Sentence((YOUNG_HEADINGS if young else HEADINGS)[level])


def lines_for(answers: Mapping[str, Codes], *, young: bool) -> tuple[str, ...]:
    """Return the codes of the lines to show at once, the most pressing first, none twice; empty without a worry."""
    called = [
        line
        for rule in ALARMS
        if rule.answer in answers.get(rule.item, ())
        for line in (rule.young_lines if young else rule.lines)
    ]
    return tuple(dict.fromkeys(called))
