"""What somebody fills in: to be called, to refer, and to answer."""

from draagkracht.referrals.forms.answering import AttemptForm, NobodyForm, StartForm, read_attempt
from draagkracht.referrals.forms.calls import CallRequestForm, PhoneField, language_choices, read_channel
from draagkracht.referrals.forms.links import LinkForm
from draagkracht.referrals.forms.referring import ConcernForm, ReferralForm, signed_in_form

__all__ = [
    "AttemptForm",
    "CallRequestForm",
    "ConcernForm",
    "LinkForm",
    "NobodyForm",
    "PhoneField",
    "ReferralForm",
    "StartForm",
    "language_choices",
    "read_attempt",
    "read_channel",
    "signed_in_form",
]
