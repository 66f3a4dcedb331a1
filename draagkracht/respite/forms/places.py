"""What a provider says of a place, when it is open, and which days are otherwise."""

import datetime
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.forms import NOT_CHOSEN
from draagkracht.base.keys import read_key
from draagkracht.base.moments import DayField
from draagkracht.base.translation import translate
from draagkracht.directory.rules.codes import LANGUAGE_LABELS
from draagkracht.municipalities import places as geography
from draagkracht.municipalities.queries import list_known_places
from draagkracht.municipalities.rules import Spot
from draagkracht.respite.forms.providing import MoneyField, NumberField, amount
from draagkracht.respite.models.places import MOST_UNITS
from draagkracht.respite.rules import codes, opening
from draagkracht.respite.rules.calendars import MOST_BYTES
from draagkracht.respite.rules.places import Facts
from draagkracht.respite.rules.words import FEATURES, FORMS, PAYERS, PURPOSES, SKILLS

WEEKDAYS: Final = (
    _("maandag"), _("dinsdag"), _("woensdag"), _("donderdag"), _("vrijdag"), _("zaterdag"), _("zondag"),
)  # fmt: skip
ALL_DAYS: Final = [str(day) for day in range(opening.WEEK)]
LONGEST_PERIOD: Final = 400
# The name of a field beside the fact that it fills in.
AS_TYPED: Final = {
    "naam": "name", "over": "about", "adres": "address", "contact": "contact_name", "telefoon": "phone",
    "mail": "email", "noodtelefoon": "emergency_phone", "dienst": "service_id", "prijs": "price_cents",
    "minimaal": "min_length", "maximaal": "max_length", "vooraf": "lead_days", "proef": "trial_length",
    "evaluatie": "evaluation_date", "meenemen": "bring", "eerste_stap": "first_step",
}  # fmt: skip
CODED: Final = {
    "kan": ("skills", codes.Skill), "heeft": ("features", codes.Feature), "betaalt": ("payers", codes.Payer),
    "doel": ("purposes", codes.Purpose),
}  # fmt: skip

EMPTY: Final[dict[str, Any]] = {
    "talen": ["nl"], "vooraf": "1", "proef": "0", "minimaal": "1", "maximaal": "14", "kennismaken": "nee",
    "doel": ["relief"], "nu": "ja",
}  # fmt: skip


