"""Forms of accounts: one module for each topic, named here."""

from draagkracht.accounts.forms.sign_in import (
    AcceptForm,
    AskCodeForm,
    AuthenticatorForm,
    BirthYearField,
    CodeField,
    EmailField,
    LetterCodeForm,
    LoginCodeForm,
    NameField,
    NameForm,
    PasskeyForm,
    SetUpForm,
)
from draagkracht.accounts.forms.staff import InviteForm, OrganisationForm, RoleForm

__all__ = [
    "AcceptForm",
    "AskCodeForm",
    "AuthenticatorForm",
    "BirthYearField",
    "CodeField",
    "EmailField",
    "InviteForm",
    "LetterCodeForm",
    "LoginCodeForm",
    "NameField",
    "NameForm",
    "OrganisationForm",
    "PasskeyForm",
    "RoleForm",
    "SetUpForm",
]
