"""Rules on the five short statements. Each says what weighs when it is heavy, and what holds up when it is not."""

from draagkracht.assessments.rules.quickcheck.reason import Rule
from draagkracht.base.text import N_

BURDEN = (
    Rule(
        "sleep-often", "sleep", ("often",),
        N_("U slaapt slecht door de zorg."),
        N_("Je slaapt vaak slecht door wat er thuis speelt."),
        load=90, needs={"respite": 40, "emotional": 15},
    ),
    Rule(
        "sleep-sometimes", "sleep", ("sometimes",),
        N_("U slaapt soms slecht door de zorg."),
        N_("Je slaapt soms slecht door wat er thuis speelt."),
        load=45, needs={"respite": 20, "emotional": 5},
    ),
    Rule(
        "sleep-no", "sleep", ("no",),
        N_("De zorg houdt u niet uit uw slaap."),
        N_("Je slaapt goed."),
        support=40,
    ),
    Rule(
        "own-life-often", "own-life", ("often",),
        N_("U komt nauwelijks aan uzelf toe."),
        N_("Je hebt weinig tijd voor jezelf."),
        load=75, needs={"respite": 40, "emotional": 10},
    ),
    Rule(
        "own-life-sometimes", "own-life", ("sometimes",),
        N_("U komt soms te weinig aan uzelf toe."),
        N_("Je hebt soms te weinig tijd voor jezelf."),
        load=35, needs={"respite": 20, "emotional": 5},
    ),
    Rule(
        "own-life-no", "own-life", ("no",),
        N_("U houdt tijd over voor uw eigen dingen."),
        N_("Je hebt tijd voor je eigen dingen."),
        support=38,
    ),
    Rule(
        "work-often", "work-school", ("often",),
        N_("Uw werk, school of studie lijdt onder de zorg."),
        None,
        load=70, needs={"financial": 40, "practical": 20, "advice": 15},
    ),
    Rule(
        "work-sometimes", "work-school", ("sometimes",),
        N_("Uw werk, school of studie lukt soms minder goed door de zorg."),
        None,
        load=30, needs={"financial": 20, "practical": 10, "advice": 5},
    ),
    Rule(
        "school-often", "work-school", ("often",),
        None,
        N_("School lukt vaak minder goed door wat er thuis speelt."),
        load=70, needs={"emotional": 15, "practical": 20, "advice": 25},
    ),
    Rule(
        "school-sometimes", "work-school", ("sometimes",),
        None,
        N_("School lukt soms minder goed door wat er thuis speelt."),
        load=30, needs={"emotional": 5, "practical": 10, "advice": 15},
    ),
    Rule(
        "work-school-no", "work-school", ("no",),
        N_("Werk, school of studie lijdt er niet onder."),
        N_("Op school gaat het gewoon door."),
        support=34,
    ),
    Rule(
        "health-often", "health", ("often",),
        N_("U heeft zelf klachten door de zorg."),
        N_("Je hebt er vaak last van, in je lijf of in je hoofd."),
        load=85, needs={"respite": 25, "emotional": 25, "advice": 10},
    ),
    Rule(
        "health-sometimes", "health", ("sometimes",),
        N_("U heeft soms zelf klachten door de zorg."),
        N_("Je hebt er soms last van, in je lijf of in je hoofd."),
        load=40, needs={"respite": 10, "emotional": 10, "advice": 5},
    ),
    Rule(
        "health-no", "health", ("no",),
        N_("U heeft zelf geen klachten door de zorg."),
        N_("Je lijf en je hoofd hebben er geen last van."),
        support=36,
    ),
    Rule(
        "alone-often", "alone", ("often",),
        N_("U staat er vaak alleen voor."),
        N_("Je hebt vaak het gevoel dat je er alleen voor staat."),
        load=80, needs={"emotional": 45, "respite": 20, "practical": 15},
    ),
    Rule(
        "alone-sometimes", "alone", ("sometimes",),
        N_("U staat er soms alleen voor."),
        N_("Je hebt soms het gevoel dat je er alleen voor staat."),
        load=38, needs={"emotional": 20, "respite": 10, "practical": 5},
    ),
    Rule(
        "alone-no", "alone", ("no",),
        N_("U staat er niet alleen voor."),
        N_("Je staat er niet alleen voor."),
        support=45,
    ),
)  # fmt: skip
