"""Anybody says what is wrong; the editor decides."""

from django.urls import URLPattern, path

from draagkracht.directory.views import signals as views

public: list[URLPattern] = [
    path("wat-is-er/<path:service_id>/klopt-niet/", views.report_error, name="report-error"),
    path("wat-is-er/<path:service_id>/klopt-niet/dank/", views.thank_reporter, name="thank-reporter"),
]
staff: list[URLPattern] = [
    path("wijzigingen/", views.list_requests, name="list-requests"),
    path("wijzigingen/<int:request_id>/", views.show_request, name="show-request"),
    path("wijzigingen/<int:request_id>/overnemen/", views.accept_request, name="accept-request"),
    path("wijzigingen/<int:request_id>/afwijzen/", views.reject_request, name="reject-request"),
    path("wijzigingen/<int:request_id>/intrekken/", views.withdraw_request, name="withdraw-request"),
]
