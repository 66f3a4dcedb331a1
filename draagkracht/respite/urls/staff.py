"""Addresses under `/werk/`, for those who plan, give and coordinate."""

from draagkracht.respite.urls import small_help, volunteers

app_name = "respite-staff"
urlpatterns = [
    *small_help.staff,
    *volunteers.staff,
]
