"""For which services the money ends."""

from django.urls import URLPattern, path

from draagkracht.directory.views import funding as views

staff: list[URLPattern] = [path("geld/", views.list_ending, name="list-ending")]
