"""What a feed may change in an entry that people change too."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from draagkracht.directory.rules import fields, signalling
from draagkracht.directory.rules.codes import BaseFunction
from draagkracht.directory.rules.history import Subject
from draagkracht.directory.rules.keeping import suggest_functions
from draagkracht.directory.rules.merging import Merged, merge
from draagkracht.directory.rules.sections import SECTIONS

TEXTS = st.sampled_from(["", "a", "b", "c"])
ENTRIES = st.fixed_dictionaries({"name": TEXTS, "description": TEXTS, "alert": TEXTS})


def merged(present: Any, feed: Any, last: Any, *locked: str) -> Merged:
    """Merge values by what the feed said before."""
    return merge(
        present=present,
        feed=feed,
        marks=fields.fingerprints(feed),
        last_marks=fields.fingerprints(last),
        locked=locked,
    )


@given(present=ENTRIES, feed=ENTRIES)
def test_a_feed_that_says_the_same_as_before_changes_nothing(present: Any, feed: Any) -> None:
    feed = {**feed, "name": "altijd iets"}  # a feed without any value is one of which nobody knows the last

    assert merged(present, feed, feed) == Merged({}, {})


@given(present=ENTRIES, feed=ENTRIES, last=ENTRIES, locked=st.sets(st.sampled_from(["name", "description"])))
def test_a_locked_field_is_proposed_and_never_changed(present: Any, feed: Any, last: Any, locked: set[str]) -> None:
    found = merged(present, feed, last, *locked)

    assert not found.changed.keys() & locked
    assert found.proposed.keys() <= locked
    assert all(present[name] != value for name, value in {**found.changed, **found.proposed}.items())


def test_ages_go_together() -> None:
    present = {"minimum_age": 30, "maximum_age": 40}

    found = merged(present, {"minimum_age": 10, "maximum_age": 20}, {"minimum_age": 12, "maximum_age": 20})

    assert found.changed == {"minimum_age": 10, "maximum_age": 20}


def test_an_entry_of_which_nobody_knows_what_the_feed_said_is_taken_over() -> None:
    assert merged({"name": "a"}, {"name": "b"}, {}).changed == {"name": "b"}


def test_every_field_that_people_change_stands_in_one_section() -> None:
    shown = [name for section in SECTIONS.values() for name in section.names]

    assert len(shown) == len(set(shown))
    assert set(shown) | {"accreditations", "other_attributes"} == set(fields.SERVICE)


def test_a_row_without_its_id_says_the_same() -> None:
    one = fields.check(Subject.SERVICE, "contacts", [{"hsds_id": "a", "phone": "1"}])
    other = fields.check(Subject.SERVICE, "contacts", [{"phone": "1"}])

    assert fields.same("contacts", one, other)
    assert fields.fingerprint("contacts", one) == fields.fingerprint("contacts", other)


def test_words_suggest_what_kind_of_help_it_is() -> None:
    assert suggest_functions("Logeerhuis De Linde", "Uw naaste logeert een weekend.")[0] is BaseFunction.RESPITE
    assert suggest_functions("De Kring", "Wij komen samen.") == ()


def test_what_a_resident_says_of_a_short_field_is_a_value_and_of_a_long_one_words() -> None:
    topics = signalling.TOPICS

    assert signalling.changes_of(topics["site"], "https://a.example", {}) == {"url": "https://a.example"}
    assert signalling.changes_of(topics["site"], "javascript:alert(1)", {}) == {}
    assert signalling.changes_of(topics["uitleg"], "Het is anders.", {}) == {}
    assert set(signalling.changes_of(topics["telefoon"], "000 1", {})) == {"contacts"}
