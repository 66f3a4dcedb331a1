"""A question to colleagues, and an answer."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.text import Sentence
from draagkracht.base.translation import translate


class ConsultForm(forms.Form):
    """What somebody asks or answers. `key`: sending it twice has one effect."""

    tekst = forms.LongTextField(
        label=_("Uw antwoord"), help_text=_("Schrijf geen naam, adres, nummer of geboortedatum op."), max_length=4000
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))

    def refuse(self, sentence: Sentence) -> None:
        """Say what may not stand here."""
        self.add_error("tekst", translate(sentence))


class AskForm(ConsultForm):
    """A question to colleagues."""

    onderwerp = forms.TextField(label=_("Waar gaat het over?"), max_length=120)
    tekst = forms.LongTextField(
        label=_("Uw vraag"),
        help_text=_("Schrijf geen naam, adres, nummer of geboortedatum op. Wel wie het is: een moeder van 80."),
        max_length=4000,
    )
    field_order = ("onderwerp", "tekst")
