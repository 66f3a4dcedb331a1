"""Addresses of referrals that everybody may see: help needs no account, and a practice has its link."""

from django.urls import path

from draagkracht.referrals.views import calls

app_name = "referrals"
urlpatterns = [
    path("bel-mij/", calls.request_call, name="request-call"),
    path("bel-mij/dank/", calls.thank_caller, name="thank-caller"),
]
