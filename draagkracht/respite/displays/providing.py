"""Bookings in words, for whoever provides the place."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext, ngettext

from draagkracht.base import phone
from draagkracht.base.text import N_
from draagkracht.base.translation import translate
from draagkracht.entitlements.rules.contribution import euros
from draagkracht.respite.queries.invoices import Line
from draagkracht.respite.queries.provided import KNOWN, Provided
from draagkracht.respite.rules.codes import KIND_OF
from draagkracht.respite.rules.planning.instance import Kind
from draagkracht.respite.rules.states import Side, State, Step, is_early, steps_of
from draagkracht.respite.rules.words import FORMS, PAYERS

LABELS: Final[Mapping[State, str]] = {
    State.CONFIRMED: N_("Wacht op uw antwoord"),
    State.INTAKE: N_("Eerst kennismaken"),
    State.AGREED: N_("Komt"),
    State.STAYING: N_("Is er nu"),
    State.DONE: N_("Geweest"),
    State.REFUSED: N_("U kon het niet doen"),
    State.CANCELLED: N_("Afgezegd"),
}
GROUPS: Final[tuple[tuple[str, tuple[State, ...]], ...]] = (
    (N_("Wacht op u"), (State.CONFIRMED, State.INTAKE)),
    (N_("Nu bij u"), (State.STAYING,)),
    (N_("Komt nog"), (State.AGREED,)),
    (N_("Geweest"), (State.DONE,)),
    (N_("Gaat niet door"), (State.REFUSED, State.CANCELLED)),
)
SLUGS: Final[Mapping[str, Step]] = {
    "ja": Step.AGREE,
    "kennismaken": Step.ASK_INTAKE,
    "kan-niet": Step.REFUSE,
    "afzeggen": Step.CANCEL,
    "begonnen": Step.START,
    "voorbij": Step.FINISH,
}
PRESSES: Final[Mapping[Step, str]] = {
    Step.AGREE: N_("Ja, het kan"),
    Step.ASK_INTAKE: N_("Eerst kennismaken"),
    Step.REFUSE: N_("Het kan niet"),
    Step.CANCEL: N_("Afzeggen"),
    Step.START: N_("De gast is er"),
    Step.FINISH: N_("De gast is weer thuis"),
}
EXPLAINS: Final[Mapping[Step, str]] = {
    Step.AGREE: N_("Wie zorgt hoort meteen dat het doorgaat."),
    Step.ASK_INTAKE: N_("Wie zorgt hoort wanneer u kennismaakt. De dagen blijven voor hen vrij."),
    Step.REFUSE: N_("Wie zorgt hoort waarom. De dagen zijn meteen weer vrij voor een ander."),
    Step.CANCEL: N_("Wie zorgt hoort waarom, en wij zoeken met hen verder. De dagen zijn meteen weer vrij."),
    Step.START: N_("Dat gaat ook vanzelf, op de ochtend van de eerste dag."),
    Step.FINISH: N_("Dat gaat ook vanzelf, na de laatste dag. Daarna kunt u de factuurregel maken."),
}
CALLED: Final[Mapping[Step, str]] = {
    Step.AGREE: N_("Wij bellen wie zorgt dat het doorgaat."),
    Step.ASK_INTAKE: N_("Wij bellen wie zorgt wanneer u kennismaakt. De dagen blijven voor hen vrij."),
    Step.REFUSE: N_("Wij bellen wie zorgt en zeggen waarom. De dagen zijn meteen weer vrij voor een ander."),
    Step.CANCEL: N_(
        "Wij bellen wie zorgt en zeggen waarom. Wij zoeken met hen verder. De dagen zijn meteen weer vrij."
    ),
}
# A booking that the provider has not answered yet is refused, not called off.
NOT_OFFERED: Final = {State.CONFIRMED: {Step.CANCEL}, State.INTAKE: {Step.CANCEL}}
# The visits of a volunteer begin and end by the calendar.
BY_THEMSELVES: Final = {Step.START, Step.FINISH}
DONE: Final[Mapping[str, str]] = {
    "stap": N_("Het is gedaan. Wie zorgt hoort het van ons."),
    "anders": N_("Een ander was u voor. U ziet hier hoe het nu is."),
    "vroeg": N_("Dit kan pas op de eerste dag. Er is niets veranderd."),
    "woorden": N_("Wat u schreef, is bewaard."),
    "regel": N_("De factuurregel is gemaakt."),
}


LATE: Final = N_(
    "Dan is het al begonnen. Kies een dag voor de eerste dag, of die dag zelf. Lukt dat niet? Kies dan: het kan niet."
)
REFUSED: Final = frozenset({"anders", "vroeg"})


@dataclass(frozen=True, slots=True)
class Row:
    """A booking in a list: no name stands there."""

    url: str
    place: str
    days: str
    says: str


@dataclass(frozen=True, slots=True)
class Group:
    """Bookings that are equally far."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Press:
    """A step that may be taken: where its page is."""

    slug: str
    label: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class StepPage:
    """A step: its button, and what comes of it."""

    label: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingPage:
    """A booking."""

    public_id: str
    heading: str
    state: str
    facts: tuple[tuple[str, str], ...]
    guest: tuple[tuple[str, str], ...]
    needs: tuple[str, ...]
    presses: tuple[Press, ...]
    words: str
    home_words: tuple[str, ...]
    is_done: bool
    has_invoice: bool  # what a volunteer does has none
    invoice: str


def groups_of(found: Iterable[Provided]) -> tuple[Group, ...]:
    """Return bookings by how far they are; groups without any are left out."""
    listed = list(found)
    groups = [
        Group(gettext(heading), tuple(_row(one) for one in listed if one.state in states)) for heading, states in GROUPS
    ]
    return tuple(group for group in groups if group.rows)


