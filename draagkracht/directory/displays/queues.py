"""What waits for an editor, in words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext

from draagkracht.accounts.permissions import Actor, Permission
from draagkracht.base.text import N_
from draagkracht.directory.queries.quality import Queue, QueueKind


@dataclass(frozen=True, slots=True)
class QueueLine:
    """What waits: how much, since when, and where it is done if the reader may do it."""

    label: str
    number: int
    since: str
    url: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a queue is worked on, and by whom; `since` puts its first day into words."""

    label: str
    url_name: str
    permission: Permission
    since: str = N_("de oudste is van %(day)s")


PLACES: Final[Mapping[QueueKind, Place]] = {
    QueueKind.PROPOSALS: Place(N_("Voorstellen"), "directory-staff:list-requests", Permission.DECIDE_CHANGES),
    QueueKind.FRESHNESS: Place(
        N_("Organisaties om te bellen"), "directory-staff:list-freshness", Permission.EDIT_SERVICES
    ),
    QueueKind.DUPLICATES: Place(N_("Misschien dubbel"), "directory-staff:list-duplicates", Permission.MERGE_SERVICES),
    QueueKind.FUNDING: Place(
        N_("Geld dat stopt"), "directory-staff:list-ending", Permission.EDIT_SERVICES, N_("de eerste op %(day)s")
    ),
}


def queues_shown(queues: Collection[Queue], actor: Actor) -> tuple[QueueLine, ...]:
    """Return what waits, as lines of a table."""
    return tuple(_line(queue, PLACES[queue.kind], actor) for queue in queues)


def _line(queue: Queue, place: Place, actor: Actor) -> QueueLine:
    day = queue.first_date
    return QueueLine(
        label=gettext(place.label),
        number=queue.number,
        since=gettext(place.since) % {"day": formats.date_format(day, "j F Y")} if day else "",
        url=reverse(place.url_name) if actor.may(place.permission) else "",
    )
