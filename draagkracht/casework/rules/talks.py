"""Talks: which kinds there are, who is invited, how long before, and who may read what was said.

A carer is invited by name, or, before they agreed to be in the file, by the client who named them (inv-47, inv-49).
What a carer says alone and in confidence is for that carer and for those whose case it is, and for nobody else.
"""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from draagkracht.base.text import N_, Sentence
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.directory.rules.presentation import day_of_year


class Kind(StrEnum):
    """With whom somebody talks."""

    TOGETHER = "together"
    CARER_ALONE = "carer_alone"
    CLIENT_ALONE = "client_alone"


class TalkState(StrEnum):
    """How far a talk is."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Outcome(StrEnum):
    """Whether somebody was there."""

    PRESENT = "present"
    ABSENT = "absent"


class Told(StrEnum):
    """How somebody heard of a talk."""

    MAIL = "mail"
    LETTER = "letter"  # lies ready, and counts from when it is sent
    SPOKEN = "spoken"  # knew of it
    BY_CLIENT = "by_client"
    UNPLANNED = "unplanned"  # it is written up afterwards: who was there counts as invited


class Viewer(StrEnum):
    """Who wants to read a talk."""

    OWN_WORKER = "own_worker"  # the consultant or the case manager of the case
    OTHER_WORKER = "other_worker"  # a team lead, or whoever sees a case that nobody has yet
    CLIENT = "client"
    REPRESENTATIVE = "representative"
    THIS_CARER = "this_carer"  # who was invited to the talk
    OTHER_CARER = "other_carer"


LABELS: Final[Mapping[Kind, Sentence]] = {
    Kind.TOGETHER: Sentence(N_("Samen")),
    Kind.CARER_ALONE: Sentence(N_("Alleen met wie zorgt")),
    Kind.CLIENT_ALONE: Sentence(N_("Alleen met wie hulp nodig heeft")),
}
STATE_LABELS: Final[Mapping[TalkState, Sentence]] = {
    TalkState.PLANNED: Sentence(N_("Gepland")),
    TalkState.HELD: Sentence(N_("Gevoerd")),
    TalkState.CANCELLED: Sentence(N_("Gaat niet door")),
}
NOT_CLOSED: Final = Sentence(N_("Nog afronden"))  # of what was planned for a moment that is over
# Who is invited to each kind of talk; of the carers, to a talk with one of them alone, that one.
INVITED: Final[Mapping[Kind, frozenset[PartyRole]]] = {
    Kind.TOGETHER: frozenset(PartyRole),
    Kind.CARER_ALONE: frozenset({PartyRole.CARER}),
    Kind.CLIENT_ALONE: frozenset({PartyRole.CLIENT, PartyRole.REPRESENTATIVE}),
}
# How many days before a talk everybody hears of it. Sooner needs a reason. To be confirmed: ours, no law says it.
NOTICE_DAYS: Final = "casework-talk-notice-days"
NOTICE_DAYS_DEFAULT: Final = 7
# Within so many days after a talk another of the same kind needs a reason: nobody tells it all again for nothing
# (inv-39). To be confirmed: ours, no law says it.
AGAIN_DAYS: Final = "casework-talk-again-days"
AGAIN_DAYS_DEFAULT: Final = 91

WORKERS: Final = frozenset({Viewer.OWN_WORKER, Viewer.OTHER_WORKER})
READERS: Final[Mapping[tuple[Kind, bool], frozenset[Viewer]]] = {
    (Kind.TOGETHER, False): frozenset(Viewer),
    (Kind.CARER_ALONE, False): WORKERS | {Viewer.CLIENT, Viewer.REPRESENTATIVE, Viewer.THIS_CARER},
    (Kind.CARER_ALONE, True): frozenset({Viewer.OWN_WORKER, Viewer.THIS_CARER}),
    (Kind.CLIENT_ALONE, False): WORKERS | {Viewer.CLIENT, Viewer.REPRESENTATIVE},
}


class Odd(StrEnum):
    """What is not as one expects of the moment of a talk; each needs a reason of its own."""

    SOON = "soon"
    LATE = "late"
    HOUR = "hour"
    AGAIN = "again"


ODD: Final[Mapping[Odd, Sentence]] = {
    Odd.SOON: Sentence(
        N_("Dit is eerder dan over %(days)s dagen. Kies een latere dag, of schrijf op waarom het eerder moet.")
    ),
    Odd.LATE: Sentence(
        N_(
            "Het onderzoek moet uiterlijk %(day)s klaar zijn. Kies een eerdere dag, of schrijf op waarom het later "
            "moet."
        )
    ),
    Odd.HOUR: Sentence(
        N_("Dit is heel vroeg of heel laat. Kies een tijd tussen 7 en 22 uur, of schrijf op waarom het dan moet.")
    ),
    Odd.AGAIN: Sentence(
        N_(
            "Op %(day)s was er al zo’n gesprek. Lees eerst wat er toen is gezegd, of schrijf op waarom er nog een "
            "nodig is."
        )
    ),
}
ODD_LABELS: Final[Mapping[Odd, Sentence]] = {
    Odd.SOON: Sentence(N_("Waarom zo snel?")),
    Odd.LATE: Sentence(N_("Waarom na het onderzoek?")),
    Odd.HOUR: Sentence(N_("Waarom zo vroeg of zo laat op de dag?")),
    Odd.AGAIN: Sentence(N_("Waarom nog zo’n gesprek?")),
}
IN_THE_PAST: Final = Sentence(
    N_("Deze dag is al voorbij. Kies vandaag of een latere dag. Was het gesprek er al? Schrijf het dan achteraf op.")
)
STILL_TO_COME: Final = Sentence(N_("Dit gesprek moet nog komen. Plan het, dan hoort iedereen ervan."))
BEFORE_THE_REQUEST: Final = Sentence(N_("Deze vraag kwam binnen op %(day)s. Kies die dag of een latere."))
NOT_YET: Final = Sentence(
    N_("Dit gesprek is nog niet geweest. Afronden kan vanaf het moment dat is afgesproken. Wat u schreef, is bewaard.")
)
FIRST_HOUR: Final = datetime.time(7)
LAST_HOUR: Final = datetime.time(22)
READ_BY: Final = Sentence(
    N_("Dit lezen alleen de behandelaar en het vaste aanspreekpunt van deze zaak. Het komt niet in het verslag.")
)
NO_CARER: Final = Sentence(N_("In deze zaak staat nog niemand die zorgt. Kies een ander soort gesprek."))
NOBODY: Final = Sentence(N_("In deze zaak staat nog niemand om uit te nodigen."))
NOBODY_READS: Final = Sentence(
    N_("Kies eerst wie deze zaak behandelt. Anders leest niemand wat in vertrouwen is gezegd.")
)
NOT_YOURS: Final = Sentence(N_("In vertrouwen schrijft alleen op wie deze zaak heeft. Vraag het die persoon."))
NOBODY_SAID: Final = Sentence(N_("Vul bij iedereen in of die er was."))
WHY_NOT: Final = Sentence(N_("Wie zorgt, was er niet. Schrijf op waarom."))
ONLY_ALONE: Final = Sentence(N_("Alleen een gesprek met alleen wie zorgt kan in vertrouwen zijn."))


class TalkCannotBe(ValueError):
    """A talk cannot be planned or closed like this; `sentences` say what to do, and `sentence` what to do first."""

    def __init__(self, *sentences: Sentence) -> None:
        super().__init__(sentences[0].message)
        self.sentence, self.sentences = sentences[0], sentences


class MomentIsOdd(TalkCannotBe):
    """A talk is planned at a moment that needs reasons that are not given; `odd` says which, and why."""

    def __init__(self, odd: Mapping[Odd, Sentence]) -> None:
        super().__init__(*odd.values())
        self.odd = odd


def may_read(viewer: Viewer, kind: Kind, *, is_confidential: bool) -> bool:
    """Tell whether somebody may read what was said in a talk. What is in no row of the table is for nobody."""
    return viewer in READERS.get((kind, is_confidential), frozenset())


def viewer_of(role: PartyRole, *, is_invited: bool) -> Viewer | None:
    """Return as what somebody in a case reads a talk; None for whoever reads none."""
    if role is PartyRole.CARER:
        return Viewer.THIS_CARER if is_invited else Viewer.OTHER_CARER
    return {PartyRole.CLIENT: Viewer.CLIENT, PartyRole.REPRESENTATIVE: Viewer.REPRESENTATIVE}.get(role)


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody in a case who may be invited."""

    number: int
    role: PartyRole


