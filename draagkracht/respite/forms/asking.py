"""Asking for respite, a page at a time: what and when, what is needed, what who is cared for says."""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils import formats, timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.moments import DayField
from draagkracht.base.text import Sentence
from draagkracht.base.translation import translate
from draagkracht.municipalities.rules import Spot
from draagkracht.respite.models import RespiteRequest
from draagkracht.respite.rules import words
from draagkracht.respite.rules.codes import IN_A_ROW, KIND_OF, Form, Payer, Purpose, Relief, SaidBy, Yes
from draagkracht.respite.rules.planning.instance import Kind

AHEAD: Final = 365  # days
DAYS: Final = (_("maandag"), _("dinsdag"), _("woensdag"), _("donderdag"), _("vrijdag"), _("zaterdag"), _("zondag"))
PARTS: Final = (_("ochtend"), _("middag"), _("avond"))
NIGHTS: Final = ((1, _("1 nacht")), (2, _("2 nachten")), (3, _("3 nachten")), (7, _("een week")), (14, _("2 weken")))
WEEKS: Final = ((1, _("Eén week")), (4, _("4 weken")), (8, _("8 weken")), (12, _("12 weken")))
LEAST: Final = ((1, _("Maakt niet uit")), *NIGHTS[1:])
OFTEN: Final = tuple((number, str(number)) for number in range(1, 6))  # days a week
FLEX: Final = ((0, _("Alleen deze dag")), (2, _("2 dagen eerder of later mag")), (7, _("Een week eerder of later mag")))

SAME: Final = _("Zoals nu")
WHATEVER: Final = "om-het-even"
WHATEVER_DAY: Final = _("Maakt niet uit")

NOT_A_DAY: Final = _("Kies hierboven ook deze dag, of kies hier een andere.")
TOO_OFTEN: Final = _("Kies ten minste zoveel dagen van de week.")

# Which fields of the second page a kind asks for.
OF_KIND: Final = {
    Kind.STAY: ("min_length",),
    Kind.DAY_CARE: ("weekdays", "first_weekday", "days_per_week"),
    Kind.SITTING: ("dayparts",),
}


def labelled(texts: Mapping[Any, Sentence]) -> list[tuple[str, str]]:
    """Return codes with their words in the language of the page."""
    return [(str(code), translate(sentence)) for code, sentence in texts.items()]


def with_present(choices: Sequence[tuple[Any, Any]], present: Any) -> list[tuple[str, Any]]:
    """Return choices with what is asked now, where it is none of them: of a form that changes what was asked."""
    found = [(str(value), label) for value, label in choices]
    is_known = present is None or str(present) in {value for value, _label in found}
    return found if is_known else [(str(present), SAME), *found]


def check_start(day: datetime.date) -> datetime.date:
    """Return a first day. Raises ValidationError where it is over, or further away than a year."""
    today = timezone.localdate()
    if day < today:
        raise ValidationError(_("Deze dag is al geweest. Kies een dag vanaf vandaag."))
    if (day - today).days > AHEAD:
        raise ValidationError(_("Kies een dag binnen een jaar."))
    return day


def place_of(spot: Spot | None) -> dict[str, Any]:
    """Return where somebody lives, by column of a request; nothing where it is not known."""
    return {"district": spot.name, "latitude": spot.latitude, "longitude": spot.longitude} if spot else {}


def payer_choices() -> list[tuple[str, Any]]:
    """Return who may pay; volunteers cost nothing, so nobody pays with them."""
    payers = {payer: text for payer, text in words.PAYERS.items() if payer is not Payer.VOLUNTEERS}
    return [("", _("Dat weet ik nog niet")), *labelled(payers)]


def liked_first(weekdays: Iterable[str], first: str) -> tuple[int, ...]:
    """Return days of the week in the order in which they are liked: one first, the others as the week goes."""
    return tuple(sorted(map(int, weekdays), key=lambda day: (str(day) != first, day)))


def first_of(weekdays: Sequence[int]) -> str:
    """Return the day that is liked most, where one was named: it stands before its turn."""
    return str(weekdays[0]) if list(weekdays) != sorted(weekdays) else ""


