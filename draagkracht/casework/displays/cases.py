"""The page of a case in words."""

import datetime
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext

from draagkracht.base.text import N_
from draagkracht.base.translation import translate
from draagkracht.casework.displays import words
from draagkracht.casework.displays.corrections import EarlierShown, earlier_shown
from draagkracht.casework.displays.parties import PersonShown, person_shown
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries.cases import CaseFile, MoveFacts
from draagkracht.casework.rules import notes, requests, results, states, terms
from draagkracht.casework.rules.states import Need, State, Step
from draagkracht.casework.rules.term_sources import RESTS_ON

# What is most often next, from where a case is; what is due first comes before it.
MAIN: Final = {
    State.RECEIVED: Step.START_INVESTIGATION,
    State.INVESTIGATION: Step.REPORT,
    State.REPORT: Step.APPLY,
    State.APPLICATION: Step.DECIDE,
    State.DECISION: Step.START_SUPPORT,
    State.RUNNING: Step.START_REVIEW,
    State.REVIEW: Step.KEEP_SUPPORT,
    State.REFUSED: Step.END,
}

# What a step means, where its name does not say it all.
SAYS: Final[Mapping[Step, str]] = {
    Step.PAUSE: N_("De dagen na vandaag tellen niet mee. Daarna loopt de tijd vanzelf weer."),
    Step.RESUME: N_("De dagen tellen vanaf vandaag weer mee."),
    Step.EXTEND: N_("De laatste dag wordt later. Doe dit één keer, en ruim op tijd."),
    Step.GIVE_URGENT_PROVISION: N_("De hulp begint meteen. Het onderzoek gaat gewoon door."),
    Step.APPLY: N_("Vanaf de dag van de aanvraag loopt de termijn voor het besluit."),
    Step.TRANSFER: N_("Een andere gemeente of organisatie neemt de vraag over. Bij ons sluit die."),
    Step.WITHDRAW: N_("De vraag sluit. Iemand kan altijd een nieuwe vraag stellen."),
    Step.END: N_("De vraag sluit. Wat wij moeten bewaren, blijft bewaard."),
}
BY_MAIL: Final = N_("De inwoner krijgt hierover vanzelf een mail met de nieuwe datum.")
DONE: Final[Mapping[str, str]] = {
    "ontvangen": N_("De vraag is bewaard. De bevestiging gaat per mail, of ligt klaar als brief."),
    "genoteerd": N_("Genoteerd."),
    "verbeterd": N_("Verbeterd. Wat er eerst stond, blijft te lezen."),
    "link": N_("De mail met de link is onderweg. Vandaag sturen wij er niet nog een."),
    "behandelaar": N_("Gekozen wie dit behandelt."),
    "balans": N_("Opgeschreven hoe het gaat. De volgende keer staat op de werklijst."),
    "bellen": N_("Dit nummer staat op de bellijst van de balie."),
    "overdracht": N_("Gevraagd. Tot er een ja is, blijft deze zaak bij wie die nu heeft."),
    "overgenomen": N_("Overgenomen. Wie zorgt, krijgt één bericht met beide namen."),
    "vol": N_("De bellijst is vol. Bel zelf, of probeer het later."),
    "gevaar": N_("Opgeschreven wat er is gedaan."),
    "mantelscan": N_("De vijf stappen van de mantelscan zijn gedaan."),
    "coach": N_("Hoe het nu staat, leest u bij de netwerkcoach."),
    "respijt": N_("Opgeschreven welke vervangende zorg gewenst is."),
}


