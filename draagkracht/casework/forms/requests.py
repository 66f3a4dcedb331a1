"""A request for support, of one of five kinds."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms, phone
from draagkracht.base.forms import FieldDisplay
from draagkracht.base.keys import read_key
from draagkracht.base.moments import DayField
from draagkracht.base.text import Sentence
from draagkracht.base.translation import translate
from draagkracht.casework.forms.cases import LONGEST_NAME, choices_of
from draagkracht.casework.forms.fields import LanguageField, YesField
from draagkracht.casework.rules import requests, results
from draagkracht.casework.rules.requests import Contact, Request, Way
from draagkracht.casework.rules.results import UrgentReason
from draagkracht.referrals.queries.referring import Waiting
from draagkracht.referrals.rules.referring import URGENCY_LABELS, Details, Situation, Urgency
from draagkracht.referrals.rules.wishes import clean_name

A_YEAR: Final = datetime.timedelta(days=366)
# What each part of the form asks, by the prefix of its fields.
PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "vrager": ("vrager_naam", "vrager_relatie", "vrager_telefoon", "vrager_mail", "vrager_taal", "vrager_adres"),
    "melder": ("melder_naam", "melder_organisatie"),
    "client": ("naam", "telefoon", "mail", "taal", "adres", "weet_ervan"),
    "vraag": ("ontvangen", "vraag", "zorgt", "spoed", "spoed_uitleg", "gesproken"),
    "stap": ("wil_het",),
}


class RequestForm(forms.Form):
    """A request for support, of one of five kinds. `key` belongs to this one form: sending it twice has one effect."""

    vrager_naam = forms.TextField(label=_("Naam van wie vraagt"), max_length=LONGEST_NAME, width="medium")
    vrager_relatie = forms.TextField(
        label=_("Wat is deze persoon van wie hulp nodig heeft?"),
        help_text=_("Bijvoorbeeld: dochter, of mentor."),
        required=False,
        max_length=LONGEST_NAME,
        width="medium",
    )
    vrager_telefoon = forms.PhoneField(
        label=_("Telefoon van wie vraagt"), required=False, width="medium", max_length=60
    )
    vrager_mail = forms.MailField(label=_("Mail van wie vraagt"), required=False, width="medium")
    vrager_taal = LanguageField(label=_("Taal van de mails"), help_text=_("Brieven zijn altijd in het Nederlands."))
    vrager_adres = forms.TextField(
        label=_("Adres van wie vraagt"),
        help_text=_("Nodig als er een brief heen gaat."),
        required=False,
    )
    melder_naam = forms.TextField(label=_("Naam van wie meldt"), max_length=LONGEST_NAME, width="medium")
    melder_organisatie = forms.TextField(
        label=_("Van welke praktijk of organisatie?"),
        help_text=_("Van een collega: de afdeling of het team."),
        max_length=LONGEST_NAME,
        width="medium",
    )
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
        if self.way is not Way.PROFESSIONAL:
            names += PARTS["melder"]
        if self.facts.is_own_right:
            names += [*PARTS["client"], "vrager_relatie"]
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
            "melder": gettext("Wie meldt het?"),
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
        reached = ("vrager_naam", "vrager_telefoon", "vrager_mail", "vrager_adres")
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
            asker_relation=clean_name(found.get("vrager_relatie", "")),
            reported_by=requests.reporter(found.get("melder_naam", ""), found.get("melder_organisatie", "")),
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
