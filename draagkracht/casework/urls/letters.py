"""Letters and decisions of a case."""

from django.urls import URLPattern, path

from draagkracht.casework.views import letters as views

LETTER = "zaken/<uuid:public_id>/brief/<uuid:letter_id>/"
staff: list[URLPattern] = [
    path("zaken/<uuid:public_id>/brief/", views.write_letter, name="write-letter"),
    path("zaken/<uuid:public_id>/besluit/", views.decide_case, name="decide-case"),
    path(LETTER, views.show_letter, name="show-letter"),
    path(f"{LETTER}voorbeeld/", views.preview_letter, name="preview-letter"),
    path(f"{LETTER}versturen/", views.send_letter, name="send-letter"),
    path(f"{LETTER}pdf/", views.print_letter, name="print-letter"),
]
