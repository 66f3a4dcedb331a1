"""By the clock: a year after the last contact a carer is asked whether the file may stay; without an answer it goes."""

import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import formats, timezone, translation
from django.utils.translation import gettext

from draagkracht.audit.rules import CLOCK, Action, Purpose
from draagkracht.casework.models import SupportFile
from draagkracht.casework.queries import support as queries
from draagkracht.casework.rules.support import Norms
from draagkracht.casework.services import support as files
from draagkracht.municipalities import services as municipalities
from draagkracht.people.rules.months import add_months
from draagkracht.people.services.signing import sign_mail


@transaction.atomic
def ask_to_keep(*, now: datetime.datetime) -> int:
    """Ask the carers with whom a centre had no contact for a year; return how many were asked.

    Who left a mail address gets a mail; of the others the centre's list says that they are to be asked.
    """
    norms = queries.get_norms(timezone.localdate(now))
    old = Q(asked_to_keep_at__isnull=True, contact_at__lt=add_months(now, -norms.keep_months))
    rows = SupportFile.objects.select_for_update(of=("self",)).select_related("organisation", "person").filter(old)
    for row in rows:
        row.asked_to_keep_at = now
        row.save(update_fields=["asked_to_keep_at"])
        if row.email:
            _mail(row, norms, now)
            files.log(row, action=Action.SEND, by=CLOCK, at=now)
    return len(rows)


@transaction.atomic
def delete_unanswered(*, now: datetime.datetime) -> int:
    """Delete the files of who was asked and did not answer; return how many."""
    days = datetime.timedelta(days=queries.get_norms(timezone.localdate(now)).answer_days)
    old = SupportFile.objects.filter(asked_to_keep_at__lt=now - days)
    return files.delete_files(old, by=CLOCK, at=now, why=Purpose.RETENTION)


def _mail(row: SupportFile, norms: Norms, now: datetime.datetime) -> None:
    with translation.override(files.language_of(row)):
        day = formats.date_format(timezone.localtime(now + datetime.timedelta(days=norms.answer_days)), "j F Y")
        municipalities.queue_mail(
            municipality_id=row.municipality_id,
            to=row.email,
            subject=gettext("Mogen wij bewaren waarover wij spraken?"),
            body=sign_mail(
                gettext(
                    "Dag %(name)s,\n\nWij spraken elkaar lang niet. %(centre)s bewaart nog wat u vertelde. "
                    "Op %(day)s wissen wij dat.\n\n"
                    "Mag het blijven? Bel %(centre)s: %(phone)s. Hebt u een eigen plek op onze site? "
                    "Dan kunt u het daar zeggen.\n\nHoeft het niet meer? Dan hoeft u niets te doen."
                )
                % {"name": row.name, "centre": row.organisation.name, "day": day, "phone": row.organisation.phone},
                municipality_id=row.municipality_id,
                to_space=row.person_id is not None,
            ),
            reference=f"{files.mail_reference(row.public_id)}keep.{now:%Y%m%d}",
        )
