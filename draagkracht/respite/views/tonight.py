"""A bed for tonight, for who is on the telephone with somebody: what is left, and booking one after the call."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from draagkracht.accounts import acting
from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.directory.rules.places import Place as Point
from draagkracht.municipalities.queries import list_named_places
from draagkracht.municipalities.rules import Spot
from draagkracht.respite.displays import tonight as display
from draagkracht.respite.forms.tonight import LookForm, TonightForm
from draagkracht.respite.queries.tonight import Bed, list_tonight
from draagkracht.respite.rules.tonight import night_of
from draagkracht.respite.services import capacity
from draagkracht.respite.services.tonight import PlaceIsClosed, book_tonight, see_booked

FORM = ["GET", "HEAD", "POST"]
ON_THE_TELEPHONE = (Permission.WORK_ON_CASES, Permission.SEE_DESK)


@requires(*ON_THE_TELEPHONE)
@never_cache
@require_safe
def show_tonight(request: StaffRequest) -> HttpResponse:
    """Show where somebody can sleep tonight, with the number to call first."""
    form = LookForm(request.GET, places=list_named_places())
    spot = form.spot()
    here = Point(spot.latitude, spot.longitude) if spot else None
    beds = list_tonight(night=night_of(timezone.localtime()), known=form.known(), here=here)
    values = {"beds": display.show_beds(beds, is_staff=True), "form": form}
    return render(request, "respite/tonight/list.html", values)


@requires(*ON_THE_TELEPHONE)
@never_cache
@sensitive_post_parameters()
@require_http_methods(FORM)
def book_bed(request: StaffRequest) -> HttpResponse:
    """Book a place that said yes on the telephone; who was later hears it, with what there is still."""
    form = bed_form(request)
    if form.is_valid():
        try:
            made = book(request, form)
        except (capacity.PlaceIsTaken, PlaceIsClosed):
            form = bed_form(request)  # of what is free now: the place that is gone is no choice any more
            form.add_error("plek", form.fields["plek"].error_messages["invalid_choice"])
        except capacity.BudgetIsSpent:
            form.add_error("betaalt", gettext("Dit geld is dit jaar op. Kies een ander, of zoek het later uit."))
        else:
            return redirect("respite-staff:show-booked-bed", made)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    beds = display.show_beds(form.beds.values(), is_staff=True)
    return render(request, "respite/tonight/book.html", {"form": form, "beds": beds}, status=status)


def bed_form(request: StaffRequest) -> TonightForm:
    """Return the form with what is free now."""
    beds: tuple[Bed, ...] = list_tonight(night=night_of(timezone.localtime()))
    places: list[Spot] = list_named_places()
    return TonightForm(sent(request), beds=beds, places=places, initial={"plek": request.GET.get("plek", "")})


def book(request: StaffRequest, form: TonightForm) -> UUID:
    """Book what was said; return the booking's public id."""
    return book_tonight(
        municipality_id=request.site.id,
        place_id=UUID(form.cleaned_data["plek"]),
        night=night_of(timezone.localtime()),
        told=form.told(),
        user_id=request.actor.user_id,
        by=acting.staff_of(request.actor),
        key=form.key,
        at=timezone.now(),
    )


@requires(*ON_THE_TELEPHONE)
@never_cache
@require_safe
def show_booked_bed(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show what was booked, to read aloud on the telephone; for one day."""
    found = see_booked(public_id=public_id, by=acting.staff_of(request.actor), at=timezone.now())
    if found is None:
        raise Http404
    return render(request, "respite/tonight/booked.html", {"booked": found, "facts": display.facts_of(found)})
