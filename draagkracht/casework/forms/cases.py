"""A request for support, the steps of a case, and what is noted in it."""

import datetime
import uuid
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms, phone
from draagkracht.base.forms import NOT_CHOSEN, FieldDisplay
from draagkracht.base.keys import read_key
from draagkracht.base.moments import DayField
from draagkracht.base.numbers import read_number
from draagkracht.base.text import N_, Sentence
from draagkracht.base.translation import translate
from draagkracht.casework.forms.fields import LanguageField, YesField
from draagkracht.casework.rules import requests, results, states
from draagkracht.casework.rules.requests import Contact, Request, Way
from draagkracht.casework.rules.results import UrgentReason
from draagkracht.casework.rules.states import Need, Step
from draagkracht.referrals.queries.referring import Waiting
from draagkracht.referrals.rules.referring import URGENCY_LABELS, Details, Situation, Urgency
from draagkracht.referrals.rules.wishes import clean_name

LONGEST_NAME: Final = 120
A_YEAR: Final = datetime.timedelta(days=366)
Colleagues = Sequence[tuple[int, str]]
# What each part of the form asks, by the prefix of its fields.
PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "vrager": ("vrager_naam", "vrager_telefoon", "vrager_mail", "vrager_taal"),
    "client": ("naam", "telefoon", "mail", "taal", "adres", "weet_ervan"),
    "vraag": ("ontvangen", "vraag", "zorgt", "spoed", "spoed_uitleg", "gesproken"),
    "stap": ("wil_het",),
}


