"""The question whether somebody takes part in a circle, on paper. It names who asks, and nobody it is about."""

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import formats
from django.utils.translation import gettext

from draagkracht.base import letters
from draagkracht.base.letters.colours import accent
from draagkracht.municipalities.queries import Site
from draagkracht.people.queries.circles import Invited, Seat
from draagkracht.portal.letters import filling
from draagkracht.portal.letters.card import draw
from draagkracht.portal.letters.result import LetterDesk

TEMPLATE: Final = "portal/letters/circle.typ"


@dataclass(frozen=True, slots=True)
class Asking:
    """All that the sheet says."""

    municipality: str
    accent: str
    day: str
    desk: LetterDesk
    title: str
    intro: str
    notes: tuple[str, ...]
    code: str
    address: str
    words: dict[str, str]
    page_label: str
    language: str
    direction: str


def typeset_asking(site: Site, seat: Seat, invited: Invited, *, address: str, language: str, today: date) -> bytes:
    """Return the sheet as PDF/UA-1. Raises LetterFailed."""
    until = formats.date_format(invited.expires_at, "j F Y")
    sheet = Asking(
        municipality=site.name,
        accent=accent(site.theme),
        day=formats.date_format(today, "j F Y"),
        desk=filling.letter_desk(site, language),
        title=gettext("Wilt u meedoen op een gedeelde plek?"),
        intro=gettext("%(asker)s zorgt voor iemand, en spreekt met anderen af wie wat doet. U kunt meedoen.")
        % {"asker": seat.name},
        notes=(
            gettext("U leest eerst wat het is. Daarna zegt u ja of nee."),
            gettext("U hebt een mailadres nodig om in te loggen."),
            gettext("U bent tot niets verplicht. De link werkt één keer, tot %(day)s.") % {"day": until},
        ),
        code=draw(address),
        address=address,
        words={
            "scan": gettext("Scan de code, of typ dit adres over:"),
            "alt": gettext("Code die naar de vraag leidt"),
            "desk": gettext("Hebt u een vraag? Bel ons."),
        },
        page_label=gettext("Bladzijde {page} van {pages}"),
        language=language,
        direction="rtl" if language == "ar" else "ltr",
    )
    return letters.typeset(TEMPLATE, dataclasses.asdict(sheet), written_on=today)
