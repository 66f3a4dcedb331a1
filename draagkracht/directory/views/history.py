"""What happened to an entry; taking a change back; keeping imports off a field."""

from http import HTTPStatus

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.directory import permissions
from draagkracht.directory.displays import history as display
from draagkracht.directory.displays import values
from draagkracht.directory.displays.editing import DONE, DONE_WORDS
from draagkracht.directory.forms.editing import LockForm
from draagkracht.directory.queries import history as queries
from draagkracht.directory.queries import staff
from draagkracht.directory.queries.staff import EditedService, Entry
from draagkracht.directory.rules.history import Change, Subject
from draagkracht.directory.services import editing, undoing
from draagkracht.directory.views.authors import author_of


@requires(Permission.EDIT_SERVICES, Permission.EDIT_OWN_SERVICES)
@require_safe
def list_changes(request: StaffRequest, service_id: int) -> HttpResponse:
    """Show what happened to a service."""
    service = staff.get_edited(request.actor, service_id)
    if service is None:
        raise Http404
    return _history(request, service)


@requires(Permission.EDIT_SERVICES)
@require_safe
def list_entry_changes(request: StaffRequest, subject: str, entry_id: int) -> HttpResponse:
    """Show what happened to an organisation or a place."""
    return _history(request, _entry(request, subject, entry_id))


def _entry(request: StaffRequest, subject: str, entry_id: int) -> Entry:
    kind = {"organisaties": Subject.ORGANIZATION, "plekken": Subject.LOCATION, "diensten": Subject.SERVICE}[subject]
    entry = (
        staff.get_edited(request.actor, entry_id)
        if kind is Subject.SERVICE
        else staff.get_entry(request.actor, kind, entry_id)
    )
    if entry is None:
        raise Http404
    return entry


def _history(request: StaffRequest, entry: Entry) -> HttpResponse:
    is_editor = permissions.is_editor(request.actor)
    page = display.history_page(
        subject=entry.subject,
        name=entry.name,
        back_url=_address(entry.subject, entry.id),
        lock_url=reverse("directory-staff:lock-field", args=[WORDS[entry.subject], entry.id]),
        changes=queries.list_changes(entry.subject, entry.hsds_id),
        locks=queries.list_locks(entry.subject, entry.hsds_id),
        names=staff.names_of(entry.values),
        is_editor=is_editor,
    )
    done = DONE_WORDS.get(request.GET.get(DONE, ""), "")
    successor = entry.successor if isinstance(entry, EditedService) else None
    shown = {"page": page, "done": done, "successor": successor, "is_editor": is_editor}
    return render(request, "directory/editing/list_changes.html", shown)


WORDS = {Subject.SERVICE: "diensten", Subject.ORGANIZATION: "organisaties", Subject.LOCATION: "plekken"}


def _address(subject: Subject, entry_id: int) -> str:
    names = {
        Subject.SERVICE: "show-service",
        Subject.ORGANIZATION: "edit-organization",
        Subject.LOCATION: "edit-location",
    }
    return reverse(f"directory-staff:{names[subject]}", args=[entry_id])


def _changes_address(subject: Subject, entry_id: int) -> str:
    if subject is Subject.SERVICE:
        return reverse("directory-staff:list-changes", args=[entry_id])
    return reverse("directory-staff:list-entry-changes", args=[WORDS[subject], entry_id])


@requires(Permission.EDIT_SERVICES)
@require_POST
def undo_change(request: StaffRequest, change_id: int) -> HttpResponse:
    """Take a change back; where the field has another value by now, show both and change nothing."""
    try:
        done = undoing.undo_change(change_id=change_id, author=author_of(request), at=timezone.now())
    except editing.EntryIsGone:
        raise Http404 from None
    except undoing.FieldHasChangedSince as refused:
        return _refuse(request, refused)
    key = queries.find_entry_id(done[0].subject, done[0].subject_id)
    return redirect(f"{_changes_address(done[0].subject, key or 0)}?{DONE}=undone")


def _refuse(request: StaffRequest, refused: undoing.FieldHasChangedSince) -> HttpResponse:
    change: Change = refused.change
    shown = {
        "label": values.label_of(change.subject, change.field),
        "then": values.in_words(change.subject, change.field, change.new, {}),
        "now": values.in_words(change.subject, change.field, refused.present, {}),
        "back_url": _changes_address(change.subject, queries.find_entry_id(change.subject, change.subject_id) or 0),
    }
    return render(request, "directory/editing/undo_refused.html", shown, status=HTTPStatus.CONFLICT)


@requires(Permission.EDIT_SERVICES)
@require_POST
def lock_field(request: StaffRequest, subject: str, entry_id: int) -> HttpResponse:
    """Put a field on the lock, or take it off."""
    entry = _entry(request, subject, entry_id)
    form = LockForm(request.POST, subject=entry.subject)
    if not form.is_valid():
        raise Http404
    locks = form.cleaned_data["doe"] == "slot"
    act = undoing.lock_field if locks else undoing.unlock_field
    field = form.cleaned_data["veld"]
    act(subject=entry.subject, entry_id=entry_id, field=field, author=author_of(request), at=timezone.now())
    return redirect(f"{_changes_address(entry.subject, entry_id)}?{DONE}={'locked' if locks else 'unlocked'}")
