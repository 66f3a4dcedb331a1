"""The tables of referrals: one module for each thing that somebody asks or sends."""

from draagkracht.referrals.models.calls import CallCount, CallRequest, IntakeNote
from draagkracht.referrals.models.heard import TiedReferral
from draagkracht.referrals.models.referring import Attempt, PracticeLink, Referral, ReferralCount

__all__ = [
    "Attempt",
    "CallCount",
    "CallRequest",
    "IntakeNote",
    "PracticeLink",
    "Referral",
    "ReferralCount",
    "TiedReferral",
]
