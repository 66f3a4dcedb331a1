"""Addresses that everybody may see: help needs no account."""

from django.conf import settings
from django.urls import path

from draagkracht.portal.views import (
    check,
    dropout,
    gallery,
    instruments,
    letters,
    pages,
    respite_route,
    toolbox,
    urgent,
)

app_name = "portal"
urlpatterns = [
    path("", pages.show_home, name="show-home"),
    path("hulp/", urgent.show_help, name="show-help"),
    path("hulp/overnemen/", dropout.start_drop_out, name="start-drop-out"),
    path("hulp/overnemen/vraag/<slug:link_id>/", dropout.answer_drop_out, name="answer-drop-out"),
    path("hulp/overnemen/uitkomst/", dropout.show_drop_out, name="show-drop-out"),
    path("hulp/overnemen/wissen/", dropout.wipe_drop_out, name="wipe-drop-out"),
    path("even-vrij/", respite_route.choose_respite, name="choose-respite"),
    path("even-vrij/vraag/<slug:code>/", respite_route.answer_respite, name="answer-respite"),
    path("even-vrij/uitkomst/", respite_route.show_respite, name="show-respite"),
    path("even-vrij/wissen/", respite_route.wipe_respite, name="wipe-respite"),
    path("over/", pages.show_about, name="show-about"),
    path("privacy/", pages.show_privacy, name="show-privacy"),
    path("toegankelijkheid/", pages.show_accessibility, name="show-accessibility"),
    path("meetlijsten/", instruments.list_instruments, name="list-instruments"),
    path("meetlijsten/<slug:code>/", instruments.show_instrument, name="show-instrument"),
    path("voor-professionals/", toolbox.list_professions, name="list-professions"),
    path("voor-professionals/<slug:slug>/", toolbox.show_profession, name="show-profession"),
    path("voor-professionals/<slug:slug>/papier/", toolbox.print_profession, name="print-profession"),
    path("check/", check.start_check, name="start-check"),
    path("check/nu-bellen/", check.show_safety, name="show-safety"),
    path("check/uitkomst/", check.show_result, name="show-result"),
    path("check/uitkomst/brief/", letters.print_result, name="print-result"),
    path("check/papier/", letters.print_paper, name="print-paper"),
    path("check/wissen/", check.wipe_answers, name="wipe-answers"),
    path("check/gewist/", check.show_wiped, name="show-wiped"),
    path("check/vraag/<slug:link_id>/", check.answer_question, name="answer-question"),
]
if settings.HAS_GALLERY:
    urlpatterns.append(path("componenten/", gallery.show_components, name="show-components"))
