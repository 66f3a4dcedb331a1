"""The parts of a service that stand on their own: telephone numbers, contacts, hours, areas, languages, prices."""

from datetime import date
from decimal import Decimal
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules.codes import LANGUAGE_LABELS
from draagkracht.directory.rules.hsds.node import LINK, SHORT, Node
from draagkracht.directory.rules.hsds.records import Contact, CostOption, Language, Phone, Schedule, ServiceArea

MOST_CENTS: Final = 2**31 - 1
LANGUAGE_CODE_LENGTH: Final = 2
LANGUAGE_BY_NAME: Final = {label.dutch().lower(): code for code, label in LANGUAGE_LABELS.items()}


def phones(node: Node) -> tuple[Phone, ...]:
    """Return the telephone numbers of a service, organisation, location or contact."""
    found = []
    for phone in node.strict_children("phones"):
        number = phone.phone("number")
        if number:
            found.append(
                Phone(
                    id=phone.key(),
                    number=number,
                    extension=_extension(phone),
                    type=phone.strict_text("type", SHORT),
                    description=phone.strict_text("description"),
                )
            )
    return tuple(found)


def _extension(phone: Node) -> str:
    # The one telephone field that HSDS defines as a number; many write it as text.
    if isinstance(phone.data.get("extension"), int | Decimal):
        extension = phone.whole("extension")
        return "" if extension is None else str(extension)
    return phone.strict_text("extension", SHORT)


def contact(node: Node) -> Contact:
    """Return a contact with its numbers."""
    return Contact(
        id=node.key(),
        name=node.text("name", SHORT),
        title=node.text("title", SHORT),
        department=node.text("department", SHORT),
        email=node.mail("email"),
        phones=phones(node),
    )


def schedules(node: Node) -> tuple[Schedule, ...]:
    """Return the hours of a service, or of a service at a place."""
    return tuple(_schedule(item) for item in node.children("schedules"))


def _period(node: Node) -> tuple[date | None, date | None]:
    first, last = node.day("valid_from"), node.day("valid_to")
    if first and last and first > last:
        node.warn("valid_to", Sentence(N_("Het einde is voor het begin. Beide zijn weggelaten.")))
        return None, None
    return first, last


def _schedule(node: Node) -> Schedule:
    first, last = _period(node)
    return Schedule(
        id=node.key(),
        valid_from=first,
        valid_to=last,
        dtstart=node.day("dtstart"),
        freq=node.text("freq", SHORT),
        interval=node.whole("interval"),
        byday=node.text("byday", SHORT),
        bymonthday=node.text("bymonthday", SHORT),
        opens_at=node.clock("opens_at"),
        closes_at=node.clock("closes_at"),
        attending_type=node.text("attending_type", SHORT),
        description=node.text("description"),
        notes=node.text("notes"),
        schedule_link=node.link("schedule_link"),
    )


def area(node: Node) -> ServiceArea:
    """Return an area in the words of the feed."""
    return ServiceArea(
        id=node.key(),
        # ORUK gives the name a second time under the name of the table.
        name=node.text("name", SHORT) or node.text("service_area", SHORT),
        description=node.text("description"),
        extent=node.text("extent"),
        extent_type=node.text("extent_type", SHORT),
        uri=node.text("uri", LINK),
    )


def language(node: Node) -> Language:
    """Return a language; its code is empty when it is no ISO 639-1 code and its name is not known."""
    name = node.text("name", SHORT)
    written = node.text("code", SHORT).lower()
    code = written.replace("_", "-").partition("-")[0] or LANGUAGE_BY_NAME.get(name.lower(), "")
    if code and not (len(code) == LANGUAGE_CODE_LENGTH and code.isascii() and code.isalpha()):
        node.warn("code", Sentence(N_("“%(code)s” is geen taalcode van twee letters."), {"code": written}))
        code = ""
    return Language(node.key(), code, name, node.text("note"))


def cost(node: Node) -> CostOption:
    """Return a price in cents."""
    first, last = _period(node)
    return CostOption(
        id=node.key(),
        option=node.text("option"),
        amount_cents=_cents(node),
        currency=node.text("currency", SHORT),
        amount_description=node.text("amount_description"),
        valid_from=first,
        valid_to=last,
    )


def _cents(node: Node) -> int | None:
    amount = node.number("amount")
    if amount is None:
        return None
    cents = (amount * 100).quantize(Decimal(1))
    if not 0 <= cents <= MOST_CENTS:
        node.warn("amount", Sentence(N_("Dit bedrag kan niet. Het veld is weggelaten.")))
        return None
    return int(cents)
