"""Addresses under `/werk/`, for those who keep the directory. One list for each kind of work."""

from draagkracht.directory.urls import (
    duplicates,
    editing,
    freshness,
    funding,
    imports,
    quality,
    search_words,
    signals,
    steps,
)

app_name = "directory-staff"
urlpatterns = [
    *duplicates.staff,
    *editing.staff,
    *freshness.staff,
    *funding.staff,
    *imports.staff,
    *quality.staff,
    *search_words.staff,
    *signals.staff,
    *steps.staff,
]
