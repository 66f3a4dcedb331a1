"""The answer of somebody who is asked to share something: yes, no, or nothing at all."""

from http import HTTPStatus
from typing import Any

from allauth.core import ratelimit
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from draagkracht.accounts import cipher
from draagkracht.accounts.rules import clean_letter_code
from draagkracht.base import access
from draagkracht.base.forms import sent
from draagkracht.base.showing import show_form
from draagkracht.people import forms, queries, services
from draagkracht.people.access import space_of
from draagkracht.people.displays import voices as display
from draagkracht.people.forms.voices import PaperCodeForm
from draagkracht.people.queries import Question, Space
from draagkracht.people.rules.codes import Beside, Relation
from draagkracht.people.services.answering import ROLES
from draagkracht.people.views.spaces import send_code

FORM = ["GET", "HEAD", "POST"]


@access.public
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(FORM)
def open_invitation(request: Any) -> HttpResponse:
    """Ask for the code of the letter that somebody was given; lead to the question."""
    form = PaperCodeForm(sent(request))
    if form.is_valid():
        code = form.cleaned_data["code"]
        if not ratelimit.consume(request, action="open_code", key=cipher.prints(clean_letter_code(code))[0]):
            form.refuse_more()
            return render(request, "people/voices/code.html", {"form": form}, status=HTTPStatus.TOO_MANY_REQUESTS)
        try:
            return redirect("people:answer-invitation", services.find_by_code(code=code, at=timezone.now()))
        except services.InvitationIsGone:
            form.refuse_code()
    return show_form(request, "people/voices/code.html", form)


@access.public
@never_cache
@sensitive_post_parameters()
@require_http_methods(FORM)
def answer_invitation(request: Any, token: str) -> HttpResponse:
    """Say who asks, and what each would see and not see; take yes or no. Who says nothing is forgotten."""
    question = queries.get_invitation(token, timezone.now())
    if question is None:
        return render(request, "people/voices/gone.html", status=HTTPStatus.GONE)
    if "nee" in request.POST:
        return say_no(request, token)
    space = space_of(request)
    if request.method == "POST" and space is not None:
        return say_yes(request, token, question, space)
    return show(request, token, question, space)


@access.public
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(FORM)
def start_invited(request: Any, token: str) -> HttpResponse:
    """Ask who was invited for a name and an address, and mail the code; then back to the question."""
    question = queries.get_invitation(token, timezone.now())
    if question is None:
        return render(request, "people/voices/gone.html", status=HTTPStatus.GONE)
    form = forms.StartForm(sent(request))
    if form.is_valid():
        if not ratelimit.consume(request, action="start_space", key=form.cleaned_data["email"]):
            return render(request, "people/too_often.html", status=HTTPStatus.TOO_MANY_REQUESTS)
        return send_code(request, form, after=display.question_path(token), role=ROLES[question.beside])
    return show_form(request, "people/voices/start_invited.html", form, went_by_mail=question.went_by_mail, token=token)


def say_yes(request: Any, token: str, question: Question, space: Space) -> HttpResponse:
    """Tie the two, or let one speak for the other; a carer says first what they call whom they care for."""
    form = words_form(request, question)
    if form is not None and not form.is_valid():
        return show(request, token, question, space, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        beside = services.accept(
            token=token, person_id=space.id, words=words_of(form) if form else None, at=timezone.now()
        )
    except services.InvitationIsGone:
        return render(request, "people/voices/gone.html", status=HTTPStatus.GONE)
    except services.NotForYou:
        return render(request, "people/voices/not_for_you.html", {"token": token}, status=HTTPStatus.FORBIDDEN)
    return redirect("people:show-speakers" if beside is Beside.SPEAKS else "people:show-ties")


def say_no(request: Any, token: str) -> HttpResponse:
    """Forget the address, and thank for the answer."""
    try:
        services.decline(token=token, at=timezone.now())
    except services.InvitationIsGone:
        return render(request, "people/voices/gone.html", status=HTTPStatus.GONE)
    return render(request, "people/voices/declined.html")


def show(
    request: Any,
    token: str,
    question: Question,
    space: Space | None,
    form: forms.RelationForm | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """Answer with the question."""
    asks = form if form is not None else forms.RelationForm() if question.beside is Beside.CARES and space else None
    values = {"page": display.question_page(question), "token": token, "space": space, "form": asks}
    return render(request, "people/voices/question.html", values, status=status)


def words_form(request: Any, question: Question) -> forms.RelationForm | None:
    """Return what a carer fills in; None where nobody becomes a carer by the answer."""
    return forms.RelationForm(request.POST) if question.beside is Beside.CARES else None


def words_of(form: forms.RelationForm) -> services.Words:
    """Return what a carer filled in."""
    given = form.cleaned_data
    together = given["lives_together"]
    return services.Words(
        called=given["called"],
        relation=Relation(given["relation"]),
        lives_together=together == "yes" if together else None,
    )
