"""Samenwerkende Catalogi: the products of Dutch authorities as XML, fetched with SRU or given as one file.

Sources: Informatie Publicatie Model Samenwerkende Catalogi 4.0 (Logius), with the elements of OWMS 4.0: `owmskern`
(identifier, title, language, modified, spatial, authority), `owmsmantel` (audience, abstract) and `scmeta` (productID,
onlineAanvragen, uniformeProductnaam); SRU 1.2 (Library of Congress) and 2.0 (OASIS), whose answers differ in their
namespace alone. Elements are found by their local name, because publishers differ in prefixes. Read in November 2026,
against made-up examples: to be confirmed with a real catalogue.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid5
from xml.etree.ElementTree import Element, ParseError

import defusedxml
from defusedxml.ElementTree import fromstring

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules.hsds.decode import MAXIMUM_DEPTH, FileIsWrong
from draagkracht.directory.rules.hsds.feed import MOST_SERVICES, read_objects
from draagkracht.directory.rules.hsds.kinds import Found, Kind
from draagkracht.directory.rules.hsds.node import OUR_IDS
from draagkracht.directory.rules.hsds.records import Feed, Remark

# Products for businesses alone are nothing for a carer.
FOR_PEOPLE: Final = frozenset({"particulier", "burger"})
UPL: Final = "uniforme-productnaam"


@dataclass(frozen=True, slots=True)
class Page:
    """One answer of a server: how much there is in all, where the next answer begins (None: this was the last)."""

    total: int
    next_position: int | None
    products: tuple[Element, ...]


def read_page(content: bytes) -> Page:
    """Return what is in an answer of SRU, or in a file of products. Raises FileIsWrong."""
    root = _parse(content)
    name = _local(root)
    if name not in {"searchRetrieveResponse", "scproducten", "scproduct"}:
        raise FileIsWrong(Sentence(N_("Dit is geen antwoord van Samenwerkende Catalogi.")))
    fault = next(_all(root, "diagnostic"), None)
    if fault is not None:
        message = _text(fault, "message") or _text(fault, "details")
        raise FileIsWrong(Sentence(N_("De bron geeft een fout: %(message)s."), {"message": message[:200]}))
    products = (root,) if name == "scproduct" else tuple(_all(root, "scproduct"))
    following = _number(root, "nextRecordPosition")
    total = _number(root, "numberOfRecords")
    return Page(len(products) if total is None else total, following, products)


def read_catalogue(files: Iterable[tuple[str, bytes]]) -> Feed:
    """Return the products of one or more answers as services. Nothing is raised for what is in them."""
    found: list[Found] = []
    refused: list[Remark] = []
    for name, content in files:
        try:
            page = read_page(content)
        except FileIsWrong as error:
            refused.append(Remark(name, "", error.reason))
            continue
        for position, product in enumerate(page.products[: MOST_SERVICES + 1], start=1):
            found.append(_found(product, f"{name}#{position}"))
    return read_objects(found, refused)


def _found(product: Element, origin: str) -> Found:
    audiences = {_plain(one).lower() for one in _all(product, "audience") if _plain(one)}
    if audiences and not audiences & FOR_PEOPLE:
        return Found({}, Kind.OTHER, origin)
    return Found(service_of(product), Kind.SERVICE, origin)


def service_of(product: Element) -> dict[str, Any]:
    """Return a product in the full form of a service of HSDS; what is absent is left out."""
    address = _text(product, "identifier")
    number = _text(product, "productID")
    authority = _text(product, "authority")
    identity = address or (f"{authority}/{number}" if number else "")
    online = _text(product, "onlineAanvragen").lower()
    apply_at = next((one.get("resourceIdentifier", "") for one in _all(product, "aanvraagURL")), "")
    service = {
        "id": _id("product", identity) if identity else "",
        "name": _text(product, "title"),
        "status": "active",
        "description": _text(product, "abstract") or _from_html(_text(product, "productHTML")),
        "url": address if address.startswith(("http://", "https://")) else "",
        "last_modified": _text(product, "modified"),
        "application_process": _how_to_apply(online, apply_at),
        "organization": {"id": _id("authority", authority), "name": authority} if authority else None,
        "service_areas": [
            {"id": _id(identity, "area", _plain(one)), "name": _plain(one)}
            for one in _all(product, "spatial")
            if _plain(one)
        ],
        "languages": [{"id": _id(identity, "language"), "code": _text(product, "language")}],
        "attributes": [
            {"id": _id(identity, UPL, _plain(one)), "label": UPL, "value": _plain(one), "link_type": "service"}
            for one in _all(product, "uniformeProductnaam")
            if _plain(one)
        ],
    }
    return {key: value for key, value in service.items() if value not in (None, [], "") or key == "name"}


def _how_to_apply(online: str, address: str) -> str:
    if online == "digid":
        way = "U vraagt dit online aan. U hebt DigiD nodig."
    elif online == "ja":
        way = "U vraagt dit online aan."
    else:
        return ""
    return f"{way} {address}".strip()


def _id(*parts: str) -> str:
    return str(uuid5(OUR_IDS, "/".join(("sc", *parts)).encode("utf-8", "backslashreplace").decode()))


def _parse(content: bytes) -> Element:
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except defusedxml.DefusedXmlException as error:
        reason = Sentence(N_("Dit XML-bestand heeft onderdelen die gevaarlijk kunnen zijn (DTD of entiteiten)."))
        raise FileIsWrong(reason) from error
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise FileIsWrong(Sentence(N_("Dit is geen geldige XML."))) from error
    level = [root]
    for _ in range(MAXIMUM_DEPTH):
        level = [child for element in level for child in element]
        if not level:
            return root
    raise FileIsWrong(Sentence(N_("Dit bestand heeft te veel lagen in elkaar.")))


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _all(element: Element, name: str) -> Iterator[Element]:
    return (one for one in element.iter() if _local(one) == name)


def _text(element: Element, name: str) -> str:
    return next((text for one in _all(element, name) if (text := _plain(one))), "")


def _plain(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _from_html(text: str) -> str:
    """Return HTML as plain text; our pages show text, so nothing of it can run."""
    return " ".join(html.unescape(re.sub(r"<[^<>]*>", " ", text)).split())


def _number(root: Element, name: str) -> int | None:
    # Only of the answer itself: a product may hold an element of this name.
    for child in root:
        if _local(child) == name:
            text = _plain(child)
            return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None  # noqa: PLR2004
    return None
