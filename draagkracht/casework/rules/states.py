"""Where a case is, and one table of the steps that may be taken: from where, by whom, with what.

A pause, a longer term and urgent help are steps that leave a case where it is: they are facts with dates
(rules/terms.py). A case in a pause is still being looked into, and its clock runs again by itself on the last day.

Sources: Wmo 2015, articles 2.3.2 (investigation, report), 2.3.3 (urgent help at once), 2.3.5 (decision on an
application, which may also come when six weeks went by without a report), 2.3.9 (looking again), 2.3.10 (taking back);
Algemene wet bestuursrecht, articles 4:14, 4:15 (more time, pause). Of 2.3.3, 2.3.9 and 2.3.10 the number is to be
confirmed.
The diagram in docs/reference/casework-states.md is made from this table.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from draagkracht.accounts.rules import Role
from draagkracht.base.text import N_, Sentence


class State(StrEnum):
    """Where a case is."""

    RECEIVED = "received"
    INVESTIGATION = "investigation"
    REPORT = "report"
    APPLICATION = "application"
    DECISION = "decision"
    RUNNING = "running"
    REVIEW = "review"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    TRANSFERRED = "transferred"
    ENDED = "ended"


class Step(StrEnum):
    """What somebody does to a case."""

    START_INVESTIGATION = "start_investigation"
    GIVE_URGENT_PROVISION = "give_urgent_provision"
    PAUSE = "pause"
    RESUME = "resume"
    EXTEND = "extend"
    REPORT = "report"
    APPLY = "apply"
    DECIDE = "decide"
    REFUSE = "refuse"
    START_SUPPORT = "start_support"
    START_REVIEW = "start_review"
    KEEP_SUPPORT = "keep_support"
    RECONSIDER = "reconsider"
    TRANSFER = "transfer"
    WITHDRAW = "withdraw"
    END = "end"


class Need(StrEnum):
    """What has to be there before a step can be taken."""

    ARRANGEMENT = "arrangement"  # signed by the person whom it is for
    CLIENT_TOLD = "client_told"  # whom the request is about knows of it
    CONSENT = "consent"  # of the person whom it is about, to hand the case to others
    CONSULTANT = "consultant"  # somebody by name whose case it is
    DECISION_LETTER = "decision_letter"  # says what was decided and how to object
    FIRST_DAY = "first_day"
    LAST_DAY = "last_day"
    PROVISION = "provision"  # what is given now
    REASON = "reason"
    RECEIVER = "receiver"  # who takes the case over
    REPORT_OR_TERM = "report_or_term"  # a report, or six weeks that went by without one
    REPORT_TEXT = "report_text"
    TOLD = "told"  # the person whom it is for was told, with the new date
    WISH = "wish"  # of the person whom it is for, as they said it


LABELS: Final[Mapping[State, Sentence]] = {
    State.RECEIVED: Sentence(N_("Vraag ontvangen")),
    State.INVESTIGATION: Sentence(N_("Onderzoek loopt")),
    State.REPORT: Sentence(N_("Verslag ligt er")),
    State.APPLICATION: Sentence(N_("Aanvraag ontvangen")),
    State.DECISION: Sentence(N_("Besluit genomen")),
    State.RUNNING: Sentence(N_("Hulp loopt")),
    State.REVIEW: Sentence(N_("Wordt opnieuw bekeken")),
    State.REFUSED: Sentence(N_("Afgewezen")),
    State.WITHDRAWN: Sentence(N_("Ingetrokken")),
    State.TRANSFERRED: Sentence(N_("Overgedragen")),
    State.ENDED: Sentence(N_("Afgesloten")),
}
STEP_LABELS: Final[Mapping[Step, Sentence]] = {
    Step.START_INVESTIGATION: Sentence(N_("Onderzoek starten")),
    Step.GIVE_URGENT_PROVISION: Sentence(N_("Spoedhulp geven")),
    Step.PAUSE: Sentence(N_("Termijn stilzetten")),
    Step.RESUME: Sentence(N_("Termijn weer laten lopen")),
    Step.EXTEND: Sentence(N_("Meer tijd nemen")),
    Step.REPORT: Sentence(N_("Verslag maken")),
    Step.APPLY: Sentence(N_("Aanvraag vastleggen")),
    Step.DECIDE: Sentence(N_("Hulp toekennen")),
    Step.REFUSE: Sentence(N_("Aanvraag afwijzen")),
    Step.START_SUPPORT: Sentence(N_("Hulp laten beginnen")),
    Step.START_REVIEW: Sentence(N_("Opnieuw bekijken")),
    Step.KEEP_SUPPORT: Sentence(N_("Hulp laten doorgaan")),
    Step.RECONSIDER: Sentence(N_("Besluit opnieuw nemen")),
    Step.TRANSFER: Sentence(N_("Overdragen")),
    Step.WITHDRAW: Sentence(N_("Vraag intrekken")),
    Step.END: Sentence(N_("Afsluiten")),
}
# As they stand in an address: "onderzoek-starten".
SLUGS: Final[Mapping[Step, str]] = {
    step: label.dutch().lower().replace(" ", "-") for step, label in STEP_LABELS.items()
}
STEPS_BY_SLUG: Final[Mapping[str, Step]] = {slug: step for step, slug in SLUGS.items()}
NEED_SENTENCES: Final[Mapping[Need, Sentence]] = {
    Need.ARRANGEMENT: Sentence(N_("Er is nog geen ondertekend plan. Laat het plan eerst ondertekenen.")),
    Need.CLIENT_TOLD: Sentence(N_("Vertel eerst over de melding aan degene om wie het gaat.")),
    Need.CONSENT: Sentence(N_("Vraag eerst of het mag. Overdragen kan alleen met toestemming.")),
    Need.CONSULTANT: Sentence(N_("Kies eerst wie deze vraag behandelt.")),
    Need.DECISION_LETTER: Sentence(N_("Het besluit telt als de brief is verstuurd.")),
    Need.FIRST_DAY: Sentence(N_("Vul in vanaf welke dag dit besluit geldt.")),
    Need.LAST_DAY: Sentence(N_("Vul in tot welke dag dit duurt.")),
    Need.PROVISION: Sentence(N_("Vul in welke hulp nu wordt gegeven.")),
    Need.REASON: Sentence(N_("Kies de reden.")),
    Need.RECEIVER: Sentence(N_("Vul in wie de vraag overneemt.")),
    Need.REPORT_OR_TERM: Sentence(
        N_("Er is nog geen verslag. Zonder verslag kan een aanvraag pas als de termijn van het onderzoek voorbij is.")
    ),
    Need.REPORT_TEXT: Sentence(N_("Schrijf eerst het verslag.")),
    Need.TOLD: Sentence(N_("Vertel eerst wat de nieuwe datum is. Vink daarna aan dat u dat deed.")),
    Need.WISH: Sentence(N_("Vul in wat de inwoner heeft gezegd.")),
}

# What comes of other screens, and cannot be filled in.
OF_OTHER_SCREENS: Final = (Need.ARRANGEMENT, Need.CLIENT_TOLD, Need.DECISION_LETTER, Need.REPORT_OR_TERM)

CASE_WORKERS: Final = frozenset({Role.CASE_MANAGER, Role.CONSULTANT, Role.TEAM_LEAD})
DECIDERS: Final = frozenset({Role.CONSULTANT, Role.TEAM_LEAD})
RESIDENTS: Final = frozenset({Role.CARE_RECIPIENT, Role.CARER, Role.REPRESENTATIVE})

BEFORE_DECISION: Final = frozenset({State.RECEIVED, State.INVESTIGATION, State.REPORT, State.APPLICATION})
WITH_A_TERM: Final = frozenset({State.RECEIVED, State.INVESTIGATION, State.APPLICATION})
BEFORE_REPORT: Final = frozenset({State.RECEIVED, State.INVESTIGATION})
OPEN: Final = BEFORE_DECISION | {State.DECISION, State.RUNNING, State.REVIEW}
CLOSED: Final = frozenset(State) - OPEN - {State.REFUSED}


@dataclass(frozen=True, slots=True)
class Transition:
    """A row of the table: a step, from where it may be taken, where it leads (None: it stays), by whom, with what."""

    step: Step
    before: frozenset[State]
    after: State | None
    roles: frozenset[Role]
    needs: tuple[Need, ...] = ()


TRANSITIONS: Final[tuple[Transition, ...]] = (
    Transition(
        Step.START_INVESTIGATION,
        frozenset({State.RECEIVED}),
        State.INVESTIGATION,
        CASE_WORKERS,
        (Need.CLIENT_TOLD, Need.CONSULTANT),
    ),
    Transition(
        Step.GIVE_URGENT_PROVISION,
        BEFORE_DECISION,
        None,
        CASE_WORKERS,
        (Need.REASON, Need.PROVISION),
    ),
    Transition(Step.PAUSE, WITH_A_TERM, None, CASE_WORKERS, (Need.REASON, Need.LAST_DAY, Need.TOLD)),
    Transition(Step.RESUME, WITH_A_TERM, None, CASE_WORKERS),
    Transition(Step.EXTEND, WITH_A_TERM, None, CASE_WORKERS, (Need.REASON, Need.LAST_DAY, Need.TOLD)),
    Transition(Step.REPORT, frozenset({State.INVESTIGATION}), State.REPORT, CASE_WORKERS, (Need.REPORT_TEXT,)),
    Transition(
        Step.APPLY,
        frozenset({State.RECEIVED, State.INVESTIGATION, State.REPORT}),
        State.APPLICATION,
        CASE_WORKERS | RESIDENTS,
        (Need.REPORT_OR_TERM,),
    ),
    Transition(
        Step.DECIDE,
        frozenset({State.APPLICATION, State.REVIEW}),
        State.DECISION,
        DECIDERS,
        (Need.DECISION_LETTER,),
    ),
    # From a review: what was given is taken back, by a decision that names the one before (article 2.3.10).
    Transition(
        Step.REFUSE,
        frozenset({State.APPLICATION, State.REVIEW}),
        State.REFUSED,
        DECIDERS,
        (Need.REASON, Need.DECISION_LETTER),
    ),
    # From the report straight on: what needs no decision, such as a group, a course or a talk now and then.
    Transition(
        Step.START_SUPPORT,
        frozenset({State.REPORT, State.DECISION}),
        State.RUNNING,
        CASE_WORKERS,
        (Need.ARRANGEMENT,),
    ),
    Transition(Step.START_REVIEW, frozenset({State.RUNNING}), State.REVIEW, CASE_WORKERS, (Need.CONSULTANT,)),
    Transition(Step.KEEP_SUPPORT, frozenset({State.REVIEW}), State.RUNNING, CASE_WORKERS, (Need.ARRANGEMENT,)),
    # After an objection, or a mistake: the application is open again, and what was decided stays in the file.
    Transition(
        Step.RECONSIDER, frozenset({State.DECISION, State.REFUSED}), State.APPLICATION, DECIDERS, (Need.REASON,)
    ),
    Transition(Step.TRANSFER, OPEN, State.TRANSFERRED, CASE_WORKERS, (Need.RECEIVER, Need.CONSENT)),
    Transition(
        Step.WITHDRAW,
        BEFORE_DECISION,
        State.WITHDRAWN,
        CASE_WORKERS | RESIDENTS,
        (Need.WISH,),
    ),
    Transition(
        Step.END,
        frozenset({State.REPORT, State.DECISION, State.RUNNING, State.REVIEW, State.REFUSED}),
        State.ENDED,
        CASE_WORKERS,
        (Need.REASON,),
    ),
)
BY_STEP: Final[Mapping[Step, Transition]] = {row.step: row for row in TRANSITIONS}
# Whether help is given, and the step that its letter takes when it is sent: nobody takes it by hand.
DECIDED_AS: Final[Mapping[bool, Step]] = {True: Step.DECIDE, False: Step.REFUSE}

NOT_FROM_HERE: Final = Sentence(N_("Dit kan nu niet: %(step)s. Deze vraag staat op: %(state)s."))
NOT_BY_YOU: Final = Sentence(N_("Dit mag u niet zelf doen: %(step)s. Vraag het aan een collega die dit wel mag."))


class StepIsNotAllowed(Exception):
    """A step cannot be taken now, or not by this person, or not without more; `sentence` says what to do."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.message)
        self.sentence = sentence


def take_step(step: Step, state: State, roles: Collection[Role], given: Collection[Need]) -> State:
    """Return the state after a step. Raises StepIsNotAllowed with the sentence for whoever tries it."""
    row = BY_STEP[step]
    if state not in row.before:
        raise StepIsNotAllowed(Sentence(NOT_FROM_HERE.message, {"step": STEP_LABELS[step], "state": LABELS[state]}))
    if not row.roles.intersection(roles):
        raise StepIsNotAllowed(Sentence(NOT_BY_YOU.message, {"step": STEP_LABELS[step]}))
    for need in row.needs:
        if need not in given:
            raise StepIsNotAllowed(NEED_SENTENCES[need])
    return row.after or state


def list_steps(state: State, roles: Collection[Role]) -> tuple[Step, ...]:
    """Return the steps that somebody with these roles may take from a state, in the order of the table."""
    return tuple(row.step for row in TRANSITIONS if state in row.before and row.roles.intersection(roles))
