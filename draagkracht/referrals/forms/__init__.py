"""What somebody fills in: to be called, or to refer."""

from draagkracht.referrals.forms.calls import CallRequestForm, PhoneField, language_choices, read_channel, read_key

__all__ = ["CallRequestForm", "PhoneField", "language_choices", "read_channel", "read_key"]
