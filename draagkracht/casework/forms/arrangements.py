"""Writing an arrangement, a line of it, and what somebody said of it."""

import datetime
import uuid
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.moments import DayField
from draagkracht.base.numbers import read_number
from draagkracht.base.text import Sentence
from draagkracht.base.translation import translate
from draagkracht.casework.forms.cases import choices_of
from draagkracht.casework.forms.fields import YesField
from draagkracht.casework.rules import arrangements as rules
from draagkracht.casework.rules import barriers
from draagkracht.casework.rules.arrangements import Content, Law, Line, OwnSection, Side
from draagkracht.casework.rules.results import RESULT_AREA_LABELS, ResultArea

Named = Sequence[tuple[str, str]]
NEEDED: Final = _("nodig om aan te bieden")
OWN_GOAL: Final = _("Doel van wie zorgt")  # beside which help that person gets
# A yes, what it asks for, and what is said where that is missing.
ASKS: Final = (
    ("jong", "jong_waarom", rules.MINOR_NEEDS_REASON),
    ("overname", "uitleg", rules.TASK_NEEDS_GUIDE),
    ("overname", "instructie", rules.TASK_NEEDS_INSTRUCTION),
)
TAKES_OVER: Final = _("nodig als iemand zo’n taak overneemt")
OVERLOAD: Final[Mapping[str, bool | None]] = {"ja": True, "nee": False, "": None}


def revision_of(data: Any) -> int:
    """Return on which revision somebody wrote; -1 where that cannot be read."""
    return read_number(str((data or {}).get("revision", "")), digits=8, other=-1)


class RefusingForm(forms.Form):
    """A form that comes back with why something cannot be."""

    def refuse(self, *sentences: Sentence) -> None:
        """Show why this cannot be done."""
        for sentence in sentences:
            self.add_error(None, translate(sentence))


class ContentForm(RefusingForm):
    """What an arrangement says, its lines aside."""

    zorgt = forms.LongTextField(
        label=_("Welke hulp of rust krijgt wie zorgt?"),
        required=False,
        max_length=4000,
        needed_for=_("dit of het vak hieronder: nodig om aan te bieden"),
    )
    zorgt_niets = forms.TextField(label=_("Of: waarom is daar niets nodig?"), required=False, max_length=1000)
    te_veel = forms.RadioField(
        label=_("Dreigt wie zorgt te veel te doen?"),
        required=False,
        choices=[("ja", _("Ja")), ("nee", _("Nee"))],
        help_text=_("Bij ja telt gewone hulp van huisgenoten niet mee. Dan komt er hulp van een ander bij."),
    )
    huisgenoten = forms.LongTextField(
        label=_("Wat doen huisgenoten gewoon zelf?"),
        required=False,
        max_length=2000,
        help_text=_("Dit lezen allebei. Schrijf hier niets dat in vertrouwen is gezegd."),
    )
    terugkijken = DayField(label=_("Wanneer kijkt u samen terug?"), required=False, needed_for=NEEDED)

    def __init__(self, data: Any = None, *, content: Content) -> None:
        known = {value: key for key, value in OVERLOAD.items()}
        initial = {f"doel_{area}": content.goals.get(area.value, "") for area in ResultArea}
        super().__init__(
            data,
            initial={
                **initial,
                "zorgt": content.carer_section,
                "zorgt_niets": content.carer_needs_nothing_because,
                "te_veel": known[content.overload_threatens],
                "huisgenoten": content.usual_care,
                "terugkijken": content.review_date.isoformat() if content.review_date else "",
            },
        )
        goals: dict[str, Any] = {
            f"doel_{area}": forms.LongTextField(
                label=OWN_GOAL if area is ResultArea.OWN else translate(RESULT_AREA_LABELS[area]),
                required=False,
                max_length=1000,
            )
            for area in ResultArea
        }
        fields: dict[str, Any] = {**goals, **self.fields}
        self.fields = fields
        fields["te_veel"].needed_for = NEEDED  # a choice says it as a text does

    @property
    def note(self) -> str:
        """Return where help belongs that is in none of the areas, and on what that rests."""
        return f"{translate(rules.PERSONAL_CARE)} {translate(rules.PERSONAL_CARE_RESTS_ON)}"

    def clean_terugkijken(self) -> datetime.date | None:
        """Refuse a day to look back that is not to come."""
        day: datetime.date | None = self.cleaned_data["terugkijken"]
        if day and day <= timezone.localdate():
            raise ValidationError(translate(rules.REVIEW_IS_PAST), code="invalid")
        return day

    def content(self) -> Content:
        """Return what was filled in."""
        given = self.cleaned_data
        return Content(
            goals={area.value: given[f"doel_{area}"] for area in ResultArea if given[f"doel_{area}"]},
            carer_section=given["zorgt"],
            carer_needs_nothing_because=given["zorgt_niets"],
            overload_threatens=OVERLOAD[given["te_veel"]],
            usual_care=given["huisgenoten"],
            review_date=given["terugkijken"],
        )


