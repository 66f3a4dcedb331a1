"""The screens on which people keep the services of the directory."""

import uuid
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.keys import read_key
from draagkracht.directory import permissions
from draagkracht.directory.displays import editing as display
from draagkracht.directory.displays import requests as requests_display
from draagkracht.directory.displays.waiting import WaitingShown, waiting_shown
from draagkracht.directory.forms import editing as forms
from draagkracht.directory.forms.values import EntryForm
from draagkracht.directory.queries import history, staff
from draagkracht.directory.queries import requests as request_queries
from draagkracht.directory.queries.staff import EditedService
from draagkracht.directory.rules import fields
from draagkracht.directory.rules.history import Json, Subject
from draagkracht.directory.rules.proposals import State
from draagkracht.directory.rules.sections import SECTIONS
from draagkracht.directory.services import creating, editing, proposals, submitting
from draagkracht.directory.services.submitting import Outcome
from draagkracht.directory.views.authors import author_of

EDITS = (Permission.EDIT_SERVICES, Permission.EDIT_OWN_SERVICES)


@requires(*EDITS)
@require_safe
def list_services(request: StaffRequest) -> HttpResponse:
    """Show the services that somebody keeps."""
    form = forms.ListForm(request.GET)
    page = forms.read_page(request.GET.get("pagina", ""))
    found = staff.list_kept(request.actor, form.wanted(), page=page, now=timezone.now())
    return render(request, "directory/editing/list_services.html", {"page": display.kept_page(form, found)})


@requires(*EDITS)
@require_safe
def show_service(request: StaffRequest, service_id: int) -> HttpResponse:
    """Show a service section by section, with what is proposed for it."""
    service = get_edited(request, service_id)
    found = request_queries.list_of_service(request.actor, service_id, today=timezone.localdate())
    page = display.service_page(
        service,
        actor=request.actor,
        names=staff.names_of(service.values),
        locks=history.list_locks(Subject.SERVICE, service.hsds_id),
        waiting=sum(one.state is State.WAITING for one in found),
        done=request.GET.get(display.DONE, ""),
    )
    cards = tuple(requests_display.card(one) for one in found)
    shown = {"page": page, "cards": cards, "successor": service.successor}
    shown["is_editor"] = permissions.is_editor(request.actor)
    return render(request, "directory/editing/show_service.html", shown)


