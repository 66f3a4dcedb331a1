"""A service, its history, and what still has to be classified."""

from django.urls import URLPattern

staff: list[URLPattern] = []
