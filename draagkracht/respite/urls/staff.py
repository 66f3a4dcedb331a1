"""Addresses under `/werk/`, for those who plan, give and coordinate."""

from draagkracht.respite.urls import advising, small_help, tonight, volunteers

app_name = "respite-staff"
urlpatterns = [
    *advising.staff,
    *small_help.staff,
    *tonight.staff,
    *volunteers.staff,
]
