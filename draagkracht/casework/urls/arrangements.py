"""The arrangement of a case, its lines and its signatures."""

from django.urls import URLPattern, path

from draagkracht.casework.views import arrangements as views

PLAN = "zaken/<uuid:public_id>/plan/<uuid:plan_id>/"
staff: list[URLPattern] = [
    path("zaken/<uuid:public_id>/plan/", views.start_arrangement, name="start-arrangement"),
    path(PLAN, views.show_arrangement, name="show-arrangement"),
    path(f"{PLAN}hulp/", views.edit_line, name="add-line"),
    path(f"{PLAN}hulp/<int:position>/", views.edit_line, name="edit-line"),
    path(f"{PLAN}hulp/<int:position>/weg/", views.remove_line, name="remove-line"),
    path(f"{PLAN}voor/<uuid:party_id>/", views.edit_section, name="edit-section"),
    path(f"{PLAN}aanbieden/", views.offer_arrangement, name="offer-arrangement"),
    path(f"{PLAN}eens/", views.note_signature, name="note-signature"),
]
