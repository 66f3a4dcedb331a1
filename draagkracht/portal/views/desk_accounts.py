"""A space of their own for somebody who has no mail: opened at the desk, on a consent that was asked, with a letter."""

import datetime
from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from draagkracht.accounts import acting
from draagkracht.accounts import services as accounts
from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.audit import services as audit
from draagkracht.audit.rules import Action, Basis, Purpose
from draagkracht.base.forms import sent
from draagkracht.base.letters import LetterFailed
from draagkracht.people.queries import desk
from draagkracht.people.rules.codes import Asked
from draagkracht.people.services.desk import open_at_desk
from draagkracht.portal.desk.account_forms import AGAIN, NEW, PaperAccountForm
from draagkracht.portal.letters import code as letter
from draagkracht.portal.views.letters import as_pdf, cannot_be_set


@requires(Permission.SEE_DESK)
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def make_paper_account(request: StaffRequest) -> HttpResponse:
    """Open a space for somebody who has no mail, and print the letter with their code; or print another letter."""
    form = PaperAccountForm(sent(request))
    if form.is_valid():
        held = find(form) if form.cleaned_data["what"] == AGAIN else open_space(request, form)
        if held is not None and held.user_id is not None:
            return print_letter(request, form, held.user_id, held.public_id)
        if held is not None:
            return redirect(f"{reverse('portal-staff:make-paper-account')}?gedaan=plek")
        form.add_error("phone", gettext("Wij vinden geen plek met deze naam en dit nummer. Maak eerst een plek."))
    values = {"form": form, "is_done": request.GET.get("gedaan") == "plek"}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "portal/desk/paper_account.html", values, status=status)


def find(form: PaperAccountForm) -> desk.DeskMade | None:
    """Return whose space it is that the desk opened before, by number and name."""
    rows = desk.find_desk_made(form.cleaned_data["phone"])
    name = form.cleaned_data["name"].casefold()
    return next((row for row in rows if row.name.casefold() == name and row.user_id is not None), None)


def open_space(request: StaffRequest, form: PaperAccountForm) -> desk.DeskMade:
    """Open a space, with an account for who signs in."""
    asked = form.cleaned_data
    return open_at_desk(
        municipality_id=request.site.id,
        name=asked["name"],
        phone=asked["phone"],
        signs_in=asked["what"] == NEW,
        asked=Asked(asked["asked"]),
        asked_by=request.actor.name or request.actor.email,
        key=form.key,
        at=timezone.now(),
    )


def print_letter(request: StaffRequest, form: PaperAccountForm, user_id: int, public_id: UUID) -> HttpResponse:
    """Give the letter; the code in it is kept nowhere else."""
    now = timezone.now()
    code = accounts.make_letter_code(
        municipality_id=request.site.id, user_id=user_id, birth_year=form.cleaned_data["birth_year"], at=now
    )
    note_letter(request, public_id, now)
    address = request.build_absolute_uri(reverse("sign-in-by-letter"))
    try:
        return as_pdf(letter.typeset_code(code, site=request.site, address=address, today=now.date()), gettext("code"))
    except LetterFailed:
        return cannot_be_set(request)


def note_letter(request: StaffRequest, public_id: UUID, now: datetime.datetime) -> None:
    """Write down that somebody was given a letter."""
    audit.record(
        municipality_id=request.site.id,
        actor=acting.staff_of(request.actor),
        subject=public_id,
        action=Action.SEND,
        what="people.space",
        why=Purpose.ACCOUNT,
        basis=Basis.CONSENT,
        at=now,
    )
