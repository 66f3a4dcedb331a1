"""Reading the files of a support centre: by who works there, and by the carer. Nobody else finds anything here.

Each question begins with who asks: `visible_to` for the centre, `own_files` for the carer. Both ask the consent.
"""

import datetime
from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from typing import Any, Final
from uuid import UUID

from django.db.models import Case, DateField, F, Q, QuerySet, When
from django.db.models.functions import Cast
from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.accounts.models import Membership, Organisation
from draagkracht.accounts.permissions import Actor
from draagkracht.accounts.queries import valid_at
from draagkracht.accounts.rules import OrganisationKind, Role
from draagkracht.audit.rules import Who
from draagkracht.casework.models import SupportContact, SupportFile
from draagkracht.casework.rules import corrections, support
from draagkracht.casework.rules.corrections import Earlier
from draagkracht.casework.rules.support import Care, Facts, Next, Norms, Part, Turn, Way
from draagkracht.municipalities.models import Parameter
from draagkracht.people.rules.codes import Asked
from draagkracht.referrals.queries import norms as referral_norms
from draagkracht.referrals.queries.referring import same_as
from draagkracht.referrals.rules import norms as contact_norms
from draagkracht.referrals.rules.referring import Channel, Urgency

A_PAGE: Final = 30
MOST_FOUND: Final = 20
PARAMETERS: Final = {
    "most_attempts": "support-attempts-most",
    "keep_months": "support-keep-months",
    "answer_days": "support-answer-days",
    "no_contact_years": "support-no-contact-years",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Centre:
    """A support centre."""

    id: int
    public_id: UUID
    name: str
    phone: str
    email: str

    @property
    def recipient(self) -> str:
        """Return what a consent calls it."""
        return f"organisation:{self.public_id}"


@dataclass(frozen=True, slots=True)
class CentreWorker:
    """Somebody who works for a support centre, or for more than one."""

    user_id: int
    name: str
    centres: tuple[Centre, ...]
    who: Who  # as the log knows them

    @property
    def ids(self) -> tuple[int, ...]:
        """Return the keys of the centres."""
        return tuple(centre.id for centre in self.centres)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """One contact or attempt."""

    public_id: UUID
    on: datetime.date
    way: Way
    was_reached: bool
    by: str
    note: str = field(repr=False)
    agreed: str = field(repr=False)
    remark: str = field(repr=False)
    answer_due: datetime.date | None  # of what was given to the municipality: by when it answers
    earlier: tuple[Earlier, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file, as the centre and the carer see it: there is nothing in it that the carer may not read."""

    id: int
    public_id: UUID
    subject: UUID  # how the log knows the carer
    centre: Centre
    facts: Facts = field(repr=False)
    asked: Asked
    asked_by: str
    agreed_at: datetime.datetime
    channel: Channel
    worker_id: int | None
    worker: str
    next: Next
    tries: int
    turn: Turn
    contact_at: datetime.datetime
    asked_to_keep_at: datetime.datetime | None
    revision: int
    has_space: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a caseload, and how many pages there are."""

    files: tuple[File, ...]
    number: int
    pages: int


def get_worker(actor: Actor) -> CentreWorker:
    """Return who works for which centres, from who is signed in; without a centre they find nothing."""
    who = acting.staff_of(actor)
    if OrganisationKind.SUPPORT_CENTRE not in actor.organization_kinds:
        return CentreWorker(actor.user_id, actor.name, (), who)
    rows = _centres().filter(public_id__in=actor.organization_ids)
    centres = tuple(map(_centre, rows))
    who = acting.staff_of(actor, organization=", ".join(centre.name for centre in centres))
    return CentreWorker(actor.user_id, actor.name or actor.email, centres, who)


def list_centres() -> tuple[Centre, ...]:
    """Return the support centres of the present municipality, by name."""
    return tuple(map(_centre, _centres()))


def get_norms(on: datetime.date) -> Norms:
    """Return what the municipality agreed with its centres; what it did not fill in has its default."""
    names = {code: name for name, code in PARAMETERS.items()}
    rows = Parameter.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=on), code__in=names)
    found = rows.filter(valid_from__lte=on).values_list("code", "value")
    return Norms(**{names[code]: value for code, value in found if isinstance(value, int)})