def choose_invited(kind: Kind, parties: Sequence[Invitee], carer: int | None) -> tuple[int, ...]:
    """Return who is invited. `carer` says which of the carers, for a talk with one alone. Raises TalkCannotBe."""
    found = [party for party in parties if party.role in INVITED[kind]]
    if kind is Kind.CARER_ALONE:
        found = [party for party in found if carer is None or party.number == carer][:1]
    if not found:
        raise TalkCannotBe(NO_CARER if kind is Kind.CARER_ALONE else NOBODY)
    return tuple(party.number for party in found)


def check_plan(
    kind: Kind,
    *,
    is_confidential: bool,
    planned: datetime.datetime,
    now: datetime.datetime,
    days: int,
    reasons: Mapping[Odd, str],
    until: datetime.date | None = None,
    held: datetime.date | None = None,
) -> Mapping[Odd, str]:
    """Check when a talk is planned, and that only a carer's own talk is confidential; return the reasons that count.

    Soon, after the last day of the investigation (`until`), at an odd hour or a short while after such a talk (`held`)
    it needs a reason for each of these. Raises TalkCannotBe and MomentIsOdd.
    """
    if is_confidential and kind is not Kind.CARER_ALONE:
        raise TalkCannotBe(ONLY_ALONE)
    if planned.date() < now.date():
        raise TalkCannotBe(IN_THE_PAST)
    odd = dict(_odd(planned, now, days, until))
    if held:
        odd[Odd.AGAIN] = Sentence(ODD[Odd.AGAIN].message, {"day": day_of_year(held)})
    given = {one: reasons[one].strip() for one in odd if reasons.get(one, "").strip()}
    if given.keys() != odd.keys():
        raise MomentIsOdd({one: sentence for one, sentence in odd.items() if one not in given})
    return given


