"""What people fill in: the filters of the list, and what staff writes."""

from draagkracht.directory.forms.filters import FilterForm
from draagkracht.directory.forms.places import PlaceForm

__all__ = ["FilterForm", "PlaceForm"]
