"""Handing a case over, and the answer of whoever receives it."""

import datetime
import uuid
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.forms import NOT_CHOSEN
from draagkracht.base.keys import read_key
from draagkracht.base.moments import DayField, TimeField
from draagkracht.base.text import Sentence
from draagkracht.base.translation import translate
from draagkracht.casework.forms.cases import Colleagues, choices_of
from draagkracht.casework.rules import handover as rules
from draagkracht.casework.rules.handover import Asked, Receiver, Share
from draagkracht.casework.services.handovers import Plan

Named = list[tuple[str, str]]
FIELDS = {Receiver.PERSON: "collega", Receiver.TEAM: "team", Receiver.ORGANISATION: "organisatie"}


class HandoverForm(forms.Form):
    """To whom a case goes over, and what was said. `key`: sending it twice has one effect."""

    naar = forms.RadioField(label=_("Wie neemt het over?"))
    collega = forms.SelectField(label=_("Welke collega?"), required=False)
    team = forms.SelectField(label=_("Welk team?"), required=False)
    organisatie = forms.TextField(
        label=_("Welke organisatie?"),
        required=False,
        needed_for=_("nodig bij een organisatie"),
        max_length=160,
        width="medium",
    )
    waarom = forms.LongTextField(label=_("Waarom neemt een ander het over?"), max_length=2000)
    afgesproken = forms.LongTextField(label=_("Wat is er afgesproken?"), max_length=4000)
    niet_opnieuw = forms.LongTextField(label=_("Wat hoeft niemand opnieuw te vragen?"), required=False, max_length=4000)
    dag = DayField(label=_("Wanneer praat u samen?"), required=False, width="medium")
    tijd = TimeField(label=_("Hoe laat?"), required=False)
    bij = forms.TextField(label=_("Wie zijn daarbij?"), required=False, max_length=300)
    akkoord = forms.CheckboxesField(
        label=_("Wie vindt het goed?"),
        error_messages={"required": _("Vraag het eerst. Zonder ja gaat een zaak niet naar een ander.")},
    )
    gevraagd = forms.RadioField(label=_("Hoe hebt u het gevraagd?"))
    mee = forms.CheckboxesField(
        label=_("Wat mag er mee naar een andere organisatie?"),
        help_text=_("Dit komt in een brief die iemand zelf meegeeft. Wij sturen niets naar de organisatie."),
        required=False,
    )

    def __init__(self, data: Any = None, *, colleagues: Colleagues, teams: Named, parties: Named) -> None:
        super().__init__(data, initial={"naar": Receiver.PERSON.value, "gevraagd": Asked.SPOKEN.value})
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        fields: dict[str, Any] = self.fields
        fields["naar"].choices = choices_of(rules.RECEIVER_LABELS)
        fields["collega"].choices = [NOT_CHOSEN, *((str(number), name) for number, name in colleagues)]
        fields["team"].choices = [NOT_CHOSEN, *teams]
        fields["collega"].needed_for, fields["team"].needed_for = _("nodig bij een collega"), _("nodig bij een team")
        fields["mee"].needed_for = _("nodig bij een organisatie")
        fields["akkoord"].choices = parties
        fields["gevraagd"].choices = choices_of(rules.ASKED_LABELS)
        fields["mee"].choices = choices_of(rules.SHARE_LABELS)

    def clean(self) -> dict[str, Any]:
        """Ask for the one who receives, for a whole moment, and for what may go along to an organisation."""
        given = super().clean() or {}
        name = FIELDS.get(given.get("naar", ""))
        if name and not given.get(name):
            self.add_error(name, translate(rules.NO_RECEIVER))
        if bool(given.get("dag")) != bool(given.get("tijd")) and not {"dag", "tijd"} & set(self.errors):
            self.add_error("dag", gettext("Vul de dag en de tijd in, of geen van beide."))
        if given.get("naar") == Receiver.ORGANISATION and not given.get("mee"):
            self.add_error("mee", gettext("Vraag wat mee mag. Kies ten minste één ding."))
        return given

    def plan(self) -> Plan:
        """Return what was filled in."""
        given = self.cleaned_data
        receiver = Receiver(given["naar"])
        moment = datetime.datetime.combine(given["dag"], given["tijd"]) if given["dag"] else None
        return Plan(
            receiver=receiver,
            to_user_id=int(given["collega"]) if receiver is Receiver.PERSON else None,
            to_team=given["team"] if receiver is Receiver.TEAM else "",
            to_organisation=given["organisatie"] if receiver is Receiver.ORGANISATION else "",
            why=given["waarom"],
            agreed=given["afgesproken"],
            not_again=given["niet_opnieuw"],
            talk_at=timezone.make_aware(moment) if moment else None,
            talk_with=given["bij"],
            asked_how=Asked(given["gevraagd"]),
            agreed_by=[uuid.UUID(one) for one in given["akkoord"]],
            shares=[Share(one) for one in given["mee"]] if receiver is Receiver.ORGANISATION else (),
        )

    def refuse(self, sentence: Sentence) -> None:
        """Say why a case cannot go over like this."""
        self.add_error(None, translate(sentence))


class AnswerForm(forms.Form):
    """Whether somebody takes a case over."""

    antwoord = forms.RadioField(
        label=_("Neemt u het over?"), choices=[("ja", _("Ja")), ("nee", _("Nee, en dit is waarom"))]
    )
    reden = forms.LongTextField(label=_("Waarom niet?"), required=False, needed_for=_("nodig bij nee"), max_length=2000)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))

    def clean(self) -> dict[str, Any]:
        """Ask for the reason of a no."""
        given = super().clean() or {}
        if given.get("antwoord") == "nee" and not given.get("reden"):
            self.add_error("reden", translate(rules.NO_REASON))
        return given
