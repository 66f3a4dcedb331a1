"""What is known of the person who looks for help. Everything but the day may be unknown."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules import places
from draagkracht.directory.rules.codes import BaseFunction, Condition, Indication, Mobility
from draagkracht.directory.rules.places import Place
from draagkracht.directory.rules.weights import ADULT_FROM

OLDEST_PERSON: Final = 150
LANGUAGE_CODE_LENGTH: Final = 2
FIELDS: Final = frozenset(
    {"needs", "condition", "place", "mobility", "languages", "age", "indication", "for_minor", "recipient_place"}
)

Code = TypeVar("Code", Condition, Indication, Mobility)


@dataclass(frozen=True, slots=True)
class Need:
    """How much something is needed (0 to 1), and the answer that says so.

    `because` is a whole sentence, such as "U zegt dat u slecht slaapt."; `item` is the code of the question.
    """

    weight: float
    because: Sentence | None = None
    item: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """A person who looks for help, on a day.

    `place` is the carer's and `recipient_place` that of the person cared for, where it is another. `languages` has the
    language of preference first. `age` is the carer's. `indication` and `for_minor` are about the person cared for.
    `municipality_ids` are the municipalities whose services may be shown; empty means all.
    """

    today: date
    needs: Mapping[BaseFunction, Need] = field(default_factory=dict)
    condition: Condition | None = None
    place: Place | None = None
    recipient_place: Place | None = None
    mobility: Mobility = Mobility.BIKE
    languages: tuple[str, ...] = ()
    age: int | None = None
    indication: Indication | None = None
    for_minor: bool = False
    municipality_ids: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        # Coordinates that cannot be are no place, wherever the profile comes from.
        for name in ("place", "recipient_place"):
            place = getattr(self, name)
            object.__setattr__(self, name, places.possible(*place) if place else None)

    @property
    def is_young(self) -> bool:
        """Return whether the carer is known to be under 18."""
        return self.age is not None and self.age < ADULT_FROM

    def weight_of(self, function: BaseFunction) -> float:
        """Return how much a function is needed, from 0 to 1; what is no number counts as 0."""
        need = self.needs.get(function)
        if need is None or not math.isfinite(need.weight):
            return 0.0
        return min(max(float(need.weight), 0.0), 1.0)


class ProfileIsWrong(ValueError):
    """The profile cannot be used; `reason` says which field and why."""

    def __init__(self, name: str, reason: Sentence) -> None:
        self.reason = Sentence(N_("“%(field)s”: %(reason)s"), {"field": name, "reason": reason})
        super().__init__(self.reason.dutch())


def read_profile(
    data: object,
    *,
    today: date,
    find_town: Callable[[str], Place | None],
    municipality_ids: tuple[int, ...] = (),
) -> Profile:
    """Return the profile in the JSON of a profile file. Coordinates that cannot be are no place.

    Raises ProfileIsWrong for a field that does not exist or has another type, an unknown code, and an unknown town.
    """
    if not isinstance(data, dict):
        raise ProfileIsWrong("profile", Sentence(N_("hier hoort een object te staan.")))
    for name in data:
        if name not in FIELDS:
            raise ProfileIsWrong(str(name)[:80], Sentence(N_("dit veld bestaat niet.")))
    return Profile(
        today=today,
        needs=_needs(data.get("needs")),
        condition=_code(data, "condition", Condition),
        place=_place(data, "place", find_town),
        recipient_place=_place(data, "recipient_place", find_town),
        mobility=_code(data, "mobility", Mobility) or Mobility.BIKE,
        languages=_languages(data.get("languages")),
        age=_age(data.get("age")),
        indication=_code(data, "indication", Indication),
        for_minor=_flag(data.get("for_minor")),
        municipality_ids=municipality_ids,
    )


def _needs(value: object) -> dict[BaseFunction, Need]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise ProfileIsWrong("needs", Sentence(N_("hier hoort een object te staan.")))
    needs = {}
    for code, weight in value.items():
        if code not in list(BaseFunction):
            raise ProfileIsWrong("needs", Sentence(N_("de code “%(code)s” bestaat niet."), {"code": str(code)[:80]}))
        if not _is_number(weight) or not 0 <= weight <= 1:
            raise ProfileIsWrong(f"needs.{code}", Sentence(N_("hier hoort een getal van 0 tot en met 1 te staan.")))
        needs[BaseFunction(code)] = Need(float(weight))
    return needs


def _code(data: Mapping[str, object], name: str, kind: type[Code]) -> Code | None:
    value = data.get(name)
    if value is None:
        return None
    if value not in list(kind):
        raise ProfileIsWrong(name, Sentence(N_("de code “%(code)s” bestaat niet."), {"code": str(value)[:80]}))
    return kind(str(value))


def _place(data: Mapping[str, object], name: str, find_town: Callable[[str], Place | None]) -> Place | None:
    value = data.get(name)
    if value is None:
        return None
    if isinstance(value, dict) and set(value) == {"town"} and isinstance(value["town"], str):
        found = find_town(value["town"])
        if found is None:
            raise ProfileIsWrong(
                name, Sentence(N_("de plaats “%(town)s” kennen wij niet."), {"town": value["town"][:80]})
            )
        return found
    if isinstance(value, dict) and set(value) == {"lat", "lon"} and all(_is_number(part) for part in value.values()):
        return places.possible(_as_float(value["lat"]), _as_float(value["lon"]))
    raise ProfileIsWrong(name, Sentence(N_("hier hoort “lat” met “lon” te staan, of “town”.")))


def _languages(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(_is_language(code) for code in value):
        raise ProfileIsWrong("languages", Sentence(N_("hier hoort een lijst met taalcodes van twee letters te staan.")))
    return tuple(dict.fromkeys(code.lower() for code in value))


def _age(value: object) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= OLDEST_PERSON:
        raise ProfileIsWrong("age", Sentence(N_("hier hoort een leeftijd te staan.")))
    return value


def _flag(value: object) -> bool:
    if value is None:
        return False
    if not isinstance(value, bool):
        raise ProfileIsWrong("for_minor", Sentence(N_("hier hoort true of false te staan.")))
    return value


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _as_float(value: float) -> float:
    try:
        return float(value)
    except OverflowError:  # a whole number with hundreds of digits
        return math.inf


def _is_language(value: object) -> bool:
    return isinstance(value, str) and len(value) == LANGUAGE_CODE_LENGTH and value.isascii() and value.isalpha()
