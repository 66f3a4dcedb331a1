"""Teams: who belongs to which, and to which team a case belongs. Who gave whom access stands in the log."""

import datetime

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from draagkracht.accounts.acting import staff_of
from draagkracht.accounts.permissions import Actor
from draagkracht.audit import services as audit
from draagkracht.audit.rules import Action, Basis, Purpose
from draagkracht.base.text import N_, Sentence
from draagkracht.casework.models import Case, TeamMember
from draagkracht.casework.permissions import teams_kept_by, teams_of
from draagkracht.casework.queries.colleagues import is_colleague
from draagkracht.municipalities.models import Team

WHAT = "casework.team"
OTHER_TEAM = Sentence(N_("Deze collega hoort niet bij het team van deze zaak. Draag de zaak over."))


class TeamIsGone(Exception):
    """There is no such team, or not for this person."""


class TeamIsThere(Exception):
    """There is a team with this name already."""


class TeamHasCases(Exception):
    """The last member cannot leave: nobody would find the open cases of the team."""


class OtherTeam(Exception):
    """Somebody does not belong to the team of a case; `sentence` says what to do."""

    sentence = OTHER_TEAM


@transaction.atomic
def save_team(*, municipality_id: int, code: str = "", name: str, phone: str, by: Actor, at: datetime.datetime) -> str:
    """Add a team, or change the one with a code; return its code. Raises TeamIsThere and TeamIsGone."""
    others = Team.objects.exclude(code=code)
    made = code or slugify(name)[:40] or "team"
    if made == "nieuw" or others.filter(name__iexact=name).exists() or others.filter(code=made).exists():
        raise TeamIsThere
    team = _keep(by, code) if code else Team(municipality_id=municipality_id, code=made)
    team.name, team.phone = name, phone
    try:
        with transaction.atomic():
            team.save()
    except IntegrityError:  # of two at once, with the same name
        raise TeamIsThere from None
    _log(team, by, Action.CHANGE if code else Action.ADD, at)
    return made


@transaction.atomic
def add_member(*, code: str, user_id: int, by: Actor, at: datetime.datetime) -> None:
    """Let somebody who works on cases belong to a team; nothing where they do. Raises TeamIsGone."""
    team = _keep(by, code)
    if not is_colleague(user_id, at):
        raise TeamIsGone
    _, is_new = TeamMember.objects.get_or_create(
        municipality_id=team.municipality_id,
        team=team,
        user_id=user_id,
        defaults={"added_at": at, "added_by": by.name},
    )
    if is_new:
        _log(team, by, Action.ADD, at, user_id)


@transaction.atomic
def remove_member(*, code: str, user_id: int, by: Actor, at: datetime.datetime) -> None:
    """Let somebody leave a team; nothing where they left. Raises TeamIsGone and TeamHasCases."""
    team = _keep(by, code)
    others = TeamMember.objects.filter(team=team).exclude(user_id=user_id)
    if not others.exists() and Case.objects.filter(team=team, ended_at=None).exists():
        raise TeamHasCases
    if TeamMember.objects.filter(team=team, user_id=user_id).delete()[0]:
        _log(team, by, Action.REMOVE, at, user_id)


@transaction.atomic
def name_informal_care_lead(*, code: str, user_id: int, is_lead: bool, by: Actor, at: datetime.datetime) -> None:
    """Let colleagues ask a member of a team about caring, or no longer; nothing for who is none. Raises TeamIsGone."""
    team = _keep(by, code)
    rows = TeamMember.objects.filter(team=team, user_id=user_id).exclude(is_informal_care_lead=is_lead)
    if rows.update(is_informal_care_lead=is_lead):
        _log(team, by, Action.CHANGE, at, user_id)


def only_team(*, user_id: int) -> Team | None:
    """Return the team of somebody; None where they have none, or several."""
    found = list(teams_of(user_id)[:2])
    return found[0] if len(found) == 1 else None


def join_case(*, case: Case, user_id: int) -> None:
    """Let a case without a team follow its consultant; does not save it. Raises OtherTeam."""
    if case.team_id is None:
        case.team = only_team(user_id=user_id)
    elif not TeamMember.objects.filter(team=case.team_id, user_id=user_id).exists():
        raise OtherTeam


def _keep(by: Actor, code: str) -> Team:
    """Return a team that somebody may change, and nobody else changes meanwhile."""
    team = teams_kept_by(by).select_for_update(of=("self",)).filter(code=code).first()
    if team is None:
        raise TeamIsGone
    return team


def _log(team: Team, by: Actor, action: Action, at: datetime.datetime, user_id: int | None = None) -> None:
    audit.record(
        municipality_id=team.municipality_id,
        actor=staff_of(by),
        subject=None,
        action=action,
        what=WHAT,
        why=Purpose.SUPERVISION,
        basis=Basis.PUBLIC_TASK,
        about=team.code if user_id is None else f"{team.code}:{user_id}",
        at=at,
    )
