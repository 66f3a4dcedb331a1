"""The waiting list: what comes free is offered at once to whoever waits and fits, the heaviest and longest first."""

from draagkracht.base import jobs
from draagkracht.respite.models import Booking, Place


def queue_moving_up(*, place_id: int) -> None:
    """Let the waiting list of a place move up as soon as the present transaction is over, wherever it is used."""
    owner = Place.objects.values_list("municipality_id", flat=True).get(pk=place_id)
    jobs.queue_job(name="respite.move-up", municipality_id=owner, arguments={"place_id": place_id}, key=str(place_id))


def queue_what_is_free(*, booking: Booking) -> None:
    """Let who waits have what a booking gave back, of all that it took: days, visits and money."""
    owner = booking.municipality_id
    if booking.place_id is not None:
        queue_moving_up(place_id=booking.place_id)
    if booking.volunteer_id is not None:
        who = booking.volunteer_id
        jobs.queue_job(
            name="respite.move-up-visits", municipality_id=owner, arguments={"volunteer_id": who}, key=str(who)
        )
    if booking.budget_id is not None and booking.price_cents:
        key, freed_by = str(booking.budget_id), {"booking_id": booking.pk}
        jobs.queue_job(name="respite.move-up-money", municipality_id=owner, arguments=freed_by, key=key)
