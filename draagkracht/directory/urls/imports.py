"""Taking over what others have."""

from django.urls import URLPattern, path

from draagkracht.directory.views import imports as views

staff: list[URLPattern] = [
    path("invoer/", views.list_imports, name="list-imports"),
    path("invoer/voorbeeld/", views.download_template, name="download-template"),
    path("invoer/nieuw/<slug:kind>/", views.give_source, name="give-source"),
    path("invoer/bron/<int:feed_id>/stoppen/", views.stop_feed, name="stop-feed"),
    path("invoer/<int:run_id>/", views.show_import, name="show-import"),
    path("invoer/<int:run_id>/kolommen/", views.choose_columns, name="choose-columns"),
    path("invoer/<int:run_id>/akkoord/", views.confirm_import, name="confirm-import"),
    path("invoer/<int:run_id>/stoppen/", views.cancel_import, name="cancel-import"),
    path("invoer/<int:run_id>/verder/", views.resume_import, name="resume-import"),
    path("invoer/<int:run_id>/fouten/", views.download_problems, name="download-problems"),
    path("invoer/<int:run_id>/elke-nacht/", views.save_feed, name="save-feed"),
]
