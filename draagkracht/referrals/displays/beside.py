"""Other referrals of seemingly the same person: what runs beside one, what went on in it, and what was undone."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from draagkracht.base import phone
from draagkracht.base.translation import translate
from draagkracht.referrals.displays.waiting import day
from draagkracht.referrals.queries import Waiting
from draagkracht.referrals.queries.joining import Others, Undone
from draagkracht.referrals.rules import moves, privacy, referring
from draagkracht.referrals.rules.moves import State


@dataclass(frozen=True, slots=True)
class Same:
    """A referral that runs beside this one, and what differs; without a `url` nobody took it up: no page here yet."""

    public_id: str
    url: str
    name: str = field(repr=False)
    about: str
    has_other_name: bool
    columns: tuple[str, ...]
    differs: tuple[tuple[str, str, str], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Joined:
    """A referral that goes on in this one."""

    public_id: str
    facts: tuple[tuple[str, str], ...] = field(repr=False)
    note: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Beside:
    """What there is of the same person; at `join_url` they are made one, and at `part_url` two again for a reason."""

    same: tuple[Same, ...]
    joined: tuple[Joined, ...]
    undone: tuple[str, ...]
    join_url: str
    part_url: str
    reasons: tuple[tuple[str, str], ...]


def beside(this: Waiting, others: Others, *, pages: str, join_url: str, part_url: str) -> Beside:
    """Return what there is beside a referral in words; `pages` is the name of the page of one."""
    return Beside(
        tuple(_same(this, one, pages) for one in others.same),
        tuple(map(_joined, others.joined)),
        tuple(map(_undone, others.undone)),
        join_url,
        part_url,
        tuple((why.value, translate(label)) for why, label in referring.APART_LABELS.items()),
    )


def _same(this: Waiting, one: Waiting, pages: str) -> Same:
    has_page = pages == "referrals-staff:show-referral" or one.state is not State.SENT
    url = reverse(pages, args=[one.public_id]) if has_page else ""
    words = (_from(one), day(one.received_at), translate(moves.LABELS[one.state]))
    return Same(
        public_id=str(one.public_id),
        url=url,
        name=one.details.name,
        about=" · ".join(words),
        has_other_name=privacy.has_other_name(privacy.initials(this.details.name), _initials(one)),
        columns=(gettext("Wat verschilt"), gettext("Deze verwijzing"), gettext("De andere")),
        differs=tuple(_differing(this, one)),
    )


def _differing(this: Waiting, one: Waiting) -> Iterable[tuple[str, str, str]]:
    """Yield what is not the same in two referrals, as far as both are known here."""
    here_is, there_is = _person(this), _person(one)
    if not _is_whole(one):
        here_is = ((gettext("Naam"), privacy.initials(this.details.name)),)
        there_is = ((gettext("Naam"), _initials(one)),)
    for (name, here), (_, there) in zip((*here_is, *_about(this)), (*there_is, *_about(one)), strict=True):
        if here != there:
            yield name, here or "–", there or "–"


def _is_whole(one: Waiting) -> bool:
    """Tell whether a whole name stands in it: of what nobody took up a centre has first letters, and no number."""
    return bool(one.details.phone or one.details.email)


def _initials(one: Waiting) -> str:
    return privacy.initials(one.details.name) if _is_whole(one) else one.details.name


def _person(one: Waiting) -> tuple[tuple[str, str], ...]:
    said = one.details
    return (
        (gettext("Naam"), said.name),
        (gettext("Telefoon"), phone.in_groups(said.phone)),
        (gettext("Mail"), said.email.lower()),
        (gettext("Wat de verwijzer schreef"), said.note),
    )


def _about(one: Waiting) -> tuple[tuple[str, str], ...]:
    said, languages = one.details, dict(settings.LANGUAGES)
    return (
        (gettext("Taal"), str(languages.get(said.language, gettext("Een andere taal")))),
        (gettext("Wat er aan de hand is"), translate(referring.SITUATION_LABELS[said.situation])),
        (gettext("Verwezen door"), _from(one)),
    )


def _joined(one: Waiting) -> Joined:
    said = one.details
    facts = (
        (gettext("Naam"), said.name),
        (gettext("Verwezen door"), ", ".join(filter(None, (one.referrer, _from(one))))),
        (gettext("Binnen sinds"), day(one.received_at)),
        (gettext("Wat er aan de hand is"), translate(referring.SITUATION_LABELS[said.situation])),
        (gettext("Hoe snel"), translate(referring.URGENCY_LABELS[said.urgency])),
        (gettext("Verwijzer mag horen"), translate(referring.ANSWER_LABELS[said.answer])),
    )
    return Joined(str(one.public_id), facts, said.note)


def _undone(one: Undone) -> str:
    said = gettext("Samengevoegd op %(joined)s. Op %(undone)s weer los: %(why)s (%(by)s).")
    words = {"joined": day(one.joined_at), "undone": day(one.undone_at), "by": one.by}
    return said % {**words, "why": translate(referring.APART_LABELS[one.why]).lower()}


def _from(one: Waiting) -> str:
    return one.organisation or translate(referring.CHANNEL_LABELS[one.channel])
