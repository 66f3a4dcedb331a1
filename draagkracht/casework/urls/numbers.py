"""The citizen service number of whom a case is about."""

from django.urls import URLPattern, path

from draagkracht.casework.views import numbers as views

NUMBER = "zaken/<uuid:public_id>/nummer/"
staff: list[URLPattern] = [
    path(NUMBER, views.show_number, name="show-number"),
    path(f"{NUMBER}invullen/", views.note_number, name="note-number"),
    path(f"{NUMBER}wissen/", views.remove_number, name="remove-number"),
]
