"""Addresses for other computers, under `/api/`: no language in them, and no slash at the end (Logius, ADR 2.1)."""

from django.urls import path, re_path

from draagkracht.directory.api.endpoints import ENDPOINTS
from draagkracht.directory.api.serving import serve, show_nothing, show_openapi

app_name = "directory-api"
BASE = "hsds/v3"
urlpatterns = [
    path("openapi.json", show_openapi, name="show-openapi"),
    path(f"{BASE}/openapi.json", show_openapi, name="show-openapi-of-version"),
    path(BASE, serve(ENDPOINTS[0]), name="show-api-without-slash"),
    *(
        # The id of a thing is the provider's own, and may hold a slash.
        path(f"{BASE}{endpoint.path.replace('{id}', '<path:item_id>')}", serve(endpoint), name=endpoint.name)
        for endpoint in ENDPOINTS
    ),
    path("", show_nothing, name="show-nothing"),
    # Whatever follows, a line break included, at which `path` would stop.
    re_path(r"^(?P<path>[\s\S]+)\Z", show_nothing, name="show-nothing-there"),
]
