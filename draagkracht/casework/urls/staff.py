"""Addresses under `/werk/`, for those who work on cases."""

from draagkracht.casework.urls import (
    arrangements,
    cases,
    consulting,
    guiding,
    handovers,
    letters,
    numbers,
    obstacles,
    support,
    talks,
    teams,
)

app_name = "casework-staff"
urlpatterns = [
    *cases.staff,
    *talks.staff,
    *support.staff,
    *arrangements.staff,
    *letters.staff,
    *numbers.staff,
    *teams.staff,
    *guiding.staff,
    *handovers.staff,
    *consulting.staff,
    *obstacles.staff,
]
