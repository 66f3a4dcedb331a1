"""Asking for respite for somebody whom one speaks, and noting what they say. Of those who work here, in Dutch."""

from collections.abc import Sequence
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.moments import DayField
from draagkracht.base.translation import translate
from draagkracht.municipalities.rules import Spot
from draagkracht.people.forms.notes import LineField
from draagkracht.respite.forms import answering, asking, needing
from draagkracht.respite.models import RespiteRequest
from draagkracht.respite.rules import words
from draagkracht.respite.rules.codes import KIND_OF, Form, Payer, Purpose, Relief, SaidBy, Yes
from draagkracht.respite.rules.options import PARTS
from draagkracht.respite.rules.planning.instance import Kind
from draagkracht.respite.services.requests import About, Asks


class FindForm(forms.Form):
    """What narrows the list: nothing of it says who somebody is, for it stands in the address."""

    waar = forms.SelectField(label=_("Waar?"), required=False)
    wat = forms.SelectField(label=_("Wat zou helpen?"), required=False)

    def __init__(self, data: Any = None, *, spots: Sequence[Spot]) -> None:
        super().__init__(data)
        fields: dict[str, Any] = self.fields
        fields["waar"].choices = [("", _("Overal")), *((spot.name, spot.name) for spot in spots)]
        fields["wat"].choices = [("", _("Alles")), *asking.labelled(words.FORMS)]

    def wanted(self) -> dict[str, Any]:
        """Return what is looked for, as services take it; what is no answer of the list narrows nothing."""
        said = self.cleaned_data if self.is_valid() else {}
        form = said.get("wat", "")
        return {"district": said.get("waar", ""), "form": Form(form) if form else None}


