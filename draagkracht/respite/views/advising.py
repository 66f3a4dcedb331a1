"""Looking for respite with somebody: who waits, asking for them, what fits, and offering it."""

import functools
from collections.abc import Callable
from typing import Any, Final
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.base.keys import read_key, read_moment
from draagkracht.base.phone import in_groups
from draagkracht.base.showing import show_form
from draagkracht.base.translation import translate
from draagkracht.municipalities.queries import list_named_places
from draagkracht.people.rules.codes import Asked
from draagkracht.respite.displays import advised as display
from draagkracht.respite.displays import offers
from draagkracht.respite.displays.misfits import misfit_text
from draagkracht.respite.displays.offers import facts_of
from draagkracht.respite.forms.advising import AskForForm, ChangeForForm, FindForm, HeardForForm, NeedsForForm
from draagkracht.respite.models import RespiteRequest
from draagkracht.respite.permissions import advisor_of
from draagkracht.respite.queries.advised import Advised, get_row
from draagkracht.respite.queries.answers import answers_themselves
from draagkracht.respite.queries.known import list_known
from draagkracht.respite.queries.naming import shorter_text
from draagkracht.respite.queries.tonight import list_tonight
from draagkracht.respite.rules import states
from draagkracht.respite.rules.codes import Form, Origin, Yes
from draagkracht.respite.rules.tonight import is_soon, night_of
from draagkracht.respite.services import advising, answering, looking_first, requests
from draagkracht.respite.services.requests import Heard
from draagkracht.respite.views.offering import REASONS, TOO_LATE, NotKept, keep_free, look

FORM_PAGE = "respite/advising/form.html"
FORM = ["GET", "HEAD", "POST"]
ADVISORS: Final = (Permission.WORK_ON_CASES, Permission.REFER)
PROBLEMS: Final = {
    "bezet": _("Een ander was net eerder. Deze plek is nu bezet. Hieronder staat wat er nu nog is."),
    "geld": _("Het geld van de gemeente hiervoor is dit jaar op. Kies iets anders, of een andere betaler."),
    "elders": _("Wie zorg krijgt, is op een van deze dagen al ergens anders."),
    "oud": _("Deze pagina stond lang open. Hieronder staat wat er nu is."),
    "ja": _("Wie zorg krijgt, moet eerst ja zeggen. Daarom is er niets aangeboden."),
    "verlopen": _("Dit ging niet door: het is net veranderd. Hieronder staat hoe het nu is."),
    "gestopt": _("Deze vraag is al gestopt. Er is niets veranderd."),
    "eerst": _("Er is nog iets vrij gehouden of afgesproken. Zeg dat eerst af."),
    "al": _("Intussen is al iets vrij gehouden of afgesproken: %(what)s. Daarom is nu niets nieuws aangeboden."),
}
DONE: Final = {
    "bewaard": _("Bewaard. De plek leest wat er gezegd is."),
    "terug": _("Het aanbod is teruggenomen. De dagen zijn weer vrij."),
}


@requires(*ADVISORS)
@never_cache
@require_safe
def list_requests(request: StaffRequest) -> HttpResponse:
    """Show for whom something is to be done, what comes first first; of one place or one form, where that is asked."""
    form = FindForm(request.GET, spots=list_named_places())
    by, wanted = advisor_of(request.actor), form.wanted()
    found = advising.open_list(municipality_id=request.site.id, by=by, at=timezone.now(), **wanted)
    groups = display.groups_of(found, whole=request.GET.get("alle", ""))
    values = {"groups": groups, "form": form, "is_narrowed": any(wanted.values())}
    return render(request, "respite/advising/list.html", values)


@requires(*ADVISORS)
@never_cache
@sensitive_post_parameters()
@require_http_methods(FORM)
def ask_for(request: StaffRequest) -> HttpResponse:
    """Ask for somebody whom one speaks; go on to what is needed."""
    form = AskForForm(sent(request), spots=list_named_places(), languages=request.site.languages)
    if not form.is_valid():
        page = display.page_of("ask", reverse("respite-staff:list-requests"))
        return show_form(request, FORM_PAGE, form, page=page)
    advisor = advisor_of(request.actor)
    made = requests.make_request(
        municipality_id=request.site.id,
        about=form.about(),
        asks=form.asked(),
        made_by=advisor.made_by,
        by=advisor.who,
        key=form.key,
        at=timezone.now(),
        user_id=advisor.user_id,
    )
    return redirect("respite-staff:tell-needs-for", made.public_id)


