"""A decision on an application: its rule, the facts it turned on, and the letter that says so."""

import uuid
from dataclasses import dataclass

from django.db import transaction

from draagkracht.casework.models import Case, Decision, Party
from draagkracht.casework.queries import given
from draagkracht.casework.rules import results
from draagkracht.casework.rules.letters import LetterKind
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.results import RefusalReason
from draagkracht.casework.rules.states import NEED_SENTENCES, Need, StepIsNotAllowed
from draagkracht.casework.services import acts, letters
from draagkracht.casework.services.acts import Act
from draagkracht.casework.services.requests import main_party


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What is decided. `refusal` is None where help is given."""

    rule: str
    facts: str
    refusal: RefusalReason | None = None
    instead: str = ""


def _receiver(case: Case) -> Party:
    """Return to whom a decision goes: who speaks for somebody, else whom the case is about."""
    speaking = case.parties.filter(left_at=None, role=PartyRole.REPRESENTATIVE.value).exclude(name="")
    return main_party([*acts.main_parties(case), *speaking.select_related("person")])


@transaction.atomic
def decide(*, act: Act, ruling: Ruling) -> uuid.UUID:
    """Write a decision down and lay its letter ready; return the public id of the letter. It counts once that is sent.

    Raises states.StepIsNotAllowed without an arrangement that was agreed, and results.RefusalStandsAgainstOverload.
    """
    case = acts.lock_case(act)
    earlier = Decision.objects.filter(key=act.key).select_related("letter").first()
    if earlier and earlier.letter:
        return earlier.letter.public_id
    agreed = case.arrangements.filter(state="agreed").order_by("-version").first()
    if ruling.refusal is None and agreed is None:
        raise StepIsNotAllowed(NEED_SENTENCES[Need.ARRANGEMENT])
    if ruling.refusal:
        results.check_refusal(ruling.refusal, is_overload_near=given.is_overload_near(case))
    party = _receiver(case)
    values = letters.values_for(case=case, party=party) | {
        "regel": ruling.rule,
        "feiten": ruling.facts,
        "wel": ruling.instead,
        "reden": results.REFUSAL_LABELS[ruling.refusal].dutch().lower() if ruling.refusal else "",
    }
    kind = LetterKind.REFUSAL if ruling.refusal else LetterKind.DECISION
    letter = letters.add_letter(case=case, party=party, kind=kind, values=values, act=act)
    Decision.objects.create(
        municipality_id=case.municipality_id,
        case=case,
        arrangement=agreed if ruling.refusal is None else None,
        letter=letter,
        is_granted=ruling.refusal is None,
        refusal_reason=ruling.refusal.value if ruling.refusal else "",
        rule=ruling.rule,
        facts=ruling.facts,
        instead=ruling.instead,
        decided_at=act.at,
        decided_by=act.by.name,
        object_until=letters.object_until(case=case, sent=act.date),
        key=act.key,
    )
    return letter.public_id
