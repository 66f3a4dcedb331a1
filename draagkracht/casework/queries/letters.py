"""Letters, and what one is filled in with. What was said in confidence is in no letter."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from draagkracht.casework.models import Case, Conversation, Letter, Party
from draagkracht.casework.permissions import Worker, visible_to
from draagkracht.casework.queries import clock
from draagkracht.casework.rules import conversation, letters, talks, terms
from draagkracht.casework.rules.letters import Block, LetterKind
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.talks import Kind, TalkState
from draagkracht.municipalities.queries import get_parameter
from draagkracht.questionnaires.rules.texts import texts


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFile:
    """A letter without its PDF."""

    public_id: UUID
    kind: LetterKind
    name: str = field(repr=False)
    subject: str
    blocks: tuple[Block, ...]
    is_sent: bool
    made_date: datetime.date
    sent_date: datetime.date | None
    sent_by: str
    sha256: str
    revision: int
    by_mail: bool
    has_mail: bool
    is_told: bool  # by mail that there is news, and not what: they have no space yet
    address: str = field(repr=False)  # where it goes on paper
    object_until: datetime.date | None = None  # of a decision that would be sent today


def list_letters(case_id: int) -> tuple[LetterFile, ...]:
    """Return the letters of a case, the last one first. One query."""
    rows = Letter.objects.filter(case_id=case_id).select_related("party").defer("pdf").order_by("-made_at", "-pk")
    return tuple(_file(row) for row in rows)


def get_letter(case_id: UUID, public_id: UUID, worker: Worker) -> LetterFile | None:
    """Return a letter of a case that somebody may see; None otherwise."""
    row = _rows(case_id, public_id, worker).defer("pdf").first()
    if row is None:
        return None
    found, on = _file(row), timezone.localdate()
    return replace(found, object_until=object_until(on)) if found.kind in letters.DECIDING else found


def object_until(sent: datetime.date) -> datetime.date:
    """Return the last day to object to what is sent on a day."""
    dues = terms.due_dates(terms.Facts(received_date=sent, sent_date=sent), clock.list_parameters())
    return next(due.due_date for due in dues if due.term is terms.Term.OBJECTION)


def get_pdf(case_id: UUID, public_id: UUID, worker: Worker) -> bytes | None:
    """Return the PDF of a letter as it was sent; None where it was not, or is not theirs to see."""
    row = _rows(case_id, public_id, worker).filter(state="sent").first()
    return bytes(row.pdf) if row and row.pdf is not None else None


def own_blocks(kind: LetterKind, on: datetime.date) -> dict[str, str]:
    """Return a municipality's own words for the blocks of a letter, on a day."""
    found = {code: get_parameter(letters.parameter_code(kind, code), on) for code, _ in letters.BLOCKS[kind]}
    return {code: row.value for code, row in found.items() if row and isinstance(row.value, str)}


def heard(case: Case, party: Party) -> Mapping[str, str]:
    """Return what a report to somebody says of the talks that were held: own words, and what was heard.

    Only talks that they may read, and never one in confidence, also not the carer's own.
    """
    rows = case.conversations.filter(state=TalkState.HELD.value, is_confidential=False).order_by("held_at")
    read = [talk for talk in rows.prefetch_related("attendances") if _may_read(talk, party)]
    own_words = "\n\n".join(talk.own_words for talk in read if talk.own_words)
    said = "\n\n".join(filter(None, (_answers(talk) for talk in read)))
    return {"woorden": own_words, "gehoord": said}


def heard_of(case_id: int) -> str:
    """Return what a report says of the talks to whom it goes: the first whom the case is about."""
    case = Case.objects.get(pk=case_id)
    role = PartyRole.CARER if case.is_own_right else PartyRole.CLIENT
    party = case.parties.filter(role=role.value, left_at=None).exclude(name="").order_by("pk").first()
    return "\n\n".join(filter(None, heard(case, party).values())) if party else ""


def _may_read(talk: Conversation, party: Party) -> bool:
    is_invited = any(row.party_id == party.pk for row in talk.attendances.all())
    viewer = talks.viewer_of(PartyRole(party.role), is_invited=is_invited)
    return viewer is not None and talks.may_read(viewer, Kind(talk.kind), is_confidential=talk.is_confidential)


def _answers(talk: Conversation) -> str:
    """Return the answers of a talk under their questions; what only warns colleagues stays out."""
    words = texts(conversation.questionnaire(), "nl")
    found = []
    for item in conversation.questions(Kind(talk.kind)):
        values = talk.answers.get(item.link_id, ())
        if values and item.link_id not in conversation.NOT_IN_REPORT:
            options = {option.code: option.text.words for option in item.options}
            found.append(f"{words.items[item.link_id]}\n" + "\n".join(options.get(one, one) for one in values))
    return "\n\n".join(found)


def _rows(case_id: UUID, public_id: UUID, worker: Worker) -> "QuerySet[Letter]":
    cases = Case.objects.filter(visible_to(worker), public_id=case_id)
    return Letter.objects.filter(case__in=cases, public_id=public_id).select_related("party")


def _file(row: Letter) -> LetterFile:
    return LetterFile(
        public_id=row.public_id,
        kind=LetterKind(row.kind),
        name=row.party.name,
        subject=row.subject,
        blocks=tuple(Block(block["code"], block["text"]) for block in row.blocks),
        is_sent=row.state == "sent",
        made_date=timezone.localdate(row.made_at),
        sent_date=timezone.localdate(row.sent_at) if row.sent_at else None,
        sent_by=row.sent_by,
        sha256=row.sha256,
        revision=row.revision,
        by_mail=bool(row.party.person_id and row.party.email),
        has_mail=bool(row.party.email),
        is_told=bool(not row.party.person_id and row.party.email and row.party.agreed_at),
        address=row.party.address,
    )
