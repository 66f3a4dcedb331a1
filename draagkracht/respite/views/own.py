"""Respite in somebody's own space: ask, see what fits, hold it."""

import datetime
import functools
from collections.abc import Callable
from typing import Any, Final
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.assessments import queries as assessments
from draagkracht.assessments.rules import instruments
from draagkracht.base.forms import sent
from draagkracht.base.keys import read_key
from draagkracht.base.showing import show_form
from draagkracht.municipalities.queries import list_named_places
from draagkracht.municipalities.rules import Spot
from draagkracht.people import queries as people
from draagkracht.people.access import SpaceRequest, own_space
from draagkracht.people.queries import Space
from draagkracht.people.rules.codes import Asked
from draagkracht.respite.displays.questions import question_of
from draagkracht.respite.forms.asking import HeardForm, WhenForm, WishForm, place_of
from draagkracht.respite.forms.needing import NeedsForm
from draagkracht.respite.models import RespiteRequest
from draagkracht.respite.queries import own
from draagkracht.respite.queries.answers import answers_themselves
from draagkracht.respite.queries.known import list_known
from draagkracht.respite.queries.looking_first import get_look
from draagkracht.respite.rules.burden import quarter
from draagkracht.respite.rules.codes import KIND_OF, Burden, Form, MadeBy, Origin, Yes
from draagkracht.respite.rules.looking_first import call_date
from draagkracht.respite.services import answering, requests
from draagkracht.respite.services.requests import Heard
from draagkracht.respite.views.offering import NotKept, keep_free, look
from draagkracht.respite.views.own_frame import mine

FORM = ["GET", "HEAD", "POST"]
CHECK: Final = "quick-check"
MORE: Final = "meer"  # in an address: all that fits, and not only the best
PROBLEMS: Final = {
    "bezet": _("Een ander was net eerder. Deze plek is nu bezet. Hieronder staat wat er nu nog is."),
    "geld": _("Het geld van de gemeente hiervoor is dit jaar op. Kies iets anders, of bel ons. Wij zoeken met u."),
    "elders": _("Uw naaste is op een van deze dagen al ergens anders."),
    "oud": _("Deze pagina stond lang open. Hieronder staat wat er nu is."),
    "ja": _("Uw naaste moet eerst ja zeggen. Daarom is er niets vastgehouden."),
    "gestopt": _("Deze vraag is al gestopt. Er is niets veranderd."),
    "al": _("Er is al iets voor u vrij gehouden of afgesproken. Dat staat hieronder. Er is niets nieuws vastgehouden."),
}


@own_space
@require_safe
def show_respite(request: SpaceRequest) -> HttpResponse:
    """Show somebody what they asked and what is arranged, and what others ask them."""
    requested, asked = own.list_own_requests(request.space.id), own.list_asked_of(request.space.id)
    values = {
        "requests": requested,
        "asked": tuple(map(question_of, asked)),
        "cares": bool(requested) or not asked or bool(people.list_cared_for(request.space.id)),
    }
    return render(request, "respite/own/overview.html", values)


@own_space
@sensitive_post_parameters()
@require_http_methods(FORM)
def ask_respite(request: SpaceRequest) -> HttpResponse:
    """Ask for whom and what would help, then when."""
    cared_for = {str(one.public_id): one.called for one in people.list_cared_for(request.space.id)}
    if not cared_for:
        return render(request, "respite/own/nobody_yet.html")
    wish = WishForm(request.GET or None, relations=list(cared_for.items()))
    if not wish.is_valid():
        return show_form(request, "respite/own/ask.html", wish)
    return ask_when(request, wish, cared_for[wish.cleaned_data["relation"]])


def ask_when(request: SpaceRequest, wish: WishForm, called: str) -> HttpResponse:
    """Ask when and where; keep it, and go on to what is needed."""
    places, last = {spot.name: spot for spot in list_named_places()}, measured(request.space.id)
    date = last[1] if last else None
    form = WhenForm(sent(request), kinds=wish.kinds, districts=list(places), measured_date=date)
    if not form.is_valid():
        return show_form(request, "respite/own/when.html", form, called=called)
    made = requests.make_request(
        municipality_id=request.site.id,
        about=about(request.space, called, places[form.cleaned_data["district"]]),
        asks=requests.Asks(**wish.asked(), **form.asked()),
        made_by=MadeBy.CARER,
        key=form.key,
        carer_id=request.space.id,
        relation_id=UUID(wish.cleaned_data["relation"]),
        measured=last if form.may_use_result else None,
        **mine(request),
    )
    return redirect("respite-own:tell-needs", made.public_id)


def measured(person_id: int) -> tuple[Burden, datetime.date] | None:
    """Return how heavy it was by the last check that somebody kept, and when; None where they kept none."""
    kept = next((one for one in assessments.list_kept(person_id) if one.instrument == CHECK), None)
    if kept is None:
        return None
    highest = max(score.highest for score in instruments.get_instrument(CHECK).scores)
    return quarter(kept.points, highest), timezone.localdate(kept.taken_at)


def about(space: Space, called: str, spot: Spot) -> requests.About:
    """Return who asks and for whom."""
    return requests.About(
        carer_name=space.name,
        called=called,
        phone=space.phone,
        email=space.email,
        speaks=space.language,
        district=spot.name,
        latitude=spot.latitude,
        longitude=spot.longitude,
    )


View = Callable[[Any, RespiteRequest], HttpResponse]


