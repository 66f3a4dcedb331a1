"""What somebody looks for, in a few words above the results."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext

from draagkracht.directory.displays.addresses import FACETS
from draagkracht.directory.forms import FilterForm

WITH_ITS_FIELD: Final = ("voor", "wet", "taal")  # “Dementie” alone does not say what it is about


def asked(form: FilterForm) -> tuple[str, ...]:
    """Return what was chosen, each thing in words: the words themselves, the place, then the other choices."""
    return tuple(_asked(form))


def _asked(form: FilterForm) -> Iterator[str]:
    chosen, spot = form.chosen(), form.near()
    if form.reading.text:
        yield gettext("“%(words)s”") % {"words": form.reading.text}
    if spot:
        yield gettext("vanuit %(place)s") % {"place": spot.name}
    for name in FACETS:
        if name in chosen:
            field = form.display(name)
            label = next(option.label for option in field.options if option.is_chosen)
            yield f"{field.label}: {label}" if name in WITH_ITS_FIELD else label
    if "leeftijd" in chosen:
        yield gettext("%(age)s jaar") % {"age": chosen["leeftijd"]}
