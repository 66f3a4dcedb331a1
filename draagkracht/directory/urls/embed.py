"""The list on another website, and what everybody may take over."""

from django.urls import URLPattern, path

from draagkracht.directory.views import embed, open_data

public: list[URLPattern] = [
    path("open-gegevens/", open_data.show_open_data, name="show-open-data"),
    path("insluiten/", embed.list_embedded, name="list-embedded"),
    path("insluiten/uitleg/", embed.explain_embedding, name="explain-embedding"),
]
