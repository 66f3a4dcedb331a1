"""Short mails about small help: that there is news, and where to read it. Without a name or what was asked."""

import datetime
from typing import Final, Literal

from django.urls import reverse, translate_url
from django.utils import formats, translation
from django.utils.translation import gettext

from draagkracht.base.text import N_
from draagkracht.municipalities.queries import get_origin
from draagkracht.municipalities.services import queue_mail
from draagkracht.respite.models import HelpOffer, SmallHelp, Volunteer

What = Literal["proposed", "agreed", "handing"]
DUTCH: Final = "nl"
NEWS: Final = {
    "proposed": N_("Wij vonden iemand die kan helpen. Zegt u ja?"),
    "agreed": N_("Het is afgesproken. U leest nu wie er komt, en wanneer."),
    "handing": N_("Wij willen uw vraag aan een andere groep vrijwilligers geven. Vindt u dat goed?"),
}
ASKS_VOLUNTEER: Final = {
    "proposed": N_("Er is een vraag die bij u past. Wilt u helpen? U mag ook nee zeggen."),
    "agreed": N_("Het is afgesproken. U leest nu bij wie, en wanneer."),
}


def tell_asker(*, row: SmallHelp, what: What, at: datetime.datetime) -> None:
    """Write to who asked, where they have a space and an address of mail."""
    if not row.email or row.person_id is None:
        return
    language = row.speaks if row.speaks in row.municipality.languages else DUTCH
    with translation.override(language):
        path = translate_url(reverse("respite-own:show-small-help", args=[row.public_id]), language)
        _send(row, row.email, gettext(NEWS[what]), path, f"{what}.{at.isoformat()}")


def tell_volunteer(*, row: SmallHelp, volunteer: Volunteer, what: What, at: datetime.datetime) -> None:
    """Write to a volunteer who signs in here, in Dutch."""
    if not volunteer.email or volunteer.user_id is None:
        return
    with translation.override(DUTCH):
        path = reverse("respite-staff:show-my-visits")
        _send(row, volunteer.email, gettext(ASKS_VOLUNTEER[what]), path, f"volunteer.{what}.{at.isoformat()}")


def thank_helper(*, row: HelpOffer) -> None:
    """Thank who offers help, where they left an address: who calls, what comes first, and until when it is kept."""
    if not row.email:
        return
    municipality = row.municipality
    language = row.speaks if row.speaks in municipality.languages else DUTCH
    with translation.override(language):
        phone = {"phone": municipality.desk_phone}
        paragraphs = (
            gettext("Dank u wel dat u wilt helpen."),
            gettext("Een coördinator van een groep vrijwilligers leest wat u kunt, en neemt contact met u op. Dat is"
                    " binnen vijf werkdagen."),
            gettext("Gaat u alleen bij iemand op bezoek? Dan is er eerst een geldige VOG nodig. Dat is een verklaring"
                    " over uw gedrag. De coördinator vraagt die met u aan."),
            gettext("Wij wissen uw gegevens als u met de coördinator gesproken hebt, en uiterlijk op %(day)s.")
            % {"day": formats.date_format(row.delete_date, "j F Y")},
            gettext("Wilt u toch niet helpen? Of vroeg u dit niet? Bel ons: %(phone)s. Dan wissen wij het meteen.")
            % phone,
        )  # fmt: skip
        queue_mail(
            municipality_id=row.municipality_id,
            to=row.email,
            subject=gettext("U wilt helpen: dank u wel"),
            body="\n\n".join(paragraphs) + "\n",
            reference=f"respite.help-offer.{row.public_id}",
        )


def _send(row: SmallHelp, to: str, news: str, path: str, about: str) -> None:
    municipality = row.municipality
    call = gettext("Liever bellen? Dat kan: %(phone)s.") % {"phone": municipality.desk_phone}
    queue_mail(
        municipality_id=row.municipality_id,
        to=to,
        subject=gettext("Kleine hulp: er is nieuws"),
        body=f"{news}\n\n{get_origin(row.municipality_id)}{path}\n\n{call}\n",
        reference=f"respite.small-help.{row.public_id}.{about}",
    )
