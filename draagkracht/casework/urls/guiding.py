"""Who guides a case, how it goes, and how somebody who works here is reached."""

from django.urls import URLPattern, path

from draagkracht.casework.views import guiding as views
from draagkracht.casework.views import networks

staff: list[URLPattern] = [
    path("bereikbaar/", views.edit_reach, name="edit-reach"),
    path("zaken/<uuid:public_id>/balans/", views.check_balance, name="check-balance"),
    path("zaken/<uuid:public_id>/vervanging/", views.note_respite, name="note-respite"),
    path("zaken/<uuid:public_id>/gevaar/", views.settle_alarm, name="settle-alarm"),
    path("zaken/<uuid:public_id>/bellen/", views.ask_call, name="ask-call"),
    path("zaken/<uuid:public_id>/netwerk/", networks.read_network, name="read-network"),
]