def check_past(
    kind: Kind, *, is_confidential: bool, held: datetime.datetime, now: datetime.datetime, since: datetime.date
) -> None:
    """Check a talk that is written up afterwards; the request came on the day `since`. Raises TalkCannotBe."""
    if is_confidential and kind is not Kind.CARER_ALONE:
        raise TalkCannotBe(ONLY_ALONE)
    if held > now:
        raise TalkCannotBe(STILL_TO_COME)
    if held.date() < since:
        raise TalkCannotBe(Sentence(BEFORE_THE_REQUEST.message, {"day": day_of_year(since)}))


def _odd(
    planned: datetime.datetime, now: datetime.datetime, days: int, until: datetime.date | None
) -> Iterator[tuple[Odd, Sentence]]:
    """Yield what is not as one expects of the moment of a talk, with what to do."""
    if (planned.date() - now.date()).days < days:
        yield Odd.SOON, Sentence(ODD[Odd.SOON].message, {"days": days})
    if until and planned.date() > until:
        yield Odd.LATE, Sentence(ODD[Odd.LATE].message, {"day": day_of_year(until)})
    if not FIRST_HOUR <= planned.time() <= LAST_HOUR:
        yield Odd.HOUR, ODD[Odd.HOUR]


A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Figure:
    """In how many cases with a carer that carer was invited to a talk, and was there. Of `cases`, held in a period."""

    cases: int
    invited: int
    present: int

    @property
    def invited_percent(self) -> int | None:
        """Return the part that was invited; None of nothing."""
        return round(100 * self.invited / self.cases) if self.cases else None

    @property
    def present_percent(self) -> int | None:
        """Return the part that was there; None of nothing."""
        return round(100 * self.present / self.cases) if self.cases else None


def count_figure(cases: Iterable[tuple[A, Collection[bool]]]) -> Figure:
    """Return the figure of cases with a carer, each with whether an invited carer was there (empty: not invited)."""
    rows = [list(there) for _, there in cases]
    return Figure(len(rows), sum(bool(row) for row in rows), sum(any(row) for row in rows))


class Burden(StrEnum):
    """How heavy caring is, as said in a talk."""

    FINE = "fine"
    HEAVY = "heavy"
    TOO_HEAVY = "too-heavy"


BURDEN_LABELS: Final[Mapping[Burden, Sentence]] = {
    Burden.FINE: Sentence(N_("Het gaat goed")),
    Burden.HEAVY: Sentence(N_("Zwaar, maar het lukt")),
    Burden.TOO_HEAVY: Sentence(N_("Te zwaar")),
}


@dataclass(frozen=True, slots=True)
class Burdens:
    """How many said it was how heavy in their first talk, and in their last one of who had more than one."""

    first: Mapping[Burden, int]
    last: Mapping[Burden, int]


def count_burdens(cases: Iterable[Sequence[str]]) -> Burdens:
    """Return how heavy it was at first and last, of cases each with what was said in order of time (inv-20)."""
    rows = [list(said) for said in cases if said]
    first = {one: sum(row[0] == one for row in rows) for one in Burden}
    return Burdens(first, {one: sum(len(row) > 1 and row[-1] == one for row in rows) for one in Burden})
