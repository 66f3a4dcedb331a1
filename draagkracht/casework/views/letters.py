"""Letters and decisions: write one, change it by hand, read it as it will go, send it, print what was sent."""

import uuid
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.base.letters import LetterFailed
from draagkracht.casework.displays import cases as frame
from draagkracht.casework.displays import letters as display
from draagkracht.casework.forms.arrangements import revision_of
from draagkracht.casework.forms.letters import DecisionForm, LetterForm, SendForm, WriteForm
from draagkracht.casework.permissions import worker_of
from draagkracht.casework.queries import letters as queries
from draagkracht.casework.queries.cases import CaseFile
from draagkracht.casework.queries.decisions import list_decisions
from draagkracht.casework.queries.letters import LetterFile
from draagkracht.casework.rules.letters import LetterKind
from draagkracht.casework.rules.results import RefusalStandsAgainstOverload
from draagkracht.casework.rules.states import StepIsNotAllowed
from draagkracht.casework.services import decisions
from draagkracht.casework.services import letters as services
from draagkracht.casework.services.arrangements import ChangedMeanwhile
from draagkracht.casework.views.frame import act_of, open_case, show_form

FORM = "casework/cases/take_step.html"
SEND = "casework/letters/send.html"


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write_letter(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask which letter, and to whom; fill it in from what is known."""
    case = open_case(request, public_id)
    parties = [(str(party.public_id), party.name) for party in case.parties if party.name]
    form = WriteForm(request.POST if request.method == "POST" else None, parties=parties)
    if form.is_valid():
        given = form.cleaned_data
        act, kind = act_of(request, case, form.key), LetterKind(given["soort"])
        made = services.write_letter(act=act, kind=kind, party_id=UUID(given["wie"]))
        return redirect("casework-staff:show-letter", public_id, made)
    return show_form(request, FORM, {"page": frame.form_page(case, gettext("Brief maken")), "form": form})


@requires(Permission.WORK_ON_CASES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def decide_case(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask what is decided, and lay the letter ready; as long as that was not sent, take what is decided otherwise."""
    case = open_case(request, public_id)
    found = list_decisions(case.id)
    form = DecisionForm(sent(request), known=display.known_of(case, found), **display.draft_of(found))
    values: dict[str, Any] = {"page": display.decision_page(case, found, worker_of(request.actor)), "form": form}
    if form.is_valid():
        try:
            made = decisions.decide(act=act_of(request, case, form.key), ruling=form.ruling(), draft=form.draft)
            return redirect("casework-staff:show-letter", public_id, made)
        except ChangedMeanwhile:
            return _show_both(request, case, values)
        except (StepIsNotAllowed, RefusalStandsAgainstOverload) as refusal:
            form.refuse(refusal.sentence)
    return show_form(request, FORM, values)


def _show_both(request: StaffRequest, case: CaseFile, values: dict[str, Any]) -> HttpResponse:
    """Show the decision that a colleague wrote meanwhile beside the one that was filled in."""
    found = list_decisions(case.id)
    values["form"].draft = display.draft_of(found)["draft"]
    values["theirs"] = display.ruling_facts(found[0]) if found else ()
    return render(request, FORM, values, status=HTTPStatus.CONFLICT)


@requires(Permission.WORK_ON_CASES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def show_letter(request: StaffRequest, public_id: UUID, letter_id: UUID) -> HttpResponse:
    """Show a letter; of a draft take what was changed. Who was too late sees both, and loses nothing."""
    case, letter = open_case(request, public_id), _letter(request, public_id, letter_id)
    form = LetterForm(sent(request), kind=letter.kind, subject=letter.subject, blocks=letter.blocks)
    values: dict[str, Any] = {"page": display.letter_page(case, letter), "form": form}
    if not form.is_valid():
        return show_form(request, "casework/letters/show.html", values)
    act, subject = act_of(request, case, uuid.uuid4()), form.cleaned_data["onderwerp"]
    try:
        number = revision_of(request.POST)
        services.change_letter(act=act, letter_id=letter_id, revision=number, subject=subject, blocks=form.blocks)
    except ChangedMeanwhile:
        return _show_both_letters(request, case, _letter(request, public_id, letter_id))
    is_sending = request.POST.get("doen") == "versturen"
    return redirect(f"casework-staff:{'send' if is_sending else 'show'}-letter", public_id, letter_id)


def _show_both_letters(request: StaffRequest, case: CaseFile, letter: LetterFile) -> HttpResponse:
    """Show what a colleague wrote or sent meanwhile, and what was written here."""
    form = LetterForm(request.POST, kind=letter.kind, subject=letter.subject, blocks=letter.blocks)
    values = {
        "page": display.letter_page(case, letter),
        "form": form,
        "theirs": [block.text for block in letter.blocks],
        "homeless": form.homeless(is_sent=letter.is_sent),
    }
    return render(request, "casework/letters/show.html", values, status=HTTPStatus.CONFLICT)


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def send_letter(request: StaffRequest, public_id: UUID, letter_id: UUID) -> HttpResponse:
    """Show a letter as it will go, and send it. What a colleague changed meanwhile is to be read first."""
    case, letter = open_case(request, public_id), _letter(request, public_id, letter_id)
    page = display.letter_page(case, letter)
    if page.is_sent:
        return redirect("casework-staff:show-letter", public_id, letter_id)
    form = SendForm(sent(request), is_asked=page.asks_address)
    if not form.is_valid():
        return show_form(request, SEND, {"page": page, "form": form})
    try:
        _send(request, case, letter, form)
    except ChangedMeanwhile:
        return render(request, SEND, {"page": page, "form": form, "is_new": True}, status=HTTPStatus.CONFLICT)
    except (StepIsNotAllowed, services.LetterLacks) as refusal:
        form.refuse(refusal.sentence)
        return show_form(request, SEND, {"page": page, "form": form})
    except LetterFailed:
        return render(request, "portal/errors/letter_failed.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
    return redirect("casework-staff:show-letter", public_id, letter_id)


def _send(request: StaffRequest, case: CaseFile, letter: LetterFile, form: SendForm) -> None:
    services.send_letter(
        act=act_of(request, case, uuid.uuid4()),
        letter_id=letter.public_id,
        revision=form.revision,
        post_to=form.address,
    )


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_safe
def preview_letter(request: StaffRequest, public_id: UUID, letter_id: UUID) -> HttpResponse:
    """Give a letter as it would go today."""
    case = open_case(request, public_id)
    _letter(request, public_id, letter_id)
    try:
        pdf = services.preview_letter(act=act_of(request, case, uuid.uuid4()), letter_id=letter_id)
    except LetterFailed:
        return render(request, "portal/errors/letter_failed.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
    return _as_pdf(pdf, "voorbeeld.pdf")


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_safe
def print_letter(request: StaffRequest, public_id: UUID, letter_id: UUID) -> HttpResponse:
    """Give a letter as it was sent."""
    open_case(request, public_id)
    pdf = queries.get_pdf(public_id, letter_id, worker_of(request.actor))
    if pdf is None:
        raise Http404
    return _as_pdf(pdf, "brief.pdf")


def _as_pdf(pdf: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def _letter(request: StaffRequest, public_id: UUID, letter_id: UUID) -> LetterFile:
    found = queries.get_letter(public_id, letter_id, worker_of(request.actor))
    if found is None:
        raise Http404
    return found
