"""Reading the links by which practices refer."""

import datetime
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count

from draagkracht.accounts.models import Organisation
from draagkracht.audit.rules.acts import is_uuid
from draagkracht.referrals import links
from draagkracht.referrals.models import PracticeLink
from draagkracht.referrals.rules import referring

Organisations = tuple[tuple[int, str, str], ...]  # key, name, kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link of a practice or key person. `token` is what stands in its address; "" when nobody can tell any more."""

    id: int
    public_id: UUID
    label: str
    channel: referring.Channel
    organisation_id: int | None
    email: str
    token: str = field(repr=False)
    made_at: datetime.datetime
    made_by: str
    ended_at: datetime.datetime | None
    sent: int = 0


def find_link(token: str) -> Link | None:
    """Return the link with a token, ended or not; None when there is none."""
    found = (
        PracticeLink.objects.select_related("made_by", "organisation").filter(token_hash=links.hash_of(token)).first()
    )
    return _link(found, token) if found else None


def list_links() -> tuple[Link, ...]:
    """Return the links of the present municipality: those that work first, by name."""
    rows = PracticeLink.objects.select_related("made_by", "organisation").annotate(sent=Count("referrals"))
    found = [_link(row, links.known_token(row.public_id, row.token_hash)) for row in rows.order_by("label", "pk")]
    return tuple(sorted(found, key=lambda link: link.ended_at is not None))


def list_organisations() -> Organisations:
    """Return (key, name, kind) of the organisations that sign in here, by name."""
    rows = Organisation.objects.filter(ended_at__isnull=True).order_by("name")
    return tuple(rows.values_list("pk", "name", "kind"))


def list_own_organisations(public_ids: frozenset[str]) -> Organisations:
    """Return (key, name, kind) of those organisations for which somebody works, by name."""
    # A provider's id is of the directory and need not be a UUID: those are left out here.
    known = [text for text in public_ids if is_uuid(text)]
    rows = Organisation.objects.filter(public_id__in=known, ended_at__isnull=True).order_by("name")
    return tuple(rows.values_list("pk", "name", "kind"))


def _link(row: PracticeLink, token: str) -> Link:
    # Where an organisation ended, so did its links.
    ended_at = row.ended_at or (row.organisation.ended_at if row.organisation else None)
    return Link(
        id=row.pk,
        public_id=row.public_id,
        label=row.label,
        channel=referring.Channel(row.channel),
        organisation_id=row.organisation_id,
        email=row.email,
        token=token,
        made_at=row.made_at,
        made_by=row.made_by.name if row.made_by else "",
        ended_at=ended_at,
        sent=getattr(row, "sent", 0),
    )
