"""What a coordinator fills in about a volunteer, and what a volunteer fills in about their own times and costs."""

import datetime
import uuid
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.moments import DayField
from draagkracht.base.phone import in_groups
from draagkracht.base.translation import translate
from draagkracht.directory.rules.codes import LANGUAGE_LABELS
from draagkracht.municipalities.rules import Spot
from draagkracht.respite.queries.volunteers import Known
from draagkracht.respite.rules.codes import OF_PROFESSIONALS, Gender, Skill
from draagkracht.respite.rules.small_help import TASKS
from draagkracht.respite.rules.volunteers import PARTS
from draagkracht.respite.rules.words import SKILLS
from draagkracht.respite.services.volunteering import Instructing, Spent
from draagkracht.respite.services.volunteers import Facts

DISTANCES: Final = (1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30)
MOST_A_WEEK: Final = 7
# A certificate has no end by law; who works with them lays one down, and never so far ahead. A year typed wrong is.
LONGEST_VOG: Final = datetime.timedelta(days=5 * 366)
MOST_KM: Final = 500
MOST_CENTS: Final = 100_000
TALK: Final = "ja"
NOT_SAID: Final = "geen"
NOTHING: Final[Mapping[str, Any]] = {}


def numbers(found: Sequence[int], word: Any = "%s") -> list[tuple[str, str]]:
    """Return choices of numbers."""
    return [(str(number), str(word) % number) for number in found]


class PartsField(forms.CheckboxesField):
    """The days of the week on which somebody can in one part of the day."""

    def __init__(self, **options: Any) -> None:
        days = [(str(day), name) for day, name in WEEKDAYS.items()]
        super().__init__(required=False, choices=days, **options)


class WhenForm(forms.Form):
    """When somebody can, how often and how far."""

    ochtend = PartsField(label=_("In de ochtend, op"))
    middag = PartsField(label=_("In de middag, op"))
    avond = PartsField(label=_("In de avond, op"))
    per_week = forms.SelectField(label=_("Hoe vaak in een week, hoogstens?"))
    km = forms.SelectField(label=_("Hoe ver, hoogstens?"))

    def __init__(self, data: Any = None, *, one: Known | None = None, **more: Any) -> None:
        super().__init__(data, initial=when_of(one) | more.pop("initial", {}), **more)
        self.fields["per_week"].choices = numbers(range(MOST_A_WEEK + 1), gettext("%s keer"))  # type: ignore[attr-defined]
        far = {*DISTANCES, one.max_km} if one else DISTANCES
        self.fields["km"].choices = numbers(sorted(far), gettext("%s km"))  # type: ignore[attr-defined]

    def dayparts(self) -> list[int]:
        """Return the parts of the week."""
        names = ("ochtend", "middag", "avond")
        return sorted(int(day) * PARTS + part for part, name in enumerate(names) for day in self.cleaned_data[name])

    @property
    def often(self) -> int:
        """Return how many visits a week somebody wants at most."""
        return int(self.cleaned_data["per_week"])

    @property
    def far(self) -> int:
        """Return how many kilometres somebody wants to travel at most."""
        return int(self.cleaned_data["km"])


def when_of(one: Known | None) -> dict[str, Any]:
    """Return when somebody can, as the form shows it."""
    parts = one.dayparts if one else frozenset()
    days = {name: [str(day) for day in WEEKDAYS if day * PARTS + part in parts]
            for part, name in enumerate(("ochtend", "middag", "avond"))}  # fmt: skip
    return {**days, "per_week": str(one.visits_per_week if one else 1), "km": str(one.max_km if one else 6)}


