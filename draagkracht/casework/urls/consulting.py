"""The consult desk of colleagues."""

from django.urls import URLPattern, path

from draagkracht.casework.views import consulting as views

staff: list[URLPattern] = [
    path("overleg/", views.list_consults, name="list-consults"),
    path("overleg/vragen/", views.ask_colleagues, name="ask-colleagues"),
    path("overleg/<uuid:consult_id>/", views.show_consult, name="show-consult"),
    path("overleg/<uuid:consult_id>/geholpen/", views.say_it_helped, name="say-it-helped"),
    path("overleg/<uuid:consult_id>/sluiten/", views.close_consult, name="close-consult"),
]
