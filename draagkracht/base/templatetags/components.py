"""Tags and filters that every template has: components with a body, texts in the reader's language, telling time.

A component without a body is included: `{% include "components/button.html" with label=_("Verder") only %}`.
A component around a body is a block: `{% component "card" heading=_("Kop") %}…{% endcomponent %}`; it is the same kind
of file and gets the body as `body`. The first lines of each file name its arguments.
"""

import datetime
from typing import Any, Protocol

from django import template
from django.template.loader import render_to_string
from django.utils import translation as languages

from draagkracht.base import translation
from draagkracht.base.text import Sentence

register = template.Library()


class HasTexts(Protocol):
    """Something with texts in several languages."""

    def text(self, key: str, language: str) -> Any:
        """Return a text in a language, else in Dutch, else something empty."""


@register.simple_block_tag
def component(content: str, name: str, **arguments: Any) -> str:
    """Show a component around a body; it sees its arguments and nothing else of the page."""
    return render_to_string(f"components/{name}.html", {**arguments, "body": content})


@register.filter
def sentence(value: Sentence) -> str:
    """Return a rule's sentence in the language of the page."""
    return translation.translate(value)


@register.filter
def words(value: HasTexts, key: str) -> Any:
    """Return one of the texts of a thing in the language of the page, else in Dutch."""
    return value.text(key, languages.get_language() or "nl")


@register.filter
def clock(value: datetime.time) -> str:
    """Return a time of day the way people read it: 9.00 in Dutch, 9:00 elsewhere."""
    separator = "." if (languages.get_language() or "nl") == "nl" else ":"
    return f"{value.hour}{separator}{value.minute:02d}"


@register.filter
def dial(number: str) -> str:
    """Return what a telephone dials for a number as people write it: 0800-0113 gives tel:08000113."""
    return "tel:" + "".join(sign for sign in number if sign.isdigit() or sign == "+")
