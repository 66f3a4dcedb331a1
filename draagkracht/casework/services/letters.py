"""Letters: write one from what is known, change it by hand, send it. What was sent is kept as it was, with its hash.

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
from draagkracht.casework.models import Attendance, Case, Decision, Letter, Party
from draagkracht.casework.queries import arrangements, clock
from draagkracht.casework.queries import letters as queries
from draagkracht.casework.rules import arrangements as plans
from draagkracht.casework.rules import letters as rules
from draagkracht.casework.rules import talk_mails, terms
from draagkracht.casework.rules.letters import Block, LetterKind
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.results import RESULT_AREA_LABELS, ResultArea
from draagkracht.casework.services import acts
from draagkracht.casework.services.acts import Act
from draagkracht.casework.services.arrangements import ChangedMeanwhile
from draagkracht.casework.services.senders import sender_of
from draagkracht.casework.services.setting import set_letter
from draagkracht.directory.rules.presentation import day_of_year
from draagkracht.municipalities.services import queue_mail

WHAT: Final = "casework.letter"
DRAFT, SENT = "draft", "sent"


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
        blocks=_as_rows(blocks),
        made_at=act.at,
        key=act.key,
    )
    _log(letter, act, Action.ADD)
    return letter


def values_for(*, case: Case, party: Party) -> dict[str, str]:
    """Return what the names in the blocks of a letter to somebody stand for. The plan is as that side reads it."""
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
    return values | _plan_values(case, party)


def _plan_values(case: Case, party: Party) -> dict[str, str]:
    """Return what the newest arrangement that was offered says to somebody."""
    rows = case.arrangements.filter(state__in=("offered", "agreed")).order_by("-version")
    row, side = arrangements.with_parts(rows).first(), plans.side_of(PartyRole(party.role))
    if row is None or side is None:
        return dict.fromkeys(("doelen", "hulp", "zorgt", "terugkijken", "bijdrage"), "")
    seen = plans.seen_by(side, arrangements.content_of(row, row.lines.all()), row.version)
    goals = [f"{RESULT_AREA_LABELS[ResultArea(area)].dutch()}: {text}" for area, text in seen.goals.items()]
    costs = [line.contribution_cents for line in seen.lines if line.contribution_cents is not None]
    money = f"{max(costs) // 100},{max(costs) % 100:02}" if costs else ""
    return {
        "doelen": "Dit willen wij bereiken:\n" + _points(goals) if goals else "",
        "hulp": _points([", ".join(filter(None, (line.what, line.who, line.when))) for line in seen.lines]),
        "zorgt": f"Dit is er voor u:\n{seen.carer_section}" if seen.carer_section else "",
        "terugkijken": _day(seen.review_date) if seen.review_date else "",
        "bijdrage": f"U betaalt een eigen bijdrage van hoogstens € {money} per maand." if money else "",
    }


@transaction.atomic
def change_letter(*, act: Act, letter_id: uuid.UUID, revision: int, subject: str, blocks: Sequence[Block]) -> None:
    """Change a draft by hand; nothing where it was sent. Raises arrangements.ChangedMeanwhile."""
    letter = _lock(act, letter_id)
    rows = _as_rows(rules.without_empty(blocks))
    if letter.state == SENT or (letter.subject, letter.blocks) == (subject, rows):
        return
    if letter.revision != revision:
        raise ChangedMeanwhile
    letter.subject, letter.blocks = subject, rows
    letter.revision += 1
    letter.save(update_fields=["subject", "blocks", "revision"])
    _log(letter, act, Action.CHANGE)


@transaction.atomic
def send_letter(*, act: Act, letter_id: uuid.UUID, address: str) -> None:
    """Send a letter: set it, keep it with its hash, and say so by mail to who reads letters in their own space.

    For whoever has none it is printed. `address` is where letters are read. Raises LetterFailed.
    """
    letter = _lock(act, letter_id)
    if letter.state == SENT:
        return
    last_day = object_until(case=letter.case, sent=act.date)
    found = [Block(row["code"], rules.fill(row["text"], {rules.LAST_DAY: _day(last_day)})) for row in letter.blocks]
    letter.pdf = set_letter(letter=letter, blocks=found, on=act.date)
    letter.blocks = _as_rows(found)
    letter.sha256 = hashlib.sha256(letter.pdf).hexdigest()
    letter.state, letter.sent_at, letter.sent_by = SENT, act.at, act.by.name
    letter.save()
    Decision.objects.filter(letter=letter).update(object_until=last_day, decided_at=act.at)
    _follow(letter, act)
    if letter.party.person_id and letter.party.email:
        sender = sender_of(letter.municipality, on=act.date)
        mail = talk_mails.waits("letter", letter.party.name, letter.case.reference, address, sender)
        queue_mail(
            municipality_id=letter.municipality_id,
            to=letter.party.email,
            subject=mail.subject,
            body=mail.body,
            reference=f"casework.letter:{letter.public_id}",
        )
    _log(letter, act, Action.SEND)


def _follow(letter: Letter, act: Act) -> None:
    """Let the clock know what went out: a receipt, an invitation, a decision."""
    case = letter.case
    if letter.kind == LetterKind.RECEIPT:
        case.support_pointed_at = case.support_pointed_at or act.at
    if letter.kind == LetterKind.INVITATION:
        rows = Attendance.objects.filter(party=letter.party, told_at__isnull=True)
        rows.filter(conversation__case=case).update(told_at=act.at)
    acts.set_clock(case)
    case.save()


def object_until(*, case: Case, sent: datetime.date) -> datetime.date:
    """Return the last day to object to what is sent on a day."""
    facts = terms.Facts(received_date=timezone.localdate(case.received_at), sent_date=sent)
    dues = terms.due_dates(facts, clock.list_parameters())
    return next(due.due_date for due in dues if due.term is terms.Term.OBJECTION)


def _lock(act: Act, letter_id: uuid.UUID) -> Letter:
    case = acts.lock_case(act)
    rows = Letter.objects.select_for_update(of=("self",)).select_related("party__person", "municipality")
    letter = rows.filter(case=case, public_id=letter_id).first()
    if letter is None:
        raise acts.CaseIsGone
    letter.case = case
    return letter


def _as_rows(blocks: Sequence[Block]) -> list[dict[str, str]]:
    return [{"code": block.code, "text": block.text} for block in blocks]


def _points(texts: Sequence[str]) -> str:
    return "\n".join(f"- {text}" for text in texts)


def _day(day: datetime.date) -> str:
    return day_of_year(day).dutch()


def _log(letter: Letter, act: Act, action: Action) -> None:
    subjects = acts.subjects_of([letter.party])
    acts.log(letter.case, by=act.by, action=action, subjects=subjects, what=WHAT, why=Purpose.DECISION, at=act.at)
