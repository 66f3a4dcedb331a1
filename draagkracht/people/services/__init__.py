"""Writing about people: spaces, consents, relations."""

from draagkracht.people.services.consents import ConsentIsGone, ParentIsNeeded, give_consent, withdraw_consent
from draagkracht.people.services.relations import add_relation, end_relation
from draagkracht.people.services.spaces import change_space, erase_space, open_space

__all__ = [
    "ConsentIsGone",
    "ParentIsNeeded",
    "add_relation",
    "change_space",
    "end_relation",
    "erase_space",
    "give_consent",
    "open_space",
    "withdraw_consent",
]
