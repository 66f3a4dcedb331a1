"""Writing of assessments: counters, results that somebody keeps, codes to share them."""

from draagkracht.assessments.services.counts import count_check
from draagkracht.assessments.services.keeping import AskedTooSoon, forget_result, keep_result
from draagkracht.assessments.services.sharing import (
    CodeIsUnknown,
    make_code,
    open_code,
    revoke_code,
)

__all__ = [
    "AskedTooSoon",
    "CodeIsUnknown",
    "count_check",
    "forget_result",
    "keep_result",
    "make_code",
    "open_code",
    "revoke_code",
]
