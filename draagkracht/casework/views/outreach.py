"""Reaching out: the route of a morning, talks without a file, referrals that a centre takes up, reach in numbers."""

import datetime
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.base.keys import read_key
from draagkracht.base.letters import LetterFailed
from draagkracht.base.translation import translate
from draagkracht.casework.displays import outreach as display
from draagkracht.casework.displays.support import stops
from draagkracht.casework.displays.support_words import day as in_words
from draagkracht.casework.forms.support import TallyForm
from draagkracht.casework.queries import outreach as counted
from draagkracht.casework.rules.outreach import last_months
from draagkracht.casework.rules.support import PART_LABELS, Part
from draagkracht.casework.services import outreach as services
from draagkracht.casework.services import outreach_referrals, routes
from draagkracht.casework.services.support import AttemptsAreOver, FileIsGone
from draagkracht.casework.views.support import done, show, today, worker_of
from draagkracht.referrals import queries as referrals
from draagkracht.referrals.displays.beside import Beside, beside
from draagkracht.referrals.forms import AttemptForm, NobodyForm, StartForm, read_attempt
from draagkracht.referrals.rules.moves import State
from draagkracht.referrals.rules.referring import Apart, Outcome
from draagkracht.referrals.services import HasMoved, PickedUp, ReferralIsGone, TooFewAttempts


@requires(Permission.KEEP_SUPPORT_FILES)
@never_cache
@require_safe
def show_route(request: StaffRequest) -> HttpResponse:
    """Show the visits that carers chose for a day."""
    on, part = asked(request)
    worker, now = worker_of(request), timezone.now()
    found = routes.see_route(by=worker, on=on, part=part, is_printed=False, at=now, today=today())
    values = {
        "stops": stops(found),
        "day": in_words(on),
        "date": on.isoformat(),
        "part": part.value,
        "before": (on - datetime.timedelta(days=1)).isoformat(),
        "after": (on + datetime.timedelta(days=1)).isoformat(),
        "parts": [
            {"label": str(label), "url": f"?dag={on.isoformat()}&deel={code}", "is_current": code is part}
            for code, label in part_labels()
        ],
    }
    return render(request, "casework/support/route.html", values)


