"""The first page of somebody's own space: what they kept, for whom they care, and who is there for them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from draagkracht.people import queries as people
from draagkracht.people.access import SpaceRequest, own_space
from draagkracht.people.forms import RELATION_LABELS


@own_space
@require_safe
def show_overview(request: SpaceRequest) -> HttpResponse:
    """Show somebody what is theirs, on one page."""
    consents = people.list_consents(request.space.id)
    values = {
        "space": request.space,
        "cares_for": [(one, RELATION_LABELS[one.relation]) for one in people.list_cared_for(request.space.id)],
        "agreed": sum(consent.is_open(timezone.now()) for consent in consents),
    }
    return render(request, "portal/own/overview.html", values)
