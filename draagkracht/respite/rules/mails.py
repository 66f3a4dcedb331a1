"""What is mailed about a booking: what there is to see or to answer, by when, and nothing of anybody's health."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.respite.rules.states import Step


@dataclass(frozen=True, slots=True)
class Mail:
    """A subject and paragraphs."""

    subject: Sentence
    paragraphs: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a mail is filled in with; days are text already. `address` is of the page, empty where there is none."""

    place: str
    days: str
    until: str = ""
    intake: str = ""
    shorter: str = ""  # that it is fewer nights than were asked
    said: str = ""
    address: str = ""
    desk: str
    phone: str


GREETING: Final = Sentence(N_("Dag,"))
CLOSING: Final = N_("Vragen? Bel %(desk)s: %(phone)s.")


def offer_mail(told: Told) -> Mail:
    """Return the mail that something is kept free for somebody who asked, and what of it is less than they asked."""
    less = (Sentence(N_("Let op: %(shorter)s"), {"shorter": told.shorter}),) if told.shorter else ()
    return _mail(
        Sentence(N_("Er is een plek voor u")),
        told,
        Sentence(
            N_("U vroeg of iemand de zorg een tijdje kan overnemen. Er is een plek vrij: %(place)s, %(days)s."),
            _of(told),
        ),
        *less,
        Sentence(
            N_("Wij houden die voor u vast tot %(until)s. U beslist. Nee zeggen mag altijd."), {"until": told.until}
        ),
    )


HOME_SUBJECTS: Final[Mapping[Step, Sentence]] = {
    Step.AGREE: Sentence(N_("De plek is van u")),
    Step.ASK_INTAKE: Sentence(N_("De plek wil eerst kennismaken")),
    Step.REFUSE: Sentence(N_("De plek kan het niet doen")),
    Step.CANCEL: Sentence(N_("De plek heeft afgezegd")),
    Step.EXPIRE: Sentence(N_("De plek is niet meer vastgehouden")),
    Step.FINISH: Sentence(N_("Hoe was het?")),
    Step.WITHDRAW: Sentence(N_("Een aanbod gaat niet door")),
}
HOME_NEWS: Final[Mapping[Step, str]] = {
    Step.AGREE: N_("%(place)s zegt ja: %(days)s. U kunt erop rekenen."),
    Step.ASK_INTAKE: N_("%(place)s wil eerst kennismaken: %(intake)s. Daarna hoort u of het doorgaat."),
    Step.REFUSE: N_(
        "%(place)s kan het toch niet doen: %(days)s. Wij zoeken met u verder. U hoeft niet opnieuw te vragen."
    ),
    Step.CANCEL: N_("%(place)s moet afzeggen: %(days)s. Dat spijt ons. Wij zoeken met u verder."),
    Step.EXPIRE: N_("Wij hielden %(place)s voor u vast, %(days)s. Wij hoorden niets. Uw vraag blijft staan."),
    Step.WITHDRAW: N_(
        "Wij boden u %(place)s aan, %(days)s. Dat kan toch niet. Het spijt ons. "
        "Uw vraag blijft staan en wij zoeken verder."
    ),
    Step.FINISH: N_("Het is voorbij: %(place)s, %(days)s. Vertelt u hoe het was? Dat helpt u en anderen."),
}


def home_mail(step: Step, told: Told) -> Mail | None:
    """Return the mail to who cares after a step of the provider or the clock; None where there is nothing to tell."""
    if step not in HOME_NEWS:
        return None
    said = (Sentence(N_("De reden: %(said)s"), {"said": told.said}),) if told.said else ()
    news = Sentence(HOME_NEWS[step], _of(told) | {"intake": told.intake})
    return _mail(HOME_SUBJECTS[step], told, news, *said)


PROVIDER_NEWS: Final[Mapping[Step, str]] = {
    Step.CONFIRM: N_(
        "Iemand wil graag komen: %(place)s, %(days)s. Zegt u of het kan? U ziet daar ook wat u moet weten."
    ),
    Step.CANCEL: N_("Er is afgezegd: %(place)s, %(days)s. De plek is weer vrij."),
}
PROVIDER_SUBJECTS: Final[Mapping[Step, Sentence]] = {
    Step.CONFIRM: Sentence(N_("Een boeking wacht op uw antwoord")),
    Step.CANCEL: Sentence(N_("Een boeking gaat niet door")),
}


def answer_mail(told: Told, ended: tuple[Told, ...]) -> Mail:
    """Return the mail to who cares that who is cared for gave an answer; of what ends by it the place and the days."""
    news = (
        Sentence(N_("Dit gaat daarom niet door: %(place)s, %(days)s."), {"place": one.place, "days": one.days})
        for one in ended
    )
    return _mail(
        Sentence(N_("Uw naaste gaf antwoord")),
        told,
        Sentence(N_("U vroeg of iemand de zorg een tijdje kan overnemen. Uw naaste zei wat die wil.")),
        *news,
    )


def emergency_mail(told: Told) -> Mail:
    """Return the mail to a provider that what was said on the telephone is booked. It names nobody."""
    return _mail(
        Sentence(N_("Uw noodplek is geboekt")),
        told,
        Sentence(
            N_(
                "U zei ja aan de telefoon: %(place)s, %(days)s. De noodplek is geboekt. "
                "Bij uw boekingen leest u wie komt."
            ),
            _of(told),
        ),
        Sentence(N_("Klopt dit niet? Bel ons meteen.")),
    )


def erased_mail(told: Told) -> Mail:
    """Return the mail to a provider where somebody stays, of whom all that we kept is erased. It names nobody."""
    return _mail(
        Sentence(N_("Gegevens van een boeking zijn gewist")),
        told,
        Sentence(
            N_("Wie boekte, wiste de eigen gegevens: %(place)s, %(days)s. Uw gast is er al, en dat blijft zo."),
            _of(told),
        ),
        Sentence(N_("Vraag uw gast of de familie zelf wie u kunt bellen.")),
    )


def provider_mail(step: Step, told: Told) -> Mail:
    """Return the mail to a provider after a step of who cares. It names nobody."""
    return _mail(PROVIDER_SUBJECTS[step], told, Sentence(PROVIDER_NEWS[step], _of(told)))


def recipient_mail(*, carer: str, address: str, desk: str, phone: str) -> Mail:
    """Return the mail that asks who is cared for whether they want it."""
    return Mail(
        Sentence(N_("Wat vindt u ervan?")),
        (
            GREETING,
            Sentence(N_("%(carer)s zoekt iemand die de zorg een tijdje overneemt. Wilt u dat ook?"), {"carer": carer}),
            Sentence(N_("U beslist. Zonder uw ja gebeurt er niets. Proberen kan ook.")),
            Sentence(N_("Geef hier antwoord: %(address)s"), {"address": address}),
            Sentence(CLOSING, {"desk": desk, "phone": phone}),
        ),
    )


def _of(told: Told) -> dict[str, str]:
    return {"place": told.place, "days": told.days}


def _mail(subject: Sentence, told: Told, *news: Sentence) -> Mail:
    see = (Sentence(N_("U ziet het hier: %(address)s"), {"address": told.address}),) if told.address else ()
    return Mail(subject, (GREETING, *news, *see, Sentence(CLOSING, {"desk": told.desk, "phone": told.phone})))
