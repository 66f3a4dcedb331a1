"""Ways to a breather: of each form who may arrange it, what it takes, and what one pays.

A way is a route (`rules.routes`) seen for some forms of respite, with whoever pays. Texts are Dutch sentences, to be
translated at the edge. What a form comes from, and who looked that up when, stands with the form.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from draagkracht.base.text import Sentence
from draagkracht.entitlements.rules.contribution import Contribution
from draagkracht.entitlements.rules.scheme import Outcome, Source


class Form(StrEnum):
    """How the care is taken over for a while; in the order in which pages show them."""

    SITTING = "sitting"
    DAY_CARE = "day_care"
    DAY_CARE_EVENING = "day_care_evening"
    STAY = "stay"
    HOST_FAMILY = "host_family"
    LIVE_IN = "live_in"
    CARE_FARM_COUPLE = "care_farm_couple"
    SHARED_ACTIVITY = "shared_activity"


@dataclass(frozen=True, slots=True)
class Way:
    """A row of the table: a route, whoever pays, and the forms that it is for, each with its source.

    `limits` is "" where none is known.
    """

    route: str
    law: str
    needs: tuple[str, ...]
    limits: str
    forms: tuple[tuple[Form, Source], ...]


@dataclass(frozen=True, slots=True)
class RespiteRoute:
    """A way to one form of respite and what it says to one person.

    `outcome` is yes (this is who arranges it), no, or ask: `ask` names the facts that would decide, and where it is
    empty nothing we could ask does: it has to be asked there. `law` is a code of `contribution.Law`. `term_days` is how
    long it takes, 0 for now, None where no term is known. `sources` are all that it rests on, that of the form first.
    """

    form: Form
    code: str
    law: str
    title: Sentence
    desk: Sentence
    how_to_ask: Sentence
    needs: tuple[Sentence, ...]
    contribution: Contribution
    limits: Sentence | None
    term_days: int | None
    outcome: Outcome
    reasons: tuple[Sentence, ...]
    ask: tuple[str, ...]
    sources: tuple[Source, ...]

    @property
    def source(self) -> Source:
        """Return where it stands that this way is for this form."""
        return self.sources[0]

    @property
    def checked_date(self) -> date | None:
        """Return since when nobody looked at all of it again; None where something was never looked up."""
        days = [one.checked_date for one in self.sources]
        return min((day for day in days if day), default=None) if all(days) else None
