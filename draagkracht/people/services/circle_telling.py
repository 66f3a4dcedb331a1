"""Mail of a circle: that there is something new, never what; to who may see it, and once until they came to look."""

import datetime
from collections.abc import Collection, Sequence

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from draagkracht.municipalities import queries as municipalities
from draagkracht.municipalities.services import queue_mail
from draagkracht.people.models import CircleEvent, CircleMember
from draagkracht.people.rules.circles import Level, Part, may_be_told
from draagkracht.people.services.signing import sign_mail


def tell_news(author: CircleMember, *, part: Part | None, at: datetime.datetime, besides: Collection[int] = ()) -> int:
    """Mail the others who see a part, in the present transaction; return how many. Without a part: who opened it.

    `besides` are keys of who hears of it otherwise.

    Whose row is held is there at this moment, or is being told by another. To wait for them would let two who write at
    once wait for each other for ever.
    """
    rows = CircleMember.objects.select_for_update(of=("self",), skip_locked=True).select_related("user", "circle")
    rows = rows.filter(circle_id=author.circle_id, left_at__isnull=True, wants_mail=True, user__email__gt="")
    rows = rows.exclude(**{part.value: Level.NONE.value}) if part else rows.filter(is_owner=True)
    rows = rows.exclude(pk__in=[author.pk, *besides]).order_by("pk")
    due = [row for row in rows if may_be_told(row.told_at, row.seen_at, at)]
    for row in due:
        _mail(row, at)
    return len(due)


def tell_changed(author: CircleMember, *, events: Sequence[CircleEvent], at: datetime.datetime) -> set[int]:
    """Mail the others who took on what was changed, each once; return their keys. Also who wants no mail of news.

    Their rows are not held: to wait for them would let two who change something at once wait for each other for ever.
    """
    takers = {event.taken_by_id for event in events if event.taken_by_id is not None} - {author.pk}
    rows = CircleMember.objects.filter(pk__in=takers, left_at__isnull=True, user__email__gt="")
    told = list(rows.select_related("user", "circle").order_by("pk"))
    for row in told:
        _mail_changed(row, at)
    return {row.pk for row in told}


def _mail_changed(row: CircleMember, at: datetime.datetime) -> None:
    origin = municipalities.get_origin(row.municipality_id)
    with translation.override(row.language):
        address = reverse("people:list-events", args=[row.circle.public_id])
        queue_mail(
            municipality_id=row.municipality_id,
            to=(row.user.email if row.user else "") or "",
            subject=gettext("Wat u zou doen, is veranderd"),
            body=sign_mail(
                gettext(
                    "Dag,\n\nU zou iets doen op een plek die u met anderen deelt. De dag, de tijd of de tekst is "
                    "veranderd. Kijk of het nog past. U logt in met een code die wij u mailen:\n%(address)s\n\n"
                    "Past het niet? Kies daar ‘Het lukt mij niet’.\n\n"
                    "Wat er staat, zetten wij niet in een mail."
                )
                % {"address": f"{origin}{address}"},
                municipality_id=row.municipality_id,
            ),
            reference=f"people.circle.changed.{row.public_id}.{at:%Y%m%d%H%M%S%f}",
        )


def _mail(row: CircleMember, at: datetime.datetime) -> None:
    row.told_at = at
    row.save(update_fields=["told_at"])
    origin = municipalities.get_origin(row.municipality_id)
    with translation.override(row.language):
        address = reverse("people:show-circle", args=[row.circle.public_id])
        queue_mail(
            municipality_id=row.municipality_id,
            to=(row.user.email if row.user else "") or "",
            subject=gettext("Er is iets nieuws op uw gedeelde plek"),
            body=sign_mail(
                gettext(
                    "Dag,\n\nEr staat iets nieuws op een plek die u met anderen deelt. "
                    "Lees het hier. U logt in met een code die wij u mailen:\n%(address)s\n\n"
                    "Wat er staat, zetten wij niet in een mail.\n\n"
                    "Wilt u deze mails niet? U zet ze uit op de plek zelf, bij ‘Mijn deelname’."
                )
                % {"address": f"{origin}{address}"},
                municipality_id=row.municipality_id,
            ),
            reference=f"people.circle.news.{row.public_id}.{at:%Y%m%d%H%M%S%f}",
        )
