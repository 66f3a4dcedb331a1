"""A space for somebody under sixteen: a parent is asked first, and nothing is kept of the child until a yes."""

import dataclasses
from http import HTTPStatus
from typing import Any

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from draagkracht.accounts import services as accounts
from draagkracht.base import access
from draagkracht.base.forms import sent
from draagkracht.people import parents
from draagkracht.people.forms.parents import YES, ParentForm, YoungForm
from draagkracht.people.rules.asking_parents import LINK_HOLDS, Step, Wish
from draagkracht.people.services import parents as services
from draagkracht.people.views.spaces import came_by

FORM = ["GET", "HEAD", "POST"]


@access.public
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(FORM)
def start_young_space(request: Any) -> HttpResponse:
    """Ask who wants a space and which parent may be asked; mail the parent. Keeps nothing of the child."""
    form = YoungForm(sent(request))
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
        return render(request, "people/parents/start.html", {"form": form}, status=status)
    wish = Wish(
        step=Step.PARENT,
        municipality=request.site.code,
        key=str(form.key),
        until=timezone.now() + LINK_HOLDS,
        **form.cleaned_data,
    )
    if not ratelimit.consume(request, action="start_space", key=wish.parent):
        return render(request, "people/too_often.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    address = link(request, "people:answer-for-child", wish)
    services.ask_parent(municipality_id=request.site.id, site_name=request.site.name, wish=wish, address=address)
    return render(request, "people/parents/asked.html")


@access.public
@never_cache
@sensitive_variables()
@require_http_methods(FORM)
def answer_for_child(request: Any, token: str) -> HttpResponse:
    """Ask a parent whether it is right; with a yes, mail the child how to go on."""
    wish = read(request, token, Step.PARENT)
    if wish is None:
        return render(request, "people/parents/gone.html", status=HTTPStatus.GONE)
    form = ParentForm(sent(request))
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
        return render(request, "people/parents/answer.html", {"form": form, "child": wish.name}, status=status)
    agrees = form.cleaned_data["answer"] == YES
    if agrees:
        told = dataclasses.replace(
            wish, step=Step.CHILD, parent=form.cleaned_data["name"], until=timezone.now() + LINK_HOLDS
        )
        address = link(request, "people:go-on-young", told)
        services.tell_child(municipality_id=request.site.id, site_name=request.site.name, wish=told, address=address)
    return render(request, "people/parents/answered.html", {"agrees": agrees, "child": wish.name})


@access.public
@never_cache
@sensitive_variables()
@require_http_methods(FORM)
def go_on_young(request: Any, token: str) -> HttpResponse:
    """Let a child whose parent agreed go on with the code of a mail; the space is opened after it."""
    wish = read(request, token, Step.CHILD)
    if wish is None:
        return render(request, "people/parents/gone.html", status=HTTPStatus.GONE)
    if request.method != "POST":
        return render(request, "people/parents/go_on.html", {"child": wish.name})
    if not ratelimit.consume(request, action="start_space", key=wish.email):
        return render(request, "people/too_often.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    logout(request)
    user = accounts.get_or_make_user(email=wish.email, name=wish.name)
    wanted = {"name": wish.name, "key": wish.key, "next": "", "birth_date": str(wish.birth_date), "parent": wish.parent}
    wanted |= came_by(request, user.email)
    request.session[settings.SPACE_WANTED] = wanted
    LoginCodeVerificationProcess.initiate(request=request, user=user, email=user.email)
    return redirect("account_confirm_login_code")


def read(request: Any, token: str, step: Step) -> Wish | None:
    """Return what a link asks; None when it is of no use."""
    return parents.read_token(token, step=step, municipality=request.site.code, at=timezone.now())


def link(request: Any, name: str, wish: Wish) -> str:
    """Return the address of a link, in the language of the page."""
    address: str = request.build_absolute_uri(reverse(name, args=[parents.make_token(wish)]))
    return address
