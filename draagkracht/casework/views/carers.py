"""A carer whom the client named agrees to be in the file."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.casework.displays import cases as display
from draagkracht.casework.forms.talks import AgreeForm
from draagkracht.casework.rules.requests import Contact, PartyRole
from draagkracht.casework.services.carers import add_carer as write_down
from draagkracht.casework.views.frame import act_of, open_case, show_form


@requires(Permission.WORK_ON_CASES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def add_carer(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask for the name of a carer who agrees, and write it down."""
    case = open_case(request, public_id)
    is_post = request.method == "POST"
    carers = [party for party in case.parties if party.role is PartyRole.CARER and (is_post or not party.name)]
    if not carers:
        raise Http404
    named = [(str(party.public_id), party.relation or party.name) for party in carers]
    form = AgreeForm(request.POST if is_post else None, carers=named)
    if form.is_valid():
        given = form.cleaned_data
        contact = Contact(name=given["naam"], phone=given["telefoon"], email=given["mail"], language=given["taal"])
        write_down(act=act_of(request, case, form.key), party_id=UUID(given["wie"]), contact=contact)
        return redirect(f"{display.case_url(case)}?gedaan=genoteerd")
    page = display.form_page(case, gettext("Wie zorgt, vindt het goed"))
    return show_form(request, "casework/cases/take_step.html", {"page": page, "form": form})