@dataclass(frozen=True, slots=True)
class Link:
    """Something that can be done."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Take:
    """One press by which somebody takes a case that nobody has. `key` is of this one form."""

    url: str
    user_id: int
    key: uuid.UUID = field(default_factory=uuid.uuid4)


@dataclass(frozen=True, slots=True)
class TermShown:
    """A term: what, by when, how it stands, and on what it rests."""

    what: str
    day: str
    how: str
    why: str


@dataclass(frozen=True, slots=True)
class MoveShown:
    """Something that happened. `correct_url` is empty where it is not corrected, or not by this person."""

    moment: str
    what: str
    who: str
    correct_url: str
    earlier: tuple[EarlierShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """The page of a case."""

    heading: str
    reference: str
    facts: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    untold: str
    clock: str
    clock_kind: str
    paused: str
    question: str
    people: tuple[PersonShown, ...]
    terms: tuple[TermShown, ...]
    has_doubt: bool
    moves: tuple[MoveShown, ...]
    take: Take | None
    main: Link | None
    then: Link | None
    steps: tuple[Link, ...]
    notes: tuple[Link, ...]
    assign_url: str


def case_page(case: CaseFile, worker: Worker, at: datetime.datetime) -> CasePage:
    """Return the page of a case for somebody, at a moment."""
    on = timezone.localdate(at)
    main, then, *_ = [*_first(case), None, None]
    steps = [_step_link(case, step) for step in case.steps if step not in states.DECIDED_AS.values()]
    standing = case.standing
    assign_url = reverse("casework-staff:assign-case", args=[case.public_id]) if case.steps else ""
    return CasePage(
        heading=_names(case),
        reference=case.reference,
        facts=_facts(case),
        tags=(translate(states.LABELS[case.state]), *[gettext("Spoed")] * case.is_urgent),
        untold=_untold(case),
        clock=words.standing(standing, on) if standing else "",
        clock_kind=words.notice_kind(standing.clock if standing else None),
        paused=gettext("De tijd staat stil tot %(day)s.") % {"day": words.weekday(case.paused_until)}
        if case.paused_until
        else "",
        question=case.question,
        people=tuple(person_shown(party) for party in case.parties),
        terms=tuple(_term(due, on) for due in _once(case.dues)),
        has_doubt=any(due.is_to_confirm for due in case.dues),
        moves=tuple(_move(case, move) for move in case.moves),
        take=Take(assign_url, worker.user_id) if assign_url and case.consultant_id is None else None,
        main=main,
        then=then,
        steps=tuple(link for link in steps if link not in (main, then)),
        notes=tuple(link for note in case.notes if (link := _note_link(case, note)) not in (main, then)),
        assign_url=assign_url,
    )


def _first(case: CaseFile) -> list[Link]:
    """Return what to do first: what is due first, and then what is next from where the case is."""
    if not case.steps:
        return []
    term = case.standing.due.term if case.standing else None
    found: list[Link | None] = []
    if term is terms.Term.URGENT_PROVISION and Step.GIVE_URGENT_PROVISION in case.steps:
        found.append(_step_link(case, Step.GIVE_URGENT_PROVISION))
    if not case.is_client_told:
        found.append(_note_link(case, notes.Note.TOLD))
    elif term is terms.Term.RECEIPT and "receipt" in case.drafts:
        found.append(_letter_link(case, "receipt", gettext("Bevestiging lezen en versturen")))
    elif term is terms.Term.FIRST_CONTACT and case.consultant and notes.Note.FIRST_CONTACT in case.notes:
        found.append(_note_link(case, notes.Note.FIRST_CONTACT))
    elif _asks_how_it_goes(case):
        url = reverse("casework-staff:check-balance", args=[case.public_id])
        found.append(Link(translate(terms.LABELS[terms.Term.BALANCE]), url))
    elif term is terms.Term.PLAN_ANSWER:
        url = reverse("casework-staff:plan-talk", args=[case.public_id])
        found.append(Link(gettext("Gesprek plannen over het plan"), url))
    if "report" in case.drafts and case.state not in states.BEFORE_REPORT | {State.REPORT}:
        found.append(_report_link(case))  # the law wants it given, also after an application
    found.append(_next(case))
    return list(dict.fromkeys(link for link in found if link))


def _asks_how_it_goes(case: CaseFile) -> bool:
    """Tell whether somebody who cares is asked first how it goes; help that was decided on begins sooner than that."""
    standing = case.standing
    if standing is None or standing.due.term is not terms.Term.BALANCE:
        return False
    can_wait = case.state is State.DECISION and standing.clock is terms.Clock.ON_TIME
    return not can_wait and any(one.role is requests.PartyRole.CARER and one.name for one in case.parties)


def _next(case: CaseFile) -> Link | None:
    """Return what is next from where a case is; what lies ready as a letter is read and sent."""
    if case.state is State.REPORT and "report" in case.drafts:
        return _report_link(case)
    step = MAIN.get(case.state)
    if step is Step.REPORT and case.next_talk:
        return Link(gettext("Naar het gesprek"), f"{case_url(case)}#gesprekken")
    if step is Step.DECIDE and step in case.steps:
        drafts = [kind for kind in ("decision", "refusal") if kind in case.drafts]
        if drafts:
            return _letter_link(case, drafts[0], gettext("Besluit lezen en versturen"))
        return Link(gettext("Besluit nemen"), reverse("casework-staff:decide-case", args=[case.public_id]))
    return _step_link(case, step) if step in case.steps else None


def _step_link(case: CaseFile, step: Step) -> Link:
    return Link(translate(states.STEP_LABELS[step]), step_url(case, step))


def _note_link(case: CaseFile, note: notes.Note) -> Link:
    return Link(translate(notes.LABELS[note]), note_url(case, note))


def _report_link(case: CaseFile) -> Link:
    return _letter_link(case, "report", gettext("Verslag lezen en versturen"))


def _letter_link(case: CaseFile, kind: str, label: str) -> Link:
    return Link(label, reverse("casework-staff:show-letter", args=[case.public_id, case.drafts[kind]]))


def _untold(case: CaseFile) -> str:
    """Return that somebody has to be told of the request first, and by when; nothing where they know."""
    if case.is_client_told or not case.steps:
        return ""
    due = next(one.due_date for one in case.dues if one.term is terms.Term.FIRST_CONTACT)
    said = gettext(
        "%(name)s weet nog niet van deze melding. Vertel dat eerst, uiterlijk %(day)s. Spoedhulp kan al wel."
    )
    return said % {"name": _names(case), "day": words.weekday(due)}


@dataclass(frozen=True, slots=True)
class Caution:
    """Something to think about before a form is filled in, and where to mend it (None: nowhere)."""

    says: str
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page on which one thing is done to a case."""

    heading: str
    names: str
    reference: str
    case_url: str
    says: str = ""
    missing: tuple[str, ...] = ()
    label: str = ""
    link: tuple[str, str] = ("", "")  # what can be done instead: label, address
    cautions: tuple[Caution, ...] = ()


