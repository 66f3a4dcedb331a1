"""Names of places among the words of a search."""

import pytest

from draagkracht.directory.rules.place_words import Reading, read_place, without_postcode

OWN = {"oost", "oud zuid", "voorbeeldstad"}
TOWNS = {"best", "de wijk", "utrecht", "alphen aan den rijn"}
WORDS = {"best", "oppas"}


def read(text: str) -> Reading:
    return read_place(text, own=OWN, is_town=TOWNS.__contains__, is_word=WORDS.__contains__)


@pytest.mark.parametrize(
    ("text", "rest", "place"),
    [
        ("oppas in Oost", "oppas", "Oost"),
        ("dementie oost", "dementie", "oost"),
        ("Oud-Zuid wandelen", "wandelen", "Oud-Zuid"),
        ("oppas, Utrecht!", "oppas,", "Utrecht"),
        ("Oost", "", "Oost"),
        ("wijk Oost", "", "Oost"),
        ("oppas in de wijk Oost", "oppas", "Oost"),
        ("hulp in de wijk", "hulp in de wijk", ""),
        ("logeren bij Alphen aan den Rijn", "logeren", "Alphen aan den Rijn"),
        ("oppas in best", "oppas", "best"),
        ("de best oppas", "de best oppas", ""),
        ("oppas", "oppas", ""),
        ("", "", ""),
    ],
)
def test_a_place_is_taken_out_where_it_is_meant(text: str, rest: str, place: str) -> None:
    assert read(text) == Reading(rest, place)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("oppas 0991 AA", "oppas"),
        ("0991aa", ""),
        ("24 uur zorg", "24 uur zorg"),
        ("2024 activiteiten", "2024 activiteiten"),
    ],
)
def test_a_postcode_is_taken_out(text: str, rest: str) -> None:
    assert without_postcode(text) == rest
