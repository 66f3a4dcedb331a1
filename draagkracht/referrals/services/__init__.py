"""Writing what people ask and what professionals send. One module for each; what other packages call stands here."""

from draagkracht.referrals.services.answering import (
    accept_referral,
    forget_person,
    log_attempt,
    see_referral,
    see_referrals,
    see_sent,
    start_support,
    take_step,
    withdraw_referral,
)
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
from draagkracht.referrals.services.counting import count_advice
from draagkracht.referrals.services.joining import join_referrals, see_beside
from draagkracht.referrals.services.keeping import delete_old_referrals, report_late
from draagkracht.referrals.services.links import delete_old_links, end_link, make_link
from draagkracht.referrals.services.parting import part_referrals
from draagkracht.referrals.services.referring import Received, TooManyReferrals, receive_referral
from draagkracht.referrals.services.steps import HasMoved, IsOfCentre, PickedUp, ReferralIsGone, TooFewAttempts

__all__ = [
    "CallIsGone",
    "HasMoved",
    "IsOfCentre",
    "PickedUp",
    "QueueIsFull",
    "Received",
    "ReferralIsGone",
    "TooFewAttempts",
    "TooManyReferrals",
    "accept_referral",
    "answer_call",
    "count_advice",
    "delete_expired",
    "delete_note",
    "delete_old_links",
    "delete_old_notes",
    "delete_old_referrals",
    "end_link",
    "forget_person",
    "join_referrals",
    "log_attempt",
    "make_link",
    "note_attempt",
    "note_question",
    "part_referrals",
    "receive_referral",
    "report_late",
    "request_call",
    "see_beside",
    "see_referral",
    "see_referrals",
    "see_sent",
    "start_support",
    "take_step",
    "withdraw_referral",
]
