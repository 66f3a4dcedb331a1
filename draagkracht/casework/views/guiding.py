"""One case manager by name: asking how the balance is, what can be done then, and how the manager is reached."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base import phone as phones
from draagkracht.base.forms import sent
from draagkracht.base.keys import read_key
from draagkracht.casework.displays import cases as display
from draagkracht.casework.forms.guiding import AlarmForm, BalanceForm, ReachForm, RespiteForm
from draagkracht.casework.permissions import worker_of
from draagkracht.casework.queries import guiding as queries
from draagkracht.casework.queries.clock import list_parameters
from draagkracht.casework.rules import balance
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.services import acts, alarms
from draagkracht.casework.services import guiding as services
from draagkracht.casework.views.frame import act_of, open_case, show_form
from draagkracht.referrals.services.calls import QueueIsFull

FORM = "casework/cases/take_step.html"


@requires(Permission.WORK_ON_CASES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def check_balance(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask how it goes with a carer, and write it down."""
    case, today = open_case(request, public_id), timezone.localdate()
    carers = [(str(one.public_id), one.name) for one in case.parties if one.role is PartyRole.CARER and one.name]
    if not carers:
        raise Http404
    form = BalanceForm(sent(request), carers=carers, today=today, again=balance.next_date(list_parameters(), today))
    if form.is_valid():
        party_id = UUID(form.cleaned_data["wie"])
        services.check_balance(act=act_of(request, case, form.key), party_id=party_id, found=form.found())
        return redirect(f"{display.case_url(case)}?gedaan=balans#balans")
    return show_form(request, FORM, {"page": display.form_page(case, gettext("Hoe gaat het?")), "form": form})


@requires(Permission.WORK_ON_CASES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def note_respite(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask which respite is wished, and write it down."""
    case, form = open_case(request, public_id), RespiteForm(sent(request))
    if form.is_valid():
        services.note_respite(act=act_of(request, case, form.key), text=form.cleaned_data["wens"])
        return redirect(f"{display.case_url(case)}?gedaan=respijt")
    return show_form(request, FORM, {"page": display.form_page(case, gettext("Vervangende zorg")), "form": form})


@requires(Permission.WORK_ON_CASES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def settle_alarm(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask what was done where a talk called for help, and write it down."""
    case, form = open_case(request, public_id), AlarmForm(sent(request))
    if form.is_valid():
        alarms.settle_alarm(act=act_of(request, case, form.key), text=form.cleaned_data["gedaan"])
        return redirect(f"{display.case_url(case)}?gedaan=gevaar")
    return show_form(request, FORM, {"page": display.form_page(case, gettext("Wat er is gedaan")), "form": form})


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_POST
def ask_call(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Put a carer on the list of whom the desk calls back."""
    case = open_case(request, public_id)
    try:
        party_id = UUID(request.POST.get("wie", ""))
        act = act_of(request, case, read_key(request.POST.get("key", "")))
        services.ask_call(act=act, party_id=party_id)
    except (ValueError, acts.CaseIsGone):
        raise Http404 from None
    except QueueIsFull:
        return redirect(f"{display.case_url(case)}?gedaan=vol")
    return redirect(f"{display.case_url(case)}?gedaan=bellen")


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit_reach(request: StaffRequest) -> HttpResponse:
    """Ask how people reach somebody who works here."""
    worker = worker_of(request.actor)
    phone, days = queries.get_reach(worker.user_id)
    form = ReachForm(sent(request), initial={"telefoon": phones.in_groups(phone), "dagen": days})
    if form.is_valid():
        found = form.cleaned_data
        services.save_reach(municipality_id=request.site.id, by=worker, phone=found["telefoon"], days=found["dagen"])
        return redirect(f"{reverse('casework-staff:edit-reach')}?gedaan")
    values = {"form": form, "is_saved": "gedaan" in request.GET}
    return show_form(request, "casework/guiding/reach.html", values)
