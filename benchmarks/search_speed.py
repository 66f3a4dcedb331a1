"""How fast the search is over 100,000 made-up services of 340 municipalities, beside PostgreSQL's own `dutch`, tantivy.

The questions are those of the judged set with their errors and compounds. Every figure is the median of several rounds;
the first round does not count. The time on the clock decides, so run it on an idle machine. Plain `dutch` has the same
rows, the same scope and an index of its own, without lexicon, correction, second try, numbers or row-level security;
it answers few of these questions, and fast. `dutch, a page` does what a visitor sees of ours: any of the words where
nothing has all of them, twenty in order, and the numbers beside the choices.

    .venv/bin/python benchmarks/search_speed.py

Exit code 1 when a claim fails.
"""

import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["DRAAGKRACHT_MODE"] = "test"
os.environ.setdefault("DRAAGKRACHT_SECRET_KEY", "a key for measuring, long enough for whoever counts characters")

from draagkracht.config import embedded, startup

embedded.ensure_database_url("bench-search")
startup.start()
startup.migrate_and_seed()

from django.db import connection

from benchmarks import made_tables
from benchmarks.other_engines import Document, tantivy_search
from draagkracht.base import tenancy
from draagkracht.config import database
from draagkracht.directory.models import Service
from draagkracht.directory.queries import search
from draagkracht.directory.rules.facts import Facet
from draagkracht.directory.services import indexing
from draagkracht.municipalities.models import Municipality
from tests.judged.reading import Part
from tests.judged.variants import read_part

SEED = 20261122
SIZE = 100_000
QUESTIONS = 200
ROUNDS = 5
SOME_MUNICIPALITIES = 5
UPDATES = 100
WORKERS = 2

PLAIN = """
CREATE TABLE plain_dutch AS SELECT service.id AS service_id, entry.listed_for,
    setweight(to_tsvector('dutch', service.name), 'A') || setweight(to_tsvector('dutch', service.alternate_name), 'B')
    || setweight(to_tsvector('dutch', service.description), 'D') AS vector
  FROM directory_service service JOIN directory_searchentry entry ON entry.service_id = service.id;
CREATE INDEX ON plain_dutch USING gin (listed_for, vector);
GRANT SELECT ON plain_dutch TO draagkracht_app;
ANALYZE
"""
ASK_PLAIN = """
SELECT service_id, ts_rank(vector, question) AS score, count(*) OVER () FROM plain_dutch,
    plainto_tsquery('dutch', %s) question
 WHERE (%s::bigint[] IS NULL OR listed_for && %s::bigint[]) AND vector @@ question ORDER BY score DESC LIMIT 20
"""
ASK_PAGE = """
WITH found AS MATERIALIZED (
    SELECT plain.service_id, ts_rank(plain.vector, question) AS score, entry.name, entry.facts
      FROM plain_dutch plain JOIN directory_searchentry entry USING (service_id),
           (SELECT CASE WHEN %s THEN plainto_tsquery('dutch', %s)
                        ELSE replace(plainto_tsquery('dutch', %s)::text, '&', '|')::tsquery END AS question) asked
     WHERE plain.listed_for && %s::bigint[] AND plain.vector @@ question)
SELECT (SELECT count(*) FROM found),
       (SELECT jsonb_agg(hits) FROM (SELECT service_id, score FROM found ORDER BY score DESC, name LIMIT 20) hits),
       (SELECT jsonb_object_agg(fact, number)
          FROM (SELECT fact, count(*) AS number FROM found, unnest(facts) fact GROUP BY fact) counted)
"""


class Timing(NamedTuple):
    """Milliseconds on the clock: median and 95th percentile over the questions."""

    p50: float
    p95: float


def main() -> int:
    """Measure everything, print it, and return the exit code."""
    owners, rebuild = prepare()
    with database.as_owner(), connection.cursor() as cursor:
        cursor.execute(PLAIN)
    questions = asked()
    some = random.Random(SEED).sample(owners, SOME_MUNICIPALITIES)
    local, plain, page = measured_in(some, questions)
    with tenancy.acting_for(*everybody()):
        nation = measure(lambda text: search.find(text, search.Wish()), questions)
    plain_nation = measure(lambda text: ask_plain(text, None), questions)
    tantivy = measure(tantivy_over(owners), questions)
    filters = median_of([measured_filters(owner) for owner in some])
    update = one_update(owners)
    show("municipality, ours", local)
    show("municipality, plain dutch", plain)
    show("municipality, dutch, a page", page)
    show("country, ours", nation)
    show("country, plain dutch", plain_nation)
    show("country, tantivy (any word)", tantivy)
    show("filters with numbers", filters)
    show("index of one service", update)
    print(f"rebuild of {SIZE:,} services with {WORKERS} processes: {rebuild:.1f} s")
    return verdict(
        {
            "municipality p95 ≤ 15 ms": local.p95 <= 15,
            "municipality p95 ≤ 2 × plain dutch": local.p95 <= 2 * plain.p95,
            "municipality p95 ≤ 2 × dutch, a page": local.p95 <= 2 * page.p95,
            "country p95 ≤ 60 ms": nation.p95 <= 60,
            "filters with numbers p95 ≤ 20 ms": filters.p95 <= 20,
            "index of one service p95 ≤ 50 ms": update.p95 <= 50,
            "rebuild ≤ 60 s": rebuild <= 60,
        }
    )


