"""A bed for tonight, for who is on the telephone with somebody."""

from django.urls import URLPattern, path

from draagkracht.respite.views import tonight

staff: list[URLPattern] = [
    path("respijt/vannacht/", tonight.show_tonight, name="show-tonight"),
    path("respijt/vannacht/boeken/", tonight.book_bed, name="book-bed"),
    path("respijt/vannacht/geboekt/<uuid:public_id>/", tonight.show_booked_bed, name="show-booked-bed"),
]
