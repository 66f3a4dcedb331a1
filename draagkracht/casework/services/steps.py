"""The steps of a case, each with what it changes. Which may be taken from where, by whom, stands in rules/states.py.

A decision is taken by sending its letter (services/letters.py).

Each raises acts.CaseIsGone, and states.StepIsNotAllowed with a sentence; the same form sent again does nothing.
"""

import datetime
from collections.abc import Callable, Collection

from django.db import transaction
from django.utils import timezone

from draagkracht.accounts.models import User
from draagkracht.audit.rules import Purpose
from draagkracht.casework.models import Case, Letter
from draagkracht.casework.queries import given
from draagkracht.casework.queries.arrangements import basis_of
from draagkracht.casework.queries.colleagues import is_colleague
from draagkracht.casework.queries.letters import own_blocks
from draagkracht.casework.rules import letters, results
from draagkracht.casework.rules.letters import LetterKind
from draagkracht.casework.rules.states import Need, State, Step
from draagkracht.casework.services import acts, notes, teams
from draagkracht.casework.services.acts import Act

REPORT = "report"
Change = Callable[[Case], None]


@transaction.atomic
def start_investigation(*, act: Act, consultant_id: int) -> None:
    """Begin the investigation, and say whose case it is. Raises teams.OtherTeam."""

    def change(case: Case) -> None:
        teams.join_case(case=case, user_id=consultant_id)
        case.consultant = User.objects.get(pk=consultant_id)

    has_consultant = is_colleague(consultant_id, act.at)
    _take(act, Step.START_INVESTIGATION, {Need.CONSULTANT} if has_consultant else (), change)


@transaction.atomic
def give_urgent_provision(*, act: Act, reason: results.UrgentReason, provision: str) -> None:
    """Give help now, while the investigation goes on (Wmo 2015, article 2.3.3)."""

    def change(case: Case) -> None:
        case.is_urgent = True
        case.urgent_at = case.urgent_at or act.at
        case.urgent_given_at = case.urgent_given_at or act.at

    needs = {Need.REASON} | ({Need.PROVISION} if provision.strip() else set())
    said = _said(results.URGENT_LABELS[reason].dutch(), provision)
    _take(act, Step.GIVE_URGENT_PROVISION, needs, change, reason=said, why=Purpose.EMERGENCY)


@transaction.atomic
def report(*, act: Act, text: str = "") -> None:
    """Finish the investigation with a report; a text becomes the draft of the letter, where there is none yet.

    The term ends when the report is sent.
    """

    def change(case: Case) -> None:
        case.reported_at = next((letter.sent_at for letter in written if letter.sent_at), None)
        if not written:
            _draft_report(case, text, act)

    written = list(acts.lock_case(act).letters.filter(kind=REPORT).defer("pdf"))
    _take(act, Step.REPORT, {Need.REPORT_TEXT} if written or text.strip() else (), change)


@transaction.atomic
def apply(*, act: Act, on: datetime.date | None = None) -> None:
    """Write down an application that came on a day: after the report, or when the investigation took too long.

    Its term runs from that day (None: today). Raises notes.DayCannotBe for a day before the request or after today.
    """

    def change(case: Case) -> None:
        if not timezone.localdate(case.received_at) <= day <= act.date:
            raise notes.DayCannotBe
        case.applied_at = notes.moment_of(act=act, on=day)

    day = on or act.date
    _take(act, Step.APPLY, (), change, reason=notes.day_said(day), why=Purpose.DECISION)


@transaction.atomic
def start_support(*, act: Act) -> None:
    """Let support begin as it was agreed; the day of the next look is that of the arrangement."""
    _take(act, Step.START_SUPPORT, (), _plan_review, why=Purpose.ARRANGEMENT)


@transaction.atomic
def start_review(*, act: Act) -> None:
    """Begin to look again, together, at how it goes."""
    _take(act, Step.START_REVIEW, (), _nothing, why=Purpose.ARRANGEMENT)


@transaction.atomic
def keep_support(*, act: Act) -> None:
    """Let support go on after a look at it; the day of the next look is that of the arrangement."""
    _take(act, Step.KEEP_SUPPORT, (), _plan_review, why=Purpose.ARRANGEMENT)


@transaction.atomic
def reconsider(*, act: Act, reason: results.ReconsiderReason) -> None:
    """Open an application again, after an objection or a mistake; its term begins anew."""

    def change(case: Case) -> None:
        case.applied_at, case.decided_at, case.notice_at = act.at, None, None

    said = results.RECONSIDER_LABELS[reason].dutch()
    _take(act, Step.RECONSIDER, {Need.REASON}, change, reason=said, why=Purpose.DECISION)


@transaction.atomic
def transfer(*, act: Act, receiver: str, has_consent: bool) -> None:
    """Hand a case over to others, with the consent of whom it is about."""
    needs = {need for need, is_there in ((Need.RECEIVER, receiver.strip()), (Need.CONSENT, has_consent)) if is_there}
    _take(act, Step.TRANSFER, needs, _nothing, reason=receiver.strip())


@transaction.atomic
def withdraw(*, act: Act, wish: str) -> None:
    """Close a case because whoever asked does not want it any more."""
    _take(act, Step.WITHDRAW, {Need.WISH} if wish.strip() else (), _nothing, reason=wish.strip())


@transaction.atomic
def end(*, act: Act, reason: results.EndReason) -> None:
    """Close a case."""
    _take(act, Step.END, {Need.REASON}, _nothing, reason=results.END_LABELS[reason].dutch(), why=Purpose.AFTERCARE)


def _take(
    act: Act,
    step: Step,
    needs: Collection[Need],
    change: Change,
    *,
    reason: str = "",
    why: Purpose = Purpose.INVESTIGATION,
) -> None:
    """Take a step that the table allows: change the case, and finish it."""
    case = acts.lock_case(act)
    if acts.is_done(act):
        return
    after = acts.check_step(case, act=act, step=step, given={*needs, *given.list_needs(case, step, act.date)})
    if after is not State(case.state):
        end_pause(case, on=act.date)
    change(case)
    acts.finish(case, act=act, step=step.value, after=after, reason=reason, why=why)


def end_pause(case: Case, *, on: datetime.date) -> bool:
    """Let the days of a case count again from a day on; tell whether they did not."""
    running = case.pauses.filter(until_date__gt=on)
    ended = running.filter(from_date__lte=on).update(until_date=on)
    return bool(running.filter(from_date__gt=on).delete()[0] + ended)


def _plan_review(case: Case) -> None:
    agreed = basis_of(case)
    case.review_date = agreed.review_date if agreed else None


def _draft_report(case: Case, text: str, act: Act) -> None:
    party = next(iter(acts.main_parties(case)), None)
    if party is None:
        return
    # Around the text stands what each report says: who it is to, how to have it changed, how to apply.
    values = {"naam": party.name, "telefoon": case.municipality.desk_phone, "woorden": "", "gehoord": text.strip()}
    blocks = letters.compose(LetterKind.REPORT, values, own_blocks(LetterKind.REPORT, act.date))
    Letter.objects.create(
        municipality_id=case.municipality_id,
        case=case,
        party=party,
        kind=REPORT,
        subject=letters.SUBJECTS[LetterKind.REPORT],
        blocks=[{"code": block.code, "text": block.text} for block in blocks],
        made_at=act.at,
        key=act.key,
    )


def _nothing(_case: Case) -> None:
    """Change nothing but where a case is."""


def _said(*parts: str) -> str:
    return ": ".join(part.strip() for part in parts if part.strip())
