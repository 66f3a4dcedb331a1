"""What happened in a case that is no step: facts that the clock waits for, and who has the case."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.casework.rules.states import State


class Note(StrEnum):
    """Something that happened on a day."""

    RECEIPT = "note_receipt"  # the receipt went out on paper
    FIRST_CONTACT = "note_first_contact"
    PLAN = "note_plan"
    NOTICE = "note_notice"  # a notice of default came in
    TOLD = "note_told"  # whom it is about knows of the request


LABELS: Final[Mapping[Note, Sentence]] = {
    Note.RECEIPT: Sentence(N_("Bevestiging verstuurd")),
    Note.FIRST_CONTACT: Sentence(N_("Eerste contact gehad")),
    Note.PLAN: Sentence(N_("Eigen plan ontvangen")),
    Note.NOTICE: Sentence(N_("Brief ontvangen dat wij te laat zijn")),
    Note.TOLD: Sentence(N_("Verteld over de melding")),
}
# As they stand in an address.
SLUGS: Final[Mapping[Note, str]] = {
    Note.RECEIPT: "bevestiging",
    Note.FIRST_CONTACT: "eerste-contact",
    Note.PLAN: "eigen-plan",
    Note.NOTICE: "te-laat",
    Note.TOLD: "verteld",
}
NOTES_BY_SLUG: Final[Mapping[str, Note]] = {slug: note for note, slug in SLUGS.items()}
COLUMNS: Final[Mapping[Note, str]] = {
    Note.RECEIPT: "support_pointed_at",
    Note.FIRST_CONTACT: "first_contact_at",
    Note.PLAN: "plan_received_at",
    Note.NOTICE: "notice_at",
    Note.TOLD: "client_told_at",
}
RECEIVED: Final = "receive_request"
ASSIGNED: Final = "assign"
BALANCE: Final = "check_balance"
RESPITE: Final = "ask_respite"
CALL: Final = "ask_call"
ALARM: Final = "settle_alarm"
NETWORK: Final = "read_network"
OFFERED: Final = "offer_handover"
TAKEN: Final = "accept_handover"
NOT_TAKEN: Final = "refuse_handover"
TAKEN_BACK: Final = "withdraw_handover"
COACH_BEGINS: Final = "begin_network_coach"
COACH_GOES_ON: Final = "keep_network_coach"
COACH_ENDS: Final = "end_network_coach"
SCAN: Final = "finish_mantelscan"
TALK: Final = "plan_talk"
TALK_MOVED: Final = "move_talk"
TALK_WRITTEN: Final = "write_up_talk"
PLAN_AGREED: Final = "agree_plan"
PLAN_REFUSED: Final = "refuse_plan"
MOVE_LABELS: Final[Mapping[str, Sentence]] = {
    RECEIVED: Sentence(N_("Vraag ontvangen")),
    ASSIGNED: Sentence(N_("Behandelaar gekozen")),
    BALANCE: Sentence(N_("Gevraagd hoe het gaat")),
    RESPITE: Sentence(N_("Vervangende zorg gewenst")),
    CALL: Sentence(N_("Op de bellijst gezet")),
    ALARM: Sentence(N_("Gedaan waar een gesprek om vroeg")),
    NETWORK: Sentence(N_("Gekeken wie er om iemand heen staan")),
    OFFERED: Sentence(N_("Overdracht gevraagd")),
    TAKEN: Sentence(N_("Overgenomen")),
    NOT_TAKEN: Sentence(N_("Niet overgenomen")),
    TAKEN_BACK: Sentence(N_("Overdracht ingetrokken")),
    COACH_BEGINS: Sentence(N_("Netwerkcoach begonnen")),
    COACH_GOES_ON: Sentence(N_("Gekeken hoe het gaat met de netwerkcoach")),
    COACH_ENDS: Sentence(N_("Netwerkcoach gestopt")),
    SCAN: Sentence(N_("Mantelscan gedaan")),
    TALK: Sentence(N_("Gesprek gepland")),
    TALK_MOVED: Sentence(N_("Gesprek verzet")),
    TALK_WRITTEN: Sentence(N_("Gesprek achteraf opgeschreven")),
    PLAN_AGREED: Sentence(N_("Eens met het plan")),
    PLAN_REFUSED: Sentence(N_("Niet eens met het plan")),
    **{note.value: label for note, label in LABELS.items()},
}
# What of a line in the history may be corrected.
REASON: Final[Mapping[str, Sentence]] = {"reason": Sentence(N_("Wat er staat"))}
# What to do where no term runs.
NEXT: Final[Mapping[State, Sentence]] = {
    State.REPORT: Sentence(N_("Verslag bespreken")),
    State.DECISION: Sentence(N_("Hulp laten beginnen")),
    State.RUNNING: Sentence(N_("Volgen hoe het gaat")),
    State.REVIEW: Sentence(N_("Terugkijken afronden")),
    State.REFUSED: Sentence(N_("Nabellen over de afwijzing")),
}
CHOOSE_CONSULTANT: Final = Sentence(N_("Kiezen wie dit behandelt"))
NO_GUIDE: Final = Sentence(N_("Een vast aanspreekpunt is casemanager of consulent. Kies iemand anders."))
