"""The people who work for a municipality."""

from django.urls import path

from draagkracht.accounts.views import people

app_name = "accounts"
urlpatterns = [
    path("werk/mensen/", people.list_people, name="list-people"),
    path("werk/mensen/uitnodigen/", people.invite_person, name="invite-person"),
    path("werk/mensen/<int:membership_id>/", people.show_role, name="show-role"),
    path("werk/mensen/<int:membership_id>/eindigen/", people.end_role, name="end-role"),
    path("werk/mensen/uitnodiging/<int:invitation_id>/weg/", people.withdraw_invitation, name="withdraw-invitation"),
]
