"""From what somebody typed to a telephone number that one can call, written one way: `+31612345678`.

Dutch and foreign, with whatever stands between the digits, in the digits of any script. Whether the number exists is
not asked. Source of the lengths: ITU-T E.164 (at most 15 digits); Dutch numbers have nine after the country code
(Nummerplan telefoon- en ISDN-diensten). Read in November 2026, to be confirmed.
"""

import re
import unicodedata

import phonenumbers

from draagkracht.base.text import N_, Sentence

# A call-back form without an account invites people to let others call a number that costs money. These never belong
# to a person: Dutch paid and free service numbers, and the codes of satellites, networks and premium rate, which are
# no country's (ITU-T E.164, list of assigned codes).
NOT_OF_A_PERSON = (
    "+31800", "+31900", "+31906", "+31909", "+800", "+808", "+870", "+878", "+881", "+882", "+883", "+888", "+979",
)  # fmt: skip
PATTERN = r"^\+[1-9][0-9]{6,14}$"
DUTCH_DIGITS = 9
DUTCH = 31
LONGEST_TEXT = 200
BETWEEN = "./·[]−"

UNREADABLE = Sentence(N_("Hier staat meer dan een telefoonnummer. Typ alleen cijfers."))
TOO_SHORT = Sentence(
    N_("Dit nummer is te kort. Er mist een cijfer, of meer dan een. Een nummer uit Nederland heeft 10 cijfers.")
)
TOO_LONG = Sentence(
    N_("Dit nummer is te lang. Er staat een cijfer te veel. Een nummer uit Nederland heeft 10 cijfers.")
)
NO_START = Sentence(N_("Begin met een 0. Komt het nummer uit een ander land? Begin dan met + en het landnummer."))
NOT_CALLED = Sentence(N_("Dit nummer kunnen wij niet bellen. Typ het nummer van uw eigen telefoon."))


class NotAPhoneNumber(ValueError):
    """The text is no number that one can call; `sentence` says what to do. It never holds what was typed."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.message)
        self.sentence = sentence


def read(text: str) -> str:
    """Return a telephone number as `+` and digits; the same again for a number that was read before.

    Raises NotAPhoneNumber with the sentence for the field.
    """
    number = _with_country(_only_digits(text))
    if number.startswith(NOT_OF_A_PERSON):
        raise NotAPhoneNumber(NOT_CALLED)
    _check_length(number)
    if not re.fullmatch(PATTERN, number):
        raise NotAPhoneNumber(NO_START)
    return number


def _only_digits(text: str) -> str:
    """Return the digits 0 to 9, with a plus sign before them if there was one."""
    if len(text) > LONGEST_TEXT:
        raise NotAPhoneNumber(UNREADABLE)
    plain = re.sub(r"^\s*tel\s*[.:]?", "", unicodedata.normalize("NFKC", text), flags=re.IGNORECASE)
    kept = "".join(_as_digit(character) for character in plain)
    if kept.startswith(("+", "00", "(+")):
        kept = kept.replace("(0)", "", 1)
    kept = re.sub(r"[()]", "", kept)
    if not re.fullmatch(r"\+?[0-9]+", kept):
        raise NotAPhoneNumber(UNREADABLE if kept else TOO_SHORT)
    return kept


def _as_digit(character: str) -> str:
    """Return a digit as 0 to 9, nothing for what people put between digits, and anything else as it is."""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    # Dashes of every kind, and the invisible marks of direction that come along when one copies a number.
    is_between = character.isspace() or character in BETWEEN or unicodedata.category(character) in {"Pd", "Cf"}
    return "" if is_between else character


def _with_country(number: str) -> str:
    """Return a number with `+` and the country, which is ours where none is named."""
    if number.startswith("0") and (not number.startswith("00") or number.startswith("000")):
        return f"+31{number[1:]}"
    if number.startswith("00"):
        number = f"+{number[2:]}"
    elif number.startswith("31") and len(number) == len("31") + DUTCH_DIGITS:
        number = f"+{number}"
    elif number.startswith("6") and len(number) == DUTCH_DIGITS:
        number = f"+31{number}"
    # The 0 of a Dutch number falls away behind the country, and many people write it all the same.
    is_one_too_long = number.startswith("+310") and len(number) == len("+310") + DUTCH_DIGITS
    return f"+31{number[4:]}" if is_one_too_long else number


def _check_length(number: str) -> None:
    """Refuse a number that is too short or too long, as far as its country is known."""
    digits = len(number.removeprefix("+"))
    shortest, longest = (11, 11) if number.startswith("+31") else (7, 15)
    if digits < shortest:
        raise NotAPhoneNumber(TOO_SHORT)
    if digits > longest:
        raise NotAPhoneNumber(TOO_LONG)


def in_groups(number: str) -> str:
    """Return a number of `read` the way people write it: 030 123 4567, +90 555 123 45 67.

    One that no country gives out, such as those of the demo, is written in twos, and a last three where one is over.
    What is no number of `read`, nothing among it, stays as it is.
    """
    if not number.startswith("+"):
        return number
    known = phonenumbers.parse(number)
    if phonenumbers.is_valid_number(known):
        form = phonenumbers.PhoneNumberFormat
        return phonenumbers.format_number(known, form.NATIONAL if known.country_code == DUTCH else form.INTERNATIONAL)
    digits = number.replace("+31", "0", 1)
    first = len("06") if digits.startswith("06") else len("030")
    return " ".join([digits[:first], *re.findall(r"...$|..?", digits[first:])])
