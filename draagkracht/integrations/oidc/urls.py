"""To a service elsewhere and back: one address each for all languages, as services know them by heart."""

from django.urls import path

from draagkracht.integrations.oidc import views

app_name = "oidc"
urlpatterns = [
    path("inloggen/via/<slug:code>/", views.start_sign_in, name="start-sign-in"),
    path("inloggen/via/<slug:code>/terug/", views.finish_sign_in, name="finish-sign-in"),
]
