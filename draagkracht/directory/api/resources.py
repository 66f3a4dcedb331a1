"""What each address answers with: one function for a list and one for a single thing. None: there is no such thing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from draagkracht.directory.api import answers, parameters
from draagkracht.directory.queries import edition as editions
from draagkracht.directory.queries import exchange, selection
from draagkracht.directory.queries.edition import Edition, Taxonomy
from draagkracht.directory.rules.hsds import publish

Json = dict[str, Any]
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was understood: the state of the directory, what was asked, and of which thing."""

    edition: Edition
    asked: Mapping[str, Any]
    id: str = ""
    base: str = ""  # the address of the API, without a slash at the end

    def page(self, rows: Any, total: int, write: Callable[[Any], Sequence[Json]]) -> Json:
        """Return the page that was asked for, of rows that can be sliced."""
        most = parameters.MOST_MINIMAL if self.asked.get("minimal") else parameters.PER_PAGE
        page, each = self.asked.get("page", 1), self.asked.get("per_page", most)
        contents = write(rows[(page - 1) * each : page * each])
        return answers.page_of(contents, total=total, page=page, per_page=each)


def about(question: Question) -> Json:
    """Answer what this API is."""
    return {
        "version": "HSDS-UK-3.0",
        "profile": "https://docs.openreferraluk.org/",
        "openapi_url": f"{question.base}/openapi.json",
    }


def list_services(question: Question) -> Json:
    """Answer with services."""
    found = selection.select_services(question.edition, question.asked)
    if question.asked.get("minimal"):
        return question.page(found.values_list("hsds_id", "modified_at"), found.count(), _minimal)
    write = _full_services if question.asked.get("full") else _listed_services
    return question.page(found, found.count(), write)


def _minimal(rows: Any) -> list[Json]:
    return [
        {"id": publish.identifier("service", key), "modified_date": moment.isoformat(timespec="seconds")}
        for key, moment in rows
    ]


def _full_services(rows: Any) -> list[Json]:
    return [publish.full_service(record) for record in exchange.read_full(rows)]


def _listed_services(rows: Any) -> list[Json]:
    return [publish.listed_service(record) for record in exchange.read_listed(rows)]


def show_service(question: Question) -> Json | None:
    """Answer with one service."""
    service_id = editions.get_service_id(question.edition, question.id)
    for key in dict.fromkeys((question.id, service_id, question.id.lower())):
        found = _full_services(exchange.list_published().filter(hsds_id=key)[:1])
        if found:
            return found[0]
    return None


def find_successor(question: Question) -> str | None:
    """Return the id under which a service lives on that became one with another; None where it did not."""
    return editions.get_successor_id(question.edition, question.id)


def list_organizations(question: Question) -> Json:
    """Answer with organisations."""
    found = selection.select_organizations(question.asked)
    return question.page(
        found, found.count(), lambda rows: [publish.organization(exchange.read_organization(row)) for row in rows]
    )


def show_organization(question: Question) -> Json | None:
    """Answer with one organisation and the services that it gives here."""
    made = editions.get_organization_id(question.edition, question.id)
    row = exchange.list_providers().filter(hsds_id__in={question.id, question.id.lower(), made}).first()
    if row is None:
        return None
    services = exchange.list_published().filter(organization__hsds_id=row.hsds_id)
    write = _full_services if question.asked.get("full_service") else _listed_services
    return {**publish.organization(exchange.read_organization(row)), "services": write(services)}


def list_service_at_locations(question: Question) -> Json:
    """Answer with services at their places. Raises PostcodeIsUnknown."""
    found = selection.select_places(question.edition, question.asked)
    is_full = bool(question.asked.get("full"))
    write = publish.full_service_at_location if is_full else publish.listed_service_at_location
    return question.page(
        found, found.count(), lambda rows: [write(*pair) for pair in exchange.read_places(rows, full=is_full)]
    )


def show_service_at_location(question: Question) -> Json | None:
    """Answer with one service at one of its places."""
    key = editions.get_place_key(question.edition, question.id)
    found = exchange.read_places(exchange.list_places().filter(pk=key), full=True) if key else []
    return publish.full_service_at_location(*found[0]) if found else None


def list_taxonomies(question: Question) -> Json:
    """Answer with lists of terms."""
    found = list(editions.get_vocabulary(question.edition).taxonomies.values())
    return question.page(found, len(found), lambda rows: [_taxonomy(row) for row in rows])


def show_taxonomy(question: Question) -> Json | None:
    """Answer with one list of terms, and its terms."""
    vocabulary = editions.get_vocabulary(question.edition)
    found = vocabulary.taxonomies.get(question.id.lower())
    if found is None:
        return None
    terms = [publish.term(term) for term in vocabulary.terms.values() if term.taxonomy == found.name]
    return {**_taxonomy(found), "taxonomy_terms": terms}


def _taxonomy(found: Taxonomy) -> Json:
    return {"id": found.id, "name": found.name, "description": found.description}


def list_taxonomy_terms(question: Question) -> Json:
    """Answer with terms."""
    found = list(editions.get_vocabulary(question.edition).terms.values())
    return question.page(found, len(found), lambda rows: [publish.term(row) for row in rows])


def show_taxonomy_term(question: Question) -> Json | None:
    """Answer with one term."""
    found = editions.get_vocabulary(question.edition).terms.get(question.id.lower())
    return publish.term(found) if found else None
