"""Addresses under `/werk/` of screens that combine domains."""

from django.urls import path

from draagkracht.portal.views import desk, desk_accounts, shared_results, together, work

app_name = "portal-staff"
urlpatterns = [
    path("", work.show_work, name="show-work"),
    path("uitkomst/", shared_results.open_code, name="open-code"),
    path("uitkomst/pdf/", shared_results.print_shared, name="print-shared"),
    path("uitkomst/bestand/", shared_results.export_shared, name="export-shared"),
    path("uitkomst/samen/", together.choose_instrument, name="choose-instrument"),
    path("uitkomst/samen/<slug:code>/", together.fill_in, name="fill-in"),
    path("uitkomst/papier/", together.print_sheet, name="print-sheet"),
    path("uitkomst/papier/wissen/", together.forget_sheet, name="forget-sheet"),
    path("balie/", desk.show_desk, name="show-desk"),
    path("balie/aantekening/", desk.note_question, name="note-question"),
    path("balie/aantekening/<int:note_id>/wissen/", desk.delete_note, name="delete-note"),
    path("balie/bellen/<int:call_id>/", desk.answer_call, name="answer-call"),
    path("balie/dienst/<path:service_id>/", desk.show_found, name="show-found"),
    path("balie/papier/plek/", desk_accounts.make_paper_account, name="make-paper-account"),
    path("balie/papier/", desk.print_slip, name="print-slip"),
]
