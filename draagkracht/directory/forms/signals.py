"""What anybody fills in to say that something is not right. No name is asked, and no account is needed."""

from functools import cached_property
from typing import Any, Final

from django.core import signing
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms, translation
from draagkracht.directory.forms.rows import MailField
from draagkracht.directory.rules import fields
from draagkracht.directory.rules.history import Subject
from draagkracht.directory.rules.signalling import TOPICS

SALT: Final = "draagkracht.directory.signals"
# A person needs longer than this to read the form; a page that stood open for a day gets a new clock.
QUICKEST_SECONDS: Final = 2
LONGEST_SECONDS: Final = 24 * 3600
LONGEST_MAIL: Final = 254


class SignalForm(forms.Form):
    """Something is not right. `huisnummer` is a trap: people do not see it, programs fill it in."""

    onderwerp = forms.SelectField(label=_("Waar gaat het over?"))
    bericht = forms.LongTextField(
        label=_("Wat klopt er niet?"),
        help_text=_("Schrijf het in een paar woorden. Zet er geen namen of gegevens van uzelf bij."),
        max_length=2000,
    )
    goed = forms.TextField(label=_("Hoe is het wel, als u dat weet?"), required=False, max_length=fields.SHORT)
    mail = MailField(
        label=_("Uw mailadres, als u een antwoord wilt"),
        help_text=_("Wij gebruiken het één keer. Daarna wissen wij het, na hoogstens 30 dagen."),
        required=False,
        max_length=LONGEST_MAIL,
        autocomplete="email",
    )

    def __init__(self, data: Any, *, topic: str) -> None:
        super().__init__(data, initial={"onderwerp": topic if topic in TOPICS else ""})
        own: Any = self.fields
        own["onderwerp"].choices = [
            ("", gettext("Kies")),
            *((word, translation.translate(one.label)) for word, one in TOPICS.items()),
        ]

    @property
    def is_trapped(self) -> bool:
        """Return whether a program filled in what people do not see."""
        return bool(self.data.get("huisnummer"))

    @property
    def clock(self) -> str:
        """Return the moment of this page, signed; sending it again keeps the first moment."""
        sent = str(self.data.get("klok", ""))
        return sent if _is_signed_within(sent, LONGEST_SECONDS) else signing.dumps("", salt=SALT)

    @cached_property
    def is_hasty(self) -> bool:
        """Return whether it comes quicker than a person reads, or with no page of today before it."""
        sent = str(self.data.get("klok", ""))
        return self.is_bound and (
            not _is_signed_within(sent, LONGEST_SECONDS) or _is_signed_within(sent, QUICKEST_SECONDS)
        )

    @property
    def asks_again(self) -> bool:
        """Return whether nothing is wrong with it but the haste: then it has to be sent once more."""
        return self.is_hasty and not self.errors

    def is_valid(self) -> bool:
        """Return whether it can be taken in."""
        return super().is_valid() and not self.is_hasty

    def clean_mail(self) -> str:
        """Return a mail address."""
        try:
            return str(fields.check(Subject.SERVICE, "email", self.cleaned_data["mail"]))
        except fields.ValueIsWrong as wrong:
            self.add_error("mail", translation.translate(wrong.reason))
            return ""

    def refuse(self, phone: str) -> None:
        """Say that too much waits, and what somebody can do instead."""
        message = gettext("Er liggen nu te veel berichten. Wij kunnen niets beloven. Bel ons: %(phone)s.")
        self.add_error(None, message % {"phone": phone})


def _is_signed_within(clock: str, seconds: int) -> bool:
    try:
        signing.loads(clock, salt=SALT, max_age=seconds)
    except signing.BadSignature:
        return False
    return True
