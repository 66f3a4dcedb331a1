"""What can take over today or tonight: a bed that is kept free for emergencies, and who says to help the same day.

Only what is for this person, as far as the answers say, and can be called today. Whatever is left out here is in the
directory: what takes weeks helps nobody tonight.
"""

from collections.abc import Iterator
from typing import Final

from django.utils import timezone

from draagkracht.base.templatetags.components import clock
from draagkracht.base.text import N_, Sentence
from draagkracht.directory import queries as directory
from draagkracht.directory.queries import SameDay
from draagkracht.directory.rules import codes
from draagkracht.directory.rules.reasons import Reason
from draagkracht.directory.rules.recommend import Offer
from draagkracht.portal.check.outcome import OfferShown, show_offer
from draagkracht.portal.dropout.advice import NIGHTS, TRUTHS, Answers
from draagkracht.respite.displays.tonight import BedShown, show_beds
from draagkracht.respite.queries import tonight as respite
from draagkracht.respite.rules.tonight import Known, night_of

MOST: Final = 3
ADULT_FROM: Final = 18
# Who is paid in one of these ways is there whoever else pays for the care at home.
WHOEVER_PAYS: Final = frozenset({codes.Law.NONE, codes.Law.INSURANCE})


def list_beds(answers: Answers) -> tuple[BedShown, ...]:
    """Return where somebody can sleep tonight, as long as the answers ask first. Nothing of them is kept."""
    known = Known(
        is_child=TRUTHS.get(answers.get("minor", "")),
        needs_nursing=TRUTHS.get(answers.get("nursing", "")),
        has_wlz=TRUTHS.get(answers.get("wlz", "")),
    )
    nights = int(NIGHTS.get(answers.get("until", ""), 1))
    return show_beds(respite.list_tonight(night=night_of(timezone.localtime()), known=known, nights=nights)[:MOST])


def list_tonight(answers: Answers, language: str) -> tuple[OfferShown, ...]:
    """Return what can take over today or tonight, those that can be called now first."""
    found = [one for one in directory.list_same_day(timezone.localtime()) if _is_today(one) and is_for(one, answers)]
    found.sort(key=lambda one: not one.opening.is_open)
    return tuple(show_offer(_offer(one), one.card, language) for one in found[:MOST])


def _is_today(one: SameDay) -> bool:
    """Return whether a service can be called now, or later today."""
    return one.opening.is_open or one.opening.opens_in_days == 0


def is_for(one: SameDay, answers: Answers) -> bool:
    """Return whether a service is for whom the answers are about, as far as those say.

    With what somebody lives is not asked: a service for one condition is left out.
    """
    conditions, laws = set(one.card.conditions), set(one.card.laws)
    if conditions and codes.Condition.NONE not in conditions:
        return False
    if answers.get("minor") == "yes" and (one.minimum_age or 0) >= ADULT_FROM:
        return False
    if answers.get("minor") == "no" and one.maximum_age is not None and one.maximum_age < ADULT_FROM:
        return False
    if answers.get("wlz") == "yes":
        return not laws or bool(laws & {codes.Law.WLZ, *WHOEVER_PAYS})
    return answers.get("wlz") != "no" or laws != {codes.Law.WLZ}


def _offer(one: SameDay) -> Offer:
    return Offer(one.card.service_id, one.card.name, 0.0, None, list(_reasons(one)), None)


def _reasons(one: SameDay) -> Iterator[Reason]:
    """Return why a service is here: when it can be called, and that it says to help the same day."""
    if one.opening.until:
        yield Reason("open", Sentence(N_("U kunt nu bellen, tot %(time)s uur."), {"time": clock(one.opening.until)}))
    elif one.opening.opens_at:
        yield Reason(
            "opens", Sentence(N_("U kunt vandaag bellen vanaf %(time)s uur."), {"time": clock(one.opening.opens_at)})
        )
    yield Reason("same-day", Sentence(N_("Zij zeggen dat zij dezelfde dag kunnen helpen.")))
