"""What somebody of a support centre fills in. `key` is of the form: sending it twice has one effect."""

import datetime
import uuid
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.forms import NOT_CHOSEN
from draagkracht.base.keys import read_key
from draagkracht.base.moments import DayField
from draagkracht.base.phone import in_groups
from draagkracht.base.text import Sentence
from draagkracht.base.translation import translate
from draagkracht.casework.forms.fields import YesField
from draagkracht.casework.models.support import LONGEST_NAME
from draagkracht.casework.queries.support import Centre, File
from draagkracht.casework.rules import support
from draagkracht.casework.rules.outreach import REACH_LABELS
from draagkracht.casework.rules.support import Care, Facts, Next, Part, Said, Way
from draagkracht.people.forms.notes import NoteField
from draagkracht.people.rules.codes import Asked
from draagkracht.referrals.rules.referring import Channel
from draagkracht.referrals.rules.wishes import clean_name

Choices = list[tuple[str, Any]]
ASKED: Final[Mapping[Asked, Any]] = {
    Asked.SPOKEN: _("Ja. Ik heb het gevraagd en uitgelegd"),
    Asked.ON_PAPER: _("Ja. Het staat op papier"),
    Asked.BY_PARENT: _("Ja, en een ouder ook (jonger dan 16)"),
}
LONGEST_DAYS: Final = 1100  # a day in three years is a mistake


class FactsForm(forms.Form):
    """Who somebody is, how to reach them, and what they came for."""

    needs_a_way = _("Vul een telefoonnummer, een mailadres of een adres in.")

    naam = forms.TextField(label=_("Naam"), max_length=LONGEST_NAME, width="medium", autocomplete="off")
    telefoon = forms.PhoneField(label=_("Telefoon"), required=False, width="medium", max_length=60, autocomplete="off")
    mail = forms.MailField(label=_("Mail"), required=False, width="medium", autocomplete="off")
    adres = forms.TextField(label=_("Adres"), required=False, help_text=_("Alleen nodig voor een bezoek of een brief."))
    taal = forms.SelectField(label=_("In welke taal?"))
    waarvoor: forms.LongTextField = NoteField(
        label=_("Waar kwam iemand voor?"),
        help_text=_("In eigen woorden. De ander leest dit ook."),
        required=False,
        max_length=support.LONGEST_NOTE,
    )
    zorg = forms.SelectField(label=_("Welke hulp krijgt degene voor wie iemand zorgt?"))

    def __init__(self, data: Any = None, *, facts: Facts | None = None, **more: Any) -> None:
        known = facts or Facts(name="")
        shown = {
            "naam": known.name,
            "telefoon": in_groups(known.phone),
            "mail": known.email,
            "adres": known.address,
            "taal": known.language,
            "waarvoor": known.came_for,
            "zorg": known.care.value,
        }
        super().__init__(data, initial=shown, **more)
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        set_choices(self, "taal", [(code, str(name)) for code, name in settings.LANGUAGES])
        set_choices(self, "zorg", choices_of(support.CARE_LABELS))

    def clean(self) -> None:
        """Check that somebody can be reached."""
        ways = ("telefoon", "mail", "adres")
        if not any(name in self.errors or self.cleaned_data.get(name) for name in ways):
            self.add_error("telefoon", self.needs_a_way)

    def facts(self) -> Facts:
        """Return what was filled in."""
        given = self.cleaned_data
        return Facts(
            name=clean_name(given["naam"]),
            phone=given["telefoon"],
            email=given["mail"],
            address=given["adres"],
            language=given["taal"],
            came_for=given["waarvoor"],
            care=Care(given["zorg"]),
        )


