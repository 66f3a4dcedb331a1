"""Fields that several forms of casework have."""

from typing import Any

from django.conf import settings

from draagkracht.base import forms


class LanguageField(forms.SelectField):
    """In which language somebody is written to by mail."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, choices=settings.LANGUAGES, initial="nl", **options)

    def clean(self, value: Any) -> str:
        """Return the code of the language; Dutch where nothing was chosen."""
        return str(super().clean(value) or "nl")


class YesField(forms.CheckboxesField):
    """One thing that somebody says yes to, in its own words; gives True or False.

    With `asks` a yes is needed: that is said where there is none. Without it, no tick says no.
    """

    has_default = True

    def __init__(self, *, says: Any, asks: Any = "", **options: Any) -> None:
        super().__init__(required=bool(asks), choices=[("ja", says)], error_messages={"required": asks}, **options)

    def clean(self, value: Any) -> Any:
        """Return whether somebody said yes; raises ValidationError where they have to and did not."""
        return bool(super().clean(value))
