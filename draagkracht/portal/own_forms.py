"""The forms of somebody's own overview."""

import datetime
import json
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.people.displays.consents import recipient_shown
from draagkracht.people.forms import AgreeField
from draagkracht.people.queries import CaresFor

LONGEST_RECIPIENT = 120
LONGEST_NOTE = 60


class ShareForm(forms.Form):
    """Who may use a code, and whether they read the answers too. `key` belongs to this one form.

    `places` are pairs of what a code may be for alone, and what that is called: a name.
    """

    recipient = forms.SelectField(label=_("Wie mag de code gebruiken?"), required=False)
    recipient_label = forms.TextField(
        label=_("Wilt u iets noteren voor uzelf?"),
        help_text=_("Bijvoorbeeld: aan de assistente gegeven. Dit verandert niet wie de code mag gebruiken."),
        required=False,
        max_length=LONGEST_NOTE,
        width="medium",
    )
    answers = forms.CheckboxesField(
        label=_("Wat mag die persoon zien?"),
        help_text=_(
            "Altijd: de datum, welke lijst, de uitkomst en hoe het eerder ging. "
            "Uw antwoorden alleen als u dat hier aankruist. Daar hoort ook de vraag bij of het thuis veilig is."
        ),
        choices=[("ja", _("Ook mijn antwoorden op de vragen"))],
        required=False,
    )

    def __init__(self, data: Any = None, *, places: Sequence[tuple[str, str]] = (), **options: Any) -> None:
        super().__init__(data, **options)
        self.key = read_key((data or {}).get("key", ""))
        self.names = dict(places)
        own: dict[str, Any] = self.fields
        only = [(key, gettext("Alleen: %(name)s") % {"name": recipient_shown(name)}) for key, name in places]
        own["recipient"].choices = [("", gettext("De gemeente of een hulpverlener met mijn code")), *only]

    def chosen(self) -> dict[str, Any]:
        """Return what was chosen, as making a code takes it."""
        found = self.cleaned_data
        place, said = self.names.get(found["recipient"], ""), found["recipient_label"]
        label = f"{place[: LONGEST_RECIPIENT - len(said) - 3]} ({said})" if place and said else place or said
        has_answers = bool(found["answers"])
        return {"recipient": found["recipient"], "recipient_label": label, "has_answers": has_answers}


class EndForm(forms.Form):
    """For whom caring has ended; the only one is chosen."""

    who = forms.ThingsField(
        label=_("Voor wie zorgt u niet meer?"),
        error_messages={"required": _("Kies voor wie u niet meer zorgt. Anders verandert er niets.")},
    )
    died = forms.CheckboxesField(
        label=_("Is deze persoon overleden?"),
        choices=[("yes", _("Ja. Stuur dan geen mail naar deze persoon"))],
        required=False,
    )
    agrees = AgreeField(
        label=_("Klopt dat?"),
        says=_("Ja, het zorgen is gestopt"),
        error_messages={"required": _("Zet een vinkje als het klopt. Anders verandert er niets.")},
    )

    def __init__(self, data: Any = None, *, cares_for: Sequence[CaresFor] = (), **options: Any) -> None:
        super().__init__(data, **options)
        if not cares_for and not (data and "who" in data):
            del self.fields["who"]
        else:
            choices = [(str(one.public_id), one.called) for one in cares_for]
            self.fields["who"].choices = choices  # type: ignore[attr-defined]  # a field of choices
            self.initial["who"] = [value for value, _ in choices] if len(choices) == 1 else []
        if not any(one.has_space for one in cares_for):
            del self.fields["died"]

    def chosen(self) -> list[uuid.UUID] | None:
        """Return for whom caring ended; None for who never said for whom they care."""
        return [uuid.UUID(value) for value in self.cleaned_data["who"]] if "who" in self.fields else None


class OpenCodeForm(forms.Form):
    """The code that a carer gives."""

    code = forms.TextField(
        label=_("De code die u kreeg"),
        help_text=_("Acht tekens. Hoofdletters en spaties maken niet uit."),
        max_length=40,
        width="short",
        error_messages={"required": _("Vul de code in die u kreeg.")},
    )

    def refuse_code(self) -> None:
        """Say that the code opens nothing, without telling why: a guess learns nothing."""
        self.add_error(
            "code",
            _("Deze code werkt niet. Vraag of de code klopt en voor u is, of vraag een nieuwe. Hij werkt 14 dagen."),
        )

    def refuse_more(self) -> None:
        """Say that there were too many tries."""
        self.add_error("code", _("U hebt te vaak geprobeerd. Wacht een kwartier en probeer het opnieuw."))


class CollectForm(OpenCodeForm):
    """The code on a paper that somebody brings to their own space."""

    code = forms.TextField(
        label=_("De code op het papier"),
        help_text=_("Acht tekens. Hoofdletters en spaties maken niet uit."),
        max_length=40,
        width="short",
        error_messages={"required": _("Vul de code in die op het papier staat.")},
    )

    def refuse_code(self) -> None:
        """Say that the code opens nothing, without telling why: a guess learns nothing."""
        self.add_error("code", _("Deze code werkt niet. Kijk of hij klopt. Hij werkt één keer, en 14 dagen."))


def key_of(answers: Mapping[str, Sequence[str]], day: datetime.date) -> uuid.UUID:
    """Return the key of a set of answers on a day: the same answers, sent twice that day, are kept once."""
    return uuid.uuid5(uuid.NAMESPACE_OID, json.dumps([str(day), [[item, *answers[item]] for item in sorted(answers)]]))
