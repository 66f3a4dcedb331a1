"""What each profession can see, say and do for somebody who cares: one card for each.

Our own words, after rows of the inventory: 20 and 43 (recognising early: exhaustion, doing nothing any more, neglect,
staying alone), 24 to 26 (professionals who were trained, general practice), 33 and 34 (teachers; work), 31 (a child
does not take over care by itself), 174 (addiction in the family), 180 (limits that do not show are overestimated).
The two kinds of leave for who works: Wet arbeid en zorg, articles 5:1 (short) and 5:9 (long).
"""

from dataclasses import dataclass
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.referrals.rules.referring import Channel


def _all(*messages: str) -> tuple[Sentence, ...]:
    return tuple(Sentence(message) for message in messages)


ASKS: Final = _all(
    N_("‘U zorgt veel voor een ander. Hoe gaat het met ú?’"),
    N_("‘Mag ik zorgen dat iemand u belt? Nee is ook goed.’"),
)
ASKS_A_PUPIL: Final = _all(
    N_("‘Jij zorgt veel voor een ander. Hoe gaat het met jóú?’"),
    N_("‘Mag ik zorgen dat iemand je belt? Nee is ook goed.’"),
)


# The leaf that is handed out, in the words for whom a profession speaks to.
LEAF: Final = _all(
    N_("Zorgt u voor iemand?"),
    N_("Zorgen voor een ander kan mooi zijn, en ook zwaar. U hoeft het niet alleen te doen."),
    N_("Doe de 3-minutencheck. U ziet hoe het met ú gaat, en wat er in de buurt is."),
    N_("U hoeft geen naam te noemen. Bellen mag ook."),
)
LEAF_FOR_A_PUPIL: Final = _all(
    N_("Zorg jij voor iemand?"),
    N_("Zorgen voor een ander kan mooi zijn, en ook zwaar. Je hoeft het niet alleen te doen."),
    N_("Doe de 3-minutencheck. Je ziet hoe het met jóú gaat, en wat er in de buurt is."),
    N_("Je hoeft geen naam te noemen. Bellen mag ook."),
)


@dataclass(frozen=True, slots=True)
class Profession:
    """A profession with its card: `slug` stands in addresses, the rest is shown."""

    slug: str
    channel: Channel
    name: Sentence
    sees: tuple[Sentence, ...]
    says: tuple[Sentence, ...]
    does: tuple[Sentence, ...]
    asks: tuple[Sentence, ...] = ASKS  # what is said to anybody, in the words for whom this profession speaks to
    leaf: tuple[Sentence, ...] = LEAF  # its title first


# For everybody, after what is of one profession.
SEES: Final = _all(
    N_("Is moe, moppert meer of huilt sneller dan vroeger."),
    N_("Doet weinig meer voor zichzelf, of komt de deur niet uit."),
    N_("Zegt vaak: het gaat wel. En vertelt alleen over de ander."),
)
DOES: Final = _all(
    N_("Vraag eerst of het goed is. Verwijs daarna: dat kost een minuut."),
    N_("Zegt iemand nee? Geef het blad mee, en vraag het later nog eens."),
)
# What is easily missed.
MISSED: Final = _all(
    N_(
        "Praat iemand vlot? Toch kan er veel niet lukken. Letsel in het hoofd of een beperking ziet u niet. Vraag door."
    ),
    N_("Is er drank, drugs of een psychische ziekte in huis? Dan is er vaak schaamte. Oordeel niet."),
    N_("Woont de ander in een instelling? Ook dan kan zorgen zwaar zijn."),
)

