"""What those who keep the directory fill in, besides the fields of an entry."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.accounts.permissions import Actor
from draagkracht.base import forms, translation
from draagkracht.base.forms import FieldDisplay
from draagkracht.base.numbers import read_number
from draagkracht.base.text import N_, Sentence
from draagkracht.directory import permissions
from draagkracht.directory.forms.rows import labelled
from draagkracht.directory.forms.values import Choices, EntryForm
from draagkracht.directory.queries import staff
from draagkracht.directory.rules import codes, fields
from draagkracht.directory.rules.history import Json, Subject
from draagkracht.directory.rules.keeping import AGE_LABELS, LACK_LABELS, CheckedAge, Lack
from draagkracht.directory.rules.sections import SECTIONS, Section
from draagkracht.municipalities.queries import list_area_names

MOST_PAGES: Final = 9
ON_SITE: Final = "site"  # beside the statuses: what the public sees
NEW_SERVICE: Final = ("name", "organization", "description", "base_functions", "contacts", "url", "email")
EVERYWHERE: Final = ("nl", _("Heel Nederland"))
CHOOSE: Final = Sentence(N_("Kies uw organisatie."))


class ListForm(forms.Form):
    """What somebody looks for in the list of services."""

    woord = forms.TextField(label=_("Naam of organisatie"), required=False, max_length=80)
    status = forms.SelectField(label=_("Status"), required=False)
    controle = forms.SelectField(label=_("Gecontroleerd"), required=False)
    mist = forms.SelectField(label=_("Wat er mist"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        own: Any = self.fields
        on_site = (ON_SITE, gettext("Op de site"))
        own["status"].choices = [("", gettext("Alles")), on_site, *labelled(codes.STATUS_LABELS)]
        own["controle"].choices = [("", gettext("Alles")), *labelled(AGE_LABELS)]
        own["mist"].choices = [("", gettext("Alles")), *labelled(LACK_LABELS)]

    def wanted(self) -> staff.Wanted:
        """Return what counts; what is wrong is left out."""
        self.is_valid()
        chosen = self.cleaned_data
        status = chosen.get("status")
        return staff.Wanted(
            words=chosen.get("woord", ""),
            status=codes.ServiceStatus(status) if status and status != ON_SITE else None,
            is_on_site=status == ON_SITE,
            checked=CheckedAge(chosen["controle"]) if chosen.get("controle") else None,
            lack=Lack(chosen["mist"]) if chosen.get("mist") else None,
        )

    def chosen(self) -> dict[str, str]:
        """Return the choices that count, as an address names them."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def shown(self) -> tuple[FieldDisplay, ...]:
        """Return the fields as the page shows them."""
        bound: list[Any] = [self[name] for name in self.fields]
        return tuple(replace(field.display(), is_marked=False) for field in bound)


class SectionForm(EntryForm):
    """One section of a service. `reden` says why, where that is asked."""

    def __init__(
        self,
        data: Any,
        *,
        section: str,
        values: Mapping[str, Json],
        choices: Mapping[str, Choices],
        names: tuple[str, ...],
        proposed: Mapping[str, Json],
    ) -> None:
        super().__init__(data, subject=Subject.SERVICE, names=names, present=values, choices=choices, proposed=proposed)
        if section == "status":
            self.fields["reden"] = forms.TextField(
                label=_("Waarom?"),
                help_text=_("Nodig als het niet open is. De bezoeker leest dit niet."),
                required=False,
            )

    @property
    def reason(self) -> str:
        """Return why it changes."""
        return str(self.cleaned_data.get("reden", ""))

    def clean(self) -> dict[str, Any]:
        """Ask why a service is not open."""
        cleaned = super().clean()
        status = cleaned.get("status")
        is_closed = status not in {None, codes.ServiceStatus.ACTIVE}
        if "reden" in self.fields and is_closed and status != self.present.get("status") and not cleaned.get("reden"):
            self.add_error("reden", gettext("Schrijf in een paar woorden waarom."))
        return cleaned


class SearchForm(forms.Form):
    """A word to look for."""

    woord = forms.TextField(label=_("Zoek op naam"), required=False, max_length=80)

    def words(self) -> str:
        """Return the word; nothing where it is wrong."""
        self.is_valid()
        return str(self.cleaned_data.get("woord", ""))


class LockForm(forms.Form):
    """Which field, and whether it goes on the lock or off it."""

    veld = forms.SelectField()
    doe = forms.SelectField(choices=[("slot", ""), ("los", "")])

    def __init__(self, data: Any, *, subject: Subject) -> None:
        super().__init__(data)
        own: Any = self.fields
        own["veld"].choices = [(name, name) for name in fields.FIELDS[subject]]