def unsent_report(case: CaseFile) -> tuple[Caution, ...]:
    """Return that a report was not sent; nothing where none waits. Wmo 2015, article 2.3.2, member 8 (to confirm)."""
    if "report" not in case.drafts:
        return ()
    says = gettext("Het verslag is nog niet verstuurd. De wet wil dat de inwoner dat krijgt. Verstuur het eerst.")
    return (Caution(says, _report_link(case)),)


def form_page(case: CaseFile, heading: str) -> FormPage:
    """Return a page on which something is noted."""
    return FormPage(heading, _names(case), case.reference, case_url(case), label=gettext("Bewaren"))


def step_page(case: CaseFile, step: Step, met: Collection[Need]) -> FormPage:
    """Return the page of a step: what it means, and what has to be there first."""
    needs = states.BY_STEP[step].needs
    missing = [need for need in needs if need in states.OF_OTHER_SCREENS and need not in met]
    by_mail = Need.TOLD in needs and Need.TOLD in met
    says = [gettext(one) for one in (SAYS.get(step, ""), BY_MAIL if by_mail else "") if one]
    if step is Step.EXTEND:
        says.insert(0, _last_day(case))
    told = notes.Note.TOLD
    label = translate(states.STEP_LABELS[step])
    return FormPage(
        label,
        _names(case),
        case.reference,
        case_url(case),
        says=" ".join(says),
        missing=tuple(translate(states.NEED_SENTENCES[need]) for need in missing),
        label=label,
        link=(translate(notes.LABELS[told]), note_url(case, told)) if Need.CLIENT_TOLD in missing else ("", ""),
    )


def _last_day(case: CaseFile) -> str:
    """Return what the last day is now of the term that can be made longer."""
    can_be_longer = {terms.Term.INVESTIGATION, terms.Term.DECISION}
    due = next((one.due_date for one in case.dues if one.term in can_be_longer and terms.is_ours(one)), None)
    return gettext("De laatste dag is nu %(day)s.") % {"day": words.day(due)} if due else ""


