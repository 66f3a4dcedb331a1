"""What people fill in: the filters of the list, and what staff writes."""

from draagkracht.directory.forms.filters import FilterForm, PlaceForm

__all__ = ["FilterForm", "PlaceForm"]