def prepare() -> tuple[list[int], float]:
    """Load the services where they are not there yet, and rebuild the index; return the owners, and the seconds."""
    made = Municipality.objects.filter(code__startswith="GM5").order_by("pk")
    if not made.exists():
        made_tables.load(SIZE)
    with database.as_owner(), connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS plain_dutch; TRUNCATE directory_searchentry")
    owners = list(made.values_list("pk", flat=True))
    connection.close()
    started = time.perf_counter()
    indexing.rebuild_index(municipality_ids=owners, workers=WORKERS)
    seconds = time.perf_counter() - started
    with database.as_owner(), connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE directory_searchentry")
    return owners, seconds


def everybody() -> list[int]:
    return list(Municipality.objects.values_list("pk", flat=True))


def asked() -> list[str]:
    """Return some questions of the judged set, the same ones each time."""
    texts = sorted({query.text for part in Part for queries in read_part(part).values() for query in queries})
    return random.Random(SEED).sample(texts, QUESTIONS)


def measured_in(owners: Sequence[int], questions: Sequence[str]) -> tuple[Timing, Timing, Timing]:
    """Return the times within a municipality: ours, plain, and plain with a page."""
    ours, plain, page = [], [], []
    for owner in owners:
        with tenancy.acting_for(owner):
            ours.append(measure(lambda text: search.find(text, search.Wish()), questions))
            plain.append(measure(partial(ask_plain, readers=[owner, 0]), questions))
        with database.as_owner():
            page.append(measure(partial(ask_page, readers=[owner, 0]), questions))
    return median_of(ours), median_of(plain), median_of(page)


def measured_filters(owner: int) -> Timing:
    """Return the time of a list that is narrowed down, with the numbers beside each choice."""
    chosen = [
        {},
        {Facet.NEED: "respite"},
        {Facet.CONDITION: "dementia", Facet.LAW: "wmo"},
        {Facet.NEED: "emotional", Facet.LANGUAGE: "nl", Facet.FREE: "yes"},
    ]
    with tenancy.acting_for(owner):
        return measure(lambda wish: search.find("", wish), [search.Wish(chosen=one) for one in chosen] * 25)


def measure(run: Callable[[Any], Any], questions: Iterable[Any]) -> Timing:
    """Return how long `run` takes for these questions: the median of rounds, after one that does not count."""
    questions = list(questions)
    rounds = []
    for number in range(ROUNDS + 1):
        times = []
        for question in questions:
            started = time.perf_counter()
            run(question)
            times.append((time.perf_counter() - started) * 1000)
        cuts = statistics.quantiles(times, n=20)
        if number:
            rounds.append(Timing(cuts[9], cuts[18]))
    return median_of(rounds)


def median_of(timings: Sequence[Timing]) -> Timing:
    return Timing(*(statistics.median(figures) for figures in zip(*timings, strict=True)))


def ask_plain(text: str, readers: list[int] | None) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(ASK_PLAIN, [text, readers, readers])
        return list(cursor.fetchall())


def ask_page(text: str, readers: list[int]) -> Any:
    with connection.cursor() as cursor:
        for all_words in (True, False):
            cursor.execute(ASK_PAGE, [all_words, text, text, readers])
            row = cursor.fetchone()
            if row[0]:
                break
        return row


def tantivy_over(owners: Sequence[int]) -> Callable[[str], Any]:
    """Return tantivy's search over the same names and texts, all as of one municipality."""
    found = []
    for owner in owners:
        with tenancy.acting_for(owner):
            rows = Service.objects.filter(municipality=owner).values_list(
                "hsds_id", "name", "alternate_name", "description"
            )
            found += [
                Document(key, ("country",), {"A": name, "B": other, "C": "", "D": text})
                for key, name, other, text in rows
            ]
    run = tantivy_search(found, all_words=False)
    return lambda text: run("country", text)


def one_update(owners: Sequence[int]) -> Timing:
    """Return how long it takes to index one service again."""
    with tenancy.acting_for(owners[0]):
        keys = list(islice(Service.objects.filter(municipality=owners[0]).values_list("pk", flat=True), UPDATES))
        return measure(lambda key: indexing.index_services(service_ids=[key]), keys)


def show(name: str, timing: Timing) -> None:
    print(f"{name:<30} p50 {timing.p50:>7.2f} ms   p95 {timing.p95:>7.2f} ms")


def verdict(claims: dict[str, bool]) -> int:
    for claim, holds in claims.items():
        print(f"{'holds' if holds else 'FAILS'}: {claim}")
    return 0 if all(claims.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
