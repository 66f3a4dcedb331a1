"""Handovers in words: on the page of a case, in a list, and on a page of their own."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext

from draagkracht.base.translation import translate
from draagkracht.casework.displays import words
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries import handovers as queries
from draagkracht.casework.queries.cases import CaseFile
from draagkracht.casework.queries.handovers import HandoverFacts
from draagkracht.casework.rules import handover as rules
from draagkracht.casework.rules.handover import HandoverState, Receiver


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverShown:
    """A handover; addresses are empty where nothing can be done."""

    heading: str
    state: str
    names: str = field(repr=False)
    facts: tuple[tuple[str, str], ...] = field(repr=False)
    is_open: bool
    is_outside: bool
    tell: str = field(repr=False)
    url: str


@dataclass(frozen=True, slots=True)
class HandoversPart:
    """The handovers of a case."""

    rows: tuple[HandoverShown, ...]
    add_url: str
    withdraw_url: str


def handovers_part(case: CaseFile, _worker: Worker, _at: datetime.datetime) -> HandoversPart | None:
    """Return the handovers of a case; None of a closed one that never went over."""
    rows = queries.list_of_case(case.id)
    is_open = any(row.state is HandoverState.OFFERED for row in rows)
    can_add = bool(case.steps) and not is_open
    if not rows and not can_add:
        return None
    return HandoversPart(
        rows=tuple(handover_shown(row) for row in rows),
        add_url=reverse("casework-staff:offer-handover", args=[case.public_id]) if can_add else "",
        withdraw_url=reverse("casework-staff:withdraw-handover", args=[case.public_id]) if is_open else "",
    )


def handovers_shown(rows: Sequence[HandoverFacts]) -> tuple[HandoverShown, ...]:
    """Return handovers in words."""
    return tuple(handover_shown(row) for row in rows)


def handover_shown(row: HandoverFacts) -> HandoverShown:
    """Return a handover in words."""
    said = {"old": row.giver, "new": row.to_name}
    is_taken = row.state is HandoverState.ACCEPTED
    tell = gettext("Vertel het zelf aan: %(names)s. Daar is geen mailadres van.") % {"names": ", ".join(row.to_tell)}
    return HandoverShown(
        heading=gettext("Van %(old)s naar %(new)s") % said,
        state=translate(rules.STATE_LABELS[row.state]),
        names=" en ".join(row.names) or row.reference,
        facts=_facts(row),
        is_open=row.state is HandoverState.OFFERED,
        is_outside=row.receiver is Receiver.ORGANISATION,
        tell=tell if is_taken and row.to_tell else "",
        url=reverse("casework-staff:answer-handover", args=[row.public_id]),
    )


def _facts(row: HandoverFacts) -> tuple[tuple[str, str], ...]:
    how = translate(rules.ASKED_LABELS[row.asked_how]).lower()
    yes = gettext("%(names)s, %(how)s") % {"names": ", ".join(row.agreed_by), "how": how} if row.agreed_by else how
    talk = str(formats.date_format(row.talk_at, "j F Y, H.i")) if row.talk_at else ""
    answered = f"{row.answered_by}, {words.day(row.answered_date)}" if row.answered_date else ""
    return (
        (gettext("Gevraagd op"), words.day(row.offered_date)),
        (gettext("Waarom"), row.why),
        (gettext("Afgesproken"), row.agreed),
        (gettext("Niet opnieuw vragen"), row.not_again),
        (gettext("Samen praten"), ", ".join(filter(None, (talk, row.talk_with)))),
        (gettext("Wie het goed vindt"), yes),
        (gettext("Mag mee"), ", ".join(translate(rules.SHARE_LABELS[share]) for share in row.shares)),
        (gettext("Antwoord van"), answered),
        (gettext("Waarom niet"), row.refusal),
    )
