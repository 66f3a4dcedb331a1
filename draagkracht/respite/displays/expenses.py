"""What volunteers get back, in words and as a table."""

import csv
import datetime
import io
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import formats
from django.utils.translation import gettext

from draagkracht.base.text import N_
from draagkracht.respite.displays.pieces import amount
from draagkracht.respite.displays.volunteers import full_day
from draagkracht.respite.queries.expenses import Noted
from draagkracht.respite.rules.expenses import ExpenseState, sums

STATES = {
    ExpenseState.NOTED: N_("wacht op antwoord"),
    ExpenseState.APPROVED: N_("goedgekeurd"),
    ExpenseState.REFUSED: N_("niet goedgekeurd"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpenseShown:
    """One expense."""

    public_id: UUID
    name: str
    about: str
    amount: str
    state: str
    said: str
    waits: bool


@dataclass(frozen=True, slots=True)
class Table:
    """What each volunteer gets back of a month."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def euros(cents: int) -> str:
    """Return an amount: “€ 12,50”."""
    return f"€ {amount(cents)}"


def month_name(month: datetime.date) -> str:
    """Return a month: “november 2026”."""
    return str(formats.date_format(month, "F Y"))


def shown(one: Noted) -> ExpenseShown:
    """Return an expense in words."""
    km = gettext("%(km)s km") % {"km": one.cost.km} if one.cost.km else ""
    return ExpenseShown(
        public_id=one.public_id,
        name=one.name,
        about=" · ".join(filter(None, (full_day(one.date), one.about, km))),
        amount=euros(one.cost.total_cents),
        state=gettext(STATES[one.state]),
        said=one.said,
        waits=one.state is ExpenseState.NOTED,
    )


def sums_table(noted: Sequence[Noted]) -> Table:
    """Return what was approved of a month, for each volunteer."""
    names = {one.volunteer_id: one.name for one in noted}
    approved = sums((one.volunteer_id, one.cost) for one in noted if one.state is ExpenseState.APPROVED)
    rows = sorted((names[volunteer_id], euros(cents)) for volunteer_id, cents in approved.items())
    return Table((gettext("Vrijwilliger"), gettext("Bedrag")), tuple(rows))


def as_csv(noted: Sequence[Noted], month: datetime.date) -> str:
    """Return the approved expenses of a month, a row each, for the books; amounts in euros with a decimal comma."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerow(["maand", "vrijwilliger", "dag", "waarvoor", "km", "bedrag"])
    for one in noted:
        if one.state is ExpenseState.APPROVED:
            amount = f"{one.cost.total_cents / 100:.2f}".replace(".", ",")
            day = one.date.isoformat()
            writer.writerow([f"{month:%Y-%m}", plain(one.name), day, plain(one.about), one.cost.km, amount])
    return file.getvalue()


def plain(text: str) -> str:
    """Return a text that a spreadsheet takes for no formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
