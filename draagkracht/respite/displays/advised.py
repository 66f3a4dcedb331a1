"""Requests that somebody looks at, in words: what to do for whom, who to call, and what was said."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils import formats, timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base.translation import translate
from draagkracht.respite.queries.advised import Advised, Turn
from draagkracht.respite.queries.naming import moment_of
from draagkracht.respite.queries.own import OwnRequest
from draagkracht.respite.rules import states, words
from draagkracht.respite.rules.codes import MadeBy, Yes
from draagkracht.respite.rules.looking_first import call_date
from draagkracht.respite.rules.states import State

Fact = tuple[str, str]
FIRST: Final = 10

HEADINGS: Final = {
    Turn.LOOK_FIRST: _("Kijk eerst mee, en bel"),
    Turn.CALL: _("Bel nu: er is een plek vrij gehouden"),
    Turn.TELL: _("Bel: er is nieuws"),
    Turn.HELP: _("Bel: wie zorgt wil dat u meezoekt"),
    Turn.ASK: _("Vraag wie zorg krijgt"),
    Turn.LOOK: _("Zoek mee"),
    Turn.WAIT: _("Wacht op antwoord"),
    Turn.COMES: _("Afgesproken"),
}
ANSWERS: Final = {Yes.YES: _("ja"), Yes.TRIAL: _("eerst een keer proberen"), Yes.NO: _("nee")}
MADE_BY: Final = {
    MadeBy.CARER: _("wie zorgt zelf"),
    MadeBy.CONSULTANT: _("een consulent"),
    MadeBy.PROFESSIONAL: _("een professional"),
}


# What happened with a booking, for who is told by telephone.
NEWS: Final = {
    State.AGREED: _("De plek zei ja: %(place)s, %(days)s."),
    State.STAYING: _("De plek zei ja, en het is begonnen: %(place)s, %(days)s."),
    State.INTAKE: _("De plek wil eerst kennismaken: %(intake)s. Het gaat om %(place)s, %(days)s."),
    State.REFUSED: _("De plek kan het niet doen: %(place)s, %(days)s. U zoekt samen verder."),
    State.CANCELLED: _("Het is afgezegd: %(place)s, %(days)s."),
    State.EXPIRED: _("Er kwam geen antwoord op tijd. De plek is niet meer vrij gehouden: %(place)s, %(days)s."),
    State.WITHDRAWN: _("Het aanbod is teruggenomen: %(place)s, %(days)s."),
    State.DONE: _("Het is geweest: %(place)s, %(days)s. Vraag hoe het was."),
}


# What each form is called, what it is for, and its button.
PAGES: Final = {
    "ask": (
        _("Respijt vragen voor iemand"),
        _("U vraagt het samen. Nee zeggen kan altijd, ook later."),
        _("Verder"),
    ),
    "case": (
        _("Zoek respijt"),
        _("U vraagt het samen. Nee zeggen kan altijd, ook later."),
        _("Verder"),
    ),
    "change": (_("Verander de vraag"), _("Wat al vrij gehouden of afgesproken is, blijft zoals het is."), _("Bewaar")),
    "needs": (_("Wat is er nodig?"), _("Niets hoeft. Wat u aankruist, moet er echt zijn."), _("Verder")),
    "answer": (
        _("Wat wil wie zorg krijgt?"),
        _("Vraag het aan %(called)s. Zonder ja boekt u niets. Twijfel? Proberen kan ook."),
        _("Bewaar"),
    ),
    "decline": (
        _("Wie zorgt zegt nee"),
        _("%(name)s, %(days)s. Dit komt weer vrij. Daarna zoekt u verder."),
        _("Bewaar de nee"),
    ),
    "cancel": (_("Afzeggen"), _("U zegt %(name)s af: %(days)s. De plek hoort het meteen."), _("Zeg af")),
    "take-back": (
        _("Neem het aanbod terug"),
        _("%(name)s, %(days)s. De dagen komen weer vrij, en u zoekt verder. Wie zorgt hoort uw reden."),
        _("Neem terug"),
    ),
    "how": (_("Hoe was het?"), _("%(name)s, %(days)s. Vraag het aan wie zorgt. De plek leest het."), _("Bewaar")),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list."""

    public_id: UUID
    name: str
    about: str
    says: str


