"""How the facts of a service become sentences."""

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.directory.rules import presentation
from draagkracht.directory.rules.codes import Attendance, Law
from draagkracht.directory.rules.hsds.records import CostOption, Schedule

TODAY = date(2026, 11, 22)


def schedule(**facts: Any) -> Schedule:
    return Schedule(id="s", **facts)


def price(cents: int | None, **facts: Any) -> CostOption:
    return CostOption(id="c", amount_cents=cents, **facts)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"byday": "TU", "opens_at": time(10), "closes_at": time(12)}, "elke dinsdag van 10.00 tot 12.00 uur"),
        ({"byday": "MO,TU,WE,TH,FR", "freq": "WEEKLY"}, "maandag tot en met vrijdag"),
        ({"byday": "FR,MO,WE"}, "elke maandag, woensdag en vrijdag"),
        ({"byday": "SA,SU"}, "elke zaterdag en zondag"),
        ({"byday": "MO,TU,WE,TH,FR,SA,SU", "opens_at": time(8, 30)}, "elke dag vanaf 8.30 uur"),
        ({"freq": "DAILY", "closes_at": time(17)}, "elke dag tot 17.00 uur"),
        ({"byday": "WE", "interval": 2, "freq": "WEEKLY"}, "om de week op woensdag"),
        ({"byday": "MO,TH", "interval": 3}, "elke 3 weken op maandag en donderdag"),
        ({"byday": "1MO", "freq": "MONTHLY"}, "de eerste maandag van de maand"),
        ({"byday": "2MO,4MO", "freq": "MONTHLY"}, "de tweede maandag en de vierde maandag van de maand"),
        ({"byday": "-1SU", "freq": "MONTHLY", "opens_at": time(14)}, "de laatste zondag van de maand vanaf 14.00 uur"),
        ({"freq": "MONTHLY", "bymonthday": "1,15"}, "elke maand op dag 1 en 15"),
        ({"byday": "MO", "opens_at": time(0), "closes_at": time(23, 59)}, "elke maandag dag en nacht"),
        ({"byday": "tu , th"}, "elke dinsdag en donderdag"),
        ({"opens_at": time(9), "closes_at": time(17)}, "van 9.00 tot 17.00 uur"),
        (
            {"byday": "FR", "opens_at": time(22), "closes_at": time(7)},
            "elke vrijdag van 22.00 tot 7.00 uur de volgende dag",
        ),
        ({"opens_at": time(17), "closes_at": time(0)}, "van 17.00 tot 0.00 uur"),
    ],
)
def test_days_and_hours_are_said_as_people_say_them(facts: dict[str, Any], words: str) -> None:
    said = presentation.times(schedule(**facts))

    assert said is not None
    assert said.dutch() == words


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"byday": "XX"},
        {"byday": "9MO", "freq": "MONTHLY"},
        {"byday": "MO", "freq": "MONTHLY"},
        {"freq": "MONTHLY", "bymonthday": "de vijfde"},
        {"freq": "MONTHLY", "byday": "1MO", "interval": 2},
        {"freq": "YEARLY", "byday": "MO", "opens_at": time(9)},
    ],
)
def test_codes_that_do_not_say_when_stay_silent(facts: dict[str, Any]) -> None:
    assert presentation.times(schedule(**facts)) is None


@given(
    st.builds(
        Schedule,
        id=st.just("s"),
        freq=st.sampled_from(["", "WEEKLY", "MONTHLY", "DAILY", "?"]),
        interval=st.none() | st.integers(0, 50),
        byday=st.text("MOTUWEHFRSA0123-,+ ", max_size=20),
        bymonthday=st.text("0123456789,- x", max_size=10),
        opens_at=st.none() | st.times(),
        closes_at=st.none() | st.times(),
        valid_from=st.none() | st.dates(),
        valid_to=st.none() | st.dates(),
    )
)
def test_no_schedule_stops_the_page(made: Schedule) -> None:
    sentences = [presentation.times(made), presentation.season(made, TODAY)]

    assert all(sentence is None or "%(" not in sentence.dutch() for sentence in sentences)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, None),
        (date(2026, 1, 1), None, None),
        (None, date(2026, 11, 22), "Dit is tot en met 22 november 2026."),
        (date(2026, 12, 1), None, "Dit is er vanaf 1 december 2026."),
        (date(2027, 1, 12), date(2027, 2, 16), "Dit is van 12 januari 2027 tot en met 16 februari 2027."),
        (None, date(2026, 11, 21), "Dit was tot en met 21 november 2026. Vraag na of het er weer komt."),
    ],
)
def test_a_season_is_said_when_it_matters(start: date | None, end: date | None, words: str | None) -> None:
    said = presentation.season(schedule(valid_from=start, valid_to=end), TODAY)

    assert (said.dutch() if said else None) == words


