"""The secret address of the calendar of a place, for programs: in no language, and without who is signed in."""

from django.urls import path

from draagkracht.respite.views import opening

app_name = "respite-calendar"
urlpatterns = [path("respijt-agenda/<str:token>/", opening.read_feed, name="read-feed")]
