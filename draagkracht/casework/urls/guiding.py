"""Who guides a case, how it goes, and how somebody who works here is reached."""

from django.urls import URLPattern, path

from draagkracht.casework.views import coaching, networks, scans
from draagkracht.casework.views import guiding as views

staff: list[URLPattern] = [
    path("bereikbaar/", views.edit_reach, name="edit-reach"),
    path("zaken/<uuid:public_id>/balans/", views.check_balance, name="check-balance"),
    path("zaken/<uuid:public_id>/vervanging/", views.note_respite, name="note-respite"),
    path("zaken/<uuid:public_id>/gevaar/", views.settle_alarm, name="settle-alarm"),
    path("zaken/<uuid:public_id>/bellen/", views.ask_call, name="ask-call"),
    path("zaken/<uuid:public_id>/netwerkcoach/", coaching.begin_coach, name="begin-coach"),
    path("zaken/<uuid:public_id>/netwerkcoach/kijken/", coaching.look_at_coach, name="look-at-coach"),
    path("zaken/<uuid:public_id>/mantelscan/<uuid:party_id>/", scans.go_on_scan, name="go-on-scan"),
    path("zaken/<uuid:public_id>/mantelscan/<uuid:party_id>/<int:number>/", scans.take_scan, name="take-scan"),
    path("zaken/<uuid:public_id>/netwerk/", networks.read_network, name="read-network"),
]
