"""Sealing: what goes in comes out, only under a listed key, only where it belongs, and only unchanged."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.base import sealing

FIRST, SECOND = "the first key for sealing in tests, long", "the second key for sealing in tests, long"


@given(text=st.text(max_size=200), about=st.text(max_size=40))
def test_what_is_sealed_opens_again(text: str, about: str) -> None:
    sealed = sealing.seal(text, about=about)

    assert sealing.open_sealed(sealed, about=about) == text
    assert sealing.seal(text, about=about) != sealed


def test_a_seal_does_not_open_in_another_place() -> None:
    sealed = sealing.seal("123456782", about="numbers/1/a")

    for elsewhere in ("numbers/2/a", "numbers/1/b", ""):
        with pytest.raises(sealing.SealIsBroken):
            sealing.open_sealed(sealed, about=elsewhere)


def test_every_sign_that_changes_breaks_the_seal() -> None:
    sealed = sealing.seal("123456782", about="numbers")

    for place, sign in enumerate(sealed):
        changed = sealed[:place] + ("A" if sign != "A" else "B") + sealed[place + 1 :]
        with pytest.raises(sealing.SealIsBroken):
            sealing.open_sealed(changed, about="numbers")
    for changed in (sealed[:-1], sealed + "A", sealed + "\n", sealed.replace(".", "", 1), "", "s1..", "é.é.é"):
        with pytest.raises(sealing.SealIsBroken):
            sealing.open_sealed(changed, about="numbers")


def test_the_highest_number_seals_and_all_that_are_listed_open(settings: Any) -> None:
    by_secret_key = sealing.seal("a", about="x")
    settings.SEAL_KEYS = {1: FIRST}
    by_first = sealing.seal("b", about="x")
    settings.SEAL_KEYS = {1: FIRST, 10: SECOND}
    by_tenth = sealing.seal("c", about="x")

    assert [sealing.key_of(by_first), sealing.key_of(by_tenth)] == ["1", "10"]
    assert [sealing.open_sealed(one, about="x") for one in (by_secret_key, by_first, by_tenth)] == ["a", "b", "c"]
    assert by_tenth.startswith(sealing.begins_with())
    settings.SEAL_KEYS = {10: SECOND}
    with pytest.raises(sealing.KeyIsMissing) as missing:
        sealing.open_sealed(by_first, about="x")
    assert missing.value.name == "1"


def test_a_key_with_the_number_of_another_does_not_open(settings: Any) -> None:
    settings.SEAL_KEYS = {1: FIRST}
    sealed = sealing.seal("a", about="x")
    settings.SEAL_KEYS = {1: SECOND}

    with pytest.raises(sealing.SealIsBroken):
        sealing.open_sealed(sealed, about="x")


def test_the_key_of_a_text_that_the_secret_key_sealed_is_named_and_tells_nothing(settings: Any) -> None:
    sealed = sealing.seal("a", about="x")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = FIRST

    opened = sealing.open_sealed(sealed, about="x")
    name = sealing.key_of(sealed)
    settings.SECRET_KEY_FALLBACKS = []

    assert opened == "a"
    assert not sealed.startswith(sealing.begins_with())
    with pytest.raises(sealing.KeyIsMissing, match=name):
        sealing.open_sealed(sealed, about="x")


def test_prints_of_two_kinds_and_two_keys_have_nothing_in_common(settings: Any) -> None:
    settings.SEAL_KEYS = {1: FIRST}
    (first, *_) = sealing.prints("123456782", about="numbers/1")
    other = sealing.prints("123456782", about="numbers/2")
    settings.SEAL_KEYS = {1: FIRST, 2: SECOND}
    both = sealing.prints("123456782", about="numbers/1")

    assert both[1] == first
    assert both[0] != first
    assert not set(both) & set(other)
