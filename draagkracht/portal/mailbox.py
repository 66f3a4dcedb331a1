"""A mail as the mailbox of the demo shows it: plain text, with links that can be followed."""

import datetime
import re
from dataclasses import dataclass
from typing import Final

from django.utils.html import format_html, format_html_join

from draagkracht.municipalities.queries import Letter

MOST: Final = 50
ANCHOR: Final = '<a class="utrecht-link utrecht-link--html-a" href="{url}">{url}</a>'
LINK: Final = re.compile(r"(https?://[^\s<>\"]+[^\s<>\".,;:!?)])")


@dataclass(frozen=True, slots=True)
class LetterShown:
    """A mail: its head, and the lines of its paragraphs."""

    to: str
    subject: str
    at: datetime.datetime
    is_waiting: bool
    paragraphs: tuple[tuple[str, ...], ...]


def shown(letter: Letter) -> LetterShown:
    """Return a mail as the page shows it."""
    blocks = [block for block in re.split(r"\n\s*\n", letter.body.strip()) if block]
    return LetterShown(
        to=letter.to,
        subject=letter.subject,
        at=letter.queued_at,
        is_waiting=letter.sent_at is None,
        paragraphs=tuple(tuple(map(linked, block.splitlines())) for block in blocks),
    )


def linked(line: str) -> str:
    """Return a line with its addresses as links, and everything else as plain text."""
    parts = enumerate(LINK.split(line))  # text and address by turns
    return format_html_join(
        "", "{}", ((format_html(ANCHOR, url=part) if number % 2 else part,) for number, part in parts)
    )
