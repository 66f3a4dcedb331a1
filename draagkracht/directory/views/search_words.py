"""The words of the search: synonyms, parts of words, words that say nothing."""

from http import HTTPStatus

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.numbers import read_number
from draagkracht.base.translation import translate
from draagkracht.directory.displays import search_words as display
from draagkracht.directory.forms.editing import read_page
from draagkracht.directory.forms.search_words import SearchWordForm
from draagkracht.directory.queries import lexicon as queries
from draagkracht.directory.rules.search import Kind, Row
from draagkracht.directory.services import lexicon as services

LIST = "directory-staff:list-search-words"


@requires(Permission.EDIT_SEARCH_WORDS)
@require_safe
def list_search_words(request: StaffRequest) -> HttpResponse:
    """Show the rows of this municipality, what was looked for in vain, and the latest changes."""
    begun = {name: request.GET[name] for name in ("woord", "soort") if request.GET.get(name)}
    return _page(request, SearchWordForm(initial=begun))


@requires(Permission.EDIT_SEARCH_WORDS)
@require_POST
def add_search_word(request: StaffRequest) -> HttpResponse:
    """Add a row, or show what it would do."""
    form = SearchWordForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        if "bekijk" in request.POST:
            return _page(request, form, preview=services.preview_row(row=form.row()))
        is_changed = _change(request, form.row(), is_added=True)
    except services.RowIsWrong as wrong:
        form.add_error("ander" if wrong.is_about_others else "woord", translate(wrong.reason))
        return _page(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except services.LexiconHasChanged:
        return _page(request, form, since=_seen(request), status=HTTPStatus.CONFLICT)
    return _done(request, "erbij" if is_changed else "was-er-al")


@requires(Permission.EDIT_SEARCH_WORDS)
@require_POST
def remove_search_word(request: StaffRequest) -> HttpResponse:
    """Take a row away; of the national list: let it not hold here."""
    try:
        kind, others = Kind(request.POST.get("soort", "")), request.POST.get("ander", "").split(", ")
        row = Row(kind, request.POST.get("woord", ""), tuple(filter(None, others)))
        is_changed = _change(request, row, is_added="landelijk" in request.POST)
    except (ValueError, services.RowIsWrong):
        return redirect(LIST)
    except services.LexiconHasChanged:
        return _page(request, SearchWordForm(), since=_seen(request), status=HTTPStatus.CONFLICT)
    done = next((word for word in ("landelijk", "geweigerd") if word in request.POST), "weg")
    return _done(request, done if is_changed else "was-al-gedaan")


@requires(Permission.EDIT_SEARCH_WORDS)
@require_POST
def undo_search_word(request: StaffRequest, number: int) -> HttpResponse:
    """Take a change back."""
    by, at = request.actor.name or request.actor.email, timezone.now()
    try:
        services.undo_change(municipality_id=request.site.id, number=number, by=by, at=at)
    except services.ChangeIsGone:
        return _page(request, SearchWordForm(), since=number - 1, status=HTTPStatus.CONFLICT)
    return _done(request, "terug")


def _done(request: StaffRequest, word: str) -> HttpResponse:
    """Lead back to the screen with what was looked for in the national list; it says what was done."""
    return redirect(display.words_url(*_asked(request.POST), gedaan=word))


def _asked(sent: QueryDict) -> tuple[str, int]:
    """Return what is looked for in the national list, and which page of it is wanted."""
    return sent.get("zoek", "")[:80], read_page(sent.get("pagina", ""))


def _change(request: StaffRequest, row: Row, *, is_added: bool) -> bool:
    """Change the lexicon; tell whether that made a difference."""
    seen = _seen(request)
    number = services.change_lexicon(
        municipality_id=request.site.id,
        row=row,
        is_added=is_added,
        is_refused={"landelijk", "geweigerd"} & request.POST.keys() != set(),
        seen=seen,
        by=request.actor.name or request.actor.email,
        at=timezone.now(),
    )
    return number != seen


def _seen(request: StaffRequest) -> int:
    """Return the number of the last change that the editor saw."""
    return read_number(request.POST.get("versie", ""), digits=9, other=0)


def _page(
    request: StaffRequest,
    form: SearchWordForm,
    *,
    preview: services.Preview | None = None,
    since: int | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """Return the screen; `since` names the change after which somebody else changed something."""
    fresh = () if since is None else queries.list_changes(most=display.MOST_CHANGES, after=since)
    values = {
        "done": display.DONE.get(request.GET.get("gedaan", ""), ""),
        "page": display.words_page(*_asked(request.POST if request.method == "POST" else request.GET)),
        "form": form,
        "preview": preview and display.preview_lines(preview),
        "fresh": [display.change_line(change) for change in fresh],
    }
    return render(request, "directory/search_words/list.html", values, status=status)
