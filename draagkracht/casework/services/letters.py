"""Letters: write one from what is known, change it by hand, send it. What was sent is kept as it was, with its hash.

To send a letter with a decision is to take it: the term ends, and the case moves on.

Each raises acts.CaseIsGone for whoever may not see the case; the same form sent again does nothing.
"""

import datetime
import hashlib
import uuid
from collections.abc import Mapping, Sequence
from typing import Final

from django.db import transaction
from django.utils import timezone

from draagkracht.audit.rules import Action, Purpose
from draagkracht.base.text import N_, Sentence
from draagkracht.casework.models import Attendance, Case, Decision, Letter, Party
from draagkracht.casework.queries import arrangements
from draagkracht.casework.queries import letters as queries
from draagkracht.casework.rules import arrangements as plans
from draagkracht.casework.rules import letters as rules
from draagkracht.casework.rules import results, states, talks
from draagkracht.casework.rules.arrangements import Law, Line, Side
from draagkracht.casework.rules.letters import Block, LetterKind
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.results import RESULT_AREA_LABELS, RefusalReason, ResultArea
from draagkracht.casework.rules.states import State
from draagkracht.casework.services import acts
from draagkracht.casework.services.acts import Act
from draagkracht.casework.services.arrangements import ChangedMeanwhile
from draagkracht.casework.services.mailing import tell_what_waits
from draagkracht.casework.services.setting import set_letter
from draagkracht.casework.services.steps import end_pause
from draagkracht.directory.queries.service_page import get_own_contribution
from draagkracht.directory.rules.presentation import day_of_year

WHAT: Final = "casework.letter"
DRAFT, SENT = "draft", "sent"


NOT_WHOLE = Sentence(N_("In deze brief ontbreekt een vast deel van het besluit. Kies “Besluit aanpassen”."))
NO_ADDRESS = Sentence(N_("Vul het adres in. Deze persoon heeft geen eigen plek, en krijgt de brief op papier."))


