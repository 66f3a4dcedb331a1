"""Addresses of somebody's own overview, which combines domains. They name nobody: whose it is, the session says."""

from django.urls import path

from draagkracht.portal.views import own

app_name = "portal-own"
urlpatterns = [
    path("mijn/", own.show_overview, name="show-overview"),
]
