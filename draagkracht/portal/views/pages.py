"""Pages that say something and ask nothing: home, help, about, privacy, accessibility."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def show_home(request: HttpRequest) -> HttpResponse:
    """Show the first page: it asks about life, and offers one thing to do."""
    return render(request, "portal/home.html")
