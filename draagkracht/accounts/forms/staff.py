"""The forms of the people who work here, and of their organisations."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.accounts.displays.organisations import KIND_NAMES
from draagkracht.accounts.displays.roles import role_line
from draagkracht.accounts.forms.sign_in import EmailField, NameField
from draagkracht.accounts.permissions import Role
from draagkracht.accounts.rules import LIVES_HERE
from draagkracht.base import forms

# Of which field the organisation of a role comes.
ORGANIZATION_FIELDS = {Role.PROVIDER.value: "organization_id", Role.PROFESSIONAL.value: "practice_id"}


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
        given = [role for role in Role if role not in LIVES_HERE]
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
