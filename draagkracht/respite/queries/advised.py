"""Requests that somebody who works here looks at: who to call, who is still to be asked, for whom to look along."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from draagkracht.respite.models import Booking, RespiteRequest
from draagkracht.respite.models.bookings import LIVING, WAITS
from draagkracht.respite.permissions import Advisor, advised_by
from draagkracht.respite.queries.looking_first import LookShown, look_of
from draagkracht.respite.queries.naming import name_at
from draagkracht.respite.queries.own import WITH, OwnBooking, OwnRequest, booking_of, request_of
from draagkracht.respite.queries.provided import ANSWER_IS_ASKED
from draagkracht.respite.rules.codes import IN_A_ROW, KIND_OF, Fear, Form, MadeBy, Payer, Purpose
from draagkracht.respite.rules.states import GIVEN_BACK, State

# Where a booking is after what who cares is told (rules.mails.HOME_NEWS), and where it goes by itself from there.
NEWS: Final = GIVEN_BACK - {State.DECLINED} | {State.INTAKE, State.AGREED, State.STAYING, State.DONE}
# What a row is read with to know at what somebody looks first.
LOOK: Final = ("look__place", "look__volunteer__organisation")
KNOWN: Final = ("known_place", "known_volunteer__organisation")


class Turn(StrEnum):
    """What is to be done for somebody, in the order in which one does it."""

    LOOK_FIRST = "look_first"  # they want days that others may need more, and are called before a day
    CALL = "call"  # something is kept free, and they cannot be mailed
    TELL = "tell"  # the place or the clock did something, and they cannot be mailed
    HELP = "help"  # they want somebody to look along, and are called
    ASK = "ask"  # nobody asked who is cared for
    LOOK = "look"  # nothing is kept free or arranged
    WAIT = "wait"  # they have a mail about an offer, or the place is to answer
    COMES = "comes"  # it is arranged


@dataclass(frozen=True, slots=True, kw_only=True)
class Advised:
    """A request as who looks with somebody sees it. `asked` is what who cares would see."""

    asked: OwnRequest
    carer_name: str = field(repr=False)
    phone: str = field(repr=False)
    email: str = field(repr=False)
    speaks: str
    district: str
    nights: int  # 0 where nothing is asked that goes on day and night
    weeks: int  # 0 where nothing is asked that comes back each week
    payer: Payer | None
    purpose: Purpose
    made_by: MadeBy
    by_label: str
    is_of_case: bool
    has_space: bool
    look: LookShown | None
    news: OwnBooking | None
    news_at: datetime.datetime | None
    wishes: str = field(repr=False)
    fears: str = field(repr=False)
    afraid_of: tuple[Fear, ...] = field(repr=False)
    at_ease_with: str = field(repr=False)
    at_ease_at: str  # the place, or the organisation of the volunteer, that they know

    @property
    def turn(self) -> Turn:
        """Return what is to be done now."""
        living = self.asked.living
        if living is None and self.look is not None:
            return Turn.LOOK_FIRST
        if living is not None and living.waits_for_you and not self.email:
            return Turn.CALL
        if self.news_at is not None:
            return Turn.TELL
        if living is None and self.asked.help_asked_at is not None:
            return Turn.HELP
        if living is None:
            return Turn.ASK if self.asked.answer is None else Turn.LOOK
        return Turn.WAIT if living.waits_for_you or living.state in ANSWER_IS_ASKED else Turn.COMES


def list_rows(
    advisor: Advisor, *, at: datetime.datetime, district: str = "", form: Form | None = None
) -> list[RespiteRequest]:
    """Return the rows of requests that somebody looks at, who asked first first: open, or with news. Three queries.

    With a district or a form only of those.
    """
    rows = _theirs(advisor, at).filter(Q(ended_at__isnull=True) | Q(news_at__isnull=False))
    if district:
        rows = rows.filter(district=district)
    if form is not None:
        rows = rows.filter(forms__contains=[form.value])
    return list(rows.order_by("asked_at", "pk").prefetch_related(*WITH))


def by_turn(rows: Iterable[RespiteRequest]) -> tuple[Advised, ...]:
    """Return requests of rows that were read here, what is to be done first first."""
    turns = list(Turn)
    return tuple(sorted(map(advised_of, rows), key=lambda one: turns.index(one.turn)))


def count_to_call(advisor: Advisor, *, at: datetime.datetime) -> int:
    """Return for how many people the turn is CALL, TELL or HELP: who is to be called. One query."""
    bookings = Booking.objects.filter(request=OuterRef("pk"))
    waits = Exists(bookings.filter(state__in=WAITS)) & Q(email="")
    wants_help = ~Exists(bookings.filter(state__in=LIVING)) & Q(help_asked_at__isnull=False)
    is_open = Q(ended_at__isnull=True)
    return _theirs(advisor, at).filter(Q(news_at__isnull=False) | is_open & (waits | wants_help)).count()


def get_row(advisor: Advisor, public_id: UUID, *, at: datetime.datetime) -> RespiteRequest | None:
    """Return the row of a request that somebody looks at, ended or not; None where there is none for them."""
    return _theirs(advisor, at).filter(public_id=public_id).prefetch_related(*WITH).first()


def find_booking(advisor: Advisor, public_id: UUID, *, at: datetime.datetime) -> OwnBooking | None:
    """Return a booking of a request that somebody looks at; None where there is none for them."""
    asked = RespiteRequest.objects.filter(advised_by(advisor, at=at))
    rows = Booking.objects.filter(request__in=asked, public_id=public_id)
    row = rows.select_related("request", "place", "volunteer__organisation").first()
    return booking_of(row) if row else None


def list_of_case(case_id: UUID) -> tuple[OwnRequest, ...]:
    """Return what was asked in a case, the newest first, with its bookings. Whose the case is, is asked before."""
    rows = RespiteRequest.objects.filter(case_id=case_id).select_related("relation").order_by("-asked_at", "-pk")
    return tuple(map(request_of, rows.prefetch_related(*WITH)))


def list_between(
    advisor: Advisor, *, carers: Iterable[UUID], recipients: Iterable[UUID], at: datetime.datetime
) -> tuple[OwnRequest, ...]:
    """Return what those who care ask about those they care for, of those spaces, as far as somebody looks at it."""
    rows = _open(advisor, at).filter(
        carer__public_id__in=list(carers),
        relation__recipient__public_id__in=list(recipients),
        relation__ended_at__isnull=True,
    )
    return tuple(map(request_of, rows.order_by("-asked_at", "-pk").prefetch_related(*WITH)))


def _open(advisor: Advisor, at: datetime.datetime) -> QuerySet[RespiteRequest]:
    return _theirs(advisor, at).filter(ended_at__isnull=True)


def _theirs(advisor: Advisor, at: datetime.datetime) -> QuerySet[RespiteRequest]:
    return RespiteRequest.objects.filter(advised_by(advisor, at=at)).select_related("relation", "carer", *LOOK, *KNOWN)


def _news_of(row: RespiteRequest) -> OwnBooking | None:
    """Return the booking with which something happened that who cares was not told; the last one, as it is now."""
    if row.news_at is None:
        return None
    new = [one for one in row.bookings.all() if one.changed_at >= row.news_at and one.state in NEWS]
    last = max(new, key=lambda one: one.changed_at, default=None)
    return booking_of(last, row) if last else None


def advised_of(row: RespiteRequest) -> Advised:
    """Return a request of a row that was read here."""
    kinds = {KIND_OF[Form(code)] for code in row.forms}
    return Advised(
        asked=request_of(row),
        carer_name=row.carer_name,
        phone=row.phone,
        email=row.email,
        speaks=row.speaks,
        district=row.district,
        nights=row.length if IN_A_ROW & kinds else 0,
        weeks=row.weeks if kinds - IN_A_ROW else 0,
        payer=Payer(row.payer) if row.payer else None,
        purpose=Purpose(row.purpose),
        made_by=MadeBy(row.made_by),
        by_label=row.by_label,
        is_of_case=row.case_id is not None,
        has_space=row.carer_id is not None,
        look=look_of(row),
        news=_news_of(row),
        news_at=row.news_at,
        wishes=row.wishes,
        fears=row.fears,
        afraid_of=tuple(map(Fear, row.afraid_of)),
        at_ease_with=row.at_ease_with,
        at_ease_at=name_at(row.known_place, row.known_volunteer),
    )
