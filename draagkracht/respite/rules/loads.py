"""How often volunteers go in their busiest week: today, when who asked first came first, and by a plan."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from draagkracht.respite.rules.planning.instance import Instance, Kind, Offer
from draagkracht.respite.rules.regional import Regional

Load = tuple[int, ...]  # how many volunteers go 0, 1, 2 … times in their busiest week


@dataclass(frozen=True, slots=True)
class Loads:
    """The load of all volunteers three ways, and the most visits a week that the council wants of anybody."""

    today: Load
    first_come: Load
    planned: Load
    most: int


def count_loads(
    regional: Regional, instance: Instance, *, first_come: Iterable[Offer], planned: Iterable[Offer]
) -> Loads:
    """Return the loads of the volunteers of a region. What is promised counts today, and in a plan where it stays."""
    today = {
        one.id: Counter(week for week, _ in one.taken) for one in regional.giving if one.gives.kind is Kind.SITTING
    }
    promised = [promise.offer for promise in instance.promised]

    def load(offers: Iterable[Offer]) -> Load:
        weeks = {key: counts.copy() for key, counts in today.items()}
        for offer in promised:
            if offer.place in weeks:
                weeks[offer.place].subtract(offer.weeks)
        for offer in offers:
            if offer.place in weeks:
                weeks[offer.place].update(offer.weeks)
        return histogram(weeks.values())

    return Loads(load(promised), load(first_come), load(planned), regional.settings.most_visits)


def histogram(weeks: Iterable[Counter[int]]) -> Load:
    """Return how many volunteers go so many times in their busiest week, from what each does in each week."""
    busiest = Counter(max(counts.values(), default=0) for counts in weeks)
    return tuple(busiest[number] for number in range(max(busiest, default=-1) + 1))
