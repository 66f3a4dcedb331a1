"""Made-up carers, cases and a log for measuring: 20,000 of the first two and a million rows of the last."""

import datetime
import uuid
from typing import Any

CARERS = 20_000
ROWS = 1_000_000
CONSULTANTS = 100
OPEN_EACH = 60
FREE = 40
OWN_ROWS = 1_000  # in the log of the one carer who looks at it
STATES = ("received", "investigation", "report", "application")

# What the trigger of audit/migrations/0001_initial.py does for each row at commit, for all rows at once.
LINKS = """
DO $$ DECLARE
    entry audit_entry;
    place bigint;
    moment timestamptz := clock_timestamp();
    before bytea;
BEGIN
    SELECT number, hash INTO place, before FROM audit_link WHERE municipality_id = {city} ORDER BY number DESC LIMIT 1;
    place := coalesce(place, 0);
    FOR entry IN SELECT * FROM audit_entry WHERE id > {after} ORDER BY id LOOP
        place := place + 1;
        before := sha256(coalesce(before, ''::bytea) || convert_to(audit_join(
            entry.municipality_id::text, place::text, audit_micros(now()), audit_micros(moment),
            entry.id::text, audit_micros(entry.at), entry.actor_kind, entry.actor_id, entry.actor_label,
            entry.actor_role, entry.actor_organization, entry.subject, entry.action, entry.what, entry.purpose,
            entry.basis, entry.on_behalf_of, entry.about
        ), 'UTF8'));
        INSERT INTO audit_link (entry_id, municipality_id, number, begun_at, linked_at, hash)
        VALUES (entry.id, entry.municipality_id, place, now(), moment, before);
    END LOOP;
END $$
"""
ENTRIES = """
INSERT INTO audit_entry (municipality_id, at, actor_kind, actor_id, actor_label, actor_role, actor_organization,
                         subject, action, what, purpose, basis, on_behalf_of, about)
SELECT {city}, now() - make_interval(secs => ({rows} - n) * 30), 'staff', (n % 97)::text, 'Consulent ' || n % 97,
       'consultant', '', who.name, 'see', (ARRAY['casework.work_list', 'casework.case', 'people.network'])[1 + n % 3],
       'investigation', 'public_task', '', ''
FROM generate_series(1, {rows}) AS n JOIN made_subject AS who
  ON who.number = CASE WHEN n % {step} = 0 THEN -1 ELSE (n * 7919::bigint) % {carers} END
ORDER BY n
"""


def make_cases(city: Any, consultant_id: int) -> list[uuid.UUID]:
    """Add people, and for each a case with its two parties; return the public ids of the people.

    The consultant, and each of a hundred others, has 60 open cases; forty are of nobody yet, the rest is closed.
    """
    from draagkracht.accounts.models import User
    from draagkracht.casework.models import Case, Party
    from draagkracht.people.models import Person

    now = datetime.datetime.now(datetime.UTC)
    others = [User(email=f"consulent{n}@made.example", name=f"Consulent {n}") for n in range(CONSULTANTS)]
    owners = [consultant_id, *(user.pk for user in User.objects.bulk_create(others))]
    people = Person.objects.bulk_create(
        [
            Person(municipality=city, name=f"Mantelzorger {n}", created_at=now, seen_at=now, key=uuid.uuid4())
            for n in range(CARERS)
        ],
        batch_size=2_000,
    )
    cases = Case.objects.bulk_create([case_of(n, city, owners, now) for n in range(CARERS)], batch_size=2_000)
    parties: list[Party] = []
    for number, (case, person) in enumerate(zip(cases, people, strict=True)):
        whole = {"municipality": city, "case": case, "agreed_at": now}
        parties.append(Party(role="client", name=f"Inwoner {number}", **whole))
        parties.append(Party(role="carer", name=person.name, person=person, relation="dochter", **whole))
    Party.objects.bulk_create(parties, batch_size=4_000)
    return [person.public_id for person in people]


def case_of(number: int, city: Any, owners: list[int], now: datetime.datetime) -> Any:
    """Return a case: the first are open and taken, then some that nobody has yet, the rest is closed."""
    from draagkracht.casework.models import Case

    received = now - datetime.timedelta(days=number % 400)
    about: dict[str, Any] = {
        "municipality": city,
        "reference": f"M{number:07d}",
        "asked_by": "client",
        "received_at": received,
        "key": uuid.uuid4(),
    }
    if number >= len(owners) * OPEN_EACH + FREE:
        ended = received + datetime.timedelta(days=60)
        return Case(state="ended", ended_at=ended, consultant_id=owners[number % len(owners)], **about)
    due = now.date() + datetime.timedelta(days=number % 60 - 10)
    clock = {"due_term": "investigation", "due_date": due, "warn_date": due - datetime.timedelta(days=5)}
    owner = owners[number // OPEN_EACH] if number < len(owners) * OPEN_EACH else None
    state = STATES[number % len(STATES)] if owner else STATES[0]
    return Case(state=state, consultant_id=owner, **clock, **about)


def make_log(owner: Any, city_id: int, subjects: list[str], own: str) -> None:
    """Fill the log, as the owner of the tables: a million rows about the subjects, a thousand of them about one."""
    with owner.transaction():
        owner.execute("CREATE TEMPORARY TABLE made_subject (number bigint, name text)")
        with owner.cursor() as cursor, cursor.copy("COPY made_subject FROM STDIN") as copy:
            for number, name in enumerate(subjects):
                copy.write_row((number, name))
            copy.write_row((-1, own))
        (after,) = owner.execute("SELECT coalesce(max(id), 0) FROM audit_entry").fetchone()
        owner.execute("ALTER TABLE audit_entry DISABLE TRIGGER wait")
        owner.execute(ENTRIES.format(city=city_id, rows=ROWS, carers=len(subjects), step=ROWS // OWN_ROWS))
        owner.execute("ALTER TABLE audit_entry ENABLE TRIGGER wait")
        owner.execute(LINKS.format(city=city_id, after=after))
    owner.execute("VACUUM ANALYZE")
