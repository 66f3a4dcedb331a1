"""Signing in and out. What is here is all of django-allauth that can be reached; it asks for some of the names."""

from django.conf import settings
from django.urls import path

from draagkracht.accounts.views import authenticator, invitation, sign_in

urlpatterns = [
    path("inloggen/", sign_in.ask_code, name="account_login"),
    path("inloggen/", sign_in.ask_code, name="account_request_login_code"),
    path("inloggen/code/", sign_in.type_code, name="account_confirm_login_code"),
    path("inloggen/app/", sign_in.use_authenticator, name="mfa_authenticate"),
    path("inloggen/app-instellen/", authenticator.set_up, name="mfa_activate_totp"),
    path("inloggen/reservecodes/", authenticator.keep_recovery_codes, name="mfa_view_recovery_codes"),
    path("uitloggen/", sign_in.sign_out, name="sign-out"),
    path("uitnodiging/<str:token>/", invitation.accept_invitation, name="accept-invitation"),
]
if settings.MODE == "demo":
    urlpatterns.append(path("inloggen/demo/", sign_in.sign_in_for_demo, name="sign-in-for-demo"))
