"""The list within another website: the same choices and the same services, without our frame and without cookies."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from draagkracht.base import access
from draagkracht.directory import forms, queries
from draagkracht.directory.displays import embed
from draagkracht.directory.displays import listing as listing_display
from draagkracht.directory.queries.embedding import get_origins
from draagkracht.municipalities.queries import SiteRequest


@access.public
def list_embedded(request: SiteRequest) -> HttpResponse:
    """Show the list for a frame of a website that the municipality named; browsers refuse all others."""
    form = forms.FilterForm(request.GET)
    listing = queries.list_services(form.filters(), page=form.page())
    ways_out = None if listing.total else queries.find_ways_out(form.filters(), listing.found)
    fees = queries.list_fees(listing.services)
    page = embed.embedded(listing_display.list_page(form, listing, ways_out, fees, timezone.localdate()))
    response = render(request, "directory/embed.html", {"page": page})
    origins = get_origins(timezone.localdate())
    if origins:
        frame: Any = response  # read by django-csp, and by the middleware that would send X-Frame-Options
        frame._csp_replace = {"frame-ancestors": list(origins)}
        frame.xframe_options_exempt = True
    return response


@access.public
def explain_embedding(request: SiteRequest) -> HttpResponse:
    """Show what to paste on another website, and on which websites that works."""
    origins = get_origins(timezone.localdate())
    page = embed.explained(request.site.name, origins, request.build_absolute_uri)
    return render(request, "directory/explain_embedding.html", {"page": page})