def of_open_request(view: View) -> Callable[[SpaceRequest, UUID], HttpResponse]:
    """Give a view the open request of who asks. Of one that ended the page says so; of another's there is none."""

    @functools.wraps(view)
    def opened(request: SpaceRequest, public_id: UUID) -> HttpResponse:
        row = own.get_row(request.space.id, public_id)
        if row is not None:
            return view(request, row)
        if own.get_own_request(request.space.id, public_id) is None:
            raise Http404
        return back(public_id, "gestopt")

    return opened


@own_space
@sensitive_post_parameters()
@require_http_methods(FORM)
@of_open_request
def tell_when(request: SpaceRequest, row: RespiteRequest) -> HttpResponse:
    """Ask when and where, otherwise than it was asked."""
    places = {spot.name: spot for spot in list_named_places()}
    kinds = {KIND_OF[Form(code)] for code in row.forms}
    form = WhenForm(sent(request), kinds=kinds, districts=list(places), initial=WhenForm.start(row))
    if not form.is_valid():
        return show_form(request, "respite/own/when.html", form, called=row.called, is_change=True)
    moved = place_of(places.get(form.cleaned_data["district"])) if "district" in form.changed_data else {}
    requests.change_request(request_id=row.pk, changed=form.changed() | moved, **mine(request))
    return redirect("respite-own:show-request", row.public_id)


@own_space
@sensitive_post_parameters()
@require_http_methods(FORM)
@of_open_request
def tell_needs(request: SpaceRequest, row: RespiteRequest) -> HttpResponse:
    """Ask what is needed and what holds somebody back; keep it, and go on to who is cared for."""
    form = NeedsForm(
        sent(request), ways=tuple(map(Form, row.forms)), known=list_known(row), initial=NeedsForm.start(row)
    )
    if not form.is_valid():
        return show_form(request, "respite/own/needs.html", form, called=row.called)
    requests.change_request(request_id=row.pk, changed=form.needed(), **mine(request))
    if answers_themselves(row):
        requests.ask_recipient(request_id=row.pk, **mine(request))
    return redirect("respite-own:tell-answer", row.public_id)


@own_space
@require_http_methods(FORM)
@of_open_request
def tell_answer(request: SpaceRequest, row: RespiteRequest) -> HttpResponse:
    """Ask what who is cared for says. Who has a space is asked there, and nobody answers for them here."""
    if answers_themselves(row):
        return redirect("respite-own:show-request", row.public_id)
    form = HeardForm(sent(request))
    if not form.is_valid():
        return show_form(request, "respite/own/answer.html", form, called=row.called, public_id=row.public_id)
    heard = Heard(answer=form.said(), said_by=form.heard_from(), asked=Asked.SPOKEN)
    answering.answer(request_id=row.pk, heard=heard, key=form.key, **mine(request))
    return redirect("respite-own:show-request", row.public_id)


@own_space
@require_safe
def show_request(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Show what fits a request now, or what is kept free or arranged for it."""
    shown = own.get_own_request(request.space.id, public_id)
    if shown is None:
        raise Http404
    row = own.get_row(request.space.id, public_id)
    found = None
    if row is not None and shown.living is None and shown.answer is not Yes.NO:
        found = look(row, shown.answer, is_all=MORE in request.GET)
    values = {
        "asked": shown,
        "found": found,
        "problem": PROBLEMS.get(request.GET.get("niet", ""), ""),
        "key": uuid4(),
        "look": get_look(shown.id),
        "call_date": call_date(timezone.localdate()),
        "help_date": call_date(timezone.localdate(shown.help_asked_at)) if shown.help_asked_at else None,
    }
    return render(request, "respite/own/request.html", values)


@own_space
@require_POST
@of_open_request
def hold_offer(request: SpaceRequest, row: RespiteRequest) -> HttpResponse:
    """Keep an offer free for somebody, and show it; what was taken meanwhile is said beside what else there is."""
    key = read_key(request.POST.get("key", ""))
    try:
        held = keep_free(row, request.POST.get("offer", ""), key=key, origin=Origin.CHOSEN, **mine(request))
    except NotKept as refused:
        return back(row.public_id, refused.why)
    if held is None:
        return redirect("respite-own:show-request", row.public_id)
    return redirect("respite-own:show-booking", held.public_id)


def back(public_id: UUID, why: str) -> HttpResponse:
    """Go back to what fits, with why the press had no effect."""
    url = reverse("respite-own:show-request", args=[public_id])
    return redirect(f"{url}?niet={why}")


@own_space
@require_POST
@of_open_request
def ask_help(request: SpaceRequest, row: RespiteRequest) -> HttpResponse:
    """Let a consultant look along, or not any more (`wil` is "nee")."""
    requests.ask_help(request_id=row.pk, is_wanted=request.POST.get("wil") != "nee", **mine(request))
    return redirect("respite-own:show-request", row.public_id)


@own_space
@require_http_methods(FORM)
@of_open_request
def end_request(request: SpaceRequest, row: RespiteRequest) -> HttpResponse:
    """Ask whether somebody is sure, and end a request; what is arranged is called off first."""
    if request.method != "POST":
        return render(request, "respite/own/end.html", {"called": row.called, "public_id": row.public_id})
    try:
        requests.end_request(request_id=row.pk, **mine(request))
    except requests.SomethingIsArranged:
        return redirect("respite-own:show-request", row.public_id)
    return redirect("respite-own:show-respite")
