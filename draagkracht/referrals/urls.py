"""Addresses of referrals. Public: help needs no account."""

from django.urls import path

from draagkracht.referrals import views

app_name = "referrals"
urlpatterns = [
    path("bel-mij/", views.request_call, name="request-call"),
    path("bel-mij/dank/", views.thank_caller, name="thank-caller"),
]
