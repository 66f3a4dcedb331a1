"""The people who work for a municipality."""

from django.urls import path

from draagkracht.accounts.views import organisations, people

app_name = "accounts"
urlpatterns = [
    path("werk/mensen/", people.list_people, name="list-people"),
    path("werk/mensen/uitnodigen/", people.invite_person, name="invite-person"),
    path("werk/mensen/<int:membership_id>/", people.show_role, name="show-role"),
    path("werk/mensen/<int:membership_id>/eindigen/", people.end_role, name="end-role"),
    path("werk/mensen/uitnodiging/<int:invitation_id>/weg/", people.withdraw_invitation, name="withdraw-invitation"),
    path("werk/mensen/organisaties/", organisations.list_organisations, name="list-organisations"),
    path("werk/mensen/organisaties/nieuw/", organisations.add_organisation, name="add-organisation"),
    path("werk/mensen/organisaties/<uuid:public_id>/", organisations.change_organisation, name="change-organisation"),
    path(
        "werk/mensen/organisaties/<uuid:public_id>/eindigen/", organisations.end_organisation, name="end-organisation"
    ),
]
