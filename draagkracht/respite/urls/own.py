"""Addresses of respite in somebody's own space. They name nobody: whose it is, the session says."""

from django.urls import path

from draagkracht.respite.urls import small_help
from draagkracht.respite.views import own, own_booking

app_name = "respite-own"
urlpatterns = [
    path("mijn/even-vrij/", own.show_respite, name="show-respite"),
    path("mijn/even-vrij/vragen/", own.ask_respite, name="ask-respite"),
    path("mijn/even-vrij/<uuid:public_id>/", own.show_request, name="show-request"),
    path("mijn/even-vrij/<uuid:public_id>/wanneer/", own.tell_when, name="tell-when"),
    path("mijn/even-vrij/<uuid:public_id>/nodig/", own.tell_needs, name="tell-needs"),
    path("mijn/even-vrij/<uuid:public_id>/naaste/", own.tell_answer, name="tell-answer"),
    path("mijn/even-vrij/<uuid:public_id>/vasthouden/", own.hold_offer, name="hold-offer"),
    path("mijn/even-vrij/<uuid:public_id>/meezoeken/", own.ask_help, name="ask-help"),
    path("mijn/even-vrij/<uuid:public_id>/stoppen/", own.end_request, name="end-request"),
    path("mijn/even-vrij/plek/<uuid:public_id>/", own_booking.show_booking, name="show-booking"),
    path("mijn/even-vrij/plek/<uuid:public_id>/ja/", own_booking.confirm_booking, name="confirm-booking"),
    path("mijn/even-vrij/plek/<uuid:public_id>/nee/", own_booking.decline_booking, name="decline-booking"),
    path("mijn/even-vrij/plek/<uuid:public_id>/afzeggen/", own_booking.cancel_booking, name="cancel-booking"),
    path("mijn/even-vrij/plek/<uuid:public_id>/hoe-was-het/", own_booking.say_how_it_was, name="say-how-it-was"),
    path("mijn/even-vrij/gevraagd/<uuid:public_id>/", own_booking.answer_question, name="answer-question"),
    path(
        "mijn/voor/<uuid:voor>/even-vrij/<uuid:public_id>/",
        own_booking.answer_question_for,
        name="answer-question-for",
    ),
    *small_help.own,
]
