"""The code by which a result is shared: short enough to say over the telephone, long enough not to be guessed."""

import datetime
from typing import Final

# Letters and digits that sound and look different from each other, also in Dutch over a bad line. No vowels but A:
# a code is never a word.
SIGNS: Final = "ACDFGHJKLMPRTWXZ3479"
LENGTH: Final = 8  # 20⁸ codes: with ten tries in fifteen minutes nobody finds one
HOLDS: Final = datetime.timedelta(days=14)
# What a code opens, as the consent has it: when, which instrument, score and trend; the answers only on request.
OUTCOME: Final = "assessments.result"
ANSWERS: Final = "assessments.answers"
# Who alone may use a code: whoever works for the municipality. Otherwise it is an organisation.
MUNICIPALITY: Final = "municipality"
ALIKE: Final = str.maketrans({"Ç": "C", "É": "E"})


def shape(code: str) -> str:
    """Return a code as people read it: in two halves."""
    return f"{code[: LENGTH // 2]} {code[LENGTH // 2 :]}"


def read(text: str) -> str:
    """Return what was typed as a code, without spaces and dashes and in capitals; empty when it can be none."""
    plain = "".join(sign for sign in text.upper().translate(ALIKE) if sign.isalnum())
    return plain if len(plain) == LENGTH and set(plain) <= set(SIGNS) else ""
