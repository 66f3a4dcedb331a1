"""Background work of respite."""

from django.utils import timezone

from draagkracht.base import jobs, tenancy
from draagkracht.respite.services import clock, fairness, looking_first, moving_up, nightly, places, planning


@jobs.task("respite.move-up")
def move_up(place_id: int) -> None:
    """Offer what came free at a place to who waits for it."""
    moving_up.move_up(place_id=place_id, at=timezone.now())


@jobs.task("respite.move-up-visits")
def move_up_visits(volunteer_id: int) -> None:
    """Offer the visits of a volunteer that came free to who waits for one."""
    moving_up.move_up_visits(volunteer_id=volunteer_id, at=timezone.now())


@jobs.task("respite.move-up-money")
def move_up_money(booking_id: int) -> None:
    """Offer what can be paid again, now that a booking gave its money back."""
    moving_up.move_up_money(booking_id=booking_id, at=timezone.now())


@jobs.periodic("respite.expire", cron="*/10 * * * *")
def expire() -> None:
    """End what nobody answered in time, and give it back."""
    clock.expire_due(at=timezone.now())


@jobs.periodic("respite.begin-and-end", cron="10 6 * * *")
def begin_and_end() -> None:
    """Let stays begin and end on their days, and ask how it was."""
    clock.begin_and_end(at=timezone.now())


@jobs.periodic("respite.forget", cron="50 3 * * *")
def forget() -> None:
    """Delete requests whose time is over."""
    clock.forget(at=timezone.now())


@jobs.periodic("respite.lay-out-days", cron="50 1 * * *")
def lay_out_days() -> None:
    """Write what every place has on the coming days, so that one can book more than a year ahead."""
    (municipality_id,) = tenancy.current_municipalities()
    places.lay_out_all_days(municipality_id=municipality_id, today=timezone.localdate())


@jobs.periodic("respite.make-prices", cron="20 2 * * *")
def make_prices() -> None:
    """Make what days are worth to who may still come, where a region is planned for."""
    nightly.make_prices(at=timezone.now())


@jobs.periodic("respite.look-again", cron="20 6 * * *")
def look_again() -> None:
    """Keep free what others need no more, after the prices of the night."""
    looking_first.look_again(at=timezone.now())


@jobs.task("respite.make-plan")
def make_plan(plan_id: int) -> None:
    """Make a plan of a care region."""
    planning.make_plan(plan_id=plan_id, at=timezone.now())


@jobs.task("respite.draw-curve")
def draw_curve(curve_id: int) -> None:
    """Draw what a floor costs in a care region."""
    fairness.draw_curve(curve_id=curve_id, at=timezone.now())
