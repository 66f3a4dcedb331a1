"""Who keeps which places: the one filter of every list, page and service of a provider."""

from dataclasses import dataclass

from django.db.models import Q

from draagkracht.accounts import acting
from draagkracht.accounts.permissions import Actor, Permission
from draagkracht.audit.rules import Who
from draagkracht.base import tenancy


@dataclass(frozen=True, slots=True)
class Keeper:
    """Somebody who keeps places of these organisations (HSDS ids); `who` is how the log knows them."""

    organization_ids: frozenset[str]
    who: Who


def keeper_of(actor: Actor) -> Keeper:
    """Return who keeps places, from who is signed in; of nobody's places without the permission."""
    own = actor.organization_ids if actor.may(Permission.KEEP_PLACES) else frozenset[str]()
    return Keeper(own, acting.staff_of(actor))


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
    """Return the condition under which a booking is of a place that is somebody's to keep.

    Such a booking may be of a resident of a neighbouring municipality: it is read here, and written in both.
    """
    return kept_by(keeper, "place__")
