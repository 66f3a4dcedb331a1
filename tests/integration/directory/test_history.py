"""The history of fields: who changed what, from what to what; taking back; locks; and what an import leaves alone."""

import dataclasses
import datetime
import uuid
from typing import Any

import pytest
from django.db import DatabaseError, connection, models, transaction

from draagkracht.base import tenancy
from draagkracht.directory import services as importing
from draagkracht.directory.models import ChangeRequest, FieldChange, Service
from draagkracht.directory.queries import history as queries
from draagkracht.directory.rules import fields
from draagkracht.directory.rules.history import Action, Author, AuthorKind, Subject
from draagkracht.directory.rules.hsds import records
from draagkracht.directory.services import creating, editing, proposals, undoing
from draagkracht.municipalities.models import Municipality
from tests.integration.directory.conftest import area, at, record

NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
EDITOR = Author(AuthorKind.STAFF, 7, "Eva", "Het loket")


@pytest.fixture
def service(city: Municipality) -> Service:
    """Return a service of Voorbeeldstad with a time, a price, a number and a place."""
    made = record(
        "h1",
        description="Samen wandelen.",
        minimum_age=18,
        schedules=(records.Schedule("s1", byday="TU", opens_at=datetime.time(10), closes_at=datetime.time(12)),),
        cost_options=(records.CostOption("c1", amount_cents=250, currency="EUR", option="per keer"),),
        phones=(records.Phone("p1", "000 12 34 567"),),
        service_at_locations=(at("plek", 52.1, 5.1),),
        service_areas=(area("GM9901"),),
    )
    importing.import_services(municipality=city, records=[made], source="feed A", at=NOW)
    return Service.objects.get(hsds_id="h1")


def change(service: Service, **changes: Any) -> Any:
    return editing.change_service(service_id=service.pk, changes=changes, author=EDITOR, at=NOW)


def lines(service: Service) -> list[tuple[str, str, Any, Any]]:
    found = queries.list_changes(Subject.SERVICE, service.hsds_id)
    return [(line.action.value, line.field, line.old, line.new) for line in found]


def again(city: Municipality, service: Service, **facts: Any) -> importing.Imported:
    """Import the service once more, with other facts than before."""
    made = record(
        "h1",
        **{
            "description": "Samen wandelen.",
            "minimum_age": 18,
            "schedules": (records.Schedule("s1", byday="TU", opens_at=datetime.time(10), closes_at=datetime.time(12)),),
            "cost_options": (records.CostOption("c1", amount_cents=250, currency="EUR", option="per keer"),),
            "phones": (records.Phone("p1", "000 12 34 567"),),
            "service_at_locations": (at("plek", 52.1, 5.1),),
            "service_areas": (area("GM9901"),),
            **facts,
        },
    )
    return importing.import_services(municipality=city, records=[made], source="feed A", at=NOW)


def test_a_change_is_one_line_for_each_field_with_author_source_and_both_values(service: Service) -> None:
    done = change(service, name="Wandelclub", description="Samen wandelen.")

    (line,) = done
    assert (line.field, line.old, line.new) == ("name", "Kwikwak h1", "Wandelclub")
    assert (line.author, line.at) == (EDITOR, NOW)
    assert lines(service)[0] == ("changed", "name", "Kwikwak h1", "Wandelclub")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("schedules", [{"hsds_id": "x", "byday": "WE", "opens_at": "09:00", "closes_at": "10:30"}]),
        ("cost_options", [{"option": "per maand", "amount_cents": 500}]),
        ("contacts", [{"phone": "000 98 76 543", "name": "De balie"}, {"email": "a@b.example"}]),
        ("service_areas", [{"name": "Nederland", "extent": "nl"}]),
        ("locations", []),
        ("languages", ["ar", "nl"]),
        ("base_functions", ["respite", "emotional"]),
        ("status", "temporarily closed"),
        ("minimum_age", None),
    ],
)
def test_every_kind_of_field_is_changed_kept_and_taken_back(service: Service, name: str, value: Any) -> None:
    (done,) = change(service, **{name: value})
    (back,) = undoing.undo_change(change_id=done.id, author=EDITOR, at=NOW)

    assert fields.same(name, done.new, fields.check(Subject.SERVICE, name, value))
    assert fields.same(name, back.new, done.old)
    assert back.undoes_id == done.id
    assert len(lines(service)) == 3


def test_a_value_that_is_there_already_changes_nothing(service: Service) -> None:
    before = Service.objects.get(pk=service.pk).modified_at

    done = change(service, name="Kwikwak h1", contacts=[{"phone": " 000 12 34 567 "}])

    assert done == ()
    assert Service.objects.get(pk=service.pk).modified_at == before


def test_a_later_change_is_not_taken_back_by_accident(service: Service) -> None:
    (first,) = change(service, name="Eerst")
    change(service, name="Later")

    with pytest.raises(undoing.FieldHasChangedSince) as refused:
        undoing.undo_change(change_id=first.id, author=EDITOR, at=NOW)

    assert (refused.value.change.new, refused.value.present) == ("Eerst", "Later")
    assert Service.objects.get(pk=service.pk).name == "Later"


