"""What a support centre keeps of somebody, as they read it in their own space."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from django.conf import settings
from django.utils import formats, timezone
from django.utils.translation import gettext

from draagkracht.audit.queries import Use
from draagkracht.audit.rules import Action, ActorKind
from draagkracht.base.phone import in_groups
from draagkracht.base.text import N_, Sentence
from draagkracht.base.translation import translate
from draagkracht.casework.displays.corrections import EarlierShown, earlier_shown
from draagkracht.casework.displays.support_words import day, long_day, when
from draagkracht.casework.queries.support import Centre, File, Noted
from draagkracht.casework.rules import support
from draagkracht.casework.rules.corrections import CONTACT
from draagkracht.casework.rules.support import Norms, Turn, Way
from draagkracht.directory.displays import words
from draagkracht.directory.queries import get_telephone_hours
from draagkracht.directory.rules.presentation import telephone_address

DID: Final = {
    Action.ADD: Sentence(N_("schreef iets op")),
    Action.CHANGE: Sentence(N_("veranderde iets")),
    Action.EXPORT: Sentence(N_("printte uw adres voor een bezoek")),
    Action.SEE: Sentence(N_("bekeek dit")),
    Action.SEND: Sentence(N_("stuurde u een mail")),
}
OTHERWISE: Final = Sentence(N_("deed hier iets mee"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreShown:
    """A centre: with one's own file, or without."""

    centre_id: UUID
    name: str
    phone: str
    phone_uri: str
    hours: str  # when somebody answers; empty where nobody told us
    file_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnNote:
    """A contact, with what one may do with it."""

    public_id: UUID
    heading: str
    note: str = field(repr=False)
    agreed: str = field(repr=False)
    remark: str = field(repr=False)
    says: str
    is_handed: bool
    earlier: tuple[EarlierShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFilePage:
    """All that a centre keeps of somebody, and who looked."""

    public_id: UUID
    centre: str
    phone: str
    phone_uri: str
    hours: str
    facts: tuple[tuple[str, str], ...] = field(repr=False)
    notes: tuple[OwnNote, ...] = field(repr=False)
    uses: tuple[str, ...]
    keep: str  # a question, where the file goes without an answer
    next: str


def centres(found: Iterable[Centre], files: Iterable[File]) -> tuple[CentreShown, ...]:
    """Return the centres of a municipality, and where somebody has a file."""
    found = tuple(found)
    mine, hours = {one.centre.id: one.public_id for one in files}, _hours(one.phone for one in found)
    return tuple(
        CentreShown(
            centre_id=one.public_id,
            name=one.name,
            phone=one.phone,
            phone_uri=telephone_address(one.phone),
            hours=hours.get(one.phone, ""),
            file_id=mine.get(one.id),
        )
        for one in found
    )


def file_page(one: File, notes: Iterable[Noted], uses: Iterable[Use], norms: Norms) -> OwnFilePage:
    """Return the page of one's own file."""
    facts = one.facts
    phone = in_groups(facts.phone)
    agreed = {"day": long_day(timezone.localdate(one.agreed_at)), "by": one.asked_by}
    return OwnFilePage(
        public_id=one.public_id,
        centre=one.centre.name,
        phone=one.centre.phone,
        phone_uri=telephone_address(one.centre.phone),
        hours=_hours([one.centre.phone]).get(one.centre.phone, ""),
        facts=(
            (gettext("Uw naam"), facts.name),
            (gettext("Telefoonnummer"), phone),
            (gettext("Mailadres"), facts.email),
            (gettext("Adres"), facts.address),
            (gettext("Taal"), str(dict(settings.LANGUAGES).get(facts.language, facts.language))),
            (gettext("Waar u over wilt praten"), facts.came_for),
            (gettext("Hulp voor de ander"), translate(support.CARE_LABELS[facts.care])),
            (gettext("Uw vaste gezicht"), one.worker),
            (gettext("U zei ja"), gettext("op %(day)s (%(by)s)") % agreed),
        ),
        notes=tuple(_note(note) for note in notes),
        uses=tuple(_use(use) for use in uses),
        keep=keep_question(one, norms),
        next=_next(one),
    )


def _hours(numbers: Iterable[str]) -> dict[str, str]:
    """Return when somebody answers these numbers, where the directory knows it."""
    return {number: words.hours(written) for number, written in get_telephone_hours(tuple(numbers)).items()}


def _next(one: File) -> str:
    if one.turn is Turn.NEW and one.next.date:
        said = gettext("%(centre)s neemt contact met u op, uiterlijk %(day)s.")
        return said % {"centre": one.centre.name, "day": day(one.next.date)}
    return when(one)


def _note(one: Noted) -> OwnNote:
    is_handed = one.way is Way.HANDED
    way = translate(support.WAY_LABELS[one.way])
    if not one.was_reached:
        way = gettext("%(way)s, niet bereikt") % {"way": way}
    says = ""
    if is_handed and one.answer_due:
        says = gettext("De gemeente neemt contact met u op, uiterlijk %(day)s.") % {"day": day(one.answer_due)}
    return OwnNote(
        public_id=one.public_id,
        heading=" · ".join(filter(None, (long_day(one.on), way, one.by))),
        note=one.note,
        agreed=one.agreed,
        remark=one.remark,
        says=says,
        is_handed=is_handed,
        earlier=earlier_shown(one.earlier, CONTACT),
    )


def _use(use: Use) -> str:
    who = use.label or gettext("dit systeem, vanzelf")
    if use.kind is ActorKind.PROFESSIONAL and use.organization:
        who = f"{use.label}, {use.organization}"
    moment = formats.date_format(timezone.localtime(use.at), "j F Y H:i")
    return f"{moment} · {who}: {translate(DID.get(use.action, OTHERWISE))}"


def keep_question(one: File, norms: Norms) -> str:
    """Return whether a file may stay, and when it goes without an answer; nothing where that is not asked."""
    if one.asked_to_keep_at is None:
        return ""
    until = timezone.localdate(one.asked_to_keep_at + datetime.timedelta(days=norms.answer_days))
    said = gettext("U sprak %(centre)s lang niet. Mag dit blijven? Zonder antwoord wissen wij het op %(day)s.")
    return said % {"centre": one.centre.name, "day": long_day(until)}
