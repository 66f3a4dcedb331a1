"""Addresses of what concerns somebody in a case, in their own space. They name nobody."""

from django.urls import path

from draagkracht.casework.urls import support
from draagkracht.casework.views import linking, own, own_letters

app_name = "casework-own"
urlpatterns = [
    path("mijn/koppelen/<str:token>/", linking.tie_space, name="tie-space"),
    path("mijn/afspraken/", own.list_agreements, name="list-agreements"),
    path("mijn/afspraken/<uuid:public_id>/", own.show_agreement, name="show-agreement"),
    path("mijn/gesprek/<uuid:public_id>/", own.say_how_it_was, name="say-how-it-was"),
    path("mijn/brief/<uuid:public_id>/", own.read_letter, name="read-letter"),
    path("mijn/brief/<uuid:public_id>/uitleg/", own_letters.explain_letter, name="explain-letter"),
    path("mijn/voor/<uuid:voor>/afspraken/", own.list_agreements_for, name="list-agreements-for"),
    path("mijn/voor/<uuid:voor>/afspraken/<uuid:public_id>/", own.show_agreement_for, name="show-agreement-for"),
    path("mijn/voor/<uuid:voor>/brief/<uuid:public_id>/", own.read_letter_for, name="read-letter-for"),
    path(
        "mijn/voor/<uuid:voor>/brief/<uuid:public_id>/uitleg/",
        own_letters.explain_letter_for,
        name="explain-letter-for",
    ),
    *support.own,
]
