"""What somebody who was referred hears of it by mail: that we will call, how to stop it, and where to see who looked.

It names neither them nor who referred them, and nothing of what was told: mail is read by others.
"""

from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.referrals.rules.telling import CLOSING, GREETING, Mail

SUBJECT: Final = Sentence(N_("Wij nemen contact met u op"))
ASKED: Final = Sentence(N_("Iemand vroeg ons om contact met u op te nemen. U vond dat goed, hoorden wij."))
DUE: Final = N_("U hoort van ons uiterlijk %(due)s.")
STOP: Final = Sentence(N_("Wilt u dit liever niet? Bel ons. Dan wissen wij meteen wat wij van u weten."))
LOOK: Final = Sentence(
    N_("Wilt u zien wie uw gegevens bekeek? Dat kan op een eigen plek op onze site. Open deze link:")
)
HOLDS: Final = Sentence(N_("De link werkt 30 dagen. Het hoeft niet."))


def mail_of(*, due: str, address: str, desk: str, phone: str) -> Mail:
    """Return the mail to somebody who was referred; the day is text already."""
    closing = Sentence(CLOSING, {"desk": desk, "phone": phone})
    link = Sentence("%(address)s", {"address": address})
    return Mail(SUBJECT, (GREETING, ASKED, Sentence(DUE, {"due": due}), STOP, LOOK, link, HOLDS, closing))
