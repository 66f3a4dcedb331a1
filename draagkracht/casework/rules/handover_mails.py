"""The one mail after a handover: who helped somebody, and who does so now. It says nothing of what it is about."""

from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.casework.rules.messages import Message, Sender, message

SUBJECT: Final = N_("Iemand anders helpt u verder: %(reference)s")
NOW: Final = N_("U sprak met %(old)s. Vanaf nu helpt %(new)s u verder. Dat is met u besproken.")
KNOWS: Final = N_("%(new)s weet wat er is afgesproken. U hoeft niet alles opnieuw te vertellen.")
SAME: Final = N_("Het nummer van uw vraag blijft %(reference)s. Wilt u iets vragen? Bel ons: %(phone)s.")


def changed_hands(name: str, reference: str, *, old: str, new: str, sender: Sender) -> Message:
    """Return the mail with the old and the new name."""
    now, knows = Sentence(NOW, {"old": old, "new": new}), Sentence(KNOWS, {"new": new})
    same = Sentence(SAME, {"reference": reference, "phone": sender.phone})
    return message(Sentence(SUBJECT, {"reference": reference}), name, sender, (now,), (knows,), (same,))
