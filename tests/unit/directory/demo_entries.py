"""The demo's services as the search for duplicates compares them."""

from typing import Any

from draagkracht.config.demo import feed
from draagkracht.directory.rules.duplicates import Entry

Record = dict[str, Any]


def demo_entries() -> list[Entry]:
    """Return the services of both municipalities."""
    records = [record for slug in ("voorbeeldstad", "voorbeelddorp") for record in feed.build_feed(slug)]
    return [entry_of(number, record) for number, record in enumerate(records, 1)]


def entry_of(number: int, record: Record) -> Entry:
    contacts: list[Record] = record.get("contacts", [])
    phones: list[Record] = [*record.get("phones", []), *(phone for one in contacts for phone in one.get("phones", []))]
    locations: list[Record] = [at["location"] for at in record.get("service_at_locations", [])]
    return Entry(
        id=number,
        name=record["name"],
        organization=(record.get("organization") or {}).get("name", ""),
        phones=tuple(phone["number"] for phone in phones),
        addresses=tuple(
            f"{address['address_1']} {address['postal_code']}"
            for location in locations
            for address in location.get("addresses", [])
        ),
        website=record.get("url") or "",
    )
