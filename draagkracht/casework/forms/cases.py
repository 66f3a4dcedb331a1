"""The steps of a case, and what is noted in it."""

import datetime
import uuid
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.forms import NOT_CHOSEN
from draagkracht.base.keys import read_key
from draagkracht.base.moments import DayField
from draagkracht.base.numbers import read_number
from draagkracht.base.text import N_, Sentence
from draagkracht.base.translation import translate
from draagkracht.casework.forms.fields import YesField
from draagkracht.casework.rules import results, states
from draagkracht.casework.rules.states import Need, Step

LONGEST_NAME: Final = 120
Colleagues = Sequence[tuple[int, str]]
EARLY: Final = Sentence(N_("Deze dag is voor de melding. Kies een latere dag."))
REASONS: Final[Mapping[Step, Mapping[Any, Sentence]]] = {
    Step.PAUSE: results.PAUSE_LABELS,
    Step.EXTEND: results.EXTENSION_LABELS,
    Step.GIVE_URGENT_PROVISION: results.URGENT_LABELS,
    Step.REFUSE: results.REFUSAL_LABELS,
    Step.RECONSIDER: results.RECONSIDER_LABELS,
    Step.END: results.END_LABELS,
}
MADE: Final[Mapping[Need, tuple[str, Callable[[], Any]]]] = {
    Need.CONSULTANT: ("behandelaar", lambda: forms.SelectField(label=_("Wie behandelt deze vraag?"))),
    Need.REASON: ("reden", lambda: forms.SelectField(label=_("Wat is de reden?"))),
    Need.LAST_DAY: ("tot", lambda: DayField(label=_("Tot en met welke dag?"), width="medium")),
    Need.TOLD: (
        "verteld",
        lambda: YesField(
            label=_("Weet de inwoner dit?"),
            says=_("Ja, ik heb de reden en de nieuwe datum verteld"),
            help_text=_("Weet u de nieuwe datum nog niet? Laat dit leeg. Dan rekent de computer die eerst uit."),
        ),
    ),
    Need.PROVISION: ("hulp", lambda: forms.LongTextField(label=_("Welke hulp geeft u nu?"), max_length=1000)),
    Need.REPORT_TEXT: (
        "verslag",
        lambda: forms.LongTextField(
            label=_("Verslag"),
            help_text=_("U kunt de brief met het verslag daarna nog veranderen."),
            max_length=20000,
        ),
    ),
    Need.WISH: ("wens", lambda: forms.LongTextField(label=_("Wat zei de inwoner?"), max_length=1000)),
    Need.RECEIVER: ("ontvanger", lambda: forms.TextField(label=_("Wie neemt de vraag over?"))),
    Need.CONSENT: (
        "toestemming",
        lambda: YesField(
            label=_("Mag dit van de inwoner?"),
            says=_("Ja, de inwoner vindt het goed"),
            asks=translate(states.NEED_SENTENCES[Need.CONSENT]),
        ),
    ),
}


