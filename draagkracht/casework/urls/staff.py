"""Addresses under `/werk/`, for those who work on cases."""

from draagkracht.casework.urls import cases

app_name = "casework-staff"
urlpatterns = [*cases.staff]