def _row(one: Provided) -> Row:
    parts = [gettext(LABELS[one.state]), units_of(one)]
    if one.is_trial:
        parts.append(gettext("een keer proberen"))
    if one.state is State.CONFIRMED:
        asked = formats.date_format(timezone.localdate(one.changed_at), "j F")
        parts.append(gettext("gevraagd op %(day)s") % {"day": asked})
    if one.intake_at and one.state is State.INTAKE:
        parts.append(moment(one.intake_at))
    if one.state is State.DONE:
        parts.append(
            gettext("factuurregel %(number)s") % {"number": one.invoice}
            if one.invoice
            else gettext("nog geen factuurregel")
        )
    url = reverse("respite-provider:show-booking", args=[one.public_id])
    return Row(url, one.place, one.days, " · ".join(parts))


def page_of(one: Provided) -> BookingPage:
    """Return a booking in words."""
    facts = (
        (gettext("Wanneer"), f"{one.days} ({units_of(one)})"),
        (gettext("Wat"), translate(FORMS[one.form])),
        (gettext("Proef"), gettext("Ja, een keer proberen") if one.is_trial else ""),
        (gettext("Inwoner van"), one.municipality),
        (gettext("Wie betaalt"), translate(PAYERS[one.payer]) if one.payer else ""),
        (gettext("Prijs"), translate(euros(one.price_cents)) if one.price_cents is not None else ""),
        (gettext("Kennismaken"), moment(one.intake_at) if one.intake_at else ""),
        (gettext("Gezegd"), one.said),
    )
    guest = (
        (gettext("Wie komt"), one.guest),
        (gettext("Wie zorgt thuis"), one.contact),
        (gettext("Telefoon"), phone.in_groups(one.contact_phone)),
    )
    return BookingPage(
        public_id=str(one.public_id),
        heading=f"{one.place}, {one.days}",
        state=gettext(LABELS[one.state]),
        facts=facts,
        guest=guest if one.state in KNOWN else (),
        needs=tuple(one.guest_needs.splitlines()),
        presses=tuple(_presses(one)),
        words=one.provider_words,
        home_words=one.home_words,
        is_done=one.state is State.DONE,
        has_invoice=bool(one.place_pk),
        invoice=one.invoice,
    )


def _presses(one: Provided) -> Iterable[Press]:
    slugs = {step: slug for slug, step in SLUGS.items()}
    hidden = NOT_OFFERED.get(one.state, set()) | (BY_THEMSELVES if not one.place_pk else set())
    today = timezone.localdate()
    offered = [
        step
        for step in steps_of(one.state, Side.PROVIDER)
        if step not in hidden and not is_early(step, start_date=one.start_date, today=today)
    ]
    first = Step.AGREE if Step.AGREE in offered else next(iter(offered), None)
    for step in sorted(offered, key=lambda each: each is not first):
        yield Press(slugs[step], gettext(PRESSES[step]), step is first)


def step_of(slug: str, *, is_mailed: bool) -> StepPage:
    """Return a step by its word in an address, and what comes of it: who cares is mailed, or called."""
    step = SLUGS[slug]
    says = EXPLAINS[step] if is_mailed else CALLED.get(step, EXPLAINS[step])
    return StepPage(gettext(PRESSES[step]), gettext(says))


def units_of(one: Provided) -> str:
    """Return how many nights, days or times a booking is."""
    number = {"number": one.units}
    if KIND_OF[one.form] is Kind.STAY:
        return ngettext("%(number)s nacht", "%(number)s nachten", one.units) % number
    return ngettext("%(number)s dag", "%(number)s dagen", one.units) % number


def moment(at: datetime.datetime) -> str:
    """Return a moment in words."""
    return formats.date_format(timezone.localtime(at), "l j F, H.i") + gettext(" uur")


COLUMNS: Final = (
    N_("Nummer"), N_("Plek"), N_("Van"), N_("Tot en met"), N_("Gemeente"), N_("Wie betaalt"), N_("Aantal"), N_("Prijs"),
    N_("Bedrag"),
)  # fmt: skip


def columns() -> tuple[str, ...]:
    """Return what the columns of lines are called."""
    return tuple(gettext(name) for name in COLUMNS)


def cells_of(line: Line) -> tuple[str, ...]:
    """Return a line of an invoice as the cells of a table; amounts without the sign of the euro."""
    last = line.end_date - datetime.timedelta(days=1)
    return (
        line.number,
        line.place,
        formats.date_format(line.start_date, "d-m-Y"),
        formats.date_format(last, "d-m-Y"),
        line.municipality,
        translate(PAYERS[line.payer]) if line.payer else "",
        str(line.units),
        f"{line.unit_cents // 100},{line.unit_cents % 100:02d}",
        f"{line.cents // 100},{line.cents % 100:02d}",
    )


@dataclass(frozen=True, slots=True)
class MonthPage:
    """The lines of a month: what it is called, what all of them are, and the months beside it."""

    name: str
    total: str
    csv_url: str
    before: str
    after: str


def month_of(first: datetime.date, until: datetime.date, lines: Iterable[Line]) -> MonthPage:
    """Return a month in words."""
    url = reverse("respite-provider:list-invoice-lines")
    before = (first - datetime.timedelta(days=1)).replace(day=1) if first > datetime.date(2000, 1, 1) else first
    return MonthPage(
        name=formats.date_format(first, "F Y"),
        total=translate(euros(sum(line.cents for line in lines))),
        csv_url=f"{url}?maand={first:%Y-%m}&als=csv",
        before=f"{url}?maand={before:%Y-%m}",
        after=f"{url}?maand={until:%Y-%m}",
    )
