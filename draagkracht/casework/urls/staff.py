"""Addresses under `/werk/`, for those who work on cases."""

from draagkracht.casework.urls import arrangements, cases, letters, talks

app_name = "casework-staff"
urlpatterns = [*cases.staff, *talks.staff, *arrangements.staff, *letters.staff]
