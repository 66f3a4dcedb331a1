"""How good the directory is, as the page shows it: every figure in a table, and a link to what is behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from draagkracht.accounts.permissions import Actor, Permission
from draagkracht.directory.displays.words import said
from draagkracht.directory.forms.editing import ON_SITE
from draagkracht.directory.queries.quality import Counts
from draagkracht.directory.rules.keeping import AGE_LABELS, LACK_LABELS

PERCENT: Final = 100


@dataclass(frozen=True, slots=True)
class BarLine:
    """A figure with its share of the whole in percents; `url` leads to what was counted, if the reader may go there."""

    label: str
    number: int
    percent: int
    url: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A table of figures; `id` names it on its page."""

    id: str
    caption: str
    columns: tuple[str, str]
    lines: tuple[BarLine, ...]


@dataclass(frozen=True, slots=True)
class CountsShown:
    """The municipality's own services: how old their checks are, and what they lack, the most lacked first."""

    total: int
    tables: tuple[Bars, ...]


@dataclass(frozen=True, slots=True)
class UnansweredShown:
    """What people looked for in vain and how often; `url` leads to where an editor mends that."""

    searches: tuple[tuple[str, int], ...]
    url: str


def counts_shown(counts: Counts, actor: Actor) -> CountsShown:
    """Return the figures as lines of two tables."""

    def line(label: str, number: int, **wanted: str) -> BarLine:
        share = round(PERCENT * number / counts.total) if counts.total else 0
        return BarLine(label, number, share, _kept_url(actor, **wanted) if number else "")

    lacks = [line(said(LACK_LABELS[lack]), number, mist=lack.value) for lack, number in counts.lacks.items()]
    ages = tuple(line(said(AGE_LABELS[age]), number, controle=age.value) for age, number in counts.ages.items())
    most_first = tuple(sorted(lacks, key=lambda shown: -shown.number))
    services = gettext("Diensten")
    return CountsShown(
        total=counts.total,
        tables=(
            Bars("leeftijd", gettext("Wanneer is het gecontroleerd?"), (gettext("Gecontroleerd"), services), ages),
            Bars("mist", gettext("Wat mist er?"), (gettext("Wat er mist"), services), most_first),
        ),
    )


def unanswered_shown(searches: Sequence[tuple[str, int]], actor: Actor) -> UnansweredShown:
    """Return what was looked for in vain."""
    may = actor.may(Permission.EDIT_SEARCH_WORDS)
    return UnansweredShown(tuple(searches), reverse("directory-staff:list-search-words") if may else "")


def _kept_url(actor: Actor, **wanted: str) -> str:
    """Return the list of what the public sees of one's own, narrowed down; nothing for who may not open it."""
    if not actor.may(Permission.EDIT_SERVICES):
        return ""
    return f"{reverse('directory-staff:list-services')}?{urlencode({'status': ON_SITE, **wanted})}"
