"""Proposals in words: the queue, one proposal beside what there is now, and what a provider reads of its own."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext

from draagkracht.directory.displays import authors, values
from draagkracht.directory.queries.requests import Counts, Proposed, Request
from draagkracht.directory.rules import fields
from draagkracht.directory.rules.history import Author, AuthorKind, Json, Subject
from draagkracht.directory.rules.proposals import State
from draagkracht.directory.rules.sections import section_of

STATES: Final = {"wacht": State.WAITING, "overgenomen": State.ACCEPTED, "afgewezen": State.REJECTED}


@dataclass(frozen=True, slots=True)
class RequestCard:
    """A proposal in the queue."""

    title: str
    url: str
    facts: tuple[str, ...]
    what: str
    is_late: bool
    answer: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A way to look at the queue."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePage:
    """The queue of proposals."""

    cards: tuple[RequestCard, ...]
    tabs: tuple[Tab, ...]
    late: int
    is_waiting: bool
    may_decide: bool
    done: str


@dataclass(frozen=True, slots=True)
class Side:
    """One field, side by side: columns with a heading, such as what there is now and what is proposed."""

    name: str
    label: str
    columns: tuple[tuple[str, tuple[str, ...]], ...]
    then: tuple[str, ...]  # only of a proposal that waits, where the field changed since
    note: str
    is_chosen: bool  # to be taken over


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPage:
    """One proposal."""

    id: int
    title: str
    is_new: bool
    who: str
    asked: str
    due: str
    is_late: bool
    topic: str
    message: str
    answers: str
    sides: tuple[Side, ...]
    is_waiting: bool
    decision: str
    reason: str
    service_url: str
    edit_url: str
    seen_text: str


def queue_page(requests: Sequence[Request], counts: Counts, *, state: State, may_decide: bool, done: str) -> QueuePage:
    """Return the queue as the page shows it."""
    address = reverse("directory-staff:list-requests")
    numbers = {State.WAITING: counts.waiting, State.ACCEPTED: counts.accepted, State.REJECTED: counts.rejected}
    tabs = tuple(
        Tab(f"{STATE_LABELS[one]} ({numbers[one]})", f"{address}?toon={word}", one is state)
        for word, one in STATES.items()
    )
    return QueuePage(
        cards=tuple(card(request) for request in requests),
        tabs=tabs,
        late=counts.late,
        is_waiting=state is State.WAITING,
        may_decide=may_decide,
        done=done,
    )


STATE_LABELS: Final = {
    State.WAITING: "Wacht",
    State.ACCEPTED: "Overgenomen",
    State.REJECTED: "Afgewezen",
    State.WITHDRAWN: "Ingetrokken",
}


def card(request: Request) -> RequestCard:
    """Return a proposal as the queue shows it."""
    facts = (
        who(request),
        gettext("gevraagd op %(day)s") % {"day": _day(request.asked_at)},
        _due(request) if request.state is State.WAITING else _decided(request),
    )
    return RequestCard(
        title=request.service_name
        if request.service_id
        else gettext("Nieuw: %(name)s") % {"name": request.service_name},
        url=reverse("directory-staff:show-request", args=[request.id]),
        facts=facts,
        what=what(request),
        is_late=request.is_late,
        answer=request.decision,
    )


def what(request: Request) -> str:
    """Return which fields a proposal is about."""
    named = [one.field for one in request.proposed] or ([request.topic] if request.topic else [])
    return ", ".join(values.label_of(Subject.SERVICE, name) for name in named)


def request_page(request: Request, seen_text: str, chosen: Collection[str] | None = None) -> RequestPage:
    """Return one proposal beside what there is now; `chosen` are the fields to take over, None before anybody chose."""
    section = section_of(request.topic or next((one.field for one in request.proposed), ""))
    is_new = request.service_id is None
    return RequestPage(
        id=request.id,
        title=request.service_name,
        is_new=is_new,
        who=who(request),
        asked=_day(request.asked_at),
        due=_due(request),
        is_late=request.is_late,
        topic=values.label_of(Subject.SERVICE, request.topic) if request.topic else "",
        message=request.message,
        answers=_answers(request),
        sides=tuple(_side(request, one, chosen) for one in request.proposed),
        is_waiting=request.state is State.WAITING,
        decision="" if request.state is State.WAITING else _decided(request),
        reason=request.decision,
        service_url="" if is_new else reverse("directory-staff:show-service", args=[request.service_id]),
        edit_url=""
        if is_new
        else f"{reverse('directory-staff:edit-service', args=[request.service_id, section])}?voorstel={request.id}",
        seen_text=seen_text,
    )


def _answers(request: Request) -> str:
    """Return who hears of the decision; nothing where nobody does."""
    if not request.wants_answer:
        return ""
    if request.author_kind is AuthorKind.PROVIDER:
        return gettext("De aanbieder krijgt van ons een mail met uw besluit.")
    return gettext("Wie dit vroeg, krijgt van ons een mail met uw besluit. Daarna is het mailadres weg.")


def _side(request: Request, one: Proposed, chosen: Collection[str] | None) -> Side:
    is_waiting = request.state is State.WAITING
    is_moved = is_waiting and one.is_moved
    return Side(
        name=one.field,
        label=values.label_of(Subject.SERVICE, one.field),
        columns=tuple((heading, _lines(request, one, value)) for heading, value in _columns(request, one)),
        then=_lines(request, one, one.then) if is_moved else (),
        note=_note(request, one),
        is_chosen=not is_moved if chosen is None else one.field in chosen,
    )


def _columns(request: Request, one: Proposed) -> tuple[tuple[str, Json], ...]:
    """Return what stands side by side: now and the proposal, and after the decision what it was and what it became."""
    proposed = ((gettext("Voorstel"), one.wanted),)
    if request.service_id is None:
        return proposed
    if request.state is State.WAITING:
        return ((gettext("Nu"), one.now), *proposed)
    was, became = (gettext("Was"), one.now), (gettext("Werd"), one.became)
    if one.field not in request.applied:
        return (was, *proposed)
    is_as_proposed = fields.same(one.field, one.wanted, one.became)
    return (was, became) if is_as_proposed or not one.is_asked else (was, *proposed, became)


def _note(request: Request, one: Proposed) -> str:
    if request.state is State.WAITING:
        return gettext("Dit staat er al zo.") if one.is_there else ""
    is_left_out = request.state is State.ACCEPTED and one.field not in request.applied
    return gettext("Dit is niet overgenomen.") if is_left_out else ""


def _lines(request: Request, one: Proposed, value: Json) -> tuple[str, ...]:
    return values.in_words(Subject.SERVICE, one.field, value, request.names) or (gettext("niets"),)


def who(request: Request) -> str:
    """Return who asks it."""
    return authors.who(Author(request.author_kind, request.author_id, request.author_name, request.source))


def _day(moment: object) -> str:
    return formats.date_format(timezone.localtime(moment), "j F")  # type: ignore[arg-type]


def _due(request: Request) -> str:
    day = formats.date_format(request.due_date, "j F")
    if request.is_late:
        return gettext("te laat: beloofd voor %(day)s") % {"day": day}
    return gettext("antwoord beloofd voor %(day)s") % {"day": day}


def _decided(request: Request) -> str:
    said = {"state": STATE_LABELS[request.state].lower(), "day": _day(request.decided_at)}
    return gettext("%(state)s op %(day)s") % said
