"""The page that tells what everybody may take over, and how."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from draagkracht.base import access
from draagkracht.directory.displays import open_data
from draagkracht.directory.queries.edition import get_changed_at, get_edition
from draagkracht.directory.queries.exchange import count_closed, count_published
from draagkracht.directory.queries.licence import get_licence
from draagkracht.municipalities.queries import SiteRequest


@access.public
def show_open_data(request: SiteRequest) -> HttpResponse:
    """Show what there is to take over, under which terms, of which date, and an example."""
    page = open_data.open_data_page(
        site=request.site,
        licence=get_licence(timezone.localdate()),
        changed_at=get_changed_at(get_edition()),
        number=count_published(),
        closed=count_closed(),
        absolute=request.build_absolute_uri,
    )
    return render(request, "directory/open_data.html", {"page": page})
