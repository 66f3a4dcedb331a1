"""From the rows of a case to the facts of its clock, and the parameters of the present municipality."""

import datetime
from collections import defaultdict

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from draagkracht.casework.models import Arrangement, Case, CasePause, Conversation, Decision, Signature
from draagkracht.casework.rules import terms
from draagkracht.casework.rules.arrangements import ArrangementState
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.terms import Term
from draagkracht.municipalities.models import Parameter


def with_facts(cases: "QuerySet[Case]") -> "QuerySet[Case]":
    """Return cases with what `facts_of` reads."""
    decisions = Decision.objects.select_related("letter").order_by("decided_at", "pk")
    first = open_refusals().filter(arrangement__case=OuterRef("pk")).order_by("signed_at", "pk")
    return cases.annotate(plan_refused_at=Subquery(first.values("signed_at")[:1])).prefetch_related(
        "pauses", "extensions", Prefetch("decisions", decisions)
    )


def open_refusals() -> "QuerySet[Signature]":
    """Return who said no to a plan, and heard nothing yet: no other plan and no talk since.

    A decision is an answer to the client, and to a carer where it is on what they asked in their own right.
    """
    later = Arrangement.objects.filter(
        case=OuterRef("arrangement__case"), version__gt=OuterRef("arrangement__version"), offered_at__isnull=False
    )
    talked = Conversation.objects.filter(case=OuterRef("arrangement__case"), held_at__gt=OuterRef("signed_at"))
    is_told = ~Q(party__role=PartyRole.CARER.value) | Q(arrangement__case__is_own_right=True)
    is_decided = is_told & Q(arrangement__case__decided_at__gt=F("signed_at"))
    refused = Signature.objects.filter(is_agreed=False, arrangement__state=ArrangementState.REFUSED.value)
    return refused.exclude(is_decided).filter(~Exists(later), ~Exists(talked))


def _refused_at(case: Case) -> datetime.datetime | None:
    """Return since when somebody waits for an answer to their no; queries nothing after `with_facts`."""
    if "plan_refused_at" in vars(case):
        found: datetime.datetime | None = vars(case)["plan_refused_at"]
        return found
    first = open_refusals().filter(arrangement__case=case).order_by("signed_at", "pk").first()
    return first.signed_at if first else None


def facts_of(case: Case) -> terms.Facts:
    """Return the facts that the terms of a case follow from; queries nothing after `with_facts`."""
    letters = [decision.letter for decision in case.decisions.all() if decision.letter]
    sent = sorted(letter.sent_at for letter in letters if letter.sent_at)
    return terms.Facts(
        received_date=timezone.localdate(case.received_at),
        urgency=terms.Urgency.URGENT if case.is_urgent else terms.Urgency.NORMAL,
        receipt_date=day_of(case.support_pointed_at),
        first_contact_date=day_of(case.first_contact_at),
        urgent_since_date=day_of(case.urgent_at),
        urgent_given_date=day_of(case.urgent_given_at),
        plan_date=day_of(case.plan_received_at),
        report_date=day_of(case.reported_at),
        applied_date=day_of(case.applied_at),
        decided_date=day_of(case.decided_at),
        sent_date=day_of(sent[-1]) if sent else None,
        notice_date=day_of(case.notice_at),
        review_date=case.review_date,
        balance_from_date=case.balance_from_date,
        balance_date=case.balance_date,
        plan_refused_date=day_of(_refused_at(case)),
        ended_date=day_of(case.ended_at),
        pauses=tuple(terms.Pause(pause.from_date, end_of(pause)) for pause in case.pauses.all()),
        extensions=tuple(terms.Extension(Term(more.term), more.days) for more in case.extensions.all()),
    )


def list_parameters() -> terms.Parameters:
    """Return what the present municipality says of terms, with the days from and until which. One query."""
    found: dict[str, list[terms.Value]] = defaultdict(list)
    for row in Parameter.objects.filter(code__in=terms.CODES).order_by("code", "valid_from"):
        is_to_confirm = row.status != Parameter.Status.VERIFIED
        found[row.code].append(terms.Value(row.value, row.valid_from, row.valid_until, is_to_confirm))
    return found


def day_of(moment: datetime.datetime | None) -> datetime.date | None:
    """Return the day of a moment here; None where there is none."""
    return timezone.localdate(moment) if moment else None


def end_of(pause: CasePause) -> datetime.date:
    """Return the day that counts again; a pause without an end ends by itself."""
    longest = datetime.timedelta(days=terms.DEFAULTS[terms.LONGEST_PAUSE].number)
    return pause.until_date or pause.from_date + longest