class NextForm(forms.Form):
    """The next time, as the carer chose it."""

    volgende = forms.RadioField(
        label=_("Wanneer weer contact?"),
        help_text=_("Wat de ander kiest."),
        choices=[
            ("zelf", _("Niet afgesproken. De ander belt als het nodig is")),
            ("dag", _("Op een dag")),
            ("maand", _("Later, in een maand")),
        ],
    )
    volgende_dag = DayField(label=_("Welke dag?"), required=False, needed_for=_("bij een dag"), width="short")
    volgende_maand = forms.SelectField(label=_("Welke maand?"), required=False)
    volgende_hoe = forms.SelectField(label=_("Hoe dan?"), required=False)  # an answer stands chosen
    volgende_deel = forms.SelectField(label=_("Welk deel van de dag?"), required=False)
    NEXT = ("volgende", "volgende_dag", "volgende_maand", "volgende_hoe", "volgende_deel")

    def set_next(self, today: datetime.date) -> None:
        """Fill in what there is to choose from."""
        self.today = today
        self.fields["volgende_maand"].needed_for = gettext("bij een maand")  # type: ignore[attr-defined]
        months = [(day.isoformat(), formats.date_format(day, "F Y")) for day in support.list_months(today)]
        set_choices(self, "volgende_maand", [NOT_CHOSEN, *months])
        set_choices(self, "volgende_hoe", [(way.value, translate(support.PLAN_LABELS[way])) for way in support.PLANNED])
        set_choices(self, "volgende_deel", choices_of(support.PART_LABELS))

    def clean_volgende_dag(self) -> datetime.date | None:
        """Return the day; refuse one that is over, or far away."""
        day: datetime.date | None = self.cleaned_data["volgende_dag"]
        if day is not None and not 0 <= (day - self.today).days <= LONGEST_DAYS:
            raise ValidationError(gettext("Kies een dag vanaf vandaag, binnen drie jaar."), code="range")
        return day

    def check_next(self) -> None:
        """Check that a day or a month was chosen where one was meant."""
        given = self.cleaned_data
        if given.get("volgende") == "dag" and not given.get("volgende_dag") and "volgende_dag" not in self.errors:
            self.add_error("volgende_dag", gettext("Kies een dag."))
        if given.get("volgende") == "maand" and not given.get("volgende_maand"):
            self.add_error("volgende_maand", gettext("Kies een maand."))

    def next(self) -> Next:
        """Return what was chosen; nothing where nobody was spoken to."""
        given, kind = self.cleaned_data, self.cleaned_data["volgende"]
        if not kind or given.get("bereikt") == "nee":
            return Next()
        is_month = kind == "maand"
        day = datetime.date.fromisoformat(given["volgende_maand"]) if is_month else given["volgende_dag"]
        way, part = Way(given["volgende_hoe"] or Way.PHONE), Part(given["volgende_deel"] or Part.ANY)
        return Next(date=None if kind == "zelf" else day, is_month=is_month, way=way, part=part)


