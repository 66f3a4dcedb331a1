"""The form of "Bel mij terug"."""

import re
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils.dates import WEEKDAYS
from django.utils.text import get_text_list
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.translation import translate
from draagkracht.municipalities.rules import Hours
from draagkracht.referrals.rules import wishes

CHANNEL_PATTERN = r"[a-z0-9-]{1,20}"
LEAST_RUN = 3


class PhoneField(forms.PhoneField):
    """A telephone number as people write it, in any digits, without which nobody can be called."""

    default_error_messages = {  # noqa: RUF012 - as Django declares it
        "required": _("Vul uw telefoonnummer in. Anders kunnen wij u niet bellen."),
    }


class CallRequestForm(forms.Form):
    """Who wants to be called, when, and in which language.

    `key` belongs to this one form: sending it twice has one effect. `via` is the channel by which somebody came.
    """

    phone = PhoneField(label=_("Uw telefoonnummer"), autocomplete="tel", width="medium", max_length=60)
    name = forms.TextField(
        label=_("Uw naam"), required=False, autocomplete="name", width="medium", max_length=wishes.LONGEST_NAME
    )
    daypart = forms.RadioField(label=_("Wanneer mogen wij bellen?"), initial=wishes.Daypart.ANY)
    language = forms.SelectField(label=_("In welke taal wilt u praten?"))

    def __init__(self, data: Any = None, *, hours: Sequence[Hours], languages: Sequence[str], via: str = "") -> None:
        super().__init__(data, initial={"language": get_language()})
        sent = data or {}
        self.key = read_key(sent.get("key", ""))
        self.via = read_channel(sent.get("via", via))
        self.fields["daypart"].choices = [  # type: ignore[attr-defined]
            (offer.daypart, daypart_label(offer)) for offer in wishes.list_offers(hours)
        ]
        self.fields["language"].choices = language_choices(languages)  # type: ignore[attr-defined]

    def refuse_all(self, desk_phone: str) -> None:
        """Say that no new promise can be made, and what somebody can do instead."""
        message = gettext("Er wachten nu te veel mensen. Wij kunnen niets beloven. Bel ons zelf: %(phone)s.")
        self.add_error(None, message % {"phone": desk_phone})


def read_channel(text: str) -> str:
    """Return the code of a channel if it looks like one, else nothing."""
    return text if re.fullmatch(CHANNEL_PATTERN, text) else ""


def daypart_label(offer: wishes.DaypartOffer) -> str:
    """Return the name of a part of the day, with the days where it is not every day that the desk is open."""
    part = translate(wishes.LABELS[offer.daypart])
    if not offer.days:
        return part
    return gettext("%(part)s (%(days)s)") % {"part": part, "days": list_days(offer.days)}


def list_days(days: Sequence[int]) -> str:
    """Return days of the week in words: `maandag en dinsdag`, or from the first to the last where they follow on."""
    names = [str(WEEKDAYS[day]) for day in days]
    if len(days) >= LEAST_RUN and days[-1] - days[0] == len(days) - 1:
        return gettext("%(first)s tot en met %(last)s") % {"first": names[0], "last": names[-1]}
    return get_text_list(names, gettext("en"))


def language_choices(offered: Sequence[str]) -> list[tuple[str, str]]:
    """Return the languages of the site, each by its own name, and another."""
    names = dict(settings.LANGUAGES)
    own = [(code, str(names[code])) for code in offered if code in names and code in wishes.LANGUAGES]
    return [*own, (wishes.OTHER_LANGUAGE, gettext("Een andere taal"))]
