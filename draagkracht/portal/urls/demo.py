"""Addresses of the demo alone, in Dutch."""

from django.urls import path

from draagkracht.portal.views import mailbox

app_name = "portal-demo"
urlpatterns = [
    path("postbus/", mailbox.show_mailbox, name="show-mailbox"),
]
