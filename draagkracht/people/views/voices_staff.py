"""Those who see the proof that one may speak for another: find what was confirmed, confirm, end it."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from draagkracht.accounts import acting
from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.base.showing import show_form
from draagkracht.people import queries, services
from draagkracht.people.displays import voices_staff as display
from draagkracht.people.forms.voices_staff import ConfirmForm, FindSpokenForm
from draagkracht.people.views.voices import send

MAY = (Permission.SEE_DESK, Permission.WORK_ON_CASES)


@requires(*MAY)
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def find_spoken(request: StaffRequest) -> HttpResponse:
    """Find who may speak for somebody, by a name, a number or an address; whose names were found is written down."""
    form, now = FindSpokenForm(sent(request)), timezone.now()
    rows = None
    if form.is_valid():
        found = queries.find_confirmed(form.cleaned_data["text"], now)
        services.note_seen(
            municipality_id=request.site.id,
            public_ids=[one.person_id for one in found],
            by=acting.staff_of(request.actor),
            at=now,
        )
        rows = display.show(found)
    values = {"form": form, "rows": rows, "done": display.DONE.get(request.GET.get("gedaan", ""), "")}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "people/voices/staff/find.html", values, status=status)


@requires(*MAY)
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_speaker(request: StaffRequest) -> HttpResponse:
    """Write down that a proof was seen, and mail who speaks the question; nothing of the proof is kept."""
    form = ConfirmForm(sent(request))
    if form.is_valid():
        by, now = acting.staff_of(request.actor), timezone.now()
        made = services.confirm(municipality_id=request.site.id, seen=form.seen, by=by, key=form.key, at=now)
        send(request, made)
        return redirect(f"{reverse('people-staff:find-spoken')}?gedaan=vastgelegd")
    return show_form(request, "people/voices/staff/confirm.html", form)


@requires(*MAY)
@never_cache
@require_POST
def end_spoken(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """End what was confirmed, at once."""
    try:
        services.end_confirmed(public_id=public_id, by=acting.staff_of(request.actor), at=timezone.now())
    except services.RepresentationIsGone:
        raise Http404 from None
    return redirect(f"{reverse('people-staff:find-spoken')}?gedaan=gestopt")
