"""Looking for respite for who cares in a case. What is found stands with the request, and on the page of the case."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.casework.displays import cases as display
from draagkracht.casework.permissions import worker_of
from draagkracht.casework.queries.cases import CaseFile, PartyFacts
from draagkracht.casework.queries.spaces import get_space_of
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.views.frame import open_case, show_form
from draagkracht.municipalities.queries import list_named_places
from draagkracht.respite.displays.advised import page_of
from draagkracht.respite.forms.advising import AskForForm
from draagkracht.respite.rules.codes import MadeBy
from draagkracht.respite.services import requests


@requires(Permission.WORK_ON_CASES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def ask_respite(request: StaffRequest, public_id: UUID, party_id: UUID) -> HttpResponse:
    """Ask for who cares in a case, with what the case knows; go on to what is needed."""
    case = open_case(request, public_id)
    party = next((one for one in case.carers if one.public_id == party_id), None)
    if party is None:
        raise Http404
    known = known_of(case, party)
    form = AskForForm(sent(request), spots=list_named_places(), languages=request.site.languages, initial=known)
    if not form.is_valid():
        page = page_of("case", display.case_url(case), gettext("Zaak"))
        return show_form(request, "respite/advising/form.html", {"form": form, "page": page})
    return redirect("respite-staff:tell-needs-for", ask(request, case, party, form))


def ask(request: StaffRequest, case: CaseFile, party: PartyFacts, form: AskForForm) -> UUID:
    """Ask what the form says for who cares in a case; return the public id of the request."""
    worker = worker_of(request.actor)
    made = requests.make_request(
        municipality_id=request.site.id,
        about=form.about(),
        asks=form.asked(),
        made_by=MadeBy.CONSULTANT,
        by=worker.who,
        key=form.key,
        at=timezone.now(),
        user_id=worker.user_id,
        case_id=case.public_id,
        carer_id=get_space_of(party.public_id),
    )
    return made.public_id


def known_of(case: CaseFile, party: PartyFacts) -> dict[str, Any]:
    """Return what the case knows of who cares, and for whom."""
    client = next((one.name for one in case.parties if one.role is PartyRole.CLIENT and one is not party), "")
    return {"wie": party.name, "telefoon": party.phone, "mail": party.email, "voor": client}
