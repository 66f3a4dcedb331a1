"""The desk: one page, and what its buttons do."""

from http import HTTPStatus

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.letters import LetterFailed
from draagkracht.directory import queries as directory
from draagkracht.directory.displays import service as service_display
from draagkracht.directory.forms import FilterForm
from draagkracht.directory.rules.places import Place
from draagkracht.portal.desk import display
from draagkracht.portal.desk.forms import NoteForm
from draagkracht.portal.letters import slip
from draagkracht.portal.views.letters import as_pdf, cannot_be_set
from draagkracht.referrals import services as referrals

MOST_CHOSEN = 50  # an address holds no more


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
def show_found(request: StaffRequest, service_id: str) -> HttpResponse:
    """Show one service as the site does, with the way back to the search at the desk."""
    form, today = FilterForm(request.GET), timezone.localdate()
    spot = form.near()
    service = directory.get_service(
        service_id, here=Place(spot.latitude, spot.longitude) if spot else None, today=today
    )
    if service is None:
        raise Http404
    steps = directory.list_places_in_pathways(service_id)
    page = service_display.service_page(service, spot.name if spot else "", today, steps)
    back_url = display.desk_address(display.asked_of(form, _chosen(request.GET)))
    values = {"page": page, "back_url": back_url}
    return render(request, "portal/desk/found.html", values)


@requires(Permission.SEE_DESK)
@never_cache
@require_safe
def print_slip(request: StaffRequest) -> HttpResponse:
    """Give the chosen services on paper, to take home."""
    cards = directory.get_offer_cards(_chosen(request.GET)[: slip.MOST + 1])
    if not 0 < len(cards) <= slip.MOST:
        choose = gettext("Kies eerst een of meer diensten. Daarna kunt u ze printen.")
        fewer = gettext("Op papier passen %(number)s diensten. Haal er een paar weg.") % {"number": slip.MOST}
        said = fewer if cards else choose
        return _desk(request, NoteForm(), said=said, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        letter = slip.fill_slip(cards.values(), request.site, timezone.localdate())
        return as_pdf(slip.typeset_slip(letter), gettext("adressen"))
    except LetterFailed:
        return cannot_be_set(request)


def _back(request: StaffRequest, done: str) -> HttpResponse:
    """Lead back to the desk with what was looked for: somebody may be on the telephone."""
    asked = _asked(request)
    return redirect(display.desk_address(display.asked_of(FilterForm(asked), _chosen(asked), gedaan=done)))


def _asked(request: StaffRequest) -> QueryDict:
    """Return what was looked for: from the address, or from the one field in which the other forms carry it."""
    return QueryDict(request.POST.get("zoek", "")) if request.method == "POST" else request.GET


def _chosen(asked: QueryDict) -> list[str]:
    """Return the ids of what was chosen for the paper, each once."""
    return list(dict.fromkeys(asked.getlist("dienst")))[:MOST_CHOSEN]


def _desk(request: StaffRequest, note: NoteForm, *, said: str = "", status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    asked = _asked(request)
    form = FilterForm(asked)
    listing = directory.list_services(form.filters(), page=form.page())
    ways_out = None if listing.total else directory.find_ways_out(form.filters(), listing.found)
    page = display.desk_page(form, listing, ways_out, _chosen(asked), timezone.now())
    values = {"page": page, "form": note, "said": said, "done": display.DONE.get(request.GET.get("gedaan", ""), "")}
    return render(request, "portal/desk/show.html", values, status=status)
