"""Those who answer: the list by due date, one referral, and the steps from a signal to a first contact."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from draagkracht.accounts import acting
from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.assessments import queries as assessments
from draagkracht.base.keys import read_key
from draagkracht.base.translation import translate
from draagkracht.referrals import forms, queries, services
from draagkracht.referrals.displays import counts
from draagkracht.referrals.displays import waiting as display
from draagkracht.referrals.displays.beside import Beside, beside
from draagkracht.referrals.queries.counts import count_by_channel
from draagkracht.referrals.rules import moves
from draagkracht.referrals.rules.moves import State
from draagkracht.referrals.rules.referring import Apart, Outcome
from draagkracht.referrals.views.done import done_in_words


@requires(Permission.ANSWER_REFERRALS)
@never_cache
@require_safe
def list_referrals(request: StaffRequest) -> HttpResponse:
    """Show with whom contact has to be made, by due date, and what ended."""
    now = timezone.now()
    found, ended = services.see_referrals(municipality_id=request.site.id, by=request.actor, at=now)
    values = {
        "lines": display.lines(found),
        "ended": display.lines(ended),
        "late": queries.count_late(now=now),
        "columns": counts.columns(),
        "rows": counts.rows(count_by_channel(since=timezone.localdate(now).replace(month=1, day=1))),
        "done": done_in_words(request),
    }
    return render(request, "referrals/answer/list.html", values)


@requires(Permission.ANSWER_REFERRALS)
@never_cache
@require_safe
def show_referral(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show one referral, what was tried, and what can be done now."""
    return _page(request, public_id)


