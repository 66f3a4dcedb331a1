"""Whatever the owner of the database does to the log behind our back is found: a thousand random changes."""

import random
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from draagkracht.audit import queries, services
from draagkracht.audit.queries import rows
from draagkracht.audit.queries.verifying import EVERYTHING
from draagkracht.audit.rules import Action, ActorKind, Who, chain
from tests.integration.audit.conftest import AT, as_owner, fetch, link_now, record

MUTATIONS: Final = 1_000
ROWS: Final = 24
TEXTS: Final = rows.COLUMNS
Random = random.Random
Mutation = Callable[[Random, int], None]


@pytest.fixture
def log(
    municipality_id: int,
    tmp_path: Path,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> int:
    """Fill a log, sign it twice, keep the heads in a file as well, and let go of the triggers that guard it."""
    settings.AUDIT_HEADS_FILE = str(tmp_path / "heads.jsonl")
    for number in range(ROWS):
        actor = Who(ActorKind.STAFF, str(number), f"Medewerker {number}", "consultant", "Voorbeeldstad")
        record(municipality_id, actor=actor, action=list(Action)[number % 5], about=str(uuid.uuid4()))
        if number in {ROWS // 2, ROWS - 1}:
            link_now()
            with django_capture_on_commit_callbacks(execute=True):
                services.sign_head(municipality_id=municipality_id, at=AT)
    with as_owner():
        for table in ("audit_entry", "audit_link", "audit_head"):
            fetch(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        fetch("ALTER TABLE audit_link DROP CONSTRAINT link_has_one_place")
        fetch("ALTER TABLE audit_head DROP CONSTRAINT head_has_one_place")
    return municipality_id


def pick(chance: Random, table: str, log: int, number: int = 1) -> list[int]:
    """Return the keys of some rows."""
    key = "entry_id" if table == "audit_link" else "id"
    found = [one for (one,) in fetch(f"SELECT {key} FROM {table} WHERE municipality_id = %s ORDER BY 1", log)]
    return chance.sample(found, number)


def another_text(chance: Random, column: str, key: int) -> str:
    """Return what else could stand in a column of words: a sign more, less or other, or nothing."""
    ((old,),) = fetch(f"SELECT {column} FROM audit_entry WHERE id = %s", key)
    place = chance.randrange(len(old) + 1)
    options = [old[:place] + chance.choice("aZ0.:,é ") + old[place:], old[:place] + old[place + 1 :], "", "x"]
    return str(chance.choice([one[:20] for one in options if one[:20] != old] or ["y"]))


MOMENTS: Final = (
    "{} + make_interval(secs => 0.000001)",
    "{} - interval '1 day'",
    "'infinity'",
    "'-infinity'",
    "'1700-01-01'",
)


def change_word(chance: Random, log: int) -> None:
    (key,) = pick(chance, "audit_entry", log)
    column = chance.choice(TEXTS)
    fetch(f"UPDATE audit_entry SET {column} = %s WHERE id = %s", another_text(chance, column, key), key)


def move_sign_to_next_column(chance: Random, log: int) -> None:
    """What stands in two columns together stays the same text: only the border moves."""
    (key,) = pick(chance, "audit_entry", log)
    fetch(
        "UPDATE audit_entry SET actor_label = left(actor_label, -1), actor_role = right(actor_label, 1) || actor_role"
        " WHERE id = %s",
        key,
    )


def change_moment(chance: Random, log: int) -> None:
    table, column = chance.choice(
        [("audit_entry", "at"), ("audit_link", "begun_at"), ("audit_link", "linked_at"), ("audit_head", "at")]
    )
    (key,) = pick(chance, table, log)
    name = "entry_id" if table == "audit_link" else "id"
    fetch(f"UPDATE {table} SET {column} = {chance.choice(MOMENTS).format(column)} WHERE {name} = %s", key)


def change_number(chance: Random, log: int) -> None:
    table, column = chance.choice(
        [
            ("audit_entry", "id"),
            ("audit_entry", "municipality_id"),
            ("audit_link", "entry_id"),
            ("audit_link", "municipality_id"),
            ("audit_link", "number"),
            ("audit_head", "municipality_id"),
            ("audit_head", "number"),
            ("audit_head", "position"),
        ]
    )
    (key,) = pick(chance, table, log)
    name = "entry_id" if table == "audit_link" else "id"
    step = chance.choice([1_000, 10**9, -(10**6)])
    fetch(f"UPDATE {table} SET {column} = {column} + %s WHERE {name} = %s", step, key)


def change_byte(chance: Random, log: int) -> None:
    table, column = chance.choice(
        [("audit_link", "hash"), ("audit_head", "hash"), ("audit_head", "digest"), ("audit_head", "signature")]
    )
    (key,) = pick(chance, table, log)
    name = "entry_id" if table == "audit_link" else "id"
    where, value = chance.randrange(32), chance.randrange(1, 256)
    fetch(
        f"UPDATE {table} SET {column} = set_byte({column}, %s, get_byte({column}, %s) # %s) WHERE {name} = %s",
        *(where, where, value, key),
    )


def change_key_of_head(chance: Random, log: int) -> None:
    (key,) = pick(chance, "audit_head", log)
    fetch("UPDATE audit_head SET key = %s WHERE id = %s", chance.choice(["", "ab" * 32]), key)


def delete(chance: Random, log: int) -> None:
    tables = chance.choice([["audit_entry"], ["audit_link"], ["audit_head"], ["audit_entry", "audit_link"]])
    (key,) = pick(chance, tables[0], log)
    for table in tables:
        fetch(f"DELETE FROM {table} WHERE {'entry_id' if table == 'audit_link' else 'id'} = %s", key)


def insert(chance: Random, log: int) -> None:
    (key,) = pick(chance, "audit_entry", log)
    fetch(
        f"INSERT INTO audit_entry (municipality_id, at, {', '.join(TEXTS)})"
        f" SELECT municipality_id, at, {', '.join(TEXTS)} FROM audit_entry WHERE id = %s",
        key,
    )
    if chance.random() < 0.7:
        # With a link of its own too: where another stands, or at the end with the hash of another.
        place = chance.choice(
            ["number", "(SELECT max(number) + 1 FROM audit_link WHERE municipality_id = l.municipality_id)"]
        )
        fetch(
            "INSERT INTO audit_link SELECT currval(pg_get_serial_sequence('audit_entry', 'id')), municipality_id,"
            f" {place}, begun_at, linked_at, hash FROM audit_link l WHERE entry_id = %s",
            key,
        )


def swap_entries(chance: Random, log: int) -> None:
    one, other = pick(chance, "audit_entry", log, 2)
    fetch("UPDATE audit_link SET entry_id = -entry_id WHERE entry_id IN (%s, %s)", one, other)
    fetch("UPDATE audit_link SET entry_id = %s WHERE entry_id = %s", one, -other)
    fetch("UPDATE audit_link SET entry_id = %s WHERE entry_id = %s", other, -one)


def swap_words(chance: Random, log: int) -> None:
    one, other = pick(chance, "audit_entry", log, 2)
    fetch(
        "UPDATE audit_entry a SET actor_label = b.actor_label, about = b.about FROM audit_entry b"
        " WHERE (a.id, b.id) IN ((%s, %s), (%s, %s))",
        *(one, other, other, one),
    )


def cut_tail(chance: Random, log: int) -> None:
    length = chance.randrange(1, ROWS + 1)
    last = [one for (one,) in fetch("SELECT entry_id FROM audit_link WHERE municipality_id = %s ORDER BY 1", log)]
    fetch("DELETE FROM audit_entry WHERE id = ANY (%s)", last[-length:])
    fetch("DELETE FROM audit_link WHERE entry_id = ANY (%s)", last[-length:])
    if chance.random() < 0.5:  # and the heads that would tell
        fetch("DELETE FROM audit_head WHERE municipality_id = %s AND position > %s", log, ROWS - length)


def recompute(log: int, key: int, *, only_one: bool) -> None:
    """Make the hashes right again from a row on, with the arithmetic of the chain."""
    previous, is_after = chain.START, False
    for row in rows.iterate(EVERYTHING, [log, log]):
        is_after = is_after or row.entry_id == key
        digest = chain.link_hash(previous, log, row) if is_after else row.hash or b""
        fetch("UPDATE audit_link SET hash = %s WHERE entry_id = %s", digest, row.entry_id)
        previous = digest
        is_after = is_after and not only_one


def change_and_recompute_one(chance: Random, log: int) -> None:
    (key,) = pick(chance, "audit_entry", log)
    fetch("UPDATE audit_entry SET about = %s WHERE id = %s", another_text(chance, "about", key), key)
    recompute(log, key, only_one=True)


def change_and_recompute_all(chance: Random, log: int) -> None:
    (key,) = pick(chance, "audit_entry", log)
    fetch("UPDATE audit_entry SET actor_id = %s WHERE id = %s", another_text(chance, "actor_id", key), key)
    recompute(log, key, only_one=False)
    if chance.random() < 0.5:  # and the heads that would tell
        fetch("DELETE FROM audit_head WHERE municipality_id = %s", log)


MUTATE: Final[tuple[Mutation, ...]] = (
    change_word,
    move_sign_to_next_column,
    change_moment,
    change_number,
    change_byte,
    change_key_of_head,
    delete,
    insert,
    swap_entries,
    swap_words,
    cut_tail,
    change_and_recompute_one,
    change_and_recompute_all,
)


def find_broken(log: int, chance: Random, mutate: Mutation) -> int:
    """Return how many places are broken after a mutation, and undo it."""
    with transaction.atomic():
        with as_owner():
            mutate(chance, log)
        broken = queries.verify_log(log, now=AT).broken
        transaction.set_rollback(True)
    return broken


def test_a_thousand_random_changes_by_the_owner_are_all_found(log: int) -> None:
    chance = Random(20261123)
    before = queries.verify_log(log, now=AT)

    missed = []
    for number in range(MUTATIONS):
        mutate = MUTATE[number % len(MUTATE)]
        if find_broken(log, chance, mutate) == 0:
            missed.append(f"{number} {mutate.__name__}")

    after = queries.verify_log(log, now=AT)
    assert missed == []
    assert (before.rows, before.heads, before.broken) == (ROWS, 2, 0)
    assert after == before


def test_a_change_that_changes_nothing_is_not_called_a_break(log: int) -> None:
    def touch(chance: Random, log: int) -> None:
        fetch("UPDATE audit_entry SET about = about WHERE municipality_id = %s", log)

    assert find_broken(log, Random(1), touch) == 0


def test_a_break_is_named_once_with_its_place(log: int) -> None:
    ((key,),) = fetch("SELECT entry_id FROM audit_link WHERE municipality_id = %s AND number = 5", log)
    with as_owner():
        fetch("UPDATE audit_entry SET about = 'iets anders' WHERE id = %s", key)

    found = queries.verify_log(log, now=AT)

    assert [(one.kind, one.number, one.entry_id) for one in found.breaks] == [("row", 5, key)]


def test_of_very_many_breaks_the_first_are_named_and_all_are_counted(log: int) -> None:
    with as_owner():
        fetch("UPDATE audit_entry SET about = 'iets anders' WHERE municipality_id = %s", log)

    found = queries.verify_log(log, now=AT)

    assert (len(found.breaks), found.broken) == (20, ROWS)


def test_without_a_file_outside_the_database_a_head_still_tells_of_a_tail_that_was_cut(
    log: int, settings: Settings
) -> None:
    settings.AUDIT_HEADS_FILE = ""

    def cut(chance: Random, log: int) -> None:
        fetch("DELETE FROM audit_entry WHERE id = (SELECT max(id) FROM audit_entry WHERE municipality_id = %s)", log)
        fetch("DELETE FROM audit_link WHERE municipality_id = %s AND number = %s", log, ROWS)

    assert find_broken(log, Random(1), cut) == 1


def test_the_constraints_that_were_let_go_here_would_have_refused_a_second_row_at_one_place(
    municipality_id: int,
) -> None:
    record(municipality_id)
    link_now()

    with pytest.raises(DatabaseError, match="link_has_one_place"), transaction.atomic(), as_owner():
        fetch(
            "INSERT INTO audit_link SELECT entry_id + 1000000, municipality_id, number, begun_at, linked_at, hash"
            " FROM audit_link WHERE municipality_id = %s",
            municipality_id,
        )
    assert connection.needs_rollback is False
