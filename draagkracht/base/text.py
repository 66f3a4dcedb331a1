"""Sentences that rules produce: written once in Dutch, put into the reader's language at the edge.

Rules are free of Django, so they cannot translate. They return a `Sentence`; the page, the letter and the command
line each turn it into words. The Dutch text is the key of the translation files (see docs/how-to/translate.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


def N_(message: str) -> str:
    """Mark a Dutch text for the translation files, and return it unchanged."""
    return message


@dataclass(frozen=True, slots=True)
class Sentence:
    """A Dutch text with named places (`%(km)s`), and the values that belong there."""

    message: str
    values: Mapping[str, "Value"] = field(default_factory=dict)

    def dutch(self) -> str:
        """Return the sentence in Dutch: the form for the command line and for tests of rules."""
        return fill(self.message, {name: value_in_dutch(value) for name, value in self.values.items()})

    def __hash__(self) -> int:
        return hash((self.message, tuple(sorted(self.values))))


Value = str | int | float | Sentence


def fill(message: str, words: Mapping[str, str]) -> str:
    """Put words in the named places of a message; a message without values is returned as it is."""
    return message % words if words else message


def value_in_dutch(value: Value) -> str:
    """Return a value as Dutch text: a number with a decimal comma and one decimal, a sentence in Dutch."""
    if isinstance(value, Sentence):
        return value.dutch()
    if isinstance(value, float):
        return f"{value:.1f}".replace(".", ",")
    return str(value)
