"""The log of who saw or changed what of a carer who was referred. The carer agreed, so consent is the ground."""

import datetime
from collections.abc import Collection
from uuid import UUID

from draagkracht.audit import services as audit
from draagkracht.audit.rules import Action, ActorKind, Basis, Purpose, Who

WHAT = "referrals.referral"


def note(
    *,
    municipality_id: int,
    who: Who,
    public_id: UUID,
    action: Action,
    at: datetime.datetime,
    what: str = WHAT,
    why: Purpose = Purpose.REFERRAL,
    basis: Basis = Basis.CONSENT,
) -> None:
    """Write down that somebody saw or changed a referral, in the present transaction.

    A carer who was referred has no space of their own yet: the referral's public id stands for them.
    """
    audit.record(
        municipality_id=municipality_id,
        actor=who,
        subject=public_id,
        action=action,
        what=what,
        why=why,
        basis=basis,
        about=str(public_id),
        at=at,
    )


def note_list(
    *,
    municipality_id: int,
    who: Who,
    public_ids: Collection[UUID],
    at: datetime.datetime,
    what: str = "referrals.list",
) -> None:
    """Write down that somebody saw several referrals on one screen: a row for each of them."""
    if public_ids:
        audit.record_each(
            municipality_id=municipality_id,
            actor=who,
            subjects=public_ids,
            action=Action.SEE,
            what=what,
            why=Purpose.REFERRAL,
            basis=Basis.CONSENT,
            at=at,
        )


def by_link(*, code: str, label: str, is_private: bool) -> Who:
    """Return who refers by a link; of a key person, who acts for themselves, nothing is kept."""
    if is_private:
        return Who(ActorKind.VOLUNTEER, id="", role="key_person")
    return Who(ActorKind.PROFESSIONAL, id=f"link:{code}", label=label, role="link", organization=label)


NEIGHBOUR = Who(ActorKind.RESIDENT, id="", role="environment")
