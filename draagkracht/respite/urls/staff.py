"""Addresses under `/werk/`, for those who plan, give and coordinate."""

from draagkracht.respite.urls import small_help, tonight, volunteers

app_name = "respite-staff"
urlpatterns = [
    *small_help.staff,
    *tonight.staff,
    *volunteers.staff,
]