class PlaceForm(forms.Form):
    """Everything that a provider says of a place. `key` belongs to this one form."""

    naam = forms.TextField(label=_("Hoe heet de plek?"), max_length=120)
    vorm = forms.SelectField(label=_("Wat is het?"))
    over = forms.LongTextField(label=_("Vertel in een paar zinnen hoe het er is"), max_length=1000, required=False)
    dienst = forms.SelectField(label=_("Welke dienst in de sociale kaart is dit?"), required=False)
    adres = forms.TextField(label=_("Adres"))
    plaats = forms.TextField(
        label=_("Wijk, dorp of stad"),
        help_text=_("Daarmee rekenen wij uit hoe ver het is. Bij een plek die er al staat mag dit leeg blijven."),
        max_length=60,
        width="medium",
        required=False,
        needed_for=_("nodig voor een nieuwe plek"),
    )
    contact = forms.TextField(label=_("Wie mensen kunnen bellen"), max_length=80, width="medium")
    telefoon = forms.PhoneField(label=_("Telefoon"), width="short")
    mail = forms.MailField(
        label=_("Mailadres"), help_text=_("Hier krijgt u een mail als er een boeking wacht."), required=False
    )
    noodtelefoon = forms.PhoneField(
        label=_("Telefoon voor een noodplek"), help_text=_("Wie neemt op, ook vannacht?"), width="short", required=False
    )
    kan = forms.CheckboxesField(label=_("Wat kunt u?"), required=False)
    heeft = forms.CheckboxesField(label=_("Wat is er?"), required=False)
    talen = forms.CheckboxesField(label=_("Welke talen spreekt u?"))
    prijs = MoneyField(
        label=_("Prijs per nacht, dag of keer, in euro’s"), help_text=_("Leeg: mensen vragen het na."), required=False
    )
    betaalt = forms.CheckboxesField(label=_("Wie kan betalen?"))
    minimaal = NumberField(label=_("Het kortst: hoeveel nachten of dagen?"), least=1, most=200)
    maximaal = NumberField(label=_("Het langst: hoeveel nachten of dagen?"), least=1, most=200)
    vooraf = NumberField(label=_("Hoeveel dagen van tevoren moet iemand boeken?"), least=0, most=365)
    kennismaken = forms.RadioField(label=_("Wilt u eerst kennismaken?"))
    proef = NumberField(
        label=_("Hoe lang is een keer proberen?"),
        help_text=_("In nachten of dagen. 0: dat kan niet."),
        least=0,
        most=14,
    )
    doel = forms.CheckboxesField(label=_("Waar is de plek voor?"))
    evaluatie = DayField(label=_("Is het een proef? Op welke dag kijkt u terug?"), width="short", required=False)
    meenemen = forms.LongTextField(label=_("Wat neemt iemand mee?"), max_length=500, required=False)
    eerste_stap = forms.TextField(label=_("Wat is de eerste stap?"), required=False)
    ook_voor = forms.CheckboxesField(label=_("Ook voor inwoners van"), required=False)
    nu = forms.RadioField(label=_("Kunnen mensen nu boeken?"))

    def __init__(
        self, data: Any = None, *, facts: Facts | None = None, services: Any = (), neighbours: Any = ()
    ) -> None:
        super().__init__(data, initial=typed(facts) if facts else EMPTY)
        self.key = read_key((data or {}).get("key", ""))
        self.facts = facts
        yes_no = [("ja", gettext("Ja")), ("nee", gettext("Nee"))]
        choices: dict[str, list[tuple[str, Any]]] = {
            "vorm": [NOT_CHOSEN, *((one.value, translate(FORMS[one])) for one in codes.Form if one in codes.OF_PLACES)],
            "dienst": [("", gettext("Geen, of nog niet")), *services],
            "kan": [(one.value, translate(SKILLS[one])) for one in codes.Skill],
            "heeft": [(one.value, translate(FEATURES[one])) for one in codes.Feature],
            "talen": [(code, translate(label)) for code, label in LANGUAGE_LABELS.items()],
            "betaalt": [(one.value, translate(PAYERS[one])) for one in codes.Payer],
            "doel": [(one.value, translate(label)) for one, label in PURPOSES.items()],
            "ook_voor": [(str(number), name) for number, name in neighbours],
            "kennismaken": yes_no,
            "nu": yes_no,
        }
        fields: dict[str, Any] = self.fields
        for name, some in choices.items():
            fields[name].choices = some
        if not neighbours:
            del fields["ook_voor"]

    def clean_plaats(self) -> Spot | None:
        """Return where the place is; refuse a name that we do not know, and nothing for a new place."""
        name = self.cleaned_data["plaats"]
        if not name and self.facts is not None:
            return None
        known = list_known_places()
        spot = geography.find_own_place(name, known.own) or geography.find_place(name, known.others) if name else None
        if spot is None:
            raise ValidationError(gettext("Deze plaats kennen wij niet. Vul de naam van uw wijk, dorp of stad in."))
        return spot

    def clean(self) -> dict[str, Any]:
        """Refuse lengths that cannot be."""
        found: dict[str, Any] = super().clean() or {}
        shortest, longest, trial = found.get("minimaal"), found.get("maximaal"), found.get("proef")
        if shortest and longest and longest < shortest:
            self.add_error("maximaal", gettext("Het langst is hier korter dan het kortst. Pas één van de twee aan."))
        if longest and trial and trial > longest:
            self.add_error("proef", gettext("Proberen kan niet langer dan het langst. Pas één van de twee aan."))
        return found

    def read_facts(self) -> Facts:
        """Return what was filled in, as the place keeps it."""
        given = self.cleaned_data
        spot: Any = given["plaats"] or self.facts
        coded: dict[str, Any] = {fact: tuple(code(one) for one in given[name]) for name, (fact, code) in CODED.items()}
        return Facts(
            form=codes.Form(given["vorm"]),
            latitude=spot.latitude,
            longitude=spot.longitude,
            languages=tuple(given["talen"]),
            served_ids=tuple(int(one) for one in given.get("ook_voor", ())),
            needs_intake=given["kennismaken"] == "ja",
            is_open=given["nu"] == "ja",
            **coded,
            **{fact: given[name] for name, fact in AS_TYPED.items()},
        )


def typed(facts: Facts) -> dict[str, Any]:
    """Return facts as they stand in the form."""
    as_typed = {name: getattr(facts, fact) for name, fact in AS_TYPED.items()}
    coded = {name: [one.value for one in getattr(facts, fact)] for name, (fact, _code) in CODED.items()}
    return {
        **as_typed,
        **coded,
        "prijs": amount(facts.price_cents),
        "evaluatie": facts.evaluation_date.isoformat() if facts.evaluation_date else "",
        "vorm": facts.form.value,
        "talen": list(facts.languages),
        "ook_voor": [str(one) for one in facts.served_ids],
        "kennismaken": "ja" if facts.needs_intake else "nee",
        "nu": "ja" if facts.is_open else "nee",
    }


