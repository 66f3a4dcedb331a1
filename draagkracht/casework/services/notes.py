"""What happened in a case that is no step: a fact for its clock, and who has the case."""

import datetime

from django.db import transaction
from django.utils import timezone

from draagkracht.accounts.models import User
from draagkracht.audit.rules import Purpose
from draagkracht.casework.models import Case
from draagkracht.casework.queries.clock import list_parameters
from draagkracht.casework.queries.colleagues import is_colleague, is_guide
from draagkracht.casework.rules import balance, notes
from draagkracht.casework.rules.notes import Note
from draagkracht.casework.rules.states import State
from draagkracht.casework.services import acts, teams
from draagkracht.casework.services.acts import Act
from draagkracht.casework.services.requests import RECEIPT, confirm
from draagkracht.directory.rules.presentation import day_of_year


class DayCannotBe(ValueError):
    """Something cannot have happened on a day before the request, or after today."""


class NoColleague(LookupError):
    """Whoever was chosen does not work on cases here."""


class NoGuide(LookupError):
    """Whoever was chosen is no case manager and no consultant; `sentence` says what to do."""

    sentence = notes.NO_GUIDE


@transaction.atomic
def note_fact(*, act: Act, note: Note, on: datetime.date) -> None:
    """Note that something happened on a day; what was noted before stays the first time that it happened.

    Raises acts.CaseIsGone and DayCannotBe.
    """
    case = acts.lock_case(act)
    if acts.is_done(act):
        return
    if not timezone.localdate(case.received_at) <= on <= act.date:
        raise DayCannotBe
    column = notes.COLUMNS[note]
    if getattr(case, column) is None:
        setattr(case, column, moment_of(act=act, on=on))
        if note is Note.TOLD:
            _confirm_to_client(case, act)
        said = day_said(on)
        acts.finish(case, act=act, step=note.value, after=State(case.state), reason=said, why=Purpose.CONTACT)


def moment_of(*, act: Act, on: datetime.date) -> datetime.datetime:
    """Return the moment that stands for a day on which something happened: noon, or now where that is sooner."""
    return min(act.at, datetime.datetime.combine(on, datetime.time(12), timezone.get_current_timezone()))


def day_said(on: datetime.date) -> str:
    """Return a day as the history of a case says it."""
    return day_of_year(on).dutch()


def _confirm_to_client(case: Case, act: Act) -> None:
    """Send whom a request is about the receipt, now that they know of it; a letter that lies ready is enough."""
    clients = acts.main_parties(case)
    if not case.letters.filter(kind=RECEIPT, party__in=clients).exists():
        confirm(case, parties=clients, by_mail=clients, by=act.by, at=act.at)


@transaction.atomic
def assign_case(*, act: Act, consultant_id: int, is_case_manager: bool = False) -> None:
    """Give a case to somebody who works here, as its consultant or as the one case manager by name.

    Raises acts.CaseIsGone, NoColleague, NoGuide and teams.OtherTeam.
    """
    case = acts.lock_case(act)
    if acts.is_done(act):
        return
    if not is_colleague(consultant_id, act.at):
        raise NoColleague
    user = User.objects.get(pk=consultant_id)
    if is_case_manager:
        _guide(case, user, act)
    else:
        teams.join_case(case=case, user_id=consultant_id)
        case.consultant = user
    acts.finish(case, act=act, step=notes.ASSIGNED, after=State(case.state), reason=user.name)


def _guide(case: Case, user: User, act: Act) -> None:
    """Let somebody be the one contact of a case, who asks how it goes from now on; does not save it. Raises NoGuide."""
    if not is_guide(user.pk, act.at):
        raise NoGuide
    case.case_manager = user
    if case.balance_date is None:
        case.balance_from_date = act.date
        case.balance_date = balance.next_date(list_parameters(), act.date)
