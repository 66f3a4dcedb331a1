"""What is twice: the list, two entries beside each other, and the decision."""

from http import HTTPStatus

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.numbers import read_number
from draagkracht.base.translation import translate
from draagkracht.directory.displays import duplicates as display
from draagkracht.directory.queries import duplicates as queries
from draagkracht.directory.rules import fields
from draagkracht.directory.services import duplicates as services
from draagkracht.directory.views.authors import author_of


@requires(Permission.MERGE_SERVICES)
@require_safe
def list_duplicates(request: StaffRequest) -> HttpResponse:
    """Show the pairs that wait for a decision, and the latest decisions."""
    today, decided = timezone.localdate(), queries.list_decided()
    values = {
        "pairs": display.lines(queries.list_pairs(), today),
        "decided": display.lines(decided, today),
        "done": display.just_decided(decided, _number(request.GET.get("besloten", ""))) or _said(request),
    }
    return render(request, "directory/duplicates/list.html", values)


@requires(Permission.MERGE_SERVICES)
@require_safe
def compare_duplicates(request: StaffRequest, pair_id: int) -> HttpResponse:
    """Show two entries beside each other."""
    return _compare(request, pair_id, request.GET.get("blijft", ""))


@requires(Permission.MERGE_SERVICES)
@require_POST
def decide_duplicates(request: StaffRequest, pair_id: int) -> HttpResponse:
    """Merge two entries, or record that they are two things."""
    author, at = author_of(request), timezone.now()
    keep, takes = _number(request.POST.get("blijft", "")), display.read_takes(request.POST.dict())
    try:
        if request.POST.get("besluit") == "apart":
            services.keep_apart(pair_id=pair_id, author=author, at=at)
        else:
            services.merge_services(pair_id=pair_id, keep_id=keep, takes=takes, author=author, at=at)
    except services.PairIsGone:
        return _compare(request, pair_id, "", is_decided=True, status=HTTPStatus.CONFLICT)
    except fields.ValueIsWrong as wrong:
        said = f"{translate(fields.SERVICE[wrong.field].label)}: {translate(wrong.reason)}"
        return _compare(request, pair_id, str(keep), said=said, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return redirect(f"{reverse('directory-staff:list-duplicates')}?besloten={pair_id}")


@requires(Permission.MERGE_SERVICES)
@require_POST
def reopen_duplicates(request: StaffRequest, pair_id: int) -> HttpResponse:
    """Take a decision back."""
    try:
        stayed = services.reopen_pair(pair_id=pair_id, author=author_of(request), at=timezone.now())
    except services.PairIsGone:
        return redirect(f"{reverse('directory-staff:list-duplicates')}?gedaan=was-al-terug")
    said = {"gedaan": "terug", **({"bleef": ",".join(stayed)} if stayed else {})}
    return redirect(f"{reverse('directory-staff:compare-duplicates', args=[pair_id])}?{urlencode(said)}")


@requires(Permission.MERGE_SERVICES)
@require_POST
def search_duplicates(request: StaffRequest) -> HttpResponse:
    """Look for pairs now."""
    done = "gezocht" if services.find_duplicates(municipality_id=request.site.id) else "niets"
    return redirect(f"{reverse('directory-staff:list-duplicates')}?gedaan={done}")


def _said(request: StaffRequest) -> str:
    return display.done(request.GET.get("gedaan", ""), request.GET.get("bleef", "").split(","))


def _compare(
    request: StaffRequest,
    pair_id: int,
    keep: str,
    *,
    is_decided: bool = False,
    said: str = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    comparison = queries.get_comparison(pair_id)
    if comparison is None:
        raise Http404
    takes = display.read_takes(request.POST.dict())
    page = display.compare_page(comparison, _number(keep), timezone.localdate(), takes)
    is_over = is_decided or bool(page.line.decision)
    values = {"page": page, "is_decided": is_over, "said": said, "done": _said(request)}
    return render(request, "directory/duplicates/compare.html", values, status=status)


def _number(text: str) -> int:
    return read_number(text, digits=18, other=0)  # fits a bigint
