"""The tables of referrals: one module for each thing that somebody asks or sends."""

from draagkracht.referrals.models.calls import CallCount, CallRequest, IntakeNote

__all__ = ["CallCount", "CallRequest", "IntakeNote"]
