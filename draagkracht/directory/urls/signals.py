"""Anybody says what is wrong; the editor decides."""

from django.urls import URLPattern

public: list[URLPattern] = []
staff: list[URLPattern] = []
