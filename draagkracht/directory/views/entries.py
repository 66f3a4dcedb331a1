"""The screens on which editors keep organisations and places, and say what kind of help a service is."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.keys import read_key
from draagkracht.directory.displays import editing as display
from draagkracht.directory.displays import entries as entries_display
from draagkracht.directory.forms import editing as forms
from draagkracht.directory.forms.values import EntryForm
from draagkracht.directory.queries import history, staff
from draagkracht.directory.rules import fields
from draagkracht.directory.rules.history import Subject
from draagkracht.directory.services import creating, editing
from draagkracht.directory.views.authors import author_of

LISTS: dict[Subject, Callable[..., Any]] = {
    Subject.ORGANIZATION: staff.list_organizations,
    Subject.LOCATION: staff.list_locations,
}


@requires(Permission.EDIT_SERVICES)
@require_safe
def list_organizations(request: StaffRequest) -> HttpResponse:
    """Show the organisations of the municipality."""
    return _list(request, Subject.ORGANIZATION)


@requires(Permission.EDIT_SERVICES)
@require_safe
def list_locations(request: StaffRequest) -> HttpResponse:
    """Show the places of the municipality."""
    return _list(request, Subject.LOCATION)


def _list(request: StaffRequest, subject: Subject) -> HttpResponse:
    form = forms.SearchForm(request.GET)
    found = LISTS[subject](request.actor, form.words())
    done = display.DONE_WORDS.get(request.GET.get(display.DONE, ""), "")
    return render(
        request,
        "directory/editing/list_entries.html",
        {"page": entries_display.list_page(subject, found, form), "done": done},
    )


@requires(Permission.EDIT_SERVICES)
@require_http_methods(["GET", "HEAD", "POST"])
def create_organization(request: StaffRequest) -> HttpResponse:
    """Add an organisation."""
    return _create(request, Subject.ORGANIZATION)


@requires(Permission.EDIT_SERVICES)
@require_http_methods(["GET", "HEAD", "POST"])
def create_location(request: StaffRequest) -> HttpResponse:
    """Add a place."""
    return _create(request, Subject.LOCATION)


def _create(request: StaffRequest, subject: Subject) -> HttpResponse:
    form = forms.entry_form(request.POST if request.method == "POST" else None, subject=subject, values={})
    key = read_key(request.POST.get("key", ""))
    if form.is_valid():
        try:
            creating.create_entry(
                subject=subject, values=form.values(), author=author_of(request), at=timezone.now(), key=key
            )
            return redirect(f"{entries_display.list_address(subject)}?{display.DONE}=entry")
        except fields.ValueIsWrong as wrong:
            form.refuse(wrong)
    return _form(request, subject, form, key=str(key))


@requires(Permission.EDIT_SERVICES)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_organization(request: StaffRequest, entry_id: int) -> HttpResponse:
    """Change an organisation."""
    return _edit(request, Subject.ORGANIZATION, entry_id)


@requires(Permission.EDIT_SERVICES)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_location(request: StaffRequest, entry_id: int) -> HttpResponse:
    """Change a place."""
    return _edit(request, Subject.LOCATION, entry_id)


def _edit(request: StaffRequest, subject: Subject, entry_id: int) -> HttpResponse:
    entry = staff.get_entry(request.actor, subject, entry_id)
    if entry is None:
        raise Http404
    form = forms.entry_form(request.POST if request.method == "POST" else None, subject=subject, values=entry.values)
    conflicts: tuple[display.Conflict, ...] = ()
    if form.is_valid():
        try:
            _change(request, entry, form)
            return redirect(f"{entries_display.list_address(subject)}?{display.DONE}=entry")
        except editing.FieldsHaveChanged as changed:
            form.meet(changed.present)
            conflicts = display.conflicts(subject, changed.present, {}, history.list_changes(subject, entry.hsds_id))
        except fields.ValueIsWrong as wrong:
            form.refuse(wrong)
    return _form(request, subject, form, entry=entry, conflicts=conflicts)


def _change(request: StaffRequest, entry: staff.Entry, form: EntryForm) -> None:
    editing.change_entry(
        subject=entry.subject,
        entry_id=entry.id,
        changes=form.values(),
        seen=form.seen,
        author=author_of(request),
        at=timezone.now(),
    )


def _form(
    request: StaffRequest,
    subject: Subject,
    form: EntryForm,
    *,
    entry: staff.Entry | None = None,
    key: str = "",
    conflicts: tuple[display.Conflict, ...] = (),
) -> HttpResponse:
    page = entries_display.form_page(subject, entry, is_trusted=_is_trusted(request, entry))
    values = {"page": page, "form": form, "key": key, "conflicts": conflicts}
    status = 409 if conflicts else 422 if form.error_list else 200
    return render(request, "directory/editing/edit_entry.html", values, status=status)


def _is_trusted(request: StaffRequest, entry: staff.Entry | None) -> bool:
    if entry is None or entry.subject is not Subject.ORGANIZATION:
        return False
    return any(one.is_trusted for one in staff.list_organizations(request.actor) if one.id == entry.id)


@requires(Permission.EDIT_SERVICES)
@require_POST
def trust_organization(request: StaffRequest, entry_id: int) -> HttpResponse:
    """Decide whether what an organisation changes counts at once."""
    try:
        is_trusted = request.POST.get("vertrouw") == "ja"
        author = author_of(request)
        creating.set_trust(organization_id=entry_id, is_trusted=is_trusted, author=author, at=timezone.now())
    except editing.EntryIsGone:
        raise Http404 from None
    return redirect("directory-staff:edit-organization", entry_id=entry_id)


@requires(Permission.EDIT_SERVICES)
@require_safe
def list_unclassified(request: StaffRequest) -> HttpResponse:
    """Show the services of which nobody has said what kind of help they are."""
    found, total = staff.list_unclassified(request.actor)
    page = entries_display.classify_page(found, total, done=request.GET.get(display.DONE, ""))
    return render(request, "directory/editing/list_unclassified.html", {"page": page})


@requires(Permission.EDIT_SERVICES)
@require_POST
def classify_service(request: StaffRequest, service_id: int) -> HttpResponse:
    """Say what kind of help a service is."""
    service = staff.get_edited(request.actor, service_id)
    if service is None:
        raise Http404
    form = forms.ClassifyForm(request.POST, suggested=(), prefix=str(service_id))
    if not form.is_valid():
        return redirect("directory-staff:edit-service", service_id=service_id, section="indeling")
    editing.change_service(
        service_id=service_id,
        changes={"base_functions": form.cleaned_data["soort"]},
        author=author_of(request),
        at=timezone.now(),
    )
    return redirect(f"{reverse('directory-staff:list-unclassified')}?{display.DONE}=saved")