def test_ways_of_taking_part_are_read_from_codes_only() -> None:
    found = presentation.ways(["online, home-visit", "You may phone", ""])

    assert found == (Attendance.HOME_VISIT, Attendance.ONLINE)
    assert presentation.without_travel(found).dutch() == "bij u thuis en online"
    assert presentation.without_travel((Attendance.VENUE,)).dutch() == ""


@pytest.mark.parametrize(
    ("options", "laws", "words"),
    [
        ((), (), "vraag na wat het kost"),
        ((), (Law.WMO,), "vraag na wat u zelf betaalt"),
        ((price(0),), (Law.WMO,), "gratis"),
        ((price(750),), (), "€ 7,50"),
        ((price(8500),), (), "€ 85"),
        ((price(150), price(300)), (), "vanaf € 1,50"),
        ((price(0), price(300), price(150)), (), "van gratis tot € 3"),
        ((price(0), price(None)), (), "vraag na wat het kost"),
        ((price(500), price(500, currency="GBP")), (), "vraag na wat het kost"),
        ((price(1250, currency="GBP"),), (), "12,5 in GBP"),
        ((price(-1),), (), "vraag na wat het kost"),
        ((price(0, valid_to=date(2026, 11, 21)),), (), "vraag na wat het kost"),
        ((price(0, valid_from=date(2026, 11, 22), valid_to=date(2026, 11, 22)),), (), "gratis"),
    ],
)
def test_the_price_is_said_in_a_few_words(options: tuple[CostOption, ...], laws: tuple[Law, ...], words: str) -> None:
    assert presentation.cost_in_short(options, laws, TODAY).dutch() == words


@pytest.mark.parametrize(
    ("options", "fees", "words"),
    [
        ((), "De eerste vijf gesprekken zijn gratis.", "De eerste vijf gesprekken zijn gratis"),
        ((), "", ""),
        ((), "woord " * 40, "woord " * 15 + "woord …"),
        ((), "Eerst dit. En dan dat. " + "En nog veel meer woorden dan er op een kaart passen, in één zin. " * 2,
         "Eerst dit. En dan dat. En nog veel meer woorden dan er op een kaart passen, in één zin"),
        ((price(None, amount_description="naar inkomen"),), "", "naar inkomen"),
        ((price(None, option="De intake"), price(0)), "", "De intake"),
        ((price(500),), "Vijf euro.", ""),
        ((price(0),), "Gratis.", ""),
        ((price(0, valid_to=date(2026, 11, 21)),), "Vraag het.", "Vraag het"),
    ],
)  # fmt: skip
def test_the_words_for_a_price_are_the_providers_and_short_and_only_where_no_amount_says_it(
    options: tuple[CostOption, ...], fees: str, words: str
) -> None:
    assert presentation.words_for_price(options, fees, TODAY) == words


def test_each_price_keeps_the_words_of_the_provider_and_says_free_once() -> None:
    options = (
        price(1000, option="Vier avonden", amount_description="per persoon"),
        price(0, amount_description="Gratis."),
    )

    found = presentation.prices_with_words(options, TODAY)

    assert [(name, said.dutch() if said else "", note) for name, said, note in found] == [
        ("Vier avonden", "€ 10", "per persoon"),
        ("", "gratis", ""),
    ]


@pytest.mark.parametrize(
    ("cents", "note", "left"),
    [
        (750, "gratis", ""),
        (0, "Het is gratis!", ""),
        (0, "gratis voor leden", "gratis voor leden"),
        (750, "€ 7,50", ""),
        (750, "7.50 euro", ""),
        (500, "€ 5,-", ""),
        (750, "€ 5", "€ 5"),
        (750, "de eerste keer gratis", "de eerste keer gratis"),
        (None, "gratis", "gratis"),
    ],
)
def test_a_price_is_said_once_and_not_denied(cents: int | None, note: str, left: str) -> None:
    beside = price(cents, option=note, amount_description=note)

    ((option, _amount, said),) = presentation.prices_with_words((beside,), TODAY)

    assert (option, said) == (left, left)


@pytest.mark.parametrize("law", list(Law))
def test_no_law_is_presented_as_a_promise(law: Law) -> None:
    said = " ".join(sentence.dutch() for sentence in presentation.who_pays([law], None, (), TODAY))

    assert "recht" not in said
    assert law is Law.NONE or any(word in said for word in ("kan dit betalen", "Vraag", "vraag"))


