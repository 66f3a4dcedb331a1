"""Teams, who guides a case, handovers, the consult desk: who comes where."""

import uuid
from datetime import timedelta
from typing import Any

from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.casework.models import Case, Consult, Handover, Obstacle, TeamMember
from draagkracht.municipalities.models import HostName, Municipality, Team
from tests import people
from tests.access.casework import WORKERS, case
from tests.access.table import GET, OK, POST, Objects, Row

READERS = {**WORKERS, Role.POLICY_OFFICER: OK}
SETTLERS = {Role.POLICY_OFFICER: OK, Role.TEAM_LEAD: OK}
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


def case_with_carer(municipality: Municipality) -> dict[str, Any]:
    """Return a case with a carer who agreed to be in it."""
    found = case(municipality)
    Case.objects.get(**found).parties.create(
        municipality=municipality, role="carer", name="Zorgt Proef", phone="+31001234482", agreed_at=timezone.now()
    )
    return found


def case_with_coach(municipality: Municipality) -> dict[str, Any]:
    """Return a case with a carer who has a network coach."""
    found = case_with_carer(municipality)
    today = timezone.localdate()
    days = {"coach_from_date": today, "coach_check_date": today + timedelta(days=30)}
    Case.objects.get(**found).parties.filter(role="carer").update(coach="Ria Proef", **days)
    return found


def handover(municipality: Municipality) -> dict[str, Any]:
    """Return a handover to another organisation, of a case that nobody has yet."""
    found = Case.objects.get(**case_with_carer(municipality))
    row = Handover.objects.create(
        municipality=municipality, case=found, receiver="organisation", to_name="Steunpunt Proef", giver_name="Proef",
        why="Proef", agreed="Proef", asked_how="phone", state="offered", offered_at=timezone.now(), key=uuid.uuid4(),
    )  # fmt: skip
    return {"handover_id": row.public_id}


def consult(municipality: Municipality) -> dict[str, Any]:
    """Return a question to colleagues."""
    row = Consult.objects.create(
        municipality=municipality, subject="Proef", text="Hoe doet u dit?", asker="Proef", asked_at=timezone.now(),
        key=uuid.uuid4(),
    )  # fmt: skip
    return {"consult_id": row.public_id}


def obstacle(municipality: Municipality) -> dict[str, Any]:
    """Return a rule that stands in the way."""
    row = Obstacle.objects.create(
        municipality=municipality, subject="Proef", text="Twee regels spreken elkaar tegen.", law="wmo",
        noted_by="Proef", noted_at=timezone.now(), key=uuid.uuid4(),
    )  # fmt: skip
    return {"obstacle_id": row.public_id}


def section(municipality: Municipality) -> dict[str, Any]:
    """Return a draft of a case with a carer by name."""
    found = case_with_carer(municipality)
    row = Case.objects.get(**found)
    plan = row.arrangements.create(municipality=municipality, version=1, state="draft", key=uuid.uuid4())
    return {**found, "plan_id": plan.public_id, "party_id": row.parties.get(name="Zorgt Proef").public_id}


def staff(name: str, own: Any = None, **facts: Any) -> Row:
    """Return the row of a page of somebody who works on cases."""
    objects = Objects(own=own) if own else None
    return Row(f"casework-staff:{name}", allowed=WORKERS, objects=objects, **facts)


def scan(municipality: Municipality) -> dict[str, Any]:
    """Return a carer in a case that the demo's consultant has."""
    found = case_with_carer(municipality)
    host = HostName.objects.filter(municipality=municipality).order_by("pk").values_list("name", flat=True)[0]
    Case.objects.filter(**found).update(consultant=people.person(Role.CONSULTANT, host))
    return {**found, "party_id": Case.objects.get(**found).parties.get(role="carer").public_id}


def scan_step(municipality: Municipality) -> dict[str, Any]:
    """Return a step of a mantelscan."""
    return {**scan(municipality), "number": 1}


TEAMS = Objects(own=team)
WHOSE = "only whose case it is"
ROWS = [
    Row("casework-staff:list-teams", allowed=KEEPERS),
    Row("casework-staff:add-team", allowed={Role.ADMINISTRATOR: OK}, methods=GET | POST),
    Row("casework-staff:show-team", allowed=KEEPERS, objects=TEAMS, methods=GET | POST),
    Row("casework-staff:change-team", allowed=KEEPERS, objects=TEAMS, methods=GET | POST),
    Row("casework-staff:name-informal-care-lead", allowed=KEEPERS, objects=TEAMS, methods=POST, posts=302),
    Row("casework-staff:remove-member", allowed=KEEPERS, objects=TEAMS, methods=POST, posts=302),
    staff("edit-reach", methods=GET | POST),
    staff("check-balance", case_with_carer, methods=GET | POST),
    staff("go-on-scan", scan, gives=(302, 404), why=WHOSE),
    staff("take-scan", scan_step, methods=GET | POST, gives=(200, 404), posts=(302, 404), why=WHOSE),
    staff("begin-coach", case_with_carer, methods=GET | POST),
    staff("look-at-coach", case_with_coach, methods=GET | POST),
    staff("note-respite", case_with_carer, methods=GET | POST),
    staff("settle-alarm", case_with_carer, methods=GET | POST),
    staff("ask-call", case_with_carer, methods=POST, posts=404, why="the carer is chosen on the page"),
    staff("list-handovers"),
    staff("answer-handover", handover, methods=GET | POST),
    staff("offer-handover", case_with_carer, methods=GET | POST),
    staff("withdraw-handover", case_with_carer, methods=POST, posts=302),
    staff("read-network", case_with_carer, gives=404, why="nobody shares a network in it"),
    staff("list-consults"),
    staff("ask-colleagues", methods=GET | POST),
    staff("show-consult", consult, methods=GET | POST),
    staff("say-it-helped", consult, methods=POST, posts=404, why="the answer is chosen on the page"),
    staff("close-consult", consult, methods=POST, posts=(302, 404), why="whoever asked it, or a team lead"),
    Row("casework-staff:list-obstacles", allowed=READERS),
    Row("casework-staff:note-obstacle", allowed=READERS, methods=GET | POST),
    Row("casework-staff:show-obstacle", allowed=READERS, objects=Objects(own=obstacle)),
    Row("casework-staff:settle-obstacle", allowed=SETTLERS, objects=Objects(own=obstacle), methods=POST, posts=422),
    staff("edit-section", section, methods=GET | POST, posts=302),
]
