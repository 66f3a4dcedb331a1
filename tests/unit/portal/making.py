"""Letters to test with, and a reader that sees of a PDF what a screen reader sees."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import pypdf

from draagkracht.assessments.rules.paper import paper_bands, paper_rows
from draagkracht.portal.letters import paper, result

DAY = date(2026, 11, 1)
DESK = result.LetterDesk(
    "Steunpunt Voorbeeldstad", "000 12 34 501", "tel:0001234501", "Elke dag van 9.00 tot 17.00 uur.", "Lindeplein 2"
)
LINES = (
    result.LetterLine("Alarmnummer", "112", "tel:112", "Als elke seconde telt."),
    result.LetterLine("Veilig Thuis", "0800-2000", "tel:08002000", "Als het thuis niet veilig is."),
)
ARABIC_WORDS = result.ResultWords(
    why="لماذا هذا؟",
    first_step="الخطوة الأولى:",
    weak_point="انتبه:",
    telephone="الهاتف",
    cost="التكلفة",
    distance="المسافة",
    provider="من",
    checked="آخر تحقق",
    today="ماذا يمكن أن تفعل اليوم؟",
    more="هناك المزيد مما يناسبك.",
    desk="هل تفضل أن تتحدث مع شخص؟",
    always="متاح ليلا ونهارا",
    page="صفحة {page} من {pages}",
    closing=("هذه الرسالة لك.", "نحن لا نحتفظ بإجاباتك."),
)


def make_offer(number: int = 1, **changes: Any) -> result.LetterOffer:
    """Return an offer whose texts carry its number."""
    values = {
        "name": f"Aanbod {number}",
        "summary": f"Uitleg {number}. Iemand neemt de zorg een middag over.",
        "reasons": (f"U slaapt slecht, reden {number}.", f"Het is dichtbij, reden {number}."),
        "first_step": f"Bel en vraag naar Anja, stap {number}.",
        "cost": "€ 21,80 per maand",
        "distance": "2,3 km",
        "phone": f"000 12 34 70{number}",
        "phone_uri": f"tel:000123470{number}",
        "checked": "3 oktober 2026",
        "provider": "Het Hofje",
        "weak_point": f"Het is alleen overdag, nummer {number}.",
    }
    return result.LetterOffer(**(values | changes))


def make_letter(**changes: Any) -> result.ResultLetter:
    """Return a Dutch letter with two offers."""
    values: dict[str, Any] = {
        "language": "nl",
        "direction": "ltr",
        "municipality": "Voorbeeldstad",
        "accent": "#0b5c55",
        "day": "1 november 2026",
        "written_on": DAY,
        "heading": "U houdt veel overeind. Het mag lichter.",
        "because": "Vol te houden: nog een paar maanden, zegt u.",
        "advice": "Daarom noemen we eerst wat deze week kan.",
        "urgent_lines": (),
        "drivers_heading": "Dit vraagt het meest",
        "drivers": ("U slaapt slecht door de zorg.", "U komt weinig aan uzelf toe."),
        "supports_heading": "Dit houdt u op de been",
        "supports": ("U krijgt er ook iets voor terug.",),
        "steps": ("Vraag iemand voor vannacht.", "Ga een half uur naar buiten."),
        "offers_heading": "Dit past bij u",
        "notes": (),
        "offers": (make_offer(1), make_offer(2)),
        "desk": DESK,
        "lines": LINES,
        "words": result.result_words(),
    }
    return result.ResultLetter(**(values | changes))


def make_arabic_letter(**changes: Any) -> result.ResultLetter:
    """Return an Arabic letter whose offers are in Dutch, as their providers wrote them."""
    values: dict[str, Any] = {
        "language": "ar",
        "direction": "rtl",
        "day": "1 نوفمبر 2026",
        "heading": "أنت تحمل الكثير. يمكن أن يصبح أخف.",
        "because": "تستطيع الاستمرار بضعة أشهر.",
        "advice": "اتصل بنا على 000 12 34 501 اليوم.",
        "drivers": ("تنام نوما سيئا بسبب الرعاية.",),
        "offers": (make_offer(1, language="nl", reasons=("البيت مخصص للأشخاص المصابين بالخرف.",)),),
        "words": ARABIC_WORDS,
    }
    return make_letter(**(values | changes))


def make_paper(language: str = "nl", *, young: bool = False, **changes: Any) -> paper.PaperCheck:
    """Return the check on paper in a language; its fixed words are in the active one."""
    values: dict[str, Any] = {
        "language": language,
        "direction": "rtl" if language == "ar" else "ltr",
        "municipality": "Voorbeeldstad",
        "accent": "#0b5c55",
        "written_on": DAY,
        "title": "3-minutencheck",
        "address": "https://voorbeeldstad.example/check/?via=papier",
        "rows": paper_rows(language, young=young),
        "bands": paper.bands_in_words(paper_bands(), young=young),
        "desk": DESK,
        "urgent_lines": LINES,
        "lines": (result.LetterLine("De Luisterlijn", "088 0767 000", "tel:+31880767000"),),
        "words": paper.paper_words(young=young),
    }
    return paper.PaperCheck(**(values | changes))


@dataclass(frozen=True)
class Tag:
    """A piece of the structure of a PDF: its kind, its language where it differs, its alternative text."""

    kind: str
    language: str
    alternative: str


class Read:
    """A letter, read back."""

    def __init__(self, pdf: bytes) -> None:
        """Open a PDF."""
        self.reader = pypdf.PdfReader(io.BytesIO(pdf))
        self.root = cast(Any, self.reader.trailer["/Root"])
        self.pages = len(self.reader.pages)
        self.text = plain(" ".join(page.extract_text() for page in self.reader.pages))
        self.metadata: str = self.root["/Metadata"].get_object().get_data().decode()
        self.tags = list(tags(self.root["/StructTreeRoot"]))
        self.kinds = [tag.kind for tag in self.tags]

    @property
    def links(self) -> list[str]:
        """Return where the links lead."""
        notes: list[Any] = [note.get_object() for page in self.reader.pages for note in page.get("/Annots", [])]
        return [str(note["/A"]["/URI"]) for note in notes]


def plain(text: str) -> str:
    """Return a text with single spaces and plain dashes, without signs that only steer its direction."""
    text = re.sub("[\u2066-\u2069\u200b]", "", text).replace("\u2011", "-")
    return re.sub(r"\s+", " ", text)


def tags(node: Any) -> Iterator[Tag]:
    """Give the structure below a node, in reading order."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for part in node:
            yield from tags(part)
    elif isinstance(node, dict):
        if "/S" in node:
            yield Tag(node["/S"].lstrip("/"), str(node.get("/Lang", "")), str(node.get("/Alt", "")))
        if "/K" in node:
            yield from tags(node["/K"])
