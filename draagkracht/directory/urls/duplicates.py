"""Entries that are there twice."""

from django.urls import URLPattern, path

from draagkracht.directory.views import duplicates as views

staff: list[URLPattern] = [
    path("dubbel/", views.list_duplicates, name="list-duplicates"),
    path("dubbel/zoeken/", views.search_duplicates, name="search-duplicates"),
    path("dubbel/<int:pair_id>/", views.compare_duplicates, name="compare-duplicates"),
    path("dubbel/<int:pair_id>/besluit/", views.decide_duplicates, name="decide-duplicates"),
    path("dubbel/<int:pair_id>/terug/", views.reopen_duplicates, name="reopen-duplicates"),
]
