"""Teams in the demo and who belongs to them. Nobody in them exists."""

from typing import Final

from django.utils import timezone

from draagkracht.accounts.queries import get_demo_user
from draagkracht.base import tenancy
from draagkracht.casework.models import Case, TeamMember
from draagkracht.municipalities.models import Municipality, Team

SLUG: Final = "voorbeeldstad"
MEMBERS: Final = ("mo@voorbeeldstad.example", "carla@voorbeeldstad.example", "tine@voorbeeldstad.example")


def fill_guidance() -> None:
    """Let those who work on cases in the demo's city belong to its first team, unless they do already."""
    municipality = Municipality.objects.filter(slug=SLUG).first()
    if municipality is None:
        return
    with tenancy.acting_for(municipality.pk):
        team = Team.objects.order_by("name").first()
        if team is None or TeamMember.objects.exists():
            return
        for email in MEMBERS:
            user = get_demo_user(email)
            if user is not None:
                TeamMember.objects.create(
                    municipality=municipality, team=team, user=user, added_at=timezone.now(), added_by="Anouk Beheer"
                )
        Case.objects.filter(team=None, consultant__email__in=MEMBERS).update(team=team)
