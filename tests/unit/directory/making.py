"""Services and profiles for the tests of recommendation: by hand, and by hypothesis."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from draagkracht.directory.rules.catalogue import Season, ServiceRow
from draagkracht.directory.rules.codes import Audience, BaseFunction, Condition, Indication, Law, Mobility, RespiteForm
from draagkracht.directory.rules.places import Place
from draagkracht.directory.rules.profile import Need, Profile

TODAY = date(2026, 11, 22)
HOME = Place(52.155, 5.387)


def a_row(service_id: str = "a", **changes: Any) -> ServiceRow:
    """Return a service for rest, around the corner, that nobody would refuse."""
    values: dict[str, Any] = {
        "service_id": service_id,
        "name": f"Dienst {service_id}",
        "base_functions": (BaseFunction.RESPITE,),
        "audiences": (Audience.CARER,),
        "languages": ("nl",),
        "coordinates": (HOME,),
        "assured_date": TODAY - timedelta(days=10),
    }
    return ServiceRow(**{**values, **changes})


def a_profile(**changes: Any) -> Profile:
    """Return somebody who needs rest, at home in the same street."""
    values: dict[str, Any] = {
        "today": TODAY,
        "needs": {BaseFunction.RESPITE: Need(0.9)},
        "place": HOME,
        "languages": ("nl",),
    }
    return Profile(**{**values, **changes})


def subsets(kind: Any, most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    """Return some different members of a list of codes."""
    return st.lists(st.sampled_from(list(kind)), max_size=most, unique=True).map(tuple)


days = st.integers(-1500, 100).map(lambda number: TODAY + timedelta(days=number))
# Few different ages, shares and points, so that equal scores and the edges of rules come up often.
ages = st.none() | st.sampled_from([0, 8, 12, 17, 18, 24, 25, 40, 65, 100])
points_in_reach = st.tuples(st.floats(51.5, 52.8), st.floats(4.5, 6.2)) | st.just(tuple(HOME))
impossible_points = st.sampled_from([(0.0, 0.0), (float("nan"), 5.0), (100.0, 101.0), (52.0, float("inf"))])
points = points_in_reach | points_in_reach | impossible_points

rows = st.builds(
    a_row,
    name=st.just("Dienst"),
    is_published=st.sampled_from([True, True, True, False]),
    provider_id=st.none() | st.sampled_from(["p", "q", "r"]),
    base_functions=subsets(BaseFunction, 3),
    respite_forms=subsets(RespiteForm, 1) | st.just((RespiteForm.SHARED_ACTIVITY,)),
    conditions=subsets(Condition, 2),
    laws=subsets(Law, 2),
    audiences=subsets(Audience, 2),
    languages=subsets(["nl", "tr", "ar"], 2),
    coordinates=st.lists(points, max_size=3),
    is_home_visit=st.sampled_from([False, False, True]),
    is_online=st.sampled_from([False, False, True]),
    minimum_age=st.none() | st.sampled_from([0, 12, 18, 65]),
    maximum_age=st.none() | st.sampled_from([12, 17, 25, 100]),
    seasons=st.just(()) | st.lists(st.builds(Season, st.none() | days, st.none() | days), max_size=2),
    assured_date=st.none() | days,
    is_everywhere=st.booleans(),
    served_ids=st.lists(st.integers(1, 3), max_size=2),
)


def _numbered(found: list[ServiceRow]) -> list[ServiceRow]:
    return [
        ServiceRow(**{name: getattr(row, name) for name in ServiceRow.__slots__} | {"service_id": f"s{number:03d}"})
        for number, row in enumerate(found)
    ]


catalogues_of_rows = st.lists(rows, max_size=40).map(_numbered)

profiles = st.builds(
    Profile,
    today=st.just(TODAY),
    needs=st.dictionaries(st.sampled_from(list(BaseFunction)), st.integers(0, 20).map(lambda n: Need(n / 20))),
    condition=st.none() | st.sampled_from(list(Condition)),
    place=st.none() | points.map(lambda pair: Place(*pair)),
    recipient_place=st.none() | points.map(lambda pair: Place(*pair)),
    mobility=st.sampled_from(list(Mobility)),
    languages=subsets(["nl", "tr", "ar", "pl"], 2),
    age=ages,
    indication=st.none() | st.sampled_from(list(Indication)),
    for_minor=st.booleans(),
    municipality_ids=subsets([1, 2, 9], 2),
)
