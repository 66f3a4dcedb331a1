"""The second step of signing in, for who works here: in Dutch only. See public.py for the first."""

from django.urls import path

from draagkracht.accounts.views import authenticator, passkeys

urlpatterns = [
    path("inloggen/app/", authenticator.use_authenticator, name="mfa_authenticate"),
    path("inloggen/app/toestel/", passkeys.use_passkey, name="use-passkey"),
    path("inloggen/app-instellen/", authenticator.set_up, name="mfa_activate_totp"),
    path("inloggen/reservecodes/", authenticator.keep_recovery_codes, name="mfa_view_recovery_codes"),
]
