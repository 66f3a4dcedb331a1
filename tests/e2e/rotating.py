"""A program that seals numbers and changes their key slowly, for the test of a change that is killed.

`prepare N` keeps N numbers, `rotate` seals them anew in small batches, `check` opens them all.
"""

import sys
import time
import uuid

from draagkracht.config import startup


def main() -> None:
    """Do what the command line says, on the database of DATABASE_URL, with the keys of DRAAGKRACHT_SEAL_KEYS."""
    startup.start()
    if sys.argv[1] == "prepare":
        startup.migrate_and_seed()
    from django.utils import timezone  # noqa: PLC0415

    from draagkracht.base import sealing, tenancy  # noqa: PLC0415
    from draagkracht.casework.models import Case, CitizenNumber, Party  # noqa: PLC0415
    from draagkracht.casework.services import numbers  # noqa: PLC0415
    from draagkracht.config import rotating  # noqa: PLC0415
    from draagkracht.municipalities.models import Municipality  # noqa: PLC0415
    from tests.access.casework import case as new_case  # noqa: PLC0415

    city = Municipality.objects.get(slug="voorbeeldstad")

    def prepare(how_many: int) -> None:
        case = Case.objects.get(**new_case(city))
        parties = [
            Party(municipality=city, case=case, role="supporter", name="Proef", public_id=uuid.uuid4())
            for _ in range(how_many)
        ]
        now = timezone.now()
        CitizenNumber.objects.bulk_create(
            CitizenNumber(municipality=city, party=party, noted_at=now, noted_by="x", **numbers._sealed(party, NUMBER))
            for party in Party.objects.bulk_create(parties)
        )

    def renew_slowly(*, most: int) -> int:
        renewed = numbers.renew_numbers(most=most)
        time.sleep(0.05)
        return renewed

    with tenancy.acting_for(city.pk):
        if sys.argv[1] == "prepare":
            prepare(int(sys.argv[2]))
        if sys.argv[1] == "check":
            for row in CitizenNumber.objects.filter(noted_by="x").select_related("party"):
                about = numbers._about(city.pk, row.party.public_id)
                assert sealing.open_sealed(row.sealed, about=about) == NUMBER
                assert row.lookup == numbers.lookups(municipality_id=city.pk, digits=NUMBER)[0]
    if sys.argv[1] == "rotate":
        rotating.RENEWERS = {"numbers": renew_slowly}  # type: ignore[misc]
        rotating.rotate(batch=4)


NUMBER = "999990019"
main()
