"""What a support centre keeps of a carer, in their own space: read, correct, give on, keep, take back."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.base import access
from draagkracht.base.forms import Form, sent
from draagkracht.casework import links
from draagkracht.casework.displays import support_own as display
from draagkracht.casework.displays.support_words import day
from draagkracht.casework.forms import support_own as forms
from draagkracht.casework.queries import support as queries
from draagkracht.casework.queries.support import File
from draagkracht.casework.services import support_own as services
from draagkracht.casework.services.support import ChangedMeanwhile, FileIsGone
from draagkracht.casework.services.support_own import Me
from draagkracht.people.access import SpaceRequest, own_space, space_of
from draagkracht.people.services import ParentIsNeeded
from draagkracht.referrals.services import TooManyReferrals


@own_space
@require_safe
def list_files(request: SpaceRequest) -> HttpResponse:
    """Show the support centres here, and what each keeps of somebody."""
    mine = queries.list_own(request.space.id, today=timezone.localdate())
    values = {"centres": display.centres(queries.list_centres(), mine), "gone": "gewist" in request.GET}
    return render(request, "casework/support_own/list.html", values)


@own_space
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: SpaceRequest, centre_id: UUID) -> HttpResponse:
    """Say what a centre would keep, and ask whether that is good."""
    centre = next((one for one in queries.list_centres() if one.public_id == centre_id), None)
    if centre is None:
        raise Http404
    form = forms.AgreeForm(sent(request), facts=services.facts_of(request.space.id))
    if form.is_valid():
        try:
            made = services.agree(me=me(request), centre=centre, facts=form.facts(), key=form.key, at=timezone.now())
            return redirect("casework-own:show-own-support-file", made)
        except ParentIsNeeded:
            form.add_error(None, gettext("U bent jonger dan 16. Vraag een ouder om samen te bellen."))
    due = day(queries.first_contact_due(timezone.now()))
    return show(request, "agree", form, centre=centre, due=due)


@own_space
@require_safe
def show_file(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Show somebody all that a centre keeps of them, as it is, and who looked."""
    try:
        found, uses = services.see_own(me=me(request), public_id=public_id, at=timezone.now())
    except FileIsGone:
        raise Http404 from None
    norms = queries.get_norms(timezone.localdate())
    page = display.file_page(found, queries.list_contacts(found.id), uses, norms)
    return render(request, "casework/support_own/show.html", {"page": page})


@own_space
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Let somebody correct what a centre knows of them; who was too late sees what stands there now."""
    found = own_file(request, public_id)
    form, status = forms.OwnFactsForm(sent(request), facts=found.facts), HTTPStatus.OK
    if form.is_valid():
        text = request.POST.get("revision", "")
        given: dict[str, Any] = {"facts": form.facts(), "revision": int(text) if text.isdecimal() else -1}
        try:
            services.correct(me=me(request), public_id=public_id, at=timezone.now(), **given)
            return back(public_id)
        except ChangedMeanwhile:
            status = HTTPStatus.CONFLICT
    is_late = status is HTTPStatus.CONFLICT
    return show(request, "correct", form, file=found, is_late=is_late, status=status)


@own_space
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Let somebody give something to the municipality: first they read what it would see, then they send it."""
    found = own_file(request, public_id)
    form = forms.GiveForm(sent(request), file=found)
    if not form.is_valid() or "anders" in request.POST:
        return show(request, "give", form, file=found)
    if "geef" not in request.POST:
        return show(request, "give_shown", form, file=found)
    try:
        services.give_to_municipality(
            me=me(request), public_id=public_id, gift=form.gift(), key=form.key, at=timezone.now()
        )
        return back(public_id)
    except TooManyReferrals:
        form.add_error(None, gettext("Dit lukt nu niet. Bel ons, dan doen wij het samen."))
    return show(request, "give", form, file=found)


@own_space
@require_POST
def keep(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Let a file stay for another year."""
    own_file(request, public_id)
    services.keep(me=me(request), public_id=public_id, at=timezone.now())
    return back(public_id)


@own_space
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Say what goes, and delete it at once; what is gone is as good."""
    form = forms.WithdrawForm(sent(request))
    if form.is_valid():
        services.withdraw(me=me(request), public_id=public_id, at=timezone.now())
        return redirect(f"{reverse('casework-own:list-support-files')}?gewist")
    return show(request, "withdraw", form, file=own_file(request, public_id))


@own_space
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def remark(request: SpaceRequest, public_id: UUID, contact_id: UUID) -> HttpResponse:
    """Let somebody write at a note what is not right in it."""
    found = own_file(request, public_id)
    note = next((one for one in queries.list_contacts(found.id) if one.public_id == contact_id), None)
    if note is None:
        raise Http404
    form = forms.RemarkForm(sent(request), initial={"tekst": note.remark})
    if form.is_valid():
        text = form.cleaned_data["tekst"]
        services.remark(me=me(request), contact_id=contact_id, text=text, at=timezone.now())
        return back(public_id)
    return show(request, "remark", form, file=found, note=note)


@own_space
@require_POST
def remove_contact(request: SpaceRequest, public_id: UUID, contact_id: UUID) -> HttpResponse:
    """Delete a note; one that is gone is as good."""
    own_file(request, public_id)
    services.remove_contact(me=me(request), contact_id=contact_id, at=timezone.now())
    return back(public_id)


@access.public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tie_file(request: Any, token: str) -> HttpResponse:
    """Ask whoever has the link whether to show the file in their space; who has none yet is led to one, and back."""
    public_id = links.read_token(token, f"steunpunt.{request.site.code}")
    if public_id is None:
        return render(request, "casework/own/link_is_gone.html", status=HTTPStatus.GONE)
    space = space_of(request)
    if request.method != "POST" or space is None:
        return render(request, "casework/support_own/tie.html", {"space": space})
    try:
        owner = Me(person_id=space.id, public_id=space.public_id)
        services.tie_file(me=owner, public_id=public_id, at=timezone.now())
    except (FileIsGone, ParentIsNeeded):
        return render(request, "casework/own/link_is_gone.html", status=HTTPStatus.GONE)
    return back(public_id)


def me(request: SpaceRequest) -> Me:
    """Return who acts."""
    return Me(person_id=request.space.id, public_id=request.space.public_id)


def own_file(request: SpaceRequest, public_id: UUID) -> File:
    """Return one's own file. Raises Http404 for what is not theirs."""
    found = queries.get_own(request.space.id, public_id, today=timezone.localdate())
    if found is None:
        raise Http404
    return found


def back(public_id: UUID) -> HttpResponse:
    """Go back to the file."""
    return redirect("casework-own:show-own-support-file", public_id)


def show(request: SpaceRequest, name: str, form: Form, *, status: int = HTTPStatus.OK, **values: Any) -> HttpResponse:
    """Show a form, with status 422 where something in it is wrong."""
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else status
    return render(request, f"casework/support_own/{name}.html", {"form": form, **values}, status=wrong)