class DecisionForm(forms.Form):
    """What is taken over of a proposal, and why the rest is not. `names` are the fields of which one can choose."""

    reden = forms.LongTextField(
        label=_("Waarom neemt u iets niet over?"),
        help_text=_("Wie om antwoord vroeg, leest dit."),
        required=False,
        needed_for=_("nodig als u iets niet overneemt"),
        max_length=1000,
    )

    def __init__(self, data: Any, *, names: Collection[str] = (), rejects: bool = False) -> None:
        super().__init__(data)
        self.names, self.rejects = names, rejects

    @property
    def chosen(self) -> tuple[str, ...] | None:
        """Return the fields that were chosen; None before anybody chose, and where one takes it over as a whole."""
        if not self.is_bound or "alles" in self.data:
            return None
        sent: Any = self.data
        return tuple(sent.getlist("veld"))

    @property
    def reason(self) -> str:
        """Return why not everything is taken over; asked when the form is valid."""
        return str(self.cleaned_data["reden"])

    def clean(self) -> dict[str, Any]:
        """Ask why, of whoever takes over less than all of it."""
        cleaned: dict[str, Any] = self.cleaned_data
        is_partial = bool(self.chosen) and set(self.names) > set(self.chosen or ())
        if (self.rejects or is_partial) and "reden" in cleaned and not cleaned["reden"]:
            self.add_error("reden", gettext("Schrijf waarom u dit niet overneemt."))
        return cleaned


class ClassifyForm(forms.Form):
    """What kind of help a service is."""

    soort = forms.CheckboxesField(label=_("Soort hulp"), choices=[])

    def __init__(self, data: Any, *, suggested: tuple[codes.BaseFunction, ...], prefix: str) -> None:
        super().__init__(data, prefix=prefix)
        own: Any = self.fields
        hint = gettext("misschien")
        own["soort"].choices = [
            (str(code), translation.translate(label) + (f" ({hint})" if code in suggested else ""))
            for code, label in codes.BASE_FUNCTION_LABELS.items()
        ]


def section_names(section: Section, actor: Actor) -> tuple[str, ...]:
    """Return the fields of a section that somebody may change."""
    hidden = () if permissions.is_editor(actor) else section.editor_only
    return tuple(name for name in section.names if name not in hidden)


def section_form(
    data: Any, *, actor: Actor, section: str, values: Mapping[str, Json], proposed: Mapping[str, Json]
) -> SectionForm:
    """Return the form of a section of a service; a new one begins with what is `proposed`."""
    names = section_names(SECTIONS[section], actor)
    choices = choices_for(actor, names)
    return SectionForm(data, section=section, values=values, choices=choices, names=names, proposed=proposed)


def entry_form(data: Any, *, subject: Subject, values: Mapping[str, Json]) -> EntryForm:
    """Return the form of an organisation or a place."""
    hidden = {"location_type", "country"}
    names = tuple(name for name in fields.FIELDS[subject] if name not in hidden)
    return EntryForm(data, subject=subject, names=names, present=values, choices={})


def new_service_form(data: Any, *, actor: Actor) -> EntryForm:
    """Return the form of a new service: what it is, of whom, and how to reach it; the rest comes after.

    A provider chooses one of its organisations; where there is one, that is chosen.
    """
    choices = choices_for(actor, NEW_SERVICE)
    own = [] if permissions.is_editor(actor) else list(choices["organization"])
    chosen: dict[str, Json] = {"organization": own[0][0]} if len(own) == 1 else {}
    form = EntryForm(data, subject=Subject.SERVICE, names=NEW_SERVICE, present={}, choices=choices, proposed=chosen)
    if own:
        field: Any = form.fields["organization"]
        field.choices = own if chosen else [("", gettext("Kies uw organisatie")), *own]
        field.required = True
        field.error_messages["required"] = translation.translate(CHOOSE)
    return form


def choices_for(actor: Actor, names: tuple[str, ...]) -> dict[str, Choices]:
    """Return what may be chosen in fields that point to something else."""
    found: dict[str, Choices] = {}
    if "organization" in names:
        found["organization"] = [(one.hsds_id, one.name) for one in staff.list_organizations(actor)]
    if "locations" in names:
        found["locations"] = place_choices(staff.list_locations(actor))
    if "service_areas" in names:
        found["service_areas"] = [*list_area_names(), (EVERYWHERE[0], str(EVERYWHERE[1]))]
    return found


def place_choices(places: Sequence[staff.Named]) -> Choices:
    """Return places to choose from, each with its address."""
    return [(one.hsds_id, f"{one.name}, {one.note}" if one.note else one.name) for one in places]


def read_page(text: str) -> int:
    """Return the number of a page; the first where it is no number."""
    return read_number(text, digits=MOST_PAGES, other=1)
