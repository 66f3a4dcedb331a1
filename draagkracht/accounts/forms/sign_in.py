"""The forms of signing in."""

from typing import Any

from allauth.account import forms as account
from allauth.core import context, ratelimit
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.totp.internal import auth
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.accounts.adapter import TOO_OFTEN
from draagkracht.accounts.rules import LONGEST_NAME, clean_email
from draagkracht.base import forms

MIN_YEAR = 1900
EMAIL_IS_ODD = _("Dit is geen mailadres dat wij kennen. Een mailadres ziet eruit als naam@voorbeeld.nl.")


class EmailField(forms.TextField):
    """An address of mail, as we keep it."""

    input_type = "email"
    input_mode = "email"
    default_error_messages = {  # noqa: RUF012 - as Django declares it
        "required": _("Vul een mailadres in."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(autocomplete="email", max_length=254, width="medium", **options)
        self.validators.append(EmailValidator(EMAIL_IS_ODD))

    def to_python(self, value: Any) -> str:
        """Return the address in lower case, without space around it."""
        return clean_email(super().to_python(value) or "")


class CodeField(forms.TextField):
    """A code to copy: digits, with or without dashes and spaces."""

    input_mode = "numeric"
    default_error_messages = {  # noqa: RUF012
        "required": _("Vul de code in."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(autocomplete="one-time-code", max_length=40, width="short", **options)


class AskCodeForm(forms.Form, account.RequestLoginCodeForm):
    """To which address the code goes."""

    email = EmailField(label=_("Uw mailadres"))


class LoginCodeForm(forms.Form, account.ConfirmLoginCodeForm):
    """The code of the mail."""

    code = CodeField(label=_("De code uit de mail"))

    def __init__(self, *args: Any, email: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.email = email

    def clean_code(self) -> str:
        """Return the code; counts the try for the address too: a session can be thrown away, and many at once."""
        if not ratelimit.consume(context.request, action="confirm_login_code", key=self.email):
            raise ValidationError(TOO_OFTEN)
        code: str = super().clean_code()
        return code


class BirthYearField(forms.TextField):
    """A year of birth, as a number."""

    input_mode = "numeric"
    default_error_messages = {"required": _("Vul een geboortejaar in.")}  # noqa: RUF012

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=4, width="short", **options)

    def clean(self, value: Any) -> int:
        """Return the year; raises ValidationError for what is none."""
        text = super().clean(value)
        if not (text.isdecimal() and MIN_YEAR <= int(text) <= timezone.localdate().year):
            raise ValidationError(_("Dit is geen geboortejaar. Een geboortejaar ziet eruit als 1948."))
        return int(text)


class LetterCodeForm(forms.Form):
    """The code of a letter, and of whom it is."""

    code = forms.TextField(
        label=_("De code uit de brief"), help_text=_("Twaalf letters en cijfers."), max_length=40, width="medium"
    )
    birth_year = BirthYearField(label=_("Uw geboortejaar"))


class AuthenticatorForm(forms.Form, mfa.AuthenticateForm):
    """The code of the app, or one of the codes for when the app is gone."""

    code = CodeField(
        label=_("De code uit uw app"),
        help_text=_("Hebt u uw telefoon niet bij u? Vul dan een van uw reservecodes in."),
    )


class SetUpForm(forms.Form, totp.ActivateTOTPForm):
    """The first code of a new app."""

    code = CodeField(label=_("De code die uw app nu toont"))

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        """Keep the secret that the page showed: allauth would make another for a second tab."""
        forms.Form.__init__(self, *args, **options)
        self.user = user
        self.secret = auth.get_totp_secret()


class NameField(forms.TextField):
    """What somebody is called."""

    def __init__(self, **options: Any) -> None:
        super().__init__(autocomplete="name", max_length=LONGEST_NAME, width="medium", **options)

    def to_python(self, value: Any) -> str:
        """Return the name on one line."""
        return " ".join((super().to_python(value) or "").split())


class AcceptForm(forms.Form):
    """Under which name somebody works here."""

    name = NameField(label=_("Uw naam"), help_text=_("Zo ziet uw gemeente wie iets heeft gedaan."))


class NameForm(forms.Form):
    """How somebody who lives here wants to be called."""

    name = NameField(label=_("Hoe heet u?"), help_text=_("Uw voornaam is genoeg."))


class PasskeyForm(forms.Form):
    """What somebody calls a device with which they sign in. Never wrong: the device has made its key by then."""

    name = forms.TextField(
        label=_("Hoe noemt u dit toestel?"),
        help_text=_("Bijvoorbeeld: mijn telefoon."),
        max_length=LONGEST_NAME,
        width="medium",
        required=False,
    )

    def clean_name(self) -> str:
        """Return the name on one line."""
        return " ".join(self.cleaned_data["name"].split()) or gettext("Mijn toestel")
