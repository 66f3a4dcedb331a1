from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """From a first sign to a first contact; for now the call-back queue."""

    name = "draagkracht.referrals"
    label = "referrals"
