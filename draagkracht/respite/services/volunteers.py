"""Keeping volunteers: who they are, their certificate of conduct, a pause, the end. Each act is of one organisation.

A pause asks no reason and takes nothing away: times, visits that were agreed, coach and instructions stay as they are.
"""

import datetime
from dataclasses import asdict, dataclass, field
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from draagkracht.accounts.models import Organisation
from draagkracht.audit import services as audit
from draagkracht.audit.rules import CLOCK, Action, ActorKind, Basis, Purpose, Who
from draagkracht.respite.models import HelpMatch, Visit, Volunteer
from draagkracht.respite.queries.coordinators import Coordinator
from draagkracht.respite.queries.volunteers import Known, for_visit, get_volunteer, helper_of, list_volunteers
from draagkracht.respite.rules import volunteers as rules
from draagkracht.respite.rules.volunteers import Rule, Wanted

WHAT: Final = "respite.volunteer"
KEPT_AFTER_END: Final = datetime.timedelta(days=365)


class VolunteerIsGone(Exception):
    """There is no such volunteer, or not in this organisation."""


class VolunteerHasVisits(Exception):
    """Somebody still has visits that were agreed: first another is found for those."""


class VisitIsNotPossible(Exception):
    """A rule stands in the way of a visit: `rule`."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule.value)
        self.rule = rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What an organisation knows of a volunteer: codes as they stand in the row."""

    name: str = field(repr=False)
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    gender: str = ""
    district: str
    latitude: float
    longitude: float
    max_km: int
    skills: list[str]
    tasks: list[str]
    rather_not: str = ""
    trainings: list[str]
    coach_name: str = ""
    coach_phone: str = ""
    languages: list[str]
    dayparts: list[int]
    visits_per_week: int


@transaction.atomic
def add_volunteer(*, organisation_id: int, facts: Facts, by: Coordinator, key: UUID, at: datetime.datetime) -> UUID:
    """Add somebody to an organisation; return their public id. Sending a form twice has one effect."""
    if organisation_id not in by.ids:
        raise VolunteerIsGone
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=organisation_id)
    earlier = Volunteer.objects.filter(key=key).first()
    if earlier is not None:
        return earlier.public_id
    row = Volunteer.objects.create(
        municipality_id=organisation.municipality_id, organisation=organisation, key=key, **asdict(facts)
    )
    log(row, action=Action.ADD, by=by.who, at=at)
    return row.public_id


@transaction.atomic
def change_volunteer(*, public_id: UUID, facts: Facts, by: Coordinator, at: datetime.datetime) -> None:
    """Change what an organisation knows of somebody. Raises VolunteerIsGone."""
    _change(lock_own(public_id=public_id, by=by), by.who, at, **asdict(facts))


@transaction.atomic
def note_vog(
    *,
    public_id: UUID,
    requested_date: datetime.date | None,
    until: datetime.date | None,
    by: Coordinator,
    at: datetime.datetime,
) -> None:
    """Note when a certificate of conduct was asked for, and until when it counts. Raises VolunteerIsGone."""
    row = lock_own(public_id=public_id, by=by)
    _change(row, by.who, at, what="respite.vog", vog_requested_date=requested_date, vog_until=until)


@transaction.atomic
def pause_volunteer(*, volunteer_id: int, until: datetime.date | None, by: Who, at: datetime.datetime) -> None:
    """Give somebody a pause until a day, or without an end; what was agreed stays. A second time changes the end."""
    row = _lock(Q(pk=volunteer_id, ended_at__isnull=True))
    _change(row, by, at, paused_until=until, is_paused_openly=until is None)


@transaction.atomic
def end_pause(*, volunteer_id: int, by: Who, at: datetime.datetime) -> None:
    """Let somebody be there again; who had no pause is as well."""
    row = _lock(Q(pk=volunteer_id, ended_at__isnull=True))
    if row.is_paused_openly or row.paused_until:
        _change(row, by, at, paused_until=None, is_paused_openly=False)


