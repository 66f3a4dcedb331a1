"""What search engines ask for: which pages there are, and which they may leave alone."""

from collections.abc import Mapping

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from draagkracht.assessments.queries import list_instruments
from draagkracht.base import access
from draagkracht.directory.queries.sitemap import count_parts, list_part
from draagkracht.directory.queries.steps import list_pathways
from draagkracht.municipalities.queries import SiteRequest
from draagkracht.portal.displays import sitemap


@access.public
def show_robots(request: SiteRequest) -> HttpResponse:
    """Answer with what robots may read: all that is public."""
    values = {
        "closed": ("/werk/", "/inloggen/", "/account/", "/postbus/"),
        "sitemap": request.build_absolute_uri(reverse("portal-machines:show-sitemap")),
    }
    return render(request, "portal/machines/robots.txt", values, content_type="text/plain; charset=utf-8")


@access.public
def show_sitemap(request: SiteRequest) -> HttpResponse:
    """Answer with all public pages; of a large directory with the parts of the list."""
    parts = count_parts()
    if parts > 1:
        addresses = [reverse("portal-machines:show-sitemap-part", args=[part]) for part in range(1, parts + 1)]
        values = {"addresses": [request.build_absolute_uri(address) for address in addresses]}
        return _xml(request, "portal/machines/sitemap_index.xml", values)
    return _part(request, 1)


@access.public
def show_sitemap_part(request: SiteRequest, part: int) -> HttpResponse:
    """Answer with one part of the list of a large directory."""
    if not 1 <= part <= count_parts():
        raise Http404
    return _part(request, part)


def _part(request: SiteRequest, part: int) -> HttpResponse:
    pages = sitemap.pages(
        request.site, request.build_absolute_uri, services=list_part(part), others=_undated() if part == 1 else ()
    )
    return _xml(request, "portal/machines/sitemap.xml", {"pages": pages})


def _undated() -> list[sitemap.Named]:
    return sitemap.undated(
        pathways=[pathway.slug for pathway in list_pathways(is_published=True)],
        instruments=dict.fromkeys(instrument.code for instrument in list_instruments()),  # one has more versions
    )


def _xml(request: SiteRequest, template: str, values: Mapping[str, object]) -> HttpResponse:
    return render(request, template, values, content_type="application/xml; charset=utf-8")
