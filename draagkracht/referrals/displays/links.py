"""The links by which practices refer, as the screen shows them."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext, ngettext

from draagkracht.base.translation import translate
from draagkracht.referrals.queries import Link
from draagkracht.referrals.rules import referring


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link: for whom, its whole address ("" when it ended or nobody can tell any more), and how often it was used."""

    public_id: str
    label: str
    about: str
    address: str
    is_ended: bool


def link_lines(links: Iterable[Link], absolute: Callable[[str], str]) -> tuple[LinkLine, ...]:
    """Return the links in words; `absolute` makes a whole address of a path."""
    return tuple(_line(link, absolute) for link in links)


def _line(link: Link, absolute: Callable[[str], str]) -> LinkLine:
    path = reverse("referrals:refer-by-link", args=[link.token]) if link.token and not link.ended_at else ""
    sent = ngettext("%(number)d verwijzing", "%(number)d verwijzingen", link.sent) % {"number": link.sent}
    made = gettext("gemaakt op %(day)s") % {"day": _day(link.made_at)}
    ended = gettext("gestopt op %(day)s") % {"day": _day(link.ended_at)} if link.ended_at else ""
    about = [translate(referring.CHANNEL_LABELS[link.channel]), sent, made, ended, link.email]
    return LinkLine(
        public_id=str(link.public_id),
        label=link.label,
        about=" · ".join(filter(None, about)),
        address=absolute(path) if path else "",
        is_ended=link.ended_at is not None,
    )


def _day(moment: datetime.datetime) -> str:
    return formats.date_format(timezone.localtime(moment), "j F Y")
