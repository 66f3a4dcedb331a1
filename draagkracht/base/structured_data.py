"""Facts about a page for machines that read it (JSON-LD), as a block of data within the page.

A browser reads a `script` of this type as data and never runs it, so the content policy has nothing to forbid. What a
provider wrote cannot end the block: the signs that could are written as JSON escapes, as Django's `json_script` does.
"""

import json
from typing import Any, Final

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

ESCAPES: Final = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def block(facts: dict[str, Any]) -> SafeString:
    """Return the element that carries these facts."""
    text = json.dumps(facts, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))