def done(word: str) -> str:
    """Return what was just done, by the word in the address; nothing for a word that is not known."""
    step = states.STEPS_BY_SLUG.get(word)
    if step:
        return gettext("Gedaan: %(step)s.") % {"step": translate(states.STEP_LABELS[step]).lower()}
    return gettext(DONE[word]) if word in DONE else ""


def about(case: CaseFile) -> list[str]:
    """Return the names of whom a case is about."""
    role = requests.PartyRole.CARER if case.is_own_right else requests.PartyRole.CLIENT
    return [party.name for party in case.parties if party.role is role and party.name]


def _names(case: CaseFile) -> str:
    return " en ".join(about(case)) or case.reference


def case_url(case: CaseFile) -> str:
    """Return the address of the page of a case."""
    return reverse("casework-staff:show-case", args=[case.public_id])


def step_url(case: CaseFile, step: Step) -> str:
    """Return the address of the page on which a step is taken."""
    return reverse("casework-staff:take-step", args=[case.public_id, states.SLUGS[step]])


def note_url(case: CaseFile, note: notes.Note) -> str:
    """Return the address of the page on which something that happened is noted."""
    return reverse("casework-staff:note-fact", args=[case.public_id, notes.SLUGS[note]])


def _facts(case: CaseFile) -> tuple[tuple[str, str], ...]:
    asked_by = results.ASKED_BY_LABELS[case.asked_by]
    return (
        (gettext("Nummer"), case.reference),
        (gettext("Ontvangen"), words.day(case.received_date)),
        (gettext("Wie vroeg"), translate(asked_by)),
        (gettext("Gemeld door"), case.reported_by),
        (gettext("Behandelaar"), case.consultant or gettext("Nog niemand")),
        (gettext("Vast aanspreekpunt"), case.case_manager),
        (gettext("Team"), case.team),
        (gettext("Wordt bewaard tot"), words.day(case.keep_until) if case.keep_until else ""),
    )


def _once(dues: Sequence[terms.Due]) -> list[terms.Due]:
    """Return the terms without the last day of all, where that of the decision on an application is the same."""
    has_application = any(due.term is terms.Term.DECISION for due in dues)
    return [due for due in dues if not (has_application and due.term is terms.Term.TOTAL)]


def _term(due: terms.Due, on: datetime.date) -> TermShown:
    """Return a term, its last day, how it stands and on what it rests."""
    why = gettext("Loopt vanaf %(day)s.") % {"day": words.short(due.start_date)}
    doubt = gettext("Nog na te kijken.") if due.is_to_confirm else ""
    rests_on = translate(RESTS_ON[due.term])
    shown = " ".join(filter(None, (why, rests_on, doubt)))
    return TermShown(translate(terms.LABELS[due.term]), words.short(due.due_date), _how(due, on), shown)


def _how(due: terms.Due, on: datetime.date) -> str:
    """Return how a term stands; what the resident may do is never late."""
    if due.done_date:
        return gettext("Gedaan op %(day)s") % {"day": words.short(due.done_date)}
    if due.term in terms.OF_THE_RESIDENT and on <= due.due_date:
        return gettext("De inwoner kan dit nog doen")
    if due.term in terms.OF_THE_RESIDENT:
        is_plan = due.term is terms.Term.PERSONAL_PLAN
        return gettext("Voorbij, niet ontvangen") if is_plan else gettext("Voorbij")
    if due.term is terms.Term.TOTAL:
        return gettext("Als er een aanvraag komt")
    return words.left(due.due_date, on)


def _move(case: CaseFile, move: MoveFacts) -> MoveShown:
    step = Step(move.step) if move.step in set(Step) else None
    label = states.STEP_LABELS[step] if step else notes.MOVE_LABELS.get(move.step, states.LABELS[move.after])
    moment = formats.date_format(timezone.localtime(move.at), "j F Y, H.i")
    what = ": ".join(filter(None, (translate(label), move.reason)))
    url = reverse("casework-staff:correct-note", args=[case.public_id, move.note_id]) if move.note_id else ""
    return MoveShown(str(moment), what, move.by, url, earlier_shown(move.earlier, notes.REASON))
