"""Reading volunteers: those of an organisation, and who is free for a visit. Planner and offers ask the second one."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from draagkracht.directory.rules.places import Place, distance_km
from draagkracht.respite.models import HelpMatch, Instruction, Visit, Volunteer, VolunteerWeek
from draagkracht.respite.queries.coordinators import Coordinator
from draagkracht.respite.rules import volunteers as rules
from draagkracht.respite.rules.codes import OF_PROFESSIONALS, Skill, Task
from draagkracht.respite.rules.volunteers import Helper, Rule, Wanted

LOAD_DAYS = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Free:
    """A volunteer, looked at for one visit. `rule` is the first that stands in the way; None: they can do it."""

    id: int
    public_id: UUID
    organisation_id: int
    organisation: str
    name: str = field(repr=False)
    gender: str
    languages: tuple[str, ...]
    tasks: frozenset[Task]
    km: float
    taken: int  # visits of that week
    visits_per_week: int
    rule: Rule | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A volunteer as their coordinator, and they themselves, see them."""

    id: int
    public_id: UUID
    organisation_id: int
    organisation: str
    user_id: int | None
    name: str = field(repr=False)
    phone: str = field(repr=False)
    email: str = field(repr=False)
    gender: str
    district: str
    max_km: int
    skills: tuple[Skill, ...]
    tasks: tuple[Task, ...]
    rather_not: str
    trainings: tuple[str, ...]
    coach_name: str
    coach_phone: str
    languages: tuple[str, ...]
    dayparts: frozenset[int]
    visits_per_week: int
    vog_requested_date: datetime.date | None
    vog_until: datetime.date | None
    paused_until: datetime.date | None
    is_paused_openly: bool
    ended_at: datetime.datetime | None
    taken: int  # visits of the present week
    lately: int  # visits of the last four weeks

    def is_paused(self, on: datetime.date) -> bool:
        """Tell whether they have a pause on a day."""
        return rules.is_paused(Helper(is_paused_openly=self.is_paused_openly, paused_until=self.paused_until), on)


@dataclass(frozen=True, slots=True)
class Instructed:
    """An instruction for what was a professional's task."""

    public_id: UUID
    skill: Skill
    text: str
    by: str
    date: datetime.date


def list_free_volunteers(
    *,
    wanted: Wanted,
    here: Place | None = None,
    task: Task | None = None,
    organisation_ids: Collection[int] | None = None,
) -> tuple[Free, ...]:
    """Return who can do a visit: least asked in that week first, then nearest. One query.

    With `here` the distance is measured from there, in place of `wanted.km`. Where somebody is alone with another the
    database gives nobody without a certificate of conduct on that day.
    """
    rows = Volunteer.objects.filter(ended_at__isnull=True)
    if wanted.is_alone:
        rows = rows.filter(vog_until__gt=wanted.date)
    looked = _looked_at(rows, wanted, here, task, organisation_ids)
    return tuple(sorted((one for one in looked if one.rule is None), key=lambda one: (one.taken, one.km, one.id)))


def list_looked_at(
    *,
    wanted: Wanted,
    here: Place | None = None,
    task: Task | None = None,
    organisation_ids: Collection[int] | None = None,
) -> tuple[Free, ...]:
    """Return every volunteer who has not stopped, each with the first rule that stands in the way of a visit."""
    rows = Volunteer.objects.filter(ended_at__isnull=True)
    return tuple(_looked_at(rows, wanted, here, task, organisation_ids))


def helper_of(row: Any, wanted: Wanted) -> Helper:
    """Return a volunteer as the rules ask: a row of `for_visit`."""
    return Helper(
        is_ended=row.ended_at is not None,
        is_paused_openly=row.is_paused_openly,
        paused_until=row.paused_until,
        vog_until=row.vog_until,
        dayparts=frozenset(row.dayparts),
        skills=frozenset(map(Skill, row.skills)),
        instructed=frozenset(map(Skill, row.instructed)),
        has_coach=bool(row.coach_name),
        languages=frozenset(row.languages),
        gender=row.gender,
        max_km=row.max_km,
        visits_per_week=row.visits_per_week,
        weeks={rules.monday_of(wanted.date): row.week_taken},
        taken=frozenset({(wanted.date, wanted.part)}) if row.is_taken or row.is_asked else frozenset(),
    )


def for_visit(rows: "QuerySet[Volunteer]", wanted: Wanted) -> "QuerySet[Any]":
    """Return volunteers with what a visit asks of them beside their own facts."""
    theirs: dict[str, Any] = {"volunteer": OuterRef("pk")}
    then: dict[str, Any] = {**theirs, "date": wanted.date, "part": wanted.part}
    week = VolunteerWeek.objects.filter(**theirs, monday=rules.monday_of(wanted.date)).values("taken")[:1]
    living = Instruction.objects.filter(**theirs, ended_at__isnull=True)
    return rows.annotate(
        instructed=ArraySubquery(living.order_by("skill").values("skill")),
        week_taken=Coalesce(Subquery(week), Value(0), output_field=IntegerField()),
        is_taken=Exists(Visit.objects.filter(**then)),
        is_asked=Exists(HelpMatch.objects.filter(**then, ended_at__isnull=True)),
    )


def list_who_may_visit(today: datetime.date, until: datetime.date) -> "QuerySet[Any]":
    """Return who may be alone with somebody until a day (exclusive), and has no pause today: for offers and plans."""
    living = Instruction.objects.filter(volunteer=OuterRef("pk"), ended_at__isnull=True)
    rows = Volunteer.objects.filter(
        Q(paused_until__isnull=True) | Q(paused_until__lte=today),
        is_paused_openly=False,
        ended_at__isnull=True,
        vog_until__gte=until,
    )
    return rows.annotate(instructed=ArraySubquery(living.order_by("skill").values("skill")))


