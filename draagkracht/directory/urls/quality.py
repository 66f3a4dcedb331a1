"""How good the directory is."""

from django.urls import URLPattern, path

from draagkracht.directory.views import quality as views

staff: list[URLPattern] = [
    path("kwaliteit/", views.show_quality, name="show-quality"),
    path("kwaliteit/dekking.csv", views.download_coverage, name="download-coverage"),
]
