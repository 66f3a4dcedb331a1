"""What codes are called: for who asks, who gives and who plans."""

from collections.abc import Mapping
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.respite.rules.codes import Barrier, Burden, Fear, Feature, Form, Payer, Purpose, Relief, Skill
from draagkracht.respite.rules.states import State

FORMS: Final[Mapping[Form, Sentence]] = {
    Form.STAY: Sentence(N_("Logeren in een logeerhuis")),
    Form.HOST_FAMILY: Sentence(N_("Logeren bij een gastgezin")),
    Form.CARE_FARM_COUPLE: Sentence(N_("Samen naar een zorgboerderij")),
    Form.DAY_CARE: Sentence(N_("Een dag naar de dagopvang")),
    Form.DAY_CARE_EVENING: Sentence(N_("Een avond naar de opvang")),
    Form.SHARED_ACTIVITY: Sentence(N_("Samen iets doen in een groep")),
    Form.SITTING: Sentence(N_("Een vrijwilliger die een paar uur komt")),
    Form.LIVE_IN: Sentence(N_("Iemand die dag en nacht bij u thuis is")),
}
SKILLS: Final[Mapping[Skill, Sentence]] = {
    Skill.AUTISM: Sentence(N_("ervaring met autisme")),
    Skill.BEHAVIOUR: Sentence(N_("omgaan met gedrag dat lastig is")),
    Skill.CHILDREN: Sentence(N_("ervaring met kinderen")),
    Skill.DEMENTIA: Sentence(N_("ervaring met dementie")),
    Skill.INTELLECTUAL_DISABILITY: Sentence(N_("ervaring met een verstandelijke beperking")),
    Skill.LIFTING: Sentence(N_("tillen, of een tillift")),
    Skill.MEDICATION: Sentence(N_("helpen met medicijnen")),
    Skill.MENTAL_HEALTH: Sentence(N_("ervaring met psychische problemen")),
    Skill.NAH: Sentence(N_("ervaring met hersenletsel")),
    Skill.NIGHT_CARE: Sentence(N_("zorg in de nacht")),
    Skill.NURSING: Sentence(N_("verpleging")),
    Skill.PALLIATIVE: Sentence(N_("zorg in de laatste tijd van het leven")),
    Skill.PERSONAL_CARE: Sentence(N_("helpen met wassen en aankleden")),
    Skill.WANDERING: Sentence(N_("opletten dat iemand niet wegloopt")),
}
FEATURES: Final[Mapping[Feature, Sentence]] = {
    Feature.ANIMALS: Sentence(N_("dieren")),
    Feature.GARDEN: Sentence(N_("een tuin")),
    Feature.HALAL: Sentence(N_("halal eten")),
    Feature.LIFT_OR_GROUND_FLOOR: Sentence(N_("een lift of alles gelijkvloers")),
    Feature.OWN_ROOM: Sentence(N_("een eigen kamer")),
    Feature.PARTNER_MAY_STAY: Sentence(N_("plek voor uzelf")),
    Feature.QUIET: Sentence(N_("rust en weinig geluid")),
    Feature.SAME_PEOPLE: Sentence(N_("steeds dezelfde mensen")),
    Feature.SMALL: Sentence(N_("een kleine groep")),
    Feature.TRANSPORT: Sentence(N_("halen en brengen")),
    Feature.VEGETARIAN: Sentence(N_("eten zonder vlees")),
    Feature.WHEELCHAIR: Sentence(N_("ruimte voor een rolstoel")),
    Feature.WOMEN_ONLY: Sentence(N_("alleen vrouwen")),
}
# What is the matter where a skill or a feature is not there, after “Bij 3 plekken”.
LACKS: Final[Mapping[Skill | Feature, Sentence]] = {
    Skill.AUTISM: Sentence(N_("is geen ervaring met autisme")),
    Skill.BEHAVIOUR: Sentence(N_("kunnen zij niet omgaan met lastig gedrag")),
    Skill.CHILDREN: Sentence(N_("is geen ervaring met kinderen")),
    Skill.DEMENTIA: Sentence(N_("is geen ervaring met dementie")),
    Skill.INTELLECTUAL_DISABILITY: Sentence(N_("is geen ervaring met een verstandelijke beperking")),
    Skill.LIFTING: Sentence(N_("kunnen zij niet tillen, en is geen tillift")),
    Skill.MEDICATION: Sentence(N_("helpen zij niet met medicijnen")),
    Skill.MENTAL_HEALTH: Sentence(N_("is geen ervaring met psychische problemen")),
    Skill.NAH: Sentence(N_("is geen ervaring met hersenletsel")),
    Skill.NIGHT_CARE: Sentence(N_("is geen zorg in de nacht")),
    Skill.NURSING: Sentence(N_("is geen verpleging")),
    Skill.PALLIATIVE: Sentence(N_("is geen zorg in de laatste tijd van het leven")),
    Skill.PERSONAL_CARE: Sentence(N_("helpen zij niet met wassen en aankleden")),
    Skill.WANDERING: Sentence(N_("letten zij niet op of iemand wegloopt")),
    Feature.ANIMALS: Sentence(N_("zijn geen dieren")),
    Feature.GARDEN: Sentence(N_("is geen tuin")),
    Feature.HALAL: Sentence(N_("is geen halal eten")),
    Feature.LIFT_OR_GROUND_FLOOR: Sentence(N_("is geen lift, en niet alles gelijkvloers")),
    Feature.OWN_ROOM: Sentence(N_("is geen eigen kamer")),
    Feature.PARTNER_MAY_STAY: Sentence(N_("is geen plek voor uzelf")),
    Feature.QUIET: Sentence(N_("is het niet rustig")),
    Feature.SAME_PEOPLE: Sentence(N_("zijn het niet steeds dezelfde mensen")),
    Feature.SMALL: Sentence(N_("is de groep niet klein")),
    Feature.TRANSPORT: Sentence(N_("halen en brengen zij niet")),
    Feature.VEGETARIAN: Sentence(N_("is geen eten zonder vlees")),
    Feature.WHEELCHAIR: Sentence(N_("is geen ruimte voor een rolstoel")),
    Feature.WOMEN_ONLY: Sentence(N_("komen niet alleen vrouwen")),
}
FEARS: Final[Mapping[Fear, Sentence]] = {
    Fear.ANIMALS: Sentence(N_("dieren")),
    Fear.CROWD: Sentence(N_("drukte en veel mensen")),
    Fear.NIGHT: Sentence(N_("’s nachts alleen zijn")),
    Fear.NOT_UNDERSTOOD: Sentence(N_("niet verstaan worden")),
    Fear.UNKNOWN_PLACE: Sentence(N_("ergens blijven zonder eerst te kijken")),
}
# What is the matter where somebody dreads it, after “Bij 3 plekken”.
FEARED: Final[Mapping[Fear, Sentence]] = {
    Fear.ANIMALS: Sentence(N_("zijn dieren")),
    Fear.CROWD: Sentence(N_("kan het druk zijn")),
    Fear.NIGHT: Sentence(N_("is geen zorg in de nacht")),
    Fear.NOT_UNDERSTOOD: Sentence(N_("spreekt niemand de taal")),
    Fear.UNKNOWN_PLACE: Sentence(N_("kunt u niet eerst kennismaken")),
}
# As who asks says it.
BARRIERS: Final[Mapping[Barrier, Sentence]] = {
    Barrier.GOOD_HANDS: Sentence(N_("Ik weet niet of de zorg daar in goede handen is.")),
    Barrier.PARTNER_UNWILLING: Sentence(N_("Mijn naaste wil het niet.")),
    Barrier.NOT_AT_EASE: Sentence(N_("Mijn naaste voelt zich niet snel ergens thuis.")),
    Barrier.COST: Sentence(N_("Ik ben bang dat het te duur is.")),
    Barrier.TRANSPORT: Sentence(N_("Er komen is lastig.")),
    Barrier.DISTANCE: Sentence(N_("Het moet dichtbij zijn.")),
    Barrier.TOO_LATE: Sentence(N_("Het duurt vaak te lang voor er plek is.")),
    Barrier.BAD_TIME: Sentence(N_("Het moet op mijn dagen kunnen.")),
    Barrier.GUILT: Sentence(N_("Het voelt alsof ik mijn naaste in de steek laat.")),
}
# As who asks says it of one offer.
NOT_THIS: Final[Mapping[Barrier, Sentence]] = {
    Barrier.BAD_TIME: Sentence(N_("Deze dagen of tijden passen niet.")),
    Barrier.DISTANCE: Sentence(N_("Het is te ver weg.")),
    Barrier.TRANSPORT: Sentence(N_("Wij kunnen er niet goed komen.")),
    Barrier.COST: Sentence(N_("Het is te duur.")),
    Barrier.TOO_LATE: Sentence(N_("Ik heb eerder iemand nodig.")),
    Barrier.PARTNER_UNWILLING: Sentence(N_("Mijn naaste wil dit niet.")),
    Barrier.NOT_AT_EASE: Sentence(N_("Ik denk dat mijn naaste zich hier niet thuis voelt.")),
    Barrier.GOOD_HANDS: Sentence(N_("Ik weet niet of de zorg hier in goede handen is.")),
    Barrier.GUILT: Sentence(N_("Ik wil mijn naaste nu nog niet aan een ander overlaten.")),
}
RELIEFS: Final[Mapping[Relief, Sentence]] = {
    Relief.REST: Sentence(N_("Even niets hoeven")),
    Relief.SLEEP: Sentence(N_("Slapen")),
    Relief.FAMILY: Sentence(N_("Tijd voor anderen")),
    Relief.HOLIDAY: Sentence(N_("Op vakantie")),
    Relief.WORK: Sentence(N_("Werk of school")),
    Relief.OWN_HEALTH: Sentence(N_("Zelf naar het ziekenhuis, of zelf ziek")),
}
PURPOSES: Final[Mapping[Purpose, Sentence]] = {
    Purpose.RELIEF: Sentence(N_("Om even op adem te komen")),
    Purpose.PREVENTIVE: Sentence(N_("Om te voorkomen dat het thuis misgaat")),
}
# Why a place is offered, or what to know of it, by what was asked.
MEANT: Final[Mapping[Purpose, Sentence]] = {
    Purpose.RELIEF: Sentence(N_("Deze plek is er om even op adem te komen.")),
    Purpose.PREVENTIVE: Sentence(N_("Deze plek is er om te voorkomen dat het thuis misgaat.")),
}
MEANT_OTHERWISE: Final[Mapping[Purpose, Sentence]] = {
    Purpose.RELIEF: Sentence(N_("Deze plek is er vooral om te voorkomen dat het thuis misgaat.")),
    Purpose.PREVENTIVE: Sentence(N_("Deze plek is er vooral om even op adem te komen.")),
}
PAYERS: Final[Mapping[Payer, Sentence]] = {
    Payer.WMO: Sentence(N_("Wmo (gemeente)")),
    Payer.JEUGDWET: Sentence(N_("Jeugdwet (gemeente)")),
    Payer.WLZ: Sentence(N_("Wlz (zorgkantoor)")),
    Payer.ZVW: Sentence(N_("Zvw (zorgverzekering)")),
    Payer.INSURANCE: Sentence(N_("Aanvullende verzekering")),
    Payer.OWN: Sentence(N_("Zelf betalen")),
    Payer.VOLUNTEERS: Sentence(N_("Vrijwilligers")),
}
BURDENS: Final[Mapping[Burden, Sentence]] = {
    Burden.Q1: Sentence(N_("lichtste kwart")),
    Burden.Q2: Sentence(N_("tweede kwart")),
    Burden.Q3: Sentence(N_("derde kwart")),
    Burden.Q4: Sentence(N_("zwaarste kwart")),
    Burden.UNKNOWN: Sentence(N_("niet gemeten")),
}
# What of an offer answers what held somebody back (rules/ranking.py).
ANSWERS: Final[Mapping[str, Sentence]] = {
    "asked_time": Sentence(N_("Het kan op de dagen die u vroeg.")),
    "is_fetched": Sentence(N_("Zij halen en brengen.")),
    "meet_first": Sentence(N_("U kunt eerst kennismaken.")),
    "near": Sentence(N_("Het is dichtbij.")),
    "no_waiting": Sentence(N_("Het kan snel.")),
    "others_pay": Sentence(N_("U betaalt het meestal niet helemaal zelf.")),
    "partner_may_stay": Sentence(N_("U kunt zelf mee.")),
    "same_people": Sentence(N_("Het zijn steeds dezelfde mensen.")),
    "small": Sentence(N_("Het is een kleine groep.")),
    "stays_home": Sentence(N_("Uw naaste blijft gewoon thuis.")),
    "trial_first": Sentence(N_("U kunt het eerst een keer proberen.")),
}
# How it was, best first.
SCORES: Final[Mapping[int, Sentence]] = {
    5: Sentence(N_("Heel goed")),
    4: Sentence(N_("Goed")),
    3: Sentence(N_("Gewoon")),
    2: Sentence(N_("Niet zo goed")),
    1: Sentence(N_("Niet goed")),
}
# Where a booking is, as who cares reads it: what it means and what comes next.
STATES_FOR_HOME: Final[Mapping[State, Sentence]] = {
    State.OFFERED: Sentence(N_("Deze plek is voor u vrij. Zegt u ja?")),
    State.HELD: Sentence(N_("Wij houden deze plek voor u vast. Zegt u ja?")),
    State.CONFIRMED: Sentence(N_("U zei ja. Nu zegt de plek of het kan. Dat hoort u van ons.")),
    State.INTAKE: Sentence(N_("De plek wil eerst kennismaken. Daarna hoort u of het doorgaat.")),
    State.AGREED: Sentence(N_("Het is afgesproken. U kunt erop rekenen.")),
    State.STAYING: Sentence(N_("Het is nu zover. Is er iets? Bel gerust.")),
    State.DONE: Sentence(N_("Het is geweest.")),
    State.DECLINED: Sentence(N_("U koos deze plek niet.")),
    State.EXPIRED: Sentence(N_("Wij hielden deze plek voor u vast. De tijd is voorbij. Uw vraag blijft staan.")),
    State.REFUSED: Sentence(N_("De plek kon het niet doen. Wij zoeken met u verder.")),
    State.CANCELLED: Sentence(N_("Dit is afgezegd.")),
    State.WITHDRAWN: Sentence(N_("Wij namen dit aanbod terug. Dat spijt ons. Uw vraag blijft staan.")),
}
