"""Writing what people ask and what professionals send. One module for each; what other packages call stands here."""

from draagkracht.referrals.services.calls import (
    CallIsGone,
    QueueIsFull,
    answer_call,
    delete_expired,
    delete_note,
    delete_old_notes,
    note_attempt,
    note_question,
    request_call,
)

__all__ = [
    "CallIsGone",
    "QueueIsFull",
    "answer_call",
    "delete_expired",
    "delete_note",
    "delete_old_notes",
    "note_attempt",
    "note_question",
    "request_call",
]
