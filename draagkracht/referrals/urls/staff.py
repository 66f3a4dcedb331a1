"""Addresses of referrals under `/werk/`: for who refers, who answers, and who keeps the links of practices."""

from django.urls import path

from draagkracht.referrals.views import answer, links, staff_refer

app_name = "referrals-staff"
urlpatterns = [
    path("verwijzen/", staff_refer.make_referral, name="make-referral"),
    path("verwijzingen/", answer.list_referrals, name="list-referrals"),
    path("verwijzingen/<uuid:public_id>/", answer.show_referral, name="show-referral"),
    path("verwijzingen/<uuid:public_id>/oppakken/", answer.accept_referral, name="accept-referral"),
    path("verwijzingen/<uuid:public_id>/poging/", answer.log_attempt, name="log-attempt"),
    path("verwijzingen/<uuid:public_id>/stap/", answer.take_step, name="take-step"),
    path("verwijzingen/<uuid:public_id>/begonnen/", answer.start_help, name="start-help"),
    path("verwijzingen/<uuid:public_id>/samen/", answer.join_referral, name="join-referral"),
    path("verwijzingen/<uuid:public_id>/los/", answer.part_referral, name="part-referral"),
    path("verwijzingen/<uuid:public_id>/wissen/", answer.withdraw_referral, name="withdraw-referral"),
    path("verwijslinks/", links.list_links, name="list-links"),
    path("verwijslinks/<uuid:public_id>/stoppen/", links.end_link, name="end-link"),
]