class VolunteerForm(WhenForm):
    """Who a volunteer is, what they do and do not do, and who coaches them."""

    naam = forms.TextField(label=_("Naam"), max_length=80, width="medium")
    telefoon = forms.PhoneField(label=_("Telefoonnummer"), required=False, width="medium")
    mail = forms.MailField(
        label=_("Mailadres"),
        help_text=_("Met dit adres logt de vrijwilliger zelf in, als de beheerder die rol geeft."),
        required=False,
        width="medium",
    )
    wijk = forms.SelectField(label=_("Waar woont de vrijwilliger?"))
    talen = forms.CheckboxesField(label=_("Talen"))
    doet = forms.CheckboxesField(label=_("Wat doet de vrijwilliger graag?"), required=False)
    doet_niet = forms.TextField(label=_("Wat doet de vrijwilliger niet?"), required=False, max_length=300)
    kan = forms.CheckboxesField(label=_("Waar heeft de vrijwilliger ervaring mee?"), required=False)
    cursussen = forms.LongTextField(
        label=_("Cursussen"), help_text=_("Elke cursus op een eigen regel."), required=False, max_length=800
    )
    coach = forms.TextField(label=_("Naam van de coach"), required=False, max_length=80, width="medium")
    coach_telefoon = forms.PhoneField(label=_("Telefoonnummer van de coach"), required=False, width="medium")
    geslacht = forms.RadioField(
        label=_("Man of vrouw"),
        help_text=_("Soms vraagt iemand om een man of een vrouw."),
        required=False,
        choices=[(Gender.FEMALE.value, _("vrouw")), (Gender.MALE.value, _("man")), (NOT_SAID, _("liever niet zeggen"))],
    )
    field_order = (
        "naam", "telefoon", "mail", "geslacht", "wijk", "km", "talen", "doet", "doet_niet", "kan", "cursussen",
        "ochtend", "middag", "avond", "per_week", "coach", "coach_telefoon",
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, places: Sequence[Spot], one: Known | None = None, known: Mapping[str, Any] = NOTHING
    ) -> None:
        super().__init__(data, one=one, initial=facts_of(one) | dict(known))
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        self.places = {place.name: place for place in places}
        choices: dict[str, list[tuple[str, Any]]] = {
            "wijk": [(name, name) for name in self.places],
            "talen": [(code, translate(name)) for code, name in LANGUAGE_LABELS.items()],
            "doet": [(task.value, translate(name)) for task, name in TASKS.items()],
            "kan": [(skill.value, translate(name)) for skill, name in SKILLS.items()],
        }
        for name, found in choices.items():
            self.fields[name].choices = found  # type: ignore[attr-defined]

    def facts(self) -> Facts:
        """Return what was filled in."""
        said, place = self.cleaned_data, self.places[self.cleaned_data["wijk"]]
        return Facts(
            name=said["naam"],
            phone=said["telefoon"],
            email=said["mail"],
            gender=said["geslacht"] if said["geslacht"] != NOT_SAID else "",
            district=place.name,
            latitude=place.latitude,
            longitude=place.longitude,
            max_km=self.far,
            skills=said["kan"],
            tasks=said["doet"],
            rather_not=said["doet_niet"],
            trainings=[line.strip()[:80] for line in said["cursussen"].splitlines() if line.strip()],
            coach_name=said["coach"],
            coach_phone=said["coach_telefoon"],
            languages=said["talen"],
            dayparts=self.dayparts(),
            visits_per_week=self.often,
        )


def facts_of(one: Known | None) -> dict[str, Any]:
    """Return who somebody is, as the form shows it."""
    if one is None:
        return {"talen": ["nl"]}
    return {
        "naam": one.name,
        "telefoon": in_groups(one.phone),
        "mail": one.email,
        "geslacht": one.gender or NOT_SAID,
        "wijk": one.district,
        "talen": list(one.languages),
        "doet": [task.value for task in one.tasks],
        "doet_niet": one.rather_not,
        "kan": [skill.value for skill in one.skills],
        "cursussen": "\n".join(one.trainings),
        "coach": one.coach_name,
        "coach_telefoon": in_groups(one.coach_phone),
    }


class VogForm(forms.Form):
    """When a certificate of conduct was asked for, and until when it counts."""

    aangevraagd = DayField(label=_("Aangevraagd op"), required=False, width="short")
    tot = DayField(label=_("Geldig tot"), required=False, width="short")

    def clean(self) -> dict[str, Any]:
        """Refuse days that can only be typing errors: who has a certificate may be alone with somebody."""
        found: dict[str, Any] = super().clean() or {}
        asked, until, today = found.get("aangevraagd"), found.get("tot"), timezone.localdate()
        if asked and asked > today:
            self.add_error("aangevraagd", gettext("Deze dag is nog niet geweest."))
        if until and until > today + LONGEST_VOG:
            self.add_error("tot", gettext("Dit is meer dan vijf jaar vooruit. Klopt het jaar?"))
        if asked and until and until < asked:
            self.add_error("tot", gettext("Dit is voor de dag van de aanvraag. Klopt het jaar?"))
        return found


