"""Letters in words, for those who work on a case."""

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from draagkracht.base.translation import translate
from draagkracht.casework.displays import words
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries import letters as queries
from draagkracht.casework.queries.cases import CaseFile
from draagkracht.casework.queries.letters import LetterFile
from draagkracht.casework.rules import letters as rules
from draagkracht.casework.rules.states import State


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter on the page of a case."""

    heading: str
    state: str
    says: str
    url: str


@dataclass(frozen=True, slots=True)
class LettersPart:
    """The letters of a case."""

    letters: tuple[LetterLine, ...]
    write_url: str
    decide_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPage:
    """A letter, to change or to read."""

    heading: str
    to: str
    state: str
    is_sent: bool
    is_decision: bool
    how: str
    sha256: str
    revision: int
    paragraphs: tuple[str, ...]
    url: str
    send_url: str
    pdf_url: str
    case_url: str
    reference: str


def letters_part(case: CaseFile, _worker: Worker, _at: datetime.datetime) -> LettersPart:
    """Return the letters of a case for its page."""
    can_write = reverse("casework-staff:write-letter", args=[case.public_id]) if case.steps else ""
    can_decide = case.state in {State.APPLICATION, State.REVIEW}
    return LettersPart(
        tuple(_line(case, letter) for letter in queries.list_letters(case.id)),
        can_write,
        reverse("casework-staff:decide-case", args=[case.public_id]) if can_decide else "",
    )


def letter_page(case: CaseFile, letter: LetterFile) -> LetterPage:
    """Return the page of a letter."""
    args = [case.public_id, letter.public_id]
    by_mail = gettext("Deze persoon krijgt een mail, en leest de brief op de eigen plek.")
    by_post = gettext("Deze persoon leest niet online. Print de brief na het versturen, en doe die op de post.")
    return LetterPage(
        heading=letter.subject,
        to=letter.name,
        state=_state(letter),
        is_sent=letter.is_sent,
        is_decision=letter.kind in {rules.LetterKind.DECISION, rules.LetterKind.REFUSAL},
        how=by_mail if letter.by_mail else by_post,
        sha256=letter.sha256,
        revision=letter.revision,
        paragraphs=tuple(block.text for block in letter.blocks),
        url=reverse("casework-staff:show-letter", args=args),
        send_url=reverse("casework-staff:send-letter", args=args),
        pdf_url=reverse("casework-staff:print-letter", args=args) if letter.is_sent else "",
        case_url=reverse("casework-staff:show-case", args=[case.public_id]),
        reference=case.reference,
    )


def _line(case: CaseFile, letter: LetterFile) -> LetterLine:
    return LetterLine(
        letter.subject,
        translate(rules.LABELS[letter.kind]),
        f"{letter.name}: {_state(letter)}",
        reverse("casework-staff:show-letter", args=[case.public_id, letter.public_id]),
    )


def _state(letter: LetterFile) -> str:
    if letter.sent_date is None:
        return gettext("nog niet verstuurd")
    return gettext("verstuurd op %(day)s door %(name)s") % {"day": words.day(letter.sent_date), "name": letter.sent_by}