class OpeningForm(forms.Form):
    """How many each day of the week, and how many of those are kept for emergencies."""

    vanaf = DayField(label=_("Vanaf welke dag?"), width="short")

    def __init__(self, data: Any = None, *, pattern: opening.Pattern | None, today: datetime.date) -> None:
        zeros = (0,) * opening.WEEK
        capacity, reserve = (pattern.capacity, pattern.reserve) if pattern else (zeros, zeros)
        numbers = {f"plekken_{day}": str(capacity[day]) for day in range(opening.WEEK)}
        kept = {f"nood_{day}": str(reserve[day]) for day in range(opening.WEEK)}
        super().__init__(data, initial={"vanaf": today.isoformat(), **numbers, **kept})
        self.today = today
        for day, name in enumerate(WEEKDAYS):
            label = gettext("Plekken op %(day)s") % {"day": name}
            self.fields[f"plekken_{day}"] = NumberField(label=label, least=0, most=MOST_UNITS)
            label = gettext("Waarvan noodplekken op %(day)s") % {"day": name}
            self.fields[f"nood_{day}"] = NumberField(label=label, least=0, most=MOST_UNITS)

    def clean_vanaf(self) -> datetime.date:
        """Refuse a day that is over."""
        day: datetime.date = self.cleaned_data["vanaf"]
        if day < self.today:
            raise ValidationError(gettext("Deze dag is al geweest. Kies vandaag, of een dag die nog komt."))
        if (day - self.today).days >= LONGEST_PERIOD:
            raise ValidationError(gettext("Kies een dag binnen een jaar."))
        return day

    def clean(self) -> dict[str, Any]:
        """Refuse more for emergencies than there is."""
        found: dict[str, Any] = super().clean() or {}
        for day in range(opening.WEEK):
            kept, number = found.get(f"nood_{day}"), found.get(f"plekken_{day}")
            if kept is not None and number is not None and kept > number:
                self.add_error(f"nood_{day}", gettext("Er zijn meer noodplekken dan plekken. Pas één van de twee aan."))
        return found

    def read_pattern(self) -> opening.Pattern:
        """Return the pattern that was filled in."""
        given = self.cleaned_data
        return opening.Pattern(
            valid_from=given["vanaf"],
            capacity=tuple(given[f"plekken_{day}"] for day in range(opening.WEEK)),
            reserve=tuple(given[f"nood_{day}"] for day in range(opening.WEEK)),
        )


class DaysForm(forms.Form):
    """Which days are otherwise, and how."""

    van = DayField(label=_("Van"), width="short")
    tot = DayField(label=_("Tot en met"), width="short")
    weekdagen = forms.CheckboxesField(label=_("Op welke dagen van de week?"))
    wat = forms.RadioField(label=_("Wat geldt er dan?"))
    aantal = NumberField(label=_("Hoeveel plekken?"), least=0, most=MOST_UNITS, required=False,
                         needed_for=_("bij een ander aantal"))  # fmt: skip
    reden = forms.TextField(label=_("Waarom?"), help_text=_("Alleen u ziet dit."), max_length=120, required=False)

    def __init__(self, data: Any = None, *, today: datetime.date, first: Any = None, last: Any = None) -> None:
        super().__init__(data, initial={"weekdagen": ALL_DAYS, "wat": "dicht", "van": first or "", "tot": last or ""})
        self.today = today
        fields: dict[str, Any] = self.fields
        fields["weekdagen"].choices = [(str(day), name) for day, name in enumerate(WEEKDAYS)]
        fields["wat"].choices = [
            ("dicht", gettext("Wij zijn dicht")),
            ("aantal", gettext("Een ander aantal plekken")),
            ("patroon", gettext("Weer zoals in een gewone week")),
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse a period that cannot be, and another number without one."""
        found: dict[str, Any] = super().clean() or {}
        first, last = found.get("van"), found.get("tot")
        if first and first < self.today:
            self.add_error("van", gettext("Deze dag is al geweest. Kies vandaag, of een dag die nog komt."))
        if first and last and not (first <= last and (last - self.today).days < LONGEST_PERIOD):
            self.add_error("tot", gettext("Kies een dag op of na de eerste, binnen een jaar."))
        if found.get("wat") == "aantal" and found.get("aantal") is None and "aantal" not in self.errors:
            self.add_error("aantal", gettext("Vul in hoeveel plekken er zijn."))
        return found

    def dates(self) -> list[datetime.date]:
        """Return the days that were chosen."""
        given = self.cleaned_data
        weekdays = {int(one) for one in given["weekdagen"]}
        return opening.dates_between(given["van"], given["tot"] + opening.ONE_DAY, weekdays)

    def capacity(self) -> int | None:
        """Return how many there are then: none where it is closed, None where the week pattern holds again."""
        what = self.cleaned_data["wat"]
        number: int = self.cleaned_data["aantal"] or 0
        return None if what == "patroon" else number if what == "aantal" else 0


class CalendarForm(forms.Form):
    """A calendar of one's own."""

    file = forms.FileField(label=_("Uw agenda"), help_text=_("Een bestand dat op .ics eindigt."), accept=".ics")

    def __init__(self, data: Any = None, files: Any = None, *, is_too_large: bool = False) -> None:
        super().__init__(data, files)
        self.is_too_large = is_too_large

    def clean(self) -> dict[str, Any]:
        """Say in one sentence that a file is too large, instead of that there is none."""
        if self.is_too_large:
            self.errors.pop("file", None)
            message = gettext("Dit bestand is groter dan %(size)s MB. Exporteer alleen de dagen dat u dicht bent.")
            self.add_error("file", message % {"size": MOST_BYTES // 1024 // 1024})
        return super().clean() or {}
