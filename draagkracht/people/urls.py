"""Addresses of somebody's own space. They name nobody: whose it is, the session says."""

from django.urls import path

from draagkracht.people.views import spaces

app_name = "people"
urlpatterns = [
    path("mijn/beginnen/", spaces.start_space, name="start-space"),
    path("mijn/klaar/", spaces.finish_space, name="finish-space"),
    path("mijn/openen/", spaces.open_space, name="open-space"),
    path("mijn/goedgevonden/", spaces.list_consents, name="list-consents"),
    path("mijn/goedgevonden/<uuid:public_id>/intrekken/", spaces.withdraw_consent, name="withdraw-consent"),
    path("mijn/zorgen-voor/", spaces.add_relation, name="add-relation"),
    path("mijn/wissen/", spaces.erase_space, name="erase-space"),
    path("mijn/gewist/", spaces.show_erased, name="show-erased"),
]
