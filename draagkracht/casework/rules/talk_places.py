"""Where a talk is, as each of those who are invited reads it."""

import re
from collections.abc import Mapping
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.casework.rules.messages import plain
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.talks import Kind

AT_HOME: Final = re.compile(r"^(bij u )?thuis\b", re.IGNORECASE)
AT_THEIRS: Final[Mapping[PartyRole, str]] = {
    PartyRole.CARER: N_("thuis bij degene voor wie u zorgt%(more)s"),
    PartyRole.REPRESENTATIVE: N_("thuis bij degene voor wie u spreekt%(more)s"),
}


def place_for(place: str, role: PartyRole, kind: Kind) -> Sentence:
    """Return a place as somebody reads it: "thuis" is at the home of the client, whom it does not name.

    Only where a carer is asked alone it is at the carer's.
    """
    found = AT_HOME.match(place)
    if found is None or role not in AT_THEIRS or kind is Kind.CARER_ALONE:
        return plain(place)
    return Sentence(AT_THEIRS[role], {"more": place[found.end() :]})
