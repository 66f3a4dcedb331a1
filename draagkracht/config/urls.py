"""All addresses: Dutch at the root, the other languages under their code; the screens of staff are in Dutch only."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    path("api/fhir/", include("draagkracht.integrations.fhir.urls")),
    path("api/", include("draagkracht.directory.urls.api")),
    path("", include("draagkracht.directory.urls.files")),
    path("", include("draagkracht.portal.urls.machines")),
    path("", include("draagkracht.accounts.urls.sign_in")),
    path("", include("draagkracht.accounts.urls.people")),
    path("", include("draagkracht.integrations.oidc.urls")),
    path("werk/", include("draagkracht.portal.urls.staff")),
    path("werk/", include("draagkracht.directory.urls.staff")),
    path("werk/", include("draagkracht.casework.urls.staff")),
    path("werk/", include("draagkracht.referrals.urls.staff")),
    path("werk/", include("draagkracht.people.urls.staff")),
    path("werk/", include("draagkracht.respite.urls.staff")),
    path("werk/respijt/", include("draagkracht.respite.urls.provider")),
    path("", include("draagkracht.respite.urls.calendar")),
    path("werk/respijt/", include("draagkracht.respite.urls.planner")),
    path("", include("draagkracht.portal.urls.demo")),
    *i18n_patterns(
        path("", include("draagkracht.portal.urls.public")),
        path("", include("draagkracht.directory.urls.public")),
        path("", include("draagkracht.referrals.urls.public")),
        path("", include("draagkracht.accounts.urls.public")),
        path("", include("draagkracht.people.urls")),
        path("", include("draagkracht.casework.urls.own")),
        path("", include("draagkracht.respite.urls.own")),
        path("", include("draagkracht.respite.urls.help")),
        path("", include("draagkracht.portal.urls.own")),
        prefix_default_language=False,
    ),
]

handler400 = "draagkracht.portal.views.errors.bad_request"
handler403 = "draagkracht.portal.views.errors.forbidden"
handler404 = "draagkracht.portal.views.errors.not_found"
handler500 = "draagkracht.portal.views.errors.failed"
