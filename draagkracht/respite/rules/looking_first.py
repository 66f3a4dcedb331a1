"""When a person looks first: who may still come would lose more by an offer than it brings. It is never a no.

Prices are of days at a place, of parts of days of a volunteer and of nights that a municipality pays, made every night
(rules/nightly.py). Nobody has a price, and what is not priced costs nothing: without prices nobody looks first.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import Final

from draagkracht.base import workdays
from draagkracht.respite.rules.codes import KIND_OF, PAID_BY_MUNICIPALITY
from draagkracht.respite.rules.fitting import Wants
from draagkracht.respite.rules.options import Option
from draagkracht.respite.rules.planning.instance import Kind
from draagkracht.respite.rules.planning.shapes import A_DAY_LIVED_IN, A_DAY_OF_CARE, A_VISIT

# Of what (a place P12, a volunteer V3, a payer), on which day, in which part of the day where somebody visits.
Slot = tuple[str, datetime.date, int | None]
Prices = Mapping[Slot, float]
TINY: Final = 1e-6


def needs_look(option: Option, wants: Wants, weight: float, prices: Prices) -> bool:
    """Tell whether a person looks before an offer is kept free. To try it once is always possible."""
    return not option.is_trial and worth(option, wants, weight) < cost(option, wants, prices) - TINY


def worth(option: Option, wants: Wants, weight: float) -> float:
    """Return what an option brings, as the planner reckons it (`respite-plan/1`); on no screen."""
    kind = KIND_OF[option.form]
    units = {
        Kind.STAY: float(wants.length),  # the quality of a shorter stay is less already
        Kind.LIVE_IN: A_DAY_LIVED_IN * wants.length,
        Kind.DAY_CARE: A_DAY_OF_CARE * len(option.dates),
        Kind.SITTING: A_VISIT * len(option.dates),
    }
    return weight * units[kind] * option.quality


def cost(option: Option, wants: Wants, prices: Prices) -> float:
    """Return what others would lose by an option."""
    return sum(prices.get(slot, 0.0) for slot in slots_of(option, wants))


def slots_of(option: Option, wants: Wants) -> Iterable[Slot]:
    """Return what an option takes that may have a price."""
    kind = KIND_OF[option.form]
    of, part = f"P{option.key}", None
    if kind is Kind.SITTING:
        of, part = f"V{option.key}", (option.daypart or 0) % 3
    yield from ((of, date, part) for date in option.dates)
    if kind is Kind.STAY and wants.payer in PAID_BY_MUNICIPALITY:
        yield from ((str(wants.payer), date, None) for date in option.dates)


def call_date(since: datetime.date) -> datetime.date:
    """Return by which day somebody calls who asked on a day: the next working day."""
    return workdays.add_working_days(since, 1)
