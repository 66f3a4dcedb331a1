"""Addresses under `/werk/`, for those who plan, give and coordinate."""

from draagkracht.respite.urls import volunteers

app_name = "respite-staff"
urlpatterns = [
    *volunteers.staff,
]