@pytest.mark.parametrize(
    "statement", ["UPDATE directory_fieldchange SET field = 'x'", "DELETE FROM directory_fieldchange"]
)
def test_no_line_of_the_history_is_changed_or_deleted(service: Service, statement: str) -> None:
    with pytest.raises(DatabaseError, match=r"never changes|permission denied"), transaction.atomic():  # noqa: SIM117
        with connection.cursor() as cursor:
            cursor.execute(statement)

    assert lines(service)


def test_the_history_of_one_municipality_is_not_there_for_another(service: Service, village: Municipality) -> None:
    with tenancy.acting_for(village.pk):
        seen = queries.list_changes(Subject.SERVICE, "h1")
        past_the_manager = models.QuerySet(FieldChange).filter(subject_id="h1").count()

    assert (seen, past_the_manager) == ((), 0)


def test_a_service_of_another_municipality_cannot_be_changed(service: Service, village: Municipality) -> None:
    with tenancy.acting_for(village.pk), pytest.raises(editing.EntryIsGone):
        change(service, name="Gestolen")

    assert Service.objects.get(pk=service.pk).name == "Kwikwak h1"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", ""),
        ("name", "x" * 301),
        ("name", "a\x00b"),
        ("name", "\ud800"),
        ("name", 7),
        ("description", "x" * 20_001),
        ("url", "javascript:alert(1)"),
        ("email", "geen mail"),
        ("status", "open"),
        ("base_functions", ["toveren"]),
        ("languages", ["nederlands"]),
        ("minimum_age", -1),
        ("minimum_age", 18.5),
        ("maximum_age", 17),
        ("schedules", [{"opens_at": "25:00"}]),
        ("schedules", [{"valid_from": "2026-02-30"}]),
        ("schedules", "maandag"),
        ("cost_options", [{"amount_cents": -1}]),
        ("contacts", [{"email": "geen mail"}]),
        ("contacts", [{"service_id": 1}]),
        ("locations", [{"hsds_id": "nergens"}]),
        ("organization", "niemand"),
    ],
    ids=repr,
)
def test_a_value_that_cannot_be_is_refused_and_nothing_is_written(service: Service, name: str, value: Any) -> None:
    with pytest.raises(fields.ValueIsWrong) as refused:
        change(service, description="Anders", **{name: value}) if name != "description" else change(
            service, description=value
        )

    assert refused.value.reason.dutch()
    assert Service.objects.get(pk=service.pk).description == "Samen wandelen."
    assert [line[0] for line in lines(service)] == ["added"]


def test_what_somebody_else_changed_meanwhile_is_shown_and_not_lost(service: Service) -> None:
    seen = fields.fingerprints({"name": "Kwikwak h1", "description": "Samen wandelen."})
    change(service, name="De ander")

    with pytest.raises(editing.FieldsHaveChanged) as refused:
        editing.change_service(service_id=service.pk, changes={"name": "Ik"}, seen=seen, author=EDITOR, at=NOW)

    assert refused.value.present == {"name": "De ander"}
    assert Service.objects.get(pk=service.pk).name == "De ander"


def test_two_people_who_change_different_fields_do_not_hinder_each_other(service: Service) -> None:
    seen = fields.fingerprints({"name": "Kwikwak h1", "description": "Samen wandelen."})
    change(service, name="De ander")

    mine = {"name": "Kwikwak h1", "description": "Mijn tekst"}
    done = editing.change_service(service_id=service.pk, changes=mine, seen=seen, author=EDITOR, at=NOW)

    found = Service.objects.get(pk=service.pk)
    assert [line.field for line in done] == ["description"]
    assert (found.name, found.description) == ("De ander", "Mijn tekst")


def test_an_area_decides_who_reads_a_service_and_its_places(service: Service, village: Municipality) -> None:
    change(service, service_areas=[{"name": village.name, "extent": village.code}])

    with tenancy.acting_for(village.pk):
        there = Service.objects.get(hsds_id="h1")
        assert there.organization is not None
        assert there.service_at_locations.get().location.hsds_id == "plek"
    assert Service.objects.get(pk=service.pk).served_ids == [village.pk]


def test_confirming_moves_the_day_and_nothing_else_does(service: Service, city: Municipality) -> None:
    change(service, name="Anders")
    again(city, service, description="Nieuw")
    before = Service.objects.get(pk=service.pk)

    editing.confirm_service(service_id=service.pk, author=EDITOR, at=NOW)
    editing.confirm_service(service_id=service.pk, author=EDITOR, at=NOW + datetime.timedelta(seconds=2))

    after = Service.objects.get(pk=service.pk)
    assert (before.assured_at, before.assured_by) == (None, "")
    assert (after.assured_at, after.assured_by, after.modified_at) == (NOW, "Het loket", before.modified_at)
    assert [line[0] for line in lines(service)].count(Action.CONFIRMED) == 1


