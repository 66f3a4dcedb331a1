"""`draagkracht respite region`: who plans with whom, shown and kept; one line for what cannot be."""

import datetime

import pytest

from draagkracht.audit.models import Entry
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import Region
from tests.integration.cli.conftest import Run, check_refusal

pytestmark = pytest.mark.django_db
CITY, VILLAGE = ("--municipality", "voorbeeldstad"), ("--municipality", "voorbeelddorp")
SIGNED = ("--name", "Zorgregio Proef", "--agreement", "Afspraak 12", "--agreed", "2026-01-05")
MEMBER = ("--member", "voorbeelddorp")


def test_a_region_is_kept_shown_and_changed_and_stands_in_the_log_of_each_member(
    draagkracht: Run, city: Municipality, village: Municipality
) -> None:
    made = draagkracht("respite", "region", *CITY, *SIGNED, *MEMBER)
    shown = draagkracht("respite", "region", *CITY)

    changed = draagkracht("respite", "region", *CITY, *SIGNED[:2], "--agreement", "Afspraak 13", *SIGNED[4:])

    row = Region.objects.get()
    assert (made.code, shown.code, changed.code) == (0, 0, 0)
    assert made.out == shown.out == "Zorgregio Proef\tVoorbeelddorp, Voorbeeldstad\tAfspraak 12\t2026-01-05\n"
    assert changed.out == "Zorgregio Proef\tVoorbeeldstad\tAfspraak 13\t2026-01-05\n"
    assert (row.member_ids, row.agreed_date) == ([city.pk], datetime.date(2026, 1, 5))
    with tenancy.acting_for(village.pk):
        noted = list(Entry.objects.filter(what="respite.region").order_by("pk").values_list("on_behalf_of", flat=True))
    assert noted == ["Zorgregio Proef: Afspraak 12", "Zorgregio Proef: Afspraak 13"]  # that it left stands there too


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((*CITY,), ["plans for no region"]),
        (("--municipality", "nergens"), ["nergens"]),
        ((*CITY, *SIGNED, "--member", "nergens"), ["nergens"]),
        ((*CITY, *SIGNED[:4]), ["--agreed"]),
        ((*CITY, *MEMBER), ["--name", "--agreement"]),
        ((*CITY, *SIGNED[:4], "--agreed", "2999-01-01"), ["2999-01-01", "signed"]),
        ((*CITY, *SIGNED[:4], "--agreed", "vijf mei"), ["vijf mei"]),
        ((*CITY, "--name", "x" * 121, *SIGNED[2:]), ["120"]),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    arguments: tuple[str, ...], named: list[str], draagkracht: Run, city: Municipality
) -> None:
    Region.objects.all().delete()

    done = draagkracht("respite", "region", *arguments)

    check_refusal(done, *named)
    assert not Region.objects.exists()


def test_who_is_planned_for_elsewhere_is_not_planned_for_twice(
    draagkracht: Run, city: Municipality, village: Municipality
) -> None:
    draagkracht("respite", "region", *CITY, *SIGNED, *MEMBER)

    own = draagkracht("respite", "region", *VILLAGE, *SIGNED)
    other = draagkracht("respite", "region", *VILLAGE, *SIGNED, "--member", "voorbeeldstad")

    check_refusal(own, "this municipality", "Zorgregio Proef")
    check_refusal(other, "already")
    with tenancy.acting_for(village.pk):
        assert not Region.objects.exists()
