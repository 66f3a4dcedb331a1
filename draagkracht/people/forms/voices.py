"""Forms of two people with a voice each: asking one another, wishes and their readers, and who may speak."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from draagkracht.accounts.forms import EmailField
from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.people.forms.notes import NoteField
from draagkracht.people.rules.months import add_months
from draagkracht.people.rules.voices import LONGEST_TEXT, MONTHS

FULL = _("Er wachten al zes vragen op antwoord. Trek er eerst een terug.")


class AskForm(forms.Form):
    """Whom somebody asks to share something: an address of mail, or none, and then it goes on paper."""

    email = EmailField(
        label=_("Mailadres van wie u het vraagt"),
        help_text=_("Geen mail? Laat dit leeg. Dan maakt u een brief met een code, en geeft u die zelf."),
        required=False,
    )

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.key = read_key((data or {}).get("key", ""))

    def refuse_more(self) -> None:
        """Say that enough questions wait."""
        self.add_error(None, FULL)


class AskSpeakerForm(AskForm):
    """Who may speak for somebody, and how long."""

    email = EmailField(
        label=_("Mailadres van wie voor u mag spreken"), help_text=_("Wij vragen deze persoon of die het wil.")
    )
    months = forms.RadioField(
        label=_("Hoe lang mag dit?"),
        help_text=_("U kunt het elke dag stoppen, met één druk op de knop."),
        choices=[
            (str(MONTHS[0]), _("een maand")),
            (str(MONTHS[1]), _("drie maanden")),
            (str(MONTHS[2]), _("een jaar")),
        ],
    )

    def until(self, now: datetime.datetime) -> datetime.datetime:
        """Return when it ends."""
        return add_months(now, int(self.cleaned_data["months"]))


class PaperCodeForm(forms.Form):
    """The code of the letter that somebody was given."""

    code = forms.TextField(
        label=_("De code uit de brief"),
        help_text=_("Twaalf tekens. Hoofdletters en streepjes maken niet uit."),
        max_length=40,
        width="medium",
        error_messages={"required": _("Vul de code in die in de brief staat.")},
    )

    def refuse_code(self) -> None:
        """Say that the code opens nothing, without telling why."""
        says = _("Deze code werkt niet. Kijk of hij klopt, of vraag een nieuwe brief. De code werkt 30 dagen.")
        self.add_error("code", says)

    def refuse_more(self) -> None:
        """Say that there were too many tries."""
        self.add_error("code", _("U hebt te vaak geprobeerd. Wacht een kwartier en probeer het opnieuw."))


class WishesForm(forms.Form):
    """What somebody wants and what must not change, and who may read that. Nobody is ticked beforehand."""

    wants = NoteField(
        label=_("Wat wilt u?"),
        help_text=_("Bijvoorbeeld: thuis blijven wonen. Of: weer een keer naar zee."),
        required=False,
        max_length=LONGEST_TEXT,
    )
    must_stay = NoteField(
        label=_("Wat moet zo blijven?"),
        help_text=_("Bijvoorbeeld: samen ontbijten. Of: ik beslis zelf wanneer ik opsta."),
        required=False,
        max_length=LONGEST_TEXT,
    )
    readers = forms.CheckboxesField(
        label=_("Wie mag dit lezen?"),
        help_text=_("Zet u nergens een vinkje? Dan leest alleen u dit."),
        choices=(),
        required=False,
    )

    def __init__(self, data: Any = None, *, readers: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["readers"].choices = [*readers]  # type: ignore[attr-defined]  # a field with choices
        self.labels = dict(readers)

    def refuse_sharing(self) -> None:
        """Say that a parent has to agree as well."""
        self.add_error("readers", _("U bent jonger dan 16. Dan moet ook een ouder dit goedvinden. Bel ons."))

    @property
    def texts(self) -> dict[str, Any]:
        """Return what somebody wrote."""
        return {name: self.cleaned_data[name] for name in ("wants", "must_stay")}

    def chosen(self) -> dict[str, str]:
        """Return who may read it: a code, and what it is called."""
        return {code: self.labels[code] for code in self.cleaned_data["readers"]}