@transaction.atomic
def end_volunteer(*, public_id: UUID, by: Coordinator, today: datetime.date, at: datetime.datetime) -> None:
    """Note that somebody stopped; who stopped already is left so. Raises VolunteerIsGone and VolunteerHasVisits."""
    row = lock_own(public_id=public_id, by=by)
    if row.ended_at is not None:
        return
    coming: dict[str, Any] = {"volunteer": row, "date__gte": today}
    if Visit.objects.filter(**coming).exists() or HelpMatch.objects.filter(**coming, ended_at__isnull=True).exists():
        raise VolunteerHasVisits
    _change(row, by.who, at, ended_at=at)


@transaction.atomic
def see_volunteers(
    *, by: Coordinator, today: datetime.date, at: datetime.datetime, has_ended: bool = False
) -> tuple[Known, ...]:
    """Return somebody's own volunteers, and write down whose names stood on the screen."""
    found = list_volunteers(by, today=today, has_ended=has_ended)
    for municipality_id in Organisation.objects.filter(pk__in=by.ids).values_list("municipality_id", flat=True)[:1]:
        audit.record_each(
            municipality_id=municipality_id,
            actor=by.who,
            subjects=[one.public_id for one in found],
            action=Action.SEE,
            what="respite.volunteers",
            why=Purpose.RESPITE,
            basis=Basis.CONSENT,
            at=at,
        )
    return found


@transaction.atomic
def see_volunteer(*, public_id: UUID, by: Coordinator, today: datetime.date, at: datetime.datetime) -> Known:
    """Return one of somebody's own volunteers, and write down who looked. Raises VolunteerIsGone."""
    found = get_volunteer(by, public_id, today=today)
    if found is None:
        raise VolunteerIsGone
    log(Volunteer.objects.get(pk=found.id), action=Action.SEE, by=by.who, at=at)
    return found


def lock_for_visit(*, volunteer_id: int, wanted: Wanted) -> Volunteer:
    """Lock a volunteer for a visit, until the present transaction ends; of two who ask at once the second waits.

    Raises VisitIsNotPossible with the first rule in the way: nobody is alone with another without a certificate.
    """
    row = _lock(Q(pk=volunteer_id))
    looked = for_visit(Volunteer.objects.filter(pk=row.pk), wanted).get()
    rule = rules.first_failing(helper_of(looked, wanted), wanted)
    if rule is not None:
        raise VisitIsNotPossible(rule)
    return row


def lock_own(*, public_id: UUID, by: Coordinator) -> Volunteer:
    """Lock one of somebody's own volunteers. Raises VolunteerIsGone."""
    return _lock(Q(public_id=public_id, organisation__in=by.ids))


@transaction.atomic
def forget_ended_volunteers(*, now: datetime.datetime) -> int:
    """Take away who a volunteer was, a year after they stopped; what was paid and done stays, of nobody."""
    rows = Volunteer.objects.filter(ended_at__lte=now - KEPT_AFTER_END).exclude(name="")
    for row in rows:
        log(row, action=Action.REMOVE, by=CLOCK, at=now, why=Purpose.RETENTION)
    return rows.update(
        name="", phone="", email="", user=None, rather_not="", trainings=[], coach_name="", coach_phone=""
    )


def who_is(public_id: UUID) -> Who:
    """Return a volunteer as the log knows them: by a pseudonym."""
    return Who(ActorKind.VOLUNTEER, id=str(public_id), role="volunteer")


def log(
    row: Volunteer,
    *,
    action: Action,
    by: Who,
    at: datetime.datetime,
    what: str = WHAT,
    why: Purpose = Purpose.RESPITE,
) -> None:
    """Write down that somebody saw or changed what is kept of a volunteer."""
    audit.record(
        municipality_id=row.municipality_id,
        actor=by,
        subject=row.public_id,
        action=action,
        what=what,
        why=why,
        basis=Basis.CONSENT,
        at=at,
    )


def _change(row: Volunteer, by: Who, at: datetime.datetime, what: str = WHAT, **facts: Any) -> None:
    for name, value in facts.items():
        setattr(row, name, value)
    row.save(update_fields=list(facts))
    log(row, action=Action.CHANGE, by=by, at=at, what=what)


def _lock(which: Q) -> Volunteer:
    row = Volunteer.objects.select_for_update(of=("self",)).filter(which).first()
    if row is None:
        raise VolunteerIsGone
    return row
