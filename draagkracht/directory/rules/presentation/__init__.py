"""How the facts of a service become sentences: prices, times, distances, ages, and when somebody checked them."""

from draagkracht.directory.rules.presentation.facts import (
    Freshness,
    ages,
    distance,
    especially_with,
    freshness,
    freshness_level,
    is_mail,
    link_address,
    paragraphs,
    summary,
    telephone_address,
)
from draagkracht.directory.rules.presentation.phrases import day_of_year, joined
from draagkracht.directory.rules.presentation.prices import (
    OwnContribution,
    beside_price,
    cost_in_short,
    is_free,
    is_word_for_free,
    prices_on,
    prices_with_words,
    who_pays,
    words_for_price,
)
from draagkracht.directory.rules.presentation.telephone_hours import telephone_hours
from draagkracht.directory.rules.presentation.times import is_overnight, season, times, ways, without_travel

__all__ = [
    "Freshness",
    "OwnContribution",
    "ages",
    "beside_price",
    "cost_in_short",
    "day_of_year",
    "distance",
    "especially_with",
    "freshness",
    "freshness_level",
    "is_free",
    "is_mail",
    "is_overnight",
    "is_word_for_free",
    "joined",
    "link_address",
    "paragraphs",
    "prices_on",
    "prices_with_words",
    "season",
    "summary",
    "telephone_address",
    "telephone_hours",
    "times",
    "ways",
    "who_pays",
    "without_travel",
    "words_for_price",
]
