"""`draagkracht directory search`: the command line gives what a visitor gets, in the format that was agreed."""

import pytest

from tests.integration.cli.conftest import Run
from tests.judged import metrics, product
from tests.judged.reading import JudgedQuery, Part, read_plain

QUERIES = read_plain(Part.TUNED)[::20]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.text)
def test_the_command_line_finds_what_a_visitor_finds(draagkracht: Run, query: JudgedQuery) -> None:
    outcome = draagkracht(
        "directory", "search", "--municipality", query.municipality, "--query", query.text,
        "--limit", metrics.DEPTH, "--json",
    )  # fmt: skip

    assert outcome.code == 0
    assert set(outcome.json) == {"query", "corrected", "relaxed", "total", "results"}
    assert outcome.json["query"] == query.text
    assert [row["service_id"] for row in outcome.json["results"]] == product.search(query.municipality, query.text)
    assert all(set(row) == {"service_id", "name", "score", "matched"} for row in outcome.json["results"])
