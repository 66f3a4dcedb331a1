"""Addresses under `/werk/`, for those who work on cases."""

from draagkracht.casework.urls import arrangements, cases, letters, numbers, talks, teams

app_name = "casework-staff"
urlpatterns = [*cases.staff, *talks.staff, *arrangements.staff, *letters.staff, *numbers.staff, *teams.staff]
