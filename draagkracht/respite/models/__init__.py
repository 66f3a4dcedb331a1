"""The tables of respite, one module for each thing they are about."""

from draagkracht.respite.models.bookings import Booking, Budget, InvoiceLine
from draagkracht.respite.models.curves import FairnessCurve
from draagkracht.respite.models.help_offers import HelpOffer
from draagkracht.respite.models.places import Place, PlaceClosing, PlaceDay, PlaceOpening
from draagkracht.respite.models.plans import Plan, PlanLine
from draagkracht.respite.models.prices import Look, NightPrice
from draagkracht.respite.models.regions import Fairness, Region
from draagkracht.respite.models.requests import RecipientAnswer, RespiteRequest
from draagkracht.respite.models.small_help import HelpHanding, HelpMatch, SmallHelp
from draagkracht.respite.models.volunteering import Expense, Instruction, VisitNote
from draagkracht.respite.models.volunteers import Visit, Volunteer, VolunteerWeek

__all__ = [
    "Booking",
    "Budget",
    "Expense",
    "Fairness",
    "FairnessCurve",
    "HelpHanding",
    "HelpMatch",
    "HelpOffer",
    "Instruction",
    "InvoiceLine",
    "Look",
    "NightPrice",
    "Place",
    "PlaceClosing",
    "PlaceDay",
    "PlaceOpening",
    "Plan",
    "PlanLine",
    "RecipientAnswer",
    "Region",
    "RespiteRequest",
    "SmallHelp",
    "Visit",
    "VisitNote",
    "Volunteer",
    "VolunteerWeek",
]
