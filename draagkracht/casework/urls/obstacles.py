"""The register of obstacles."""

from django.urls import URLPattern, path

from draagkracht.casework.views import obstacles as views

staff: list[URLPattern] = [
    path("knelpunten/", views.list_obstacles, name="list-obstacles"),
    path("knelpunten/opschrijven/", views.note_obstacle, name="note-obstacle"),
    path("knelpunten/<uuid:obstacle_id>/", views.show_obstacle, name="show-obstacle"),
    path("knelpunten/<uuid:obstacle_id>/stand/", views.settle_obstacle, name="settle-obstacle"),
]
