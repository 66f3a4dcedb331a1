"""Addresses of somebody's own overview, which combines domains. They name nobody: whose it is, the session says."""

from django.urls import path

from draagkracht.portal.views import own, own_aftercare, own_circles, own_offers, own_results, own_voices

app_name = "portal-own"
urlpatterns = [
    path("mijn/", own.show_overview, name="show-overview"),
    path("samen/<uuid:circle>/inzage/", own_circles.list_circle_uses, name="list-circle-uses"),
    path(
        "samen/<uuid:circle>/uitnodiging/<uuid:invitation>/papier/",
        own_circles.print_circle_invitation,
        name="print-circle-invitation",
    ),
    path("mijn/inzage/", own.list_uses, name="list-uses"),
    path("mijn/meenemen/", own.export_space, name="export-space"),
    path("mijn/noodplan/kaart/", own.print_card, name="print-card"),
    path("mijn/uitkomst/bewaren/", own_results.keep_result, name="keep-result"),
    path("mijn/uitkomst/ophalen/", own_results.collect_result, name="collect-result"),
    path("mijn/uitkomst/<uuid:public_id>/", own_results.show_result, name="show-result"),
    path("mijn/uitkomst/<uuid:public_id>/pdf/", own_results.print_result, name="print-result"),
    path("mijn/uitkomst/<uuid:public_id>/bestand/", own_results.export_result, name="export-result"),
    path("mijn/uitkomst/<uuid:public_id>/wissen/", own_results.forget_result, name="forget-result"),
    path("mijn/hulp/bewaren/", own_offers.keep_offer, name="keep-offer"),
    path("mijn/hulp/<uuid:public_id>/weg/", own_offers.forget_offer, name="forget-offer"),
    path("mijn/zorgen-stopt/", own_aftercare.end_caring, name="end-caring"),
    path("mijn/zorgen-weer/", own_aftercare.begin_again, name="begin-again"),
    path("mijn/delen/", own_results.share_results, name="share-results"),
    path("mijn/delen/papier/", own_results.print_code, name="print-code"),
    path("mijn/delen/<uuid:public_id>/intrekken/", own_results.revoke_code, name="revoke-code"),
    path("mijn/voor/<uuid:voor>/", own_voices.show_spoken_for, name="show-spoken-for"),
    path("mijn/voor/<uuid:voor>/inzage/", own_voices.list_uses_for, name="list-uses-for"),
    path("mijn/vragen/<uuid:public_id>/brief/", own_voices.print_invitation, name="print-invitation"),
]
