"""Addresses under `/werk/` of screens that combine domains."""

from django.urls import path

from draagkracht.portal.views import desk, desk_accounts, shared_results, work

app_name = "portal-staff"
urlpatterns = [
    path("", work.show_work, name="show-work"),
    path("uitkomst/", shared_results.open_code, name="open-code"),
    path("balie/", desk.show_desk, name="show-desk"),
    path("balie/aantekening/", desk.note_question, name="note-question"),
    path("balie/aantekening/<int:note_id>/wissen/", desk.delete_note, name="delete-note"),
    path("balie/bellen/<int:call_id>/", desk.answer_call, name="answer-call"),
    path("balie/dienst/<path:service_id>/", desk.show_found, name="show-found"),
    path("balie/papier/plek/", desk_accounts.make_paper_account, name="make-paper-account"),
    path("balie/papier/", desk.print_slip, name="print-slip"),
]
