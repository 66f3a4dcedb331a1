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
from draagkracht.referrals.queries.links import Link, find_link, list_links
from draagkracht.referrals.queries.referring import (
    Sent,
    Tried,
    Waiting,
    count_late,
    count_waiting_referrals,
    get_referral,
    list_attempts,
    list_of_centres,
    list_open,
    list_sent_by_link,
    list_sent_by_user,
)

__all__ = [
    "Link",
    "Note",
    "Sent",
    "Tried",
    "Waiting",
    "WaitingCall",
    "count_late",
    "count_waiting",
    "count_waiting_referrals",
    "find_link",
    "get_norm",
    "get_promise",
    "get_referral",
    "list_attempts",
    "list_links",
    "list_notes",
    "list_of_centres",
    "list_open",
    "list_sent_by_link",
    "list_sent_by_user",
    "list_waiting",
]
