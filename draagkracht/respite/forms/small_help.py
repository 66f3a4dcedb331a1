"""Asking for small help: one page, three choices. And what a coordinator fills in to find somebody."""

import datetime
import uuid
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.moments import DayField
from draagkracht.base.translation import translate
from draagkracht.municipalities.rules import Spot
from draagkracht.people.forms.notes import NoteField
from draagkracht.respite.displays.small_help import PART_OF_DAY, SCORES
from draagkracht.respite.forms.asking import check_start
from draagkracht.respite.rules.codes import Task
from draagkracht.respite.rules.small_help import HURRIES, LONGEST_ABOUT, TASKS, Hurry
from draagkracht.respite.services.small_help import Asking

LONGEST = 300


class AskHelpForm(forms.Form):
    """What, when and where; and by which number somebody calls back."""

    wat = forms.RadioField(label=_("Waarmee kunnen wij helpen?"))
    wanneer = forms.RadioField(label=_("Wanneer?"))
    dag = DayField(
        label=_("Is het voor een bepaalde dag?"),
        help_text=_("Zoals de dag van een afspraak in het ziekenhuis."),
        required=False,
        width="short",
    )
    wijk = forms.SelectField(label=_("Waar?"))
    telefoon = forms.PhoneField(
        label=_("Op welk nummer bellen wij u?"), width="medium", max_length=60, autocomplete="tel"
    )
    meer = NoteField(
        label=_("Wilt u er iets bij zeggen?"),
        help_text=_("Schrijf niets op over gezondheid. Dat kan later, als wij bellen."),
        required=False,
        max_length=LONGEST_ABOUT,
    )

    def __init__(self, data: Any = None, *, places: Sequence[Spot], **more: Any) -> None:
        super().__init__(data, **more)
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        self.places = {place.name: place for place in places}
        choices = {
            "wat": [(task.value, translate(name)) for task, name in TASKS.items()],
            "wanneer": [(hurry.value, translate(name)) for hurry, name in HURRIES.items()],
            "wijk": [forms.NOT_CHOSEN, *((name, name) for name in self.places)],
        }
        for name, found in choices.items():
            self.fields[name].choices = found  # type: ignore[attr-defined]

    def clean_dag(self) -> datetime.date | None:
        """Return the day, where one was filled in; refuse one that is over, or further away than a year."""
        day: datetime.date | None = self.cleaned_data["dag"]
        return check_start(day) if day else None

    def asking(self, *, name: str, email: str, speaks: str) -> Asking:
        """Return what is asked, for somebody."""
        said, place = self.cleaned_data, self.places[self.cleaned_data["wijk"]]
        return Asking(
            task=Task(said["wat"]),
            hurry=Hurry(said["wanneer"]),
            wanted_date=said["dag"],
            about=said["meer"],
            district=place.name,
            latitude=place.latitude,
            longitude=place.longitude,
            name=name,
            phone=said["telefoon"],
            email=email,
            speaks=speaks,
        )


class AskForForm(AskHelpForm):
    """The same, for somebody on the telephone or at the desk, who agreed."""

    naam = forms.TextField(label=_("Naam van wie het vraagt"), max_length=120, width="medium")
    taal = forms.SelectField(label=_("In welke taal?"), choices=settings.LANGUAGES, initial="nl")
    goed = forms.CheckboxesField(
        label=_("Vindt deze persoon dit goed?"),
        choices=[("ja", _("Ja, een groep vrijwilligers mag dit lezen en bellen"))],
        error_messages={"required": _("Vraag eerst of het goed is. Zonder ja kan dit niet.")},
    )
    field_order = ("naam", "telefoon", "taal", "wat", "wanneer", "dag", "wijk", "meer", "goed")

    def for_somebody(self) -> Asking:
        """Return what somebody asks."""
        return self.asking(name=self.cleaned_data["naam"], email="", speaks=self.cleaned_data["taal"])


class OwnHowForm(forms.Form):
    """How it was, for who asked."""

    hoe = forms.RadioField(label=_("Hoe was het?"), required=False)
    tekst = NoteField(label=_("Wilt u er iets over zeggen?"), required=False, max_length=LONGEST)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        found = [(str(score), translate(word)) for score, word in SCORES.items()]
        self.fields["hoe"].choices = found  # type: ignore[attr-defined]

    @property
    def said(self) -> dict[str, Any]:
        """Return the score, None where none was chosen, and the words."""
        score = self.cleaned_data["hoe"]
        return {"score": int(score) if score else None, "words": self.cleaned_data["tekst"]}


class WhenForm(forms.Form):
    """On which part of which day somebody would come."""

    dag = DayField(label=_("Op welke dag?"), width="short")
    deel = forms.RadioField(label=_("Deel van de dag"))

    def __init__(self, data: Any = None, *, wanted_date: datetime.date | None = None) -> None:
        day = wanted_date.isoformat() if wanted_date else ""
        super().__init__(data, initial={"deel": "1", "dag": day})
        found = [(str(part), translate(name)) for part, name in enumerate(PART_OF_DAY)]
        self.fields["deel"].choices = found  # type: ignore[attr-defined]
