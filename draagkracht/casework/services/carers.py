"""A carer whom the client named agrees, and only then stands in the file by name."""

import uuid

from django.db import transaction

from draagkracht.audit.rules import Action, Purpose
from draagkracht.casework.models import Party
from draagkracht.casework.rules.requests import Contact, PartyRole
from draagkracht.casework.services import acts
from draagkracht.casework.services.acts import Act


@transaction.atomic
def add_carer(*, act: Act, party_id: uuid.UUID, contact: Contact) -> None:
    """Write down the name of a carer who was invited and agrees; nothing where they stand in the file already.

    Raises acts.CaseIsGone for whoever may not see the case, or where nobody waits under this id.
    """
    case = acts.lock_case(act)
    rows = Party.objects.select_for_update().filter(case=case, role=PartyRole.CARER.value, left_at=None)
    party = rows.filter(public_id=party_id).first()
    if party is None:
        raise acts.CaseIsGone
    if party.name:
        return
    party.name, party.phone, party.email = contact.name, contact.phone, contact.email
    party.language, party.is_invited, party.agreed_at = contact.language, False, act.at
    party.save(update_fields=["name", "phone", "email", "language", "is_invited", "agreed_at"])
    acts.log(case, by=act.by, action=Action.ADD, subjects=acts.subjects_of([party]), why=Purpose.CONTACT, at=act.at)
