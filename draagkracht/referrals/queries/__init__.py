"""Reading what people ask and what professionals send. What leaves this package is frozen and cannot query."""

from draagkracht.referrals.queries.calls import (
    Note,
    WaitingCall,
    count_waiting,
    get_norm,
    get_promise,
    list_notes,
    list_waiting,
)

__all__ = ["Note", "WaitingCall", "count_waiting", "get_norm", "get_promise", "list_notes", "list_waiting"]
