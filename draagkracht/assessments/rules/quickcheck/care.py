"""Rules on the care itself: for whom, which tasks, how many hours, since when, and how much longer."""

from draagkracht.assessments.rules.quickcheck.reason import Rule
from draagkracht.assessments.rules.quickcheck.sources import HOURS, PERSEVERANCE, YOUNG
from draagkracht.base.text import N_

TASK_CODES = (
    "household", "personal-care", "medical", "arranging", "transport", "company", "watching", "night", "translating",
    "family-care", "other",
)  # fmt: skip
MANY_TASKS = 5

WHOM = (
    Rule(
        "whom-partner", "whom", ("partner",),
        N_("U zorgt voor uw partner. Dat verandert ook uw leven samen."),
        N_("Het gaat om je vriend of vriendin. Dat raakt jou ook."),
        needs={"emotional": 10},
    ),
    Rule(
        "whom-parent", "whom", ("parent", "grandparent", "family"),
        N_("U zorgt voor iemand in uw familie."),
        N_("Het gaat om iemand in je familie. Dat raakt jou ook."),
        needs={"advice": 5, "emotional": 5},
    ),
    Rule(
        "whom-child", "whom", ("child",),
        N_("U zorgt voor uw kind."),
        N_("Het gaat om je kind. Daar is hulp bij."),
        needs={"advice": 10, "education": 10},
    ),
    Rule(
        "whom-sibling", "whom", ("sibling",),
        N_("U zorgt voor uw broer of zus."),
        N_("Je broer of zus heeft veel aandacht nodig. Jij telt ook."),
        needs={"emotional": 10, "advice": 5},
    ),
    Rule(
        "whom-outside-family", "whom", ("friend", "neighbour"),
        N_("U zorgt voor iemand buiten uw familie. Ook dan is er hulp voor u."),
        N_("Het gaat om iemand buiten je familie. Ook dan is er hulp voor jou."),
        needs={"information": 15},
    ),
)  # fmt: skip

TASKS = (
    Rule(
        "tasks-household", "tasks", ("household",),
        N_("U doet het huishouden, koken of de boodschappen."),
        N_("Je doet veel in huis."),
        load=20, needs={"practical": 25},
    ),
    Rule(
        "tasks-personal-care", "tasks", ("personal-care",),
        N_("U helpt met wassen, aankleden of eten."),
        None,
        load=25, needs={"practical": 20, "material": 25, "education": 20, "respite": 10},
    ),
    Rule(
        "young-personal-care", "tasks", ("personal-care",),
        None,
        N_("Je helpt met wassen, aankleden of eten. Dat is werk voor volwassenen."),
        load=60, needs={"practical": 30, "advice": 20, "respite": 10}, source=YOUNG,
    ),
    Rule(
        "tasks-medical", "tasks", ("medical",),
        N_("U helpt met medicijnen of verpleging."),
        None,
        load=24, needs={"education": 30, "material": 15, "practical": 10},
    ),
    Rule(
        "young-medical", "tasks", ("medical",),
        None,
        N_("Je helpt met medicijnen of een wond. Dat is werk voor volwassenen."),
        load=58, needs={"practical": 25, "advice": 25}, source=YOUNG,
    ),
    Rule(
        "tasks-arranging", "tasks", ("arranging",),
        N_("U regelt papieren, geld of afspraken."),
        N_("Je regelt dingen voor thuis. Dat is werk voor volwassenen."),
        load=22, needs={"advice": 35, "information": 15, "financial": 10},
    ),
    Rule(
        "tasks-transport", "tasks", ("transport",),
        N_("U rijdt of gaat mee naar afspraken."),
        N_("Je gaat mee naar afspraken."),
        load=12, needs={"practical": 20, "material": 10, "financial": 5},
    ),
    Rule(
        "tasks-company", "tasks", ("company",),
        N_("U luistert, troost en bent er voor de ander."),
        N_("Je luistert vaak en je troost vaak."),
        load=10, needs={"emotional": 10},
    ),
    Rule(
        "tasks-watching", "tasks", ("watching",),
        N_("U let steeds op of het goed gaat."),
        N_("Je let steeds op of het goed gaat."),
        load=36, needs={"respite": 20, "material": 20, "education": 15, "practical": 10},
    ),
    Rule(
        "tasks-night", "tasks", ("night",),
        N_("U helpt ook in de nacht."),
        N_("Je helpt ook in de nacht. Jij hebt je slaap nodig."),
        load=65, needs={"respite": 25, "material": 15},
    ),
    Rule(
        "tasks-translating", "tasks", ("translating",),
        N_("U vertaalt of legt dingen uit voor de ander."),
        N_("Je vertaalt of legt dingen uit voor een ander."),
        load=14, needs={"information": 20, "advice": 10},
    ),
    Rule(
        "tasks-family-care", "tasks", ("family-care",),
        N_("U zorgt ook voor de rest van het gezin."),
        N_("Je let op je broertjes of zusjes."),
        load=28, needs={"practical": 20, "advice": 5},
    ),
    Rule(
        "tasks-other", "tasks", ("other",),
        N_("U doet ook nog andere dingen."),
        N_("Je doet ook nog andere dingen."),
        load=5, needs={"practical": 5},
    ),
    Rule(
        "tasks-many", "tasks", TASK_CODES,
        N_("U doet veel dingen tegelijk."),
        N_("Je doet veel dingen tegelijk."),
        load=50, needs={"practical": 20, "advice": 15}, at_least=MANY_TASKS,
    ),
)  # fmt: skip