class RequestForm(forms.Form):
    """A request for support, of one of five kinds. `key` belongs to this one form: sending it twice has one effect."""

    vrager_naam = forms.TextField(label=_("Naam van wie vraagt"), max_length=LONGEST_NAME, width="medium")
    vrager_telefoon = forms.PhoneField(
        label=_("Telefoon van wie vraagt"), required=False, width="medium", max_length=60
    )
    vrager_mail = forms.MailField(label=_("Mail van wie vraagt"), required=False, width="medium")
    vrager_taal = LanguageField(label=_("Taal van de mails"), help_text=_("Brieven zijn altijd in het Nederlands."))
    naam = forms.TextField(label=_("Naam"), max_length=LONGEST_NAME, width="medium")
    telefoon = forms.PhoneField(label=_("Telefoon"), required=False, width="medium", max_length=60)
    mail = forms.MailField(label=_("Mail"), required=False, width="medium")
    taal = LanguageField(label=_("Taal van de mails"), help_text=_("Brieven zijn altijd in het Nederlands."))
    adres = forms.TextField(label=_("Adres"), required=False, help_text=_("Nodig als er een brief heen gaat."))
    weet_ervan = forms.RadioField(
        label=_("Weet deze persoon van de melding?"),
        help_text=_("Nog niet? Dan is vertellen het eerste wat u doet. Tot die tijd krijgt deze persoon geen post."),
        choices=[("ja", _("Ja")), ("nee", _("Nee, nog niet"))],
    )
    ontvangen = DayField(
        label=_("Op welke dag kwam de vraag?"),
        help_text=_("De termijnen beginnen op deze dag."),
        required=False,
        width="medium",
    )
    vraag = forms.LongTextField(
        label=_("Wat is de vraag?"), help_text=_("Schrijf het op zoals iemand het zegt."), max_length=4000
    )
    zorgt = forms.TextField(
        label=_("Wie zorgt er al voor deze persoon?"),
        help_text=_("Schrijf wie het is, zonder naam. Bijvoorbeeld: dochter. Wij nodigen die persoon dan uit."),
        required=False,
        max_length=LONGEST_NAME,
        width="medium",
    )
    spoed = forms.SelectField(label=_("Kan de hulp wachten?"), required=False)
    spoed_uitleg = forms.TextField(label=_("Wat is er aan de hand?"), required=False, needed_for=_("nodig bij spoed"))
    gesproken = YesField(label=_("Is er al een gesprek geweest?"), says=_("Ja, ik sprak degene die het vraagt"))
    wil_het = YesField(
        label=_("Van verwijzing naar dossier"),
        says=_("Ik heb verteld dat de gemeente hier een dossier van maakt, en dat mag"),
        asks=_("Vraag het eerst. Zonder ja blijft het een verwijzing."),
    )

    def __init__(self, way: Way, data: Any = None, *, today: datetime.date, referral: Waiting | None = None) -> None:
        super().__init__(data, initial={"ontvangen": today.isoformat(), **(known_of(referral) if referral else {})})
        self.referral, self.today = referral, today
        self.way, self.facts = way, requests.WAYS[way]
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        fields: dict[str, Any] = self.fields
        fields["spoed"].choices = [("", _("Ja, het kan wachten")), *choices_of(results.URGENT_LABELS)]
        for name in self.left_out():
            del fields[name]

    def left_out(self) -> list[str]:
        """Return the fields that this kind of request does not have."""
        names = [] if self.way in requests.ASKER_ROLES else list(PARTS["vrager"])
        if self.facts.is_own_right:
            names += PARTS["client"]
        elif self.way is Way.CLIENT:
            names.append("weet_ervan")
        if self.way in {Way.CARER_OWN, Way.CARER_FOR_OTHER}:
            names.append("zorgt")
        names.append("wil_het" if self.referral is None else "gesproken")
        return names

    @property
    def groups(self) -> list[tuple[str, list[FieldDisplay]]]:
        """Return the fields in groups, each with its heading."""
        headings = {
            "vrager": gettext("Wie vraagt het?"),
            "client": gettext("Wie heeft hulp nodig?"),
            "vraag": gettext("De vraag"),
            "stap": gettext("Mag dit?"),
        }
        shown = {name: forms.BoundField(self, field, name).display() for name, field in self.fields.items()}
        groups = [(headings[part], [shown[name] for name in names if name in shown]) for part, names in PARTS.items()]
        return [(heading, fields) for heading, fields in groups if fields]

    def clean(self) -> None:
        """Check that somebody can be reached, and that what is urgent says why."""
        found = self.cleaned_data
        reached = ("vrager_naam", "vrager_telefoon", "vrager_mail")
        for prefix, names in (("vrager_", reached), ("", ("naam", "telefoon", "mail", "adres"))):
            is_asked = names[0] in self.fields and (prefix or self.way not in requests.ASKER_ROLES)
            is_wrong = any(name in self.errors for name in names)
            if is_asked and not is_wrong and not any(found.get(name) for name in names[1:]):
                message = gettext("Vul een telefoonnummer of een mailadres in. Anders kunnen wij niet antwoorden.")
                self.add_error(f"{prefix}telefoon", message)
        if found.get("spoed") and not found.get("spoed_uitleg"):
            self.add_error("spoed_uitleg", gettext("Schrijf kort op waarom het niet kan wachten."))
        is_known, is_urgent = found.get("weet_ervan") != "nee", bool(found.get("spoed"))
        if requests.must_ask_first(self.way, is_known=is_known, is_urgent=is_urgent):
            self.refuse(requests.NOT_KNOWN)

    def clean_ontvangen(self) -> datetime.date | None:
        """Return the day on which it came in; not one that still has to come, and not one of longer than a year ago."""
        day: datetime.date | None = self.cleaned_data["ontvangen"]
        if day and day > self.today:
            raise ValidationError(gettext("Deze dag moet nog komen. Kies vandaag of een dag ervoor."), code="later")
        if day and day < self.today - A_YEAR:
            raise ValidationError(gettext("Dit is langer dan een jaar geleden. Kijk of de dag klopt."), code="sooner")
        return day

    def request(self) -> Request:
        """Return the request that was filled in."""
        found = self.cleaned_data
        urgent = UrgentReason(found["spoed"]) if found["spoed"] else None
        label = translate(results.URGENT_LABELS[urgent]) if urgent else ""
        return Request(
            way=self.way,
            question=found["vraag"],
            client=self._contact("") if "naam" in self.fields else None,
            asker=self._contact("vrager_") if "vrager_naam" in self.fields else None,
            is_known=found.get("weet_ervan", "ja") == "ja",
            carer_relation=clean_name(found.get("zorgt", "")),
            urgent=urgent,
            urgent_note=f"{label}: {found['spoed_uitleg']}" if urgent else "",
            referral_id=self.referral.public_id if self.referral else None,
            received_date=found["ontvangen"],
            was_spoken=found.get("gesproken", False),
        )

    def refuse(self, sentence: Sentence) -> None:
        """Say why a request may not be written down like this."""
        self.add_error("weet_ervan" if "weet_ervan" in self.fields else None, translate(sentence))

    def _contact(self, prefix: str) -> Contact:
        found = self.cleaned_data
        return Contact(
            name=clean_name(found[f"{prefix}naam"]),
            phone=found[f"{prefix}telefoon"],
            email=found[f"{prefix}mail"],
            address=found.get(f"{prefix}adres", ""),
            language=found[f"{prefix}taal"],
        )


def known_of(referral: Waiting) -> dict[str, str]:
    """Return what a referral says already, so that nobody types it again."""
    details = referral.details
    urgent = {"spoed": urgent_reason(details).value, "spoed_uitleg": translate(URGENCY_LABELS[Urgency.URGENT])}
    return (urgent if details.urgency is Urgency.URGENT else {}) | {
        "vrager_naam": details.name,
        "vrager_telefoon": phone.in_groups(details.phone),
        "vrager_mail": details.email,
        "vrager_taal": details.language if details.language in dict(settings.LANGUAGES) else "nl",
        "vraag": details.note,
    }


def urgent_reason(details: Details) -> UrgentReason:
    """Return why help cannot wait, as far as a referral says so."""
    return UrgentReason.CARER_AT_LIMIT if details.situation is Situation.EXHAUSTED else UrgentReason.OTHER


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
