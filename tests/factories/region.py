"""Made-up care regions to plan: places and requests of all kinds, the same for the same seed."""

import random
from typing import Any, Final

SKILLS: Final = ("dementia", "nah", "lvb", "somatic")
LANGUAGES: Final = ("nl", "tr", "ar")
KINDS: Final = ("stay", "day_care", "sitting", "live_in")
DAYS: Final = 28
NIGHT_CENTS: Final = 26_000
A_KM2: Final = 10  # requests, where a region is even


def region(requests: int, seed: int, places: int = 0, **more: Any) -> dict[str, Any]:
    """Return a document `respite-instance/1` with so many requests and places, in a square that grows with them.

    Who is burdened most weighs most: the quarters of burden are those of the weight, but for who was never measured.
    """
    chance = random.Random(seed)
    side = 4 + (requests / 12) ** 0.5
    made = [_place(chance, _at(chance, side), number) for number in range(places or max(4, requests // 6))]
    asked = [_request(chance, side, number) for number in range(requests)]
    return _document(made, asked) | more


def even_region(requests: int, seed: int, most_km: float) -> dict[str, Any]:
    """Return a region that is as dense at any size, and of which no request feels the edge.

    Nobody goes further than `most_km`, and as far outside the square of the requests there are places too.
    """
    chance = random.Random(seed)
    side = (requests / A_KM2) ** 0.5
    wide = side + 2 * most_km
    made = [_place(chance, _at(chance, wide, -most_km), number) for number in range(round(wide**2 * A_KM2 / 6))]
    asked = [_request(chance, side, number) | {"max_km": most_km} for number in range(requests)]
    return _document(made, asked)


def _document(made: list[dict[str, Any]], asked: list[dict[str, Any]]) -> dict[str, Any]:
    _divide_in_quarters(asked)
    nights = sum(sum(one["capacity"]) for one in made if one["kind"] == "stay")
    return {
        "format": "respite-instance/1",
        "days": DAYS,
        "night_cents": NIGHT_CENTS,
        "resources": made,
        "requests": asked,
        "budgets": [{"municipality": "GM0001", "law": "wmo", "cents": NIGHT_CENTS * nights // 2}],
        "floors": [],
        "locked": [],
        "previous": [],
    }


def _divide_in_quarters(asked: list[dict[str, Any]]) -> None:
    """Give each request that was measured the quarter of its weight among them, as its burden."""
    measured = sorted((one for one in asked if one["group"]["burden"] != "unknown"), key=lambda one: one["weight"])
    for rank, one in enumerate(measured):
        one["group"]["burden"] = f"q{1 + 4 * rank // len(measured)}"


def _at(chance: random.Random, side: float, first: float = 0.0) -> dict[str, float]:
    return {axis: round(first + chance.random() * side, 3) for axis in ("x", "y")}


def _place(chance: random.Random, at: dict[str, float], number: int) -> dict[str, Any]:
    kind = KINDS[number % len(KINDS)]
    place: dict[str, Any] = {
        "id": f"P{number}",
        "kind": kind,
        **at,
        "skills": [skill for skill in SKILLS if skill == "somatic" or chance.random() < 0.6],
        "languages": ["nl", *(language for language in LANGUAGES[1:] if chance.random() < 0.3)],
        "gender": chance.choice(["f", "m"]) if kind == "sitting" else "",
    }
    if kind == "sitting":
        parts = [part for part in range(21) if chance.random() < 0.3]
        return place | {"dayparts": parts, "visits_per_week": chance.randint(0, 2)}
    free = {"stay": 3, "day_care": 6, "live_in": 1}[kind]
    return place | {"capacity": [0 if chance.random() < 0.15 else chance.randint(1, free) for _ in range(DAYS)]}


def _request(chance: random.Random, side: float, number: int) -> dict[str, Any]:
    length = chance.choice([1, 2, 2, 3, 5, 7, 14])
    nights = {"start": chance.randrange(DAYS), "flex": chance.choice([0, 1, 3, 7])}
    weeks = [0, 1, 2, 3] if chance.random() < 0.7 else [chance.randrange(4)]
    return {
        "id": f"R{number}",
        "kinds": chance.sample(KINDS, chance.randint(1, 2)),
        **_at(chance, side),
        "skills": [chance.choice(SKILLS)],
        "language": chance.choice(LANGUAGES) if chance.random() < 0.3 else "nl",
        "gender_preference": chance.choice(["", "", "", "f", "m"]),
        "max_km": chance.choice([2, 5, 10, 25]),
        "weight": round(1 + 4 * chance.random() ** 1.5, 4),
        "law": chance.choice(["wmo", "wmo", "wlz"]),
        "municipality": "GM0001",
        "group": {"burden": chance.choice(["", "", "", "", "unknown"]), "language": "nl"},
        "stay": nights | {"length": length, "min_length": max(1, length // 2), "budget_nights": chance.randint(0, 14)},
        "day_care": {"days_per_week": chance.randint(1, 3), "weekdays": chance.sample(range(7), 4)},
        "sitting": {"weeks": weeks, "dayparts": sorted(chance.sample(range(21), 6))},
        "live_in": nights | {"length": max(3, length)},
    }
