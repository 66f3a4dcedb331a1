"""Who looked at somebody's data, in words that this person reads: a line for each person, thing and day."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.utils import formats, timezone
from django.utils.translation import gettext

from draagkracht.accounts.displays.roles import role_name
from draagkracht.accounts.permissions import Role
from draagkracht.audit.queries import Use
from draagkracht.audit.rules import Action, ActorKind, Purpose
from draagkracht.base.text import N_
from draagkracht.people.displays.consents import recipient_shown

DID: Final = {
    Action.ADD: N_("zette erbij"),
    Action.CHANGE: N_("veranderde"),
    Action.EXPORT: N_("haalde op"),
    Action.REFUSE: N_("vroeg en kreeg niet"),
    Action.REMOVE: N_("wiste"),
    Action.SEE: N_("bekeek"),
    Action.SEND: N_("stuurde"),
    Action.SHARE: N_("deelde"),
    Action.SIGN: N_("tekende"),
    Action.WITHDRAW: N_("trok in"),
}
# By the first part of the code, or the whole of it where that says more.
WHAT: Final = {
    "assessments": N_("uw uitkomsten"),
    "casework": N_("het dossier van de gemeente"),
    "casework.arrangement": N_("uw afspraken"),
    "casework.conversation": N_("het verslag van een gesprek"),
    "casework.letter": N_("een brief"),
    "casework.number": N_("uw burgerservicenummer"),
    "casework.number_check": N_("uw burgerservicenummer, om te kijken of het klopt"),
    "casework.number_exchange": N_("uw burgerservicenummer, om gegevens over uw hulp door te geven"),
    "casework.number_identity": N_("uw burgerservicenummer, om te weten wie u bent"),
    "casework.number_letter": N_("uw burgerservicenummer, voor een brief"),
    "casework.number_search": N_("uw burgerservicenummer, om uw dossier te vinden"),
    "people.circle": N_("wat u samen deelt"),
    "people.consent": N_("wat u goed vond"),
    "people.device": N_("een toestel waarmee u inlogt"),
    "people.emergency": N_("uw noodplan"),
    "people.invitation": N_("een vraag van u aan iemand"),
    "people.network": N_("wie u helpt"),
    "people.offers": N_("uw lijst met hulp"),
    "people.reminder": N_("een mail die vraagt hoe het gaat"),
    "people.rights": N_("uw vraag over uw gegevens"),
    "people.relation": N_("voor wie u zorgt"),
    "people.representation": N_("wie voor u spreekt"),
    "people.space": N_("uw eigen plek"),
    "people.tie": N_("met wie u deelt"),
    "people.wishes": N_("wat u belangrijk vindt"),
    "referrals": N_("uw aanmelding"),
    "support": N_("wat het steunpunt van u weet"),
}
WHY: Final = {
    Purpose.ACCOUNT: N_("om in te loggen"),
    Purpose.ADVICE: N_("om u raad te geven"),
    Purpose.AFTERCARE: N_("om te vragen hoe het gaat"),
    Purpose.ARRANGEMENT: N_("om afspraken te maken"),
    Purpose.CONTACT: N_("om u te bereiken"),
    Purpose.DECISION: N_("om te beslissen over hulp"),
    Purpose.EMERGENCY: N_("omdat er nood was"),
    Purpose.INVESTIGATION: N_("om te zien welke hulp past"),
    Purpose.OWN_USE: N_("voor uzelf"),
    Purpose.REFERRAL: N_("om u verder te helpen"),
    Purpose.RESPITE: N_("om vervanging te regelen"),
    Purpose.RETENTION: N_("omdat de tijd om was"),
    Purpose.RIGHTS: N_("omdat u dat vroeg"),
    Purpose.SUPERVISION: N_("om het werk te controleren"),
}


# In place of "for yourself", where another did it of their own accord.
BESIDE: Final = N_("omdat u dit samen deelt")
SPEAKS: Final = N_("om voor u te spreken")


@dataclass(frozen=True, slots=True, kw_only=True)
class UseShown:
    """One line: on which day, who, what, what for, and how often; `code` is by which code of theirs."""

    when: str
    who: str
    did: str
    why: str
    times: str = ""
    code: str = ""


def show(found: Sequence[Use], codes: Mapping[str, str] | None = None) -> tuple[UseShown, ...]:
    """Return who looked as the page shows it, the latest first.

    `codes` are what the codes that somebody gave were called, by public id.
    """
    lines = Counter(_line(use, codes or {}) for use in sorted(found, key=lambda use: (use.at, use.id), reverse=True))
    return tuple(replace(line, times=_times(number)) for line, number in lines.items())


def _line(use: Use, codes: Mapping[str, str]) -> UseShown:
    return UseShown(
        when=formats.date_format(timezone.localtime(use.at), "j F Y"),
        who=who(use),
        did=did(use),
        why=gettext(why(use)),
        code=_by_code(codes[use.about]) if use.about in codes else "",
    )


def _times(number: int) -> str:
    return gettext("%(number)d keer") % {"number": number} if number > 1 else ""


def _by_code(label: str) -> str:
    if not label:
        return gettext("met een code van u")
    return gettext("met uw code voor: %(label)s") % {"label": isolate(recipient_shown(label))}


def why(use: Use) -> str:
    """Return what for, in Dutch: the key of the translation."""
    if use.why is Purpose.OWN_USE and use.kind is ActorKind.RESIDENT and not use.is_self:
        return SPEAKS if is_for_you(use) else BESIDE
    return WHY.get(use.why, N_("voor het werk"))


def did(use: Use) -> str:
    """Return what was done with what; on behalf of whose data it is, where somebody speaks for them."""
    says = f"{gettext(DID[use.action])}: {gettext(what(use.what))}"
    return gettext("%(says)s, namens u") % {"says": says} if is_for_you(use) else says


def is_for_you(use: Use) -> bool:
    """Tell whether somebody did it who speaks for whose data it is."""
    return bool(use.on_behalf_of) and use.kind is ActorKind.RESIDENT and not use.is_self


def who(use: Use) -> str:
    """Return who did something: a name and a role for who works here, "uzelf", or "iemand anders"."""
    if use.is_self:
        return gettext("uzelf")
    if is_for_you(use):
        return use.label or gettext("wie voor u spreekt")
    if use.kind is ActorKind.RESIDENT and use.label:
        return use.label
    if use.kind is ActorKind.SYSTEM:
        return gettext("dit systeem, vanzelf")
    role = role_name(Role(use.role)).lower() if use.role in set(Role) else ""
    parts = [isolate(use.label) or gettext("iemand anders"), role, isolate(use.organization)]
    return gettext(", ").join(part for part in parts if part)


def isolate(name: str) -> str:
    """Return a name that keeps its own direction in a line of another."""
    return f"\u2068{name}\u2069" if name else ""


def what(code: str) -> str:
    """Return what was used, in Dutch: the key of the translation."""
    return WHAT.get(code) or WHAT.get(code.split(".", maxsplit=1)[0]) or N_("uw gegevens")
