"""Refer somebody with a file of a support centre to the municipality, as the carer wants it."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.base.phone import in_groups
from draagkracht.casework.displays import support as display
from draagkracht.casework.queries import support as queries
from draagkracht.casework.queries.support import CentreWorker, File
from draagkracht.casework.services import support_referring as services
from draagkracht.casework.views.support import file_url, opened, show, today
from draagkracht.referrals.displays.meanwhile import meanwhile
from draagkracht.referrals.forms import ReferralForm, signed_in_form
from draagkracht.referrals.rules.referring import CALL, FOR_MUNICIPALITY, Referrer
from draagkracht.referrals.services import TooManyReferrals, count_advice


@requires(Permission.KEEP_SUPPORT_FILES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def refer_on(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Refer to the municipality: with who it is, and nothing of what they told."""
    worker, found = opened(request, public_id)
    form = _form(request, found)
    if form.is_bound and form.has_no_consent:
        count_advice(municipality_id=request.site.id, channel=FOR_MUNICIPALITY, at=timezone.now())
        return redirect("referrals:show-advice")
    if form.is_valid():
        try:
            _refer(request, worker, found, form)
            told = {"gedaan": "doorverwezen"} | ({CALL: "1"} if form.is_worrying else {})
            return redirect(f"{file_url(public_id)}?{urlencode(told)}")
        except TooManyReferrals:
            form.refuse(request.site.desk.phone)
    return _page(request, worker, found, form)


def _page(request: StaffRequest, worker: CentreWorker, found: File, form: ReferralForm) -> HttpResponse:
    now = timezone.now()
    earlier = services.see_sent(municipality_id=request.site.id, file=found, by=worker, at=now)
    values = {
        "page": display.file_page(found, (), queries.get_norms(today())),
        "referred": display.referred(earlier, request.site.desk.phone),
    }
    return show(
        request, "refer", form, status=HTTPStatus.UNPROCESSABLE_ENTITY if form.error_list else HTTPStatus.OK, **values
    )


def _form(request: StaffRequest, found: File) -> ReferralForm:
    facts, centre = found.facts, found.centre
    known = {"name": facts.name, "phone": in_groups(facts.phone), "email": facts.email, "language": facts.language}
    own = ((centre.id, centre.name, FOR_MUNICIPALITY.value),)
    data, languages = sent(request), request.site.languages
    says = meanwhile(request.site).says
    form = signed_in_form(data, actor=request.actor, own=own, languages=languages, known=known, meanwhile=says)
    if not form.is_bound:
        form.key = services.next_key(found)
    return form


@sensitive_variables()
def _refer(request: StaffRequest, worker: CentreWorker, found: File, form: ReferralForm) -> None:
    said, now = form.cleaned_data, timezone.now()
    referrer = Referrer(
        channel=FOR_MUNICIPALITY,
        label=said["by_label"] or request.actor.name,
        email=said["by_email"] or request.actor.email,
        organisation=found.centre.name,
        organisation_id=found.centre.id,
        user_id=request.actor.user_id,
    )
    services.refer(
        municipality_id=request.site.id,
        file=found,
        details=form.details(),
        referrer=referrer,
        measured=form.measured(by=referrer.label, at=now),
        by=worker,
        key=form.key,
        at=now,
    )
