"""Arrangements: begin a version, write it together, offer it, and write down who agrees.

Each raises acts.CaseIsGone for whoever may not see the case. Who writes on an older revision gets ChangedMeanwhile, and
loses nothing: the screen shows both. What was offered does not change (guarded by triggers): a change is a new version.
"""

import datetime
import uuid
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from django.db import transaction
from django.db.models import Max

from draagkracht.audit.rules import Action, Purpose
from draagkracht.casework.models import Arrangement, ArrangementLine, CarerSection, Case, CaseMove, Party, Signature
from draagkracht.casework.models.cases import LONGEST_LABEL
from draagkracht.casework.queries import arrangements as queries
from draagkracht.casework.rules import arrangements as rules
from draagkracht.casework.rules import conversation, notes
from draagkracht.casework.rules.arrangements import ArrangementState, Content, Line, OwnSection
from draagkracht.casework.rules.barriers import Barrier
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.talk_mails import Wish
from draagkracht.casework.services import acts
from draagkracht.casework.services.acts import Act
from draagkracht.casework.services.mailing import tell_what_waits

WHAT: Final = "casework.arrangement"
OPEN: Final = (ArrangementState.DRAFT.value, ArrangementState.OFFERED.value)


class ChangedMeanwhile(Exception):
    """Another wrote in this version since the page was opened."""


class IsFixed(Exception):
    """This version was offered: make a new one."""


