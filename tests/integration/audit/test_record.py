"""What stands in the log, who may read it, and that nobody can change it."""

import datetime
import uuid
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import Settings

from draagkracht.audit import queries, services
from draagkracht.audit.models import Entry, Link
from draagkracht.audit.rules import Action, ActorKind, Basis, NotACode, Purpose, Who
from draagkracht.base import tenancy
from tests.integration.audit.conftest import AT, NINA, as_owner, fetch, link_now, new_municipality, record

TABLES = ("audit_entry", "audit_link", "audit_head")


def everything_kept() -> str:
    return repr(list(Entry.objects.values_list()))


def test_a_row_says_who_did_what_with_whose_data_why_and_on_what_ground(municipality_id: int) -> None:
    me = record(municipality_id, action=Action.SHARE, about="case/7f3a", on_behalf_of="Huisartsen Oost")

    (use,) = queries.list_for_subject(me)

    assert (use.at, use.kind, use.label, use.role) == (AT, ActorKind.STAFF, "Nina de Wit", "consultant")
    assert (use.action, use.what, use.about) == (Action.SHARE, "people.network", "case/7f3a")
    assert (use.why, use.basis, use.on_behalf_of) == (Purpose.CONTACT, Basis.CONSENT, "Huisartsen Oost")
    assert not use.is_self


def test_somebody_sees_who_looked_at_their_own_data_and_nobody_elses(municipality_id: int) -> None:
    me, other = record(municipality_id), record(municipality_id)

    mine = queries.list_for_subject(me)

    assert len(mine) == 1
    assert queries.count_for_subject(other) == 1
    assert queries.list_for_subject(uuid.uuid4()) == ()


def test_the_log_keeps_neither_the_id_of_whose_data_it_is_nor_the_name_of_a_resident(municipality_id: int) -> None:
    me, sister = uuid.uuid4(), uuid.uuid4()
    actor = Who(ActorKind.RESIDENT, str(me), "Fatma Yıldız", "carer")
    record(municipality_id, subject=me, actor=actor)
    record(municipality_id, subject=sister, actor=actor, on_behalf_of=me)

    kept = everything_kept()

    assert [word for word in (str(me), me.hex, str(sister), "Fatma", "Yıldız") if word in kept] == []


def test_somebody_recognises_what_they_did_themselves_and_can_leave_it_out(municipality_id: int) -> None:
    me = uuid.uuid4()
    record(municipality_id, subject=me, actor=Who(ActorKind.RESIDENT, str(me), "Fatma"))
    record(municipality_id, subject=me)

    everything, by_others = queries.list_for_subject(me), queries.list_for_subject(me, by_others=True)

    assert [use.is_self for use in everything] == [False, True]
    assert [use.label for use in by_others] == ["Nina de Wit"]
    assert queries.count_for_subject(me, by_others=True) == 1


def test_a_long_list_comes_in_pages_without_a_row_twice(municipality_id: int) -> None:
    me = uuid.uuid4()
    for _ in range(7):
        record(municipality_id, subject=me)

    first = queries.list_for_subject(me, limit=4)
    second = queries.list_for_subject(me, limit=4, before_id=first[-1].id)

    assert (len(first), len(second)) == (4, 3)
    assert len({use.id for use in (*first, *second)}) == 7


def test_many_persons_of_one_screen_are_a_row_each_in_one_statement(
    municipality_id: int, django_assert_max_num_queries: Any
) -> None:
    people = [uuid.uuid4() for _ in range(50)]

    with django_assert_max_num_queries(1):
        services.record_each(
            municipality_id=municipality_id,
            actor=NINA,
            subjects=[*people, people[0]],
            action=Action.SEE,
            what="casework.case",
            why=Purpose.INVESTIGATION,
            basis=Basis.PUBLIC_TASK,
            at=AT,
        )

    assert [queries.count_for_subject(one) for one in people] == [1] * 50


def test_what_is_nobodys_data_has_no_subject(municipality_id: int) -> None:
    record(municipality_id, subject=None)

    assert [entry.subject for entry in Entry.objects.all()] == [""]


@pytest.mark.parametrize(
    "wrong",
    [
        {"what": "Fatma Yıldız"},
        {"what": "people"},
        {"what": "a." + "b" * 80},
        {"about": "het dossier van Fatma"},
        {"about": "x" * 121},
        {"actor": Who(ActorKind.RESIDENT, "fatma@voorbeeld.example")},
        {"actor": Who(ActorKind.STAFF, "Nina de Wit")},
        {"actor": Who(ActorKind.STAFF, "17", "Nina", "heel aardig")},
    ],
    ids=str,
)
def test_words_where_a_code_belongs_are_refused_and_not_repeated(municipality_id: int, wrong: dict[str, Any]) -> None:
    with pytest.raises(NotACode) as refusal:
        record(municipality_id, **wrong)

    assert "atma" not in str(refusal.value)
    assert Entry.objects.count() == 0


