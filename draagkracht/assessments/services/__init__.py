"""Writing of assessments: counters, results that somebody keeps, shares, takes along or sends with a referral."""

from draagkracht.assessments.services.counts import count_check
from draagkracht.assessments.services.keeping import AskedTooSoon, forget_result, keep_result, note_copy
from draagkracht.assessments.services.opening import Opened, open_shared
from draagkracht.assessments.services.papers import (
    delete_old_papers,
    forget_paper,
    open_paper,
    put_on_paper,
    take_paper_in,
)
from draagkracht.assessments.services.sharing import (
    CodeIsUnknown,
    find_code,
    make_code,
    open_code,
    revoke_code,
)
from draagkracht.assessments.services.travelling import forget_along, send_along

__all__ = [
    "AskedTooSoon",
    "CodeIsUnknown",
    "Opened",
    "count_check",
    "delete_old_papers",
    "find_code",
    "forget_along",
    "forget_paper",
    "forget_result",
    "keep_result",
    "make_code",
    "note_copy",
    "open_code",
    "open_paper",
    "open_shared",
    "put_on_paper",
    "revoke_code",
    "send_along",
    "take_paper_in",
]