PROFESSIONS: Final = (
    Profession(
        "huisarts",
        Channel.GENERAL_PRACTICE,
        Sentence(N_("Huisartsenpraktijk")),
        _all(
            N_("Komt vaak mee met een ander, en nooit voor zichzelf."),
            N_("Slaapt slecht, of heeft pijn zonder duidelijke oorzaak."),
        ),
        _all(N_("‘Ik denk ook aan u. Slaapt u genoeg?’")),
        _all(
            N_("Schrijf op dat iemand voor een ander zorgt, als dat mag."),
            N_("Spreek af wanneer u er weer naar vraagt."),
        ),
    ),
    Profession(
        "wijkverpleging",
        Channel.DISTRICT_NURSING,
        Sentence(N_("Wijkverpleging")),
        _all(
            N_("Doet taken die bij u horen, zoals wassen of medicijnen geven."),
            N_("Het huis of de ander is minder goed verzorgd dan eerst."),
        ),
        _all(N_("‘Wat doet u allemaal op een dag? En in de nacht?’")),
        _all(
            N_("Praat even apart met wie zorgt, zonder de ander erbij."),
            N_("Kijk in het zorgplan: wie valt in als het niet meer gaat?"),
        ),
    ),
    Profession(
        "ziekenhuis",
        Channel.HOSPITAL,
        Sentence(N_("Ziekenhuis")),
        _all(
            N_("Iemand gaat naar huis, en daar rust alles op één mens."),
            N_("De partner knikt bij het gesprek, en vraagt niets."),
        ),
        _all(N_("‘Straks bent u weer thuis. Wat wordt er dan zwaar voor ú?’")),
        _all(
            N_("Vraag dit een paar dagen voor iemand naar huis gaat."),
            N_("Geef één naam en één nummer mee naar huis."),
        ),
    ),
    Profession(
        "school",
        Channel.SCHOOL,
        Sentence(N_("School")),
        _all(
            N_("Is vaak te laat of thuis, en kijkt steeds op de telefoon."),
            N_("Neemt niemand mee naar huis, of zorgt voor broertjes en zusjes."),
        ),
        _all(N_("‘Is er thuis iemand die extra hulp nodig heeft? Wat doe jij dan?’")),
        _all(
            N_("Een kind neemt de zorg niet vanzelf over. Vraag wat het zelf wil."),
            N_("Is iemand jonger dan 16? Dan zegt een ouder ook ja."),
        ),
        ASKS_A_PUPIL,
        LEAF_FOR_A_PUPIL,
    ),
    Profession(
        "werkgever",
        Channel.EMPLOYER,
        Sentence(N_("Werkgever")),
        _all(
            N_("Is vaker ziek, of neemt steeds een paar uur vrij."),
            N_("Wil opeens minder werken, of zegt nee tegen een cursus."),
        ),
        _all(N_("‘Is er thuis iets? Dan zoeken we samen wat kan.’")),
        _all(
            N_("Er is kort- en langdurend zorgverlof (Wet arbeid en zorg). Vertel dat, ook als niemand erom vraagt."),
            N_("Vraag alleen wat nodig is voor het werk. Schrijf geen ziekte op."),
        ),
    ),
    Profession(
        "politie",
        Channel.POLICE,
        Sentence(N_("Politie")),
        _all(
            N_("U komt vaker in hetzelfde huis. Eén mens houdt daar alles draaiend."),
            N_("Iemand is in de war of verdwaald, en een ander zoekt al uren."),
        ),
        _all(N_("‘Wie helpt ú als het weer misgaat?’")),
        _all(
            N_("Is het niet veilig? Volg dan eerst uw eigen stappen, en bel Veilig Thuis."),
            N_("Is het wel veilig? Vraag dan of wij mogen bellen."),
        ),
    ),
    Profession(
        "vrijwilliger",
        Channel.VOLUNTEERS,
        Sentence(N_("Vrijwilliger")),
        _all(
            N_("De post blijft liggen, en plannen gaan niet door."),
            N_("Iemand wil niet dat u weggaat, of wil dat er niemand meer komt."),
        ),
        _all(N_("‘Ik zie dat u veel doet. Zullen we samen bellen?’")),
        _all(
            N_("U hoeft het niet op te lossen. Zeg het tegen uw coördinator."),
            N_("Beloof niet dat u zwijgt als iemand gevaar loopt."),
        ),
    ),
)
BY_SLUG: Final = {profession.slug: profession for profession in PROFESSIONS}
