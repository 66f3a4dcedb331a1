"""Teams, who guides a case, handovers, the consult desk: who comes where."""

import uuid
from typing import Any

from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.casework.models import TeamMember
from draagkracht.municipalities.models import HostName, Municipality, Team
from tests import people
from tests.access.table import GET, OK, POST, Objects, Row

KEEPERS = {Role.ADMINISTRATOR: OK, Role.TEAM_LEAD: OK}


def team(municipality: Municipality) -> dict[str, Any]:
    """Make a team that the demo's team lead leads; return what its address takes."""
    row = Team.objects.create(
        municipality=municipality, code=f"team-{uuid.uuid4().hex[:8]}", name=f"Team {uuid.uuid4().hex[:8]}"
    )
    host = HostName.objects.filter(municipality=municipality).order_by("pk").values_list("name", flat=True)[0]
    TeamMember.objects.create(
        municipality=municipality,
        team=row,
        user=people.person(Role.TEAM_LEAD, host),
        added_at=timezone.now(),
        added_by="Proef",
    )
    return {"code": row.code}


TEAMS = Objects(own=team)
ROWS = [
    Row("casework-staff:list-teams", allowed=KEEPERS),
    Row("casework-staff:add-team", allowed={Role.ADMINISTRATOR: OK}, methods=GET | POST),
    Row("casework-staff:show-team", allowed=KEEPERS, objects=TEAMS, methods=GET | POST),
    Row("casework-staff:change-team", allowed=KEEPERS, objects=TEAMS, methods=GET | POST),
    Row("casework-staff:remove-member", allowed=KEEPERS, objects=TEAMS, methods=POST, posts=302),
]