def visible_to(worker: CentreWorker) -> Q:
    """Return the condition under which somebody of a centre may see a file: theirs, and the consent still counts."""
    return Q(organisation_id__in=worker.ids) & (Q(consent__isnull=True) | Q(consent__withdrawn_at__isnull=True))


def get_file(public_id: UUID, worker: CentreWorker, *, today: datetime.date) -> File | None:
    """Return a file; None for whoever may not see it, as if it was not there."""
    return _first(rows_of().filter(visible_to(worker), public_id=public_id), today)


def list_files(worker: CentreWorker, *, today: datetime.date, is_mine: bool, number: int = 1) -> Page:
    """Return a page of the caseload, what is due first first: of one worker, or of the whole centre."""
    norms = get_norms(today)
    rows = rows_of().filter(visible_to(worker))
    if is_mine:
        rows = rows.filter(Q(worker_id=worker.user_id) | Q(worker=None))
    pages = max(1, -(-rows.count() // A_PAGE))
    number = min(max(number, 1), pages)
    ordered = rows.annotate(due=_due(norms, today)).order_by(F("due").asc(nulls_last=True), "pk")
    part = ordered[(number - 1) * A_PAGE : number * A_PAGE]
    return Page(tuple(file_of(row, today, norms) for row in part), number, pages)


def count_asking(worker: CentreWorker, *, today: datetime.date) -> int:
    """Return how many files ask for something today: of this worker, and of nobody yet."""
    rows = SupportFile.objects.filter(visible_to(worker), Q(worker_id=worker.user_id) | Q(worker=None))
    return rows.annotate(due=_due(get_norms(today), today)).filter(due__lte=today).count()


def find_files(worker: CentreWorker, text: str, *, today: datetime.date) -> tuple[File, ...]:
    """Return the files with a name, a number or an address in which a text stands."""
    digits = "".join(sign for sign in text if sign.isdigit()).lstrip("0")
    found = Q(name__icontains=text) | Q(address__icontains=text)
    if len(digits) >= 4:  # noqa: PLR2004 - fewer would find half of the centre
        found |= Q(phone__contains=digits)
    rows = rows_of().filter(visible_to(worker) & found).order_by("name", "pk")[:MOST_FOUND]
    norms = get_norms(today)
    return tuple(file_of(row, today, norms) for row in rows)


def list_same(centre: Centre, facts: Facts) -> tuple[UUID, ...]:
    """Return the files of one centre with the same number or mail address, the first one first."""
    rows = SupportFile.objects.filter(same_as(facts.phone, facts.email), organisation_id=centre.id)
    return tuple(rows.order_by("pk").values_list("public_id", flat=True)[:MOST_FOUND])


def list_visits(worker: CentreWorker, *, on: datetime.date, part: Part, today: datetime.date) -> tuple[File, ...]:
    """Return the visits that carers chose for a day, and for a part of it, in the order of the street."""
    rows = rows_of().filter(visible_to(worker), next_date=on, next_is_month=False, next_way=Way.VISIT.value)
    rows = rows.filter(Q(worker_id=worker.user_id) | Q(worker=None)).exclude(address="")
    if part is not Part.ANY:
        rows = rows.filter(next_part__in=(part.value, Part.ANY.value))
    norms = get_norms(today)
    return tuple(file_of(row, today, norms) for row in rows.order_by("address", "pk"))


def list_contacts(file_id: int) -> tuple[Noted, ...]:
    """Return what was noted in a file, the last one first."""
    return tuple(map(_noted, SupportContact.objects.filter(file_id=file_id)))


def first_contact_due(at: datetime.datetime) -> datetime.date:
    """Return by which day somebody who asks for contact at a moment is spoken to: the term of a referral."""
    local = timezone.localtime(at)
    norm, equated = referral_norms.get_norms(local.date()), referral_norms.get_equated_days(local.date())
    return contact_norms.due_at(local, Urgency.NORMAL, norm, equated).date()


def own_files(person_id: int) -> "QuerySet[SupportFile]":
    """Return the rows of the files that centres keep of somebody, on a consent that counts."""
    return rows_of().filter(person_id=person_id, consent__withdrawn_at__isnull=True).order_by("pk")


def list_own(person_id: int, *, today: datetime.date) -> tuple[File, ...]:
    """Return what centres keep of somebody, as they see it themselves."""
    norms = get_norms(today)
    return tuple(file_of(row, today, norms) for row in own_files(person_id))


def get_own(person_id: int, public_id: UUID, *, today: datetime.date) -> File | None:
    """Return one file of somebody; None for what is not theirs."""
    return _first(own_files(person_id).filter(public_id=public_id), today)


def rows_of() -> "QuerySet[SupportFile]":
    """Return rows with all that `file_of` reads."""
    return SupportFile.objects.select_related("organisation", "worker", "person", "consent")


def file_of(row: SupportFile, today: datetime.date, norms: Norms) -> File:
    """Return a row as the centre and the carer see it."""
    names = ("id", "public_id", "asked_by", "agreed_at", "tries", "contact_at", "asked_to_keep_at", "revision")
    facts = ("name", "phone", "email", "address", "language", "came_for")
    return File(
        **{name: getattr(row, name) for name in names},
        subject=row.person.public_id if row.person else row.public_id,
        centre=_centre(row.organisation),
        facts=Facts(care=Care(row.care), **{name: getattr(row, name) for name in facts}),
        asked=Asked(row.asked),
        channel=Channel(row.channel),
        worker_id=row.worker_id,
        worker=(row.worker.name or row.worker.email or "") if row.worker else "",
        next=next_of(row),
        turn=support.turn_of(
            next_date=row.next_date,
            has_contact=row.has_contact,
            tries=row.tries,
            is_asked=row.asked_to_keep_at is not None,
            today=today,
            norms=norms,
        ),
        has_space=row.person_id is not None,
    )


def next_of(row: SupportFile) -> Next:
    """Return the next time that stands in a row."""
    return Next(
        date=row.next_date,
        is_month=row.next_is_month,
        is_ours=row.next_is_ours,
        way=Way(row.next_way),
        part=Part(row.next_part),
    )


def _first(rows: "QuerySet[SupportFile]", today: datetime.date) -> File | None:
    row = rows.first()
    return file_of(row, today, get_norms(today)) if row else None


def _due(norms: Norms, today: datetime.date) -> Case:
    """Return by which day a list is ordered: the question whether a file may stay, the day that was chosen, or since
    when somebody waits for a first contact.
    """
    return Case(
        When(asked_to_keep_at__isnull=False, then=_day("asked_to_keep_at")),
        When(Q(next_date__isnull=True) | Q(next_date__lt=today), tries__gte=norms.most_attempts, then=None),
        When(next_date__isnull=False, then=F("next_date")),
        When(has_contact=False, tries=0, then=_day("agreed_at")),
        default=None,
        output_field=DateField(),
    )


def _day(name: str) -> Cast:
    return Cast(F(name), DateField())


def _centres() -> "QuerySet[Organisation]":
    kind = OrganisationKind.SUPPORT_CENTRE.value
    return Organisation.objects.filter(kind=kind, ended_at__isnull=True).order_by("name")


def _centre(row: Organisation) -> Centre:
    return Centre(id=row.pk, public_id=row.public_id, name=row.name, phone=row.phone, email=row.email)


def _noted(row: SupportContact) -> Noted:
    same = ("public_id", "was_reached", "by", "note", "agreed", "remark")
    way = Way(row.way)
    due = first_contact_due(row.noted_at) if way is Way.HANDED else None
    facts = {name: getattr(row, name) for name in same}
    return Noted(on=row.on_date, way=way, answer_due=due, earlier=corrections.read(row.earlier), **facts)


def list_colleagues(centres: Collection[Centre], *, at: datetime.datetime) -> tuple[tuple[int, str], ...]:
    """Return who works for these centres: key of the account and name, by name."""
    theirs = [str(centre.public_id) for centre in centres]
    rows = Membership.objects.filter(valid_at(at), role=Role.PROFESSIONAL.value, organization_id__in=theirs)
    found = rows.order_by("user__name", "user_id").values_list("user_id", "user__name", "user__email").distinct()
    return tuple((key, name or email or "") for key, name, email in found)


def export_own(person_id: int, *, at: datetime.datetime) -> list[dict[str, Any]]:
    """Return all that centres keep of somebody, as values that a JSON file holds."""
    return [
        {
            "centre": one.centre.name,
            "facts": asdict(one.facts),
            "agreed_at": one.agreed_at,
            "asked_by": one.asked_by,
            "next": asdict(one.next),
            "contacts": [asdict(contact) for contact in list_contacts(one.id)],
        }
        for one in list_own(person_id, today=timezone.localdate(at))
    ]
