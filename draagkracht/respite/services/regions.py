"""Which municipalities plan respite together, as they signed it: kept by who runs the installation."""

import datetime
from collections.abc import Collection

from django.db import transaction

from draagkracht.audit import services as audit
from draagkracht.audit.rules import CLOCK, Action, Basis, Purpose
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import Region


class IsPlannedElsewhere(Exception):
    """A municipality is a member of another region: its places would be given out twice."""

    def __init__(self, municipality_id: int, region: str) -> None:
        """Keep which, and where."""
        super().__init__(region)
        self.municipality_id, self.region = municipality_id, region


@transaction.atomic
def save_region(
    *,
    municipality_id: int,
    name: str,
    member_ids: Collection[int],
    agreement: str,
    agreed_date: datetime.date,
    at: datetime.datetime,
) -> None:
    """Let a municipality plan for itself and these others, or change that; it stands in the log of each of them.

    Raises IsPlannedElsewhere.
    """
    members = sorted({municipality_id, *member_ids})
    everybody = Municipality.objects.order_by("pk").values_list("pk", flat=True)
    with tenancy.acting_for(*everybody):
        for other in Region.objects.exclude(municipality=municipality_id):
            for one in members:
                if one in other.member_ids:
                    raise IsPlannedElsewhere(one, other.name)
    facts = {"name": name, "member_ids": members, "agreement": agreement, "agreed_date": agreed_date}
    with tenancy.acting_for(municipality_id):
        before = Region.objects.values_list("member_ids", flat=True).first() or []
        Region.objects.update_or_create(municipality_id=municipality_id, defaults=facts)
    for one in sorted({*members, *before}):
        with tenancy.acting_for(one):
            audit.record(
                municipality_id=one,
                actor=CLOCK,
                subject=None,
                action=Action.CHANGE,
                what="respite.region",
                why=Purpose.RESPITE,
                basis=Basis.PUBLIC_TASK,
                on_behalf_of=f"{name}: {agreement}",
                at=at,
            )
