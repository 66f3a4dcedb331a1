"""Addresses of referrals that everybody may see: help needs no account, and a practice has its link."""

from django.urls import path

from draagkracht.referrals.views import calls, own, refer

app_name = "referrals"
urlpatterns = [
    path("bel-mij/", calls.request_call, name="request-call"),
    path("bel-mij/dank/", calls.thank_caller, name="thank-caller"),
    path("verwijs/<str:token>/", refer.refer_by_link, name="refer-by-link"),
    path("verwijs/<str:token>/overzicht/", refer.list_by_link, name="list-by-link"),
    path("mijn/aanmelding/<str:token>/", own.tie_referral, name="tie-referral"),
    path("zorgen-om-iemand/", refer.share_concern, name="share-concern"),
    path("zorgen-om-iemand/dank/", refer.thank_neighbour, name="thank-neighbour"),
    path("zorgen-om-iemand/zonder-toestemming/", refer.show_advice, name="show-advice"),
]
