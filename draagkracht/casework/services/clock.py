"""The clock of a case, moved by people: a pause, more time; and every night: clocks anew, and a word to who is late."""

import datetime
from collections import Counter

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from draagkracht.accounts.rules import Role
from draagkracht.audit.rules import Action, Purpose
from draagkracht.base.text import N_, Sentence
from draagkracht.casework.models import Case, CaseExtension, CasePause, Party
from draagkracht.casework.permissions import Worker, visible_to
from draagkracht.casework.queries import clock, given
from draagkracht.casework.queries.colleagues import list_leads
from draagkracht.casework.rules import mails, results, states, terms
from draagkracht.casework.rules.messages import Message, Sender
from draagkracht.casework.rules.states import State, Step, StepIsNotAllowed
from draagkracht.casework.rules.terms import Term
from draagkracht.casework.services import acts
from draagkracht.casework.services.acts import Act
from draagkracht.casework.services.mailing import send_mail
from draagkracht.casework.services.senders import sender_of
from draagkracht.casework.services.steps import end_pause
from draagkracht.directory.rules.presentation import day_of_year
from draagkracht.municipalities.models import Municipality
from draagkracht.municipalities.services import queue_mail

DAY = datetime.timedelta(days=1)
# The term of each state that can be made longer.
TERMS = {
    State.RECEIVED: Term.INVESTIGATION,
    State.INVESTIGATION: Term.INVESTIGATION,
    State.APPLICATION: Term.DECISION,
}


IS_PAUSED = Sentence(N_("De tijd staat al stil. Laat die eerst weer lopen."))


TELL_FIRST = Sentence(N_("Vertel eerst dat het antwoord nu uiterlijk op %(day)s komt. Vink daarna aan dat u dat deed."))
WHAT_IS_MISSING = Sentence(N_("Schrijf op welke gegevens u mist. Anders kan de inwoner ze niet geven."))


class DayCannotBe(ValueError):
    """A pause or a longer term cannot last until that day: only from `first` up to and including `latest`."""

    def __init__(self, first: datetime.date, latest: datetime.date) -> None:
        super().__init__("not until that day")
        self.first, self.latest = first, latest


class NotTold(StepIsNotAllowed):
    """Nobody was told the new day yet, and nobody can be told by mail; `sentence` names it."""


class IsPaused(Exception):
    """The days of the case do not count already."""


@transaction.atomic
def pause(
    *, act: Act, reason: results.PauseReason, until: datetime.date, asked: str = "", was_told: bool = False
) -> None:
    """Let the days after today not count, up to and including a last day (Awb, article 4:15).

    Who has a mail address is told by mail; `asked` is what is missing, where that is the reason. Raises CaseIsGone,
    StepIsNotAllowed, NotTold, DayCannotBe and IsPaused.
    """
    case = acts.lock_case(act)
    if acts.is_done(act):
        return
    parties = given.list_told_by_mail(case)
    after = acts.check_step(case, act=act, step=Step.PAUSE, given=states.BY_STEP[Step.PAUSE].needs)
    asked = asked.strip() if reason is results.PauseReason.INFORMATION else ""
    if reason is results.PauseReason.INFORMATION and not asked:
        raise StepIsNotAllowed(WHAT_IS_MISSING)
    latest = act.date + terms.longest(clock.list_parameters(), terms.LONGEST_PAUSE, act.date) * DAY
    if not act.date < until <= latest:
        raise DayCannotBe(act.date + DAY, latest)
    if case.pauses.filter(until_date__gt=act.date).exists():
        raise IsPaused
    said = ": ".join(filter(None, (results.PAUSE_LABELS[reason].dutch(), asked)))
    CasePause.objects.create(
        municipality_id=case.municipality_id,
        case=case,
        from_date=act.date + DAY,
        until_date=until + DAY,
        reason=said,
    )
    due = _promise(case, is_told=was_told or bool(parties))
    acts.finish(case, act=act, step=Step.PAUSE.value, after=after, reason=said)
    for party, sender in _written_to(case, parties, act):
        # What is missing is of whom it is about: who asked for them hears that we wait, and not for what.
        what = asked if given.is_about(case, party) else ""
        mail = mails.paused(party.name, case.reference, reason=reason, until=until, due=due, sender=sender, asked=what)
        _send(case, party, mail, act)


@transaction.atomic
def resume(*, act: Act) -> None:
    """Let the days count again from today. Raises CaseIsGone and StepIsNotAllowed."""
    case = acts.lock_case(act)
    if acts.is_done(act):
        return
    after = acts.check_step(case, act=act, step=Step.RESUME, given=())
    if end_pause(case, on=act.date):
        acts.finish(case, act=act, step=Step.RESUME.value, after=after)


