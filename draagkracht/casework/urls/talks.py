"""Talks of a case."""

from django.urls import URLPattern, path

from draagkracht.casework.views import carers, figures, talks

staff: list[URLPattern] = [
    path("zaken/<uuid:public_id>/gesprek/", talks.plan_talk, name="plan-talk"),
    path("zaken/<uuid:public_id>/gesprek/achteraf/", talks.write_up_talk, name="write-up-talk"),
    path("zaken/<uuid:public_id>/wie-zorgt/", carers.add_carer, name="add-carer"),
    path("zaken/<uuid:public_id>/gesprek/<uuid:talk_id>/", talks.hold_talk, name="hold-talk"),
    path("zaken/<uuid:public_id>/gesprek/<uuid:talk_id>/verzetten/", talks.move_talk, name="move-talk"),
    path("zaken/<uuid:public_id>/gesprek/<uuid:talk_id>/afzeggen/", talks.cancel_talk, name="cancel-talk"),
    path("gesprekken/", figures.show_figures, name="show-talk-figures"),
]