@requires(Permission.ANSWER_REFERRALS)
@never_cache
@require_POST
def accept_referral(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Pick a referral up, or take it over from a colleague."""
    takes_over = request.POST.get("overnemen") == "ja"

    def act() -> None:
        services.accept_referral(public_id=public_id, by=request.actor, at=timezone.now(), takes_over=takes_over)

    return _step(request, public_id, act, "opgepakt")


@requires(Permission.ANSWER_REFERRALS)
@never_cache
@sensitive_post_parameters()
@require_POST
def log_attempt(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Write down that somebody tried to reach a carer."""
    form = forms.read_attempt(request.POST)
    if not form.is_valid():
        bound: dict[str, Any] = {form.shown_as: form}
        return _page(request, public_id, status=HTTPStatus.UNPROCESSABLE_ENTITY, **bound)

    def act() -> None:
        tried = form.attempt()
        services.log_attempt(public_id=public_id, key=form.key, by=request.actor, at=timezone.now(), **tried)

    return _step(request, public_id, act, "geprobeerd")


@requires(Permission.ANSWER_REFERRALS)
@never_cache
@require_POST
def take_step(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Write down that there was contact, that it did not come to one, or that the carer wants no help now."""
    words = {"bereikt": State.REACHED, "wil-niet": State.DECLINED, "niet-bereikt": State.NOT_REACHED}
    word = request.POST.get("stap", "")
    if word not in words:
        chosen = gettext("Kies wat er is gebeurd. Er is nu niets veranderd.")
        return _page(request, public_id, said=chosen, status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def act() -> None:
        services.take_step(public_id=public_id, to=words[word], by=request.actor, at=timezone.now())

    return _step(request, public_id, act, word)


@requires(Permission.ANSWER_REFERRALS)
@never_cache
@require_POST
def start_help(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Write down what was started with a carer."""
    form = forms.StartForm(request.POST)
    if not form.is_valid():
        return _page(request, public_id, start=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    outcome = Outcome(form.cleaned_data["outcome"])

    def act() -> None:
        services.take_step(public_id=public_id, to=State.STARTED, outcome=outcome, by=request.actor, at=timezone.now())

    return _step(request, public_id, act, "begonnen")


@requires(Permission.ANSWER_REFERRALS)
@never_cache
@require_POST
def withdraw_referral(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Delete a referral at once, because the carer takes the consent back."""
    try:
        services.withdraw_referral(public_id=public_id, by=request.actor, at=timezone.now())
    except services.IsOfCentre:
        return _to_list("steunpunt")
    return _to_list("gewist")


@requires(Permission.ANSWER_REFERRALS)
@never_cache
@require_POST
def join_referral(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Let two referrals of one person go on as one."""
    other = read_key(request.POST.get("met", ""))

    def act() -> None:
        services.join_referrals(public_id=public_id, other_id=other, by=request.actor, at=timezone.now())

    return _step(request, public_id, act, "samen")


@requires(Permission.ANSWER_REFERRALS)
@never_cache
@require_POST
def part_referral(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Let two referrals that were made one stand apart again."""
    other, word = read_key(request.POST.get("welke", "")), request.POST.get("waarom", "")
    if word not in set(Apart):
        said = gettext("Kies waarom ze los moeten. Er is nu niets veranderd.")
        return _page(request, public_id, said=said, status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def act() -> None:
        now = timezone.now()
        services.part_referrals(public_id=public_id, other_id=other, why=Apart(word), by=request.actor, at=now)

    return _step(request, public_id, act, "los")


def _beside(request: StaffRequest, found: queries.Waiting) -> Beside:
    """Return other referrals of the same person, and write down that somebody saw them."""
    asked: dict[str, Any] = {"municipality_id": request.site.id, "public_id": found.public_id, "at": timezone.now()}
    others = services.see_beside(who=acting.staff_of(request.actor), **asked)
    join_url = reverse("referrals-staff:join-referral", args=[found.public_id])
    part_url = reverse("referrals-staff:part-referral", args=[found.public_id])
    return beside(found, others, pages="referrals-staff:show-referral", join_url=join_url, part_url=part_url)


def _step(request: StaffRequest, public_id: UUID, act: Callable[[], None], done: str) -> HttpResponse:
    """Take a step and lead back to the referral; say who was first where somebody was."""
    try:
        act()
    except services.IsOfCentre:
        return _to_list("steunpunt")
    except services.ReferralIsGone:
        raise Http404 from None
    except (services.PickedUp, services.HasMoved, services.TooFewAttempts) as refusal:
        return _page(request, public_id, said=_why(refusal), status=HTTPStatus.CONFLICT)
    where = reverse("referrals-staff:show-referral", args=[public_id])
    return redirect(f"{where}?{urlencode({'gedaan': done})}")


def _to_list(done: str) -> HttpResponse:
    return redirect(f"{reverse('referrals-staff:list-referrals')}?{urlencode({'gedaan': done})}")


def _why(refusal: Exception) -> str:
    """Return why a step did not happen, and what to do."""
    if isinstance(refusal, services.PickedUp):
        said = gettext("%(name)s pakte dit al op. U hoeft niets te doen.")
        return said % {"name": refusal.name or gettext("Een collega")}
    if isinstance(refusal, services.HasMoved):
        state = translate(moves.LABELS[refusal.state])
        return gettext("Dit is intussen: %(state)s. Kijk hieronder wat er nu kan.") % {"state": state}
    return gettext("Probeer het eerst nog een keer, en schrijf dat op. Pas na twee keer is het: niet bereikt.")


def _page(
    request: StaffRequest, public_id: UUID, *, said: str = "", status: HTTPStatus = HTTPStatus.OK, **bound: Any
) -> HttpResponse:
    try:
        found = services.see_referral(public_id=public_id, by=request.actor, at=timezone.now())
    except services.IsOfCentre:
        return _to_list("steunpunt")
    except services.ReferralIsGone:
        raise Http404 from None
    one = found.public_id
    values = {
        "page": display.shown(found, queries.list_attempts(one), request.actor, assessments.get_travelling(one)),
        "beside": _beside(request, found),
        "said": said,
        "done": done_in_words(request) if request.method != "POST" else "",
        **_forms(found),
        **bound,
    }
    return render(request, "referrals/answer/show.html", values, status=status)


def _forms(found: queries.Waiting) -> dict[str, Any]:
    """Return the forms of a referral, empty, with the day to try again."""
    nobody = forms.NobodyForm(proposed=queries.get_day_to_try(found, on=timezone.localdate()))
    return {"attempt": forms.AttemptForm(), "nobody": nobody, "start": forms.StartForm()}