@requires(*EDITS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_service(request: StaffRequest, service_id: int, section: str) -> HttpResponse:
    """Change one section of a service."""
    if section not in SECTIONS:
        raise Http404
    service = get_edited(request, service_id)
    data = request.POST if request.method == "POST" else None
    asked = _asked(request, service)
    proposed = {one.field: one.wanted for one in asked.proposed if one.is_asked} if asked else {}
    form = forms.section_form(data, actor=request.actor, section=section, values=service.values, proposed=proposed)
    conflicts: tuple[display.Conflict, ...] = ()
    if form.is_valid():
        try:
            return _submit(request, service, form)
        except editing.FieldsHaveChanged as changed:
            form.meet(changed.present)
            conflicts = _conflicts(service, changed.present)
        except fields.ValueIsWrong as wrong:
            form.refuse(wrong)
    return _section(request, service, section, form, conflicts, asked)


def _submit(request: StaffRequest, service: EditedService, form: forms.SectionForm) -> HttpResponse:
    asked = request.POST.get("voorstel", "")
    try:
        outcome = submitting.submit_changes(
            service_id=service.id,
            changes=form.values(),
            seen=form.seen,
            author=author_of(request, service.organization),
            at=timezone.now(),
            counts_at_once=permissions.counts_at_once(request.actor, is_trusted=service.is_trusted),
            reason=form.reason,
            request_id=int(asked) if permissions.is_editor(request.actor) and asked.isdecimal() else None,
        )
    except (editing.EntryIsGone, proposals.NothingIsProposed):
        outcome = Outcome.NOTHING
    return redirect(done_address(service.id, outcome.value))


def _section(
    request: StaffRequest,
    service: EditedService,
    section: str,
    form: forms.SectionForm,
    conflicts: tuple[display.Conflict, ...],
    asked: request_queries.Request | None,
) -> HttpResponse:
    at_once = permissions.counts_at_once(request.actor, is_trusted=service.is_trusted)
    values = {
        "title": SECTIONS[section].title,
        "name": service.name,
        "form": form,
        "conflicts": conflicts,
        "counts_at_once": at_once,
        "asked": asked,
        "waiting": () if at_once else _waiting(request, service, form),
        "back_url": reverse("directory-staff:show-service", args=[service.id]),
    }
    return render(request, "directory/editing/edit_service.html", values, status=status_of(form, conflicts))


def _asked(request: StaffRequest, service: EditedService) -> request_queries.Request | None:
    """Return the proposal beside which somebody works; None where there is none."""
    asked = request.GET.get("voorstel", "") or request.POST.get("voorstel", "")
    if not asked.isdecimal() or len(asked) > 15:  # noqa: PLR2004
        return None
    found = request_queries.get_request(request.actor, int(asked), today=timezone.localdate())
    return found if found and found.service_id == service.id else None


def _waiting(request: StaffRequest, service: EditedService, form: forms.SectionForm) -> tuple[WaitingShown, ...]:
    """Return what the provider proposed earlier for the same fields."""
    found = request_queries.list_waiting_of_provider(service.id, form.names, today=timezone.localdate())
    return waiting_shown(found, form.names, user_id=request.actor.user_id)


def _conflicts(service: EditedService, present: dict[str, Json]) -> tuple[display.Conflict, ...]:
    done = history.list_changes(Subject.SERVICE, service.hsds_id)
    return display.conflicts(Subject.SERVICE, present, staff.names_of({**service.values, **present}), done)


def status_of(form: Any, conflicts: tuple[display.Conflict, ...]) -> HTTPStatus:
    """Return the status of a page with a form: 409 where somebody was first, 422 where something is wrong."""
    if conflicts:
        return HTTPStatus.CONFLICT
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.error_list else HTTPStatus.OK


@requires(*EDITS)
@require_POST
def confirm_service(request: StaffRequest, service_id: int) -> HttpResponse:
    """Note that everything about a service holds."""
    service = get_edited(request, service_id)
    editing.confirm_service(service_id=service_id, author=author_of(request, service.organization), at=timezone.now())
    return redirect(done_address(service_id, "confirmed"))


@requires(*EDITS)
@require_http_methods(["GET", "HEAD", "POST"])
def create_service(request: StaffRequest) -> HttpResponse:
    """Add a service, or propose one."""
    form = forms.new_service_form(request.POST if request.method == "POST" else None, actor=request.actor)
    key = read_key(request.POST.get("key", ""))
    if form.is_valid():
        try:
            return _create(request, form, key)
        except fields.ValueIsWrong as wrong:
            form.refuse(wrong)
    values = {"form": form, "key": key, "is_editor": permissions.is_editor(request.actor)}
    return render(request, "directory/editing/create_service.html", values, status=status_of(form, ()))


def _create(request: StaffRequest, form: EntryForm, key: uuid.UUID) -> HttpResponse:
    wanted = form.values()
    of = next((one for one in staff.list_organizations(request.actor) if one.hsds_id == wanted["organization"]), None)
    author = author_of(request, of.name if of else "")
    if permissions.counts_at_once(request.actor, is_trusted=bool(of and of.is_trusted)):
        made = creating.create_entry(subject=Subject.SERVICE, values=wanted, author=author, at=timezone.now(), key=key)
        return redirect(done_address(made, "added"))
    if of is None:
        raise fields.ValueIsWrong("organization", forms.CHOOSE)
    asked = {name: value for name, value in wanted.items() if name != "organization"}
    proposals.propose_service(organization_id=of.hsds_id, changes=asked, message="", author=author, at=timezone.now())
    return redirect(f"{reverse('directory-staff:list-requests')}?gedaan=voorgesteld")


def get_edited(request: StaffRequest, service_id: int) -> EditedService:
    """Return a service that somebody keeps; there is no page of one that is not theirs."""
    service = staff.get_edited(request.actor, service_id)
    if service is None:
        raise Http404
    return service


def done_address(service_id: int, done: str) -> str:
    """Return the address of a service on which the page says what was done."""
    return f"{reverse('directory-staff:show-service', args=[service_id])}?{display.DONE}={done}"
