"""Tags that every template has: sentences of rules in the reader's language."""

from django import template

from draagkracht.base import translation
from draagkracht.base.text import Sentence

register = template.Library()


@register.filter
def sentence(value: Sentence) -> str:
    """Return a rule's sentence in the language of the page."""
    return translation.translate(value)
