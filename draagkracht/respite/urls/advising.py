"""Looking for respite with somebody. No address names anybody."""

from django.urls import URLPattern, path

from draagkracht.respite.views import advised_booking, advising

ONE = "respijt/vragen/<uuid:public_id>/"
BOOKING = "respijt/vragen/plek/<uuid:public_id>/"
staff: list[URLPattern] = [
    path("respijt/vragen/", advising.list_requests, name="list-requests"),
    path("respijt/vragen/nieuw/", advising.ask_for, name="ask-for"),
    path(ONE, advising.show_request, name="show-request"),
    path(f"{ONE}veranderen/", advising.change_request, name="change-request-for"),
    path(f"{ONE}nodig/", advising.tell_needs, name="tell-needs-for"),
    path(f"{ONE}naaste/", advising.tell_answer, name="tell-answer-for"),
    path(f"{ONE}aanbieden/", advising.make_offer, name="make-offer"),
    path(f"{ONE}meekijken/", advising.let_through, name="let-through"),
    path(f"{ONE}verteld/", advising.note_told, name="note-told"),
    path(f"{ONE}stoppen/", advising.end_request, name="end-request-for"),
    path(f"{BOOKING}ja/", advised_booking.confirm_booking, name="confirm-for"),
    path(f"{BOOKING}nee/", advised_booking.decline_booking, name="decline-for"),
    path(f"{BOOKING}afzeggen/", advised_booking.cancel_booking, name="cancel-for"),
    path(f"{BOOKING}terugnemen/", advised_booking.take_back_offer, name="take-offer-back"),
    path(f"{BOOKING}hoe-was-het/", advised_booking.say_how_it_was, name="say-how-it-was-for"),
]
