"""Help step by step."""

from django.urls import URLPattern, path

from draagkracht.directory.views import steps as views

public: list[URLPattern] = [
    path("stap-voor-stap/", views.list_pathways, name="list-pathways"),
    path("stap-voor-stap/<slug:slug>/", views.show_pathway, name="show-pathway"),
]
staff: list[URLPattern] = [
    path("stappen/", views.list_all_pathways, name="list-pathways"),
    path("stappen/nieuw/", views.add_pathway, name="add-pathway"),
    path("stappen/<int:pathway_id>/", views.edit_pathway, name="edit-pathway"),
    path("stappen/<int:pathway_id>/wissen/", views.delete_pathway, name="delete-pathway"),
]
