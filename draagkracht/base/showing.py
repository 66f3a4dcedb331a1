"""Showing a form again, with what is wrong in it."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def show_form(request: HttpRequest, template: str, form: Any, **values: Any) -> HttpResponse:
    """Show a form, with status 422 where something in it is wrong."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, template, {"form": form, **values}, status=status)
