"""How well people find what they mean: our search against PostgreSQL's `dutch` and tantivy, on the judged set.

    .venv/bin/python benchmarks/search_quality.py

The tables have the mean nDCG@10 for each kind of query, and which part of all queries found nothing. The others get the
same texts with the same weights, and nothing more: no lexicon, no correction, no second try. Exit code 1 when ours does
not reach its bars on the part that nobody tunes on.
"""

import os
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["DRAAGKRACHT_MODE"] = "test"
os.environ.setdefault("DRAAGKRACHT_SECRET_KEY", "a key for measuring, long enough for whoever counts characters")

from draagkracht.config import embedded, startup

embedded.ensure_database_url("bench-quality")
startup.start()
startup.migrate_and_seed()

from django.db import connection

from benchmarks.other_engines import Document, postgres_search, tantivy_search
from draagkracht.base import tenancy
from draagkracht.directory.models import ServiceAtLocation
from draagkracht.directory.queries.listing import published
from draagkracht.directory.rules import codes, documents
from draagkracht.directory.services import indexing
from draagkracht.municipalities.models import Municipality
from tests.judged import bars, harness, product
from tests.judged.reading import Part


def main() -> int:
    """Measure every engine on both parts, print the tables, and return the exit code."""
    municipalities = dict(Municipality.objects.values_list("slug", "pk"))
    indexing.rebuild_index(municipality_ids=municipalities.values())
    found = list(searched(municipalities))
    with connection.cursor() as cursor:
        engines: dict[str, harness.Search] = {
            "ours": product.search,
            "PostgreSQL dutch": postgres_search(cursor, found),
            "tantivy, any word": tantivy_search(found, all_words=False),
            "tantivy, all words": tantivy_search(found, all_words=True),
        }
        measured = {part: {name: timed(search, part) for name, search in engines.items()} for part in Part}
    for part, of_engines in measured.items():
        show(part, of_engines)
    print()
    for name, (figures, _) in measured[Part.UNTOUCHED].items():
        print(f"{name}, on the untouched part\n{harness.table(figures)}\n")
    missed = bars.missed(measured[Part.UNTOUCHED]["ours"][0])
    print(f"FAILS on the untouched part: {', '.join(missed)}" if missed else "holds: every bar, on the untouched part")
    return 1 if missed else 0


def timed(search: harness.Search, part: Part) -> tuple[dict[str, harness.Figures], float]:
    """Return the figures of a search, and how many milliseconds it took for a query."""
    started = time.perf_counter()
    figures = harness.measure(search, part)
    return figures, (time.perf_counter() - started) * 1000 / figures["all"].queries


def show(part: Part, of_engines: Mapping[str, tuple[dict[str, harness.Figures], float]]) -> None:
    """Print the nDCG of every engine on one part."""
    kinds = list(of_engines["ours"][0])
    print(f"\n{part}, mean nDCG@10{'':>8}" + " ".join(f"{kind:>9}" for kind in kinds) + "  no result  ms/query")
    for name, (figures, milliseconds) in of_engines.items():
        cells = " ".join(f"{figures[kind].ndcg:>9.3f}" for kind in kinds)
        print(f"{name:<30} {cells} {figures['all'].zero_result_rate:>10.1%} {milliseconds:>9.1f}")


def searched(municipalities: Mapping[str, int]) -> Iterator[Document]:
    """Yield the listed services of these municipalities (keys by slug), with the text that ours indexes."""
    columns = ("pk", "hsds_id", "name", "alternate_name", "asked_as", "organization__name", "languages")
    for slug, key in municipalities.items():
        with tenancy.acting_for(key):
            rows = published(codes.ServiceStatus.ACTIVE).values(*columns, *indexing.TEXTS, *indexing.CODED.values())
            spots: dict[int, list[str]] = {}
            for pk, *names in ServiceAtLocation.objects.values_list("service", "location__name", "location__city"):
                spots.setdefault(pk, []).extend(names)
            for row in rows:
                text = documents.fields_of(
                    name=row["name"],
                    alternate_name=row["alternate_name"],
                    asked_as=row["asked_as"],
                    organization=row["organization__name"] or "",
                    coded={facet: row[column] for facet, column in indexing.CODED.items()},
                    languages=row["languages"],
                    texts=[*(row[name] for name in indexing.TEXTS), *spots.get(row["pk"], ())],
                )
                yield Document(row["hsds_id"], (slug,), text)


if __name__ == "__main__":
    sys.exit(main())