View = Callable[[StaffRequest, RespiteRequest], HttpResponse]


def of_open_request(view: View) -> Callable[[StaffRequest, UUID], HttpResponse]:
    """Give a view the open request that somebody looks at. Of one that ended the page says so; else it is not there."""

    @functools.wraps(view)
    def opened(request: StaffRequest, public_id: UUID) -> HttpResponse:
        row = get_row(advisor_of(request.actor), public_id, at=timezone.now())
        if row is None:
            raise Http404
        return go(public_id, "gestopt") if row.ended_at else view(request, row)

    return opened


@requires(*ADVISORS)
@never_cache
@sensitive_post_parameters()
@require_http_methods(FORM)
@of_open_request
def tell_needs(request: StaffRequest, row: RespiteRequest) -> HttpResponse:
    """Ask what is needed; go on to who is cared for, where that is to be asked here."""
    ways, start = tuple(map(Form, row.forms)), NeedsForForm.start(row)
    form = NeedsForForm(sent(request), ways=ways, known=list_known(row), initial=start)
    if not form.is_valid():
        page = display.page_of("needs", url_of(row.public_id), row.carer_name)
        return show_form(request, FORM_PAGE, form, page=page)
    by, now = advisor_of(request.actor).who, timezone.now()
    requests.change_request(request_id=row.pk, changed=form.needed(), by=by, at=now)
    return go(row.public_id) if _is_answered(row) else redirect("respite-staff:tell-answer-for", row.public_id)


@requires(*ADVISORS)
@never_cache
@sensitive_post_parameters()
@require_http_methods(FORM)
@of_open_request
def change_request(request: StaffRequest, row: RespiteRequest) -> HttpResponse:
    """Ask what is different from what was asked."""
    form = ChangeForForm(sent(request), row=row, spots=list_named_places(), languages=request.site.languages)
    if not form.is_valid():
        page = display.page_of("change", url_of(row.public_id), row.carer_name)
        return show_form(request, FORM_PAGE, form, page=page)
    by, now = advisor_of(request.actor).who, timezone.now()
    requests.change_request(request_id=row.pk, changed=form.changed(), by=by, at=now)
    return go(row.public_id)


def _is_answered(row: RespiteRequest) -> bool:
    return row.answers.exists() or answers_themselves(row)


@requires(*ADVISORS)
@never_cache
@require_http_methods(FORM)
@of_open_request
def tell_answer(request: StaffRequest, row: RespiteRequest) -> HttpResponse:
    """Ask what who is cared for said. Who has a space answers there, and nobody for them."""
    if answers_themselves(row):
        return go(row.public_id)
    form = HeardForForm(sent(request))
    if not form.is_valid():
        page = display.page_of("answer", url_of(row.public_id), row.carer_name, called=row.called)
        return show_form(request, FORM_PAGE, form, page=page)
    heard = Heard(answer=form.said(), said_by=form.heard_from(), asked=Asked.SPOKEN)
    answering.answer(request_id=row.pk, heard=heard, by=advisor_of(request.actor).who, key=form.key, at=timezone.now())
    return go(row.public_id)


