"""Teams and who belongs to them."""

from django.urls import URLPattern, path

from draagkracht.casework.views import teams as views

staff: list[URLPattern] = [
    path("teams/", views.list_teams, name="list-teams"),
    path("teams/nieuw/", views.add_team, name="add-team"),
    path("teams/<slug:code>/", views.show_team, name="show-team"),
    path("teams/<slug:code>/wijzigen/", views.change_team, name="change-team"),
    path("teams/<slug:code>/aanspreekpunt/", views.name_informal_care_lead, name="name-informal-care-lead"),
    path("teams/<slug:code>/weg/", views.remove_member, name="remove-member"),
]
