"""Who keeps which places, and who looks for respite with whom: the filters of every list, page and service."""

import contextlib
import datetime
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from draagkracht.accounts import acting
from draagkracht.accounts.permissions import Actor, Permission
from draagkracht.audit.rules import Who
from draagkracht.base import tenancy
from draagkracht.respite.models import Booking
from draagkracht.respite.models.bookings import LIVING
from draagkracht.respite.rules import times
from draagkracht.respite.rules.codes import MadeBy


@dataclass(frozen=True, slots=True)
class Keeper:
    """Somebody who keeps places of these organisations (HSDS ids); `who` is how the log knows them.

    `groups` are the organisations (public ids) whose volunteers they coordinate: they answer for those as well.
    """

    organization_ids: frozenset[str]
    who: Who
    groups: frozenset[str] = frozenset()


def keeper_of(actor: Actor) -> Keeper:
    """Return who keeps places, from who is signed in; of nobody's places without the permission."""
    own = actor.organization_ids if actor.may(Permission.KEEP_PLACES) else frozenset[str]()
    groups = actor.organization_ids if actor.may(Permission.COORDINATE_VOLUNTEERS) else frozenset[str]()
    return Keeper(own, acting.staff_of(actor), groups)


def kept_by(keeper: Keeper, prefix: str = "") -> Q:
    """Return the condition under which a place is somebody's to keep: of their organisation, and of this municipality.

    What a neighbouring municipality lets this one use can be read here, and is kept there.
    """
    return Q(
        **{
            f"{prefix}municipality__in": tenancy.current_municipalities(),
            f"{prefix}organization_id__in": keeper.organization_ids,
        }
    )


def booked_at(keeper: Keeper) -> Q:
    """Return the condition under which a booking is of a place that is somebody's to keep, or of a volunteer of theirs.

    Such a booking may be of a resident of a neighbouring municipality: it is read here, and written in both.
    """
    return kept_by(keeper, "place__") | Q(volunteer__organisation__public_id__in=_uuids(keeper.groups))


def _uuids(texts: frozenset[str]) -> list[UUID]:
    found = []
    for text in texts:
        with contextlib.suppress(ValueError):  # of a provider it is an HSDS id
            found.append(UUID(text))
    return found


@dataclass(frozen=True, slots=True)
class Advisor:
    """Somebody who looks for respite with others: a consultant, or a professional for those for whom they asked."""

    user_id: int
    is_consultant: bool
    who: Who

    @property
    def made_by(self) -> MadeBy:
        """Return who a request of theirs is made by."""
        return MadeBy.CONSULTANT if self.is_consultant else MadeBy.PROFESSIONAL


def advisor_of(actor: Actor) -> Advisor:
    """Return who looks for respite with others, from who is signed in."""
    return Advisor(actor.user_id, actor.may(Permission.WORK_ON_CASES), acting.staff_of(actor))


def advised_by(advisor: Advisor, *, at: datetime.datetime) -> Q:
    """Return the condition under which a request is somebody's to look at.

    A professional sees what they asked themselves. A consultant sees what professionals asked, who cannot be mailed and
    has to be called, who wants somebody to look along, at whose days somebody looks first, and who waits so long
    without anything that somebody should look along. Whoever arranges it themselves is not looked at.
    """
    if not advisor.is_consultant:
        return Q(by_user_id=advisor.user_id)
    living = Booking.objects.filter(request=OuterRef("pk"), state__in=LIVING)
    asked_here = Q(made_by__in=[MadeBy.CONSULTANT.value, MadeBy.PROFESSIONAL.value])
    wanted = Q(help_asked_at__isnull=False) | Q(look__isnull=False)
    return asked_here | Q(email="") | wanted | Q(asked_at__lte=at - times.SILENT) & Q(~Exists(living))
