"""The link of an invitation: who asks, what there is to see, and yes or no. A yes may ask a code."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from draagkracht.accounts import services as accounts
from draagkracht.accounts.rules import clean_letter_code
from draagkracht.base import access
from draagkracht.base.forms import sent
from draagkracht.base.showing import show_form
from draagkracht.people.circle_access import FORM
from draagkracht.people.displays import circles as display
from draagkracht.people.forms import circles as forms
from draagkracht.people.queries import circles as queries
from draagkracht.people.queries.circles import Question
from draagkracht.people.services import circle_invitations as services
from draagkracht.people.services.consents import ParentIsNeeded
from draagkracht.people.views.spaces import came_by

CIRCLE = "circle"  # what a session keeps between the form and the code, in the place of a space that is wanted


@access.public
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(FORM)
def answer_circle(request: Any, code: str) -> HttpResponse:
    """Show what somebody is asked; take their yes or no."""
    code = clean_letter_code(code)
    question = queries.get_question(code, timezone.now())
    if question is None:
        return render(request, "people/circles/gone.html", status=HTTPStatus.GONE)
    if "nee" in request.POST:
        return decline(request, code)
    asks_email = request.actor is None and not question.email
    known = {"name": request.actor.name} if request.actor else {}
    form = forms.JoinForm(sent(request), asks_email=asks_email, initial=known)
    if form.is_valid():
        try:
            return say_yes(request, form, question, code)
        except ParentIsNeeded:
            form.refuse_young()
    values = {"question": question, "may": display.in_words(question.levels)}
    return show_form(request, "people/circles/question.html", form, **values)


def say_yes(request: Any, form: forms.JoinForm, question: Question, code: str) -> HttpResponse:
    """Let somebody in who is signed in; of anybody else a code is asked first. Raises ParentIsNeeded."""
    if request.actor is None:
        return send_code(request, form, question, code)
    return join(request, code, form.cleaned_data["name"], form.key)


def decline(request: Any, code: str) -> HttpResponse:
    """Let go of somebody who says no."""
    try:
        services.decline_circle(code=code)
    except services.InvitationIsOver:
        return render(request, "people/circles/gone.html", status=HTTPStatus.GONE)
    return render(request, "people/circles/declined.html")


def send_code(request: Any, form: forms.JoinForm, question: Question, code: str) -> HttpResponse:
    """Begin to sign in. Nothing of who says yes is kept before the code proves whose address it is."""
    email, name = question.email or form.cleaned_data["email"], form.cleaned_data["name"]
    if not ratelimit.consume(request, action="start_space", key=email):
        return render(request, "people/too_often.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    logout(request)
    user = accounts.get_or_make_user(email=email, name=name)
    wanted = {CIRCLE: code, "name": name, "key": str(form.key)}
    request.session[settings.SPACE_WANTED] = wanted | came_by(request, user.email)
    LoginCodeVerificationProcess.initiate(request=request, user=user, email=user.email)
    return redirect("account_confirm_login_code")


@access.public
@never_cache
@require_safe
def finish_joining(request: Any) -> HttpResponse:
    """Let somebody in who typed the code; then show the circle."""
    wanted = request.session.get(settings.SPACE_WANTED) if request.user.is_authenticated else None
    if wanted is None or CIRCLE not in wanted:
        return redirect("people:list-circles")
    del request.session[settings.SPACE_WANTED]
    try:
        return join(request, wanted[CIRCLE], wanted["name"], UUID(wanted["key"]))
    except (services.InvitationIsOver, ParentIsNeeded):
        return render(request, "people/circles/gone.html", status=HTTPStatus.GONE)


def join(request: Any, code: str, name: str, key: UUID) -> HttpResponse:
    """Let somebody in who proved who they are. Raises ParentIsNeeded."""
    try:
        circle = services.join_circle(
            code=code,
            user_id=request.user.pk,
            name=name,
            language=get_language() or "nl",
            key=key,
            at=timezone.now(),
        )
    except services.InvitationIsOver:
        return render(request, "people/circles/gone.html", status=HTTPStatus.GONE)
    return redirect("people:show-circle", circle)
