"""The rules of a region once more, one request and one place at a time, from the words of the formats alone.

Slow, and shares nothing with the planner: what both say is what the formats mean.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from math import hypot
from typing import Any

Document = dict[str, Any]
NEAREST = {"day_care": 12, "sitting": 6}


def first_of_person(request: Document, place: Document) -> str | None:
    """Return the first rule about who and where that a place fails."""
    sits = place["kind"] == "sitting"
    wants = request["gender_preference"]
    km = hypot(request["x"] - place["x"], request["y"] - place["y"])
    rules = {
        "kind": place["kind"] in request["kinds"],
        "skills": all(skill in place["skills"] for skill in request["skills"]),
        "language": not sits or request["language"] in place["languages"],
        "gender": not sits or wants in ("", place["gender"]),
        "distance": km <= request["max_km"] and km <= NEAREST.get(place["kind"], km),
    }
    return next((rule for rule, holds in rules.items() if not holds), None)


def shapes(region: Document, request: Document, kind: str) -> Iterator[Document]:
    """Return every shape of a kind that a request asks for."""
    asked, days = request[kind], region["days"]
    if kind in ("stay", "live_in"):
        most = min(asked["length"], asked["budget_nights"]) if kind == "stay" else asked["length"]
        least = min(most, asked["min_length"]) if kind == "stay" else most
        for start in range(days):
            for length in range(max(1, least), most + 1):
                if abs(start - asked["start"]) <= asked["flex"] and start + length <= days:
                    yield {"start": start, "length": length}
    elif kind == "day_care":
        for some in combinations(sorted(asked["weekdays"]), asked["days_per_week"]):
            yield {"weekdays": list(some)}
    else:
        for part in asked["dayparts"]:
            yield {"daypart": part, "weeks": asked["weeks"]}


def rows(region: Document, request: Document, place: Document, shape: Document) -> dict[str, int]:
    """Return what an offer uses of each row."""
    name = place["id"]
    if place["kind"] == "sitting":
        visits = {f"week:{name}:{week}": 1 for week in shape["weeks"]}
        return visits | {f"slot:{name}:{shape['daypart']}:{week}": 1 for week in shape["weeks"]}
    if place["kind"] == "day_care":
        return {f"cap:{name}:{day}": 1 for day in range(region["days"]) if day % 7 in shape["weekdays"]}
    used = {f"cap:{name}:{day}": 1 for day in range(shape["start"], shape["start"] + shape["length"])}
    budget = (request["municipality"], request["law"])
    if place["kind"] == "stay" and budget in {(one["municipality"], one["law"]) for one in region["budgets"]}:
        used["budget:" + ":".join(budget)] = shape["length"] * region["night_cents"]
    return used


def capacity(region: Document) -> dict[str, int]:
    """Return what there is of each row."""
    there_is = {f"budget:{one['municipality']}:{one['law']}": one["cents"] for one in region["budgets"]}
    for place in region["resources"]:
        if place["kind"] != "sitting":
            there_is |= {f"cap:{place['id']}:{day}": free for day, free in enumerate(place["capacity"])}
            continue
        for week in range(region["days"] // 7):
            there_is[f"week:{place['id']}:{week}"] = place["visits_per_week"]
            there_is |= {f"slot:{place['id']}:{part}:{week}": 1 for part in place["dayparts"]}
    return there_is


def worth(region: Document, request: Document, place: Document, shape: Document) -> float:
    """Return weight × units × quality."""
    km = hypot(request["x"] - place["x"], request["y"] - place["y"])
    kind, asked = place["kind"], request[place["kind"]]
    near = 1 - (0.10 if kind == "live_in" else 0.25) * km / 25
    if kind == "stay":
        shorter = 0.95 if shape["length"] < asked["length"] else 1
        units = shape["length"] * (1 - 0.03 * abs(shape["start"] - asked["start"])) * shorter
    elif kind == "live_in":
        units = 1.2 * shape["length"] * (1 - 0.03 * abs(shape["start"] - asked["start"]))
    elif kind == "day_care":
        number = len(shape["weekdays"])
        ranks = sum(asked["weekdays"].index(day) for day in shape["weekdays"]) - sum(range(number))
        units = 0.4 * number * (region["days"] // 7) * (1 - 0.04 * ranks)
    else:
        units = 0.15 * len(shape["weeks"])
    return float(request["weight"] * units * near)


def offers(region: Document, request: Document) -> Iterator[tuple[Document, float, dict[str, int]]]:
    """Return each offer that is allowed where nobody else is, with its worth and its rows."""
    there_is = capacity(region)
    for place in region["resources"]:
        if first_of_person(request, place) is None:
            for shape in shapes(region, request, place["kind"]):
                used = rows(region, request, place, shape)
                if all(there_is.get(row, 0) >= amount for row, amount in used.items()):
                    said = {"request": request["id"], "resource": place["id"], "kind": place["kind"]}
                    yield said | shape, worth(region, request, place, shape), used


def why_not(region: Document, request: Document) -> dict[str, int]:
    """Return how many places fail which rule first, for a request for which all that is left is full."""
    there_is, counts = capacity(region), defaultdict[str, int](int)
    for place in region["resources"]:
        rule = first_of_person(request, place)
        if rule is None:
            wanted = list(shapes(region, request, place["kind"]))
            if place["kind"] == "sitting":
                wanted = [shape for shape in wanted if shape["daypart"] in place["dayparts"]]
            days = [[row for row in rows(region, request, place, one) if row.startswith("cap:")] for one in wanted]
            is_open = any(all(there_is[row] for row in some) for some in days)
            rule = "full" if is_open else "closed" if wanted else "dates"
        counts[rule] += 1
    return dict(counts)


def check(region: Document, plan: Document) -> tuple[float, float]:
    """Return what a plan is worth and what its prices prove. Asserts that it keeps to every rule."""
    requests = {one["id"]: one for one in region["requests"]}
    used, value, served = defaultdict[str, int](int), 0.0, set[str]()
    for offer in plan["offers"]:
        found = [one for one in offers(region, requests[offer["request"]]) if same(one[0], offer)]
        assert len(found) == 1, offer
        assert offer["request"] not in served
        served.add(offer["request"])
        value += found[0][1]
        for row, amount in found[0][2].items():
            used[row] += amount
    there_is = capacity(region)
    assert {row: amount for row, amount in used.items() if amount > there_is[row]} == {}
    short = {(one["group"], one["value"]) for one in plan["floor_short"]}
    prices = defaultdict(float, plan["prices"])
    assert min([0.0, *prices.values()]) == 0
    bound = sum(price * there_is[row] for row, price in plan["prices"].items() if not row.startswith("floor:"))
    bonus = dict.fromkeys(requests, 0.0)
    for floor in region["floors"]:
        group = [one["id"] for one in region["requests"] if one["group"].get(floor["group"]) == floor["value"]]
        if (floor["group"], floor["value"]) in short:
            continue
        assert len(served & set(group)) >= floor["share"] * len(group) - 1e-9
        price = prices[f"floor:{floor['group']}:{floor['value']}"]
        bound -= price * floor["share"] * len(group)
        for one in group:
            bonus[one] += price
    for one in region["requests"]:
        nets = [
            value + bonus[one["id"]] - sum(prices[row] * amount for row, amount in used.items())
            for _, value, used in offers(region, one)
        ]
        bound += max([0.0, *nets])
    return value, bound


def same(one: Document, other: Document) -> bool:
    """Return whether two offers are the same, whatever the order of weekdays or weeks."""

    def plain(offer: Document) -> dict[str, Any]:
        return {
            key: sorted(said) if isinstance(said, list) else said for key, said in offer.items() if key != "may_change"
        }

    return plain(one) == plain(other)
