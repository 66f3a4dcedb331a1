"""Addresses under `/werk/` of screens that combine domains."""

from django.urls import path

from draagkracht.portal.views import work

app_name = "portal-staff"
urlpatterns = [
    path("", work.show_work, name="show-work"),
]
