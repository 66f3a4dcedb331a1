"""The work list, cases and their steps."""

from django.urls import URLPattern, path

from draagkracht.casework.views import cases, corrections, linking, requests, respite, steps, wishes, work_list

staff: list[URLPattern] = [
    path("werklijst/", work_list.show_work_list, name="show-work-list"),
    path("werklijst/verdelen/", work_list.divide_cases, name="divide-cases"),
    path("zaken/zoeken/", work_list.find_case, name="find-case"),
    path("zaken/nieuw/", requests.choose_way, name="choose-way"),
    path("zaken/nieuw/<slug:slug>/", requests.receive_request, name="receive-request"),
    path("zaken/<uuid:public_id>/", cases.show_case, name="show-case"),
    path("zaken/<uuid:public_id>/doen/<slug:slug>/", steps.take_step, name="take-step"),
    path("zaken/<uuid:public_id>/noteren/<slug:slug>/", cases.note_fact, name="note-fact"),
    path("zaken/<uuid:public_id>/verbeteren/<uuid:note_id>/", corrections.correct_note, name="correct-note"),
    path("zaken/<uuid:public_id>/plek/<uuid:party_id>/", linking.offer_link, name="offer-link"),
    path("zaken/<uuid:public_id>/respijt/<uuid:party_id>/", respite.ask_respite, name="ask-respite"),
    path("zaken/<uuid:public_id>/wensen/", wishes.read_wishes, name="read-wishes"),
    path("zaken/<uuid:public_id>/behandelaar/", cases.assign_case, name="assign-case"),
]
