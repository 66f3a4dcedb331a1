"""The forms of sign-in and of the people who work here."""

from collections.abc import Mapping
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
from draagkracht.accounts.displays.organisations import KIND_NAMES
from draagkracht.accounts.displays.roles import role_line
from draagkracht.accounts.permissions import Role
from draagkracht.accounts.rules import LONGEST_NAME, OF_RESIDENTS, clean_email
from draagkracht.base import forms

# Of which field the organisation of a role comes.
ORGANIZATION_FIELDS = {Role.PROVIDER.value: "organization_id", Role.PROFESSIONAL.value: "practice_id"}
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


class RoleForm(forms.Form):
    """A role that somebody gives, and the organisation where it is for one.

    Ids and names to choose from: `organizations` of the directory, for a provider; `practices`, whose people sign in,
    for who refers.
    """

    role = forms.RadioField(label=_("Rol"))
    organization_id = forms.SelectField(
        label=_("Organisatie"), help_text=_("Voor welke organisatie werkt deze persoon?"), required=False
    )
    practice_id = forms.SelectField(
        label=_("Organisatie of praktijk"),
        help_text=_("Staat hij er niet bij? Voeg hem eerst toe bij Organisaties die inloggen."),
        required=False,
    )

    def __init__(
        self, *args: Any, organizations: Mapping[str, str], practices: Mapping[str, str], **options: Any
    ) -> None:
        start = options.get("initial") or {}
        if start.get("role") == Role.PROFESSIONAL:
            options["initial"] = {**start, "practice_id": start.get("organization_id", ""), "organization_id": ""}
        super().__init__(*args, **options)
        given = [role for role in Role if role not in OF_RESIDENTS]
        self.fields["role"].choices = [(role.value, role_line(role)) for role in given]  # type: ignore[attr-defined]
        lists = {"organization_id": organizations, "practice_id": practices}
        for name, choices in lists.items():
            self.fields[name].choices = [("", _("Geen")), *choices.items()]  # type: ignore[attr-defined]
        self.fields["organization_id"].needed_for = _("nodig voor een aanbieder")  # type: ignore[attr-defined]
        self.fields["practice_id"].needed_for = _("nodig voor een verwijzer")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Return the role, with as `organization_id` the organisation of a provider or of who refers; else none."""
        cleaned: dict[str, Any] = super().clean() or {}
        field = ORGANIZATION_FIELDS.get(cleaned.get("role", ""))
        for name in set(ORGANIZATION_FIELDS.values()) - {field}:
            self.errors.pop(name, None)
        if field and not cleaned.get(field) and field not in self.errors:
            self.add_error(field, _("Kies de organisatie waar deze persoon bij hoort."))
        practice_id, organization_id = cleaned.pop("practice_id", ""), cleaned.get("organization_id", "")
        cleaned["organization_id"] = {"practice_id": practice_id, "organization_id": organization_id}.get(
            field or "", ""
        )
        return cleaned


class OrganisationForm(forms.Form):
    """An organisation whose people sign in here."""

    name = forms.TextField(label=_("Naam"), max_length=120, width="medium")
    kind = forms.SelectField(label=_("Soort"))
    phone = forms.TextField(label=_("Telefoon"), max_length=30, width="short", required=False)
    email = EmailField(label=_("Mailadres"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = sorted(((kind.value, gettext(name)) for kind, name in KIND_NAMES.items()), key=lambda pair: pair[1])
        self.fields["kind"].choices = [("", _("Kies een soort")), *kinds]  # type: ignore[attr-defined]


class InviteForm(RoleForm):
    """Who is asked to work here."""

    name = NameField(label=_("Naam"))
    email = EmailField(label=_("Mailadres"), help_text=_("Hier sturen wij de uitnodiging heen."))
    field_order = ("name", "email", "role", "organization_id", "practice_id")
