"""The two municipalities of the demo and the national lines: facts that are complete, and words in four languages."""

import datetime
import itertools
import re
from typing import Any

import pytest

from draagkracht.config.demo import feed
from draagkracht.directory.rules.proposals import ADDRESS_IS_KEPT
from draagkracht.directory.services.unanswered import KEPT_DAYS
from draagkracht.municipalities import rules
from tests.unit.demo.services import SLUGS

LANGUAGES = {"nl", "en", "tr", "ar"}


def shape(value: Any) -> Any:
    """Return a text without its words: how many paragraphs, and which places are filled in."""
    if isinstance(value, list):
        return [shape(part) for part in value]
    if isinstance(value, dict):
        return {key: shape(part) for key, part in value.items()}
    return str


@pytest.mark.parametrize("slug", SLUGS)
def test_every_text_stands_in_every_language_with_the_same_parts(slug: str) -> None:
    texts = feed.municipality_texts(slug)

    for key, versions in texts.items():
        assert versions.keys() == LANGUAGES, key
        assert {str(shape(version)) for version in versions.values()} == {str(shape(versions["nl"]))}, key


@pytest.mark.parametrize("slug", SLUGS)
def test_names_and_numbers_are_filled_in(slug: str) -> None:
    words = str(feed.municipality_texts(slug))
    facts = feed.municipality(slug)

    assert not re.search(r"\{(name|desk|phone)\}", words)
    assert facts["name"] in words
    assert facts["desk"]["phone"] in words


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_privacy_statement_names_the_period_and_the_supervisor(slug: str, language: str) -> None:
    words = str(feed.municipality_texts(slug)["privacy"][language])

    assert "30" in words
    assert "Autoriteit Persoonsgegevens" in words


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_privacy_statement_says_how_long_searches_and_mail_addresses_are_kept(language: str) -> None:
    words = str(feed.municipality_texts("voorbeeldstad")["privacy"][language])

    assert f" {KEPT_DAYS} " in words
    assert f" {ADDRESS_IS_KEPT.days} " in words


@pytest.mark.parametrize("slug", SLUGS)
def test_the_desk_is_open_on_working_days(slug: str) -> None:
    hours = rules.read_hours(feed.municipality(slug)["desk"]["hours"])

    assert {stretch.day for stretch in hours} == {0, 1, 2, 3, 4}
    assert all(stretch.opens < stretch.closes for stretch in hours)


@pytest.mark.parametrize("slug", SLUGS)
def test_local_numbers_of_a_municipality_cannot_exist(slug: str) -> None:
    facts = feed.municipality(slug)
    numbers = [facts["desk"]["phone"], facts["out_of_hours_gp"]["number"], *(team["phone"] for team in facts["teams"])]
    uris = [facts["desk"]["phone_uri"], facts["out_of_hours_gp"]["uri"]]

    assert [number for number in numbers if not re.fullmatch(r"000 \d\d \d\d \d\d\d", number)] == []
    assert [uri for uri in uris if not uri.startswith("tel:000")] == []
    assert facts["out_of_hours_gp"]["is_demo"]


@pytest.mark.parametrize("slug", SLUGS)
def test_teams_work_in_places_that_the_municipality_has(slug: str) -> None:
    facts = feed.municipality(slug)

    assert {place for team in facts["teams"] for place in team["places"]} == {
        place["name"] for place in facts["places"]
    }


@pytest.mark.parametrize("slug", SLUGS)
def test_a_parameter_has_at_most_one_value_on_a_day(slug: str) -> None:
    rows = sorted(feed.municipality(slug)["parameters"], key=lambda row: (row["code"], row["valid_from"]))

    for earlier, later in itertools.pairwise(rows):
        if earlier["code"] == later["code"]:
            assert earlier.get("valid_until", datetime.date.max) <= later["valid_from"], later


def test_the_national_lines_have_their_real_numbers() -> None:
    numbers = {line["code"]: (line["number"], line["uri"]) for line in feed.lines()}

    assert numbers == {
        "emergency": ("112", "tel:112"),
        "suicide-prevention": ("113", "tel:113"),
        "domestic-violence": ("0800-2000", "tel:08002000"),
        "listening": ("088 0767 000", "tel:+31880767000"),
        "carers": ("030 760 60 55", "tel:+31307606055"),
        "dementia": ("0800-5088", "tel:08005088"),
        "children": ("0800-0432", "tel:08000432"),
    }


def test_what_was_not_looked_up_is_marked_to_confirm() -> None:
    to_confirm = {line["code"] for line in feed.lines() if line["confirm"]}

    assert to_confirm == {"carers", "dementia", "children"}


def test_every_line_has_its_words_in_every_language() -> None:
    for line in feed.lines():
        assert line["source"]
        for key in ("hours", "cost", "who_for"):
            assert line[key].keys() == LANGUAGES, (line["code"], key)
