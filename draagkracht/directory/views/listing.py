"""The list of what there is, with its search."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from draagkracht.base import access
from draagkracht.directory import forms, queries
from draagkracht.directory.displays import addresses
from draagkracht.directory.displays import listing as display
from draagkracht.directory.rules.alarm import lines_for
from draagkracht.directory.services import remember_unanswered
from draagkracht.municipalities.queries import SiteRequest


@access.public
def list_services(request: SiteRequest) -> HttpResponse:
    """Show what there is: by need, and as a list that can be searched and narrowed down."""
    site = request.site
    form = forms.FilterForm(request.GET)
    listing = queries.list_services(form.filters(), page=form.page())
    today = timezone.localdate()
    if form.reading.text and not listing.found.full:
        remember_unanswered(municipality_id=site.id, text=form.reading.text, on=today)
    ways_out = None if listing.total else queries.find_ways_out(form.filters(), listing.found)
    fees = queries.list_fees(listing.services)
    page = display.list_page(form, listing, ways_out, fees, today, f"{site.latitude},{site.longitude}")
    alarming = lines_for(f"{form.reading.text} {listing.found.read_as}")
    urgent = [site.line(code) for code in alarming if code in {line.code for line in site.lines}]
    response = render(request, "directory/list_services.html", {"page": page, "urgent_lines": urgent})
    # htmx would write every empty field into the address; this is the address to share.
    response["HX-Push-Url"] = addresses.address_of(form.chosen())
    return response
