"""How good the directory is."""

from django.urls import URLPattern

staff: list[URLPattern] = []
