"""What may not stand in a question to colleagues: nothing by which somebody at home is known."""

import re
from collections.abc import Iterable
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.people.rules import service_numbers
from draagkracht.referrals.rules import intake, privacy

WORD: Final = re.compile(r"[^\W\d_]+")
FEWEST_SIGNS: Final = 3
FEWEST_IN_ANY_CASE: Final = 5  # a short name in small letters may be a word: wil, bep, roos

HAS_NAME: Final = Sentence(
    N_("Hier staat de naam in van iemand uit een zaak van u. Schrijf wie het is: moeder, buurman.")
)


class NamesSomebody(ValueError):
    """A text says who somebody is; `sentence` says what to do. Never holds what was found."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__("a text says who somebody is")
        self.sentence = sentence


def check_names_nobody(text: str, names: Iterable[str]) -> None:
    """Check that nobody at home is known by a text, as in a note of the desk; `names` are of one's own cases.

    Raises NamesSomebody, and service_numbers.HoldsBSN.
    """
    service_numbers.check_no_bsn(text)
    for pattern, sentence in intake.REASONS:
        if pattern.search(text):
            raise NamesSomebody(sentence)
    said = set(WORD.findall(text))
    small = {word.casefold() for word in said}
    for word in {word for name in names for word in WORD.findall(name)}:
        if word.casefold() in privacy.PREFIXES or len(word) < FEWEST_SIGNS:
            continue
        if word in said or (len(word) >= FEWEST_IN_ANY_CASE and word.casefold() in small):
            raise NamesSomebody(HAS_NAME)
