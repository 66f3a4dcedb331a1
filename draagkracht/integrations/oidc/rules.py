"""How sure a service is of who somebody is, as `acr` says it: which level is as high as another."""

from collections.abc import Sequence
from typing import Final

# From low to high. DigiD: Logius, koppelvlakspecificatie SAML (to confirm for each broker); eIDAS: implementing
# regulation (EU) 2015/1502.
LADDERS: Final[Sequence[Sequence[str]]] = (
    (
        "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
        "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract",
        "urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard",
        "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI",
    ),
    ("http://eidas.europa.eu/LoA/low", "http://eidas.europa.eu/LoA/substantial", "http://eidas.europa.eu/LoA/high"),
)


def is_high_enough(level: str, minimum: str) -> bool:
    """Tell whether a level is the one that is asked, or above it on the same ladder; any is when none is asked."""
    if not minimum or level == minimum:
        return True
    return any(
        minimum in ladder and level in ladder and ladder.index(level) >= ladder.index(minimum) for ladder in LADDERS
    )


def is_strong(level: object, ways: object, wanted: str) -> bool:
    """Tell whether a service is sure enough of a worker: by its level (`acr`), or by one of the ways (`amr`, RFC 8176).

    Never where nothing is agreed (`wanted` is empty), nor for what is no text or no list of texts.
    """
    if not wanted:
        return False
    has_level = isinstance(level, str) and is_high_enough(level, wanted)
    return has_level or (isinstance(ways, list) and wanted in ways)
