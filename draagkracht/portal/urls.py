"""Addresses of the portal. Each is public: no page of the portal needs an account."""

from django.urls import path

from draagkracht.portal.views import pages

app_name = "portal"
urlpatterns = [
    path("", pages.show_home, name="show-home"),
]
