"""What is there already of what a step needs, in the tables of conversations, arrangements and letters."""

import datetime

from django.utils import timezone

from draagkracht.casework.models import Case, Decision, Party
from draagkracht.casework.queries import arrangements, clock
from draagkracht.casework.rules import terms
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.states import Need, State, Step


def list_needs(case: Case, step: Step, on: datetime.date) -> set[Need]:
    """Return the needs of a step that are met by what the case holds on a day."""
    found = set()
    if case.consultant_id is not None:
        found.add(Need.CONSULTANT)
    if case.client_told_at is not None:
        found.add(Need.CLIENT_TOLD)
    if step is Step.APPLY and (State(case.state) is State.REPORT or is_investigation_over(case, on)):
        found.add(Need.REPORT_OR_TERM)
    if step in {Step.START_SUPPORT, Step.KEEP_SUPPORT} and arrangements.basis_of(case):
        found.add(Need.ARRANGEMENT)
    if step is Step.REPORT and case.letters.filter(kind="report").exists():
        found.add(Need.REPORT_TEXT)
    return found


def list_met(case_id: int, step: Step, at: datetime.datetime) -> frozenset[Need]:
    """Return which needs of a step nobody has to fill in."""
    case = Case.objects.get(pk=case_id)
    told = {Need.TOLD} if list_told_by_mail(case) else set()
    return frozenset(list_needs(case, step, timezone.localdate(at)) | told)


def list_told_by_mail(case: Case) -> list[Party]:
    """Return who is told by mail of a new date: whom the case is about, who speaks for them, and who asked.

    Whom it is about hears nothing as long as somebody has to tell them of the request itself.
    """
    parties = case.parties.filter(left_at=None).exclude(email="").select_related("person").order_by("pk")
    asked = case.parties.filter(role=case.asked_by, left_at=None).exclude(name="").order_by("pk").first()
    knows = case.client_told_at is not None
    return [
        party
        for party in parties
        if party == asked or (is_about(case, party) and (knows or party.role != PartyRole.CLIENT))
    ]


def is_about(case: Case, party: Party) -> bool:
    """Tell whether somebody is whom a case is about, or speaks for them."""
    about = PartyRole.CARER if case.is_own_right else PartyRole.CLIENT
    return party.role in {about, PartyRole.REPRESENTATIVE}


def is_investigation_over(case: Case, on: datetime.date) -> bool:
    """Tell whether the term of the investigation went by."""
    dues = terms.due_dates(clock.facts_of(case), clock.list_parameters())
    return any(due.term is terms.Term.INVESTIGATION and due.due_date < on for due in dues)


def last_decision(case: Case) -> Decision | None:
    """Return the decision that holds: the last one of which the letter was sent."""
    return case.decisions.filter(letter__sent_at__isnull=False).order_by("letter__sent_at", "pk").last()


def is_overload_near(case: Case) -> bool:
    """Tell whether the latest arrangement says that a carer is about to be overloaded."""
    latest = case.arrangements.order_by("-version").first()
    if latest is None:
        return False
    return bool(latest.overload_threatens) or latest.sections.filter(overload_threatens=True).exists()