class BeginForm(FactsForm, NextForm):
    """A new file: only of who agreed."""

    gevraagd = forms.RadioField(
        label=_("Is het goed dat wij dit bewaren? Hebt u dat gevraagd?"),
        help_text=_("Zonder ja komt er geen dossier. Tel het gesprek dan zonder naam."),
        choices=[(code.value, label) for code, label in ASKED.items()],
    )
    via = forms.SelectField(label=_("Hoe kwam iemand bij u?"))
    steunpunt = forms.SelectField(label=_("Voor welk steunpunt?"))
    toch = YesField(
        label=_("Deze persoon wilde geen contact meer"),
        says=_("De ander vraagt er nu zelf om"),
        asks=_(
            "Iemand met dit nummer, mailadres of adres wilde geen contact meer. "
            "Ga alleen verder als de ander erom vraagt."
        ),
    )
    ander = YesField(
        label=_("U hebt al een dossier met dit nummer of mailadres"),
        says=_("Dit is iemand anders"),
        asks=_("Kijk eerst in het dossier dat er al is. Ga alleen verder als dit iemand anders is."),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        centres: Sequence[Centre],
        today: datetime.date,
        facts: Facts | None = None,
        is_referred: bool = False,
        asks_again: bool = False,
        asks_other: bool = False,
    ) -> None:
        super().__init__(data, facts=facts)
        self.set_next(today)
        self.centres = centres
        set_choices(
            self, "via", [NOT_CHOSEN, *((code.value, translate(label)) for code, label in REACH_LABELS.items())]
        )
        set_choices(self, "steunpunt", [(str(number), centre.name) for number, centre in enumerate(centres)])
        gone = {"via": is_referred, "steunpunt": len(centres) < 2, "toch": not asks_again}  # noqa: PLR2004
        gone["ander"] = not asks_other
        order = ["gevraagd", "steunpunt", "naam", "telefoon", "mail", "adres", "taal", "via", "zorg", "waarvoor"]
        self.order_fields([*order, *self.NEXT, "ander", "toch"])
        for name, is_gone in gone.items():
            if is_gone:
                del self.fields[name]

    def clean(self) -> None:
        """Check that somebody can be reached, and the next time."""
        super().clean()
        self.check_next()

    def begins(self) -> dict[str, Any]:
        """Return what a file begins with, beside who begins it."""
        given = self.cleaned_data
        return {
            "centre": self.centres[int(given.get("steunpunt", 0))],
            "facts": self.facts(),
            "asked": Asked(given["gevraagd"]),
            "channel": Channel(given.get("via", Channel.SUPPORT_CENTRE.value)),
            "next": self.next(),
            "lifts": given.get("toch", False),
            "is_other": given.get("ander", False),
        }


class ChangeForm(FactsForm):
    """What changes in a file, and who has it."""

    wie = forms.SelectField(label=_("Wie is het vaste gezicht?"), required=False)

    def __init__(self, data: Any = None, *, file: File, colleagues: Sequence[tuple[int, str]]) -> None:
        super().__init__(data, facts=file.facts)
        self.initial["wie"] = str(file.worker_id or "")
        set_choices(self, "wie", [("", gettext("Nog niemand")), *((str(key), name) for key, name in colleagues)])

    @property
    def worker_id(self) -> int | None:
        """Return who has the file; None for nobody."""
        return int(self.cleaned_data["wie"]) if self.cleaned_data["wie"] else None


class ContactForm(NextForm):
    """A contact, or an attempt that did not succeed."""

    dag = DayField(label=_("Op welke dag?"), width="short")
    hoe = forms.RadioField(label=_("Hoe was er contact?"))
    bereikt = forms.RadioField(
        label=_("Is het gelukt?"),
        choices=[("ja", _("Ja, wij spraken elkaar")), ("nee", _("Nee, niet bereikt"))],
    )
    verteld = NoteField(
        label=_("Waar ging het over?"),
        help_text=_("De ander leest dit ook. De gemeente niet."),
        required=False,
        max_length=support.LONGEST_NOTE,
    )
    afgesproken = NoteField(label=_("Wat is er afgesproken?"), required=False, max_length=support.LONGEST_REASON)

    def __init__(self, data: Any = None, *, today: datetime.date, chosen: Next) -> None:
        super().__init__(data, initial={"dag": today.isoformat(), **_chosen(chosen, today)})
        self.fields["volgende"].required = False
        self.fields["volgende"].help_text = gettext(
            "Wat de ander kiest. Niet bereikt? Dan blijft staan wat gekozen is."
        )
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        self.set_next(today)
        set_choices(self, "hoe", [(way.value, translate(support.WAY_LABELS[way])) for way in support.NOTED])
        self.order_fields(["dag", "hoe", "bereikt", "verteld", "afgesproken", *self.NEXT])

    def clean_dag(self) -> datetime.date:
        """Return the day; refuse one that still has to come, or long ago."""
        day: datetime.date = self.cleaned_data["dag"]
        if not 0 <= (self.today - day).days <= LONGEST_DAYS:
            raise ValidationError(gettext("Kies vandaag of een dag ervoor."), code="range")
        return day

    def clean(self) -> None:
        """Check the next time, where there was somebody to choose it."""
        given = self.cleaned_data
        if given.get("bereikt") != "ja":
            return
        if not given.get("volgende") and "volgende" not in self.errors:
            self.add_error("volgende", gettext("Kies wat de ander wil."))
        self.check_next()

    def said(self) -> Said:
        """Return what is noted."""
        given = self.cleaned_data
        return Said(
            way=Way(given["hoe"]),
            was_reached=given["bereikt"] == "ja",
            on=given["dag"],
            note=given["verteld"],
            agreed=given["afgesproken"],
        )

    def refuse_attempt(self) -> None:
        """Say that it is enough."""
        self.add_error("bereikt", gettext("U probeerde het vaak genoeg. Laat het rusten. De ander weet u te vinden."))


