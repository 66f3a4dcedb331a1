"""The tables of referrals: one module for each thing that somebody asks or sends."""

from draagkracht.referrals.models.calls import CallCount, CallRequest, IntakeNote
from draagkracht.referrals.models.heard import TiedReferral
from draagkracht.referrals.models.referring import Attempt, Joining, PracticeLink, Referral, ReferralCount

__all__ = [
    "Attempt",
    "CallCount",
    "CallRequest",
    "IntakeNote",
    "Joining",
    "PracticeLink",
    "Referral",
    "ReferralCount",
    "TiedReferral",
]
