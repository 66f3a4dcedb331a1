"""Writing about people: spaces, consents, relations, and who takes over."""

from draagkracht.people.services.consents import ConsentIsGone, ParentIsNeeded, give_consent, withdraw_consent
from draagkracht.people.services.emergency import (
    PlanIsFull,
    PlanIsGone,
    answer_question,
    ask_substitute,
    delete_plan,
    mail_question,
    note_card_was_read,
    note_spoken_yes,
    remove_substitute,
    renew_card,
    save_plan,
)
from draagkracht.people.services.relations import add_relation, end_relation
from draagkracht.people.services.spaces import change_space, erase_space, open_space
from draagkracht.people.services.unused import erase_unused, note_use, warn_unused

__all__ = [
    "ConsentIsGone",
    "ParentIsNeeded",
    "PlanIsFull",
    "PlanIsGone",
    "add_relation",
    "answer_question",
    "ask_substitute",
    "change_space",
    "delete_plan",
    "end_relation",
    "erase_space",
    "erase_unused",
    "give_consent",
    "mail_question",
    "note_card_was_read",
    "note_spoken_yes",
    "note_use",
    "open_space",
    "remove_substitute",
    "renew_card",
    "save_plan",
    "warn_unused",
    "withdraw_consent",
]
