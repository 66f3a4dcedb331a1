"""A decision on an application: its rule, the facts it turned on, and the letter that says so.

There is one in a case. As long as its letter was not sent it is a draft, and changed by deciding again; after that a
case has to be opened again, and the next decision names the one in whose place it comes, and why.
"""

import datetime
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from draagkracht.audit.rules import Action
from draagkracht.base.text import N_, Sentence
from draagkracht.casework.models import Arrangement, Case, Decision, Letter, Party
from draagkracht.casework.queries import given
from draagkracht.casework.queries.arrangements import basis_of
from draagkracht.casework.queries.letters import object_until, own_blocks
from draagkracht.casework.rules import letters as rules
from draagkracht.casework.rules import results, states
from draagkracht.casework.rules.letters import Block, LetterKind
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.results import ReconsiderReason, RefusalReason
from draagkracht.casework.rules.states import NEED_SENTENCES, Need, StepIsNotAllowed
from draagkracht.casework.services import acts, letters
from draagkracht.casework.services.acts import Act
from draagkracht.casework.services.arrangements import ChangedMeanwhile
from draagkracht.casework.services.requests import main_party
from draagkracht.directory.rules.presentation import day_of_year

DAY = datetime.timedelta(days=1)
NO_HELP = Sentence(N_("In het plan staat geen hulp voor wie het besluit krijgt. Zet die er eerst in."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What is decided. `refusal` is None where help is given, `again` where nothing was decided before.

    It holds from a day; `last_date` is None where help has no last day. A first refusal has neither.
    """

    rule: str
    facts: str
    refusal: RefusalReason | None = None
    instead: str = ""
    from_date: datetime.date | None = None
    last_date: datetime.date | None = None
    again: ReconsiderReason | None = None


@transaction.atomic
def decide(*, act: Act, ruling: Ruling, draft: str | None = None) -> uuid.UUID:
    """Write a decision down and lay its letter ready; return the public id of the letter. It counts once that is sent.

    `draft` is which draft the writer read: the key of the form that wrote it, empty for none, None for as it stands.
    Raises ChangedMeanwhile where another wrote one since; states.StepIsNotAllowed where a case waits for no decision,
    without an arrangement to which the client agreed, and without a day or a reason that it needs; and
    results.RefusalStandsAgainstOverload.
    """
    case = acts.lock_case(act)
    earlier = Decision.objects.filter(key=act.key).select_related("letter").first()
    if earlier and earlier.letter:
        return earlier.letter.public_id
    agreed, before = basis_of(case), given.last_decision(case)
    _check(case, act, ruling, agreed=agreed, before=before)
    there = case.decisions.filter(letter__state=letters.DRAFT).select_related("letter__party").first()
    if draft is not None and draft != (str(there.key) if there else ""):
        raise ChangedMeanwhile
    letter = _rewrite(case, there, ruling, before, act) if there else _write(case, ruling, before, act)
    row = there or Decision(municipality_id=case.municipality_id, case=case, letter=letter)
    row.arrangement = agreed if ruling.refusal is None else None
    row.is_granted = ruling.refusal is None
    row.refusal_reason = ruling.refusal.value if ruling.refusal else ""
    row.rule, row.facts, row.instead = ruling.rule, ruling.facts, ruling.instead
    row.valid_from = ruling.from_date
    row.valid_until = ruling.last_date + DAY if ruling.last_date else None
    row.replaces, row.replaces_reason = before, ruling.again.value if before and ruling.again else ""
    row.decided_at, row.decided_by, row.key = act.at, act.by.name, act.key
    row.object_until = object_until(act.date)
    row.save()
    return letter.public_id


def _check(case: Case, act: Act, ruling: Ruling, *, agreed: Arrangement | None, before: Decision | None) -> None:
    """Check that this may be decided now, by this person. Raises StepIsNotAllowed and RefusalStandsAgainstOverload."""
    step = states.DECIDED_AS[ruling.refusal is None]
    acts.check_step(case, act=act, step=step, given=states.BY_STEP[step].needs)
    if ruling.refusal is None and agreed is None:
        raise StepIsNotAllowed(NEED_SENTENCES[Need.ARRANGEMENT])
    if ruling.refusal is None and not letters.values_for(case=case, party=_receiver(case))["hulp"]:
        raise StepIsNotAllowed(NO_HELP)
    if before and ruling.again is None:
        raise StepIsNotAllowed(NEED_SENTENCES[Need.REASON])
    if ruling.from_date is None and (before or ruling.refusal is None):
        raise StepIsNotAllowed(NEED_SENTENCES[Need.FIRST_DAY])
    if ruling.refusal:
        results.check_refusal(ruling.refusal, is_overload_near=given.is_overload_near(case))


def _receiver(case: Case) -> Party:
    """Return to whom a decision goes: who speaks for somebody, else whom the case is about."""
    speaking = case.parties.filter(left_at=None, role=PartyRole.REPRESENTATIVE.value).exclude(name="")
    return main_party([*acts.main_parties(case), *speaking.select_related("person")])


def _write(case: Case, ruling: Ruling, before: Decision | None, act: Act) -> Letter:
    party = _receiver(case)
    values = _values(case, party, ruling, before, act)
    return letters.add_letter(case=case, party=party, kind=_kind(ruling), values=values, act=act)


def _rewrite(case: Case, draft: Decision, ruling: Ruling, before: Decision | None, act: Act) -> Letter:
    """Write the fixed parts of a letter anew; what somebody changed by hand in the others stays."""
    letter: Letter | None = draft.letter
    if letter is None:
        return _write(case, ruling, before, act)
    kind, party = _kind(ruling), letter.party
    made = rules.compose(kind, _values(case, party, ruling, before, act), own_blocks(kind, act.date))
    by_hand = [Block(row["code"], row["text"]) for row in letter.blocks if not rules.is_fixed(kind, row["code"])]
    if draft.valid_from != ruling.from_date:  # what somebody pays hangs on the day
        by_hand = [block for block in by_hand if block.code != rules.COST]
        by_hand += [block for block in made if block.code == rules.COST]
    blocks = rules.changed(kind, made, by_hand if letter.kind == kind else [*made, *_own(by_hand)])
    letter.kind, letter.blocks = kind.value, letters.as_rows(blocks)
    letter.revision += 1
    letter.save(update_fields=["kind", "blocks", "revision"])
    letters.log_letter(letter=letter, act=act, action=Action.CHANGE)
    return letter


def _own(blocks: list[Block]) -> list[Block]:
    return [block for block in blocks if block.code == rules.OWN]


def _kind(ruling: Ruling) -> LetterKind:
    return LetterKind.REFUSAL if ruling.refusal else LetterKind.DECISION


def _values(case: Case, party: Party, ruling: Ruling, before: Decision | None, act: Act) -> dict[str, str]:
    return letters.values_for(case=case, party=party, from_date=ruling.from_date) | {
        "regel": ruling.rule,
        "feiten": ruling.facts,
        "wel": ruling.instead,
        "reden": results.REFUSAL_LABELS[ruling.refusal].dutch().lower() if ruling.refusal else "",
        "periode": _period(ruling),
        "behandelaar": act.by.name,
        "eerder": _day(timezone.localdate(before.decided_at)) if before else "",
        "waarom_opnieuw": results.RECONSIDER_LABELS[ruling.again].dutch().lower() if ruling.again else "",
    }


def _period(ruling: Ruling) -> str:
    """Return from when until when a decision holds; nothing of a first refusal."""
    if ruling.from_date is None:
        return ""
    begins = _day(ruling.from_date)
    if ruling.refusal:
        return f"Dit besluit geldt vanaf {begins}."
    if ruling.last_date is None:
        return f"De hulp begint op {begins}. Er is geen laatste dag afgesproken."
    return f"De hulp begint op {begins}. De laatste dag is {_day(ruling.last_date)}."


def _day(day: datetime.date) -> str:
    return day_of_year(day).dutch()
