"""A space for somebody under sixteen: what the child is asked, and what the parent."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from draagkracht.accounts.forms import EmailField, NameField
from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.people.rules import ages

YES, NO = "yes", "no"
YOUNGEST = 8


class BirthDateField(forms.TextField):
    """A day of birth, as one writes it: 31-12-2012."""

    input_mode = "numeric"
    default_error_messages = {"required": _("Vul een geboortedatum in.")}  # noqa: RUF012

    def __init__(self, **options: Any) -> None:
        super().__init__(autocomplete="bday", max_length=10, width="short", **options)

    def clean(self, value: Any) -> datetime.date:
        """Return the day; raises ValidationError for what is none."""
        text = super().clean(value).replace("/", "-").replace(".", "-")
        try:
            return datetime.datetime.strptime(text, "%d-%m-%Y").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            raise ValidationError(_("Dit is geen datum. Schrijf hem zo: 31-12-2012.")) from None


class YoungForm(forms.Form):
    """Who wants a space and is under sixteen, and which parent may be asked."""

    name = NameField(label=_("Hoe heet je?"), help_text=_("Je voornaam is genoeg."))
    birth_date = BirthDateField(label=_("Wanneer ben je geboren?"), help_text=_("Bijvoorbeeld: 31-12-2012."))
    email = EmailField(label=_("Je eigen mailadres"))
    parent = EmailField(label=_("Het mailadres van je ouder"), help_text=_("Wij vragen je ouder of het goed is."))

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.key = read_key((data or {}).get("key", ""))

    def clean_birth_date(self) -> datetime.date:
        """Return the day of birth of somebody who needs a parent."""
        day: datetime.date = self.cleaned_data["birth_date"]
        today = timezone.localdate()
        if not ages.needs_parent(day, today):
            raise ValidationError(_("Je bent 16 of ouder. Dan hoef je je ouder niet te vragen."))
        if ages.age_on(day, today) < YOUNGEST:
            raise ValidationError(_("Vraag een volwassene om ons te bellen."))
        return day

    def clean(self) -> dict[str, Any]:
        """Return what was typed; a parent has another address than the child."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("parent") and cleaned["parent"] == cleaned.get("email"):
            self.add_error("parent", _("Dit is je eigen mailadres. Vul dat van je ouder in."))
        return cleaned


class ParentForm(forms.Form):
    """What the parent says."""

    answer = forms.RadioField(
        label=_("Vindt u dit goed?"), choices=[(YES, _("Ja, dat is goed")), (NO, _("Nee, liever niet"))]
    )
    name = NameField(label=_("Uw naam"), required=False)

    def clean(self) -> dict[str, Any]:
        """Return the answer; who says yes says who they are."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("answer") == YES and not cleaned.get("name"):
            self.add_error("name", _("Vul uw naam in."))
        return cleaned
