"""Addresses of circles. They carry the random id of a circle, of a place in it or of a text; never of a person."""

from django.urls import path

from draagkracht.people.views import circle_agenda, circle_joining, circle_members, circle_words, circles

HERE = "samen/<uuid:circle>/"
patterns = [
    path("samen/", circles.list_circles, name="list-circles"),
    path("samen/openen/", circles.open_circle, name="open-circle"),
    path("samen/gestopt/", circles.show_ended_circle, name="show-ended-circle"),
    path("samen/weg/", circles.show_left_circle, name="show-left-circle"),
    path("samen/meedoen/", circle_joining.finish_joining, name="finish-joining"),
    path("samen/uitnodiging/<str:code>/", circle_joining.answer_circle, name="answer-circle"),
    path("samen/agenda/<str:token>.ics", circle_agenda.read_feed, name="read-feed"),
    path(HERE, circles.show_circle, name="show-circle"),
    path(f"{HERE}agenda/", circle_agenda.list_events, name="list-events"),
    path(f"{HERE}agenda/erbij/", circle_agenda.add_event, name="add-event"),
    path(f"{HERE}agenda/bestand.ics", circle_agenda.download_agenda, name="download-agenda"),
    path(f"{HERE}agenda/adres/", circle_agenda.choose_feed, name="choose-feed"),
    path(f"{HERE}agenda/<uuid:event>/", circle_agenda.change_event, name="change-event"),
    path(f"{HERE}agenda/<uuid:event>/ik/", circle_agenda.take_event, name="take-event"),
    path(f"{HERE}agenda/<uuid:event>/terug/", circle_agenda.give_back_event, name="give-back-event"),
    path(f"{HERE}agenda/<uuid:event>/weg/", circle_agenda.remove_event, name="remove-event"),
    path(f"{HERE}schrift/", circle_words.list_notes, name="list-notes"),
    path(f"{HERE}schrift/<uuid:post>/", circle_words.change_note, name="change-note"),
    path(f"{HERE}berichten/", circle_words.list_messages, name="list-messages"),
    path(f"{HERE}weg/<uuid:post>/", circle_words.remove_post, name="remove-post"),
    path(f"{HERE}wie/", circle_members.list_circle_members, name="list-circle-members"),
    path(f"{HERE}wie/vragen/", circle_members.ask_into_circle, name="ask-into-circle"),
    path(f"{HERE}wie/<uuid:member>/", circle_members.change_circle_member, name="change-circle-member"),
    path(f"{HERE}wie/<uuid:member>/weg/", circles.remove_circle_member, name="remove-circle-member"),
    path(f"{HERE}wie/<uuid:member>/overdragen/", circle_members.hand_over_circle, name="hand-over-circle"),
    path(
        f"{HERE}uitnodiging/<uuid:invitation>/weg/",
        circle_members.withdraw_circle_invitation,
        name="withdraw-circle-invitation",
    ),
    path(f"{HERE}mijn-deelname/", circles.show_own_seat, name="show-own-seat"),
    path(f"{HERE}naam/", circles.rename_circle, name="rename-circle"),
    path(f"{HERE}meenemen/", circles.export_circle, name="export-circle"),
    path(f"{HERE}weggaan/", circles.leave_circle, name="leave-circle"),
    path(f"{HERE}stoppen/", circles.end_circle, name="end-circle"),
    path(f"{HERE}over-mij/", circles.show_circle_about, name="show-circle-about"),
]
