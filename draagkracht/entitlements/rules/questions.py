"""The questions that can decide which way to respite is whose, in plain words, with the facts behind each answer.

Which of them is asked first is not decided here (`asking.next_question`). Not to know is always possible, and is no
answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.entitlements.rules.scheme import Value


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to choose, and what is known of somebody who chooses it."""

    code: str
    says: Sentence
    facts: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Question:
    """What can be asked. `helps` explains it, where it needs that."""

    code: str
    says: Sentence
    answers: tuple[Answer, ...]
    helps: Sentence | None = None

    @property
    def facts(self) -> frozenset[str]:
        """Return what an answer can make known."""
        return frozenset(fact for answer in self.answers for fact in answer.facts)

    def find(self, code: str) -> Answer | None:
        """Return an answer by its code; None where there is no such one."""
        return next((one for one in self.answers if one.code == code), None)


YES: Final = Sentence(N_("Ja"))
NO: Final = Sentence(N_("Nee"))


def _yes_or_no(code: str, fact: str, says: Sentence, helps: Sentence | None = None) -> Question:
    return Question(code, says, (Answer("yes", YES, {fact: True}), Answer("no", NO, {fact: False})), helps)


FOR_RESPITE: Final = (
    _yes_or_no(
        "wlz",
        "wlz_indication",
        Sentence(N_("Heeft degene die zorg krijgt een Wlz-indicatie?")),
        Sentence(N_("Dat staat op een brief van het CIZ of van het zorgkantoor. Geen brief? Kies dan: weet ik niet.")),
    ),
    _yes_or_no("minor", "recipient_is_minor", Sentence(N_("Is degene die zorg krijgt jonger dan 18?"))),
    Question(
        "wlz-form",
        Sentence(N_("Is er een eigen budget voor de zorg (pgb)?")),
        (
            Answer("pgb", Sentence(N_("Ja, er is een eigen budget")), {"wlz_form": "pgb"}),
            Answer("zin", Sentence(N_("Nee, een organisatie regelt de zorg")), {"wlz_form": "zin"}),
        ),
    ),
    Question(
        "nights-used",
        Sentence(N_("Hoe vaak is er dit jaar al gelogeerd?")),
        (
            Answer("fewer", Sentence(N_("Minder dan 156 dagen en nachten")), {"stay_nights_used": 155.0}),
            Answer("all", Sentence(N_("156 dagen en nachten, of meer")), {"stay_nights_used": 156.0}),
        ),
    ),
    Question(
        "insured",
        Sentence(N_("Is een van u extra verzekerd?")),
        (
            Answer(
                "recipient",
                Sentence(N_("Ja, degene die zorg krijgt")),
                {"recipient_has_supplementary_insurance": True},
            ),
            Answer(
                "carer",
                Sentence(N_("Ja, ik zelf")),
                {"recipient_has_supplementary_insurance": False, "carer_has_supplementary_insurance": True},
            ),
            Answer(
                "nobody",
                Sentence(N_("Nee, wij allebei niet")),
                {"recipient_has_supplementary_insurance": False, "carer_has_supplementary_insurance": False},
            ),
        ),
        Sentence(N_("Een aanvullende verzekering komt boven op de basisverzekering. Het staat op de polis.")),
    ),
    _yes_or_no(
        "supervision",
        "needs_constant_supervision",
        Sentence(N_("Moet er dag en nacht iemand in de buurt zijn?")),
    ),
    _yes_or_no("ill", "carer_is_ill", Sentence(N_("Bent u nu zelf ziek, of kunt u ineens niet zorgen?"))),
    _yes_or_no(
        "nursing",
        "nursing_needed",
        Sentence(N_("Is er verpleging nodig?")),
        Sentence(N_("Denk aan medicijnen geven, een wond of een sonde.")),
    ),
    Question(
        "when",
        Sentence(N_("Wanneer is het nodig?")),
        (
            Answer("soon", Sentence(N_("Binnen acht weken")), {"days_ahead": 0.0}),
            Answer("later", Sentence(N_("Over acht weken, of later")), {"days_ahead": 56.0}),
        ),
    ),
    Question(
        "nights",
        Sentence(N_("Voor hoeveel nachten is het?")),
        (
            Answer("one", Sentence(N_("Eén nacht, of alleen overdag")), {"nights_wanted": 1.0}),
            Answer("more", Sentence(N_("Twee nachten of meer")), {"nights_wanted": 2.0}),
        ),
    ),
)