class EndForm(forms.Form):
    """What may stay when somebody wants no file any more."""

    blijft = forms.RadioField(label=_("Wat mag er blijven?"))

    def __init__(self, data: Any = None, *, facts: Facts | None) -> None:
        super().__init__(data)
        known = facts or Facts(name="")
        kinds = {
            gettext("het telefoonnummer"): known.phone,
            gettext("het mailadres"): known.email,
            gettext("naam en adres samen"): known.address,
        }
        kept = gettext("Alleen een afdruk van %(what)s, zodat niemand van u nog contact zoekt")
        what = get_text_list([words for words, value in kinds.items() if value], gettext("en"))
        nothing = ("niets", gettext("Niets. Later contact mag, als het zo uitkomt"))
        set_choices(self, "blijft", [nothing, ("afdruk", kept % {"what": what})])


class TallyForm(forms.Form):
    """Somebody was spoken to who wants no file."""

    via = forms.SelectField(label=_("Hoe kwam het contact tot stand?"))
    steunpunt = forms.SelectField(label=_("Voor welk steunpunt?"))

    def __init__(self, data: Any = None, *, centres: Sequence[Centre]) -> None:
        super().__init__(data)
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        self.centres = centres
        set_choices(
            self, "via", [NOT_CHOSEN, *((code.value, translate(label)) for code, label in REACH_LABELS.items())]
        )
        set_choices(self, "steunpunt", [(str(number), centre.name) for number, centre in enumerate(centres)])
        if len(centres) < 2:  # noqa: PLR2004 - one is no choice
            del self.fields["steunpunt"]

    @property
    def channel(self) -> Channel:
        """Return by which way somebody was met."""
        return Channel(self.cleaned_data["via"])

    @property
    def centre(self) -> Centre:
        """Return for which centre it counts."""
        return self.centres[int(self.cleaned_data.get("steunpunt", 0))]


class FindForm(forms.Form):
    """A file by a name, a number or an address. It is sent as a form, so that no name stands in an address."""

    wat = forms.TextField(
        label=_("Naam, telefoonnummer of adres"),
        min_length=3,
        max_length=LONGEST_NAME,
        width="medium",
        error_messages={"min_length": _("Typ ten minste drie letters of cijfers.")},
    )


def _chosen(chosen: Next, today: datetime.date) -> dict[str, str]:
    """Return what a form begins with of what a carer chose before, as long as it is to come."""
    how = {"volgende_hoe": chosen.way.value, "volgende_deel": chosen.part.value}
    if chosen.date is None or chosen.is_ours or chosen.date <= today:
        return how
    kind, name = ("maand", "volgende_maand") if chosen.is_month else ("dag", "volgende_dag")
    return {"volgende": kind, name: chosen.date.isoformat(), **how}


def set_choices(form: forms.Form, name: str, choices: Choices) -> None:
    """Give a field of a form what there is to choose from."""
    form.fields[name].choices = choices  # type: ignore[attr-defined]


def choices_of(labels: Mapping[Any, Sentence]) -> Choices:
    """Return codes with their words."""
    return [(code.value, translate(label)) for code, label in labels.items()]
