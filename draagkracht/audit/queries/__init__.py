"""Reading the log: who looked at somebody's data, whether it is what was written, and the processing log of a day."""

from draagkracht.audit.queries.looking import Use, count_for_subject, list_for_subject
from draagkracht.audit.queries.processing import iterate_processing_log
from draagkracht.audit.queries.verifying import Verified, list_heads, verify_log

__all__ = [
    "Use",
    "Verified",
    "count_for_subject",
    "iterate_processing_log",
    "list_for_subject",
    "list_heads",
    "verify_log",
]
