"""Words that several screens of respite share: an amount, how far, who pays, and what a rule found missing."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final

from django.utils import formats
from django.utils.translation import gettext

from draagkracht.base.text import N_, Sentence
from draagkracht.base.translation import translate
from draagkracht.respite.rules import words
from draagkracht.respite.rules.codes import KIND_OF, Fear, Form, Payer
from draagkracht.respite.rules.planning.instance import Kind

NO_BREAK: Final = "\u00a0"
# A volunteer of whom no name is said.
GENDERS: Final[Mapping[str, Sentence]] = {"f": Sentence(N_("een vrouw")), "m": Sentence(N_("een man"))}

PER: Final[Mapping[Kind, str]] = {
    Kind.STAY: N_("€ %(unit)s per nacht, € %(euro)s in totaal, als u alles zelf betaalt"),
    Kind.LIVE_IN: N_("€ %(unit)s per dag, € %(euro)s in totaal, als u alles zelf betaalt"),
    Kind.DAY_CARE: N_("€ %(unit)s per keer, € %(euro)s in totaal, als u alles zelf betaalt"),
    Kind.SITTING: N_("€ %(unit)s per keer, € %(euro)s in totaal, als u alles zelf betaalt"),
}


def amount(cents: int) -> str:
    """Return an amount in euros, with cents: “12,50”."""
    return str(formats.number_format(cents / 100, 2))


def price(unit_cents: int | None, *, number: int, form: Form) -> str:
    """Return what one unit and all of them cost whoever pays it all themselves."""
    if unit_cents is None:
        return gettext("vraag het na")
    if not unit_cents:
        return gettext("niets")
    if number == 1:
        return gettext("€ %(euro)s, als u alles zelf betaalt") % {"euro": amount(unit_cents)}
    values = {"unit": amount(unit_cents), "euro": amount(unit_cents * number)}
    return translate(Sentence(PER[KIND_OF[form]], values))


def how_far(km: float) -> str:
    """Return a distance in whole kilometres."""
    return gettext("minder dan 1 km") if km < 1 else gettext("%(km)s km") % {"km": formats.number_format(round(km))}


def who_pays(payers: Collection[Payer]) -> str:
    """Return who may pay, in their order, and that it is to be asked; nothing where nobody is named."""
    names = ", ".join(translate(words.PAYERS[payer]) for payer in payers)
    return gettext("%(names)s. Vraag na of dit bij u kan.") % {"names": names} if names else ""


def whom_to_call(name: str, number: str) -> str:
    """Return whom to call and the number, which stays on one line."""
    return ", ".join(filter(None, (name, number.replace(" ", NO_BREAK))))


def purposes(found: Collection[str]) -> str:
    """Return what a place is for, a sentence each; nothing where its provider did not say."""
    return " ".join(f"{translate(text)}." for purpose, text in words.PURPOSES.items() if purpose in found)


def with_detail(message: str, name: str) -> Callable[[str], str]:
    """Return what says a rule with its detail in the place `name` of a message."""
    return lambda detail: gettext(message) % {name: detail}


def with_fear(code: str) -> str:
    """Return what is at a place that somebody dreads, by the code of the fear."""
    return translate(words.FEARED[Fear(code)])


def without(texts: Mapping[Any, Sentence]) -> Callable[[str], str]:
    """Return what says that something is missing, by its code."""
    names = {str(code): sentence for code, sentence in texts.items()}
    return lambda detail: gettext("zonder %(what)s") % {"what": translate(names[detail])}
