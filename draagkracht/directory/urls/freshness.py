"""The provider says whether an entry still holds; the editor sees who did not."""

from django.urls import URLPattern, path

from draagkracht.directory.views import freshness, freshness_work

public: list[URLPattern] = [
    path("klopt-het-nog/<str:token>/", freshness.show_enquiry, name="show-enquiry"),
    path("klopt-het-nog/<str:token>/<int:line_id>/klopt/", freshness.confirm_enquired, name="confirm-enquired"),
    path("klopt-het-nog/<str:token>/<int:line_id>/anders/", freshness.correct_enquired, name="correct-enquired"),
]
staff: list[URLPattern] = [
    path("versheid/", freshness_work.list_freshness, name="list-freshness"),
    path("versheid/<int:line_id>/klopt/", freshness_work.confirm_by_phone, name="confirm-by-phone"),
]
