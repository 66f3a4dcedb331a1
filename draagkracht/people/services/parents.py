"""Asking a parent, and telling the child: mails, and nothing else. A space is opened after the child typed a code."""

import hashlib

from django.db import transaction
from django.utils.translation import gettext

from draagkracht.municipalities import services as municipalities
from draagkracht.people.rules.asking_parents import Wish


@transaction.atomic
def ask_parent(*, municipality_id: int, site_name: str, wish: Wish, address: str) -> None:
    """Mail a parent the link on which they say yes or no. The name of the child stands behind the link alone."""
    _mail(
        municipality_id,
        wish.parent,
        gettext("Uw kind vraagt om een eigen plek bij %(name)s") % {"name": site_name},
        gettext(
            "Dag,\n\n"
            "Uw kind zorgt voor iemand, en wil een eigen plek op de site van %(name)s. "
            "Uw kind is jonger dan 16 jaar. Daarom vragen wij u of dit goed is.\n\n"
            "Lees meer en zeg ja of nee:\n%(address)s\n\n"
            "De link werkt een week. Doet u niets? Dan bewaren wij niets."
        )
        % {"name": site_name, "address": address},
        f"ask.{wish.key}",
    )


@transaction.atomic
def tell_child(*, municipality_id: int, site_name: str, wish: Wish, address: str) -> None:
    """Mail a child that the parent agrees, with the link to go on."""
    _mail(
        municipality_id,
        wish.email,
        gettext("Je eigen plek bij %(name)s") % {"name": site_name},
        gettext(
            "Dag %(child)s,\n\n"
            "Je ouder vindt het goed dat je een eigen plek krijgt.\n\n"
            "Ga hier verder:\n%(address)s\n\n"
            "De link werkt een week. Wil je niet meer? Dan hoef je niets te doen."
        )
        % {"child": wish.name, "address": address},
        f"tell.{wish.key}",
    )


def _mail(municipality_id: int, to: str, subject: str, body: str, what: str) -> None:
    municipalities.queue_mail(
        municipality_id=municipality_id,
        to=to,
        subject=subject,
        body=body,
        reference=f"people.parents.{hashlib.sha256(f'{what}.{to}'.encode()).hexdigest()[:32]}",
    )
