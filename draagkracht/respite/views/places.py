"""Places of a provider: the list, what is said of them, the year."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.base.numbers import read_number
from draagkracht.base.showing import show_form
from draagkracht.respite.displays import places as display
from draagkracht.respite.forms.places import PlaceForm
from draagkracht.respite.queries import occupancy, opening
from draagkracht.respite.queries import places as queries
from draagkracht.respite.services import places as services
from draagkracht.respite.views.provider_frame import go_to_place, keeper, open_place

FORM = ["GET", "HEAD", "POST"]


@requires(Permission.KEEP_PLACES)
@never_cache
@require_safe
def list_places(request: StaffRequest) -> HttpResponse:
    """Show the places of somebody, with how full they are."""
    today = timezone.localdate()
    found = queries.list_places(keeper(request))
    full = occupancy.list_of_places([place.pk for place in found], today=today)
    lines = [display.line_of(place, display.occupied(full[place.pk]), today) for place in found]
    return render(request, "respite/places/list.html", {"places": lines})


@requires(Permission.KEEP_PLACES)
@never_cache
@require_safe
def show_place(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show a place with its week and its year."""
    place, today = open_place(request, public_id), timezone.localdate()
    until = today.replace(year=today.year + 1, day=1)
    days = queries.list_days(place.pk, first=today, until=until)
    feed = reverse("respite-calendar:read-feed", args=[place.feed]) if place.feed else ""
    feed_url = request.build_absolute_uri(feed) if feed else ""
    page = display.page_of(place, patterns=opening.list_patterns(place.pk), days=days, first=today, feed_url=feed_url)
    full = occupancy.list_of_places([place.pk], today=today)[place.pk]
    word = request.GET.get("gedaan", "")
    done = gettext(display.DONE[word]) if word in display.DONE else ""
    values = {"page": page, "full": display.figures(full), "done": done}
    return render(request, "respite/places/show.html", values)


@requires(Permission.KEEP_PLACES)
@never_cache
@require_http_methods(FORM)
def add_place(request: StaffRequest) -> HttpResponse:
    """Ask everything of a new place; add it."""
    form = PlaceForm(sent(request), **_choices(request))
    if form.is_valid():
        made = services.save_place(
            municipality_id=request.site.id,
            organization_id=min(keeper(request).organization_ids),
            facts=form.read_facts(),
            key=form.key,
            by=keeper(request),
            at=timezone.now(),
        )
        return redirect("respite-provider:set-opening", made)
    return show_form(request, "respite/places/edit.html", form, key=form.key)


@requires(Permission.KEEP_PLACES)
@never_cache
@require_http_methods(FORM)
def change_place(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask everything of a place; keep it."""
    place = open_place(request, public_id)
    form = PlaceForm(sent(request), facts=place.facts, **_choices(request))
    changed = ""
    if form.is_valid():
        try:
            _save(request, place, form)
            return go_to_place(public_id, "bewaard")
        except services.ChangedMeanwhile:
            changed = gettext("Een collega veranderde deze plek intussen. Hieronder staat wat u typte. Bewaar opnieuw.")
    values = {"form": form, "place": place.facts.name, "public_id": public_id, "revision": place.revision}
    return show_form(request, "respite/places/edit.html", **values, changed=changed)


def _save(request: StaffRequest, place: queries.Kept, form: PlaceForm) -> None:
    services.save_place(
        municipality_id=request.site.id,
        organization_id=place.organization_id,
        facts=form.read_facts(),
        key=form.key,
        by=keeper(request),
        at=timezone.now(),
        place_id=place.public_id,
        revision=read_number(request.POST.get("revisie", ""), digits=9, other=0),
    )


def _choices(request: StaffRequest) -> dict[str, Any]:
    if not keeper(request).organization_ids:
        raise Http404
    return {
        "services": queries.list_services(keeper(request)),
        "neighbours": queries.list_neighbours(request.site.id),
    }
