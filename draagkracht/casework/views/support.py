"""The screens of who works for a support centre: the caseload, a file, what is noted in it, and its end."""

import datetime
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import Form, sent
from draagkracht.base.numbers import read_number
from draagkracht.base.text import N_
from draagkracht.casework import links
from draagkracht.casework.displays import support as display
from draagkracht.casework.forms import support as forms
from draagkracht.casework.forms.corrections import CorrectForm
from draagkracht.casework.forms.nobody import NobodyForm
from draagkracht.casework.queries import outreach as counted
from draagkracht.casework.queries import support as queries
from draagkracht.casework.queries.support import CentreWorker, File, Noted
from draagkracht.casework.rules.corrections import CONTACT
from draagkracht.casework.rules.support import Facts, Way, after_nobody
from draagkracht.casework.services import outreach_referrals, support_linking, support_referring
from draagkracht.casework.services import support as services
from draagkracht.casework.services.earlier import CorrectedMeanwhile
from draagkracht.casework.services.support import Begin
from draagkracht.casework.views.corrections import show_correcting
from draagkracht.municipalities.queries import list_lines
from draagkracht.municipalities.rules import AT_ONCE
from draagkracht.referrals.queries import Waiting
from draagkracht.referrals.rules.referring import CALL
from draagkracht.referrals.services import HasMoved, ReferralIsGone

DONE: Final = {
    "begonnen": N_("Het dossier is begonnen."),
    "verwezen": N_("Het dossier is begonnen. Zet later bij Verwezen wat er is begonnen. Dat hoort de verwijzer."),
    "doorverwezen": N_("De verwijzing is bij de gemeente. Hieronder ziet u hoe het gaat."),
    "genoteerd": N_("Het staat in het dossier."),
    "verbeterd": N_("Verbeterd. Wat er eerst stond, blijft te lezen. De ander leest dat ook."),
    "gewijzigd": N_("De gegevens zijn bewaard."),
    "gewist": N_("Het dossier is gewist."),
    "gestuurd": N_("De mail is onderweg."),
    "geteld": N_("Geteld, zonder naam."),
    "afgesloten": N_("De verwijzing is afgesloten."),
    "eerder": N_("Een collega pakte dit al op. U hoeft niets te doen."),
}


@requires(Permission.KEEP_SUPPORT_FILES)
@never_cache
@require_safe
def show_caseload(request: StaffRequest) -> HttpResponse:
    """Show with whom contact is due: of oneself, or of the whole centre."""
    worker, is_mine = worker_of(request), request.GET.get("wie") != "steunpunt"
    number = read_number(request.GET.get("bladzijde", ""), digits=5, other=1)
    found = services.see_caseload(by=worker, is_mine=is_mine, number=number, at=timezone.now(), today=today())
    page = display.caseload(found, worker, is_mine=is_mine)
    referred = counted.count_waiting(worker.ids, on=today())
    return render(
        request, "casework/support/caseload.html", {"page": page, "referred": referred, "done": done(request)}
    )


