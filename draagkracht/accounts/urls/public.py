"""Signing in, for who lives here as well as for who works here: in the languages of the site."""

from django.conf import settings
from django.urls import path

from draagkracht.accounts.views import hats, invitation, letter_code, passkeys, sign_in

urlpatterns = [
    path("inloggen/", sign_in.ask_code, name="account_login"),
    path("inloggen/", sign_in.ask_code, name="account_request_login_code"),
    path("inloggen/code/", sign_in.type_code, name="account_confirm_login_code"),
    path("inloggen/brief/", letter_code.sign_in_by_letter, name="sign-in-by-letter"),
    path("inloggen/toestel/", passkeys.sign_in_with_passkey, name="sign-in-with-passkey"),
    path("inloggen/toestel/vraag/", passkeys.ask_proof, name="ask-passkey"),
    path("toestellen/", passkeys.list_passkeys, name="list-passkeys"),
    path("toestellen/erbij/", passkeys.add_passkey, name="add-passkey"),
    path("toestellen/erbij/vraag/", passkeys.ask_new, name="ask-new-passkey"),
    path("toestellen/<uuid:public_id>/weg/", passkeys.remove_passkey, name="remove-passkey"),
    path("rol/", hats.choose_hat, name="choose-hat"),
    path("uitloggen/", sign_in.sign_out, name="sign-out"),
    path("uitnodiging/<str:token>/", invitation.accept_invitation, name="accept-invitation"),
]
if settings.MODE == "demo":
    urlpatterns.append(path("inloggen/demo/", sign_in.sign_in_for_demo, name="sign-in-for-demo"))
