"""When a search is no search for a service: somebody may be in danger, and a telephone number comes first.

Words of our own, in the four languages of the site; broad on purpose. A number shown for nothing harms nobody.
"""

import re
from collections.abc import Mapping
from typing import Final

from draagkracht.directory.rules.search.folding import fold

SUICIDE: Final = "suicide-prevention"
VIOLENCE: Final = "domestic-violence"

# By the code of the telephone line that is to be shown.
WORDS: Final[Mapping[str, re.Pattern[str]]] = {
    SUICIDE: re.compile(
        r"zelfmoord|zelfdoding|suicid|niet meer leven|wil dood|dood wil|er een eind aan|einde aan maken"
        r"|uit het leven stappen|kill myself|want to die|end my life|intihar|olmek istiyorum|kendimi oldur"
        r"|انتحار|اموت|اقتل نفسي"
    ),
    VIOLENCE: re.compile(
        r"\bgeweld|mishandel|\bslaat|\bslaan|geslagen|bedreigt|bedreiging|niet veilig|onveilig|wurg|misbruik|verwaarlo"
        r"|violence|abuse|hits me|beats me|siddet|dayak|doviyor|عنف|يضرب|ضرب"
    ),
}


def lines_for(words: str) -> tuple[str, ...]:
    """Return the codes of the telephone lines that come before any service, for these words; mostly none."""
    plain = " ".join(fold(words).split())
    return tuple(code for code, pattern in WORDS.items() if pattern.search(plain))
