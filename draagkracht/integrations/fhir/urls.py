"""Addresses of the FHIR door, under `/api/fhir/`; as FHIR has them, so with capitals and without a slash at the end."""

from django.urls import path, re_path

from draagkracht.integrations.fhir.api import serving

app_name = "fhir"
urlpatterns = [
    path("token", serving.give_token, name="give-token"),
    path("metadata", serving.show_metadata, name="show-metadata"),
    path("Task", serving.send_task, name="send-task"),
    path("Task/<str:task_id>", serving.show_task, name="show-task"),
    re_path(r"^(?P<path>[\s\S]*)\Z", serving.show_nothing, name="show-nothing"),
]
