"""Rules on the situation: safety at home, and the page that may be skipped.

Somebody else may look along. So what is printed after a worrying answer about safety is the same neutral sentence for
each of them; only the telephone lines (see `urgency`) differ.
"""

from draagkracht.assessments.rules.quickcheck.reason import Rule
from draagkracht.assessments.rules.quickcheck.sources import BEHAVIOUR
from draagkracht.base.text import N_

WORRYING = ("worried", "cannot-go-on", "violence", "suicide", "danger")

SITUATION = (
    Rule(
        "safe-worrying", "safe", WORRYING,
        N_("U bent er niet gerust op hoe het thuis gaat."),
        N_("Je bent er niet gerust op hoe het thuis gaat."),
        load=68, needs={"advice": 25, "emotional": 25},
    ),
    Rule(
        "safe-cannot-go-on", "safe", ("cannot-go-on",),
        N_("De zorg kan vandaag niet doorgaan."),
        N_("Het gaat vandaag echt niet meer thuis."),
        load=95, needs={"respite": 60, "practical": 20, "advice": 10},
    ),
    Rule(
        "safe-safe", "safe", ("safe",),
        N_("Thuis is het veilig."),
        N_("Thuis is het veilig."),
        support=20,
    ),
    Rule(
        "condition-behaviour", "condition", ("dementia", "nah", "lvb", "autism", "mental-health", "addiction"),
        N_("U zorgt voor iemand bij wie ook het gedrag anders kan zijn."),
        N_("Het gaat om iemand bij wie ook het gedrag anders kan zijn."),
        needs={"education": 25, "information": 10, "emotional": 5}, source=BEHAVIOUR,
    ),
    Rule(
        "condition-body", "condition", ("chronic", "physical", "muscle", "elderly"),
        N_("U zorgt voor iemand die lichamelijk minder kan."),
        N_("Het gaat om iemand die lichamelijk minder kan."),
        needs={"material": 25, "practical": 10},
    ),
    Rule(
        "condition-serious", "condition", ("cancer", "palliative"),
        N_("U zorgt voor iemand die ernstig ziek is."),
        N_("Het gaat om iemand die ernstig ziek is."),
        needs={"emotional": 25, "information": 15},
    ),
    Rule(
        "living-together", "living-together", ("yes",),
        N_("U woont samen. Dan houdt de zorg nooit helemaal op."),
        N_("Jullie wonen samen. Dan ben je er vaak mee bezig."),
        load=8, needs={"respite": 10},
    ),
    Rule(
        "living-far", "living-together", ("far",),
        N_("U woont verder weg. Dan is hulp dichtbij de ander handig."),
        N_("Je woont verder weg. Dan is hulp dichtbij de ander handig."),
        load=8, needs={"practical": 15, "material": 5},
    ),
    Rule(
        "indication-unknown", "indication", ("dont-know",),
        N_("U weet niet welke hulp er al geregeld is."),
        N_("Je weet niet welke hulp er al is. Een volwassene kan dat voor je uitzoeken."),
        needs={"information": 20, "advice": 20},
    ),
    Rule(
        "indication-none", "indication", ("none",),
        N_("Er is nog geen hulp via de gemeente of de Wlz."),
        N_("Er is thuis nog geen hulp. Een volwassene kan die aanvragen."),
        needs={"advice": 15},
    ),
)  # fmt: skip
