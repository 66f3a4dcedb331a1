"""What somebody may do who finds nothing: which choice to leave, and what there is of each kind of help."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from draagkracht.directory.models import SearchEntry
from draagkracht.directory.queries import search
from draagkracht.directory.queries.listing import LAST_PAGE, Filters
from draagkracht.directory.rules.facts import Facet, fact

WORDS, AGE = "words", "age"


@dataclass(frozen=True, slots=True)
class WaysOut:
    """For each choice (a facet, WORDS or AGE) how many services there are `without` it, most first; and how many of
    each need in all."""

    without: Mapping[str, int] = field(default_factory=dict)
    needs: Mapping[str, int] = field(default_factory=dict)

    def need(self, code: str) -> int:
        """Return how many services there are for a need."""
        return self.needs.get(fact(Facet.NEED, code), 0)


def find_ways_out(filters: Filters, found: search.Found) -> WaysOut:
    """Return how to go on from filters that find nothing. Eight queries at most."""
    counts: dict[str, int] = {}
    chosen = filters.chosen()
    if found.answers and chosen:
        counts |= _count_without_each(filters)
    if filters.age is not None and (filters.words or chosen):
        counts[AGE] = _count(replace(filters, age=None))
    if filters.words and (chosen or filters.age is not None):
        counts[WORDS] = _count(replace(filters, words=""))
    most_first = sorted(((name, number) for name, number in counts.items() if number), key=lambda row: -row[1])
    return WaysOut(dict(most_first), search.count_services(search.Wish()))


def _count(filters: Filters) -> int:
    return search.find(filters.words, replace(filters.wish(), most=0), literally=filters.literally).total


def _count_without_each(filters: Filters) -> dict[str, int]:
    """Return for each fact that was chosen how many services there are without it: from the facts of all answers."""
    every = replace(filters.wish(), chosen={}, most=LAST_PAGE)
    answers = search.find(filters.words, every, literally=filters.literally).hits
    entries = SearchEntry.objects.filter(pk__in=[hit.pk for hit in answers])
    facts = [frozenset(row) for row in entries.values_list("facts", flat=True)]
    counts: dict[str, int] = {}
    for left in filters.chosen():
        gone = {left, Facet.RESPITE_FORM} if left is Facet.NEED else {left}
        kept = {fact(facet, code) for facet, code in filters.chosen().items() if facet not in gone}
        counts[left] = sum(kept <= row for row in facts)
    return counts
