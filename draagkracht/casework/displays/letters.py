"""Letters in words, for those who work on a case."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from draagkracht.base.translation import translate
from draagkracht.casework.displays import words
from draagkracht.casework.displays.arrangements import plan_cautions
from draagkracht.casework.displays.cases import FormPage, case_url, form_page, step_url, unsent_report
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries import letters as queries
from draagkracht.casework.queries.cases import CaseFile
from draagkracht.casework.queries.decisions import DecisionFacts, list_decisions
from draagkracht.casework.queries.letters import LetterFile
from draagkracht.casework.rules import letters as rules
from draagkracht.casework.rules import results, states
from draagkracht.casework.rules.states import Step
from draagkracht.directory.rules.presentation import day_of_year


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter on the page of a case."""

    heading: str
    state: str
    says: str
    url: str


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision on the page of a case: what, whether it holds, and its facts."""

    what: str
    stands: str
    facts: tuple[tuple[str, str], ...]
    url: str


@dataclass(frozen=True, slots=True)
class LettersPart:
    """The letters of a case, and what was decided."""

    decisions: tuple[DecisionLine, ...]
    letters: tuple[LetterLine, ...]
    write_url: str
    decide_url: str
    decide_label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPage:
    """A letter, to change or to read."""

    heading: str
    to: str
    state: str
    is_sent: bool
    is_decision: bool
    how: str
    invite_url: str  # where who has an address of mail is invited to a space of their own
    address: str
    asks_address: bool
    sha256: str
    revision: int
    paragraphs: tuple[str, ...]
    object_until: str
    url: str
    send_url: str
    pdf_url: str
    decide_url: str
    case_url: str
    reference: str


def letters_part(case: CaseFile, _worker: Worker, _at: datetime.datetime) -> LettersPart:
    """Return the letters of a case for its page."""
    can_write = reverse("casework-staff:write-letter", args=[case.public_id]) if case.steps else ""
    can_decide = Step.DECIDE in case.steps
    found = list_decisions(case.id)
    has_draft = any(decision.sent_date is None for decision in found)
    return LettersPart(
        _decisions(case, found),
        tuple(_line(case, letter) for letter in queries.list_letters(case.id)),
        can_write,
        reverse("casework-staff:decide-case", args=[case.public_id]) if can_decide else "",
        gettext("Besluit aanpassen") if has_draft else gettext("Besluit nemen"),
    )


def letter_page(case: CaseFile, letter: LetterFile) -> LetterPage:
    """Return the page of a letter; of a draft as it would go today."""
    args = [case.public_id, letter.public_id]
    is_decision = letter.kind in rules.DECIDING
    last_day = {rules.LAST_DAY: day_of_year(letter.object_until).dutch()} if letter.object_until else {}
    can_change = is_decision and not letter.is_sent and Step.DECIDE in case.steps
    return LetterPage(
        heading=letter.subject,
        to=letter.name,
        state=_state(letter),
        is_sent=letter.is_sent,
        is_decision=is_decision,
        how=_how(letter),
        invite_url=f"{case_url(case)}#eigen-plek" if letter.has_mail and not letter.by_mail else "",
        address="" if letter.by_mail else letter.address,
        asks_address=not letter.by_mail and not letter.address,
        sha256=letter.sha256,
        revision=letter.revision,
        paragraphs=tuple(rules.fill(block.text, last_day) for block in letter.blocks),
        object_until=words.day(letter.object_until) if letter.object_until else "",
        url=reverse("casework-staff:show-letter", args=args),
        send_url=reverse("casework-staff:send-letter", args=args),
        pdf_url=reverse(f"casework-staff:{'print' if letter.is_sent else 'preview'}-letter", args=args),
        decide_url=reverse("casework-staff:decide-case", args=[case.public_id]) if can_change else "",
        case_url=reverse("casework-staff:show-case", args=[case.public_id]),
        reference=case.reference,
    )


def decision_page(case: CaseFile, found: Sequence[DecisionFacts], worker: Worker) -> FormPage:
    """Return the page on which something is decided; where it cannot be, it says why and what can be done."""
    has_draft = any(decision.sent_date is None for decision in found)
    heading = gettext("Besluit aanpassen") if has_draft else gettext("Besluit nemen")
    page = replace(
        form_page(case, heading), says=gettext("Hierna leest u de brief. Het besluit telt als die is verstuurd.")
    )
    try:
        states.take_step(Step.DECIDE, case.state, worker.roles, states.BY_STEP[Step.DECIDE].needs)
    except states.StepIsNotAllowed as refusal:
        says = [translate(refusal.sentence)]
        if Step.RECONSIDER in case.steps:
            says.append(gettext("Er is al een besluit. Open de aanvraag eerst weer, met een reden."))
            link = (translate(states.STEP_LABELS[Step.RECONSIDER]), step_url(case, Step.RECONSIDER))
            return replace(page, missing=tuple(says), link=link)
        return replace(page, missing=tuple(says))
    return replace(page, cautions=(*unsent_report(case), *plan_cautions(case)))


def known_of(case: CaseFile, found: Sequence[DecisionFacts]) -> dict[str, str]:
    """Return what a decision says already: its draft, or why the case was opened again."""
    draft = next((decision for decision in found if decision.sent_date is None), None)
    if draft is None:
        return {"opnieuw": _why_again(case)}
    return {
        "besluit": "ja" if draft.is_granted else "nee",
        "opnieuw": draft.again.value if draft.again else _why_again(case),
        "reden": draft.refusal.value if draft.refusal else "",
        "van": draft.from_date.isoformat() if draft.from_date else "",
        "tot": draft.last_date.isoformat() if draft.last_date else "",
        "regel": draft.rule,
        "feiten": draft.facts,
        "wel": draft.instead,
    }


def draft_of(found: Sequence[DecisionFacts]) -> dict[str, Any]:
    """Return what the form asks of a case: whether it was decided before, and which draft is there (empty: none)."""
    draft = next((str(decision.written_by) for decision in found if decision.sent_date is None), "")
    return {"is_again": any(decision.sent_date for decision in found), "draft": draft}


def ruling_facts(ruling: DecisionFacts) -> tuple[tuple[str, str], ...]:
    """Return all that a decision says."""
    return (
        (gettext("Besluit"), gettext("Aanvraag afwijzen") if ruling.refusal else gettext("Hulp toekennen")),
        *_held(ruling),
        (gettext("Waar let u op?"), ruling.facts),
        (gettext("Wat kan wel?"), ruling.instead),
    )


def _held(ruling: DecisionFacts) -> tuple[tuple[str, str], ...]:
    """Return why, since when and by which rule something was decided."""
    return (
        (gettext("Reden"), translate(results.REFUSAL_LABELS[ruling.refusal]) if ruling.refusal else ""),
        (gettext("Opnieuw, omdat"), translate(results.RECONSIDER_LABELS[ruling.again]) if ruling.again else ""),
        (gettext("Vanaf"), words.day(ruling.from_date) if ruling.from_date else ""),
        (gettext("Tot en met"), words.day(ruling.last_date) if ruling.last_date else ""),
        (gettext("Regel"), ruling.rule),
    )


def _why_again(case: CaseFile) -> str:
    """Return the code of the reason for which a case was opened again; nothing where it was not."""
    said = next((move.reason for move in case.moves if move.step == Step.RECONSIDER), "")
    return next((code.value for code, label in results.RECONSIDER_LABELS.items() if label.dutch() == said), "")


def _decisions(case: CaseFile, found: Sequence[DecisionFacts]) -> tuple[DecisionLine, ...]:
    holds = next((decision for decision in found if decision.sent_date), None)
    return tuple(_decision(case, decision, is_holding=decision is holds) for decision in found)


def _decision(case: CaseFile, decision: DecisionFacts, *, is_holding: bool) -> DecisionLine:
    if decision.sent_date is None:
        stands = gettext("nog niet verstuurd, telt nog niet")
    else:
        stands = gettext("geldt nu") if is_holding else gettext("vervangen door een later besluit")
    facts = (
        (gettext("Verstuurd"), words.day(decision.sent_date) if decision.sent_date else ""),
        *_held(decision),
        (gettext("Bezwaar kan tot en met"), words.day(decision.object_until) if decision.sent_date else ""),
    )
    what = gettext("Hulp toegekend") if decision.is_granted else gettext("Hulp afgewezen")
    url = reverse("casework-staff:show-letter", args=[case.public_id, decision.letter_id])
    return DecisionLine(what, stands, tuple((label, value) for label, value in facts if value), url)


def _how(letter: LetterFile) -> str:
    if letter.by_mail:
        return gettext("Deze persoon krijgt een mail, en leest de brief op de eigen plek.")
    if letter.address and letter.is_told:
        return gettext(
            "Deze persoon krijgt een mail dat er nieuws is, zonder wat het is. Print de brief na het versturen, en doe "
            "die op de post."
        )
    if letter.has_mail:
        why = gettext("Deze persoon heeft nog geen eigen plek. Daarom gaat de brief op papier.")
    else:
        why = gettext("Deze persoon heeft geen mailadres. Daarom gaat de brief op papier.")
    if letter.address:
        return f"{why} {gettext('Print de brief na het versturen, en doe die op de post.')}"
    return f"{why} {gettext('Er is nog geen adres. Vul dat in bij het versturen.')}"


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