class SectionForm(RefusingForm):
    """What an arrangement says to one carer alone."""

    tekst = forms.LongTextField(
        label=_("Wat is er voor deze persoon?"),
        required=False,
        max_length=4000,
        help_text=_("Alleen deze persoon leest en tekent dit."),
    )
    niets = forms.TextField(label=_("Of: waarom is daar niets nodig?"), required=False, max_length=1000)
    te_veel = forms.RadioField(
        label=_("Dreigt deze persoon te veel te doen?"), required=False, choices=[("ja", _("Ja")), ("nee", _("Nee"))]
    )

    def __init__(self, data: Any = None, *, section: OwnSection) -> None:
        known = {value: key for key, value in OVERLOAD.items()}
        initial = {"tekst": section.text, "niets": section.needs_nothing_because}
        super().__init__(data, initial={**initial, "te_veel": known[section.overload_threatens]})
        self.party_id = section.party_id

    def section(self) -> OwnSection:
        """Return what was filled in."""
        given = self.cleaned_data
        return OwnSection(
            party_id=self.party_id,
            text=given["tekst"],
            needs_nothing_because=given["niets"],
            overload_threatens=OVERLOAD[given["te_veel"]],
        )


class LineForm(RefusingForm):
    """A line of an arrangement."""

    wat = forms.TextField(label=_("Wat?"), max_length=300, help_text=_("Bijvoorbeeld: hulp in huis, 2 uur in de week."))
    wie = forms.TextField(label=_("Wie doet het?"), max_length=160, width="medium")
    wanneer = forms.TextField(label=_("Wanneer?"), max_length=160, required=False, width="medium")
    voor = forms.RadioField(label=_("Voor wie is het?"))
    plaats = YesField(label=_("In plaats van wie zorgt?"), says=_("Ja. Dit doet een ander, omdat daar de grens ligt."))
    gebied = forms.SelectField(label=_("Waarvoor?"))
    wet = forms.SelectField(label=_("Volgens welke wet?"))
    betaalt = forms.TextField(label=_("Wie betaalt?"), max_length=120, required=False, width="medium")
    bijdrage = YesField(label=_("Eigen bijdrage?"), says=_("Ja, de eigen bijdrage van de Wmo geldt."))
    soort = forms.SelectField(label=_("Welke soort steun?"), required=False)
    of = forms.TextField(
        label=_("Waaruit kan iemand nog meer kiezen?"),
        max_length=300,
        required=False,
        needed_for=_("dit, of waarom niet"),
    )
    geen_keuze = forms.TextField(label=_("Of: waarom is er geen keuze?"), max_length=300, required=False)
    jong = YesField(label=_("Doet een kind of jongere dit?"), says=_("Ja, iemand onder de 18."))
    jong_waarom = forms.TextField(
        label=_("Waarom kan niemand anders dit doen?"),
        max_length=300,
        required=False,
        needed_for=_("nodig als een kind of jongere het doet"),
    )
    overname = YesField(
        label=_("Is dit een taak van een professional?"),
        says=_("Ja. Wie zorgt of een vrijwilliger neemt die over."),
    )
    uitleg = forms.TextField(
        label=_("Wie legt het uit, en kijkt mee?"),
        max_length=160,
        required=False,
        width="medium",
        needed_for=TAKES_OVER,
    )
    instructie = forms.LongTextField(
        label=_("Wat moet iemand weten om dit goed te doen?"),
        help_text=_("Hoe het gaat, wat niet mag, en wanneer iemand stopt en belt."),
        max_length=2000,
        required=False,
        needed_for=TAKES_OVER,
    )
    zelf = YesField(
        label=_("Neemt wie zorgt dit over?"), says=_("Ja. Dan staat het ook in het plan zoals die persoon dat leest.")
    )

    def __init__(self, data: Any = None, *, line: Line | None = None, carers: Named = ()) -> None:
        initial: dict[str, Any] = {"wet": Law.WMO.value}
        super().__init__(data, initial=_filled(line) if line else initial)
        fields: dict[str, Any] = self.fields
        named = [(number, _("Alleen %(name)s") % {"name": name}) for number, name in carers] if len(carers) > 1 else []
        fields["voor"].choices = [*choices_of(rules.SIDE_LABELS), *named]
        fields["gebied"].choices = choices_of(RESULT_AREA_LABELS)
        fields["gebied"].help_text = translate(rules.PERSONAL_CARE)
        fields["wet"].choices = choices_of(rules.LAW_LABELS)
        fields["soort"].choices = [
            ("", _("Geen van deze")),
            *((code, translate(label)) for code, label in rules.SUPPORT_LABELS.items()),
        ]
        self.position = line.position if line else 0

    def clean(self) -> dict[str, Any]:
        """Ask why a child does something, and who guides whoever takes over a task of a professional."""
        given = super().clean() or {}
        for yes, why, sentence in ASKS:
            if given.get(yes) and not given.get(why):
                self.add_error(why, ValidationError(translate(sentence), code="required"))
        return given

    def line(self, cents: int | None) -> Line:
        """Return what was filled in; `cents` is the own contribution a month now."""
        given = self.cleaned_data
        carer_id = None if given["voor"] in set(Side) else uuid.UUID(given["voor"])
        return Line(
            position=self.position,
            for_whom=Side.CARER if carer_id else Side(given["voor"]),
            carer_id=carer_id,
            area=ResultArea(given["gebied"]),
            what=given["wat"],
            who=given["wie"],
            when=given["wanneer"],
            law=Law(given["wet"]),
            payer=given["betaalt"],
            contribution_cents=cents if given["bijdrage"] else None,
            base_function=given["soort"],
            is_in_place_of_carer=given["plaats"],
            alternative=given["of"],
            no_choice_because=given["geen_keuze"],
            minor_because=given["jong_waarom"] if given["jong"] else "",
            guided_by=given["uitleg"] if given["overname"] else "",
            instruction=given["instructie"] if given["overname"] else "",
            is_done_by_carer=given["overname"] and given["zelf"],
        )


