"""What stood in a file before it was corrected, in words; read by those who keep the file, and by whom it is about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils import formats, timezone
from django.utils.translation import gettext

from draagkracht.base.text import Sentence
from draagkracht.base.translation import translate
from draagkracht.casework.rules.corrections import Earlier


@dataclass(frozen=True, slots=True)
class EarlierShown:
    """What stood there, and who corrected it when."""

    heading: str
    facts: tuple[tuple[str, str], ...] = field(repr=False)


def earlier_shown(found: Iterable[Earlier], labels: Mapping[str, Sentence]) -> tuple[EarlierShown, ...]:
    """Return what stood there before, each time."""
    return tuple(_shown(one, labels) for one in found)


def _shown(one: Earlier, labels: Mapping[str, Sentence]) -> EarlierShown:
    day = formats.date_format(timezone.localtime(one.at), "j F Y")
    heading = gettext("Verbeterd op %(day)s door %(name)s") % {"day": day, "name": one.by}
    nothing = gettext("Hier stond niets.")
    return EarlierShown(heading, tuple((translate(labels[name]), text or nothing) for name, text in one.texts.items()))
