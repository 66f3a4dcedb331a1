"""Addresses under `/werk/`: what people ask about their data. They carry the random id of a request."""

from django.urls import path

from draagkracht.people.views import rights_staff

app_name = "people-staff"
urlpatterns = [
    path("rechten/", rights_staff.list_requests, name="list-requests"),
    path("rechten/<uuid:public_id>/", rights_staff.answer_request, name="answer-request"),
]
