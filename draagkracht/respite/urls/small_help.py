"""Small help: asked in one's own space or for somebody, matched by who coordinates. No address names anybody."""

from django.urls import URLPattern, path

from draagkracht.respite.views import help_offers, small_help, small_help_own, visits

ONE = "vrijwilligers/kleine-hulp/<uuid:public_id>/"
OFFER = "vrijwilligers/wil-helpen/<uuid:public_id>/"
MINE = "mijn/kleine-hulp/<uuid:public_id>/"
FOR_VOLUNTEER = "mijn-bezoeken/kleine-hulp/<uuid:public_id>/"
staff: list[URLPattern] = [
    path("kleine-hulp/vragen/", small_help.ask_help_for, name="ask-help-for"),
    path("kleine-hulp/gevraagd/", small_help.tell_help_asked, name="tell-help-asked"),
    path("vrijwilligers/kleine-hulp/", small_help.list_help_questions, name="list-help-questions"),
    path(ONE, small_help.show_help_question, name="show-help-question"),
    path(f"{ONE}oppakken/", small_help.take_help_question, name="take-help-question"),
    path(f"{ONE}voorstellen/", small_help.propose_volunteer, name="propose-volunteer"),
    path(f"{ONE}antwoord/", small_help.note_help_answer, name="note-help-answer"),
    path(f"{ONE}doorgeven/", small_help.hand_help_on, name="hand-help-on"),
    path(f"{ONE}klaar/", small_help.end_help_question, name="end-help-question"),
    path(OFFER, help_offers.show_help_offer, name="show-help-offer"),
    path(f"{OFFER}stap/", help_offers.change_help_offer, name="change-help-offer"),
    path(FOR_VOLUNTEER, visits.answer_my_help, name="answer-my-help"),
    path(f"{FOR_VOLUNTEER}hoe/", visits.say_how_my_help_was, name="say-how-my-help-was"),
]
own: list[URLPattern] = [
    path("mijn/kleine-hulp/", small_help_own.list_small_help, name="list-small-help"),
    path("mijn/kleine-hulp/vragen/", small_help_own.ask_small_help, name="ask-small-help"),
    path(MINE, small_help_own.show_small_help, name="show-small-help"),
    path(f"{MINE}antwoord/", small_help_own.answer_small_help, name="answer-small-help"),
    path(f"{MINE}stoppen/", small_help_own.withdraw_small_help, name="withdraw-small-help"),
    path(f"{MINE}hoe/", small_help_own.say_how_help_was, name="say-how-help-was"),
]
