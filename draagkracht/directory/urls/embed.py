"""The list on another website."""

from django.urls import URLPattern

public: list[URLPattern] = []
