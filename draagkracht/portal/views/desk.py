"""The desk: one page, and what its buttons do."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.letters import LetterFailed
from draagkracht.directory import forms as directory_forms
from draagkracht.directory import queries as directory
from draagkracht.portal.desk import display
from draagkracht.portal.desk.forms import NoteForm
from draagkracht.portal.letters import slip
from draagkracht.portal.views.letters import as_pdf, cannot_be_set
from draagkracht.referrals import services as referrals


@requires(Permission.SEE_DESK)
@never_cache
@require_safe
def show_desk(request: StaffRequest) -> HttpResponse:
    """Show the desk: what was looked for, whom to call, what was noted."""
    return _desk(request, NoteForm())


@requires(Permission.SEE_DESK)
@never_cache
@sensitive_post_parameters()
@require_POST
def note_question(request: StaffRequest) -> HttpResponse:
    """Keep a note of a question."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _desk(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    referrals.note_question(municipality_id=request.site.id, at=timezone.now(), **form.note())
    return _back(request, "bewaard")


@requires(Permission.SEE_DESK)
@require_POST
def delete_note(request: StaffRequest, note_id: int) -> HttpResponse:
    """Delete a note."""
    referrals.delete_note(note_id=note_id)
    return _back(request, "gewist")


@requires(Permission.ANSWER_CALLS)
@never_cache
@require_POST
def answer_call(request: StaffRequest, call_id: int) -> HttpResponse:
    """Record that somebody was spoken to, or did not answer."""
    has_failed = request.POST.get("afloop") == "geen-gehoor"
    record = referrals.note_attempt if has_failed else referrals.answer_call
    try:
        record(call_id=call_id, at=timezone.now())
    except referrals.CallIsGone:
        gone = gettext("Dit verzoek is er niet meer. Een collega belde al, of de termijn is voorbij.")
        return _desk(request, NoteForm(), said=gone, status=HTTPStatus.CONFLICT)
    return _back(request, "geen-gehoor" if has_failed else "gesproken")


@requires(Permission.SEE_DESK)
@never_cache
@require_safe
def print_slip(request: StaffRequest) -> HttpResponse:
    """Give the chosen services on paper, to take home."""
    cards = directory.get_offer_cards(request.GET.getlist("dienst")[: slip.MOST])
    if not cards:
        choose = gettext("Kies eerst een of meer diensten. Daarna kunt u ze printen.")
        return _desk(request, NoteForm(), said=choose, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        letter = slip.fill_slip(cards.values(), request.site, timezone.localdate())
        return as_pdf(slip.typeset_slip(letter), gettext("adressen"))
    except LetterFailed:
        return cannot_be_set(request)


def _back(request: StaffRequest, done: str) -> HttpResponse:
    """Lead back to the desk with what was looked for: somebody may be on the telephone."""
    asked = display.asked_of(directory_forms.FilterForm(request.POST))
    return redirect(f"{reverse('portal-staff:show-desk')}?{urlencode([*asked, ('gedaan', done)])}")


def _desk(request: StaffRequest, note: NoteForm, *, said: str = "", status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    form = directory_forms.FilterForm(request.POST if request.method == "POST" else request.GET)
    listing = directory.list_services(form.filters()) if form.chosen() else None
    page = display.desk_page(form, listing, timezone.now())
    values = {"page": page, "form": note, "said": said, "done": display.DONE.get(request.GET.get("gedaan", ""), "")}
    return render(request, "portal/desk/show.html", values, status=status)
