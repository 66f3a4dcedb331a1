"""Handovers of a case, and their answers."""

from django.urls import URLPattern, path

from draagkracht.casework.views import handovers as views

staff: list[URLPattern] = [
    path("overdrachten/", views.list_handovers, name="list-handovers"),
    path("overdrachten/<uuid:handover_id>/", views.answer_handover, name="answer-handover"),
    path("zaken/<uuid:public_id>/overdragen/", views.offer_handover, name="offer-handover"),
    path("zaken/<uuid:public_id>/overdragen/intrekken/", views.withdraw_handover, name="withdraw-handover"),
]
