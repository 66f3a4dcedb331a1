"""Arrangements: the versions of a case with their lines and who signed. What leaves this module is frozen."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from draagkracht.base import workdays
from draagkracht.casework.models import Arrangement, ArrangementLine, CarerSection, Case, Party, Signature
from draagkracht.casework.permissions import Worker, visible_to
from draagkracht.casework.queries import clock
from draagkracht.casework.rules import arrangements as rules
from draagkracht.casework.rules import barriers, terms
from draagkracht.casework.rules.arrangements import ArrangementState, Content, Law, Line, OwnSection, Side
from draagkracht.casework.rules.barriers import Barrier
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.results import ResultArea
from draagkracht.directory.queries.service_page import get_own_contribution


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Somebody who may sign, and what they said; `is_agreed` None where they said nothing yet."""

    party_id: UUID
    role: PartyRole
    name: str = field(repr=False)
    is_told: bool  # by mail, when it was offered
    has_mail: bool
    is_agreed: bool | None
    remark: str = field(repr=False)
    signed_date: datetime.date | None
    noted_by: str
    chosen: tuple[int, ...]  # positions of lines of which the alternative was chosen
    barriers: tuple[Barrier, ...] = field(repr=False)  # of who does not agree


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of an arrangement."""

    public_id: UUID
    version: int
    state: ArrangementState
    revision: int
    content: Content
    offered_date: datetime.date | None
    signed: tuple[Signed, ...]
    is_asked: bool  # somebody may still say what they think; after the no of a carer that is the client


def list_versions(case_id: int) -> tuple[Version, ...]:
    """Return the versions of a case, the newest first. Four queries."""
    return tuple(
        version_of(row) for row in with_parts(Arrangement.objects.filter(case_id=case_id)).order_by("-version")
    )


def get_version(case_id: UUID, public_id: UUID, worker: Worker) -> Version | None:
    """Return a version of a case that somebody may see; None otherwise."""
    cases = Case.objects.filter(visible_to(worker), public_id=case_id)
    row = with_parts(Arrangement.objects.filter(case__in=cases, public_id=public_id)).first()
    return version_of(row) if row else None


def with_parts(rows: "QuerySet[Arrangement]") -> "QuerySet[Arrangement]":
    """Return arrangements with what `version_of` reads."""
    parties = Party.objects.filter(left_at=None).exclude(name="").order_by("pk")
    signatures = Signature.objects.select_related("party")
    return rows.select_related("case").prefetch_related(
        "lines__carer", "sections__party", Prefetch("signatures", signatures), Prefetch("case__parties", parties)
    )


def version_of(row: Arrangement) -> Version:
    """Return a version from its row."""
    said = {signature.party_id: signature for signature in row.signatures.all()}
    signers = [party for party in row.case.parties.all() if rules.side_of(PartyRole(party.role))]
    signed = tuple(_signed(party, said.get(party.pk)) for party in signers)
    return Version(
        public_id=row.public_id,
        version=row.version,
        state=ArrangementState(row.state),
        revision=row.revision,
        content=content_of(row, row.lines.all()),
        offered_date=timezone.localdate(row.offered_at) if row.offered_at else None,
        signed=signed,
        is_asked=row.state == ArrangementState.OFFERED or _waits_for_client(row, signed),
    )


def _waits_for_client(row: Arrangement, signed: tuple[Signed, ...]) -> bool:
    """Tell whether a carer said no and the client nothing yet, and nobody began another version."""
    if row.state != ArrangementState.REFUSED:
        return False
    said = [one.is_agreed for one in signed if rules.side_of(one.role) is Side.CLIENT]
    if False in said or None not in said:
        return False
    return not Arrangement.objects.filter(case_id=row.case_id, version__gt=row.version).exists()


def content_of(row: Arrangement, lines: Iterable[ArrangementLine]) -> Content:
    """Return what an arrangement says."""
    return Content(
        goals=row.goals,
        carer_section=row.carer_section,
        carer_needs_nothing_because=row.carer_needs_nothing_because,
        overload_threatens=row.overload_threatens,
        usual_care=row.usual_care,
        review_date=row.review_date,
        lines=tuple(_line(line) for line in sorted(lines, key=lambda line: line.position)),
        sections=tuple(_section(one) for one in sorted(row.sections.all(), key=lambda one: one.pk)),
    )


def _section(row: CarerSection) -> OwnSection:
    return OwnSection(
        party_id=row.party.public_id,
        text=row.text,
        needs_nothing_because=row.needs_nothing_because,
        overload_threatens=row.overload_threatens,
    )


def signers_of(row: Arrangement) -> list[rules.Signer]:
    """Return who may sign, and what they said."""
    found = version_of(row).signed
    return [rules.Signer(number, one.role, one.is_agreed) for number, one in enumerate(found)]


def basis_of(case: Case) -> Arrangement | None:
    """Return the plan on which help may rest; None where there is none.

    That is the newest to which everybody agreed, or the newest that was offered where the client did, whatever a carer
    says of it. Where a carer asks in their own right their own word is needed.
    """
    offered = case.arrangements.exclude(state__in=[ArrangementState.DRAFT.value, ArrangementState.REPLACED.value])
    for place, row in enumerate(with_parts(offered).order_by("-version")):
        is_clients = place == 0 and not case.is_own_right and rules.client_agrees(signers_of(row))
        if row.state == ArrangementState.AGREED or is_clients:
            return row
    return None


def basis_version(case_id: int) -> Version | None:
    """Return the version of the plan on which help may rest; None where there is none."""
    row = basis_of(Case.objects.get(pk=case_id))
    return version_of(row) if row else None


def reply_date(offered: datetime.date) -> datetime.date:
    """Return by when we like to hear of a plan that was offered on a day."""
    parameters = clock.list_parameters()
    days = terms.longest(parameters, terms.PLAN_REPLY_DAYS, offered)
    return workdays.next_working_day(offered + datetime.timedelta(days=days), terms.equated_days(parameters))


def contribution_cents(on: datetime.date) -> int | None:
    """Return the own contribution a month on a day, in cents; None where the municipality filled in nothing."""
    found = get_own_contribution(on)
    return found.cents_a_month if found else None


def _line(row: ArrangementLine) -> Line:
    return Line(
        position=row.position,
        for_whom=Side(row.for_whom),
        area=ResultArea(row.area),
        what=row.what,
        who=row.who,
        when=row.when,
        law=Law(row.law),
        payer=row.payer,
        contribution_cents=row.contribution_cents,
        base_function=row.base_function,
        carer_id=row.carer.public_id if row.carer else None,
        is_in_place_of_carer=row.is_in_place_of_carer,
        alternative=row.alternative,
        no_choice_because=row.no_choice_because,
        minor_because=row.minor_because,
        guided_by=row.guided_by,
        instruction=row.instruction,
        is_done_by_carer=row.is_done_by_carer,
    )


def _signed(party: Party, signature: Signature | None) -> Signed:
    return Signed(
        party_id=party.public_id,
        role=PartyRole(party.role),
        name=party.name,
        is_told=party.reads_mail,
        has_mail=bool(party.email),
        is_agreed=signature.is_agreed if signature else None,
        remark=signature.remark if signature else "",
        signed_date=timezone.localdate(signature.signed_at) if signature else None,
        noted_by=signature.noted_by if signature else "",
        chosen=tuple(sorted(int(position) for position, is_chosen in signature.chosen.items() if is_chosen))
        if signature
        else (),
        barriers=barriers.read(signature.barriers) if signature else (),
    )
