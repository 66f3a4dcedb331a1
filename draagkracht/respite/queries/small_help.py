"""Reading questions for small help. Each side gets the other's name only when both said yes; it is left out here."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from draagkracht.accounts.models import Organisation
from draagkracht.directory.rules.places import Place
from draagkracht.respite.models import HelpHanding, HelpMatch, SmallHelp
from draagkracht.respite.queries.coordinators import Coordinator
from draagkracht.respite.rules.codes import Task
from draagkracht.respite.rules.small_help import Hurry, State, shows_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Who was proposed. Without both yeses `name` and `phone` are empty, but for who coordinates."""

    id: int
    volunteer_id: int
    name: str = field(repr=False)
    phone: str = field(repr=False)
    gender: str
    languages: tuple[str, ...]
    date: datetime.date
    part: int
    asker_yes: bool
    volunteer_yes: bool
    words: str = field(repr=False)
    wants_talk: bool

    @property
    def is_agreed(self) -> bool:
        """Tell whether both said yes."""
        return shows_names(asker_yes=self.asker_yes, volunteer_yes=self.volunteer_yes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handing:
    """To whom a question may go, and who said yes to that."""

    receiver_id: int
    receiver: str
    asker_yes: bool
    receiver_yes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question for small help, as one side may see it."""

    id: int
    public_id: UUID
    subject_id: UUID
    state: State
    task: Task
    hurry: Hurry
    wanted_date: datetime.date | None
    about: str = field(repr=False)
    district: str
    here: Place
    name: str = field(repr=False)
    phone: str = field(repr=False)
    speaks: str
    made_by: str
    has_space: bool
    asked_at: datetime.datetime
    call_date: datetime.date
    organisation: str
    organisation_phone: str
    said: str
    score: int | None
    words: str = field(repr=False)
    match: Match | None
    handing: Handing | None


def list_questions(coordinator: Coordinator) -> tuple[Question, ...]:
    """Return what a coordinator sees: what nobody took, one's own, and what is offered; the first to be called first.

    Of what is not theirs the name, the number and the words are left out.
    """
    rows = _whole(SmallHelp.objects.filter(visible_to(coordinator)))
    return tuple(_for_coordinator(row, coordinator) for row in rows)


def get_question(coordinator: Coordinator, public_id: UUID) -> Question | None:
    """Return a question as a coordinator sees it; None where it is not for them."""
    row = _whole(SmallHelp.objects.filter(visible_to(coordinator), public_id=public_id)).first()
    return _for_coordinator(row, coordinator) if row else None


def count_to_call(coordinator: Coordinator, today: datetime.date) -> int:
    """Return how many questions nobody took yet, or are to be called today or before."""
    mine = Q(organisation__in=coordinator.ids, state=State.TAKEN.value, call_date__lte=today)
    rows = SmallHelp.objects.filter(visible_to(coordinator))
    return rows.filter(Q(state=State.ASKED.value) | mine).count()


def visible_to(coordinator: Coordinator) -> Q:
    """Return the condition under which somebody sees a question."""
    if not coordinator.ids:
        return Q(pk__in=())
    offered = HelpHanding.objects.filter(receiver__in=coordinator.ids, ended_at__isnull=True)
    mine = Q(organisation__in=coordinator.ids)
    return mine | Q(state=State.ASKED.value) | Q(pk__in=offered.values("help"))


def list_own(person_id: int) -> tuple[Question, ...]:
    """Return somebody's own questions, the last first."""
    rows = _whole(SmallHelp.objects.filter(person_id=person_id)).order_by("-asked_at", "-pk")
    return tuple(_for_asker(row) for row in rows)


def get_own(person_id: int, public_id: UUID) -> Question | None:
    """Return one of somebody's own questions; None where there is none."""
    row = _whole(SmallHelp.objects.filter(person_id=person_id, public_id=public_id)).first()
    return _for_asker(row) if row else None


def list_for_volunteer(volunteer_id: int) -> tuple[Question, ...]:
    """Return what a volunteer was proposed for or does; who asks is named only when both said yes."""
    mine = HelpMatch.objects.filter(volunteer_id=volunteer_id, ended_at__isnull=True)
    rows = _whole(SmallHelp.objects.filter(pk__in=mine.values("help")))
    found = [_question(row) for row in rows]
    return tuple(
        one if one.match and one.match.is_agreed else _without_asker(row) for row, one in zip(rows, found, strict=True)
    )


def export_own(person_id: int) -> list[dict[str, Any]]:
    """Return somebody's own questions as values for a file of theirs."""
    return [
        {
            "task": one.task.value,
            "when": one.hurry.value,
            "date": one.wanted_date,
            "about": one.about,
            "state": one.state.value,
            "asked_at": one.asked_at,
            "words": one.words,
            "score": one.score,
        }
        for one in list_own(person_id)
    ]


def list_receivers(coordinator: Coordinator) -> tuple[tuple[int, str], ...]:
    """Return to which organisations of volunteers a question may be handed on."""
    rows = Organisation.objects.filter(kind="volunteers", ended_at__isnull=True).exclude(pk__in=coordinator.ids)
    return tuple(rows.order_by("name").values_list("pk", "name"))


def _whole(rows: "QuerySet[SmallHelp]") -> "QuerySet[SmallHelp]":
    living = HelpMatch.objects.filter(ended_at__isnull=True).select_related("volunteer")
    open_ones = HelpHanding.objects.filter(ended_at__isnull=True).select_related("receiver")
    return rows.select_related("organisation").prefetch_related(
        Prefetch("matches", living, to_attr="living"), Prefetch("handings", open_ones, to_attr="offered")
    )


def _for_coordinator(row: Any, coordinator: Coordinator) -> Question:
    return _question(row) if row.organisation_id in coordinator.ids else _without_asker(row)


def _for_asker(row: Any) -> Question:
    return _question(row, match=_match(row.living, is_named=False))


def _without_asker(row: Any) -> Question:
    return _question(row, name="", phone="", about="", words="", said="")


def _question(row: Any, **other: Any) -> Question:
    given = row.organisation
    values: dict[str, Any] = {
        "name": row.name,
        "phone": row.phone,
        "about": row.about,
        "words": row.words,
        "said": row.said,
        "match": _match(row.living, is_named=True),
        "handing": _handing(row.offered),
    }
    return Question(
        id=row.pk,
        public_id=row.public_id,
        subject_id=row.subject_id,
        state=State(row.state),
        task=Task(row.task),
        hurry=Hurry(row.hurry),
        wanted_date=row.wanted_date,
        district=row.district,
        here=Place(row.latitude, row.longitude),
        speaks=row.speaks,
        made_by=row.made_by,
        has_space=row.person_id is not None,
        asked_at=row.asked_at,
        call_date=row.call_date,
        organisation=given.name if given else "",
        organisation_phone=given.phone if given else "",
        score=row.score,
        **(values | other),
    )


def _match(rows: Sequence[HelpMatch], *, is_named: bool) -> Match | None:
    for row in rows:
        both = shows_names(asker_yes=row.asker_yes_at is not None, volunteer_yes=row.volunteer_yes_at is not None)
        is_shown = is_named or both
        return Match(
            id=row.pk,
            volunteer_id=row.volunteer_id,
            name=row.volunteer.name if is_shown else "",
            phone=row.volunteer.phone if is_shown else "",
            gender=row.volunteer.gender,
            languages=tuple(row.volunteer.languages),
            date=row.date,
            part=row.part,
            asker_yes=row.asker_yes_at is not None,
            volunteer_yes=row.volunteer_yes_at is not None,
            words=row.words if is_named else "",
            wants_talk=row.wants_talk,
        )
    return None


def _handing(rows: Sequence[HelpHanding]) -> Handing | None:
    for row in rows:
        return Handing(
            receiver_id=row.receiver_id,
            receiver=row.receiver.name,
            asker_yes=row.asker_yes_at is not None,
            receiver_yes=row.receiver_yes_at is not None,
        )
    return None
