"""The screens of organisations and places, and of what still has to be classified, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from draagkracht.base.forms import FieldDisplay
from draagkracht.directory.displays.editing import DONE_WORDS
from draagkracht.directory.forms.editing import ClassifyForm, SearchForm
from draagkracht.directory.queries.staff import Entry, Named
from draagkracht.directory.rules import presentation
from draagkracht.directory.rules.history import Subject
from draagkracht.directory.rules.keeping import suggest_functions


@dataclass(frozen=True, slots=True)
class EntryCard:
    """An organisation or a place in the list."""

    title: str
    url: str
    note: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryList:
    """The list of organisations or places."""

    title: str
    lead: str
    add_label: str
    add_url: str
    field: FieldDisplay
    cards: tuple[EntryCard, ...]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """The form of an organisation or a place; `trust_url` only where somebody can be trusted."""

    title: str
    back_label: str
    back_url: str
    history_url: str
    trust_url: str
    is_trusted: bool


@dataclass(frozen=True, slots=True)
class ToClassify:
    """A service to classify."""

    id: int
    title: str
    url: str
    text: str
    field: FieldDisplay


@dataclass(frozen=True, slots=True)
class ClassifyPage:
    """What still has to be classified."""

    services: tuple[ToClassify, ...]
    total: int
    done: str


NAMES = {Subject.ORGANIZATION: "organization", Subject.LOCATION: "location"}
SHOWN = 200


def list_address(subject: Subject) -> str:
    """Return the address of the list of organisations or places."""
    return reverse(f"directory-staff:list-{NAMES[subject]}s")


def list_page(subject: Subject, found: Sequence[Named], form: SearchForm) -> EntryList:
    """Return the list as the page shows it."""
    is_place = subject is Subject.LOCATION
    bound: Any = form["woord"]
    return EntryList(
        title=gettext("Plekken") if is_place else gettext("Organisaties"),
        lead=gettext("Waar diensten zijn. Een plek kan bij meer diensten horen.")
        if is_place
        else gettext("Wie diensten geeft. Wie u vertrouwt, past eigen diensten zelf aan."),
        add_label=gettext("Nieuwe plek") if is_place else gettext("Nieuwe organisatie"),
        add_url=reverse(f"directory-staff:create-{NAMES[subject]}"),
        field=bound.display(),
        cards=tuple(
            EntryCard(
                one.name,
                reverse(f"directory-staff:edit-{NAMES[subject]}", args=[one.id]),
                one.note,
                (gettext("wordt vertrouwd"),) if one.is_trusted else (),
            )
            for one in found[:SHOWN]
        ),
    )


def form_page(subject: Subject, entry: Entry | None, *, is_trusted: bool) -> EntryPage:
    """Return what stands around the form."""
    is_place = subject is Subject.LOCATION
    new = gettext("Nieuwe plek") if is_place else gettext("Nieuwe organisatie")
    is_organization = entry is not None and not is_place
    word = "plekken" if is_place else "organisaties"
    return EntryPage(
        title=entry.name or gettext("Plek zonder naam") if entry else new,
        back_label=gettext("Plekken") if is_place else gettext("Organisaties"),
        back_url=list_address(subject),
        history_url=reverse("directory-staff:list-entry-changes", args=[word, entry.id]) if entry else "",
        trust_url=reverse("directory-staff:trust-organization", args=[entry.id]) if entry and is_organization else "",
        is_trusted=is_trusted,
    )


def classify_page(found: Sequence[Entry], total: int, *, done: str) -> ClassifyPage:
    """Return the services to classify, each with what its words suggest; the person decides."""
    return ClassifyPage(tuple(_to_classify(service) for service in found), total, DONE_WORDS.get(done, ""))


def _to_classify(service: Entry) -> ToClassify:
    description = str(service.values["description"])
    suggested = suggest_functions(service.name, description)
    form = ClassifyForm(None, suggested=suggested, prefix=str(service.id))
    bound: Any = form["soort"]
    return ToClassify(
        service.id,
        service.name,
        reverse("directory-staff:show-service", args=[service.id]),
        presentation.summary(description),
        bound.display(),
    )
