"""For who works with people: how to see that somebody cares too much, what to say, what to do, and a pack on paper."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from draagkracht.base import access
from draagkracht.base.letters import LetterFailed
from draagkracht.municipalities.queries import SiteRequest
from draagkracht.portal.displays import toolbox as display
from draagkracht.portal.letters import pack
from draagkracht.portal.views.letters import as_pdf, cannot_be_set
from draagkracht.referrals.rules import toolbox


@access.public
@require_safe
def list_professions(request: SiteRequest) -> HttpResponse:
    """Show for which professions there is a card, and how to refer."""
    return render(request, "portal/toolbox/list.html", {"professions": display.choices()})


@access.public
@require_safe
def show_profession(request: SiteRequest, slug: str) -> HttpResponse:
    """Show the card of a profession."""
    values = {
        "card": display.card(_profession(slug)),
        "paper_url": reverse("portal:print-profession", args=[slug]),
        "professions": display.choices(),
    }
    return render(request, "portal/toolbox/show.html", values)


@access.public
@require_safe
def print_profession(request: SiteRequest, slug: str) -> HttpResponse:
    """Give the card on paper, with a leaf to hand out."""
    profession = _profession(slug)
    card_url = request.build_absolute_uri(reverse("portal:show-profession", args=[slug]))
    check = reverse("portal:start-check")
    check_url = request.build_absolute_uri(f"{check}?{urlencode({'via': slug})}")
    language = translation.get_language() or "nl"
    paper = pack.fill_pack(display.card(profession), request.site, language, card_url, check_url, timezone.localdate())
    try:
        return as_pdf(pack.typeset_pack(paper), gettext("kaart"))
    except LetterFailed:
        return cannot_be_set(request)


def _profession(slug: str) -> toolbox.Profession:
    found = toolbox.BY_SLUG.get(slug)
    if found is None:
        raise Http404
    return found
