"""When help step by step may be shown to everybody, and how somebody who keeps it names services (inv-67)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from draagkracht.base.text import N_, Sentence

MOST_STEPS: Final = 6
FEWEST_STEPS: Final = 2
LONGEST_WAIT: Final = 104  # weeks
# The address of a service page, in any language.
ADDRESS: Final = re.compile(r"^(?:/[a-z]{2})?/wat-is-er/(?P<id>.+?)/?$")
# The address on which people keep a service, and each of its sections.
KEPT_ADDRESS: Final = re.compile(r"^/werk/diensten/(?P<number>[0-9]{1,15})/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One level of a pathway: when it fits, what belongs to it, and after how many weeks somebody looks again."""

    level: int
    title: str
    fits_when: str
    look_again_weeks: int
    service_ids: tuple[str, ...]


def why_not_published(steps: Sequence[Step], published: Iterable[str]) -> Sentence | None:
    """Return why a pathway cannot be shown to everybody; None when it can. `published` are ids of services."""
    if len(steps) < FEWEST_STEPS:
        return Sentence(N_("Maak eerst ten minste twee stappen."))
    there = set(published)
    for step in steps:
        if not there.intersection(step.service_ids):
            return Sentence(N_("Bij stap %(level)s staat nog geen hulp. Zet er ten minste één dienst bij."),
                            {"level": step.level})  # fmt: skip
    return None


def read_service_ids(text: str) -> tuple[str | int, ...]:
    """Return the services in a text, each once, in order: on each line an id, or an address.

    The address on which people keep a service holds no id but a number: that is returned as it is.
    """
    found = (_id(line.strip()) for line in text.splitlines())
    return tuple(dict.fromkeys(one for one in found if one))


def _id(line: str) -> str | int:
    try:
        path = unquote(urlsplit(line).path)
    except ValueError:
        return line
    if kept := KEPT_ADDRESS.match(path):
        return int(kept["number"])
    matched = ADDRESS.match(path)
    return matched["id"] if matched else line
