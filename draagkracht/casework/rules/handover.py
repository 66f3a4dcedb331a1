"""A warm handover: to whom, how the carer's yes was asked, and what may go along to another organisation."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence


class Receiver(StrEnum):
    """To whom a case goes over."""

    PERSON = "person"
    TEAM = "team"
    ORGANISATION = "organisation"


class HandoverState(StrEnum):
    """How far a handover is."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Asked(StrEnum):
    """How the yes of whom it is about was asked."""

    SPOKEN = "spoken"
    PHONE = "phone"
    PAPER = "paper"


class Share(StrEnum):
    """What may go along to another organisation. What is not named stays here."""

    NAME = "name"
    WHY = "why"
    AGREED = "agreed"
    NOT_AGAIN = "not_again"


STATE_LABELS: Final[Mapping[HandoverState, Sentence]] = {
    HandoverState.OFFERED: Sentence(N_("Wacht op antwoord")),
    HandoverState.ACCEPTED: Sentence(N_("Overgenomen")),
    HandoverState.REFUSED: Sentence(N_("Niet overgenomen")),
    HandoverState.WITHDRAWN: Sentence(N_("Ingetrokken")),
}
RECEIVER_LABELS: Final[Mapping[Receiver, Sentence]] = {
    Receiver.PERSON: Sentence(N_("Een collega")),
    Receiver.TEAM: Sentence(N_("Een ander team")),
    Receiver.ORGANISATION: Sentence(N_("Een andere organisatie")),
}
ASKED_LABELS: Final[Mapping[Asked, Sentence]] = {
    Asked.SPOKEN: Sentence(N_("In een gesprek")),
    Asked.PHONE: Sentence(N_("Met de telefoon")),
    Asked.PAPER: Sentence(N_("Op papier, met handtekening")),
}
SHARE_LABELS: Final[Mapping[Share, Sentence]] = {
    Share.NAME: Sentence(N_("Naam en telefoonnummer")),
    Share.WHY: Sentence(N_("Waarom een ander het overneemt")),
    Share.AGREED: Sentence(N_("Wat er is afgesproken")),
    Share.NOT_AGAIN: Sentence(N_("Wat niemand opnieuw vraagt")),
}

HAS_ONE: Final = Sentence(N_("Deze zaak wacht al op een antwoord van een ander. Trek die vraag eerst in."))
NO_RECEIVER: Final = Sentence(N_("Kies wie de zaak krijgt."))
NOT_ONESELF: Final = Sentence(N_("Deze collega heeft de zaak al. Kies iemand anders."))
NOBODY_THERE: Final = Sentence(N_("Bij dit team hoort nog niemand. Kies een ander team."))
NO_REASON: Final = Sentence(N_("Schrijf op waarom niet. Dan weet een ander wat er nodig is."))


class HandoverCannotBe(ValueError):
    """A case cannot go over like this; `sentence` says what to do."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.message)
        self.sentence = sentence
