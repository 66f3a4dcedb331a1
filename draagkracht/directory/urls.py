"""Addresses of the directory. Both pages are public: no account is needed for help."""

from django.urls import path

from draagkracht.directory import views

app_name = "directory"
urlpatterns = [
    path("wat-is-er/", views.list_services, name="list-services"),
    # The id of a service is the provider's own, and may hold a slash.
    path("wat-is-er/<path:service_id>/", views.show_service, name="show-service"),
]
