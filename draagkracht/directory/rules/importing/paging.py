"""Fetching a source bit by bit: which address comes next, and what an answer says about the rest.

A `Cursor` says where one is. It is kept between requests, so that a fetch goes on where it stopped.
Sources: ORUK 3.0 / HSDS 3 API: `/services?page=N` gives a Page with `contents` and `total_pages`, `/services/{id}` the
full form; SRU: `startRecord`, `maximumRecords`, `nextRecordPosition`.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules.hsds.decode import FileIsWrong, decode
from draagkracht.directory.rules.importing import catalogues
from draagkracht.directory.rules.importing.sources import SourceKind

MOST_SERVICES: Final = 20_000
MOST_PAGES: Final = 2_000
RECORDS_A_PAGE: Final = 50
# With one of these an entry of a list is as full as it gets; a list of most servers has none of them.
FULL: Final = frozenset(
    "service_at_locations attributes schedules contacts phones cost_options languages service_areas funding".split()
)


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a fetch is: the next page (or record), the services to be fetched before it, and how much is done.

    `total` is what the source says it has; 0 when it does not say.
    """

    page: int = 1
    wanted: tuple[str, ...] = ()
    done: int = 0
    total: int = 0
    is_complete: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return the cursor as JSON values."""
        return asdict(self)


def read_cursor(values: Mapping[str, Any]) -> Cursor:
    """Return a cursor that was kept; the start when nothing was."""
    return Cursor(**{**values, "wanted": tuple(values.get("wanted", ()))})


def check_address(text: str) -> str:
    """Return the address of a source without what does not belong in it; raises FileIsWrong with what to do."""
    address = text.strip()
    try:
        parts = urlsplit(address)
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port is not False
    except ValueError:
        is_web = False
    if not is_web or any(sign.isspace() for sign in address):
        raise FileIsWrong(Sentence(N_("Dit is geen webadres. Het begint met https://.")))
    if parts.username or parts.password:
        raise FileIsWrong(Sentence(N_("Zet geen naam of wachtwoord in het adres.")))
    return urlunsplit(parts._replace(fragment=""))


def next_address(kind: SourceKind, address: str, cursor: Cursor) -> str:
    """Return the address of the next request; "" when there is nothing left to ask."""
    if cursor.is_complete:
        return ""
    if kind is SourceKind.SRU:
        return with_query(address, {"operation": "searchRetrieve", "maximumRecords": str(RECORDS_A_PAGE)}, cursor.page)
    services = _services_address(address)
    if cursor.wanted:
        parts = urlsplit(services)
        return urlunsplit(parts._replace(path=f"{parts.path}/{quote(cursor.wanted[0], safe='')}", query=""))
    return with_query(services, {}, cursor.page, name="page")


def with_query(address: str, defaults: Mapping[str, str], position: int, *, name: str = "startRecord") -> str:
    """Return an address with its own query, the defaults that it lacks, and the position."""
    parts = urlsplit(address)
    query = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if key != name]
    own = {key for key, _ in query}
    query += [(key, value) for key, value in defaults.items() if key not in own]
    return urlunsplit(parts._replace(query=urlencode([*query, (name, str(position))])))


def _services_address(address: str) -> str:
    parts = urlsplit(address)
    path = parts.path.rstrip("/")
    if not path.endswith("/services"):
        path = f"{path}/services"
    return urlunsplit(parts._replace(path=path))


def advance(kind: SourceKind, cursor: Cursor, body: bytes) -> Cursor:
    """Return where a fetch is after an answer. Raises FileIsWrong for one that is none, and for too many."""
    after = _after_records(cursor, body) if kind is SourceKind.SRU else _after_services(cursor, body)
    most_pages = MOST_PAGES * (RECORDS_A_PAGE if kind is SourceKind.SRU else 1)
    if after.done + len(after.wanted) > MOST_SERVICES or after.page > most_pages:
        raise FileIsWrong(too_many())
    return after


def skip(cursor: Cursor) -> Cursor:
    """Return where a fetch is when the full form of a service is not there: what the list says of it must do."""
    return Cursor(cursor.page, cursor.wanted[1:], cursor.done + 1, cursor.total, _is_last(cursor))


def too_many() -> Sentence:
    """Return what is said of a source that is larger than a directory can be."""
    return Sentence(N_("Deze bron heeft meer dan %(most)s diensten. Vraag om een deel."), {"most": MOST_SERVICES})


def _after_services(cursor: Cursor, body: bytes) -> Cursor:
    answer = decode(body)
    if cursor.wanted:
        return skip(cursor)
    items = answer.get("contents") if isinstance(answer, dict) else answer
    if not isinstance(items, list):
        raise FileIsWrong(Sentence(N_("Dit is geen lijst van diensten. Klopt het adres?")))
    page = answer if isinstance(answer, dict) else {}
    last = page.get("total_pages")
    is_last = not items or not isinstance(last, int) or cursor.page >= last or page.get("last_page") is True
    wanted = tuple(dict.fromkeys(_id_of(item) for item in items if _is_summary(item)))
    total = page.get("total_items")
    return Cursor(
        page=0 if is_last else cursor.page + 1,
        wanted=wanted,
        done=cursor.done + len(items) - len(wanted) if wanted else cursor.done + len(items),
        total=total if isinstance(total, int) and 0 <= total <= MOST_SERVICES else 0,
        is_complete=is_last and not wanted,
    )


def _is_last(cursor: Cursor) -> bool:
    """Tell whether the present one is the last: page 0 says that no page comes after those that are wanted."""
    return cursor.page == 0 and len(cursor.wanted) <= 1


def _is_summary(item: object) -> bool:
    return isinstance(item, dict) and bool(_id_of(item)) and not FULL & item.keys()


def _id_of(item: object) -> str:
    found = item.get("id") if isinstance(item, dict) else None
    return found if isinstance(found, str) and found.isprintable() else ""


def _after_records(cursor: Cursor, body: bytes) -> Cursor:
    page = catalogues.read_page(body)
    following = page.next_position
    # A server that sends us back would keep us for ever.
    is_last = following is None or following <= cursor.page or not page.products
    return Cursor(
        page=cursor.page if is_last or following is None else following,
        done=cursor.done + len(page.products),
        total=min(page.total, MOST_SERVICES),
        is_complete=is_last,
    )
