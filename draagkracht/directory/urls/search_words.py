"""Synonyms, parts of words, stop words, and searches without a result."""

from django.urls import URLPattern, path

from draagkracht.directory.views import search_words as views

staff: list[URLPattern] = [
    path("zoekwoorden/", views.list_search_words, name="list-search-words"),
    path("zoekwoorden/erbij/", views.add_search_word, name="add-search-word"),
    path("zoekwoorden/weg/", views.remove_search_word, name="remove-search-word"),
    path("zoekwoorden/terug/<int:number>/", views.undo_search_word, name="undo-search-word"),
]