class PauseForm(forms.Form):
    """A pause: until a day, or without one."""

    tot = DayField(
        label=_("Tot welke dag?"),
        help_text=_("Weet u het niet? Laat dit leeg. Dan duurt de pauze tot u zelf zegt dat het weer kan."),
        required=False,
        width="short",
    )


class InstructionForm(forms.Form):
    """An instruction for what was a professional's task."""

    taak = forms.SelectField(label=_("Voor welke taak?"))
    tekst = forms.LongTextField(
        label=_("Wat is er voorgedaan, en wat spraken jullie af?"),
        help_text=_("Schrijf geen namen op van wie hulp krijgt."),
    )
    door = forms.TextField(label=_("Door wie?"), help_text=_("Naam en werk: Ans Bos, wijkverpleging."), max_length=120)
    dag = DayField(label=_("Op welke dag?"), width="short")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        found = [(skill.value, translate(name)) for skill, name in SKILLS.items() if skill in OF_PROFESSIONALS]
        self.fields["taak"].choices = [forms.NOT_CHOSEN, *found]  # type: ignore[attr-defined]

    def instructing(self) -> Instructing:
        """Return what was filled in."""
        said = self.cleaned_data
        return Instructing(skill=Skill(said["taak"]), text=said["tekst"], by=said["door"], date=said["dag"])


class WholeField(forms.TextField):
    """A whole number that may stay empty: 0."""

    input_mode = "numeric"

    def __init__(self, *, most: int, **options: Any) -> None:
        super().__init__(required=False, width="short", max_length=6, **options)
        self.most = most

    def clean(self, value: Any) -> Any:
        """Return the number; raises ValidationError with an example."""
        text = super().clean(value).strip()
        if text and not (text.isascii() and text.isdigit() and int(text) <= self.most):
            raise ValidationError(gettext("Vul een heel getal in, hoogstens %(most)s.") % {"most": self.most})
        return int(text or 0)


class EurosField(forms.TextField):
    """An amount in euros that may stay empty; gives cents."""

    input_mode = "decimal"

    def clean(self, value: Any) -> Any:
        """Return the amount in cents; raises ValidationError with an example."""
        text = super().clean(value).replace("€", "").replace(",", ".").strip()
        try:
            cents = Decimal(text or "0") * 100
        except InvalidOperation:
            cents = Decimal(-1)
        if not cents.is_finite() or cents != cents.to_integral_value() or not 0 <= cents <= MOST_CENTS:
            raise ValidationError(gettext("Vul een bedrag in. Een voorbeeld: 4,50."))
        return int(cents)


class ExpenseForm(forms.Form):
    """What a volunteer paid."""

    dag = DayField(label=_("Op welke dag?"), width="short")
    waarvoor = forms.TextField(
        label=_("Waarvoor?"), help_text=_("Kort, zonder namen: rit naar het ziekenhuis."), max_length=120
    )
    km = WholeField(label=_("Hoeveel kilometer, heen en terug?"), most=MOST_KM)
    kosten = EurosField(label=_("Andere kosten, in euro’s"), required=False, width="short", max_length=12)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))

    def clean(self) -> None:
        """Check that something was paid."""
        if not self.errors and not self.cleaned_data.get("km") and not self.cleaned_data.get("kosten"):
            self.add_error("km", gettext("Vul kilometers of kosten in."))

    def spent(self, km_cents: int) -> Spent:
        """Return what was filled in, at a rate for a kilometre."""
        said = self.cleaned_data
        day: datetime.date = said["dag"]
        return Spent(date=day, km=said["km"], km_cents=km_cents, cents=said["kosten"], about=said["waarvoor"])


class HowWasItForm(forms.Form):
    """How a visit was, in a line."""

    tekst = forms.TextField(
        label=_("Hoe was het?"),
        help_text=_("Eén zin is genoeg. Schrijf niets op over de gezondheid van iemand."),
        required=False,
        max_length=300,
    )
    praten = forms.CheckboxesField(
        label=_("Wilt u er met uw coach over praten?"), required=False, choices=[(TALK, _("Ja, graag"))]
    )

    def clean(self) -> None:
        """Check that something was said."""
        if not self.errors and not self.cleaned_data.get("tekst") and not self.cleaned_data.get("praten"):
            self.add_error("tekst", gettext("Schrijf één zin, of zet een vinkje."))

    @property
    def said(self) -> dict[str, Any]:
        """Return the words, and whether somebody wants to talk."""
        return {"text": self.cleaned_data["tekst"], "wants_talk": bool(self.cleaned_data["praten"])}
