"""Arrangements: begin one, write it, offer it, and write down who agrees."""

import uuid
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import FormError, sent
from draagkracht.base.keys import read_key
from draagkracht.base.text import Sentence
from draagkracht.base.translation import translate
from draagkracht.casework.displays import arrangements as display
from draagkracht.casework.displays import cases as frame
from draagkracht.casework.forms.arrangements import ContentForm, LineForm, SaysForm, SectionForm, revision_of
from draagkracht.casework.permissions import worker_of
from draagkracht.casework.queries import arrangements as queries
from draagkracht.casework.queries.arrangements import Version
from draagkracht.casework.queries.barriers import list_barriers
from draagkracht.casework.queries.cases import CaseFile
from draagkracht.casework.rules import arrangements as rules
from draagkracht.casework.rules import barriers, carry_over
from draagkracht.casework.rules.arrangements import ArrangementState, OwnSection
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.services import acts, reading
from draagkracht.casework.services import arrangements as services
from draagkracht.casework.services.arrangements import ChangedMeanwhile, IsFixed
from draagkracht.casework.views.frame import act_of, open_case, show_form


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_POST
def start_arrangement(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Begin a version of the arrangement."""
    case = open_case(request, public_id)
    found = services.start_arrangement(act=act_of(request, case, read_key(request.POST.get("key", ""))))
    return redirect("casework-staff:show-arrangement", public_id, found)


@requires(Permission.WORK_ON_CASES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def show_arrangement(request: StaffRequest, public_id: UUID, plan_id: UUID) -> HttpResponse:
    """Show a version; of a draft take what was written. Who was too late sees both, and loses nothing."""
    case = open_case(request, public_id)
    version = _version(request, public_id, plan_id)
    form = ContentForm(_with_said(request, case) if request.method == "POST" else None, content=version.content)
    if not form.is_valid():
        return _show(request, case, version, form)
    refusal = _keep(request, case, version, form)
    return refusal or redirect(_following(request.POST, public_id, plan_id))


def _with_said(request: StaffRequest, case: CaseFile) -> QueryDict:
    """Return what was written, with what was said in talks in the box of which the button was pressed."""
    box, data = request.POST.get("neem", ""), request.POST.copy()
    if box in carry_over.BOXES:
        data[box] = carry_over.join(data.get(box, ""), _said(request, case)[box])
    return data


def _said(request: StaffRequest, case: CaseFile) -> dict[str, tuple[str, ...]]:
    """Return what was said in talks, by the box in which it may stand."""
    by, carers = worker_of(request.actor), sum(one.role is PartyRole.CARER for one in case.parties)
    said = reading.open_said(municipality_id=request.site.id, case=case, by=by, at=timezone.now())
    return {box: carry_over.beside(box, said, carers=carers) for box in carry_over.BOXES}


def _keep(request: StaffRequest, case: CaseFile, version: Version, form: ContentForm) -> HttpResponse | None:
    """Keep what was written in a draft; return the page that says why not, where another was first."""
    act = act_of(request, case, uuid.uuid4())
    try:
        services.save_arrangement(
            act=act, arrangement_id=version.public_id, revision=revision_of(request.POST), content=form.content()
        )
    except (ChangedMeanwhile, IsFixed):
        return _show(request, case, version, form, status=HTTPStatus.CONFLICT)
    return None


def _following(given: QueryDict, public_id: UUID, plan_id: UUID) -> str:
    """Return the address of what somebody wanted to do after what they wrote is kept; else of the draft itself."""
    then, box = given.get("dan", ""), given.get("neem", "")
    try:
        if then == "hulp":
            return reverse("casework-staff:add-line", args=[public_id, plan_id])
        if then.startswith(display.LINE):
            return reverse("casework-staff:edit-line", args=[public_id, plan_id, int(then.removeprefix(display.LINE))])
        if then.startswith(display.SECTION):
            party_id = UUID(then.removeprefix(display.SECTION))
            return reverse("casework-staff:edit-section", args=[public_id, plan_id, party_id])
    except (NoReverseMatch, ValueError):
        pass  # a button that is not ours: the page itself
    place = f"#id_{box}" if box in carry_over.BOXES else ""
    return f"{reverse('casework-staff:show-arrangement', args=[public_id, plan_id])}?bewaard{place}"


def _show(
    request: StaffRequest,
    case: CaseFile,
    version: Version,
    form: ContentForm,
    *,
    status: int | None = None,
    refused: Sequence[Sentence] = (),
) -> HttpResponse:
    values: dict[str, Any] = {
        "boxes": _boxes(request, case, form) if version.state is ArrangementState.DRAFT else (),
        "barriers": display.barriers_shown(list_barriers(case.id, worker_of(request.actor))),
        "page": display.arrangement_page(case, version, _earlier(case, version)),
        "form": form,
        "errors": (*(FormError(translate(sentence)) for sentence in refused), *form.error_list),
        "is_saved": "bewaard" in request.GET,
        "theirs": display.content_facts(version.content) if status else (),
        "typed": display.content_facts(form.content()) if status else (),
    }
    return render(request, "casework/arrangements/show.html", values, status=status or _status(form, refused))


def _status(form: ContentForm, refused: Sequence[Sentence]) -> HTTPStatus:
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors or refused else HTTPStatus.OK


def _earlier(case: CaseFile, version: Version) -> Version | None:
    before = version.version - 1
    return next((one for one in queries.list_versions(case.id) if one.version == before), None)


def _boxes(request: StaffRequest, case: CaseFile, form: ContentForm) -> list[dict[str, Any]]:
    """Return the fields of a draft, each with what was said in talks that may stand in it."""
    said = _said(request, case)
    return [{"field": field, "said": said.get(field.name, ())} for field in form]


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit_line(request: StaffRequest, public_id: UUID, plan_id: UUID, position: int = 0) -> HttpResponse:
    """Ask what a line of a draft says; position 0 is a new one."""
    case, version = open_case(request, public_id), _version(request, public_id, plan_id)
    line = next((one for one in version.content.lines if one.position == position), None)
    if position and line is None and request.method != "POST":
        raise Http404  # what somebody writes on a line that another took away meanwhile is kept: they are told
    carers = [(str(one.public_id), one.name) for one in case.parties if one.role is PartyRole.CARER and one.name]
    form, status = LineForm(request.POST if request.method == "POST" else None, line=line, carers=carers), None
    if form.is_valid():
        act, cents = act_of(request, case, uuid.uuid4()), queries.contribution_cents(timezone.localdate())
        try:
            services.put_line(
                act=act, arrangement_id=plan_id, revision=revision_of(request.POST), line=form.line(cents)
            )
            return redirect("casework-staff:show-arrangement", public_id, plan_id)
        except (ChangedMeanwhile, IsFixed):
            status = HTTPStatus.CONFLICT
    return _show_line(request, case, version, form, status)


def _show_line(
    request: StaffRequest, case: CaseFile, version: Version, form: LineForm, status: HTTPStatus | None
) -> HttpResponse:
    """Show the form of a line; after another wrote meanwhile with what stands there now."""
    page = display.arrangement_page(case, version, None)
    values = {"page": page, "form": form, "theirs": page.lines if status else ()}
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "casework/arrangements/line.html", values, status=status or wrong)


@requires(Permission.WORK_ON_CASES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def edit_section(request: StaffRequest, public_id: UUID, plan_id: UUID, party_id: UUID) -> HttpResponse:
    """Ask what a draft says to one carer alone. Who was too late sees both, and loses nothing."""
    case, version = open_case(request, public_id), _version(request, public_id, plan_id)
    name = next((one.name for one in case.parties if one.public_id == party_id and one.role is PartyRole.CARER), "")
    if not name:
        raise Http404
    said = version.content.said_to(party_id) or OwnSection(party_id=party_id)
    form, values = SectionForm(sent(request), section=said), {"revision": revision_of(request.POST)}
    is_late = False
    if form.is_valid():
        act = act_of(request, case, uuid.uuid4())
        try:
            services.save_section(act=act, arrangement_id=plan_id, section=form.section(), **values)
            return redirect("casework-staff:show-arrangement", public_id, plan_id)
        except (ChangedMeanwhile, IsFixed):
            is_late = True
    page = display.arrangement_page(case, version, None)
    return _show_section(request, {"page": page, "form": form, "name": name, "is_late": is_late}, said)


def _show_section(request: StaffRequest, values: dict[str, Any], said: OwnSection) -> HttpResponse:
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if values["form"].errors else HTTPStatus.OK
    status = HTTPStatus.CONFLICT if values["is_late"] else wrong
    values["theirs"] = display.section_facts(said)
    return render(request, "casework/arrangements/edit_section.html", values, status=status)


@requires(Permission.WORK_ON_CASES)
@never_cache
@sensitive_post_parameters()
@require_POST
def remove_line(request: StaffRequest, public_id: UUID, plan_id: UUID, position: int) -> HttpResponse:
    """Keep what was written in a draft, and take a line off it."""
    case = open_case(request, public_id)
    refusal = _keep_first(request, case, _version(request, public_id, plan_id))
    if refusal:
        return refusal
    try:
        services.remove_line(act=act_of(request, case, uuid.uuid4()), arrangement_id=plan_id, position=position)
    except acts.CaseIsGone:
        raise Http404 from None
    except IsFixed:
        pass  # the page shows what was offered
    return redirect("casework-staff:show-arrangement", public_id, plan_id)


@requires(Permission.WORK_ON_CASES)
@never_cache
@sensitive_post_parameters()
@require_POST
def offer_arrangement(request: StaffRequest, public_id: UUID, plan_id: UUID) -> HttpResponse:
    """Keep what was written in a draft, and offer it; say what is missing where it cannot be offered."""
    case, version = open_case(request, public_id), _version(request, public_id, plan_id)
    page = _keep_first(request, case, version)
    if page:
        return page
    try:
        services.offer(act=act_of(request, case, uuid.uuid4()), arrangement_id=plan_id)
    except rules.ArrangementCannotBe as refusal:
        version = _version(request, public_id, plan_id)  # with what was just kept
        form = ContentForm(content=version.content)
        return _show(request, case, version, form, refused=refusal.sentences)
    return redirect("casework-staff:show-arrangement", public_id, plan_id)


def _keep_first(request: StaffRequest, case: CaseFile, version: Version) -> HttpResponse | None:
    """Keep what the form of a draft says, where its button sent it along; return the page that says why not."""
    if version.state is not ArrangementState.DRAFT or "revision" not in request.POST:
        return None
    form = ContentForm(request.POST, content=version.content)
    if not form.is_valid():
        return _show(request, case, version, form)
    return _keep(request, case, version, form)


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def note_signature(request: StaffRequest, public_id: UUID, plan_id: UUID) -> HttpResponse:
    """Ask what somebody said of what was offered, or signed on paper, and write it down."""
    case, version = open_case(request, public_id), _version(request, public_id, plan_id)
    signers = [(str(one.party_id), one.name) for one in version.signed]
    form = SaysForm(request.POST if request.method == "POST" else None, signers=signers)
    if form.is_valid():
        given = form.cleaned_data
        says = services.Says(
            is_agreed=given["eens"] == "ja",
            remark=given["waarom"],
            noted_by=worker_of(request.actor).name,
            barriers=barriers.read(given["drempels"]),
        )
        services.note_signature(
            act=act_of(request, case, form.key), arrangement_id=plan_id, party_id=UUID(given["wie"]), says=says
        )
        return redirect("casework-staff:show-arrangement", public_id, plan_id)
    page = frame.form_page(case, gettext("Wat vindt iemand van het plan?"))
    return show_form(request, "casework/cases/take_step.html", {"page": page, "form": form})


def _version(request: StaffRequest, public_id: UUID, plan_id: UUID) -> Version:
    found = queries.get_version(public_id, plan_id, worker_of(request.actor))
    if found is None:
        raise Http404
    return found