class StepForm(forms.Form):
    """What a step needs, as far as somebody fills it in. `key`: sending it twice has one effect."""

    def __init__(
        self,
        step: Step,
        data: Any = None,
        *,
        met: frozenset[Need] = frozenset(),
        colleagues: Colleagues = (),
        chosen: int | None = None,
    ) -> None:
        super().__init__(data, initial={"behandelaar": str(chosen or "")})
        self.step = step
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        fields: dict[str, Any] = self.fields
        for need in states.BY_STEP[step].needs:
            if need in MADE and (need not in met or need is Need.CONSULTANT):
                name, make = MADE[need]
                fields[name] = make()
        if "reden" in fields:
            fields["reden"].choices = [NOT_CHOSEN, *choices_of(REASONS[step])]
        if "behandelaar" in fields:
            fields["behandelaar"].choices = [(str(number), name) for number, name in colleagues]
        if step is Step.APPLY:
            label = _("Op welke dag kwam de aanvraag binnen?")
            fields["dag"] = DayField(label=label, width="medium", initial=timezone.localdate().isoformat())
        if step is Step.PAUSE:
            fields["gegevens"] = forms.TextField(
                label=_("Welke gegevens mist u?"),
                help_text=_("Dit staat in de mail aan de inwoner. Noem geen ziekte."),
                required=False,
                needed_for=_("nodig als u op gegevens wacht"),
                max_length=300,
            )
            self.order_fields(["reden", "gegevens"])

    def values(self) -> dict[str, Any]:
        """Return what the service of the step takes beside the act."""
        found = self.cleaned_data
        made: dict[str, Any] = {
            "consultant_id": ("behandelaar", int),
            "reason": ("reden", self._reason),
            "until": ("tot", None),
            "on": ("dag", None),
            "was_told": ("verteld", None),
            "asked": ("gegevens", None),
            "provision": ("hulp", None),
            "text": ("verslag", None),
            "wish": ("wens", None),
            "receiver": ("ontvanger", None),
            "has_consent": ("toestemming", None),
        }
        return {
            name: read(found[field]) if read else found[field] for name, (field, read) in made.items() if field in found
        }

    def clean(self) -> None:
        """Ask which information is missing, where that is why the days do not count."""
        is_waiting = self.cleaned_data.get("reden") == results.PauseReason.INFORMATION
        if "gegevens" in self.fields and is_waiting and not self.cleaned_data.get("gegevens"):
            self.add_error(
                "gegevens", gettext("Schrijf op welke gegevens u mist. Anders kan de inwoner ze niet geven.")
            )

    def clean_dag(self) -> datetime.date:
        """Return the day of an application; it cannot be one that still has to come."""
        return not_later(self.cleaned_data["dag"], timezone.localdate())

    def refuse(self, sentence: Sentence, name: str | None = None) -> None:
        """Say why the step cannot be taken, at a field where it is about that."""
        self.add_error(name, translate(sentence))

    def refuse_day(self, first: datetime.date, latest: datetime.date) -> None:
        """Say until which days a pause or a longer term can last."""
        message = gettext("Kies een dag van %(first)s tot en met %(day)s.")
        shown = {"first": first.strftime("%d-%m-%Y"), "day": latest.strftime("%d-%m-%Y")}
        self.add_error("tot", message % shown)

    def _reason(self, code: str) -> StrEnum:
        reason: StrEnum = type(next(iter(REASONS[self.step])))(code)
        return reason


class FindForm(forms.Form):
    """A case by a number or a name. It is sent as a form, so that neither stands in an address."""

    wat = forms.TextField(
        label=_("Nummer van de vraag, naam of burgerservicenummer"),
        min_length=3,
        max_length=LONGEST_NAME,
        width="medium",
        error_messages={"min_length": _("Typ ten minste drie letters of cijfers.")},
    )


class NoteForm(forms.Form):
    """On which day something happened."""

    dag = DayField(label=_("Op welke dag?"), width="medium")

    def __init__(self, data: Any = None, *, today: datetime.date) -> None:
        super().__init__(data, initial={"dag": today.isoformat()})
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        self.today = today

    def clean_dag(self) -> datetime.date:
        """Return the day; it cannot be one that still has to come."""
        return not_later(self.cleaned_data["dag"], self.today)

    def refuse_day(self) -> None:
        """Say that the day is before the request."""
        self.add_error("dag", translate(EARLY))


class CorrectDayForm(NoteForm):
    """On which day something happened after all. `seen` is how often that was corrected when it was read."""

    def __init__(self, data: Any = None, *, today: datetime.date, day: datetime.date, seen: int) -> None:
        super().__init__(data, today=today)
        self.initial["dag"] = day.isoformat()
        self.seen = read_number((data or {}).get("gezien", str(seen)), digits=5, other=-1)


class AssignForm(forms.Form):
    """Who has a case, as its consultant or as the one case manager by name."""

    wie = forms.SelectField(label=_("Wie?"))
    rol = forms.RadioField(
        label=_("Als wat?"),
        choices=[("behandelaar", _("Behandelaar")), ("aanspreekpunt", _("Vast aanspreekpunt voor de inwoner"))],
        initial="behandelaar",
    )

    def __init__(self, data: Any = None, *, colleagues: Colleagues = (), chosen: int | None = None) -> None:
        super().__init__(data, initial={"wie": str(chosen or ""), "rol": "behandelaar"})
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        self.fields["wie"].choices = [NOT_CHOSEN, *((str(number), name) for number, name in colleagues)]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """Return what the service takes beside the act."""
        found = self.cleaned_data
        return {"consultant_id": int(found["wie"]), "is_case_manager": found["rol"] == "aanspreekpunt"}


def not_later(day: datetime.date, today: datetime.date) -> datetime.date:
    """Return a day on which something happened. Raises ValidationError where that still has to come."""
    if day > today:
        raise ValidationError(gettext("Deze dag moet nog komen. Kies vandaag of een dag ervoor."), code="later")
    return day


def choices_of(labels: Mapping[Any, Sentence]) -> list[tuple[str, str]]:
    """Return the choices of a list of codes, in words."""
    return [(code.value, translate(label)) for code, label in labels.items()]
