"""A worker for the test in which the making of a plan is killed: `prepare`, `work`, `halt`.

`prepare` publishes a line of the demo's plan and asks for another plan of the same weeks. `halt` stops where all lines
of that one are written and nothing is committed, and says so with a file.
"""

import sys
import time
from pathlib import Path
from typing import Any

from draagkracht.config import startup


def main() -> None:
    """Do what the command line says, on the database of DATABASE_URL."""
    startup.start()
    from draagkracht.base import jobs  # noqa: PLC0415
    from draagkracht.respite.services import planning  # noqa: PLC0415

    jobs.HEARTBEAT_SECONDS, jobs.DEAD_AFTER_SECONDS = 1, 3  # type: ignore[misc]
    if sys.argv[1] == "prepare":
        prepare()
        return
    if sys.argv[1] == "halt":

        def halt(*_: Any, **__: Any) -> None:
            Path(sys.argv[2]).touch()
            time.sleep(60)

        planning._keep = halt
    jobs.run_worker(at_once=3)


def prepare() -> None:
    """Make the plan of the demo, publish a line of it, and ask for another plan of these weeks."""
    import uuid  # noqa: PLC0415

    from django.utils import timezone  # noqa: PLC0415

    from draagkracht.audit.rules import CLOCK  # noqa: PLC0415
    from draagkracht.base import tenancy  # noqa: PLC0415
    from draagkracht.config.demo import respite_region  # noqa: PLC0415
    from draagkracht.municipalities.models import Municipality  # noqa: PLC0415
    from draagkracht.respite.models import Plan, PlanLine  # noqa: PLC0415
    from draagkracht.respite.services import planning, publishing  # noqa: PLC0415

    respite_region.fill_region()
    now, municipality = timezone.now(), Municipality.objects.get(slug="voorbeeldstad")
    with tenancy.acting_for(municipality.pk):
        plan = Plan.objects.get()
        planning.make_plan(plan_id=plan.pk, at=now)
        line = PlanLine.objects.filter(plan=plan, state="proposed").order_by("pk")[0]
        publishing.publish_lines(plan_id=plan.public_id, line_ids=[line.public_id], by=CLOCK, at=now)
        planning.ask_plan(
            municipality_id=municipality.pk,
            monday=plan.monday,
            user_id=None,
            name="Pien Planning",
            key=uuid.uuid4(),
            at=now,
        )


if __name__ == "__main__":  # the processes that solve import it once more
    main()