@requires(Permission.KEEP_SUPPORT_FILES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def find_file(request: StaffRequest) -> HttpResponse:
    """Ask for a name or a number, and show the files with it."""
    worker, form, rows = worker_of(request), forms.FindForm(sent(request)), None
    if form.is_valid():
        found = services.find_files(by=worker, text=form.cleaned_data["wat"], at=timezone.now(), today=today())
        rows = tuple(display.row(one, worker) for one in found)
    return show(request, "find", form, rows=rows)


@requires(Permission.KEEP_SUPPORT_FILES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def begin_file(request: StaffRequest) -> HttpResponse:
    """Ask who agreed, and begin their file; of somebody who was referred what is known stands there."""
    worker, referral_id = worker_of(request), read_id(request.GET.get("verwijzing", ""))
    referral = referred(worker, referral_id) if referral_id else None
    options = _begin_options(request, worker, referral)
    form = forms.BeginForm(sent(request), **options)
    same: tuple[UUID, ...] = ()
    if form.is_valid():
        try:
            word = "verwezen" if referral_id else "begonnen"
            return redirect(f"{file_url(begin(request, worker, form, referral_id))}?gedaan={word}")
        except services.WantsNoContact:
            form = forms.BeginForm(sent(request), **(options | {"asks_again": True}))
        except services.HasFile as found:
            form, same = forms.BeginForm(sent(request), **(options | {"asks_other": True})), found.public_ids
        except (HasMoved, ReferralIsGone, services.FileIsGone):
            form.add_error(None, gettext("Een collega was u voor, of de verwijzing is al afgesloten."))
    there = display.begin_page(referral, [opened(request, public_id)[1] for public_id in same])
    return show(request, "begin", form, page=there, referral_id=referral_id)


def _begin_options(request: StaffRequest, worker: CentreWorker, referral: Waiting | None) -> dict[str, Any]:
    """Return what the form of a new file is made with; what was asked once is asked again."""
    asked = {"asks_other": "ander" in request.POST, "asks_again": "toch" in request.POST}
    known = {"facts": facts_of(referral), "is_referred": referral is not None}
    return {"centres": worker.centres, "today": today(), **known, **asked}


def begin(request: StaffRequest, worker: CentreWorker, form: forms.BeginForm, referral_id: UUID | None) -> UUID:
    """Begin a file, from a referral or without one."""
    begins = Begin(**form.begins(), asked_by=worker.name, worker_id=worker.user_id)
    same: dict[str, Any] = {"municipality_id": request.site.id, "begin": begins, "at": timezone.now()}
    if referral_id:
        return outreach_referrals.begin_from(public_id=referral_id, by=worker, **same)
    return services.begin_file(by=worker.who, key=form.key, **same)


@requires(Permission.KEEP_SUPPORT_FILES)
@never_cache
@require_safe
def show_file(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show a file: who, what they came for, what was said, and the next time."""
    worker, found = opened(request, public_id)
    return _file_page(request, worker, found, _nobody_form(None, found))


@requires(Permission.KEEP_SUPPORT_FILES)
@never_cache
@require_POST
def note_nobody(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Write down that nobody answered, and when to try again."""
    worker, found = opened(request, public_id)
    form = _nobody_form(request.POST, found)
    if form.is_valid():
        noted: dict[str, Any] = {"said": form.said(), "plan": form.next(), "key": form.key}
        try:
            services.note_contact(public_id=public_id, by=worker, at=timezone.now(), **noted)
            return redirect(f"{file_url(public_id)}?gedaan=genoteerd")
        except services.AttemptsAreOver:
            form.refuse()
    return _file_page(request, worker, found, form)


def _nobody_form(data: QueryDict | None, found: File) -> NobodyForm:
    after = after_nobody(found.tries + 1, found.next, today(), queries.get_norms(today()))
    return NobodyForm(data, chosen=found.next, after=after, today=today())


def _file_page(request: StaffRequest, worker: CentreWorker, found: File, nobody: NobodyForm) -> HttpResponse:
    norms, now = queries.get_norms(today()), timezone.now()
    sent_on = support_referring.see_sent(municipality_id=request.site.id, file=found, by=worker, at=now)
    values = {
        "page": display.file_page(found, queries.list_contacts(found.id), norms),
        "trying": display.trying(found, norms, today()),
        "nobody": nobody,
        "referred": display.referred(sent_on, request.site.desk.phone),
        "urgent": list_lines(request.site, AT_ONCE, timezone.localtime()) if CALL in request.GET else (),
        "done": done(request),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if nobody.errors else HTTPStatus.OK
    return render(request, "casework/support/show.html", values, status=status)


@requires(Permission.KEEP_SUPPORT_FILES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def change_file(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask what changes in a file; who was too late sees what stands there now."""
    worker, found = opened(request, public_id)
    colleagues = queries.list_colleagues(worker.centres, at=timezone.now())
    form, status = forms.ChangeForm(sent(request), file=found, colleagues=colleagues), HTTPStatus.OK
    if form.is_valid():
        given: dict[str, Any] = {"facts": form.facts(), "worker_id": form.worker_id, "revision": revision_of(request)}
        try:
            services.change_file(public_id=public_id, by=worker, at=timezone.now(), **given)
            return redirect(f"{file_url(public_id)}?gedaan=gewijzigd")
        except services.ChangedMeanwhile:
            status = HTTPStatus.CONFLICT
    page = display.file_page(found, (), queries.get_norms(today()))
    return show(
        request, "change", form, page=page, revision=found.revision, is_late=status != HTTPStatus.OK, status=status
    )


@requires(Permission.KEEP_SUPPORT_FILES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def note_contact(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask what was said, or that somebody was not reached, and the next time."""
    worker, found = opened(request, public_id)
    form = forms.ContactForm(sent(request), today=today(), chosen=found.next)
    if form.is_valid():
        noted: dict[str, Any] = {"said": form.said(), "plan": form.next(), "key": form.key}
        try:
            services.note_contact(public_id=public_id, by=worker, at=timezone.now(), **noted)
            return redirect(f"{file_url(public_id)}?gedaan=genoteerd")
        except services.AttemptsAreOver:
            form.refuse_attempt()
    return show(request, "note", form, page=display.file_page(found, (), queries.get_norms(today())))


@requires(Permission.KEEP_SUPPORT_FILES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def correct_contact(request: StaffRequest, public_id: UUID, contact_id: UUID) -> HttpResponse:
    """Ask what is to stand in a note of a contact; who was too late sees both."""
    worker, found = opened(request, public_id)
    note = _noted(found, contact_id)
    texts = {name: getattr(note, name) for name in CONTACT}
    form = CorrectForm(sent(request), texts=texts, labels=CONTACT, seen=len(note.earlier))
    if not form.is_valid():
        return _show_correcting(request, found, form)
    given: dict[str, Any] = {"texts": form.texts(), "seen": form.seen}
    try:
        services.correct_contact(public_id=public_id, contact_id=contact_id, by=worker, at=timezone.now(), **given)
    except CorrectedMeanwhile:
        note = _noted(found, contact_id)
        form.seen = len(note.earlier)
        return _show_correcting(request, found, form, theirs=display.contact_facts(note), status=HTTPStatus.CONFLICT)
    return redirect(f"{file_url(public_id)}?gedaan=verbeterd")


def _show_correcting(request: StaffRequest, found: File, form: CorrectForm, **theirs: Any) -> HttpResponse:
    back = (file_url(found.public_id), found.facts.name)
    return show_correcting(request, form, heading=gettext("Contact verbeteren"), back=back, **theirs)


def _noted(found: File, contact_id: UUID) -> Noted:
    """Return a note that the centre may correct. Raises Http404."""
    note = next((one for one in queries.list_contacts(found.id) if one.public_id == contact_id), None)
    if note is None or note.way is Way.HANDED:
        raise Http404
    return note


@requires(Permission.KEEP_SUPPORT_FILES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def end_file(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask what may stay, and delete the file; one that is gone is as good."""
    worker = worker_of(request)
    there = queries.get_file(public_id, worker, today=today())
    form = forms.EndForm(sent(request), facts=there.facts if there else None)
    if form.is_valid():
        keeps = form.cleaned_data["blijft"] == "afdruk"
        services.end_file(public_id=public_id, keeps_print=keeps, by=worker, at=timezone.now())
        return redirect(f"{reverse('casework-staff:show-caseload')}?gedaan=gewist")
    _, found = opened(request, public_id)
    return show(request, "end", form, page=display.file_page(found, (), queries.get_norms(today())))


@requires(Permission.KEEP_SUPPORT_FILES)
@never_cache
@require_POST
def offer_space(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Mail the carer the link by which they read the file in their own space."""
    worker = worker_of(request)
    token = links.make_token(public_id, f"steunpunt.{request.site.code}")
    address = request.build_absolute_uri(reverse("casework-own:tie-support-file", args=[token]))
    try:
        support_linking.offer_link(public_id=public_id, address=address, by=worker, at=timezone.now())
    except services.FileIsGone:
        raise Http404 from None
    return redirect(f"{file_url(public_id)}?gedaan=gestuurd")


def worker_of(request: StaffRequest) -> CentreWorker:
    """Return who works, for which centres."""
    return queries.get_worker(request.actor)


def opened(request: StaffRequest, public_id: UUID) -> tuple[CentreWorker, File]:
    """Return who works and a file, and write down who saw it. Raises Http404 for whoever may not."""
    worker = worker_of(request)
    try:
        return worker, services.see_file(public_id=public_id, by=worker, at=timezone.now(), today=today())
    except services.FileIsGone:
        raise Http404 from None


def referred(worker: CentreWorker, referral_id: UUID) -> Waiting:
    """Return a referral from which a file begins. Raises Http404 where the centre did not take it up."""
    try:
        return outreach_referrals.see_referral(public_id=referral_id, by=worker, at=timezone.now())
    except (services.FileIsGone, ReferralIsGone):
        raise Http404 from None


def facts_of(referral: Waiting | None) -> Facts | None:
    """Return what a referral says already of who it is about."""
    if referral is None:
        return None
    said = referral.details
    return Facts(name=said.name, phone=said.phone, email=said.email, language=said.language)


def show(request: StaffRequest, name: str, form: Form, *, status: int = HTTPStatus.OK, **values: Any) -> HttpResponse:
    """Show a form, with status 422 where something in it is wrong."""
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else status
    return render(request, f"casework/support/{name}.html", {"form": form, **values}, status=wrong)


def done(request: StaffRequest) -> str:
    """Return what was just done, in words; nothing where nothing was."""
    word = request.GET.get("gedaan", "")
    return gettext(DONE[word]) if word in DONE else ""


def file_url(public_id: UUID) -> str:
    """Return the address of a file."""
    return reverse("casework-staff:show-support-file", args=[public_id])


def revision_of(request: StaffRequest) -> int:
    """Return which revision somebody saw; -1 for what is none."""
    return read_number(request.POST.get("revision", ""), digits=8, other=-1)


def read_id(text: str) -> UUID | None:
    """Return an id from an address; None for what is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def today() -> datetime.date:
    """Return what day it is here."""
    return timezone.localdate()