class LetterLacks(Exception):
    """A letter cannot be sent: it does not say what it has to say, or nobody knows where to; `sentence` says more."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.message)
        self.sentence = sentence


@transaction.atomic
def write_letter(*, act: Act, kind: LetterKind, party_id: uuid.UUID) -> uuid.UUID:
    """Write a letter to somebody in a case from what is known; return its public id."""
    case = acts.lock_case(act)
    earlier = Letter.objects.filter(key=act.key).defer("pdf").first()
    if earlier:
        return earlier.public_id
    party = case.parties.filter(public_id=party_id, left_at=None).exclude(name="").select_related("person").first()
    if party is None or kind not in rules.BY_HAND:
        raise acts.CaseIsGone
    values = values_for(case=case, party=party)
    return add_letter(case=case, party=party, kind=kind, values=values, act=act).public_id


def add_letter(*, case: Case, party: Party, kind: LetterKind, values: Mapping[str, str], act: Act) -> Letter:
    """Add a letter as a draft, filled in with these values; in the transaction of what it belongs to."""
    blocks = rules.compose(kind, values, queries.own_blocks(kind, act.date))
    letter = Letter.objects.create(
        municipality_id=case.municipality_id,
        case=case,
        party=party,
        kind=kind.value,
        subject=rules.SUBJECTS[kind],
        blocks=as_rows(blocks),
        made_at=act.at,
        key=act.key,
    )
    log_letter(letter=letter, act=act, action=Action.ADD)
    return letter


def values_for(*, case: Case, party: Party, from_date: datetime.date | None = None) -> dict[str, str]:
    """Return what the names in the blocks of a letter to somebody stand for. The plan is as that side reads it.

    `from_date` is when help begins that is decided on: what somebody pays is what is known of that day.
    """
    municipality = case.municipality
    values = {
        "naam": party.name,
        "nummer": case.reference,
        "gemeente": municipality.name,
        "adres": municipality.desk_address,
        "telefoon": municipality.desk_phone,
        "aangevraagd": _day(timezone.localdate(case.applied_at)) if case.applied_at else "",
        **queries.heard(case, party),
    }
    return values | _plan_values(case, party, from_date)


def _plan_values(case: Case, party: Party, from_date: datetime.date | None) -> dict[str, str]:
    """Return what the newest arrangement that was offered says to somebody."""
    rows = case.arrangements.filter(state__in=("offered", "agreed")).order_by("-version")
    found = (arrangements.with_parts(rows).first(), arrangements.basis_of(case))
    row = max(filter(None, found), key=lambda one: one.version, default=None)
    side = plans.side_of(PartyRole(party.role))
    if row is None or side is None:
        return dict.fromkeys(("doelen", "hulp", "hulp_wie_zorgt", "zorgt", "terugkijken", "bijdrage"), "")
    content = arrangements.content_of(row, row.lines.all())
    seen = plans.seen_by(side, content, row.version, party_id=party.public_id)
    goals = [f"{RESULT_AREA_LABELS[ResultArea(area)].dutch()}: {text}" for area, text in seen.goals.items()]
    for_carer = [line for line in content.lines if side is Side.CLIENT and plans.said_to_client(line)]
    given = [line for line in seen.lines if line.for_whom is side] + for_carer
    return {
        "doelen": "Dit willen wij bereiken:\n" + _points(goals) if goals else "",
        "hulp": _help(seen.lines),
        "hulp_wie_zorgt": _help(for_carer),
        "zorgt": f"Dit is er voor u:\n{seen.carer_section}" if seen.carer_section else "",
        "terugkijken": _day(seen.review_date) if seen.review_date else "",
        "bijdrage": _contribution(given, case, from_date) if from_date else "",
    }


def _help(lines: Sequence[Line]) -> str:
    return _points([", ".join(filter(None, (line.what, line.who, line.when))) for line in lines])


def _contribution(given: Sequence[Line], case: Case, from_date: datetime.date) -> str:
    """Return what somebody pays for what the municipality gives from a day on; nothing where that is nothing."""
    if not any(line.law is Law.WMO for line in given):
        return ""
    known = get_own_contribution(from_date)
    return rules.contribution(
        known.cents_a_month if known else None,
        applies=any(line.contribution_cents is not None for line in given),
        is_to_confirm=known is not None and known.is_to_confirm,
        phone=case.municipality.desk_phone,
    )


@transaction.atomic
def change_letter(*, act: Act, letter_id: uuid.UUID, revision: int, subject: str, blocks: Sequence[Block]) -> None:
    """Change a draft by hand, but for what is fixed. Raises arrangements.ChangedMeanwhile, also where it was sent."""
    letter = _lock(act, letter_id)
    kind = LetterKind(letter.kind)
    rows = as_rows(rules.changed(kind, _blocks(letter), blocks))
    if (letter.subject, letter.blocks) == (subject, rows):
        return
    if letter.state == SENT or letter.revision != revision:
        raise ChangedMeanwhile
    letter.subject, letter.blocks = subject, rows
    letter.revision += 1
    letter.save(update_fields=["subject", "blocks", "revision"])
    log_letter(letter=letter, act=act, action=Action.CHANGE)


@transaction.atomic
def preview_letter(*, act: Act, letter_id: uuid.UUID) -> bytes:
    """Return a letter as it would go today, as PDF; one that was sent as it went. Raises LetterFailed."""
    letter = _lock(act, letter_id)
    if letter.pdf is not None:
        return bytes(letter.pdf)
    return set_letter(letter=letter, blocks=_filled(letter, act.date), on=act.date)


@transaction.atomic
def send_letter(*, act: Act, letter_id: uuid.UUID, revision: int | None = None, post_to: str = "") -> None:
    """Send a letter: set it, keep it with its hash, and say so by mail to who reads letters in their own space.

    For whoever has none it is printed, and goes to `post_to` where their address was not known. `revision` is
    what the sender read (None: as it stands). Raises LetterFailed, LetterLacks,
    arrangements.ChangedMeanwhile, and states.StepIsNotAllowed where what it decides cannot be decided now, or not by
    this person.
    """
    letter = _lock(act, letter_id)
    if letter.state == SENT:
        return
    if revision is not None and letter.revision != revision:
        raise ChangedMeanwhile
    _post_to(letter, post_to, act)
    if rules.lacks(LetterKind(letter.kind), _blocks(letter)):
        raise LetterLacks(NOT_WHOLE)
    found = _filled(letter, act.date)
    letter.pdf = set_letter(letter=letter, blocks=found, on=act.date)
    letter.blocks = as_rows(found)
    letter.sha256 = hashlib.sha256(letter.pdf).hexdigest()
    letter.state, letter.sent_at, letter.sent_by = SENT, act.at, act.by.name
    letter.save()
    _settle(letter, act)
    _follow(letter, act)
    reference = f"casework.letter:{letter.public_id}"
    tell_what_waits(
        party=letter.party,
        case=letter.case,
        what="letter",
        public_id=letter.public_id,
        reference=reference,
        on=act.date,
    )
    log_letter(letter=letter, act=act, action=Action.SEND)


def _post_to(letter: Letter, post_to: str, act: Act) -> None:
    """Note to which address a letter goes on paper. Raises LetterLacks where nobody knows."""
    party = letter.party
    if party.address or (party.person_id and party.email):
        return
    if not post_to.strip():
        raise LetterLacks(NO_ADDRESS)
    party.address = post_to.strip()
    party.save(update_fields=["address"])
    subjects = acts.subjects_of([party])
    what, why = "casework.party", Purpose.CONTACT
    acts.log(letter.case, by=act.by, action=Action.CHANGE, subjects=subjects, what=what, why=why, at=act.at)


def _settle(letter: Letter, act: Act) -> None:
    """Take the decision of a letter: it counts from the day on which that went out."""
    decision = Decision.objects.filter(letter=letter).first()
    if decision is None:
        return
    case, step = letter.case, states.DECIDED_AS[decision.is_granted]
    after = acts.check_step(case, act=act, step=step, given=states.BY_STEP[step].needs)
    decision.object_until, decision.decided_at = queries.object_until(act.date), act.at
    decision.save(update_fields=["object_until", "decided_at"])
    end_pause(case, on=act.date)
    case.decided_at = act.at
    refusal = RefusalReason(decision.refusal_reason) if decision.refusal_reason else None
    reason = results.REFUSAL_LABELS[refusal].dutch() if refusal else ""
    acts.finish(case, act=act, step=step.value, after=after, reason=reason, why=Purpose.DECISION)


def _follow(letter: Letter, act: Act) -> None:
    """Let the clock know what went out: a receipt, a report, an invitation, a decision."""
    case = letter.case
    if letter.kind == LetterKind.REPORT and State(case.state) not in states.BEFORE_REPORT:
        case.reported_at = case.reported_at or act.at
    if letter.kind == LetterKind.RECEIPT:
        case.support_pointed_at = case.support_pointed_at or act.at
    if letter.kind == LetterKind.INVITATION:
        rows = Attendance.objects.filter(party=letter.party, told_how=talks.Told.LETTER, told_at__isnull=True)
        rows.filter(conversation__case=case).update(told_at=act.at)
    acts.set_clock(case)
    case.save()


def _lock(act: Act, letter_id: uuid.UUID) -> Letter:
    case = acts.lock_case(act)
    rows = Letter.objects.select_for_update(of=("self",)).select_related("party__person", "municipality")
    letter = rows.filter(case=case, public_id=letter_id).first()
    if letter is None:
        raise acts.CaseIsGone
    letter.case = case
    return letter


def _filled(letter: Letter, on: datetime.date) -> list[Block]:
    """Return what a letter says that is sent on a day."""
    last_day = {rules.LAST_DAY: _day(queries.object_until(on))}
    return [Block(block.code, rules.fill(block.text, last_day)) for block in _blocks(letter)]


def _blocks(letter: Letter) -> list[Block]:
    return [Block(row["code"], row["text"]) for row in letter.blocks]


def as_rows(blocks: Sequence[Block]) -> list[dict[str, str]]:
    """Return blocks as they are kept."""
    return [{"code": block.code, "text": block.text} for block in blocks]


def _points(texts: Sequence[str]) -> str:
    return "\n".join(f"- {text}" for text in texts)


def _day(day: datetime.date) -> str:
    return day_of_year(day).dutch()


def log_letter(*, letter: Letter, act: Act, action: Action) -> None:
    """Write down in the log what was done with a letter, for whom it is to."""
    subjects = acts.subjects_of([letter.party])
    acts.log(letter.case, by=act.by, action=action, subjects=subjects, what=WHAT, why=Purpose.DECISION, at=act.at)
