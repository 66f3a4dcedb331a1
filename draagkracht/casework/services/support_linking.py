"""Mails to a carer about their file of a support centre: by when it gets in touch, and the link to read it."""

import datetime
from uuid import UUID

from django.db import transaction
from django.utils import formats, timezone, translation
from django.utils.translation import gettext

from draagkracht.audit.rules import Action
from draagkracht.casework.models import SupportFile
from draagkracht.casework.queries.support import Centre, CentreWorker
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


def confirm_contact(*, public_id: UUID, centre: Centre, until: datetime.date) -> None:
    """Mail who asked for a talk by when the centre gets in touch, and its number; nothing without an address."""
    row = SupportFile.objects.get(public_id=public_id)
    if not row.email:
        return
    with translation.override(files.language_of(row)):
        day = formats.date_format(until, "l j F")
        said = gettext("Dag %(name)s,\n\nU vroeg om een gesprek. %(centre)s neemt contact met u op, uiterlijk %(day)s.")
        parts = [said % {"name": row.name, "centre": centre.name, "day": day}]
        if centre.phone:
            sooner = gettext("Sneller nodig? Bel %(centre)s: %(phone)s.")
            parts.append(sooner % {"centre": centre.name, "phone": centre.phone})
        municipalities.queue_mail(
            municipality_id=row.municipality_id,
            to=row.email,
            subject=gettext("U vroeg om een gesprek"),
            body=sign_mail("\n\n".join(parts), municipality_id=row.municipality_id, to_space=True),
            reference=f"{files.mail_reference(row.public_id)}asked",
        )
