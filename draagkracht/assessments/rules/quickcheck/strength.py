"""Rules on what gives energy: what holds somebody up."""

from draagkracht.assessments.rules.quickcheck.reason import Rule
from draagkracht.base.text import N_

STRENGTH = (
    Rule(
        "energy-helpers", "energy", ("helpers",),
        N_("Er zijn mensen die meehelpen."),
        N_("Er zijn mensen die helpen."),
        support=80,
    ),
    Rule(
        "energy-together", "energy", ("together",),
        N_("U heeft fijne momenten samen."),
        N_("Jullie hebben fijne momenten samen."),
        support=75,
    ),
    Rule(
        "energy-giving", "energy", ("giving",),
        N_("U krijgt er ook iets voor terug: u kunt iets voor een ander doen."),
        N_("Je weet dat je iets voor een ander betekent."),
        support=70,
    ),
    Rule(
        "energy-own-time", "energy", ("own-time",),
        N_("Tijd voor uzelf geeft u energie."),
        N_("Tijd voor jezelf geeft je energie."),
        support=65,
    ),
    Rule(
        "energy-peers", "energy", ("peers",),
        N_("U praat met mensen die dit ook meemaken."),
        N_("Je praat met anderen die dit ook meemaken."),
        support=60,
    ),
    Rule(
        "energy-care-workers", "energy", ("care-workers",),
        N_("U krijgt goede hulp van zorgverleners."),
        N_("Er is goede hulp van een dokter, de zorg of school."),
        support=58,
    ),
    Rule(
        "energy-thanks", "energy", ("thanks",),
        N_("Een bedankje of waardering doet u goed."),
        N_("Een bedankje of een compliment doet je goed."),
        support=55,
    ),
    Rule(
        "energy-faith", "energy", ("faith",),
        N_("Uw geloof geeft u kracht."),
        N_("Je geloof geeft je kracht."),
        support=52,
    ),
    Rule(
        "energy-work", "energy", ("work",),
        N_("Uw werk, school of studie geeft u energie."),
        N_("School of je bijbaan geeft je energie."),
        support=50,
    ),
    Rule(
        "energy-nothing", "energy", ("nothing",),
        N_("Op dit moment geeft niets u energie."),
        N_("Op dit moment geeft niets je energie."),
        load=56, needs={"emotional": 40, "respite": 10},
    ),
)  # fmt: skip
