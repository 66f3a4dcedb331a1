"""What the screens of volunteers share: a form that comes back with what is wrong."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from draagkracht.base.forms import Form


def show_form(request: HttpRequest, template: str, form: Form, **values: Any) -> HttpResponse:
    """Show a form, with status 422 where something in it is wrong."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, f"respite/{template}.html", {"form": form, **values}, status=status)
