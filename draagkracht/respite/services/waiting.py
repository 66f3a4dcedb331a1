"""The waiting list: what comes free is offered at once to whoever waits and fits, the heaviest and longest first."""

from draagkracht.base import jobs
from draagkracht.respite.models import Place


def queue_moving_up(*, place_id: int) -> None:
    """Let the waiting list of a place move up as soon as the present transaction is over, wherever it is used."""
    owner = Place.objects.values_list("municipality_id", flat=True).get(pk=place_id)
    jobs.queue_job(name="respite.move-up", municipality_id=owner, arguments={"place_id": place_id}, key=str(place_id))
