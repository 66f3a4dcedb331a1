"""The public pages of who wants to help."""

from django.urls import path

from draagkracht.respite.views import help_offers

app_name = "respite-help"
urlpatterns = [
    path("ik-wil-helpen/", help_offers.offer_help, name="offer-help"),
    path("ik-wil-helpen/dank/", help_offers.thank_helper, name="thank-helper"),
]
