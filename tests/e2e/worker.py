"""A program with jobs that take a while, for the test of a worker that is killed: `prepare N`, `work`.

Each job writes a row and queues a mail, which is a job too. Mail goes to files in the folder MAIL_FOLDER.
"""

import os
import sys
import time

from draagkracht.config import startup


def main() -> None:
    """Do what the command line says, on the database of DATABASE_URL."""
    startup.start()
    from django.conf import settings  # noqa: PLC0415

    from draagkracht.base import jobs  # noqa: PLC0415
    from draagkracht.municipalities.models import Municipality, Place  # noqa: PLC0415
    from draagkracht.municipalities.services import queue_mail  # noqa: PLC0415

    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = os.environ["MAIL_FOLDER"]
    jobs.HEARTBEAT_SECONDS, jobs.DEAD_AFTER_SECONDS = 1, 3  # type: ignore[misc]

    @jobs.task("tests.note-slowly")
    def note_slowly(number_id: int) -> None:
        municipality = Municipality.objects.get(slug="voorbeelddorp")
        Place.objects.create(
            municipality=municipality, name=f"Proefplek {number_id} {os.getpid()}", latitude=52, longitude=5
        )
        queue_mail(
            municipality_id=municipality.pk,
            to="iemand@voorbeeld.example",
            subject=f"Proef {number_id}",
            body="Goedendag.",
            reference=f"proef/{number_id}",
        )
        time.sleep(0.05)

    if sys.argv[1] == "work":
        jobs.run_worker(at_once=3)
        return
    startup.migrate_and_seed()
    municipality_id = Municipality.objects.get(slug="voorbeelddorp").pk
    for number in range(int(sys.argv[2])):
        jobs.queue_job(name="tests.note-slowly", municipality_id=municipality_id, arguments={"number_id": number})


main()