@transaction.atomic
def extend(*, act: Act, reason: results.ExtensionReason, until: datetime.date, was_told: bool = False) -> None:
    """Take more time, until a last day, for the term that runs (Awb, article 4:14).

    Who has a mail address is told by mail. Raises CaseIsGone, StepIsNotAllowed, NotTold and DayCannotBe.
    """
    case = acts.lock_case(act)
    if acts.is_done(act):
        return
    parties = given.list_told_by_mail(case)
    after = acts.check_step(case, act=act, step=Step.EXTEND, given=states.BY_STEP[Step.EXTEND].needs)
    parameters = clock.list_parameters()
    term = TERMS[State(case.state)]
    due = next(one for one in terms.due_dates(clock.facts_of(case), parameters) if one.term is term)
    latest = due.due_date + terms.longest(parameters, terms.LONGEST_EXTENSION, act.date) * DAY
    if not due.due_date < until <= latest:
        raise DayCannotBe(due.due_date + DAY, latest)
    said = results.EXTENSION_LABELS[reason].dutch()
    CaseExtension.objects.create(
        municipality_id=case.municipality_id,
        case=case,
        term=term.value,
        days=_days_until(until, due, case, parameters),
        reason=said,
        told_at=act.at,
    )
    case.extended_until = until
    new_due = _promise(case, is_told=was_told or bool(parties))
    acts.finish(case, act=act, step=Step.EXTEND.value, after=after, reason=said)
    for party, sender in _written_to(case, parties, act):
        mail = mails.extended(party.name, case.reference, reason=reason, due=new_due, sender=sender)
        _send(case, party, mail, act)


def _days_until(until: datetime.date, due: terms.Due, case: Case, parameters: terms.Parameters) -> int:
    """Return how many days more a term needs to last until a day; its end may have been moved to a working day."""
    days, facts = (until - due.due_date).days, clock.facts_of(case)
    while terms.date_with_more_days(due, days, facts, parameters) < until:
        days += 1
    return days


def promised(case: Case) -> datetime.date:
    """Return the day on which somebody hears at the latest: the end of the term that runs now."""
    dues = {due.term: due.due_date for due in terms.due_dates(clock.facts_of(case), clock.list_parameters())}
    return dues[TERMS[State(case.state)]]


def _promise(case: Case, *, is_told: bool) -> datetime.date:
    """Return the new day on which somebody hears. Raises NotTold, which undoes it, where nobody was told that day."""
    due = promised(case)
    if not is_told:
        raise NotTold(Sentence(TELL_FIRST.message, {"day": day_of_year(due)}))
    return due


@transaction.atomic
def set_clocks() -> int:
    """Set the clock of every open case of the present municipality anew, after parameters changed; return how many."""
    parameters, changed = clock.list_parameters(), 0
    for case in clock.with_facts(Case.objects.filter(ended_at=None)).select_for_update(of=("self",)).order_by("pk"):
        before = (case.due_term, case.due_date, case.warn_date)
        acts.set_clock(case, parameters=parameters)
        if before != (case.due_term, case.due_date, case.warn_date):
            case.save(update_fields=["due_term", "due_date", "warn_date"])
            changed += 1
    return changed


@transaction.atomic
def warn_consultants(*, municipality_id: int, on: datetime.date, address: str) -> int:
    """Write to each consultant how many of their cases ask for attention, without a name; return to how many.

    How it goes is asked by the case manager. `address` is that of their work list. Once a day each.
    """
    asking, guided = Case.objects.filter(ended_at=None, warn_date__lte=on), Q(due_term=Term.BALANCE.value)
    rows = [
        *asking.filter(~guided, consultant__is_active=True).values_list(
            "consultant_id", "consultant__email", "due_date"
        ),
        *asking.filter(guided, case_manager__is_active=True).values_list(
            "case_manager_id", "case_manager__email", "due_date"
        ),
    ]
    late = Counter(consultant for consultant, _, due in rows if due and due < on)
    mail_of = {consultant: mail for consultant, mail, _ in rows if mail}
    for consultant, number in Counter(consultant for consultant, mail, _ in rows if mail).items():
        mail = mails.warning(number, late[consultant], address)
        queue_mail(
            municipality_id=municipality_id,
            to=mail_of[consultant],
            subject=mail.subject,
            body=mail.body,
            reference=f"casework.warning:{on}:{consultant}",
        )
    return len(mail_of)


@transaction.atomic
def warn_leads(*, municipality_id: int, at: datetime.datetime, address: str) -> int:
    """Write to each team lead how many cases are late, or ask for attention while nobody has them; to how many.

    Of the cases that the lead sees. Nothing is written where there is none of either. Once a day each.
    """
    on = timezone.localdate(at)
    asking, told = Case.objects.filter(ended_at=None, warn_date__lte=on), 0
    for user_id, email in list_leads(at) if asking.exists() else []:
        theirs = asking.filter(visible_to(Worker(user_id, "", frozenset({Role.TEAM_LEAD}))))
        late, free = theirs.filter(due_date__lt=on).count(), theirs.filter(consultant=None).count()
        if not (late or free):
            continue
        told += 1
        mail = mails.team_warning(late, free, address)
        queue_mail(
            municipality_id=municipality_id,
            to=email,
            subject=mail.subject,
            body=mail.body,
            reference=f"casework.team-warning:{on}:{user_id}",
        )
    return told


def _written_to(case: Case, parties: list[Party], act: Act) -> list[tuple[Party, Sender]]:
    if not parties:
        return []
    sender = sender_of(Municipality.objects.get(pk=case.municipality_id), on=act.date)
    return [(party, sender) for party in parties]


def _send(case: Case, party: Party, mail: Message, act: Act) -> None:
    send_mail(party=party, mail=mail, reference=f"casework.later:{act.key}:{party.public_id}")
    subjects = acts.subjects_of([party])
    what, why = "casework.later", Purpose.CONTACT
    acts.log(case, by=act.by, action=Action.SEND, subjects=subjects, what=what, why=why, at=act.at)
