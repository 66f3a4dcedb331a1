"""Puts the sentences of rules into the reader's language: the only place where rules meet the translation files."""

from django.utils import formats
from django.utils.translation import gettext

from draagkracht.base import text


def translate(sentence: text.Sentence) -> str:
    """Return a sentence in the active language; numbers in the way of that language, with at most one decimal."""
    return text.fill(gettext(sentence.message), {name: _word(value) for name, value in sentence.values.items()})


def _word(value: text.Value) -> str:
    if isinstance(value, text.Sentence):
        return translate(value)
    if isinstance(value, float):
        return str(formats.number_format(value, decimal_pos=1))
    return str(value)
