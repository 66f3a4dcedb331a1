"""What goes by itself, and what goes with a space: circles that nobody uses, and the words of who erases."""

import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.translation import gettext

from draagkracht.audit.rules import CLOCK, Who
from draagkracht.municipalities import services as municipalities
from draagkracht.municipalities.queries import get_origin
from draagkracht.people.models import Circle, CircleMember
from draagkracht.people.rules.circles import UNUSED_AFTER, WARNED_BEFORE
from draagkracht.people.services.circles import end_circle, take_out
from draagkracht.people.services.signing import sign_mail


@transaction.atomic
def warn_unused_circles(*, now: datetime.datetime) -> int:
    """Tell everybody in a circle that nobody used for eleven months on which day it goes; return how many circles."""
    rows = Circle.objects.select_for_update().filter(
        used_at__lt=now - UNUSED_AFTER + WARNED_BEFORE, warned_at__isnull=True
    )
    for circle in rows:
        for member in CircleMember.objects.filter(circle=circle, left_at__isnull=True).select_related("user", "circle"):
            _warn(member, now)
        circle.warned_at = now
        circle.save(update_fields=["warned_at"])
    return len(rows)


@transaction.atomic
def erase_unused_circles(*, now: datetime.datetime) -> int:
    """Delete circles that nobody used for a year, a month after their members were told; return how many."""
    rows = Circle.objects.filter(used_at__lt=now - UNUSED_AFTER, warned_at__lte=now - WARNED_BEFORE)
    keys = list(rows.values_list("pk", flat=True))
    for circle_id in keys:
        end_circle(circle_id=circle_id, by=CLOCK, at=now)
    return len(keys)


def forget_in_circles(*, user_id: int, by: Who, at: datetime.datetime) -> None:
    """Take somebody's words out of every circle they are or were in; what they opened ends for everybody."""
    rows = CircleMember.objects.filter(user_id=user_id).order_by("pk")
    for circle_id in rows.filter(is_owner=True, left_at__isnull=True).values_list("circle_id", flat=True):
        end_circle(circle_id=circle_id, by=by, at=at)
    for row in CircleMember.objects.select_for_update().filter(user_id=user_id).order_by("pk"):
        take_out(row, at=row.left_at or at, with_words=True)
        CircleMember.objects.filter(pk=row.pk).update(user=None)


def _warn(member: CircleMember, now: datetime.datetime) -> None:
    if member.user is None or not member.user.email:
        return
    with translation.override(member.language):
        day = formats.date_format(timezone.localtime(now + WARNED_BEFORE), "j F Y")
        path = reverse("people:show-circle", args=[member.circle.public_id])
        municipalities.queue_mail(
            municipality_id=member.municipality_id,
            to=member.user.email,
            subject=gettext("Gebruikt u uw gedeelde plek nog?"),
            body=sign_mail(
                gettext(
                    "Dag,\n\nEen plek die u met anderen deelt, is lang niet gebruikt. Wij wissen die plek op %(day)s. "
                    "Dan is alles weg wat erin staat.\n\n"
                    "Wilt u de plek houden? Log dan in en kijk een keer. Meer hoeft niet. "
                    "U logt in met een code die wij u mailen:\n%(address)s"
                )
                % {"day": day, "address": get_origin(member.municipality_id) + path},
                municipality_id=member.municipality_id,
            ),
            reference=f"people.circle.unused.{member.public_id}.{now:%Y%m%d}",
        )
