"""Teams: who belongs to them. An administrator keeps all, a team lead their own."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.base.numbers import read_number
from draagkracht.casework.displays import teams as display
from draagkracht.casework.forms.teams import MemberForm, TeamForm
from draagkracht.casework.queries import teams as queries
from draagkracht.casework.queries.colleagues import list_colleagues
from draagkracht.casework.services import teams as services
from draagkracht.casework.views.frame import show_form

FORM = ["GET", "HEAD", "POST"]


@requires(Permission.LEAD_TEAM, Permission.MANAGE_ROLES)
@never_cache
@require_safe
def list_teams(request: StaffRequest) -> HttpResponse:
    """Show the teams that somebody keeps."""
    found = queries.list_teams(request.actor, timezone.now())
    values = {
        "teams": [display.team_shown(team) for team in found],
        "may_add": request.actor.may(Permission.MANAGE_ROLES),
    }
    return render(request, "casework/teams/list.html", values)


@requires(Permission.MANAGE_ROLES)
@never_cache
@require_http_methods(FORM)
def add_team(request: StaffRequest) -> HttpResponse:
    """Ask what a team is called; add it."""
    return _save(request, TeamForm(sent(request)))


@requires(Permission.LEAD_TEAM, Permission.MANAGE_ROLES)
@never_cache
@require_http_methods(FORM)
def change_team(request: StaffRequest, code: str) -> HttpResponse:
    """Ask what a team is called now, and its number."""
    team = _team(request, code)
    return _save(request, TeamForm(sent(request), initial={"naam": team.name, "telefoon": team.phone}), code)


def _save(request: StaffRequest, form: TeamForm, code: str = "") -> HttpResponse:
    if form.is_valid():
        name, phone = form.cleaned_data["naam"], form.cleaned_data["telefoon"]
        by, now = request.actor, timezone.now()
        try:
            made = services.save_team(municipality_id=request.site.id, code=code, name=name, phone=phone, by=by, at=now)
            return _go(made, "bewaard")
        except services.TeamIsThere:
            form.refuse_name()
    return show_form(request, "casework/teams/edit.html", {"form": form, "code": code})


@requires(Permission.LEAD_TEAM, Permission.MANAGE_ROLES)
@never_cache
@require_http_methods(FORM)
def show_team(request: StaffRequest, code: str) -> HttpResponse:
    """Show who belongs to a team; let somebody belong to it."""
    team, now = _team(request, code), timezone.now()
    there = {member.user_id for member in team.members}
    others = [one for one in list_colleagues(now) if request.method == "POST" or one[0] not in there]
    form = MemberForm(sent(request), colleagues=others)
    if form.is_valid():
        user_id = int(form.cleaned_data["wie"])
        services.add_member(code=code, user_id=user_id, by=request.actor, at=now)
        return _go(code, "erbij")
    word = request.GET.get("gedaan", "")
    done = gettext(display.DONE[word]) if word in display.DONE else ""
    values = {"team": display.team_shown(team), "form": form, "done": done, "is_refused": word == "zaken"}
    return show_form(request, "casework/teams/show.html", values)


@requires(Permission.LEAD_TEAM, Permission.MANAGE_ROLES)
@never_cache
@require_POST
def remove_member(request: StaffRequest, code: str) -> HttpResponse:
    """Let somebody leave a team."""
    _team(request, code)
    try:
        services.remove_member(code=code, user_id=_member(request), by=request.actor, at=timezone.now())
    except services.TeamHasCases:
        return _go(code, "zaken")
    return _go(code, "weg") if queries.get_team(request.actor, code, timezone.now()) else _list()


@requires(Permission.LEAD_TEAM, Permission.MANAGE_ROLES)
@never_cache
@require_POST
def name_informal_care_lead(request: StaffRequest, code: str) -> HttpResponse:
    """Let a member of a team be whom colleagues ask about caring, or no longer."""
    _team(request, code)
    is_lead, now = request.POST.get("wel") == "ja", timezone.now()
    services.name_informal_care_lead(code=code, user_id=_member(request), is_lead=is_lead, by=request.actor, at=now)
    return _go(code, "aanspreekpunt")


def _member(request: StaffRequest) -> int:
    """Return the number of the account that a button was sent for; 0 where it is none."""
    return read_number(request.POST.get("wie", ""), digits=9, other=0)


def _team(request: StaffRequest, code: str) -> queries.TeamFacts:
    found = queries.get_team(request.actor, code, timezone.now())
    if found is None:
        raise Http404
    return found


def _go(code: str, word: str) -> HttpResponse:
    return redirect(f"{reverse('casework-staff:show-team', args=[code])}?gedaan={word}")


def _list() -> HttpResponse:
    """Go to the list: whoever left a team themselves keeps it no more."""
    return redirect("casework-staff:list-teams")