TIME = (
    Rule(
        "hours-lt-4", "hours", ("lt-4",),
        N_("De zorg past in een paar uur per week."),
        N_("Het kost je maar een paar uur per week."),
        support=28, source=HOURS,
    ),
    Rule(
        "hours-8-20", "hours", ("8-20",),
        N_("De zorg kost u meer dan een dag per week."),
        N_("Het kost je meer dan een dag per week."),
        load=16, needs={"respite": 10, "practical": 5}, source=HOURS,
    ),
    Rule(
        "hours-20-40", "hours", ("20-40",),
        N_("De zorg kost u minstens een halve werkweek."),
        N_("Het kost je bijna net zoveel tijd als school."),
        load=42, needs={"respite": 20, "practical": 10, "financial": 10}, source=HOURS,
    ),
    Rule(
        "hours-gt-40", "hours", ("gt-40",),
        N_("De zorg gaat bijna dag en nacht door."),
        N_("Je bent er bijna dag en nacht mee bezig."),
        load=62, needs={"respite": 35, "practical": 15, "financial": 15}, source=HOURS,
    ),
    Rule(
        "since-lt-3m", "since", ("lt-3m",),
        N_("U zorgt nog maar kort. Dan is er veel uit te zoeken."),
        N_("Het is nog maar kort zo. Dan zijn er vaak veel vragen."),
        needs={"information": 40, "education": 15, "advice": 15},
    ),
    Rule(
        "since-3m-1y", "since", ("3m-1y",),
        N_("U zorgt nog geen jaar."),
        N_("Het is nog geen jaar zo."),
        needs={"information": 20, "education": 10, "advice": 5},
    ),
    Rule(
        "since-gt-5y", "since", ("gt-5y",),
        N_("U zorgt al meer dan vijf jaar."),
        N_("Het is al heel lang zo."),
        load=18, needs={"respite": 10, "emotional": 5},
    ),
    Rule(
        "perseverance-gt-2y", "perseverance", ("gt-2y",),
        N_("U houdt dit nog jaren vol, zegt u."),
        N_("Het gaat nog lang goed met jou, zeg je."),
        support=42, source=PERSEVERANCE,
    ),
    Rule(
        "perseverance-1y-2y", "perseverance", ("1y-2y",),
        N_("U houdt dit nog meer dan een jaar vol, zegt u."),
        N_("Het gaat nog meer dan een jaar goed met jou, zeg je."),
        support=30, needs={"respite": 5}, source=PERSEVERANCE,
    ),
    Rule(
        "perseverance-6m-12m", "perseverance", ("6m-12m",),
        N_("U houdt dit nog een half jaar tot een jaar vol, zegt u."),
        N_("Het gaat nog een half jaar tot een jaar goed met jou, zeg je."),
        needs={"respite": 10, "advice": 5}, source=PERSEVERANCE,
    ),
    Rule(
        "perseverance-1m-6m", "perseverance", ("1m-6m",),
        N_("U houdt dit nog een paar maanden vol, zegt u."),
        N_("Het gaat nog een paar maanden goed met jou, zeg je."),
        needs={"respite": 20, "advice": 10}, source=PERSEVERANCE,
    ),
    Rule(
        "perseverance-1w-1m", "perseverance", ("1w-1m",),
        N_("U houdt dit nog een paar weken vol, zegt u."),
        N_("Het gaat nog een paar weken goed met jou, zeg je."),
        needs={"respite": 35, "advice": 20}, source=PERSEVERANCE,
    ),
    Rule(
        "perseverance-lt-1w", "perseverance", ("lt-1w",),
        N_("U houdt dit nog maar een paar dagen vol, zegt u."),
        N_("Het gaat nog maar een paar dagen goed met jou, zeg je."),
        needs={"respite": 50, "advice": 30}, source=PERSEVERANCE,
    ),
)  # fmt: skip

CARE = WHOM + TASKS + TIME
