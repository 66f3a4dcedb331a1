"""The provider says whether an entry still holds; the editor sees who did not."""

from django.urls import URLPattern

public: list[URLPattern] = []
staff: list[URLPattern] = []
