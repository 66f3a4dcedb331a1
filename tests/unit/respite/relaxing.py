"""Why one place does not do for one request, and the same place when the rule that is named is relaxed."""

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from draagkracht.respite.rules import outcome, regional
from draagkracht.respite.rules.codes import Payer
from draagkracht.respite.rules.fitting import Gives, Rule, Wants, is_for_children
from draagkracht.respite.rules.outcome import WhyNot
from draagkracht.respite.rules.planning.problem import pose
from draagkracht.respite.rules.plans import PERIOD_DAYS
from draagkracht.respite.rules.regional import DAY, Asking, Giving, Regional

TIME = "time"  # as length in what is told: it cannot begin in these weeks, or not on that part of the day
# The order in which rules are looked at: who cares said no before it is asked when.
ORDER: tuple[str, ...] = (
    *(Rule.FORM, Rule.SKILLS, Rule.WISHES, Rule.FEARS, Rule.KNOWN, Rule.LANGUAGE, Rule.GENDER),
    *(Rule.DISTANCE, Rule.PAYER, Rule.LENGTH, Rule.TOO_SOON, Rule.DECLINED, TIME, Rule.CLOSED, Rule.FULL),
)
LESS: dict[str, Callable[[Wants, Gives], Wants]] = {
    Rule.FORM: lambda wants, gives: replace(wants, forms=wants.forms | {gives.form}),
    Rule.SKILLS: lambda wants, _: replace(wants, skills=frozenset()),
    Rule.WISHES: lambda wants, _: replace(wants, features=frozenset()),
    Rule.FEARS: lambda wants, _: replace(wants, fears=frozenset()),
    Rule.KNOWN: lambda wants, _: replace(wants, is_known_only=False),
    Rule.LANGUAGE: lambda wants, gives: replace(wants, language=min(gives.languages, default="nl")),
    Rule.GENDER: lambda wants, _: replace(wants, gender=None),
    Rule.PAYER: lambda wants, gives: replace(wants, payer=Payer.JEUGDWET if is_for_children(gives) else None),
    Rule.DECLINED: lambda wants, _: replace(wants, declined=frozenset()),
}


def failing(region: Regional, asking: Asking, giving: Giving) -> str | None:
    """Return the first rule that a place fails for a request when nobody else is there; None where it does."""
    alone = replace(asking, locked=None, promised=None, is_served=False)
    asked = replace(region, asking=[alone], giving=[giving])
    built = regional.build(asked)
    if len(pose(built.instance).columns):
        return None
    if not built.instance.requests:
        return TIME  # nothing of it can begin in these weeks
    ((rule, detail, many),) = outcome.why_not(asked, built.instance, [asking.id])[asking.id]
    assert many == 1
    return named(rule, detail)


def named(rule: str, detail: str) -> str:
    """Return the rule of what is told."""
    return TIME if rule == Rule.LENGTH and not detail else rule


def relaxed(region: Regional, asking: Asking, giving: Giving, rule: str) -> tuple[Regional, Asking, Giving]:
    """Return a request and a place between which one rule is no hindrance."""
    wants, gives = asking.wants, giving.gives
    everyday = {region.monday + DAY * number: 1 for number in range(PERIOD_DAYS)}
    if rule == Rule.DISTANCE:
        giving = replace(giving, at=asking.at, max_km=math.inf)
    elif rule == Rule.CLOSED:
        giving = replace(giving, free=everyday, gives=replace(gives, lead_days=0))
    elif rule == Rule.FULL:
        giving, region = replace(giving, visits=21, taken=()), replace(region, budgets=())
    elif rule in {Rule.LENGTH, TIME}:
        kept = replace(gives, min_length=1, max_length=PERIOD_DAYS, lead_days=0, dayparts=frozenset(range(21)))
        giving = replace(giving, gives=kept, taken=())
        asking = replace(asking, wants=replace(wants, start_date=region.monday, is_trial=False))
    elif rule == Rule.TOO_SOON:
        giving = replace(giving, gives=replace(gives, lead_days=0))
    else:
        asking = replace(asking, wants=LESS[rule](wants, gives))
    return region, asking, giving


def check_why(region: Regional, asking: Asking, why: WhyNot) -> None:
    """Assert that what is said of a request is so of each place, and that the rule named is what stands in the way."""
    counts: Counter[str] = Counter()
    for giving in region.giving:
        if asking.municipality not in giving.serves:
            continue
        rule = failing(region, asking, giving) or Rule.FULL
        counts[rule] += 1
        then = failing(*relaxed(region, asking, giving, rule))
        assert then is None or ORDER.index(then) > ORDER.index(rule), (asking.id, giving.id, rule, then)
    said: Counter[str] = Counter()
    for code, detail, many in why:
        said[named(code, detail)] += many
    assert said == counts, asking.id