def test_a_first_import_is_one_line_and_the_same_again_is_none(service: Service, city: Municipality) -> None:
    done = again(city, service)

    assert (done.unchanged, done.updated) == (1, 0)
    assert lines(service) == [("added", "", None, None)]


def test_an_import_writes_what_changed_with_the_feed_as_source(service: Service, city: Municipality) -> None:
    again(city, service, description="Nieuw", phones=(records.Phone("p1", "000 11 11 111"),))

    found = {line.field: line for line in queries.list_changes(Subject.SERVICE, "h1") if line.action is Action.CHANGED}
    assert set(found) == {"description", "contacts"}
    assert (found["description"].old, found["description"].new) == ("Samen wandelen.", "Nieuw")
    assert {(line.author.kind, line.author.source) for line in found.values()} == {(AuthorKind.IMPORT, "feed A")}


def test_what_a_person_changed_stays_until_the_feed_says_something_new(service: Service, city: Municipality) -> None:
    change(service, description="Van de redactie", contacts=[{"phone": "000 99 99 999"}])

    again(city, service, name="Kwikwak anders")
    kept = Service.objects.get(pk=service.pk)
    again(city, service, name="Kwikwak anders", description="Van de bron")
    taken = Service.objects.get(pk=service.pk)

    assert (kept.name, kept.description, kept.contacts.get().phone) == (
        "Kwikwak anders", "Van de redactie", "000 99 99 999",
    )  # fmt: skip
    assert (taken.description, taken.contacts.get().phone) == ("Van de bron", "000 99 99 999")


@pytest.mark.parametrize("times", [1, 2])
def test_an_import_never_touches_a_locked_field_and_proposes_once(
    service: Service, city: Municipality, times: int
) -> None:
    undoing.lock_field(subject=Subject.SERVICE, entry_id=service.pk, field="description", author=EDITOR, at=NOW)

    for number in range(times):
        done = again(city, service, description="Van de bron", name=f"Kwikwak {number}")

    found = Service.objects.get(pk=service.pk)
    request = ChangeRequest.objects.get(service=service)
    assert done.updated == 1
    assert (found.description, found.name) == ("Samen wandelen.", f"Kwikwak {times - 1}")
    assert request.changes == {"description": {"old": "Samen wandelen.", "new": "Van de bron"}}
    assert (request.author_kind, request.source) == ("import", "feed A")


def test_what_was_refused_is_not_proposed_again_by_the_same_feed(service: Service, city: Municipality) -> None:
    undoing.lock_field(subject=Subject.SERVICE, entry_id=service.pk, field="description", author=EDITOR, at=NOW)
    again(city, service, description="Van de bron")
    proposals.reject_request(request_id=ChangeRequest.objects.get().pk, author=EDITOR, at=NOW, reason="Nee")

    again(city, service, description="Even anders")
    again(city, service, description="Van de bron")

    waiting = ChangeRequest.objects.filter(state="waiting")
    assert [request.changes["description"]["new"] for request in waiting] == ["Even anders"]


def test_a_field_without_its_lock_is_imported_again(service: Service, city: Municipality) -> None:
    for act in (undoing.lock_field, undoing.lock_field, undoing.unlock_field, undoing.unlock_field):
        act(subject=Subject.SERVICE, entry_id=service.pk, field="description", author=EDITOR, at=NOW)

    again(city, service, description="Van de bron")

    assert Service.objects.get(pk=service.pk).description == "Van de bron"
    assert [line[0] for line in lines(service)] == ["changed", "unlocked", "locked", "added"]


def test_a_service_that_is_in_the_feed_no_more_stays(service: Service, city: Municipality) -> None:
    importing.import_services(municipality=city, records=[record("h2")])

    assert Service.objects.filter(hsds_id="h1").exists()


def test_an_organisation_has_a_history_too(service: Service, city: Municipality) -> None:
    organization = service.organization
    assert organization is not None
    changes = {"name": "Ander huis", "website": "https://huis.example"}
    editing.change_entry(subject=Subject.ORGANIZATION, entry_id=organization.pk, changes=changes, author=EDITOR, at=NOW)

    again(city, service, description="Nieuw")

    organization.refresh_from_db()
    found = queries.list_changes(Subject.ORGANIZATION, organization.hsds_id)
    assert organization.name == "Ander huis"
    assert {line.field for line in found if line.action is Action.CHANGED} == {"name", "website"}


def test_a_form_that_is_sent_twice_adds_one_service(city: Municipality) -> None:
    key = uuid.uuid4()
    values = {"name": "Nieuw", "description": "Iets nieuws"}

    numbers = {
        creating.create_entry(subject=Subject.SERVICE, values=values, author=EDITOR, at=NOW, key=key) for _ in range(2)
    }

    found = Service.objects.get(hsds_id=str(key))
    assert numbers == {found.pk}
    assert (found.status, found.served_ids, found.assured_at) == ("active", [city.pk], None)


def test_an_author_is_public_by_whose_behalf_it_is() -> None:
    assert EDITOR.public_name == "Het loket"
    assert dataclasses.replace(EDITOR, source="").public_name == "Eva"
