"""Mailing a carer the link by which they read their file of a support centre in their own space."""

import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext

from draagkracht.audit.rules import Action
from draagkracht.casework.queries.support import CentreWorker
from draagkracht.casework.services import support as files
from draagkracht.municipalities import services as municipalities
from draagkracht.people.services.signing import sign_mail


@transaction.atomic
def offer_link(*, public_id: UUID, address: str, by: CentreWorker, at: datetime.datetime) -> None:
    """Mail the link, once a day. Raises files.FileIsGone where there is no such file, no mail address or a space."""
    row = files.lock(public_id=public_id, by=by)
    if not row.email or row.person_id is not None:
        raise files.FileIsGone
    with translation.override(files.language_of(row)):
        municipalities.queue_mail(
            municipality_id=row.municipality_id,
            to=row.email,
            subject=gettext("Lees op uw eigen plek waarover wij spraken"),
            body=sign_mail(
                gettext(
                    "Dag %(name)s,\n\n%(centre)s bewaart waarover u samen sprak. "
                    "U kunt dat lezen en verbeteren op uw eigen plek op onze site.\n\n"
                    "Open deze link, en log in of maak een plek:\n%(address)s\n\n"
                    "De link werkt 30 dagen. Het hoeft niet: u kunt ook altijd bellen."
                )
                % {"name": row.name, "centre": row.organisation.name, "address": address},
                municipality_id=row.municipality_id,
            ),
            reference=f"{files.mail_reference(row.public_id)}link.{timezone.localdate(at):%Y%m%d}",
        )
    files.log(row, action=Action.SEND, by=by.who, at=at)
