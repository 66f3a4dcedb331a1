"""The certificate with which a system proved itself to the proxy in front (mutual TLS), if that is switched on.

The proxy writes it into a header, and takes that header out of what comes from outside. Without the setting the header
is not read, whoever sends it.
"""

import binascii
import hashlib
import re
import ssl
from typing import Final
from urllib.parse import unquote

from django.conf import settings
from django.http import HttpRequest

FINGERPRINT: Final = re.compile(r"[0-9a-f]{64}")
LONGEST: Final = 16_000


def fingerprint_of(request: HttpRequest) -> str:
    """Return the SHA-256 of the certificate of who asks, in hexadecimal; "" when there is none to trust."""
    if not settings.FHIR_CERTIFICATE_HEADER or not settings.TRUST_PROXY:
        return ""
    return read_fingerprint(request.headers.get(settings.FHIR_CERTIFICATE_HEADER, ""))


def read_fingerprint(text: str) -> str:
    """Return the SHA-256 of a certificate that is written as such, or as PEM; "" of any other text."""
    if len(text) > LONGEST:
        return ""
    bare = text.replace(":", "").strip().lower()
    if FINGERPRINT.fullmatch(bare):
        return bare
    try:
        return hashlib.sha256(ssl.PEM_cert_to_DER_cert(unquote(text).strip())).hexdigest()
    except (ValueError, binascii.Error):
        return ""
