"""Answers of Samenwerkende Catalogi for tests: the made-up file beside this one, and smaller ones."""

from pathlib import Path
from xml.sax.saxutils import escape

FIXTURE = Path(__file__).parent / "files" / "samenwerkende-catalogi.xml"


def answer(*titles: str, total: int | None = None, following: int | None = None, version: str = "1.2") -> bytes:
    """Return an answer of SRU with a product for each title."""
    namespace = {
        "1.2": "http://www.loc.gov/zing/srw/",
        "2.0": "http://docs.oasis-open.org/ns/search-ws/sruResponse",
    }[version]
    records = "".join(
        f'<record><recordData><p:scproduct xmlns:p="http://standaarden.overheid.nl/product/terms/" '
        f'xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:identifier>https://sc.example/{escape(title)}'
        f"</dcterms:identifier><dcterms:title>{escape(title)}</dcterms:title></p:scproduct></recordData></record>"
        for title in titles
    )
    more = f"<nextRecordPosition>{following}</nextRecordPosition>" if following else ""
    count = len(titles) if total is None else total
    return (
        f'<searchRetrieveResponse xmlns="{namespace}"><version>{version}</version><numberOfRecords>{count}'
        f"</numberOfRecords><records>{records}</records>{more}</searchRetrieveResponse>"
    ).encode()
