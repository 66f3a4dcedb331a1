"""What there is, and one service."""

from django.urls import URLPattern, path

from draagkracht.directory.views import listing
from draagkracht.directory.views import public as views

public: list[URLPattern] = [
    path("wat-is-er/", listing.list_services, name="list-services"),
    # The id of a service is the provider's own, and may hold a slash.
    path("wat-is-er/<path:service_id>/", views.show_service, name="show-service"),
]
