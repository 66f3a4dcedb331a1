"""What a service costs and who pays, in words. No sentence promises anything: who decides is the one who pays."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules.codes import Law
from draagkracht.directory.rules.hsds.records import CostOption
from draagkracht.directory.rules.presentation.facts import summary
from draagkracht.directory.rules.presentation.phrases import CENTS, EURO, money

SHORT: Final = 100  # two lines on a telephone
FREE: Final = Sentence(N_("gratis"))
ASK: Final = Sentence(N_("vraag na wat het kost"))
ASK_SHARE: Final = Sentence(N_("vraag na wat u zelf betaalt"))
# Laws under which somebody may pay a part.
WITH_OWN_SHARE: Final = frozenset({Law.WMO, Law.WLZ, Law.ZVW, Law.INSURANCE})
WORDS_FOR_FREE: Final = frozenset({"gratis", "kosteloos", "free"})
WORDS_AROUND_FREE: Final = frozenset({"het", "is", "dit", "helemaal", "geheel", "altijd"})
SIGNS_OF_MONEY: Final = re.compile(r"€|euro|eur|\s")

PAYERS: Final[Mapping[Law, Sentence]] = {
    Law.WMO: Sentence(N_("De gemeente kan dit betalen (Wmo). U praat dan eerst met de gemeente.")),
    Law.WLZ: Sentence(N_("Krijgt uw naaste zorg uit de Wlz? Vraag dan bij het zorgkantoor na of het dit betaalt.")),
    Law.ZVW: Sentence(N_("De basisverzekering kan dit betalen. Vraag het na bij de huisarts of de wijkverpleging.")),
    Law.JEUGDWET: Sentence(N_("Voor een kind tot 18 jaar kan de gemeente dit betalen (Jeugdwet). Vraag het na.")),
    Law.INSURANCE: Sentence(N_("Soms betaalt een aanvullende verzekering dit. Bel die en vraag het na.")),
    Law.NONE: Sentence(N_("U hebt hier geen besluit van de gemeente voor nodig.")),
}
PAYER_IS_UNKNOWN: Final = Sentence(N_("Wij weten niet wie dit betaalt. Vraag het na."))


@dataclass(frozen=True, slots=True)
class OwnContribution:
    """What one pays the municipality for support under the Wmo, per month at most (a dated parameter)."""

    cents_a_month: int
    is_to_confirm: bool


def prices_on(options: Sequence[CostOption], today: date) -> tuple[CostOption, ...]:
    """Return the prices that hold on a day (`valid_to` is the last day) and can be read."""
    return tuple(
        option
        for option in options
        if (option.valid_from is None or option.valid_from <= today)
        and (option.valid_to is None or today <= option.valid_to)
        and (option.amount_cents is None or option.amount_cents >= 0)
    )


def is_free(options: Sequence[CostOption]) -> bool:
    """Return whether every price is zero, and there is at least one."""
    return bool(options) and all(option.amount_cents == 0 for option in options)


def is_word_for_free(text: str) -> bool:
    """Return whether a text says that something is free and nothing else."""
    words = set(re.findall(r"\w+", text.casefold()))
    return bool(words & WORDS_FOR_FREE) and words <= WORDS_FOR_FREE | WORDS_AROUND_FREE


def beside_price(text: str, cents: int | None) -> str:
    """Return a text to show beside a price; nothing where it only says the price once more, or denies it.

    An amount counts for more than a word: “gratis” beside € 7,50 is left out, as it is beside a price of nothing.
    """
    if cents is None:
        return text
    euros, rest = divmod(cents, CENTS)
    said = SIGNS_OF_MONEY.sub("", text.casefold()).rstrip(".!,-").replace(".", ",")
    is_price = said in {f"{euros},{rest:02d}", *([] if rest else [str(euros)])}
    return "" if is_price or is_word_for_free(text) else text


def cost_in_short(options: Sequence[CostOption], laws: Collection[Law], today: date) -> Sentence:
    """Return what a service costs in a few words; where that is not clear, to ask."""
    current = prices_on(options, today)
    if is_free(current):
        return FREE
    amounts = sorted({option.amount_cents for option in current if option.amount_cents is not None})
    currencies = {option.currency or EURO for option in current}
    if not any(amounts) or len(currencies) > 1:
        return ASK_SHARE if WITH_OWN_SHARE & set(laws) else ASK
    currency = currencies.pop()
    if amounts[0] == 0:
        return Sentence(N_("van gratis tot %(price)s"), {"price": money(amounts[-1], currency)})
    if len(amounts) > 1:
        return Sentence(N_("vanaf %(price)s"), {"price": money(amounts[0], currency)})
    return money(amounts[0], currency)


def words_for_price(options: Sequence[CostOption], fees: str, today: date) -> str:
    """Return in short what the provider says of the price, where no amount says it; nothing where one does."""
    if cost_in_short(options, (), today) != ASK:
        return ""
    said = (option.amount_description or option.option for option in prices_on(options, today))
    return summary(fees or ", ".join(filter(None, said)), short=SHORT, longest=SHORT).removesuffix(".")


def prices_with_words(options: Sequence[CostOption], today: date) -> tuple[tuple[str, Sentence | None, str], ...]:
    """Return (for whom or what, the price, the words of the provider) for each price of today.

    The provider's words are left out where they only say the price once more (`beside_price`).
    """
    return tuple(
        (
            beside_price(option.option, option.amount_cents),
            _price(option),
            beside_price(option.amount_description, option.amount_cents),
        )
        for option in prices_on(options, today)
    )


def who_pays(
    laws: Collection[Law], contribution: OwnContribution | None, options: Sequence[CostOption], today: date
) -> tuple[Sentence, ...]:
    """Return who may pay, law by law, and what one may have to pay under the Wmo where a service is not free."""
    found = [sentence for law, sentence in PAYERS.items() if law in laws]
    if Law.WMO in laws and not is_free(prices_on(options, today)):
        found.insert(1, _own_contribution(contribution))
    return tuple(found) or (PAYER_IS_UNKNOWN,)


def _own_contribution(contribution: OwnContribution | None) -> Sentence:
    """Return the words for the Wmo's own contribution (art. 2.1.4a Wmo 2015); the amount is never stated as certain
    where nobody has read it at its source, or where none is known for today."""
    if contribution is None:
        return Sentence(N_("Soms betaalt u zelf een deel per maand. Vraag na hoeveel dat is."))
    price = {"price": money(contribution.cents_a_month, EURO)}
    if contribution.is_to_confirm:
        return Sentence(
            N_("Soms betaalt u zelf een deel: hoogstens %(price)s per maand. Dit bedrag kijken wij nog na."), price
        )
    return Sentence(N_("Soms betaalt u zelf een deel: hoogstens %(price)s per maand."), price)


def _price(option: CostOption) -> Sentence | None:
    if option.amount_cents is None:
        return None
    return FREE if option.amount_cents == 0 else money(option.amount_cents, option.currency)
