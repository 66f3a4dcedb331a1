"""The page of one service."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from draagkracht.base import access, structured_data
from draagkracht.directory import forms, queries
from draagkracht.directory.displays import service as service_display
from draagkracht.directory.displays import structured
from draagkracht.directory.rules.places import Place
from draagkracht.municipalities.queries import SiteRequest


@access.public
def show_service(request: SiteRequest, service_id: str) -> HttpResponse:
    """Show one service; where the municipality has no such service there is no page."""
    spot = forms.PlaceForm(request.GET).spot()
    here = Place(spot.latitude, spot.longitude) if spot else None
    service = queries.get_service(service_id, here=here, today=timezone.localdate())
    if service is None:
        return _where_it_went(request, service_id)
    today, url = timezone.localdate(), request.build_absolute_uri(request.path)
    steps = queries.list_places_in_pathways(service_id)
    page = service_display.service_page(service, spot.name if spot else "", today, steps)
    facts = structured.service(service, url=url, area=request.site.name, today=today)
    values = {"page": page, "structured_data": structured_data.block(facts)}
    return render(request, "directory/show_service.html", values)


def _where_it_went(request: SiteRequest, service_id: str) -> HttpResponse:
    """Lead to the service that an entry was merged into."""
    target = queries.find_merged(service_id)
    if target is None:
        raise Http404
    address = reverse("directory:show-service", args=[target])
    asked = request.META.get("QUERY_STRING", "")
    return redirect(f"{address}?{asked}" if asked else address, permanent=True)
