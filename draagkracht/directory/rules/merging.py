"""What a feed may change in an entry that people change too.

A feed touches a field only where the feed itself says something else than the last time: what a person changed since
then stays. A field that an editor has locked it never touches: it proposes.
"""

from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from draagkracht.directory.rules import fields
from draagkracht.directory.rules.history import Json

# Fields that mean something together only: a feed that changes one of them says both.
TOGETHER: Final = (frozenset({"minimum_age", "maximum_age"}), frozenset({"latitude", "longitude"}))


class Merged(NamedTuple):
    """What a feed changes in an entry, and what it proposes to change."""

    changed: Mapping[str, Json]
    proposed: Mapping[str, Json]


def merge(
    *,
    present: Mapping[str, Json],
    feed: Mapping[str, Json],
    marks: Mapping[str, str],
    last_marks: Mapping[str, str],
    locked: Collection[str],
) -> Merged:
    """Return what becomes of the values of a feed.

    `marks` are the fingerprints of these values, `last_marks` those of the values that the feed gave the last time;
    none of them at all means that nobody knows, and the feed counts.
    """
    said = {name for name in feed if not last_marks or marks.get(name, "") != last_marks.get(name, "")}
    for pair in TOGETHER:
        if said & pair:
            said |= pair & feed.keys()
    different = {name for name in said if not fields.same(name, present[name], feed[name])}
    kept = different & set(locked)
    for pair in TOGETHER:
        if kept & pair:
            kept |= pair & different
    return Merged(
        changed={name: value for name, value in feed.items() if name in different - kept},
        proposed={name: value for name, value in feed.items() if name in kept},
    )
