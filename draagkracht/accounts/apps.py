from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who works here: people, how they sign in, and what they may do in which municipality."""

    name = "draagkracht.accounts"
    label = "accounts"
