"""Signing in with the code of a letter, for who has no mail."""

from http import HTTPStatus
from typing import Any

from allauth.core import ratelimit
from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from draagkracht.accounts import cipher, forms, services
from draagkracht.accounts.adapter import TOO_OFTEN, first_page
from draagkracht.accounts.rules import clean_letter_code
from draagkracht.base import access
from draagkracht.base.forms import sent


@access.public
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_by_letter(request: Any) -> HttpResponse:
    """Ask for the code of the letter and the year of birth; what is wrong of the two, nobody is told."""
    form = forms.LetterCodeForm(sent(request))
    if form.is_valid():
        code = form.cleaned_data["code"]
        if not ratelimit.consume(request, action="letter_code", key=cipher.prints(clean_letter_code(code))[0]):
            form.add_error(None, TOO_OFTEN)
            return show(request, form, HTTPStatus.TOO_MANY_REQUESTS)
        user = services.use_letter_code(code=code, birth_year=form.cleaned_data["birth_year"], at=timezone.now())
        if user is not None:
            login(request, user)
            return redirect(first_page(request))
        form.add_error(None, gettext("Deze code en dit jaar horen niet bij elkaar. Kijk goed, of bel ons."))
    return show(request, form, HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK)


def show(request: Any, form: forms.LetterCodeForm, status: HTTPStatus) -> HttpResponse:
    """Answer with the page."""
    return render(request, "accounts/letter_code.html", {"form": form}, status=status)