def test_the_contribution_of_the_wmo_is_the_one_of_today_and_says_when_it_is_not_sure() -> None:
    certain = presentation.OwnContribution(2180, is_to_confirm=False)
    unsure = presentation.OwnContribution(2360, is_to_confirm=True)

    said = [presentation.who_pays([Law.WMO], known, (), TODAY)[1].dutch() for known in (certain, unsure, None)]

    assert said == [
        "Soms betaalt u zelf een deel: hoogstens € 21,80 per maand.",
        "Soms betaalt u zelf een deel: hoogstens € 23,60 per maand. Dit bedrag kijken wij nog na.",
        "Soms betaalt u zelf een deel per maand. Vraag na hoeveel dat is.",
    ]


def test_what_is_free_asks_no_contribution() -> None:
    found = presentation.who_pays(
        [Law.WMO], presentation.OwnContribution(2180, is_to_confirm=False), (price(0),), TODAY
    )

    assert not any("Soms betaalt u" in sentence.dutch() for sentence in found)


def test_a_law_that_nobody_wrote_down_is_a_question() -> None:
    assert presentation.who_pays([], None, (), TODAY)[0].dutch() == "Wij weten niet wie dit betaalt. Vraag het na."


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (None, "nog niet gecontroleerd"),
        (date(2026, 11, 23), "in de afgelopen week gecontroleerd"),
        (date(2026, 11, 16), "in de afgelopen week gecontroleerd"),
        (date(2026, 11, 15), "deze maand gecontroleerd"),
        (date(2026, 10, 31), "vorige maand gecontroleerd"),
        (date(2026, 9, 30), "2 maanden geleden gecontroleerd"),
        (date(2025, 11, 22), "12 maanden geleden gecontroleerd"),
        (date(2025, 11, 21), "langer dan een jaar niet gecontroleerd"),
        (date(1, 1, 1), "langer dan een jaar niet gecontroleerd"),
    ],
)
def test_freshness_is_said_in_words(day: date | None, words: str) -> None:
    assert presentation.freshness(day, TODAY).dutch() == words


@pytest.mark.parametrize(
    ("km", "words"), [(0.0, "minder dan 1 km"), (0.99, "minder dan 1 km"), (2.34, "2,3 km"), (41.6, "42 km")]
)
def test_a_distance_is_as_precise_as_it_is_useful(km: float, words: str) -> None:
    assert presentation.distance(km).dutch() == words


def test_ages_are_said_with_both_ends_included() -> None:
    said = [presentation.ages(*ages) for ages in ((None, None), (18, None), (None, 25), (10, 16))]

    assert [one.dutch() if one else None for one in said] == [
        None,
        "Voor mensen vanaf 18 jaar.",
        "Voor mensen tot en met 25 jaar.",
        "Voor mensen van 10 tot en met 16 jaar.",
    ]


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("000 12 34 501", "tel:0001234501"),
        ("+31 (0)33 123 45 67", "tel:+31331234567"),
        ("Bel 0800-1234, toestel 5", "tel:08001234"),
        ("112", "tel:112"),
        ("geen nummer", ""),
        ("", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_a_telephone_dials_the_first_number(number: str, address: str) -> None:
    assert presentation.telephone_address(number) == address


@pytest.mark.parametrize(
    ("address", "is_followed"),
    [
        ("https://www.delinde.example/x", True),
        ("HTTP://delinde.example", True),
        ("javascript:alert(1)", False),
        (" https://delinde.example", False),
        ("//delinde.example", False),
        ("https://", False),
        ("", False),
    ],
)
def test_a_page_links_to_the_web_and_nowhere_else(address: str, is_followed: bool) -> None:
    assert bool(presentation.link_address(address)) is is_followed


@pytest.mark.parametrize(
    "address", ["a@b.example?cc=c@d.example", "a b@c.example", "a@b.example,c@d.example@", "x", ""]
)
def test_a_mail_address_with_more_in_it_is_no_link(address: str) -> None:
    assert not presentation.is_mail(address)
    assert presentation.is_mail("welkom@hethofje.example")


def test_a_summary_is_the_first_sentences_and_never_long() -> None:
    short, long = "Eén zin. Nog een zin! En een derde? Ja.", "woord " * 200

    assert presentation.summary(short) == short
    assert presentation.summary(f"Begin.\n{long}") == "Begin."
    assert len(presentation.summary(long)) <= 242
    assert presentation.summary(long).endswith("woord …")
    assert presentation.summary("") == ""


@given(st.text(max_size=2000))
def test_a_summary_of_any_text_is_short(text: str) -> None:
    assert len(presentation.summary(text)) <= 260
