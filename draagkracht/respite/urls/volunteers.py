"""Volunteers: for who coordinates them, and for themselves. No address names anybody."""

from django.urls import URLPattern, path

from draagkracht.respite.views import expenses, visits, volunteers

ONE = "vrijwilligers/<uuid:public_id>/"
MINE = "mijn-bezoeken/"
staff: list[URLPattern] = [
    path("vrijwilligers/", volunteers.list_volunteers, name="list-volunteers"),
    path("vrijwilligers/nieuw/", volunteers.add_volunteer, name="add-volunteer"),
    path("vrijwilligers/vergoeding/", expenses.list_expenses, name="list-expenses"),
    path("vrijwilligers/vergoeding/lijst.csv", expenses.export_expenses, name="export-expenses"),
    path("vrijwilligers/vergoeding/<uuid:public_id>/", expenses.decide_expense, name="decide-expense"),
    path(ONE, volunteers.show_volunteer, name="show-volunteer"),
    path(f"{ONE}wijzigen/", volunteers.change_volunteer, name="change-volunteer"),
    path(f"{ONE}vog/", volunteers.note_vog, name="note-vog"),
    path(f"{ONE}pauze/", volunteers.pause_volunteer, name="pause-volunteer"),
    path(f"{ONE}stoppen/", volunteers.end_volunteer, name="end-volunteer"),
    path(f"{ONE}instructie/", volunteers.add_instruction, name="add-instruction"),
    path(f"{ONE}instructie/<uuid:instruction_id>/", volunteers.end_instruction, name="end-instruction"),
    path(MINE, visits.show_my_visits, name="show-my-visits"),
    path(f"{MINE}tijden/", visits.change_my_times, name="change-my-times"),
    path(f"{MINE}pauze/", visits.pause_mine, name="pause-mine"),
    path(f"{MINE}vergoeding/", visits.note_my_expense, name="note-my-expense"),
    path(f"{MINE}vergoeding/<uuid:public_id>/", visits.remove_my_expense, name="remove-my-expense"),
    path(f"{MINE}bezoek/<int:visit_id>/", visits.say_how_visit_was, name="say-how-visit-was"),
]
