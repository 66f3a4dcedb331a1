"""From a document `respite-instance/1` to what there is to plan. What does not add up is refused by its place."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import Final

from draagkracht.base.text import N_
from draagkracht.entitlements.rules.nodes import DocumentIsWrong, Node, is_number, is_readable, shown
from draagkracht.respite.rules.planning.instance import (
    DAYS_IN_WEEK,
    LONGEST,
    PARTS,
    Budget,
    Floor,
    Instance,
    Kind,
    Nights,
    Offer,
    Place,
    Promise,
    Request,
    Visits,
    Weekdays,
)

FORMAT: Final = "respite-instance/1"
MOST_UNITS: Final = 100_000
MOST_KM: Final = 10_000
MOST_WEIGHT: Final = 1_000_000
GENDERS: Final = ("", "f", "m")
UNKNOWN: Final = N_("“%(value)s” staat niet in dit bestand.")


class InstanceIsWrong(DocumentIsWrong):
    """An instance cannot be planned."""


def read_instance(data: object) -> Instance:
    """Return what a document of the format `respite-instance/1` asks to plan.

    Elements that the format does not name are left alone. Raises InstanceIsWrong.
    """
    try:
        return _instance(Node(data, ""))
    except DocumentIsWrong as error:
        raise InstanceIsWrong(error.place or "instance", error.reason) from error


def _instance(node: Node) -> Instance:
    if node.text("format") != FORMAT:
        raise node.wrong("format", N_("dit hoort “%(format)s” te zijn."), format=FORMAT)
    days = _from_one(node, "days", LONGEST)
    if days % DAYS_IN_WEEK:
        raise node.wrong("days", N_("hier hoort een heel aantal weken te staan."))
    places = tuple(_place(one, days) for one in node.nodes("resources"))
    requests = tuple(_request(one, days // DAYS_IN_WEEK) for one in node.nodes("requests"))
    budgets = tuple(_budget(one) for one in node.nodes("budgets"))
    kinds = {place.id: place.kind for place in places}
    asked = {request.id for request in requests}
    locked = tuple(_offer(one, kinds, asked) for one in node.nodes("locked"))
    promised = tuple(_promise(one, kinds, asked) for one in node.nodes_or_none("previous"))
    _refuse_twice(node, "resources", [place.id for place in places])
    _refuse_twice(node, "requests", [request.id for request in requests])
    _refuse_twice(node, "budgets", [(budget.municipality, budget.law) for budget in budgets])
    _refuse_twice(node, "locked", [offer.request for offer in locked])
    _refuse_twice(node, "previous", [promise.offer.request for promise in promised])
    return Instance(
        days=days,
        night_cents=_from_one(node, "night_cents", MOST_UNITS * 100),
        places=places,
        requests=requests,
        budgets=budgets,
        floors=tuple(_floor(one) for one in node.nodes("floors")),
        locked=locked,
        promised=promised,
    )


def _place(node: Node, days: int) -> Place:
    kind = node.code("kind", Kind)
    sits = kind is Kind.SITTING
    place = Place(
        id=node.name("id"),
        kind=kind,
        x=_number(node, "x", -MOST_KM, MOST_KM),
        y=_number(node, "y", -MOST_KM, MOST_KM),
        skills=frozenset(_texts(node, "skills")),
        languages=frozenset(_texts(node, "languages")),
        gender=_gender(node, "gender"),
        capacity=() if sits else _wholes(node, "capacity", MOST_UNITS),
        dayparts=_once(node, "dayparts", PARTS) if sits else (),
        visits_per_week=node.whole("visits_per_week", PARTS) if sits else 0,
    )
    if not sits and len(place.capacity) != days:
        raise node.wrong("capacity", N_("hier horen %(days)s getallen te staan."), days=days)
    return place


def _request(node: Node, weeks: int) -> Request:
    kinds = frozenset(node.codes("kinds", Kind))
    return Request(
        id=node.name("id"),
        kinds=kinds,
        x=_number(node, "x", -MOST_KM, MOST_KM),
        y=_number(node, "y", -MOST_KM, MOST_KM),
        skills=frozenset(_texts(node, "skills")),
        language=node.text("language"),
        gender_preference=_gender(node, "gender_preference"),
        max_km=_number(node, "max_km", 0, MOST_KM),
        weight=_number(node, "weight", 0, MOST_WEIGHT),
        law=node.text("law"),
        municipality=node.text("municipality"),
        groups=_groups(node),
        stay=_stay(node.node("stay")) if Kind.STAY in kinds else None,
        live_in=_live_in(node.node("live_in")) if Kind.LIVE_IN in kinds else None,
        day_care=_day_care(node.node("day_care")) if Kind.DAY_CARE in kinds else None,
        sitting=_sitting(node.node("sitting"), weeks) if Kind.SITTING in kinds else None,
    )


def _stay(node: Node) -> Nights:
    length = _from_one(node, "length", LONGEST)
    full = min(length, node.whole("budget_nights", LONGEST))
    return Nights(
        start=node.whole("start", LONGEST),
        flex=node.whole("flex", LONGEST),
        length=length,
        least=min(full, _from_one(node, "min_length", LONGEST)),
        full=full,
    )


def _live_in(node: Node) -> Nights:
    length = _from_one(node, "length", LONGEST)
    start, flex = node.whole("start", LONGEST), node.whole("flex", LONGEST)
    return Nights(start=start, flex=flex, length=length, least=length, full=length)


def _day_care(node: Node) -> Weekdays:
    days = _from_one(node, "days_per_week", DAYS_IN_WEEK)
    return Weekdays(days_per_week=days, weekdays=_once(node, "weekdays", DAYS_IN_WEEK))


def _sitting(node: Node, weeks: int) -> Visits:
    asked = Visits(weeks=_once(node, "weeks", weeks), dayparts=_once(node, "dayparts", PARTS))
    if not asked.weeks:
        raise node.wrong("weeks", N_("hier hoort ten minste één week te staan."))
    return asked


def _budget(node: Node) -> Budget:
    return Budget(municipality=node.text("municipality"), law=node.text("law"), cents=node.whole("cents"))


def _floor(node: Node) -> Floor:
    return Floor(group=node.text("group"), value=node.text("value"), share=_number(node, "share", 0, 1))


def _promise(node: Node, kinds: Mapping[str, Kind], asked: Collection[str]) -> Promise:
    return Promise(offer=_offer(node, kinds, asked), may_change=node.flag("may_change"))


def _offer(node: Node, kinds: Mapping[str, Kind], asked: Collection[str]) -> Offer:
    request, place = node.text("request"), node.text("resource")
    if request not in asked:
        raise node.wrong("request", UNKNOWN, value=shown(request))
    if place not in kinds:
        raise node.wrong("resource", UNKNOWN, value=shown(place))
    kind = kinds[place]
    if (node.code_or_none("kind", Kind) or kind) is not kind:
        raise node.wrong("kind", N_("deze plek is van een andere soort."))
    if kind is Kind.DAY_CARE:
        return Offer(request, place, kind, weekdays=tuple(sorted(_once(node, "weekdays", DAYS_IN_WEEK))))
    if kind is Kind.SITTING:
        part = node.whole("daypart", PARTS - 1)
        return Offer(request, place, kind, daypart=part, weeks=_once(node, "weeks", LONGEST))
    length = _from_one(node, "length", LONGEST)
    return Offer(request, place, kind, start=node.whole("start", LONGEST), length=length)


def _groups(node: Node) -> dict[str, str]:
    value = node.needed("group")
    if not isinstance(value, Mapping) or not all(isinstance(one, str) for one in value.values()):
        raise node.wrong("group", N_("hier hoort een object met teksten te staan."))
    return dict(value)


def _gender(node: Node, name: str) -> str:
    value = node.text(name)
    if value not in GENDERS:
        raise node.wrong(name, N_("hier hoort f, m of niets te staan."))
    return value


def _from_one(node: Node, name: str, most: int) -> int:
    value = node.whole(name, most)
    if not value:
        raise node.wrong(name, N_("hier hoort meer dan 0 te staan."))
    return value


def _number(node: Node, name: str, least: int, most: int) -> float:
    value = node.needed(name)
    if not is_number(value) or not least <= value <= most:
        raise node.wrong(
            name, N_("hier hoort een getal van %(least)s tot en met %(most)s te staan."), least=least, most=most
        )
    return float(value)


def _texts(node: Node, name: str) -> list[str]:
    values = node.items(name)
    if not all(isinstance(one, str) and is_readable(one) for one in values):
        raise node.wrong(name, N_("hier hoort een lijst van teksten te staan."))
    return values


def _wholes(node: Node, name: str, most: int) -> tuple[int, ...]:
    values = node.items(name)
    if not all(type(one) is int and 0 <= one <= most for one in values):
        raise node.wrong(name, N_("hier horen hele getallen van 0 tot en met %(most)s te staan."), most=most)
    return tuple(values)


def _once(node: Node, name: str, below: int) -> tuple[int, ...]:
    values = _wholes(node, name, below - 1)
    _refuse_twice(node, name, values)
    return values


def _refuse_twice(node: Node, name: str, keys: Sequence[Hashable]) -> None:
    if len(set(keys)) != len(keys):
        raise node.wrong(name, N_("er staat iets twee keer in deze lijst."))
