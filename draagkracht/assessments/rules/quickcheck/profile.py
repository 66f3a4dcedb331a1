"""What the answers say about the situation, as facts for a recommendation. Unknown stays None: nothing is guessed."""

from collections.abc import Mapping
from dataclasses import dataclass

from draagkracht.assessments.rules.answers import Codes

# An age in the middle of each group. Only a bound that cuts the group in two can treat somebody wrongly.
AGES = {"18-30": 24, "30-50": 40, "50-67": 58, "67-80": 73, "gt-80": 85}
YOUNG_AGES = {"lt-12": 10, "12-16": 14, "16-18": 17}
AGE_OF_SOMEBODY_YOUNG = 15
RECIPIENT_AGES = {"lt-18": 10, "18-65": 45, "65-80": 72, "gt-80": 85}


@dataclass(frozen=True, slots=True)
class Profile:
    """Facts for `recommend`: codes as the directory knows them, ages in years.

    `age` is that of the person who cares, `recipient_age` that of the other; `is_for_minor`: the other is under 18;
    `is_young`: the person who cares is. `place` is in the person's own words.
    """

    whom: str | None
    condition: str | None
    age: int | None
    recipient_age: int | None
    indication: str | None
    is_for_minor: bool
    is_young: bool
    lives_together: bool | None
    mobility: str | None
    place: str | None


def read_profile(given: Mapping[str, Codes]) -> Profile:
    """Return the facts in the answers; every item may be absent."""
    young = _one(given, "minor") == "yes"
    living = _one(given, "living-together")
    return Profile(
        whom=_one(given, "whom"),
        condition=_unless(_one(given, "condition"), "none"),
        age=_age(given, young=young),
        recipient_age=RECIPIENT_AGES.get(_one(given, "recipient-age") or ""),
        indication=_unless(_one(given, "indication"), "dont-know"),
        is_for_minor=_one(given, "recipient-age") == "lt-18",
        is_young=young,
        lives_together=None if living is None else living == "yes",
        mobility=_one(given, "mobility"),
        place=_one(given, "place"),
    )


def _age(given: Mapping[str, Codes], *, young: bool) -> int | None:
    if young:
        return YOUNG_AGES.get(_one(given, "age-young") or "", AGE_OF_SOMEBODY_YOUNG)
    return AGES.get(_one(given, "age") or "")


def _one(given: Mapping[str, Codes], item: str) -> str | None:
    return next(iter(given.get(item, ())), None)


def _unless(code: str | None, unknown: str) -> str | None:
    return None if code == unknown else code
