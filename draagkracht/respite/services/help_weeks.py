"""The week of a volunteer who helps with something small: it counts as a visit, until it is called off."""

from django.db.models import F

from draagkracht.respite.models import HelpMatch, VolunteerWeek
from draagkracht.respite.rules.small_help import shows_names
from draagkracht.respite.rules.volunteers import monday_of


def take_week(*, match: HelpMatch) -> None:
    """Count a visit in the week of a volunteer, who is locked and has room."""
    volunteer = match.volunteer
    week, _ = VolunteerWeek.objects.get_or_create(
        volunteer=volunteer,
        monday=monday_of(match.date),
        defaults={"municipality_id": volunteer.municipality_id, "most": volunteer.visits_per_week},
    )
    VolunteerWeek.objects.filter(pk=week.pk, taken__lt=F("most")).update(taken=F("taken") + 1)


def give_back_week(*, match: HelpMatch) -> None:
    """Give back the visit of a match that was agreed; of another nothing was taken."""
    if shows_names(asker_yes=match.asker_yes_at is not None, volunteer_yes=match.volunteer_yes_at is not None):
        week = VolunteerWeek.objects.filter(volunteer=match.volunteer_id, monday=monday_of(match.date))
        week.filter(taken__gt=0).update(taken=F("taken") - 1)
