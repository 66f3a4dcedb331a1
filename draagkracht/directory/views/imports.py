"""Taking over what others have: giving a source, saying what it is, looking at what would happen, saying yes."""

from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base import uploads
from draagkracht.base.translation import translate
from draagkracht.directory.displays import imports as display
from draagkracht.directory.forms import imports as forms
from draagkracht.directory.queries import imports as queries
from draagkracht.directory.rules.hsds.decode import FileIsWrong
from draagkracht.directory.rules.importing import template
from draagkracht.directory.rules.importing.sources import FETCHED, SOURCE_EXPLANATIONS, SOURCE_LABELS, SourceKind
from draagkracht.directory.services import imports as services

PAGES = ("GET", "HEAD", "POST")
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@requires(Permission.IMPORT_SERVICES)
@never_cache
@require_safe
def list_imports(request: StaffRequest) -> HttpResponse:
    """Show how to begin, which addresses are asked every night, and what was taken over before."""
    values = {
        "kinds": display.kinds(),
        "feeds": display.feed_lines(queries.list_feeds()),
        "runs": display.run_lines(queries.list_runs()),
        "done": display.DONE.get(request.GET.get("gedaan", ""), ""),
    }
    return render(request, "directory/imports/list.html", values)


@requires(Permission.IMPORT_SERVICES)
@uploads.takes_file(forms.MOST_BYTES)
@never_cache
@require_http_methods(PAGES)
def give_source(request: StaffRequest, kind: str) -> HttpResponse:
    """Ask for a file or an address, and begin with it."""
    if kind not in list(SourceKind):
        raise Http404
    source = SourceKind(kind)
    form = source_form(request, source)
    if form.is_valid():
        try:
            return redirect("directory-staff:show-import", run_id=start(request, source, form))
        except FileIsWrong as error:
            form.refuse(translate(error.reason))
    values = {
        "form": form,
        "label": translate(SOURCE_LABELS[source]),
        "explanation": translate(SOURCE_EXPLANATIONS[source]),
        "is_sheet": source is SourceKind.SHEET,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "directory/imports/give.html", values, status=status)


def source_form(request: StaffRequest, kind: SourceKind) -> forms.FileForm | forms.AddressForm:
    """Return the form for a kind of source, filled with what was sent."""
    data = request.POST if request.method == "POST" else None
    if kind in FETCHED:
        return forms.AddressForm(data)
    is_too_large = data is not None and uploads.is_too_large(request)
    return forms.FileForm(data, request.FILES if data is not None else None, kind=kind, is_too_large=is_too_large)


def start(request: StaffRequest, kind: SourceKind, form: forms.FileForm | forms.AddressForm) -> int:
    """Begin an import with what was given; return its id. Raises FileIsWrong."""
    who: dict[str, Any] = {"municipality_id": request.site.id, "by": request.actor.name or request.actor.email}
    if isinstance(form, forms.AddressForm):
        address = form.cleaned_data["address"]
        return services.start_fetch(**who, kind=kind, address=address, key=form.key, at=timezone.now())
    name, content = form.content()
    return services.start_upload(**who, kind=kind, name=name, content=content, key=form.key, at=timezone.now())


@requires(Permission.IMPORT_SERVICES)
@never_cache
@require_safe
def show_import(request: StaffRequest, run_id: int) -> HttpResponse:
    """Show how far an import is, and what it found; one whose columns are unknown asks for them."""
    run = get_run(run_id)
    if run.state == "mapping":
        return redirect("directory-staff:choose-columns", run_id=run_id)
    keys = queries.find_services(run.report.sample_ids)
    values = {"page": display.import_page(run, timezone.now(), keys), "run_id": run_id}
    return render(request, "directory/imports/show.html", values)


@requires(Permission.IMPORT_SERVICES)
@never_cache
@require_http_methods(PAGES)
def choose_columns(request: StaffRequest, run_id: int) -> HttpResponse:
    """Ask what each column of a spreadsheet is, with some of what is in it."""
    run, table = get_run(run_id), queries.get_start(run_id)
    if table is None or not display.import_page(run, timezone.now(), {}).can_choose_columns:
        return redirect("directory-staff:show-import", run_id=run_id)
    form = forms.ColumnsForm(
        request.POST if request.method == "POST" else None, headers=run.headers, columns=run.columns
    )
    if form.is_valid():
        do(services.choose_columns, run_id=run_id, columns=form.chosen())
        return redirect("directory-staff:show-import", run_id=run_id)
    values = {"form": form, "rows": display.column_rows(form, table), "name": run.name, "run_id": run_id}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "directory/imports/columns.html", values, status=status)


@requires(Permission.IMPORT_SERVICES)
@require_POST
def confirm_import(request: StaffRequest, run_id: int) -> HttpResponse:
    """Say yes to an import."""
    do(services.confirm_import, run_id=run_id)
    return redirect("directory-staff:show-import", run_id=run_id)


@requires(Permission.IMPORT_SERVICES)
@require_POST
def cancel_import(request: StaffRequest, run_id: int) -> HttpResponse:
    """Stop an import that wrote nothing yet."""
    do(services.cancel_import, run_id=run_id)
    return redirect("directory-staff:show-import", run_id=run_id)


@requires(Permission.IMPORT_SERVICES)
@require_POST
def resume_import(request: StaffRequest, run_id: int) -> HttpResponse:
    """Go on with an import that stopped."""
    do(services.resume_import, run_id=run_id)
    return redirect("directory-staff:show-import", run_id=run_id)


@requires(Permission.IMPORT_SERVICES)
@never_cache
@require_safe
def download_problems(request: StaffRequest, run_id: int) -> HttpResponse:
    """Give every mistake and remark of an import as a file for a spreadsheet."""
    return download(display.problems_file(get_run(run_id).report), "text/csv; charset=utf-8", f"fouten-{run_id}.csv")


@requires(Permission.IMPORT_SERVICES)
@require_safe
def download_template(request: StaffRequest) -> HttpResponse:
    """Give the spreadsheet to fill in."""
    return download(template.make_template(), SHEET, template.FILE_NAME)


@requires(Permission.IMPORT_SERVICES)
@require_POST
def save_feed(request: StaffRequest, run_id: int) -> HttpResponse:
    """Ask the address of an import every night from now on."""
    do(services.save_feed, run_id=run_id, by=request.actor.name or request.actor.email)
    return redirect(f"{reverse('directory-staff:list-imports')}?gedaan=elke-nacht")


@requires(Permission.IMPORT_SERVICES)
@require_POST
def stop_feed(request: StaffRequest, feed_id: int) -> HttpResponse:
    """Ask an address no more."""
    services.stop_feed(feed_id=feed_id)
    return redirect(f"{reverse('directory-staff:list-imports')}?gedaan=niet-meer")


def get_run(run_id: int) -> queries.Run:
    """Return an import of this municipality; raises Http404."""
    run = queries.get_run(run_id)
    if run is None:
        raise Http404
    return run


def do(service: Callable[..., object], **what: Any) -> None:
    """Do something with an import now; one that went on meanwhile shows so on its page. Raises Http404."""
    get_run(what["run_id"])
    with suppress(services.ImportIsGone):
        service(**what, at=timezone.now())


def download(content: bytes, kind: str, name: str) -> HttpResponse:
    """Return a file that a browser keeps and does not open."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