class ContentIsAnother(Exception):
    """What somebody signed is not what stands there now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Says:
    """What somebody says of an arrangement: agreed or not, why, and which alternatives they chose."""

    is_agreed: bool
    remark: str = ""
    chosen: Collection[int] = ()
    barriers: Collection[Barrier] = ()  # of who does not agree
    noted_by: str = ""


@transaction.atomic
def start_arrangement(*, act: Act) -> uuid.UUID:
    """Begin a version, with what the last one said; return its public id. A draft that is there goes on.

    What is offered and not signed is withdrawn by it.
    """
    case = acts.lock_case(act)
    earlier = Arrangement.objects.filter(key=act.key).first() or case.arrangements.filter(state="draft").first()
    if earlier:
        return earlier.public_id
    last = case.arrangements.order_by("-version").prefetch_related("lines__carer", "sections__party").first()
    case.arrangements.filter(state=ArrangementState.OFFERED.value).update(state=ArrangementState.REPLACED.value)
    number = (case.arrangements.aggregate(last=Max("version"))["last"] or 0) + 1
    content = queries.content_of(last, last.lines.all()) if last else _first_content(case)
    row = Arrangement.objects.create(
        municipality_id=case.municipality_id, case=case, version=number, state="draft", key=act.key, **_columns(content)
    )
    for line in content.lines:
        _add(row, line)
    for section in content.sections:
        _put_section(row, section)
    _log(row, act, Action.ADD)
    return row.public_id


def _first_content(case: Case) -> Content:
    """Return whether overload threatens, as talks say. What was said in confidence does not move by itself."""
    talks = case.conversations.filter(state="held", is_confidential=False)
    said = [conversation.is_overload_near(talk.answers) for talk in talks]
    known = [one for one in said if one is not None]
    return Content(overload_threatens=any(known) if known else None)


@transaction.atomic
def save_arrangement(*, act: Act, arrangement_id: uuid.UUID, revision: int, content: Content) -> None:
    """Keep what a draft says, its lines aside. Raises ChangedMeanwhile and IsFixed."""
    row = _lock(act, arrangement_id)
    columns = _columns(content)
    if all(getattr(row, name) == value for name, value in columns.items()):
        return
    _check_revision(row, revision)
    for name, value in columns.items():
        setattr(row, name, value)
    _touch(row, act, *columns)


@transaction.atomic
def put_line(*, act: Act, arrangement_id: uuid.UUID, revision: int, line: Line) -> None:
    """Add a line to a draft (position 0), or put it in the place of the one there. Raises as save_arrangement."""
    row = _lock(act, arrangement_id)
    content = queries.content_of(row, row.lines.all())
    if any(_bare(one) == _bare(line) and line.position in {0, one.position} for one in content.lines):
        return  # the same form again
    _check_revision(row, revision)
    if line.position:
        row.lines.filter(position=line.position).delete()
    _add(row, line)
    _touch(row, act)


@transaction.atomic
def save_section(*, act: Act, arrangement_id: uuid.UUID, revision: int, section: OwnSection) -> None:
    """Keep what a draft says to one carer alone; an empty one goes. Raises as save_arrangement."""
    row = _lock(act, arrangement_id)
    empty = OwnSection(party_id=section.party_id)
    if section == (queries.content_of(row, row.lines.all()).said_to(section.party_id) or empty):
        return
    _check_revision(row, revision)
    row.sections.filter(party__public_id=section.party_id).delete()
    if section != empty:
        _put_section(row, section)
    _touch(row, act)


@transaction.atomic
def remove_line(*, act: Act, arrangement_id: uuid.UUID, position: int) -> None:
    """Take a line off a draft; nothing where it is gone. Raises IsFixed."""
    row = _lock(act, arrangement_id)
    if row.lines.filter(position=position).delete()[0]:
        _touch(row, act)


@transaction.atomic
def offer(*, act: Act, arrangement_id: uuid.UUID) -> None:
    """Offer a draft: from here it does not change. Tell whoever reads it in their own space.

    Raises rules.ArrangementCannotBe.
    """
    row = _lock(act, arrangement_id, fixed=True)
    if row.state != ArrangementState.DRAFT:
        return
    has_carer = row.case.parties.filter(role=PartyRole.CARER.value, left_at=None).exists()
    rules.check_offer(queries.content_of(row, row.lines.all()), has_carer=has_carer, on=act.date)
    row.state, row.offered_at = ArrangementState.OFFERED.value, act.at
    row.save(update_fields=["state", "offered_at"])
    acts.wind_clock(row.case)
    _tell(row, act)
    _log(row, act, Action.SHARE)


def _tell(row: Arrangement, act: Act) -> None:
    """Write by mail that a plan waits, to each whom it concerns; the mail says nothing of it."""
    case = row.case
    worker = case.case_manager or case.consultant
    wish = Wish(queries.reply_date(act.date), worker.name if worker else act.by.name)
    parties = row.case.parties.filter(left_at=None).exclude(name="").exclude(email="")
    for party in parties.select_related("person", "municipality"):
        if rules.side_of(PartyRole(party.role)):
            key = f"casework.plan:{row.public_id}:{party.public_id}"
            tell_what_waits(
                party=party,
                case=row.case,
                what="plan",
                public_id=row.public_id,
                reference=key,
                on=act.date,
                wish=wish,
            )


@transaction.atomic
def note_signature(*, act: Act, arrangement_id: uuid.UUID, party_id: uuid.UUID, says: Says) -> None:
    """Write down what somebody said, or signed on paper, of what was offered; nothing where they said so already."""
    row = _lock(act, arrangement_id, fixed=True)
    party = row.case.parties.filter(public_id=party_id, left_at=None).exclude(name="").first()
    side = rules.side_of(PartyRole(party.role)) if party else None
    if party is None or side is None:
        raise acts.CaseIsGone
    content = queries.content_of(row, row.lines.all())
    seen = rules.seen_by(side, content, row.version, party_id=party.public_id)
    if sign(row=row, party=party, seen=seen, says=says, at=act.at):
        acts.log(
            row.case,
            by=act.by,
            action=Action.SIGN,
            subjects=acts.subjects_of([party]),
            what=WHAT,
            why=Purpose.ARRANGEMENT,
            at=act.at,
        )


def sign(*, row: Arrangement, party: Party, seen: rules.Seen, says: Says, at: datetime.datetime) -> bool:
    """Keep a signature with the hash of what was read, and move the arrangement on; tell whether it is new.

    Only inside a transaction that holds the arrangement.
    """
    if row.state != ArrangementState.OFFERED and not (seen.side is rules.Side.CLIENT and _fresh(row).is_asked):
        return False
    lines = {line.position for line in seen.choices}
    _, is_new = Signature.objects.get_or_create(
        municipality_id=row.municipality_id,
        arrangement=row,
        party=party,
        defaults={
            "is_agreed": says.is_agreed,
            "remark": says.remark,
            "signed_at": at,
            "content_hash": seen.hash,
            "noted_by": says.noted_by,
            "barriers": [] if says.is_agreed else [one.value for one in says.barriers],
            "chosen": {str(position): position in says.chosen for position in sorted(lines)},
        },
    )
    if is_new:
        _move_on(row)
        step = notes.PLAN_AGREED if says.is_agreed else notes.PLAN_REFUSED
        _note(row.case, step, at, by=f"{party.name}{_noted(says)}"[:LONGEST_LABEL])
    return is_new


def _noted(says: Says) -> str:
    return f" (opgeschreven door {says.noted_by})" if says.noted_by else ""


def _note(case: Case, step: str, at: datetime.datetime, *, by: str) -> None:
    """Write in the history of a case who agrees and who does not; why is theirs to tell."""
    acts.wind_clock(case)
    CaseMove.objects.create(
        municipality_id=case.municipality_id,
        case=case,
        from_state=case.state,
        to_state=case.state,
        at=at,
        by=by,
        step=step,
    )


def _fresh(row: Arrangement) -> queries.Version:
    return queries.version_of(queries.with_parts(Arrangement.objects.filter(pk=row.pk)).get())


def _move_on(row: Arrangement) -> None:
    fresh = queries.with_parts(Arrangement.objects.filter(pk=row.pk)).get()
    row.state = rules.state_after(queries.signers_of(fresh)).value
    if row.state == ArrangementState.AGREED:
        row.case.arrangements.filter(state=ArrangementState.AGREED.value).update(state=ArrangementState.REPLACED.value)
    row.save(update_fields=["state"])


def _lock(act: Act, arrangement_id: uuid.UUID, *, fixed: bool = False) -> Arrangement:
    case = acts.lock_case(act)
    rows = case.arrangements.select_for_update(of=("self",)).select_related("case", "municipality")
    row: Arrangement | None = rows.filter(public_id=arrangement_id).first()
    if row is None:
        raise acts.CaseIsGone
    if not fixed and row.state != ArrangementState.DRAFT:
        raise IsFixed
    return row


def _check_revision(row: Arrangement, revision: int) -> None:
    if row.revision != revision:
        raise ChangedMeanwhile


def _touch(row: Arrangement, act: Act, *columns: str) -> None:
    row.revision += 1
    row.save(update_fields=["revision", *columns])
    _log(row, act, Action.CHANGE)


def _columns(content: Content) -> dict[str, Any]:
    names = (
        "goals", "carer_section", "carer_needs_nothing_because", "overload_threatens", "usual_care", "review_date",
    )  # fmt: skip
    return {name: getattr(content, name) for name in names}


def _bare(line: Line) -> Mapping[str, Any]:
    return {name: value for name, value in asdict(line).items() if name != "position"}


def _add(row: Arrangement, line: Line) -> None:
    last = row.lines.aggregate(last=Max("position"))["last"] or 0
    values = {**asdict(line), "position": line.position or last + 1, "carer": _carer(row, line.carer_id)}
    del values["carer_id"]
    ArrangementLine.objects.create(municipality_id=row.municipality_id, arrangement=row, **values)


def _put_section(row: Arrangement, section: OwnSection) -> None:
    values = {name: value for name, value in asdict(section).items() if name != "party_id"}
    party = _named_carer(row, section.party_id)
    CarerSection.objects.create(municipality_id=row.municipality_id, arrangement=row, party=party, **values)


def _carer(row: Arrangement, party_id: uuid.UUID | None) -> Party | None:
    return _named_carer(row, party_id) if party_id else None


def _named_carer(row: Arrangement, party_id: uuid.UUID) -> Party:
    """Return a carer of the case by name. Raises acts.CaseIsGone."""
    party = row.case.parties.filter(public_id=party_id, role=PartyRole.CARER.value).exclude(name="").first()
    if party is None:
        raise acts.CaseIsGone
    return party


def _log(row: Arrangement, act: Act, action: Action) -> None:
    parties = row.case.parties.filter(left_at=None).exclude(name="").select_related("person")
    subjects = acts.subjects_of(parties)
    acts.log(row.case, by=act.by, action=action, subjects=subjects, what=WHAT, why=Purpose.ARRANGEMENT, at=act.at)
