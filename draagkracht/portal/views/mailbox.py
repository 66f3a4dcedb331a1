"""The mailbox of the demo: what would have gone out. It does not exist where real people are."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from draagkracht.base import access
from draagkracht.municipalities import queries
from draagkracht.municipalities.queries import SiteRequest
from draagkracht.portal import mailbox


@access.public
@never_cache
@require_safe
def show_mailbox(request: SiteRequest) -> HttpResponse:
    """Show the mails of this municipality, the newest first; in the demo alone."""
    if not settings.HAS_MAILBOX:
        raise Http404
    letters = [mailbox.shown(letter) for letter in queries.list_mails(limit=mailbox.MOST)]
    return render(request, "portal/mailbox.html", {"letters": letters, "most": mailbox.MOST})