@requires(Permission.KEEP_SUPPORT_FILES)
@never_cache
@require_safe
def print_route(request: StaffRequest) -> HttpResponse:
    """Give the route on paper: addresses and first letters, and nothing else."""
    on, part = asked(request)
    worker, now = worker_of(request), timezone.now()
    found = routes.see_route(by=worker, on=on, part=part, is_printed=True, at=now, today=today())
    doors = [(stop.initials, stop.address, stop.part) for stop in stops(found)]
    title = gettext("Route %(day)s") % {"day": in_words(on)}
    try:
        pdf = routes.set_route(title=title, stops=doors, on=today())
    except LetterFailed:
        return render(request, "portal/errors/letter_failed.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
    headers = {"Content-Disposition": 'inline; filename="route.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@requires(Permission.KEEP_SUPPORT_FILES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tally_talk(request: StaffRequest) -> HttpResponse:
    """Count that somebody was spoken to who wants no file."""
    form = TallyForm(sent(request), centres=worker_of(request).centres)
    if form.is_valid():
        counting: dict[str, Any] = {"centre": form.centre, "channel": form.channel, "key": form.key}
        services.tally_nameless(municipality_id=request.site.id, at=timezone.now(), **counting)
        return redirect(f"{reverse('casework-staff:show-caseload')}?gedaan=geteld")
    return show(request, "tally", form)


@requires(Permission.KEEP_SUPPORT_FILES, Permission.SEE_REACH)
@require_safe
def show_reach(request: StaffRequest) -> HttpResponse:
    """Show how many came into view by which way: of one's own centres, or of all for who makes policy."""
    months = last_months(today())
    is_ours = request.actor.may(Permission.KEEP_SUPPORT_FILES)
    ids = worker_of(request).ids if is_ours else None
    page = display.reach_page(counted.count_reach(since=months[0], centre_ids=ids), months)
    return render(request, "casework/support/reach.html", {"page": page, "is_ours": is_ours})


@requires(Permission.KEEP_SUPPORT_FILES)
@never_cache
@require_safe
def list_referrals(request: StaffRequest) -> HttpResponse:
    """Show who waits for a first contact, without names, and whom the centre took up."""
    now = timezone.now()
    free, ours = outreach_referrals.see_waiting(municipality_id=request.site.id, by=worker_of(request), at=now)
    values = {
        "free": display.referral_rows(free),
        "ours": display.referral_rows(ours),
        "takes": counted.takes_referrals(today()),
        "done": done(request),
    }
    return render(request, "casework/support/referrals.html", values)


@requires(Permission.KEEP_SUPPORT_FILES)
@never_cache
@require_POST
def take_referral(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Take a referral up."""
    worker = worker_of(request)
    return step(
        request, public_id, lambda: outreach_referrals.take_up(public_id=public_id, by=worker, at=timezone.now())
    )


@requires(Permission.KEEP_SUPPORT_FILES)
@never_cache
@require_safe
def show_referral(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show a referral that the centre took up, and what can be done now."""
    return referral_page(request, public_id)


@requires(Permission.KEEP_SUPPORT_FILES)
@never_cache
@require_POST
def note_attempt(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Write down that somebody tried to reach a carer who was referred."""
    form, worker = read_attempt(request.POST), worker_of(request)
    if not form.is_valid():
        bound: dict[str, Any] = {form.shown_as: form}
        return referral_page(request, public_id, status=HTTPStatus.UNPROCESSABLE_ENTITY, **bound)

    def act() -> None:
        tried, now = form.attempt(), timezone.now()
        outreach_referrals.note_attempt(public_id=public_id, by=worker, key=form.key, at=now, **tried)

    return step(request, public_id, act)


@requires(Permission.KEEP_SUPPORT_FILES)
@never_cache
@require_POST
def end_referral(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Write down that a carer wants no help now, was not reached, or wants no contact any more."""
    word, mine = request.POST.get("stap", ""), _mine(request, public_id)
    acts: dict[str, Callable[[], None]] = {
        "bereikt": lambda: outreach_referrals.take_step(to=State.REACHED, **mine),
        "wil-niet": lambda: outreach_referrals.take_step(to=State.DECLINED, **mine),
        "niet-bereikt": lambda: outreach_referrals.take_step(to=State.NOT_REACHED, **mine),
        "nooit-meer": lambda: outreach_referrals.stop_contact(**mine),
    }
    start = StartForm(request.POST if word == "begonnen" else None)
    if start.is_valid():
        outcome = Outcome(start.cleaned_data["outcome"])
        acts["begonnen"] = lambda: outreach_referrals.end_well(outcome=outcome, **mine)
    elif word == "begonnen":
        return referral_page(request, public_id, start=start, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if word not in acts:
        said = gettext("Kies wat er is gebeurd. Er is nu niets veranderd.")
        return referral_page(request, public_id, said=said, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    where = f"{reverse('casework-staff:list-centre-referrals')}?gedaan=afgesloten"
    return step(request, public_id, acts[word], where="" if word == "bereikt" else where)


@requires(Permission.KEEP_SUPPORT_FILES)
@never_cache
@require_POST
def join_referral(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Let two referrals of one person go on as one."""
    mine, other = _mine(request, public_id), read_key(request.POST.get("met", ""))
    return step(request, public_id, lambda: outreach_referrals.join(other_id=other, **mine))


@requires(Permission.KEEP_SUPPORT_FILES)
@never_cache
@require_POST
def part_referral(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Let two referrals that were made one stand apart again."""
    mine, other, word = (
        _mine(request, public_id),
        read_key(request.POST.get("welke", "")),
        request.POST.get("waarom", ""),
    )
    if word not in set(Apart):
        said = gettext("Kies waarom ze los moeten. Er is nu niets veranderd.")
        return referral_page(request, public_id, said=said, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return step(request, public_id, lambda: outreach_referrals.part(other_id=other, why=Apart(word), **mine))


def _beside(request: StaffRequest, found: referrals.Waiting) -> Beside:
    """Return other referrals of the same person, and write down that somebody saw them."""
    others = outreach_referrals.see_beside(municipality_id=request.site.id, **_mine(request, found.public_id))
    join_url = reverse("casework-staff:join-centre-referral", args=[found.public_id])
    part_url = reverse("casework-staff:part-centre-referral", args=[found.public_id])
    return beside(found, others, pages="casework-staff:show-centre-referral", join_url=join_url, part_url=part_url)


def _mine(request: StaffRequest, public_id: UUID) -> dict[str, Any]:
    return {"public_id": public_id, "by": worker_of(request), "at": timezone.now()}


def step(request: StaffRequest, public_id: UUID, act: Callable[[], None], where: str = "") -> HttpResponse:
    """Take a step and lead back; say why where it was not possible."""
    refusals = (PickedUp, HasMoved, TooFewAttempts, AttemptsAreOver)
    try:
        act()
    except (FileIsGone, ReferralIsGone):
        raise Http404 from None
    except refusals as refusal:
        return refused(request, public_id, refusal)
    return redirect(where or reverse("casework-staff:show-centre-referral", args=[public_id]))


def refused(request: StaffRequest, public_id: UUID, refusal: Exception) -> HttpResponse:
    """Say why a step did not happen: on the page of the referral, or on the list where a colleague has it."""
    if isinstance(refusal, PickedUp):
        return redirect(f"{reverse('casework-staff:list-centre-referrals')}?gedaan=eerder")
    if isinstance(refusal, AttemptsAreOver):
        said = gettext("U probeerde het vaak genoeg. Sluit de verwijzing af met: niet bereikt.")
    elif isinstance(refusal, TooFewAttempts):
        said = gettext("Probeer het eerst nog een keer, en schrijf dat op. Pas na twee keer is het: niet bereikt.")
    else:
        said = gettext("Dit kan niet meer. Kijk hieronder wat er nu kan.")
    return referral_page(request, public_id, said=said, status=HTTPStatus.CONFLICT)


def referral_page(
    request: StaffRequest, public_id: UUID, *, said: str = "", status: HTTPStatus = HTTPStatus.OK, **bound: Any
) -> HttpResponse:
    """Return the page of a referral. Raises Http404 where the centre did not take it up."""
    try:
        found = outreach_referrals.see_referral(public_id=public_id, by=worker_of(request), at=timezone.now())
    except (FileIsGone, ReferralIsGone):
        raise Http404 from None
    warns = outreach_referrals.wants_no_contact(found=found, by=worker_of(request))
    is_silent = warns and request.GET.get("toch") != "ja"
    tried, begun = referrals.list_attempts(found.public_id), outreach_referrals.find_file(found, by=worker_of(request))
    page = display.referral_page(found, tried, is_silent=is_silent, begun=begun)
    forms = {
        "attempt": bound.get("attempt") or AttemptForm(),
        "nobody": bound.get("nobody") or NobodyForm(proposed=referrals.get_day_to_try(found, on=today())),
        "start": bound.get("start") or StartForm(),
    }
    values = {"page": page, "beside": _beside(request, found), **forms, "said": said, "warns": warns}
    return render(request, "casework/support/referral.html", values, status=status)


def asked(request: StaffRequest) -> tuple[datetime.date, Part]:
    """Return for which day and part of it a route is asked; today and the whole day for what is neither."""
    text, part = request.GET.get("dag", ""), request.GET.get("deel", "")
    try:
        on = datetime.date.fromisoformat(text)
    except ValueError:
        on = today()
    return on, Part(part) if part in set(Part) else Part.ANY


def part_labels() -> list[tuple[Part, str]]:
    """Return the parts of a day in words."""
    words = {Part.ANY: gettext("Hele dag")}
    return [(part, words.get(part) or translate(label)) for part, label in PART_LABELS.items()]
