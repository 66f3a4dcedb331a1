"""The attacks themselves, one function for each kind of thing that arrives; with few examples and with many."""

import json
import uuid
from typing import Any
from urllib.parse import quote, quote_from_bytes

from django.db import transaction

from draagkracht.base import tenancy
from draagkracht.directory.queries import get_catalogue
from draagkracht.directory.rules.hsds.feed import read_feed
from draagkracht.directory.services import import_services
from draagkracht.municipalities.models import Municipality
from draagkracht.referrals.models import CallRequest
from tests.integration import hostile
from tests.integration.asking import ask, complete_cookie, first_answers, visitor
from tests.integration.hostile import check_reply, follow

CALL_FIELDS = {
    "phone": ["000 12 34 999", "+31 00 123 45 01", "0031001234501"],
    "name": ["Fatma"],
    "daypart": ["any", "morning", "afternoon", "evening"],
    "language": ["nl", "en", "tr", "ar", "other"],
    "key": [str(uuid.UUID(int=5))],
    "via": ["flyer"],
}


FILTER_FIELDS = {
    "woord": ["oppas", "wandelen"],
    "plaats": ["Oost", "Utrecht"],
    "behoefte": ["respite", "emotional"],
    "vorm": ["stay", "care_farm"],
    "voor": ["dementia", "none"],
    "taal": ["nl", "tr"],
    "dag": ["MO", "SU", "XX"],
    "wet": ["wmo", "none"],
    "kosten": ["gratis"],
    "leeftijd": ["8", "70"],
    "sorteer": ["afstand"],
    "letterlijk": ["ja"],
    "thuis": ["ja"],
    "online": ["ja"],
    "pagina": ["1", "2", "999999999"],
}


def check_page_of_check(page: str, body: bytes, *, young: bool = False) -> None:
    """Assert that a form for a page of a check that is otherwise complete gets a page or a sentence."""
    client = visitor(cookie=complete_cookie(young=young))

    response = client.post(f"/check/vraag/{page}/", body, content_type=hostile.FORM)

    check_reply(response)
    follow(client, response)


def check_call_form(body: bytes) -> None:
    """Assert that a form to be called gets a page or a sentence."""
    municipality = Municipality.objects.get(slug="voorbeeldstad")
    with tenancy.acting_for(municipality.pk):
        CallRequest.objects.all().delete()
    client = visitor()

    response = client.post("/bel-mij/", body, content_type=hostile.FORM)

    check_reply(response)
    follow(client, response)


def check_filters(query: bytes) -> None:
    """Assert that choices in the directory get a page or a sentence."""
    query = query[:4_000]

    response = visitor().get(f"/wat-is-er/?{query.decode()}")

    check_reply(response)


def check_cookie(cookie: str, path: str) -> None:
    """Assert that a page of the check shows with any cookie."""
    client = visitor(cookie=cookie)

    response = client.get(path)

    check_reply(response)
    follow(client, response)


def check_address(start: str, rest: bytes, end: str) -> None:
    """Assert that an address gets a page or a sentence."""
    reply = ask(f"{start}{quote_from_bytes(rest[:2_000])}{end}")

    assert reply.status in hostile.FINE | hostile.SENTENCES
    assert not reply.header("Location").startswith("//")


def check_host(host: str, path: str) -> None:
    """Assert that any host name gets a page."""
    reply = ask(path, host=host.encode("utf-8", "replace").decode("latin-1"))

    assert reply.status in {200, 302, 404}
    assert "<h1" in reply.text or reply.status == 302


def check_letter(place: str) -> None:
    """Assert that somebody who fills in anything as a place gets a result, and the same as a letter."""
    answers = {**first_answers(), "place": (place,)}
    data = {"f": 1, "m": "GM9901", "a": {item: list(codes) for item, codes in answers.items()}, "c": "", "n": 1}
    client = visitor(cookie=hostile.seal(data))

    page, letter = client.get("/check/uitkomst/"), client.get("/check/uitkomst/brief/")

    assert (page.status_code, letter.status_code) == (200, 200)
    check_reply(page)
    assert letter.content.startswith(b"%PDF-")


def check_feed(services: list[Any]) -> None:
    """Assert that what is in a feed is refused by name, or taken over, shown, and of use to recommendation."""
    feed = read_feed([("feed.json", json.dumps(services).encode())])
    assert all(remark.field is not None and remark.reason.dutch() for remark in (*feed.refused, *feed.warnings))
    municipality = Municipality.objects.get(slug="voorbeeldstad")
    savepoint = transaction.savepoint()
    with tenancy.acting_for(municipality.pk):
        first = import_services(municipality=municipality, records=feed.services)
        second = import_services(municipality=municipality, records=feed.services)
        catalogue = get_catalogue()
    pages = [visitor().get("/wat-is-er/", {"woord": "proef"})]
    pages += [visitor().get(f"/wat-is-er/{quote(record.id, safe='')}/") for record in feed.services]
    transaction.savepoint_rollback(savepoint)

    assert first.created == len(feed.services) == second.unchanged
    assert len(catalogue) > 50
    for page in pages:
        assert page.status_code in {200, 404}
        check_reply(page)
