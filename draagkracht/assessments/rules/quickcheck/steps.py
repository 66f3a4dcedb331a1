"""What to do today: the first three steps whose answers were given. A young person is never asked to solve anything.

Where it cannot wait, only the pressing steps are named: after "call now" no well-meant tip.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from draagkracht.assessments.rules.answers import Codes
from draagkracht.assessments.rules.quickcheck.sources import CLIENT_SUPPORT, LEAD_TIME, OWN, SAFETY, YOUNG, Source
from draagkracht.base.text import N_, Sentence

MOST_STEPS = 3
HEAVY_FOR_A_CHILD = ("personal-care", "medical", "night", "arranging", "family-care")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do today, the line to call where there is one, and the items that raised it."""

    code: str
    sentence: Sentence
    line: str | None
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepRule:
    """A step that is named when one of the items has one of the codes; without items it always holds.

    `is_pressing`: it still makes sense when it cannot wait.
    """

    code: str
    words: str
    items: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    line: str | None = None
    source: Source = OWN
    is_pressing: bool = False

    def raised_by(self, answers: Mapping[str, Codes]) -> tuple[str, ...]:
        """Return the items that raise the step."""
        return tuple(item for item in self.items if any(code in self.answers for code in answers.get(item, ())))


STEPS = (
    StepRule(
        "call-emergency", N_("Bel nu de hulpdiensten. Breng uzelf eerst in veiligheid."),
        ("safe",), ("danger",), "emergency", SAFETY, is_pressing=True,
    ),
    StepRule(
        "call-113", N_("Praat nu met iemand van 113. Dat kan dag en nacht."),
        ("safe",), ("suicide",), "suicide-prevention", SAFETY, is_pressing=True,
    ),
    StepRule(
        "call-veilig-thuis", N_("Bel Veilig Thuis voor advies. Uw naam noemen hoeft niet."),
        ("safe",), ("violence",), "domestic-violence", SAFETY, is_pressing=True,
    ),
    StepRule(
        "call-gp", N_("Bel uw huisarts. In de avond en het weekend belt u de huisartsenpost."),
        ("safe",), ("cannot-go-on",), "gp-out-of-hours", SAFETY, is_pressing=True,
    ),
    StepRule(
        "call-desk", N_("Bel uw gemeente zodra het kan. Zeg dat het zo niet langer gaat."),
        ("safe", "perseverance"), ("cannot-go-on", "lt-1w"), "desk", is_pressing=True,
    ),
    StepRule(
        "tell-desk", N_("Bel uw gemeente. Vertel waar u niet gerust op bent."),
        ("safe",), ("worried",), "desk",
    ),
    StepRule(
        "ask-respite", N_("Vraag vandaag naar zorg die het even overneemt. Regelen kost vaak weken."),
        ("perseverance",), ("1w-1m", "1m-6m"), "desk", LEAD_TIME,
    ),
    StepRule(
        "see-gp", N_("Maak een afspraak met uw huisarts. Vertel dat u voor iemand zorgt."),
        ("health", "sleep"), ("often",),
    ),
    StepRule(
        "ask-one-person", N_("Vraag één iemand om één ding van u over te nemen."),
        ("alone",), ("often", "sometimes"),
    ),
    StepRule(
        "one-hour", N_("Kies deze week één uur voor uzelf. Zet het in de agenda."),
        ("own-life",), ("often", "sometimes"),
    ),
    StepRule(
        "tell-work", N_("Vertel op uw werk of school dat u voor iemand zorgt. Vraag wat er kan."),
        ("work-school",), ("often", "sometimes"),
    ),
    StepRule(
        "talk", N_("Bel met iemand die de tijd heeft om te luisteren."),
        ("energy",), ("nothing",), "listening",
    ),
    StepRule(
        "client-support", N_("Vraag een cliëntondersteuner om mee te denken. Dat is gratis."),
        ("tasks",), ("arranging",), "desk", CLIENT_SUPPORT,
    ),
    StepRule(
        "ask-what-is-arranged", N_("Vraag bij uw gemeente welke hulp er al geregeld is."),
        ("indication",), ("dont-know",), "desk",
    ),
    StepRule(
        "keep-number", N_("Bewaar het nummer van uw gemeente. Bel gerust als er iets verandert."),
        line="desk",
    ),
)  # fmt: skip

YOUNG_STEPS = (
    StepRule(
        "call-emergency", N_("Bel nu de hulpdiensten. Ga naar een veilige plek."),
        ("safe",), ("danger",), "emergency", SAFETY, is_pressing=True,
    ),
    StepRule(
        "call-113", N_("Praat nu met iemand van 113. Dat kan dag en nacht."),
        ("safe",), ("suicide",), "suicide-prevention", SAFETY, is_pressing=True,
    ),
    StepRule(
        "call-veilig-thuis", N_("Bel Veilig Thuis. Een volwassene mag meebellen. Je naam noemen hoeft niet."),
        ("safe",), ("violence",), "domestic-violence", SAFETY, is_pressing=True,
    ),
    StepRule(
        "tell-adult-now", N_("Vertel nu aan een volwassene die je vertrouwt dat het thuis niet meer gaat."),
        ("safe", "perseverance"), ("cannot-go-on", "lt-1w"), source=YOUNG, is_pressing=True,
    ),
    StepRule(
        "tell-about-tasks",
        N_("Vertel een volwassene wat jij thuis doet. Volwassenen kunnen zorgen dat het minder wordt."),
        ("tasks",), HEAVY_FOR_A_CHILD, source=YOUNG,
    ),
    StepRule(
        "tell-mentor", N_("Vertel je mentor hoe het thuis is. School kan je helpen."),
        ("work-school",), ("often", "sometimes"), source=YOUNG,
    ),
    StepRule(
        "tell-gp", N_("Vertel een volwassene dat je er last van hebt. Samen kunnen jullie naar de huisarts."),
        ("health", "sleep"), ("often", "sometimes"), source=YOUNG,
    ),
    StepRule(
        "talk", N_("Wil je met iemand praten? Bel de Kindertelefoon. Dat is gratis."),
        ("alone", "energy", "safe", "perseverance"),
        ("often", "sometimes", "nothing", "worried", "cannot-go-on", "violence", "suicide", "lt-1w", "1w-1m", "1m-6m"),
        "children", YOUNG, is_pressing=True,
    ),
    StepRule(
        "something-nice", N_("Doe vandaag iets wat jij leuk vindt. Dat mag."),
        ("own-life",), ("often", "sometimes", "no"), source=YOUNG,
    ),
)  # fmt: skip


def choose_steps(answers: Mapping[str, Codes], *, young: bool, pressing: bool) -> tuple[Step, ...]:
    """Return one to three steps for today, the most pressing first; `pressing`: only those that cannot wait."""
    rules = [rule for rule in (YOUNG_STEPS if young else STEPS) if rule.is_pressing or not pressing]
    raised = [(rule, rule.raised_by(answers)) for rule in rules]
    holding = [
        Step(rule.code, Sentence(rule.words), rule.line, items) for rule, items in raised if items or not rule.items
    ]
    return tuple(holding[:MOST_STEPS])