def able(row: Any) -> frozenset[Skill]:
    """Return what a volunteer can do now: a professional's task only with an instruction and a coach by name."""
    skills = frozenset(map(Skill, row.skills))
    instructed = frozenset(map(Skill, row.instructed)) if row.coach_name else frozenset()
    return skills - (OF_PROFESSIONALS - instructed)


def list_taken(first: datetime.date, last: datetime.date) -> set[tuple[int, datetime.date, int]]:
    """Return the parts of days on which volunteers are taken, from a day until a last one: by visits and small help."""
    then = {"date__range": (first, last)}
    names = ("volunteer", "date", "part")
    helped = HelpMatch.objects.filter(**then, ended_at__isnull=True).values_list(*names)
    return {*Visit.objects.filter(**then).values_list(*names), *helped}


def list_volunteers(coordinator: Coordinator, *, today: datetime.date, has_ended: bool = False) -> tuple[Known, ...]:
    """Return somebody's own volunteers, by name; those who stopped only where that is asked."""
    rows = _own(coordinator).filter(ended_at__isnull=not has_ended)
    return tuple(_known(row) for row in _with_load(rows, today).order_by("name", "pk"))


def get_volunteer(coordinator: Coordinator, public_id: UUID, *, today: datetime.date) -> Known | None:
    """Return one of somebody's own volunteers; None where there is none."""
    row = _with_load(_own(coordinator), today).filter(public_id=public_id).first()
    return _known(row) if row else None


def get_own_volunteer(user_id: int, *, today: datetime.date) -> Known | None:
    """Return who somebody is as a volunteer; None where no organisation knows them as one."""
    rows = Volunteer.objects.filter(user_id=user_id, ended_at__isnull=True)
    row = _with_load(rows, today).first()
    return _known(row) if row else None


def list_instructions(volunteer_id: int) -> tuple[Instructed, ...]:
    """Return what somebody was instructed in, the last first."""
    rows = Instruction.objects.filter(volunteer_id=volunteer_id, ended_at__isnull=True)
    return tuple(
        Instructed(row.public_id, Skill(row.skill), row.text, row.instructed_by, row.instructed_date) for row in rows
    )


def count_vog_to_ask(coordinator: Coordinator, today: datetime.date) -> int:
    """Return how many own volunteers have no certificate, or one that ends soon, and none was asked for."""
    soon = today + rules.EXPIRES_WITHIN
    rows = _own(coordinator).filter(ended_at__isnull=True, vog_requested_date__isnull=True)
    return rows.filter(Q(vog_until__isnull=True) | Q(vog_until__lte=soon)).count()


def _own(coordinator: Coordinator) -> "QuerySet[Volunteer]":
    return Volunteer.objects.filter(organisation__in=coordinator.ids)


def _with_load(rows: "QuerySet[Volunteer]", today: datetime.date) -> "QuerySet[Any]":
    theirs: dict[str, Any] = {"volunteer": OuterRef("pk")}
    week = VolunteerWeek.objects.filter(**theirs, monday=rules.monday_of(today)).values("taken")[:1]
    since = {"date__gt": today - datetime.timedelta(days=LOAD_DAYS), "date__lte": today}
    visits = Visit.objects.filter(**theirs, **since)
    helped = HelpMatch.objects.filter(
        **theirs, **since, ended_at__isnull=True, asker_yes_at__isnull=False, volunteer_yes_at__isnull=False
    )
    return rows.select_related("organisation").annotate(
        taken=Coalesce(Subquery(week), Value(0), output_field=IntegerField()), lately=_count(visits) + _count(helped)
    )


def _count(rows: "QuerySet[Any]") -> Coalesce:
    number = rows.order_by().values("volunteer").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number), Value(0), output_field=IntegerField())


def _looked_at(
    rows: "QuerySet[Volunteer]",
    wanted: Wanted,
    here: Place | None,
    task: Task | None,
    organisation_ids: Collection[int] | None,
) -> Iterable[Free]:
    if task is not None:
        rows = rows.filter(tasks__contains=[task.value])
    if organisation_ids is not None:
        rows = rows.filter(organisation__in=organisation_ids)
    for row in for_visit(rows.select_related("organisation"), wanted).order_by("name", "pk"):
        km = distance_km(here, Place(row.latitude, row.longitude)) if here else wanted.km
        measured = rules.at_distance(wanted, km)
        yield _free(row, km, rules.first_failing(helper_of(row, measured), measured))


def _free(row: Any, km: float, rule: Rule | None) -> Free:
    return Free(
        id=row.pk,
        public_id=row.public_id,
        organisation_id=row.organisation_id,
        organisation=row.organisation.name,
        name=row.name,
        gender=row.gender,
        languages=tuple(row.languages),
        tasks=frozenset(map(Task, row.tasks)),
        km=km,
        taken=row.week_taken,
        visits_per_week=row.visits_per_week,
        rule=rule,
    )


SAME = (
    "public_id", "organisation_id", "user_id", "name", "phone", "email", "gender", "district", "max_km", "rather_not",
    "coach_name", "coach_phone", "visits_per_week", "vog_requested_date", "vog_until", "paused_until",
    "is_paused_openly", "ended_at", "taken", "lately",
)  # fmt: skip


def _known(row: Any) -> Known:
    return Known(
        id=row.pk,
        organisation=row.organisation.name,
        skills=tuple(map(Skill, row.skills)),
        tasks=tuple(map(Task, row.tasks)),
        trainings=tuple(row.trainings),
        languages=tuple(row.languages),
        dayparts=frozenset(row.dayparts),
        **{name: getattr(row, name) for name in SAME},
    )
