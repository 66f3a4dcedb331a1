"""Planning a care region, and what the council wants everybody to have at least. No address names anybody."""

from django.urls import path

from draagkracht.respite.views import fairness, plan_lines, planning

app_name = "respite-planner"
ONE = "plan/<uuid:plan_id>/"
LINE = "plan/regel/<uuid:line_id>/"
urlpatterns = [
    path("eerlijk/", fairness.show_fairness, name="show-fairness"),
    path("eerlijk/besluit/", fairness.set_fairness, name="set-fairness"),
    path("eerlijk/prijs/", fairness.draw_curve, name="draw-curve"),
    path("plan/", planning.list_plans, name="list-plans"),
    path(ONE, planning.show_plan, name="show-plan"),
    path(f"{ONE}opnieuw/", planning.try_plan_again, name="try-plan-again"),
    path(f"{ONE}aanbieden/", planning.publish_lines, name="publish-lines"),
    path(LINE, plan_lines.show_line, name="show-line"),
    path(f"{LINE}wie/", plan_lines.see_names, name="see-names"),
    path(f"{LINE}verplaatsen/", plan_lines.move_line, name="move-line"),
    path(f"{LINE}aanbod-terugnemen/", plan_lines.take_back, name="take-back"),
    path(f"{LINE}<slug:slug>/", plan_lines.change_line, name="change-line"),
]
