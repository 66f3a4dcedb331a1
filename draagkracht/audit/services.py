"""Writing the log: one row for each person whose data is seen or changed, in the transaction of the work itself."""

import dataclasses
import datetime
from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from draagkracht.audit import heads_file, keys
from draagkracht.audit.models import Entry, Head, Link
from draagkracht.audit.rules import Action, Basis, Purpose, Who, acts, chain

WIDEST_LABEL = 200


def record(  # noqa: PLR0913 - as many as a row has columns
    *,
    municipality_id: int,
    actor: Who,
    subject: UUID | None,
    action: Action,
    what: str,
    why: Purpose,
    basis: Basis,
    on_behalf_of: str | UUID = "",
    about: str = "",
    at: datetime.datetime,
) -> None:
    """Write down that somebody saw or changed the data of one person; undone with the present transaction.

    `subject` is the public id of the person, None where it is nobody's data. `what` is the code of the record
    ("people.network"), `about` the public id of the case or another code. `on_behalf_of` is the public id of a person
    or the name of an organisation. One call for each person; `record_each` for many at once.
    Works inside `tenancy.acting_for` of that municipality. Raises NotACode.
    """
    record_each(
        municipality_id=municipality_id,
        actor=actor,
        subjects=(subject,),
        action=action,
        what=what,
        why=why,
        basis=basis,
        on_behalf_of=on_behalf_of,
        about=about,
        at=at,
    )


def record_each(  # noqa: PLR0913 - as many as a row has columns
    *,
    municipality_id: int,
    actor: Who,
    subjects: Collection[UUID | None],
    action: Action,
    what: str,
    why: Purpose,
    basis: Basis,
    on_behalf_of: str | UUID = "",
    about: str = "",
    at: datetime.datetime,
) -> None:
    """Write down that somebody saw or changed the data of several persons: a row each, in one statement.

    For a list of people on one screen, say; each person stands in it once. Otherwise as `record`. Raises NotACode.
    """
    acts.check_codes(what=what, about=about, actor=actor)

    def named(person: UUID) -> str:
        return keys.pseudonym(municipality_id, person)

    shared = {
        "municipality_id": municipality_id,
        "at": at,
        "actor_kind": actor.kind.value,
        "actor_id": named(UUID(actor.id)) if actor.is_private and actor.id else actor.id,
        "actor_label": "" if actor.is_private else actor.label[:WIDEST_LABEL],
        "actor_role": actor.role,
        "actor_organization": actor.organization[:WIDEST_LABEL],
        "action": action.value,
        "what": what,
        "purpose": why.value,
        "basis": basis.value,
        "on_behalf_of": named(on_behalf_of) if isinstance(on_behalf_of, UUID) else on_behalf_of[:WIDEST_LABEL],
        "about": about,
    }
    unique = dict.fromkeys(subjects)
    Entry.objects.bulk_create(Entry(subject=named(one) if one else "", **shared) for one in unique)


@transaction.atomic
def sign_head(*, municipality_id: int, at: datetime.datetime) -> int | None:
    """Sign the last link of a municipality's chain and return its number; None where the last head covers it.

    A head is also made when the key changed, so that the last head is always of a key that is listed. When the
    transaction commits it goes to the file outside of the database as well.
    """
    link = Link.objects.filter(municipality_id=municipality_id).order_by("-number").first()
    last = Head.objects.filter(municipality_id=municipality_id).order_by("-number").first()
    key = keys.signing_key()
    if link is None or (last is not None and (last.position, last.key) == (link.number, key)):
        return None
    unsigned = chain.Head(
        municipality_id=municipality_id,
        number=last.number + 1 if last else 1,
        position=link.number,
        hash=bytes(link.hash),
        at=chain.micros(at),
        key=key,
    )
    digest = chain.head_digest(bytes(last.digest) + bytes(last.signature) if last else chain.START, unsigned)
    head = dataclasses.replace(unsigned, digest=digest, signature=keys.sign(digest))
    Head.objects.create(**dataclasses.asdict(head) | {"at": at})
    transaction.on_commit(lambda: heads_file.append(head))
    return head.position
