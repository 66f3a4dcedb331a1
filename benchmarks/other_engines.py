"""Search engines to set ours against: PostgreSQL's own `dutch` configuration, and tantivy with its Dutch stemmer.

Each gets the same texts with the same weights as ours, and is otherwise as it comes out of the box.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import tantivy

WEIGHTS = {"A": 1.0, "B": 0.4, "C": 0.2, "D": 0.1}  # PostgreSQL's default for each label
MOST = 10

Search = Callable[[str, str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Document:
    """A service as an engine gets it: its id, the slugs of the municipalities that see it, and its text per weight."""

    service_id: str
    municipalities: tuple[str, ...]
    text: Mapping[str, str]


def postgres_search(cursor: Any, documents: Iterable[Document]) -> Search:
    """Return a search with PostgreSQL's `dutch`, over a temporary table of this connection."""
    vector = " || ".join(f"setweight(to_tsvector('dutch', %s), '{label}')" for label in WEIGHTS)
    cursor.execute("CREATE TEMPORARY TABLE plain (service_id text, municipalities text[], vector tsvector)")
    for document in documents:
        texts = [document.text.get(label, "") for label in WEIGHTS]
        cursor.execute(
            f"INSERT INTO plain VALUES (%s, %s, {vector})",
            [document.service_id, list(document.municipalities), *texts],
        )
    cursor.execute("CREATE INDEX ON plain USING gin (vector)")

    def search(municipality: str, text: str) -> Sequence[str]:
        cursor.execute(
            """
            SELECT service_id FROM plain, websearch_to_tsquery('dutch', %s) AS query
            WHERE vector @@ query AND %s = ANY (municipalities)
            ORDER BY ts_rank(vector, query) DESC, service_id LIMIT %s
            """,
            [text, municipality, MOST],
        )
        return [service_id for (service_id,) in cursor.fetchall()]

    return search


def tantivy_search(documents: Iterable[Document], *, all_words: bool) -> Search:
    """Return a search with tantivy, over an index in memory; with `all_words`, every word must be there (AND)."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("service_id", stored=True, tokenizer_name="raw")
    builder.add_text_field("municipality", tokenizer_name="raw")
    for label in WEIGHTS:
        builder.add_text_field(label, tokenizer_name="dutch")
    index = tantivy.Index(builder.build())
    index.register_tokenizer("dutch", _dutch_analyser())
    writer = index.writer()
    for document in documents:
        fields = {label: [document.text.get(label, "")] for label in WEIGHTS}
        writer.add_document(
            tantivy.Document(service_id=[document.service_id], municipality=list(document.municipalities), **fields)
        )
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(municipality: str, text: str) -> Sequence[str]:
        words, _ = index.parse_query_lenient(
            text, list(WEIGHTS), field_boosts=WEIGHTS, conjunction_by_default=all_words
        )
        here = tantivy.Query.const_score_query(tantivy.Query.term_query(index.schema, "municipality", municipality), 0)
        both = tantivy.Query.boolean_query([(tantivy.Occur.Must, words), (tantivy.Occur.Must, here)])
        hits = searcher.search(both, MOST).hits
        return [str(searcher.doc(address)["service_id"][0]) for _, address in hits]

    return search


def _dutch_analyser() -> tantivy.TextAnalyzer:
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(40))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.stemmer("dutch"))
        .build()
    )
