"""From a text as people write it to plain words: no markup, no capitals, no accents."""

import html
import re
import unicodedata
from functools import lru_cache
from typing import Final

LONGEST_TOKEN: Final = 64
LONGEST_TEXT: Final = 50_000  # characters of one field; what stands further on is not searched
TAKES_OUT: Final = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL)
INLINE: Final = re.compile(r"</?(?:a|abbr|b|em|i|mark|s|small|span|strong|sub|sup|u|wbr)\b[^<>]{0,500}>", re.IGNORECASE)
TAG: Final = re.compile(r"</?[a-z][^<>]{0,500}>", re.IGNORECASE)
SPECIAL: Final = str.maketrans(
    {
        **dict.fromkeys("’‘‛`´ʼ′＇", "'"),
        **dict.fromkeys("‐‑‒–—−", "-"),
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "ى": "ي",
        "ة": "ه",
        "ـ": None,
        "_": " ",
    }
)
# A number of ten digits, or a service number (0800, 0900, 088, 14 0xx): with a plus, spaces, hyphens or brackets.
PHONE: Final = re.compile(r"(?<![\w+])(?:\+31|0031|0)[ \-./()]{0,3}(?:\(0\)[ ]?)?\d(?:[ \-./()]{0,2}\d){6,10}(?!\w)")
TOKEN: Final = re.compile(r"\w+(?:['-]+\w+)*")
DIGIT: Final = re.compile(r"\d")
PIECE: Final = re.compile(r"\w+")
# What stands after an apostrophe and is an ending, not a word: "taxi's", "pgb'er".
LONG: Final = re.compile(rf"[\w'-]{{{LONGEST_TOKEN + 1}}}")
ENDINGS: Final = frozenset("s n t d r er ers en je tje tjes".split())


def fold(text: str) -> str:
    """Return a text in lower case without accents, invisible signs or kinds of quotation marks; folding twice changes
    nothing."""
    if text.isascii():
        return text.lower().translate(SPECIAL)
    for _ in range(4):
        before, text = text, _folded_once(text)
        if text == before:
            break
    return text


def without_markup(text: str) -> str:
    """Return what a reader sees of a text with HTML: no tags, no scripts, and entities as the sign they stand for."""
    if "<" in text:
        text = TAG.sub(" ", INLINE.sub("", TAKES_OUT.sub(" ", text)))
    return html.unescape(text) if "&" in text else text


def tokens(text: str) -> list[str]:
    """Return the tokens of a text, folded, in order: words (with their hyphens and apostrophes), numbers, and
    telephone numbers as the digits that one dials inside the Netherlands."""
    plain = fold(without_markup(text[:LONGEST_TEXT]))
    found: list[str] = []
    if DIGIT.search(plain):
        plain = PHONE.sub(lambda match: _take(match, found), plain)
    found += TOKEN.findall(plain)
    return [token[:LONGEST_TOKEN] for token in found] if LONG.search(plain) else found


def pieces(token: str) -> tuple[str, ...]:
    """Return the words inside a token: without endings after an apostrophe, and without loose letters."""
    if token.isalnum():
        return (token,)
    parts = PIECE.findall(token)
    kept = [
        part
        for number, part in enumerate(parts)
        if not (number and part in ENDINGS and _after_apostrophe(token, parts, number)) and not _is_loose(part)
    ]
    return tuple(kept)


def joined(token: str) -> str:
    """Return a token as one word: "24-uurs" as "24uurs", "'s-hertogenbosch" as "shertogenbosch"."""
    return token.replace("-", "").replace("'", "")


def _after_apostrophe(token: str, parts: list[str], number: int) -> bool:
    return f"{parts[number - 1]}'{parts[number]}" in token


def _is_loose(part: str) -> bool:
    return len(part) == 1 and part.isascii() and part.isalpha()


def _take(match: re.Match[str], found: list[str]) -> str:
    digits = re.sub(r"\D", "", match[0].replace("(0)", ""))
    for prefix in ("0031", "31"):
        if digits.startswith(prefix) and not match[0].startswith("031"):
            digits = "0" + digits.removeprefix(prefix)
            break
    found.append(digits)
    return " "


@lru_cache(maxsize=4096)
def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) in {"Mn", "Cf", "Cc"} and sign not in "\n\t\r"


def _folded_once(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(SPECIAL))
    if decomposed.isascii():
        return decomposed.casefold()
    marks = {ord(sign): None for sign in set(decomposed) if _is_mark(sign)}
    return decomposed.translate(marks).casefold()