def _filled(line: Line) -> dict[str, Any]:
    return {
        "wat": line.what,
        "wie": line.who,
        "wanneer": line.when,
        "voor": str(line.carer_id) if line.carer_id else line.for_whom.value,
        "plaats": ["ja"] * line.is_in_place_of_carer,
        "gebied": line.area.value,
        "wet": line.law.value,
        "betaalt": line.payer,
        "bijdrage": ["ja"] * (line.contribution_cents is not None),
        "soort": line.base_function,
        "of": line.alternative,
        "geen_keuze": line.no_choice_because,
        "jong": ["ja"] * bool(line.minor_because),
        "jong_waarom": line.minor_because,
        "overname": ["ja"] * bool(line.guided_by),
        "uitleg": line.guided_by,
        "instructie": line.instruction,
        "zelf": ["ja"] * line.is_done_by_carer,
    }


class SaysForm(RefusingForm):
    """What somebody said of an arrangement, written down by whoever heard it."""

    wie = forms.RadioField(label=_("Wie?"))
    eens = forms.RadioField(label=_("Eens met het plan?"), choices=[("ja", _("Ja")), ("nee", _("Nee"))])
    waarom = forms.LongTextField(label=_("Waarom niet?"), required=False, needed_for=_("nodig bij nee"))
    drempels = forms.CheckboxesField(label=_("Wat maakt hulp aannemen lastig?"), required=False)

    def __init__(self, data: Any = None, *, signers: Named) -> None:
        super().__init__(data)
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        fields: dict[str, Any] = self.fields
        fields["wie"].choices = signers
        fields["drempels"].choices = choices_of(barriers.LABELS)

    def clean(self) -> dict[str, Any]:
        """Ask why, where somebody does not agree."""
        given = super().clean() or {}
        if given.get("eens") == "nee" and not given.get("waarom"):
            self.add_error("waarom", ValidationError(gettext("Schrijf op wat iemand zei."), code="required"))
        return given
