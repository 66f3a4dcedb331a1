"""Why somebody has no offer, in a plan that was made from the database: so of each place of the demo's region."""

import pytest

from draagkracht.base import tenancy
from draagkracht.config.demo import respite_region
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import Plan, PlanLine, Region, RespiteRequest
from draagkracht.respite.queries.regional import read_region
from draagkracht.respite.queries.regions import get_settings
from tests.integration.respite.planning import no_processes
from tests.jobs import run_waiting
from tests.unit.respite.relaxing import check_why

__all__ = ["no_processes"]
pytestmark = pytest.mark.usefixtures("no_processes")


def test_for_everybody_without_an_offer_the_rule_that_is_named_stands_in_the_way(
    city: Municipality, village: Municipality
) -> None:
    for one in (city, village):
        with tenancy.acting_for(one.pk):
            Region.objects.all().delete()
            RespiteRequest.objects.filter(carer__isnull=True).delete()
    respite_region.fill_region()
    run_waiting()

    plan = Plan.objects.select_related("region").get()
    assert plan.made_at is not None
    settings = get_settings(plan.monday)
    with tenancy.acting_for(*plan.region.member_ids):
        region = read_region(plan.region, monday=plan.monday, settings=settings, at=plan.made_at).regional
        lines = list(PlanLine.objects.filter(plan=plan, state="nothing"))
    asks = {one.key: one for one in region.asking}

    assert len(lines) > 20  # more ask than there are places
    for line in lines:
        check_why(region, asks[line.request_id], tuple((rule, detail, many) for rule, detail, many in line.why_not))


def test_in_the_demo_the_plan_differs_from_who_comes_first_to_the_eye(
    city: Municipality, village: Municipality
) -> None:
    for one in (city, village):
        with tenancy.acting_for(one.pk):
            Region.objects.all().delete()
            RespiteRequest.objects.filter(carer__isnull=True).delete()
    respite_region.fill_region()
    run_waiting()

    plan = Plan.objects.get()

    assert plan.value > 1.1 * plan.first_value
