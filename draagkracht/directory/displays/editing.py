"""The screens on which people keep services, in words."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.http import urlencode
from django.utils.translation import gettext

from draagkracht.accounts.permissions import Actor
from draagkracht.base import translation
from draagkracht.base.forms import FieldDisplay
from draagkracht.directory import permissions
from draagkracht.directory.displays import authors, values
from draagkracht.directory.forms.editing import ListForm, section_names
from draagkracht.directory.queries.history import Lock
from draagkracht.directory.queries.staff import EditedService, KeptList, KeptService
from draagkracht.directory.rules import codes, fields, presentation
from draagkracht.directory.rules.history import Change, Json, Subject
from draagkracht.directory.rules.keeping import LACK_LABELS
from draagkracht.directory.rules.sections import SECTIONS, Section

DONE: Final = "gedaan"


@dataclass(frozen=True, slots=True)
class KeptCard:
    """A service in the list."""

    title: str
    url: str
    facts: tuple[str, ...]
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """The list of services that somebody keeps."""

    fields: tuple[FieldDisplay, ...]
    cards: tuple[KeptCard, ...]
    total: int
    is_chosen: bool
    page: int
    pages: int
    previous_url: str
    next_url: str


@dataclass(frozen=True, slots=True)
class ValueShown:
    """A field and what it says; no lines where it says nothing."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionShown:
    """A section of a service, and where to change it."""

    id: str
    title: str
    url: str
    values: tuple[ValueShown, ...]
    locked: tuple[str, ...] = ()

    @property
    def filled(self) -> tuple[ValueShown, ...]:
        """Return what says something."""
        return tuple(value for value in self.values if value.lines)

    @property
    def empty(self) -> tuple[str, ...]:
        """Return the labels of what is still empty."""
        return tuple(value.label for value in self.values if not value.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceEdited:
    """The page of a service for those who keep it."""

    name: str
    organization: str
    status: str
    checked: str
    note: str
    done: str
    public_url: str
    history_url: str
    confirm_url: str
    requests_url: str
    waiting: int
    sections: tuple[SectionShown, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that somebody else changed meanwhile: what it says now, and who did it."""

    label: str
    now: tuple[str, ...]
    who: str


def kept_page(form: ListForm, found: KeptList) -> KeptPage:
    """Return the list as the page shows it."""
    chosen = form.chosen()
    address = reverse("directory-staff:list-services")

    def page_url(number: int) -> str:
        return f"{address}?{urlencode({**chosen, 'pagina': str(number)})}"

    return KeptPage(
        fields=form.shown,
        cards=tuple(_card(service) for service in found.services),
        total=found.total,
        is_chosen=bool(chosen),
        page=found.page,
        pages=found.pages,
        previous_url=page_url(found.page - 1) if found.page > 1 else "",
        next_url=page_url(found.page + 1) if found.page < found.pages else "",
    )


def _card(service: KeptService) -> KeptCard:
    today = timezone.localdate()
    waiting = (
        gettext("1 voorstel wacht")
        if service.waiting == 1
        else gettext("%(number)s voorstellen wachten") % {"number": service.waiting}
    )
    facts = (
        service.organization,
        translation.translate(codes.STATUS_LABELS[service.status]),
        translation.translate(presentation.freshness(service.assured_date, today)),
        waiting if service.waiting else "",
    )
    return KeptCard(
        title=service.name,
        url=reverse("directory-staff:show-service", args=[service.id]),
        facts=tuple(fact for fact in facts if fact),
        lacks=tuple(translation.translate(LACK_LABELS[lack]) for lack in service.lacks),
    )


def service_page(
    service: EditedService, *, actor: Actor, names: values.Names, locks: Collection[Lock], waiting: int, done: str
) -> ServiceEdited:
    """Return the page of a service."""
    address = [service.id]
    at_once = permissions.counts_at_once(actor, is_trusted=service.is_trusted)
    note = "" if at_once else gettext("Wat u hier verandert, bekijkt de gemeente eerst. U ziet hier wat eruit komt.")
    locked = {lock.field for lock in locks}
    return ServiceEdited(
        name=service.name,
        organization=service.organization,
        status=translation.translate(codes.STATUS_LABELS[codes.ServiceStatus(str(service.values["status"]))]),
        checked=checked_line(service.assured_date, service.assured_by),
        note=note,
        done=DONE_WORDS.get(done, ""),
        public_url=reverse("directory:show-service", args=[service.hsds_id]) if service.is_published else "",
        history_url=reverse("directory-staff:list-changes", args=address),
        confirm_url=reverse("directory-staff:confirm-service", args=address),
        requests_url=f"{reverse('directory-staff:list-requests')}?dienst={service.id}",
        waiting=waiting,
        sections=tuple(
            _section(service, word, section, names, locked, section_names(section, actor))
            for word, section in SECTIONS.items()
        ),
    )


DONE_WORDS: Final[Mapping[str, str]] = {
    "saved": "Uw wijziging is bewaard.",
    "proposed": "Uw voorstel ligt bij de gemeente. U ziet hieronder wat ermee gebeurt.",
    "nothing": "Er is niets veranderd. Alles stond er al zo.",
    "confirmed": "Dank u. Wij hebben genoteerd dat alles klopt.",
    "undone": "De wijziging is teruggedraaid.",
    "locked": "Dit veld staat op slot. Een import verandert het niet meer.",
    "unlocked": "Dit veld is van het slot. Een import mag het weer veranderen.",
    "added": "Het is toegevoegd. Vul nu aan wat er nog mist.",
    "entry": "Het is bewaard.",
}


def checked_line(day: datetime.date | None, who: str) -> str:
    """Return when somebody said that it holds."""
    if day is None:
        return gettext("Nog nooit gecontroleerd.")
    said = {"day": formats.date_format(day, "j F Y"), "who": who}
    if not who:
        return gettext("Gecontroleerd op %(day)s.") % said
    return gettext("Gecontroleerd op %(day)s door %(who)s.") % said


def _section(
    service: EditedService,
    word: str,
    section: Section,
    names: values.Names,
    locked: Collection[str],
    own: Collection[str],
) -> SectionShown:
    shown = [name for name in section.names if name in own or not fields.is_empty(service.values[name])]
    return SectionShown(
        id=word,
        title=translation.translate(section.title),
        url=reverse("directory-staff:edit-service", args=[service.id, word]),
        values=tuple(
            ValueShown(
                values.label_of(Subject.SERVICE, name),
                values.in_words(Subject.SERVICE, name, service.values[name], names),
            )
            for name in shown
        ),
        locked=tuple(values.label_of(Subject.SERVICE, name) for name in section.names if name in locked),
    )


def conflicts(
    subject: Subject, present: Mapping[str, Json], names: values.Names, history: Collection[Change]
) -> tuple[Conflict, ...]:
    """Return what somebody else changed meanwhile."""
    return tuple(
        Conflict(
            values.label_of(subject, name),
            values.in_words(subject, name, value, names) or (gettext("niets"),),
            next((said_by(change) for change in history if change.field == name), ""),
        )
        for name, value in present.items()
    )


def said_by(change: Change) -> str:
    """Return who did it and when."""
    when = formats.date_format(timezone.localtime(change.at), "j F Y H:i")
    return gettext("%(who)s, %(when)s") % {"who": authors.who(change.author), "when": when}
