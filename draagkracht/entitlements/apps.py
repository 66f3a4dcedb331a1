from django.apps import AppConfig


class EntitlementsConfig(AppConfig):
    """Schemes of criteria, the one evaluator that reads them, and the routes to help that come with the product."""

    name = "draagkracht.entitlements"
    label = "entitlements"
