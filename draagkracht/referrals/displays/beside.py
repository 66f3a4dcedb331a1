"""Other referrals of the same person: those that run beside one, and those that go on in it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext

from draagkracht.base.translation import translate
from draagkracht.referrals.displays.waiting import day
from draagkracht.referrals.queries import Waiting
from draagkracht.referrals.rules import moves, referring
from draagkracht.referrals.rules.moves import State


@dataclass(frozen=True, slots=True)
class Same:
    """A referral that runs beside this one; without a `url` nobody took it up, and it has no page here yet."""

    public_id: str
    url: str
    name: str = field(repr=False)
    about: str


@dataclass(frozen=True, slots=True)
class Joined:
    """A referral that goes on in this one."""

    facts: tuple[tuple[str, str], ...]
    note: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Beside:
    """What there is of the same person; `join_url` is where they are made one."""

    same: tuple[Same, ...]
    joined: tuple[Joined, ...]
    join_url: str


def beside(same: Iterable[Waiting], joined: Iterable[Waiting], *, pages: str, join_url: str) -> Beside:
    """Return other referrals of the same person in words; `pages` is the name of the page of one."""
    return Beside(tuple(_same(one, pages) for one in same), tuple(map(_joined, joined)), join_url)


def _same(one: Waiting, pages: str) -> Same:
    has_page = pages == "referrals-staff:show-referral" or one.state is not State.SENT
    url = reverse(pages, args=[one.public_id]) if has_page else ""
    words = (_from(one), day(one.received_at), translate(moves.LABELS[one.state]))
    return Same(str(one.public_id), url, one.details.name, " · ".join(words))


def _joined(one: Waiting) -> Joined:
    said = one.details
    facts = (
        (gettext("Verwezen door"), ", ".join(filter(None, (one.referrer, _from(one))))),
        (gettext("Binnen sinds"), day(one.received_at)),
        (gettext("Wat er aan de hand is"), translate(referring.SITUATION_LABELS[said.situation])),
        (gettext("Hoe snel"), translate(referring.URGENCY_LABELS[said.urgency])),
        (gettext("Verwijzer mag horen"), translate(referring.ANSWER_LABELS[said.answer])),
    )
    return Joined(facts, said.note)


def _from(one: Waiting) -> str:
    return one.organisation or translate(referring.CHANNEL_LABELS[one.channel])