@requires(*ADVISORS)
@never_cache
@require_safe
def show_request(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show a request, and what fits it now or what is kept free or arranged."""
    now = timezone.now()
    try:
        found = advising.open_request(public_id=public_id, by=advisor_of(request.actor), at=now)
    except advising.RequestIsGone:
        raise Http404 from None
    values = {**shown(found), "found": fits(request, found), "problem": problem_of(request, found)}
    values["done"] = DONE.get(request.GET.get("gedaan", ""), "")
    values["tonight_url"] = tonight_url(request, found)
    return render(request, "respite/advising/show.html", values)


def problem_of(request: StaffRequest, found: Advised) -> str:
    """Return why the last press had no effect; with what was offered in between, where that is why."""
    word, living = request.GET.get("niet", ""), found.asked.living
    says = str(PROBLEMS.get("verlopen" if word == "al" and living is None else word, ""))
    return says % {"what": f"{living.name}, {living.days}"} if living and word == "al" else says


def shown(found: Advised) -> dict[str, Any]:
    """Return what the page shows of a request and of what is kept free or arranged for it."""
    living = found.asked.living
    return {
        "one": found,
        "phone": in_groups(found.phone),
        "facts": display.facts_of(found),
        "news": display.news_of(found),
        "living": living,
        "living_facts": facts_of(living) if living else (),
        "misfit": misfit_text(living.misfit) if living else "",
        "shorter": shorter_text(living.nights_less) if living else "",
        "state": translate(states.LABELS[living.state]) if living else "",
        "is_no": found.asked.answer is Yes.NO,
        "can_cancel": living is not None and living.state in states.BEFORE,
        "past": display.past_of(found),
        "key": uuid4(),
    }


def tonight_url(request: StaffRequest, found: Advised) -> str:
    """Return where to look for who is to go tonight or tomorrow, while places keep something free for emergencies."""
    if not is_soon(found.asked.start_date, timezone.localdate()):
        return ""
    if not list_tonight(night=night_of(timezone.localtime())):
        return ""
    return reverse(
        "respite-staff:show-tonight" if request.actor.may(Permission.WORK_ON_CASES) else "portal:start-drop-out"
    )


def fits(request: StaffRequest, found: Advised) -> offers.Shown | None:
    """Return what fits now; None where something is kept free or arranged, or who is cared for said no."""
    asked = found.asked
    if asked.has_ended or asked.living is not None or asked.answer is Yes.NO:
        return None
    row = get_row(advisor_of(request.actor), asked.public_id, at=timezone.now())
    return look(row, asked.answer, is_all="meer" in request.GET) if row else None


@requires(*ADVISORS)
@never_cache
@require_POST
@of_open_request
def make_offer(request: StaffRequest, row: RespiteRequest) -> HttpResponse:
    """Keep something free for somebody: who has a mail hears it there, who has none is called."""
    advisor = advisor_of(request.actor)
    try:
        keep_free(
            row,
            request.POST.get("offer", ""),
            key=read_key(request.POST.get("key", "")),
            origin=Origin.CONSULTANT,
            by=advisor.who,
            at=timezone.now(),
            may_move=row.may_move,
            looks_along=advisor.is_consultant,
        )
    except NotKept as refused:
        return go(row.public_id, refused.why)
    return go(row.public_id)


@requires(*ADVISORS)
@never_cache
@require_POST
def note_told(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Note that who cares was told what the page said; `tot` says until when."""
    now = timezone.now()
    until = read_moment(request.POST.get("tot", "")) or now
    try:
        advising.note_told(public_id=public_id, until=until, by=advisor_of(request.actor), at=now)
    except advising.RequestIsGone:
        raise Http404 from None
    return go(public_id)


@requires(*ADVISORS)
@never_cache
@require_http_methods(FORM)
@of_open_request
def end_request(request: StaffRequest, row: RespiteRequest) -> HttpResponse:
    """Ask whether somebody is sure, and end a request; what is arranged is called off first."""
    if request.method != "POST":
        return render(request, "respite/advising/end.html", {"name": row.carer_name, "public_id": row.public_id})
    try:
        requests.end_request(request_id=row.pk, by=advisor_of(request.actor).who, at=timezone.now())
    except requests.SomethingIsArranged:
        return go(row.public_id, "eerst")
    return redirect("respite-staff:list-requests")


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_POST
@of_open_request
def let_through(request: StaffRequest, row: RespiteRequest) -> HttpResponse:
    """Keep free what somebody wants, after looking; or end the look, where something else was found together."""
    by, now = advisor_of(request.actor).who, timezone.now()
    if "anders" in request.POST:
        looking_first.end_look(request_id=row.pk, by=by, at=now)
        return go(row.public_id)
    try:
        key = read_key(request.POST.get("key", ""))
        looking_first.let_through(request_id=row.pk, key=key, by=by, at=now)
    except looking_first.NobodyAsksToLook:
        return go(row.public_id, "verlopen")
    except TOO_LATE as refused:
        return go(row.public_id, REASONS[type(refused)])
    return go(row.public_id)


def url_of(public_id: UUID) -> str:
    """Return the address of a request."""
    return reverse("respite-staff:show-request", args=[public_id])


def go(public_id: UUID, why: str = "") -> HttpResponse:
    """Go to a request, with why a press had no effect."""
    url = url_of(public_id)
    return redirect(f"{url}?niet={why}" if why else url)
