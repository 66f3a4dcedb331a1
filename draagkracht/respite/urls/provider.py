"""Addresses under `/werk/respijt/`, for those who provide places."""

from django.urls import path

from draagkracht.respite.views import opening, places, providing

app_name = "respite-provider"
urlpatterns = [
    path("plekken/", places.list_places, name="list-places"),
    path("plekken/nieuw/", places.add_place, name="add-place"),
    path("plekken/<uuid:public_id>/", places.show_place, name="show-place"),
    path("plekken/<uuid:public_id>/wijzigen/", places.change_place, name="change-place"),
    path("plekken/<uuid:public_id>/week/", opening.set_opening, name="set-opening"),
    path("plekken/<uuid:public_id>/dagen/", opening.change_days, name="change-days"),
    path("plekken/<uuid:public_id>/agenda/", opening.take_calendar, name="take-calendar"),
    path("plekken/<uuid:public_id>/agenda/ophalen/", opening.download_calendar, name="download-calendar"),
    path("plekken/<uuid:public_id>/agenda/adres/", opening.choose_feed, name="choose-feed"),
    path("boekingen/", providing.list_bookings, name="list-bookings"),
    path("boekingen/factuurregels/", providing.list_invoice_lines, name="list-invoice-lines"),
    path("boekingen/<uuid:public_id>/", providing.show_booking, name="show-booking"),
    path("boekingen/<uuid:public_id>/hoe-was-het/", providing.say_how_it_was, name="say-how-it-was"),
    path("boekingen/<uuid:public_id>/factuurregel/", providing.write_invoice_line, name="write-invoice-line"),
    path("boekingen/<uuid:public_id>/stap/<slug:slug>/", providing.take_step, name="take-step"),
]
