"""Somebody's own space: what they kept, for whom they care, who looked, and all of it to take along."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from draagkracht.accounts.permissions import Role
from draagkracht.assessments import queries as assessments
from draagkracht.audit import queries as audit
from draagkracht.base.letters import LetterFailed
from draagkracht.casework.displays.own_guides import list_guides, list_promised
from draagkracht.casework.queries.places import list_place_ids
from draagkracht.people import queries as people
from draagkracht.people.access import SpaceRequest, first_of_own, own_space
from draagkracht.people.displays import voices
from draagkracht.people.forms import RELATION_LABELS, RHYTHM_LABELS
from draagkracht.people.queries.known import list_known
from draagkracht.people.rules.reminders import Rhythm
from draagkracht.portal.check import answer_cookie, flow
from draagkracht.portal.displays import exports, offers, results, uses, waiting
from draagkracht.portal.letters import card
from draagkracht.portal.views.letters import as_pdf, cannot_be_set
from draagkracht.referrals.queries.hearing import list_tied
from draagkracht.respite.queries import own as respite

MOST_READ = 500  # rows of the log; the page has a line for each person, thing and day


@first_of_own
def show_overview(request: SpaceRequest) -> HttpResponse:
    """Show somebody what is theirs, on one page."""
    space, kept, now = request.space, assessments.list_kept(request.space.id), timezone.now()
    plan, speaks = people.get_plan(space.id), people.list_spoken_for(space.id, now)
    values = {
        "space": space,
        "waits": waiting.list_waiting(space, request.actor.email, now, plan=plan, spoken_for=speaks),
        "can_keep": flow.open_check(answer_cookie.read(request)).is_complete,
        "cares_for": [(one, RELATION_LABELS[one.relation]) for one in people.list_cared_for(space.id)],
        "plan": plan,
        "around": len(people.list_network(space.id)),
        "has_other_hats": len(request.hats) > 1,
        "is_carer": Role.CARER in request.actor.roles,
        "agreed": sum(consent.is_open(now) for consent in people.list_consents(space.id)),
        "guides": list_guides(space.id),
        "promised": list_promised(space.id),
        "looked": audit.count_for_subject(space.public_id, also=earlier_ids(space, kept), by_others=True),
    }
    values |= how_it_goes(space, kept) | beside(request, speaks) | help_kept(request)
    return render(request, "portal/own/overview.html", values)


def how_it_goes(space: people.Space, kept: Sequence[assessments.Kept]) -> dict[str, Any]:
    """Return what somebody kept of results, how often we ask, and which rhythm fits the last of them."""
    rhythm, fitting = people.get_rhythm(space.id, timezone.now()), results.fitting_months(kept)
    return {
        "trend": results.trend(kept),
        "rhythm": RHYTHM_LABELS[rhythm],
        "fitting": RHYTHM_LABELS[Rhythm(fitting)] if fitting and fitting != rhythm else "",
    }


def help_kept(request: SpaceRequest) -> dict[str, Any]:
    """Return the help on somebody's own list, whether there was no place for more, and whether they asked respite."""
    kept = offers.show_kept(people.list_offers(request.space.id))
    return {"kept_offers": kept, "is_full": "vol" in request.GET, "has_asked": respite.has_asked(request.space.id)}


def beside(request: SpaceRequest, speaks: Sequence[people.Speaks]) -> dict[str, Any]:
    """Return who stands beside somebody, and who speaks for whom; `speaks` is for whom they do."""
    space, now = request.space, timezone.now()
    carers = people.list_carers(space.id)
    return {
        "carers": carers,
        "answered": respite.list_carers_answered(space.id),
        "is_cared_for": Role.CARE_RECIPIENT in request.actor.roles or bool(carers),
        "spoken_for": voices.spoken_for_shown(speaks),
        "speakers": len(people.list_speakers(space.id, now)),
    }


@own_space
@require_safe
def list_uses(request: SpaceRequest) -> HttpResponse:
    """Show who looked at somebody's data, and what for: others first asked for, themselves on request."""
    by_others = "alles" not in request.GET
    values = {"uses": uses_of(request.space, by_others=by_others), "by_others": by_others}
    return render(request, "portal/own/uses.html", values)


def uses_of(space: people.Space, *, by_others: bool) -> tuple[uses.UseShown, ...]:
    """Return who used somebody's data, with the names that this person knows."""
    known = list_known(space, timezone.now())
    ids = earlier_ids(space, assessments.list_kept(space.id))
    found = audit.list_for_subject(space.public_id, also=ids, by_others=by_others, limit=MOST_READ, known=known)
    return uses.show(found, assessments.list_code_labels(space.id))


def earlier_ids(space: people.Space, kept: Sequence[assessments.Kept]) -> tuple[UUID, ...]:
    """Return by which other ids the log knows somebody: of referrals, cases and papers that are in their space now.

    `kept` are the results in it.
    """
    papers = (one.public_id for one in kept if one.asked_by)
    return (*list_tied(space.id), *list_place_ids(space.id), *papers)


@own_space
@require_safe
def export_space(request: SpaceRequest) -> HttpResponse:
    """Give somebody all that stands in their space, as a file that another system reads."""
    content = exports.everything(request.space, at=timezone.now())
    disposition = content_disposition_header(True, f"{gettext('mijn-plek')}.json") or "attachment"
    return JsonResponse(content, json_dumps_params={"indent": 2}, headers={"Content-Disposition": disposition})


@own_space
@require_safe
def print_card(request: SpaceRequest) -> HttpResponse:
    """Give the card of somebody's emergency plan as a PDF to cut out."""
    plan = people.get_plan(request.space.id)
    if plan is None or not plan.token:
        return redirect("people:show-plan")
    address = request.build_absolute_uri(reverse("people:show-card", args=[plan.token]))
    sheet = card.fill_card(request.site, address=address, language=get_language() or "nl", today=timezone.localdate())
    try:
        return as_pdf(card.typeset_card(sheet), gettext("noodkaart"))
    except LetterFailed:
        return cannot_be_set(request)
