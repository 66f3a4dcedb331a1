"""The colour of a municipality's theme, for letters."""

import re
from functools import cache
from pathlib import Path
from typing import Final

from django.contrib.staticfiles import finders

BRAND: Final = re.compile(r"--draagkracht-color-brand:\s*(#[0-9a-fA-F]{6})")
BRAND_OF_NO_THEME: Final = "#0b5c53"


@cache
def accent(theme: str) -> str:
    """Return the colour of a theme, as `#rrggbb`: the token `--draagkracht-color-brand` of its style sheet."""
    path = finders.find(f"themes/{theme}.css")
    found = BRAND.search(Path(path).read_text(encoding="utf-8")) if isinstance(path, str) else None
    return found.group(1) if found else BRAND_OF_NO_THEME
