"""From outcome and site to letter: everything that the page says, in the colour of the municipality."""

from dataclasses import replace
from typing import Any

import pytest
from django.utils import translation

from draagkracht.assessments.rules import result as results
from draagkracht.base.letters.colours import accent
from draagkracht.directory.queries import OfferCard
from draagkracht.municipalities.queries import Desk, Line, Site
from draagkracht.portal.check.outcome import OfferShown, Outcome
from draagkracht.portal.letters import filling, paper, result
from tests.unit.assessments.answering import calm
from tests.unit.portal.making import DAY, Read, plain

LINES = (
    Line("emergency", "Alarmnummer", "112", "tel:112", {"who_for": {"nl": "Als elke seconde telt."}}, True),
    Line("listening", "De Luisterlijn", "088 0767 000", "tel:+31880767000", {}, True),
    Line("carers", "Zorglijn", "000 12 34 555", "tel:0001234555", {"hours": {"nl": "Overdag."}}, is_to_confirm=True),
    Line("children", "Kinderlijn", "000 12 34 556", "tel:0001234556", {}),
    Line("gp-out-of-hours", "Spoedpost", "000 12 34 900", "tel:0001234900", {"note": {"nl": "Dit is een voorbeeld."}}),
)
SITE = Site(
    id=1,
    code="GM9901",
    slug="voorbeeldstad",
    name="Voorbeeldstad",
    languages=("nl", "ar"),
    theme="voorbeeldstad",
    latitude=52.155,
    longitude=5.387,
    desk=Desk("Steunpunt", "000 12 34 501", "tel:0001234501", "", "Lindeplein 2", ()),
    lines=LINES,
    texts={"desk_hours": {"nl": "Elke dag open.", "ar": "مفتوح كل يوم."}},
)
CARD = OfferCard(
    service_id="a",
    name="De Linde",
    summary="Iemand logeert hier twee nachten.",
    organization="Het Hofje",
    base_functions=("respite",),
    laws=("wmo",),
    conditions=(),
    first_step="Bel Anja.",
    what_to_expect="",
    cost="gratis",
    languages=("nl",),
    phone="000 12 34 701",
    assured_date=DAY,
)
SHOWN = OfferShown(
    card=CARD,
    tags=(),
    reasons=("U slaapt slecht.",),
    weak_point="Er is een wachtlijst.",
    distance="2,3 km",
    checked="1 november 2026",
    phone_uri="tel:0001234701",
    is_dutch=False,
)


def make_outcome(answers: dict[str, Any] | None = None, **changes: Any) -> Outcome:
    values: dict[str, Any] = {
        "result": results.assess(answers or calm()),
        "language": "nl",
        "heading": "Het gaat nu goed.",
        "because": "U houdt het nog lang vol.",
        "advice": "Kijk gerust wat er is.",
        "drivers": ("U bent er elke week mee bezig.",),
        "supports": ("Fijne momenten samen.",),
        "steps": ("Bel een vriend.",),
        "lines": (),
        "offers": (SHOWN,),
        "place_note": "",
        "today": DAY,
    }
    return Outcome(**(values | changes))


def test_the_letter_says_of_an_offer_what_the_page_says() -> None:
    [offer] = filling.result_letter(make_outcome(), SITE).offers

    assert (offer.name, offer.summary, offer.first_step) == (CARD.name, CARD.summary, CARD.first_step)
    assert (offer.reasons, offer.weak_point) == (SHOWN.reasons, SHOWN.weak_point)
    assert (offer.cost, offer.distance, offer.provider, offer.checked) == tuple(value for _label, value in SHOWN.facts)
    assert (offer.phone, offer.phone_uri) == (CARD.phone, SHOWN.phone_uri)


def test_the_letter_of_an_outcome_can_be_set_and_read() -> None:
    outcome = make_outcome(lines=LINES[:1])

    read = Read(result.typeset_result(filling.result_letter(outcome, SITE)))

    assert read.pages == 1
    assert plain(f"{outcome.heading} {outcome.because} {outcome.advice}") in read.text
    assert "1 november 2026" in read.text
    assert "De Linde" in read.text


def test_an_arabic_letter_says_in_which_language_the_providers_wrote() -> None:
    with translation.override("ar"):
        letter = filling.result_letter(make_outcome(language="ar", offers=(replace(SHOWN, is_dutch=True),)), SITE)

    assert letter.direction == "rtl"
    assert letter.desk.hours == "مفتوح كل يوم."
    assert letter.offers[0].language == "nl"


def test_the_sheet_of_a_site_can_be_set() -> None:
    sheet = filling.paper_check(SITE, language="nl", young=False, address="https://stad.example/check/", today=DAY)

    read = Read(paper.typeset_paper(sheet))

    assert read.pages == 2
    assert sheet.title in read.text


@pytest.mark.parametrize(("theme", "expected"), [("voorbeeldstad", "#0b5c55"), ("voorbeelddorp", "#573a6e")])
def test_a_letter_has_the_colour_of_the_theme(theme: str, expected: str) -> None:
    assert accent(theme) == expected


def test_a_theme_without_a_colour_gets_that_of_the_house() -> None:
    assert accent("no-such-theme").startswith("#")
