"""The end of a mail: where one's own space is, and who writes, with the number to call."""

from django.urls import reverse
from django.utils.translation import gettext

from draagkracht.municipalities.models import Municipality
from draagkracht.municipalities.queries import get_origin


def sign_mail(body: str, *, municipality_id: int, to_space: bool = False) -> str:
    """Return a mail with its end, in the active language; `to_space` for who has a space here."""
    writer = Municipality.objects.get(pk=municipality_id)
    parts = [body]
    if to_space:
        address = get_origin(municipality_id) + reverse("portal-own:show-overview")
        says = gettext("Open uw eigen plek. U logt in met een code die wij u mailen:\n%(address)s")
        parts.append(says % {"address": address})
    parts.append(gettext("Vragen? Bel %(desk)s: %(phone)s.") % {"desk": writer.desk_name, "phone": writer.desk_phone})
    return "\n\n".join((*parts, writer.name))
