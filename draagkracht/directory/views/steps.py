"""Help step by step: for everybody, and for those who keep it."""

from http import HTTPStatus

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base import access
from draagkracht.base.translation import translate
from draagkracht.directory.displays import steps as display
from draagkracht.directory.forms.steps import PathwayForm, StepForm
from draagkracht.directory.queries import steps as queries
from draagkracht.directory.services import steps as services
from draagkracht.municipalities.queries import SiteRequest


@access.public
@require_safe
def list_pathways(request: SiteRequest) -> HttpResponse:
    """Show for which situations there is help step by step."""
    found = [display.public_line(line) for line in queries.list_pathways(is_published=True)]
    return render(request, "directory/steps/list.html", {"pathways": found})


@access.public
@require_safe
def show_pathway(request: SiteRequest, slug: str) -> HttpResponse:
    """Show the steps for one situation."""
    page = queries.get_pathway(slug)
    if page is None:
        raise Http404
    return render(request, "directory/steps/show.html", {"pathway": display.shown(page)})


@requires(Permission.EDIT_SERVICES)
@require_safe
def list_all_pathways(request: StaffRequest) -> HttpResponse:
    """Show every pathway, also what is not on the site yet."""
    found = [display.staff_line(line) for line in queries.list_pathways()]
    done = display.DONE.get(request.GET.get("gedaan", ""), "")
    return render(request, "directory/steps/list_all.html", {"pathways": found, "done": done})


@requires(Permission.EDIT_SERVICES)
@require_http_methods(["GET", "HEAD", "POST"])
def add_pathway(request: StaffRequest) -> HttpResponse:
    """Make a pathway."""
    return _edit(request, None)


@requires(Permission.EDIT_SERVICES)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_pathway(request: StaffRequest, pathway_id: int) -> HttpResponse:
    """Change a pathway."""
    page = queries.get_pathway_to_edit(pathway_id)
    if page is None:
        raise Http404
    return _edit(request, page)


@requires(Permission.EDIT_SERVICES)
@require_POST
def delete_pathway(request: StaffRequest, pathway_id: int) -> HttpResponse:
    """Delete a pathway."""
    services.delete_pathway(pathway_id=pathway_id)
    return _done("gewist")


def _edit(request: StaffRequest, page: queries.PathwayPage | None) -> HttpResponse:
    form, steps = display.forms_of(page, request.POST if request.method == "POST" else None)
    # A list: every form says what is wrong with it, also after the first that is.
    if form.is_bound and all([form.is_valid(), *(step.is_valid() for step in steps)]):
        try:
            _save(request, page, form, steps)
        except services.NotReady as refusal:
            form.add_error("zichtbaar", translate(refusal.reason))
        else:
            return _done("op-de-site" if form.cleaned_data["zichtbaar"] else "bewaard")
    errors = (*form.error_list, *(error for step in steps for error in step.error_list)) if form.is_bound else ()
    first, more = display.in_two(steps)
    values = {"form": form, "steps": first, "more_steps": more, "errors": errors}
    values["pathway_id"] = page.line.id if page else None
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    return render(request, "directory/steps/edit.html", values, status=status)


def _done(word: str) -> HttpResponse:
    """Lead to the list, which says what was done."""
    return redirect(f"{reverse('directory-staff:list-pathways')}?gedaan={word}")


def _save(
    request: StaffRequest, page: queries.PathwayPage | None, form: PathwayForm, steps: tuple[StepForm, ...]
) -> None:
    services.save_pathway(
        municipality_id=request.site.id,
        pathway_id=page.line.id if page else None,
        name=form.cleaned_data["naam"],
        summary=form.cleaned_data["uitleg"],
        condition=form.condition,
        found=[step.step() for step in steps if not step.is_empty],
        is_published=bool(form.cleaned_data["zichtbaar"]),
    )