def test_a_row_made_with_an_older_key_is_found_for_as_long_as_the_key_is_listed(
    municipality_id: int, settings: Settings
) -> None:
    settings.AUDIT_KEYS = ["the first key"]
    me = record(municipality_id)
    settings.AUDIT_KEYS = ["the second key", "the first key"]
    record(municipality_id, subject=me)

    found = queries.count_for_subject(me)

    settings.AUDIT_KEYS = ["the second key"]
    assert (found, queries.count_for_subject(me)) == (2, 1)


def test_without_keys_of_its_own_the_log_goes_by_the_secret_key_and_the_former_ones(
    municipality_id: int, settings: Settings
) -> None:
    settings.AUDIT_KEYS = []
    me = record(municipality_id)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another secret key"

    assert queries.count_for_subject(me) == 1


def test_the_logs_of_two_municipalities_do_not_share_a_pseudonym(municipality_id: int) -> None:
    me, other = uuid.uuid4(), new_municipality()
    record(municipality_id, subject=me)
    with tenancy.acting_for(other):
        record(other, subject=me)

    with tenancy.acting_for(municipality_id, other):
        names = set(Entry.objects.values_list("subject", flat=True))
        seen = queries.count_for_subject(me)

    assert len(names) == 2
    assert seen == 2


def test_another_municipality_sees_nothing_on_either_path(municipality_id: int) -> None:
    me = record(municipality_id)
    link_now()

    with tenancy.acting_for(new_municipality()):
        by_query = queries.list_for_subject(me)
        past_the_manager = [fetch(f"SELECT count(*) FROM {table}")[0][0] for table in TABLES]

    assert (by_query, past_the_manager) == ((), [0, 0, 0])


def test_a_row_for_another_municipality_cannot_be_written(municipality_id: int) -> None:
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        record(new_municipality())


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("change", ["UPDATE {} SET municipality_id = 1", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_application_has_no_right_to_change_or_delete(municipality_id: int, table: str, change: str) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        fetch(change.format(table))


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("change", ["UPDATE {} SET municipality_id = 1", "DELETE FROM {}", "TRUNCATE {}"])
def test_not_even_the_owner_changes_or_deletes_a_row(municipality_id: int, table: str, change: str) -> None:
    record(municipality_id)
    link_now()
    services.sign_head(municipality_id=municipality_id, at=AT)

    with pytest.raises(DatabaseError, match="never changed or deleted"), transaction.atomic(), as_owner():
        fetch(change.format(table))


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO audit_link VALUES (1, %s, 1, now(), now(), '')",
        "INSERT INTO audit_turn VALUES (1, %s)",
        "SELECT * FROM audit_turn WHERE municipality_id = %s",
        "ALTER TABLE audit_entry DISABLE TRIGGER ALL -- %s",
        "SET LOCAL session_replication_role = replica -- %s",
    ],
)
def test_the_application_cannot_make_links_or_pass_by_the_database_that_makes_them(
    municipality_id: int, statement: str
) -> None:
    with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), transaction.atomic():
        fetch(statement, municipality_id)


def test_a_row_that_was_undone_leaves_nothing(municipality_id: int) -> None:
    kept = record(municipality_id)
    with transaction.atomic():
        undone = record(municipality_id)
        transaction.set_rollback(True)
    record(municipality_id)
    link_now()

    assert (queries.count_for_subject(kept), queries.count_for_subject(undone)) == (1, 0)
    assert list(Link.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert queries.verify_log(municipality_id, now=AT).broken == 0
    assert connection.needs_rollback is False


def test_nothing_waits_for_its_place_after_a_transaction(municipality_id: int) -> None:
    for _ in range(3):
        record(municipality_id)
    link_now()

    with as_owner():
        waiting = fetch("SELECT count(*) FROM audit_turn")

    assert waiting == [(0,)]
    assert Link.objects.count() == 3


def test_a_moment_keeps_its_microseconds_in_the_chain(municipality_id: int) -> None:
    record(municipality_id, at=datetime.datetime(1999, 12, 31, 23, 59, 59, 999_999, tzinfo=datetime.UTC))
    record(municipality_id, at=AT.replace(microsecond=1))
    link_now()

    assert queries.verify_log(municipality_id, now=AT).broken == 0


@pytest.mark.parametrize("name", ["é́ \U0001f9e1", "12:3,4:5", "محمد", "a\nb", "x" * 300], ids=ascii)
def test_whatever_a_name_holds_the_database_and_we_come_to_the_same_hash(municipality_id: int, name: str) -> None:
    record(municipality_id, actor=Who(ActorKind.STAFF, "17", name, "consultant", name))
    link_now()

    found = queries.verify_log(municipality_id, now=AT)

    assert (found.rows, found.broken) == (1, 0)
