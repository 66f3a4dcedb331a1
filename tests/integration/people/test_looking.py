"""Who looked: by the name that the reader knows, a line for each person, thing and day, the latest first."""

import datetime
import re
import uuid
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from draagkracht.accounts.permissions import Role
from draagkracht.audit.queries import Use
from draagkracht.audit.rules import Action, ActorKind, Basis, Purpose
from draagkracht.people import queries as people
from draagkracht.people.models import Circle, Person
from draagkracht.people.queries.circles import Seat
from draagkracht.people.queries.known import list_known
from draagkracht.portal.displays import uses
from tests.integration.people import test_together as together

NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
CODE = str(uuid.uuid4())


def use(
    number: int = 1, *, hours: int = 0, label: str = "Ria", kind: ActorKind = ActorKind.RESIDENT, **more: str
) -> Use:
    return Use(
        id=number,
        at=NOW + datetime.timedelta(hours=hours),
        kind=kind,
        label=label,
        role="circle_member",
        organization="",
        is_self=False,
        action=Action.SEE,
        what=more.get("what", "people.circle"),
        why=Purpose.OWN_USE,
        basis=Basis.CONSENT,
        on_behalf_of=more.get("on_behalf_of", ""),
        about=more.get("about", ""),
    )


@pytest.fixture
def mine(city: object) -> Seat:
    """Return Marijke's seat in a new circle around her husband."""
    Circle.objects.all().delete()
    return together.open_circle("Marijke de Wit")


def test_who_reads_in_a_circle_has_a_name_for_who_opened_it(
    mine: Seat, city_client: Client, signed_in: Callable[..., Client]
) -> None:
    together.post(mine)
    browser = together.client_for(together.join(mine, "Ria"), city_client)
    for _ in range(2):
        browser.get(reverse("people:list-notes", args=[mine.circle]))

    page = signed_in(Role.CARER).get(reverse("portal-own:list-uses")).content.decode()

    assert re.search(r"<bdi>Ria</bdi>\s*</strong>\s*bekeek: wat u samen deelt", page)
    assert "2 keer" in page
    assert "iemand anders" not in page


def test_whom_it_is_about_knows_the_names_too_and_nobody_else_does(mine: Seat) -> None:
    ria = together.join(mine, "Ria")
    Circle.objects.filter(pk=mine.circle_id).update(about=Person.objects.get(name="Henk de Wit"))
    known = {
        name: list_known(space, together.NOW)
        for name in ("Henk de Wit", "Marijke de Wit")
        if (space := people.get_space_by_id(Person.objects.get(name=name).public_id))
    }
    stranger = Person.objects.exclude(name__in=known).order_by("pk")[0]
    space = people.get_space_by_id(stranger.public_id)

    assert [names.get(ria.subject) for names in known.values()] == ["Ria", "Ria"]
    assert space is not None
    assert ria.subject not in list_known(space, together.NOW)


def test_the_same_on_one_day_is_one_line_with_a_number() -> None:
    lines = uses.show([use(3, hours=2), use(2, hours=1), use(1), use(4, hours=-24)])

    assert [(line.when, line.times) for line in lines] == [("22 november 2026", "3 keer"), ("21 november 2026", "")]


def test_what_was_written_late_stands_at_its_own_day() -> None:
    lines = uses.show([use(9, hours=-48, label="Bep"), use(1, label="Ria")])

    assert [line.who for line in lines] == ["Ria", "Bep"]


def test_what_another_does_of_their_own_accord_is_not_for_yourself() -> None:
    (beside,) = uses.show([use()])
    (speaks,) = uses.show([use(on_behalf_of="p:1", label="Mehmet")])

    assert beside.why == "omdat u dit samen deelt"
    assert (speaks.who, speaks.why) == ("Mehmet", "om voor u te spreken")


def test_by_which_code_somebody_looked_stands_beside_it() -> None:
    one = use(what="assessments.result", about=CODE, kind=ActorKind.PROFESSIONAL, label="Paula")

    assert uses.show([one], {CODE: "dokter Jansen"})[0].code == "met uw code voor: \u2068dokter Jansen\u2069"
    assert uses.show([one], {CODE: ""})[0].code == "met een code van u"
    assert uses.show([one])[0].code == ""


def test_names_in_a_line_keep_their_own_direction_and_the_line_its_own_comma() -> None:
    els = replace(use(kind=ActorKind.PROFESSIONAL, label="Els van De Schakel"), role="professional")

    with translation.override("ar"):
        (line,) = uses.show([replace(els, organization="De Schakel")])

    assert line.who.startswith("\u2068Els van De Schakel\u2069، ")
    assert line.who.endswith("، \u2068De Schakel\u2069")
    assert "," not in line.who
