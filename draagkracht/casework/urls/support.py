"""The file of a support centre, outreach and reach; and what the carer does with it in their own space."""

from django.urls import URLPattern, path

from draagkracht.casework.views import outreach, support, support_own, support_referring

FILE = "steunpunt/dossier/<uuid:public_id>/"
REFERRAL = "steunpunt/verwezen/<uuid:public_id>/"
MINE = "mijn/steunpunt/<uuid:public_id>/"
staff: list[URLPattern] = [
    path("steunpunt/", support.show_caseload, name="show-caseload"),
    path("steunpunt/zoeken/", support.find_file, name="find-support-file"),
    path("steunpunt/nieuw/", support.begin_file, name="begin-support-file"),
    path(FILE, support.show_file, name="show-support-file"),
    path(f"{FILE}wijzigen/", support.change_file, name="change-support-file"),
    path(f"{FILE}niemand/", support.note_nobody, name="note-nobody"),
    path(f"{FILE}contact/", support.note_contact, name="note-support-contact"),
    path(f"{FILE}contact/<uuid:contact_id>/", support.correct_contact, name="correct-contact"),
    path(f"{FILE}stoppen/", support.end_file, name="end-support-file"),
    path(f"{FILE}verwijzen/", support_referring.refer_on, name="refer-from-support-file"),
    path(f"{FILE}eigen-plek/", support.offer_space, name="offer-support-space"),
    path("steunpunt/route/", outreach.show_route, name="show-route"),
    path("steunpunt/route/papier/", outreach.print_route, name="print-route"),
    path("steunpunt/tellen/", outreach.tally_talk, name="tally-talk"),
    path("steunpunt/verwezen/", outreach.list_referrals, name="list-centre-referrals"),
    path(REFERRAL, outreach.show_referral, name="show-centre-referral"),
    path(f"{REFERRAL}oppakken/", outreach.take_referral, name="take-centre-referral"),
    path(f"{REFERRAL}poging/", outreach.note_attempt, name="note-centre-attempt"),
    path(f"{REFERRAL}samen/", outreach.join_referral, name="join-centre-referral"),
    path(f"{REFERRAL}los/", outreach.part_referral, name="part-centre-referral"),
    path(f"{REFERRAL}afsluiten/", outreach.end_referral, name="end-centre-referral"),
    path("bereik/", outreach.show_reach, name="show-reach"),
]
own: list[URLPattern] = [
    path("mijn/steunpunt/", support_own.list_files, name="list-support-files"),
    path("mijn/steunpunt/koppelen/<str:token>/", support_own.tie_file, name="tie-support-file"),
    path("mijn/steunpunt/ja/<uuid:centre_id>/", support_own.agree, name="agree-support-file"),
    path(MINE, support_own.show_file, name="show-own-support-file"),
    path(f"{MINE}verbeteren/", support_own.correct, name="correct-support-file"),
    path(f"{MINE}geven/", support_own.give, name="give-to-municipality"),
    path(f"{MINE}bewaren/", support_own.keep, name="keep-support-file"),
    path(f"{MINE}stoppen/", support_own.withdraw, name="withdraw-support-file"),
    path(f"{MINE}klopt-niet/<uuid:contact_id>/", support_own.remark, name="remark-on-contact"),
    path(f"{MINE}weg/<uuid:contact_id>/", support_own.remove_contact, name="remove-own-contact"),
]