class AskForForm(forms.Form):
    """Who asks, for whom, what would help and when: as they say it."""

    wie = LineField(label=_("Wie zorgt?"), help_text=_("De naam van wie u spreekt."), max_length=120)
    telefoon = forms.PhoneField(label=_("Telefoon"), width="medium", required=False)
    mail = forms.MailField(
        label=_("E-mail"), help_text=_("Zonder mail belt u bij elk aanbod."), width="medium", required=False
    )
    taal = forms.SelectField(label=_("In welke taal schrijven wij?"), initial="nl")
    voor = LineField(
        label=_("Voor wie zorgt die?"), help_text=_("Zoals: haar moeder. De plek leest dit later."), max_length=120
    )
    waar = forms.SelectField(label=_("Waar woont degene die zorg krijgt?"))
    vormen = forms.CheckboxesField(
        label=_("Wat zou helpen?"), error_messages={"required": _("Kies wat zou helpen. Meer mag.")}
    )
    tijd_voor = forms.CheckboxesField(label=_("Waar wil wie zorgt tijd voor?"), required=False)
    doel = forms.RadioField(label=_("Waarvoor is het?"), initial=Purpose.RELIEF.value)
    vanaf = DayField(label=_("Vanaf welke dag?"), help_text=_("Bijvoorbeeld 4-12-2026."))
    hoe_lang = forms.SelectField(label=_("Hoe lang?"), help_text=_("Voor logeren en hulp in huis."), initial="2")
    minstens = forms.SelectField(
        label=_("Minstens hoeveel nachten?"), help_text=_("Voor logeren."), required=False, initial="1"
    )
    schuiven = forms.RadioField(label=_("Mag het ook een andere dag zijn?"), initial="2")
    dagen = forms.CheckboxesField(
        label=_("Op welke dagen van de week?"), help_text=_("Voor opvang of een vrijwilliger."), required=False
    )
    per_week = forms.SelectField(
        label=_("Hoeveel dagen per week?"), help_text=_("Voor opvang."), required=False, initial="1"
    )
    liefst = forms.SelectField(label=_("Welke dag het liefst?"), required=False)
    weken = forms.SelectField(
        label=_("Hoeveel weken?"), help_text=_("Voor opvang of een vrijwilliger."), required=False, initial="4"
    )
    delen = forms.CheckboxesField(
        label=_("Op welk deel van de dag?"), help_text=_("Voor een vrijwilliger."), required=False
    )
    betaalt = forms.SelectField(label=_("Wie betaalt?"), required=False)
    akkoord = forms.CheckboxesField(
        label=_("Weet wie zorgt dit?"),
        choices=[("ja", _("Ja: die wil dit, en weet dat wij de vraag bewaren tot een jaar na afloop"))],
        error_messages={"required": _("Vraag het eerst. Zonder ja van wie zorgt zoekt u niet.")},
    )

    def __init__(self, data: Any = None, *, spots: Sequence[Spot], languages: Sequence[str], **options: Any) -> None:
        super().__init__(data, **options)
        self.key = read_key((data or {}).get("key", ""))
        self.spots = {spot.name: spot for spot in spots}
        fields: dict[str, Any] = self.fields
        fields["taal"].choices = [(code, name) for code, name in settings.LANGUAGES if code in languages]
        fields["waar"].choices = [(name, name) for name in self.spots]
        fields["vormen"].choices = asking.labelled(words.FORMS)
        fields["tijd_voor"].choices = asking.labelled(words.RELIEFS)
        fields["doel"].choices = asking.labelled(words.PURPOSES)
        fields["hoe_lang"].choices = [(str(number), label) for number, label in asking.NIGHTS]
        fields["minstens"].choices = asking.with_present(asking.LEAST, self.initial.get("minstens"))
        fields["per_week"].choices = asking.with_present(asking.OFTEN, self.initial.get("per_week"))
        fields["schuiven"].choices = [(str(days), label) for days, label in asking.FLEX]
        fields["dagen"].choices = [(str(number), label) for number, label in enumerate(asking.DAYS)]
        fields["liefst"].choices = [("", asking.WHATEVER_DAY), *fields["dagen"].choices]
        fields["weken"].choices = asking.with_present(asking.WEEKS, self.initial.get("weken"))
        fields["delen"].choices = [(str(number), label) for number, label in enumerate(asking.PARTS)]
        fields["betaalt"].choices = [
            ("", _("Dat zoeken wij nog uit")),
            *((payer.value, translate(words.PAYERS[payer])) for payer in Payer),
        ]

    def clean_vanaf(self) -> Any:
        """Return the day; refuse one that is over, or further away than a year."""
        return asking.check_start(self.cleaned_data["vanaf"])

    def clean(self) -> dict[str, Any]:
        """Refuse what cannot be answered: no way to reach somebody, no day for what is on days of the week."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if (
            {"mail", "telefoon"} <= self.fields.keys()
            and not said.get("telefoon")
            and not said.get("mail")
            and not {"telefoon", "mail"} & set(self.errors)
        ):
            self.add_error("telefoon", _("Vul een nummer of een mailadres in. Anders hoort niemand van een aanbod."))
        kinds = {KIND_OF[Form(code)] for code in said.get("vormen", ())}
        if kinds & {Kind.DAY_CARE, Kind.SITTING} and not said.get("dagen"):
            self.add_error("dagen", _("Kies ten minste één dag van de week."))
        elif Kind.DAY_CARE in kinds and int(said.get("per_week") or 1) > len(said["dagen"]):
            self.add_error("per_week", asking.TOO_OFTEN)
        if said.get("liefst") and said["liefst"] not in said.get("dagen", ()):
            self.add_error("liefst", asking.NOT_A_DAY)
        if Kind.SITTING in kinds and not said.get("delen"):
            self.add_error("delen", _("Kies ten minste één deel van de dag."))
        return said

    def about(self) -> About:
        """Return who asks and for whom."""
        said = self.cleaned_data
        spot = self.spots[said["waar"]]
        return About(
            carer_name=said["wie"],
            called=said["voor"],
            phone=said["telefoon"],
            email=said["mail"],
            speaks=said["taal"],
            district=spot.name,
            latitude=spot.latitude,
            longitude=spot.longitude,
        )

    def asked(self) -> Asks:
        """Return what is asked."""
        said = self.cleaned_data
        forms_asked = tuple(map(Form, said["vormen"]))
        kinds = {KIND_OF[form] for form in forms_asked}
        days, length = asking.liked_first(said["dagen"], said["liefst"]), int(said["hoe_lang"])
        parts = tuple(day * PARTS + int(part) for day in days for part in said["delen"])
        return Asks(
            forms=forms_asked,
            reliefs=tuple(map(Relief, said["tijd_voor"])),
            purpose=Purpose(said["doel"]),
            start_date=said["vanaf"],
            length=length,
            min_length=min(int(said["minstens"] or 1), length) if Kind.STAY in kinds else 1,
            flex_days=int(said["schuiven"]),
            weekdays=days if Kind.DAY_CARE in kinds else (),
            days_per_week=int(said["per_week"] or 1) if Kind.DAY_CARE in kinds else 0,
            dayparts=parts if Kind.SITTING in kinds else (),
            weeks=int(said["weken"] or 4),
            payer=Payer(said["betaalt"]) if said["betaalt"] else "",
        )


# Which columns of a request what is filled in goes to.
COLUMNS: Final = {
    "vormen": ("forms", "weekdays", "days_per_week", "dayparts"),
    "dagen": ("weekdays", "days_per_week", "dayparts"),
    "liefst": ("weekdays", "dayparts"),
    "weken": ("weeks",),
    "per_week": ("days_per_week",),
    "delen": ("dayparts",),
    "tijd_voor": ("reliefs",),
    "doel": ("purpose",),
    "vanaf": ("start_date",),
    "hoe_lang": ("length",),
    "minstens": ("min_length",),
    "schuiven": ("flex_days",),
    "betaalt": ("payer",),
}


REACHED: Final = {"telefoon": "phone", "mail": "email", "taal": "speaks"}


class ChangeForForm(AskForForm):
    """What is asked otherwise than before. Who asks and for whom stays.

    Who has a space here keeps their own number, language and mail there; a mail that is missing is filled in here.
    """

    def __init__(
        self, data: Any = None, *, row: RespiteRequest, spots: Sequence[Spot], languages: Sequence[str], **options: Any
    ) -> None:
        super().__init__(data, spots=spots, languages=languages, initial=self.start(row), **options)
        kept = ["telefoon", "taal", *(["mail"] if row.email else [])] if row.carer_id else []
        for name in ("wie", "voor", "akkoord", *kept):
            del self.fields[name]
        fields: dict[str, Any] = self.fields
        if "taal" in fields:
            fields["taal"].choices = asking.with_present(fields["taal"].choices, row.speaks)
        fields["hoe_lang"].choices = asking.with_present(asking.NIGHTS, row.length)
        fields["schuiven"].choices = asking.with_present(asking.FLEX, row.flex_days)
        fields["waar"].choices = asking.with_present(fields["waar"].choices, row.district)
        fields["waar"].required = bool(row.district)

    @classmethod
    def start(cls, request: RespiteRequest) -> dict[str, Any]:
        """Return what is asked now, to begin with."""
        parts = [divmod(part, PARTS) for part in request.dayparts]
        return {
            "telefoon": request.phone,
            "mail": request.email,
            "taal": request.speaks,
            "waar": request.district,
            "vormen": request.forms,
            "tijd_voor": request.reliefs,
            "doel": request.purpose,
            "vanaf": request.start_date.isoformat(),
            "hoe_lang": str(request.length),
            "minstens": str(request.min_length),
            "per_week": str(max(1, request.days_per_week)),
            "schuiven": str(request.flex_days),
            "dagen": sorted({*request.weekdays, *(day for day, _part in parts)}),
            "liefst": asking.first_of(request.weekdays or [day for day, _part in parts]),
            "weken": str(request.weeks),
            "delen": sorted({part for _day, part in parts}),
            "betaalt": request.payer,
        }

    def changed(self) -> dict[str, Any]:
        """Return what was filled in otherwise than it stood there, by column of a request."""
        asked, said = self.asked(), self.cleaned_data
        changed: dict[str, Any] = {
            name: getattr(asked, name) for each in self.changed_data for name in COLUMNS.get(each, ())
        }
        changed |= {REACHED[name]: said[name] for name in self.changed_data if name in REACHED}
        return changed | (asking.place_of(self.spots.get(said["waar"])) if "waar" in self.changed_data else {})


NEEDS: Final = {
    "language": _("In welke taal praat degene die zorg krijgt het liefst?"),
    "gender_preference": _("Een vrouw of een man in huis?"),
    "wishes": _("Wat vindt degene die zorg krijgt fijn?"),
    "company": _("Bij wie voelt die zich goed?"),
    "known": _("Waar voelt die zich al thuis?"),
    "afraid_of": _("Waar ziet die tegenop?"),
    "fears": _("Ziet die nog ergens tegenop?"),
    "barriers": _("Wat houdt wie zorgt nog tegen?"),
}


class NeedsForForm(needing.NeedsForm):
    """What is needed, asked of somebody about others."""

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        for name in NEEDS.keys() & self.fields.keys():
            self.fields[name].label = NEEDS[name]


class HowItWasForForm(answering.HowItWasForm):
    """How it was for both, as it was told."""

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["carer"].label = _("Hoe was het voor wie zorgt?")
        self.fields["carer_words"].label = _("Zegt wie zorgt er iets bij?")
        self.fields["guest"].label = _("Hoe was het voor degene die zorg krijgt?")
        self.fields["guest_words"].label = _("Wat zei die ervan?")


class HeardForForm(asking.HeardForm):
    """What who is cared for said, as it was heard in a talk or on the telephone."""

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        fields: dict[str, Any] = self.fields
        fields["answer"].label = _("Wat zegt degene die zorg krijgt?")
        fields["answer"].choices = [
            (Yes.YES.value, _("Ja")),
            (Yes.TRIAL.value, _("Eerst een keer proberen")),
            (Yes.NO.value, _("Nee")),
        ]
        fields["said_by"].choices = [
            (SaidBy.RECIPIENT.value, _("Degene die zorg krijgt")),
            (SaidBy.REPRESENTATIVE.value, _("Wie voor die beslist: mentor, curator of ouder")),
        ]