@dataclass(frozen=True, slots=True)
class Group:
    """Requests for which the same is to be done."""

    heading: str
    rows: tuple[Row, ...]
    turn: str
    number: int  # more than rows, where the rest is behind a link


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page with one form: what it is called, what it is for, its button, and the way back."""

    heading: str
    lead: str
    press: str
    back_url: str
    back_label: str


@dataclass(frozen=True, slots=True)
class Past:
    """A booking that was: how it was for both, where they said so, and the button to write it down."""

    public_id: UUID
    name: str
    days: str
    facts: tuple[Fact, ...]
    press: str


def past_of(one: Advised) -> tuple[Past, ...]:
    """Return what was, with how it was."""
    return tuple(
        Past(
            booking.public_id,
            booking.name,
            booking.days,
            (
                (gettext("Voor wie zorgt"), _score(booking.carer_score)),
                (gettext("Wie zorgt zegt"), booking.carer_words),
                (gettext("Voor wie zorg krijgt"), _score(booking.guest_score)),
                (gettext("Wie zorg krijgt, zegt"), booking.guest_words),
            ),
            gettext("Verander wat er staat") if booking.carer_score else gettext("Schrijf op hoe het was"),
        )
        for booking in one.asked.bookings
        if booking.state is State.DONE
    )


def _score(score: int | None) -> str:
    return translate(words.SCORES[score]) if score else ""


def page_of(form: str, back_url: str, back_label: str = "", **about: str) -> FormPage:
    """Return the page of a form by its name, `about` what stands in its sentence."""
    heading, lead, press = PAGES[form]
    return FormPage(
        str(heading), str(lead) % about, str(press), back_url, back_label or gettext("Samen respijt zoeken")
    )


def groups_of(found: Iterable[Advised], *, whole: str = "") -> tuple[Group, ...]:
    """Return requests by what is to be done, what comes first first; of one kind all, of the others the first ten."""
    rows: dict[Turn, list[Row]] = {turn: [] for turn in Turn}
    for one in found:
        rows[one.turn].append(Row(one.asked.public_id, one.carer_name, _about(one), _says(one)))
    return tuple(
        Group(str(HEADINGS[turn]), tuple(some if turn == whole else some[:FIRST]), turn.value, len(some))
        for turn, some in rows.items()
        if some
    )


def _about(one: Advised) -> str:
    asked = one.asked
    day = formats.date_format(asked.start_date, "j F")
    said = gettext("Voor %(called)s, vanaf %(day)s. %(forms)s.")
    where = f" {one.district}." if one.district else ""
    return f"{said % {'called': asked.called, 'day': day, 'forms': forms_of(asked)}}{where}"


def forms_of(asked: OwnRequest) -> str:
    """Return what was asked, in a row."""
    return ", ".join(translate(words.FORMS[form]) for form in asked.forms)


def news_of(one: Advised) -> str:
    """Return what happened that who cares was not told; nothing where they were."""
    if one.news is None:
        return ""
    news, intake = one.news, moment_of(one.news.intake_at)
    said = str(NEWS[news.state]) % {"place": news.name, "days": news.days, "intake": intake}
    return f"{said} {gettext('De reden: %(said)s') % {'said': news.said}}" if news.said else said


def _says(one: Advised) -> str:
    living, asked_on = one.asked.living, _day(one.asked.asked_at)
    if one.turn is Turn.TELL:
        return news_of(one)
    if living is None and one.look is not None:
        day = formats.date_format(one.look.call_date, "l j F")
        return gettext("%(place)s, %(days)s. Bel voor %(day)s.") % {
            "place": one.look.name,
            "days": one.look.days,
            "day": day,
        }
    if living is None and one.asked.help_asked_at:
        day = formats.date_format(call_date(timezone.localdate(one.asked.help_asked_at)), "l j F")
        since = _day(one.asked.help_asked_at)
        return gettext("Vroeg om hulp op %(since)s. Bel voor %(day)s.") % {"since": since, "day": day}
    if living is None:
        return gettext("Wacht sinds %(day)s.") % {"day": asked_on}
    if living.waits_for_you and living.expires_at:
        until = moment_of(living.expires_at)
        return gettext("%(place)s, %(days)s. Vrij gehouden tot %(until)s.") % {
            "place": living.name,
            "days": living.days,
            "until": until,
        }
    state = translate(states.LABELS[living.state])
    return gettext("%(place)s, %(days)s. %(state)s.") % {"place": living.name, "days": living.days, "state": state}


def facts_of(one: Advised) -> tuple[Fact, ...]:
    """Return what to know of a request."""
    answer = one.asked.answer
    return (
        (gettext("Voor wie"), one.asked.called),
        (gettext("Waar"), one.district),
        (gettext("Wat zou helpen"), forms_of(one.asked)),
        (gettext("Waar het voor is"), translate(words.PURPOSES[one.purpose])),
        (gettext("Vanaf"), str(formats.date_format(one.asked.start_date, "l j F"))),
        (gettext("Hoe lang"), _nights(one.nights)),
        (gettext("Hoeveel weken"), str(one.weeks or "")),
        (gettext("Wie betaalt"), translate(words.PAYERS[one.payer]) if one.payer else gettext("nog niet bekend")),
        (gettext("Wie zorg krijgt, zegt"), str(ANSWERS[answer]) if answer else gettext("nog niet gevraagd")),
        (gettext("Fijn"), one.wishes),
        (gettext("Ziet op tegen"), ", ".join(filter(None, (*_fears(one), one.fears)))),
        (gettext("Voelt zich goed bij"), ", ".join(filter(None, (one.at_ease_at, one.at_ease_with)))),
        (gettext("Gevraagd door"), _asked_by(one)),
        (gettext("Mail"), one.email),
    )


def _fears(one: Advised) -> tuple[str, ...]:
    return tuple(translate(words.FEARS[fear]) for fear in one.afraid_of)


def _day(at: datetime.datetime) -> str:
    return formats.date_format(timezone.localtime(at), "j F")


def _nights(number: int) -> str:
    return ngettext("%(number)s nacht", "%(number)s nachten", number) % {"number": number} if number else ""


def _asked_by(one: Advised) -> str:
    day = _day(one.asked.asked_at)
    if one.made_by is MadeBy.CARER:
        return gettext("%(who)s, op %(day)s") % {"who": MADE_BY[one.made_by], "day": day}
    return gettext("%(who)s, op %(day)s") % {"who": one.by_label or MADE_BY[one.made_by], "day": day}
