"""Addresses of somebody's own space. They name nobody: whose it is, the session says."""

from django.urls import path

from draagkracht.people.views import emergency, network, parents, reminders, rights, spaces

app_name = "people"
urlpatterns = [
    path("mijn/beginnen/", spaces.start_space, name="start-space"),
    path("mijn/beginnen/jong/", parents.start_young_space, name="start-young-space"),
    path("mijn/beginnen/ouder/<str:token>/", parents.answer_for_child, name="answer-for-child"),
    path("mijn/beginnen/verder/<str:token>/", parents.go_on_young, name="go-on-young"),
    path("mijn/klaar/", spaces.finish_space, name="finish-space"),
    path("mijn/openen/", spaces.open_space, name="open-space"),
    path("mijn/goedgevonden/", spaces.list_consents, name="list-consents"),
    path("mijn/goedgevonden/<uuid:public_id>/intrekken/", spaces.withdraw_consent, name="withdraw-consent"),
    path("mijn/zorgen-voor/", spaces.add_relation, name="add-relation"),
    path("mijn/wissen/", spaces.erase_space, name="erase-space"),
    path("mijn/noodplan/", emergency.show_plan, name="show-plan"),
    path("mijn/noodplan/maken/", emergency.save_plan, name="save-plan"),
    path("mijn/noodplan/wie/", emergency.ask_substitute, name="ask-substitute"),
    path("mijn/noodplan/wie/<uuid:public_id>/ja/", emergency.note_spoken_yes, name="note-spoken-yes"),
    path("mijn/noodplan/wie/<uuid:public_id>/weg/", emergency.remove_substitute, name="remove-substitute"),
    path("mijn/noodplan/nieuwe-kaart/", emergency.renew_card, name="renew-card"),
    path("mijn/noodplan/wissen/", emergency.delete_plan, name="delete-plan"),
    path("inspringen/<str:token>/", emergency.answer_question, name="answer-question"),
    path("noodkaart/<str:token>/", emergency.show_card, name="show-card"),
    path("mijn/netwerk/", network.show_network, name="show-network"),
    path("mijn/netwerk/erbij/", network.add_member, name="add-member"),
    path("mijn/netwerk/<uuid:public_id>/", network.change_member, name="change-member"),
    path("mijn/netwerk/<uuid:public_id>/weg/", network.remove_member, name="remove-member"),
    path("mijn/netwerk/bewaren/", network.copy_network, name="copy-network"),
    path("mijn/netwerk/toen/<uuid:public_id>/", network.compare_network, name="compare-network"),
    path("mijn/netwerk/toen/<uuid:public_id>/weg/", network.remove_copy, name="remove-copy"),
    path("mijn/netwerk/delen/", network.share_network, name="share-network"),
    path("mijn/vragen-hoe-het-gaat/", reminders.choose_rhythm, name="choose-rhythm"),
    path("stop-mails/<str:token>/", reminders.stop_reminders, name="stop-reminders"),
    path("mijn/rechten/", rights.show_rights, name="show-rights"),
    path("mijn/rechten/vragen/", rights.ask_right, name="ask-right"),
    path("mijn/gewist/", spaces.show_erased, name="show-erased"),
]