class WishForm(forms.Form):
    """The first page: for whom, and what would help. It is a question in the address, so nothing is kept yet."""

    relation = forms.RadioField(label=_("Voor wie is het?"))
    ways = forms.CheckboxesField(
        label=_("Wat zou u helpen?"),
        help_text=_("Kies er gerust meer dan één."),
        error_messages={"required": _("Kies wat u zou helpen. U mag er meer kiezen.")},
    )
    reliefs = forms.CheckboxesField(label=_("Waar wilt u tijd voor?"), required=False)
    purpose = forms.RadioField(label=_("Waarvoor is het vooral?"), required=False, initial=Purpose.RELIEF.value)

    def __init__(self, data: Any = None, *, relations: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(data, **options)
        fields: dict[str, Any] = self.fields
        fields["relation"].choices = relations
        fields["reliefs"].choices = labelled(words.RELIEFS)
        fields["ways"].choices = labelled(words.FORMS)
        fields["purpose"].choices = labelled(words.PURPOSES)
        if len(relations) == 1:
            self.initial.setdefault("relation", relations[0][0])

    @property
    def kinds(self) -> frozenset[Kind]:
        """Return how what was chosen takes time: what the next page asks of."""
        return frozenset(KIND_OF[Form(code)] for code in self.cleaned_data["ways"])

    def asked(self) -> dict[str, Any]:
        """Return what was asked, as services.requests.Asks takes it."""
        said = self.cleaned_data
        return {
            "forms": tuple(map(Form, said["ways"])),
            "reliefs": tuple(map(Relief, said["reliefs"])),
            "purpose": Purpose(said["purpose"] or Purpose.RELIEF),
        }


class WhenForm(forms.Form):
    """The second page: when and where; of what was chosen only what has to be known."""

    start_date = DayField(label=_("Vanaf welke dag?"), help_text=_("Bijvoorbeeld 4-12-2026."))
    length = forms.SelectField(label=_("Hoe lang?"), initial="2")
    min_length = forms.SelectField(
        label=_("Minstens hoeveel nachten?"),
        help_text=_("Korter bieden wij dan niet aan."),
        required=False,
        initial="1",
    )
    flex_days = forms.RadioField(label=_("Mag het ook een andere dag zijn?"))
    weekdays = forms.CheckboxesField(
        label=_("Op welke dagen van de week?"),
        help_text=_("Voor een dag of een avond ergens heen."),
        error_messages={"required": _("Kies ten minste één dag van de week.")},
    )
    days_per_week = forms.SelectField(label=_("Hoeveel dagen per week?"), required=False, initial="1")
    first_weekday = forms.SelectField(label=_("Welke dag het liefst?"), required=False)
    dayparts = forms.CheckboxesField(
        label=_("Wanneer kan een vrijwilliger komen?"),
        help_text=_("Voor een paar uur bij u thuis."),
        error_messages={"required": _("Kies ten minste één moment.")},
    )
    weeks = forms.SelectField(
        label=_("Hoeveel weken?"), help_text=_("Langer kan later ook nog."), required=False, initial="4"
    )
    payer = forms.SelectField(
        label=_("Weet u al wie het betaalt?"),
        help_text=_("Bijvoorbeeld omdat u een besluit van de gemeente hebt. Weet u het niet? Sla dit dan over."),
        required=False,
    )
    district = forms.SelectField(label=_("Waar woont u?"), help_text=_("Dan zien wij wat dichtbij is."))
    uses_result = forms.CheckboxesField(label=_("Hoe zwaar het is"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        kinds: Collection[Kind],
        districts: Sequence[str],
        measured_date: datetime.date | None = None,
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.key = read_key((data or {}).get("key", ""))
        fields: dict[str, Any] = self.fields
        fields["flex_days"].choices = with_present(FLEX, self.initial.get("flex_days"))
        fields["length"].choices = with_present(NIGHTS, self.initial.get("length"))
        fields["min_length"].choices = with_present(LEAST, self.initial.get("min_length"))
        fields["days_per_week"].choices = with_present(OFTEN, self.initial.get("days_per_week"))
        fields["weeks"].choices = with_present(WEEKS, self.initial.get("weeks"))
        fields["payer"].choices = payer_choices()
        fields["weekdays"].choices = [(str(number), label) for number, label in enumerate(DAYS)]
        fields["first_weekday"].choices = [("", WHATEVER_DAY), *fields["weekdays"].choices]
        fields["dayparts"].choices = [
            (str(day * len(PARTS) + part), f"{DAYS[day]}, {PARTS[part]}")
            for day in range(len(DAYS))
            for part in range(len(PARTS))
        ]
        spots, present = [(name, name) for name in districts], self.initial.get("district")
        fields["district"].choices = [forms.NOT_CHOSEN, *spots] if present is None else with_present(spots, present)
        fields["district"].required = present != ""
        self._leave_out(kinds, measured_date)

    def _leave_out(self, kinds: Collection[Kind], measured_date: datetime.date | None) -> None:
        """Leave out what need not be known."""
        needless = set() if IN_A_ROW & set(kinds) else {"length", "flex_days"}
        if not set(kinds) - IN_A_ROW:
            needless.add("weeks")
        needless |= {name for kind, names in OF_KIND.items() if kind not in kinds for name in names}
        if measured_date is None:
            needless.add("uses_result")
        else:
            day = formats.date_format(measured_date, "j F")
            says = gettext("Gebruik mijn uitkomst van %(day)s. Dan zien wij hoe zwaar het voor mij is.") % {"day": day}
            self.fields["uses_result"].choices = [("ja", says)]  # type: ignore[attr-defined]
        for name in needless:
            del self.fields[name]

    def clean_start_date(self) -> datetime.date:
        """Return the day; refuse one that is over, or further away than a year."""
        return check_start(self.cleaned_data["start_date"])

    def clean(self) -> dict[str, Any]:
        """Refuse more days a week than there are to choose from."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("weekdays") and int(said.get("days_per_week") or 1) > len(said["weekdays"]):
            self.add_error("days_per_week", TOO_OFTEN)
        if said.get("first_weekday") and said["first_weekday"] not in said.get("weekdays", ()):
            self.add_error("first_weekday", NOT_A_DAY)
        return said

    @property
    def may_use_result(self) -> bool:
        """Tell whether somebody agreed that their last result counts."""
        return bool(self.cleaned_data.get("uses_result"))

    @classmethod
    def start(cls, request: RespiteRequest) -> dict[str, Any]:
        """Return what is asked now, to begin with."""
        return {
            "start_date": request.start_date.isoformat(),
            "length": str(request.length),
            "min_length": str(request.min_length),
            "days_per_week": str(max(1, request.days_per_week)),
            "flex_days": str(request.flex_days),
            "weekdays": request.weekdays,
            "first_weekday": first_of(request.weekdays),
            "weeks": str(request.weeks),
            "payer": request.payer,
            "dayparts": request.dayparts,
            "district": request.district,
        }

    def changed(self) -> dict[str, Any]:
        """Return what was filled in otherwise than it stood there, as `asked`; not the district."""
        asked = self.asked()
        names = {"weekdays" if name == "first_weekday" else name for name in self.changed_data}
        return {name: asked[name] for name in names if name in asked}

    def asked(self) -> dict[str, Any]:
        """Return what was asked, as services.requests.Asks takes it."""
        said = self.cleaned_data
        weekdays = liked_first(said.get("weekdays", ()), said.get("first_weekday", ""))
        length = int(said.get("length", 1))
        return {
            "start_date": said["start_date"],
            "flex_days": int(said.get("flex_days", 0)),
            "length": length,
            "min_length": min(int(said.get("min_length") or 1), length),
            "weekdays": weekdays,
            "days_per_week": int(said.get("days_per_week") or 1) if weekdays else 0,
            "dayparts": tuple(map(int, said.get("dayparts", ()))),
            "weeks": int(said.get("weeks") or 4),
            "payer": Payer(said["payer"]) if said["payer"] else "",
        }


class AnswerForm(forms.Form):
    """What who is cared for says, in their own space or as it was heard."""

    answer = forms.RadioField(label=_("Wat is het antwoord?"))

    def __init__(self, data: Any = None, *, is_own: bool = False, **options: Any) -> None:
        super().__init__(data, **options)
        self.key = read_key((data or {}).get("key", ""))
        said = (_("Ja, ik wil dit"), _("Eerst een keer proberen"), _("Nee, ik wil dit niet"))
        heard = (_("Mijn naaste zei ja"), _("Mijn naaste wil het eerst een keer proberen"), _("Mijn naaste zei nee"))
        fields: dict[str, Any] = self.fields
        fields["answer"].choices = list(
            zip((Yes.YES.value, Yes.TRIAL.value, Yes.NO.value), said if is_own else heard, strict=True)
        )

    @staticmethod
    def start(answer: Yes | None) -> dict[str, str]:
        """Return what stands in the form at first: what was answered before."""
        return {"answer": answer.value} if answer else {}

    def said(self) -> Yes:
        """Return the answer."""
        return Yes(self.cleaned_data["answer"])


class HeardForm(AnswerForm):
    """What somebody heard: from who is cared for, or from who decides for them by law."""

    said_by = forms.RadioField(label=_("Wie zei dat?"))  # no answer beforehand: it is evidence

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        fields: dict[str, Any] = self.fields
        fields["said_by"].choices = [
            (SaidBy.RECIPIENT.value, _("Mijn naaste zelf")),
            (SaidBy.REPRESENTATIVE.value, _("Wie voor mijn naaste beslist: mentor, curator of ouder")),
        ]

    def heard_from(self) -> SaidBy:
        """Return who said it."""
        return SaidBy(self.cleaned_data["said_by"])
