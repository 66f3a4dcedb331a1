"""Addresses under `/werk/`: what people ask about their data, and who may speak for whom.

They carry the random id of a request, or of who was confirmed to speak.
"""

from django.urls import path

from draagkracht.people.views import rights_staff, voices_staff

app_name = "people-staff"
urlpatterns = [
    path("rechten/", rights_staff.list_requests, name="list-requests"),
    path("rechten/<uuid:public_id>/", rights_staff.answer_request, name="answer-request"),
    path("vertegenwoordiging/", voices_staff.find_spoken, name="find-spoken"),
    path("vertegenwoordiging/vastleggen/", voices_staff.confirm_speaker, name="confirm-speaker"),
    path("vertegenwoordiging/<uuid:public_id>/stoppen/", voices_staff.end_spoken, name="end-spoken"),
]
