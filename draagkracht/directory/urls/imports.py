"""Taking over what others have."""

from django.urls import URLPattern

staff: list[URLPattern] = []
