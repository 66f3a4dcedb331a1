"""What a column of a spreadsheet can be: its field, what people call it, and how its cells are read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules.codes import Attendance, Audience, BaseFunction, Condition, Law, RespiteForm
from draagkracht.directory.rules.importing import cells
from draagkracht.directory.rules.importing.code_words import read_codes, read_languages, read_status, shown
from draagkracht.directory.rules.importing.table import Cell, fold

Reader = Callable[[Cell], object]
NAME: Final = "name"
KEY: Final = "key"
NO_WORDS: Final = Sentence("")


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a service in a spreadsheet. `words` are other names for it; `example` fills the template."""

    field: str
    label: Sentence
    read: Reader
    words: str = ""
    example: str = ""
    explanation: Sentence = NO_WORDS

    @property
    def names(self) -> frozenset[str]:
        """Return every folded name of the column."""
        return frozenset(fold(word) for word in (self.label.dutch(), self.field, *self.words.split(",")))


def _codes(code_list: type) -> Reader:
    return partial(read_codes, code_list=code_list)


def _choose(code_list: type) -> Sentence:
    return Sentence(N_("Kies uit: %(words)s. Meer tegelijk mag, met ; ertussen."), {"words": shown(code_list)})


# In the order of the template.
COLUMNS: Final = (
    Column(
        NAME,
        Sentence(N_("Naam")),
        cells.read_short,
        "naam dienst, dienst, titel, naam aanbod, naam van het aanbod, aanbod, activiteit, naam activiteit, product",
        "Praatgroep De Linde",
        Sentence(N_("Dit is altijd nodig.")),
    ),
    Column(
        KEY,
        Sentence(N_("Kenmerk")),
        cells.read_short,
        "id, uuid, nummer, code, volgnummer, kenmerknummer, uniek kenmerk, hsds id",
        "LINDE-1",
        Sentence(N_("Uw eigen nummer van de dienst. Houd het gelijk. Dan herkennen wij de dienst de volgende keer.")),
    ),
    Column(
        "organization",
        Sentence(N_("Aanbieder")),
        cells.read_short,
        "organisatie, naam organisatie, instelling, uitvoerder, zorgaanbieder, naam aanbieder, stichting, organization",
        "Stichting De Linde",
    ),
    Column(
        "description",
        Sentence(N_("Omschrijving")),
        cells.read_long,
        "beschrijving, toelichting, inhoud, tekst, wat is het, informatie, over, samenvatting, description",
        "Elke week praten met mensen die ook voor iemand zorgen.",
        Sentence(N_("Schrijf kort en eenvoudig.")),
    ),
    Column(
        "base_functions",
        Sentence(N_("Soort hulp")),
        _codes(BaseFunction),
        "soort, soort steun, type hulp, categorie, functie, basisfunctie, hulpvorm, type aanbod, rubriek",
        "Emotionele steun",
        _choose(BaseFunction),
    ),
    Column(
        "conditions",
        Sentence(N_("Bij welke aandoening")),
        _codes(Condition),
        "aandoening, ziekte, beperking, ziektebeeld, diagnose, problematiek",
        "Dementie",
        _choose(Condition),
    ),
    Column(
        "audiences",
        Sentence(N_("Doelgroep")),
        _codes(Audience),
        "voor wie, bedoeld voor, doelgroepen, audience",
        "Mantelzorgers",
        Sentence(N_("Kies uit: mantelzorger, naaste, beide, professional, jongeren.")),
    ),
    Column(
        "laws",
        Sentence(N_("Wet")),
        _codes(Law),
        "wetten, wettelijk kader, financiering, betaald uit, wet of verzekering",
        "Wmo",
        _choose(Law),
    ),
    Column(
        "respite_forms",
        Sentence(N_("Vorm van respijtzorg")),
        _codes(RespiteForm),
        "respijtvorm, soort respijtzorg",
        "",
        _choose(RespiteForm),
    ),
    Column(
        "status",
        Sentence(N_("Status")),
        read_status,
        "actief, open, stand",
        "Open",
        Sentence(N_("Kies uit: Open, Nu niet, Gestopt, Tijdelijk dicht. Leeg is open.")),
    ),
    Column(
        "phone",
        Sentence(N_("Telefoon")),
        cells.read_phones,
        "tel, telefoonnummer, tel nr, telnr, telefoon nr, phone, mobiel, bellen",
        "020 123 45 67",
    ),
    Column("email", Sentence(N_("E-mail")), cells.read_mail, "mail, emailadres, e-mail adres, mailadres"),
    Column(
        "url",
        Sentence(N_("Website")),
        cells.read_link,
        "webadres, link, url, internet, site, webpagina, internetadres, www",
        "https://www.voorbeeld.nl",
    ),
    Column(
        "contact",
        Sentence(N_("Contact")),
        cells.read_short,
        "contactpersoon, contactpunt, loket, naam contact",
        "Balie",
        Sentence(N_("Liever een loket of functie dan de naam van een mens.")),
    ),
    Column(
        "place",
        Sentence(N_("Locatie")),
        cells.read_short,
        "gebouw, naam locatie, naam gebouw, accommodatie",
        "Buurthuis De Linde",
    ),
    Column(
        "address",
        Sentence(N_("Adres")),
        cells.read_short,
        "straat, straatnaam, straat en huisnummer, straat huisnummer, bezoekadres, straat en nummer, address",
        "Lindelaan 1",
    ),
    Column(
        "house_number",
        Sentence(N_("Huisnummer")),
        cells.read_short,
        "huisnr, nr",
        "",
        Sentence(N_("Alleen als het niet bij het adres staat.")),
    ),
    Column("postal_code", Sentence(N_("Postcode")), cells.read_postcode, "pc, zip", "1234 AB"),
    Column(
        "city",
        Sentence(N_("Plaats")),
        cells.read_short,
        "woonplaats, stad, vestigingsplaats, dorp, plaatsnaam, kern, city",
        "Voorbeeldstad",
    ),
    Column("latitude", Sentence(N_("Breedtegraad")), cells.read_degrees, "lat, latitude, breedte, y coördinaat"),
    Column("longitude", Sentence(N_("Lengtegraad")), cells.read_degrees, "lon, lng, long, lengte, x coördinaat"),
    Column(
        "attendance",
        Sentence(N_("Waar is het")),
        _codes(Attendance),
        "waar, wijze, manier, hoe, vorm",
        "U gaat erheen",
        _choose(Attendance),
    ),
    Column(
        "opening",
        Sentence(N_("Openingstijden")),
        cells.read_long,
        "openingstijd, tijden, wanneer, dagen en tijden, dag en tijd, tijdstip, bereikbaarheid",
        "Elke dinsdag, 10.00 tot 12.00 uur",
    ),
    Column(
        "first_date",
        Sentence(N_("Begint op")),
        cells.read_date,
        "begindatum, startdatum, start, vanaf datum, begin, datum",
    ),
    Column("last_date", Sentence(N_("Eindigt op")), cells.read_date, "einddatum, tot datum, einde, stopdatum"),
    Column(
        "price",
        Sentence(N_("Prijs")),
        cells.read_price,
        "kosten, bedrag, tarief, eigen bijdrage, prijs per keer, price",
        "2,50",
        Sentence(N_("Een bedrag, of het woord gratis.")),
    ),
    Column(
        "fees",
        Sentence(N_("Kosten in woorden")),
        cells.read_long,
        "uitleg kosten, toelichting kosten, vergoeding, fees",
        "",
        Sentence(N_("Wie betaalt wat, als een bedrag niet genoeg is.")),
    ),
    Column(
        "ages",
        Sentence(N_("Leeftijd")),
        cells.read_ages,
        "leeftijden, leeftijdsgroep, leeftijdscategorie",
        "vanaf 18",
        Sentence(N_("Zoals 12 tot en met 18, of vanaf 55.")),
    ),
    Column(
        "minimum_age",
        Sentence(N_("Leeftijd vanaf")),
        cells.read_age,
        "vanaf leeftijd, minimumleeftijd, minimale leeftijd, min leeftijd",
    ),
    Column(
        "maximum_age",
        Sentence(N_("Leeftijd tot en met")),
        cells.read_age,
        "maximumleeftijd, maximale leeftijd, max leeftijd, tot leeftijd",
    ),
    Column(
        "languages",
        Sentence(N_("Talen")),
        read_languages,
        "taal, gesproken talen, voertaal, languages",
        "Nederlands; Turks",
    ),
    Column(
        "area",
        Sentence(N_("Werkgebied")),
        cells.read_short,
        "gemeente, regio, voor inwoners van, gebied, wijk",
        "",
        Sentence(N_("De naam van de gemeente, of Nederland. Leeg is uw eigen gemeente.")),
    ),
    Column(
        "eligibility_description",
        Sentence(N_("Voorwaarden")),
        cells.read_long,
        "voorwaarde, toelating, indicatie, criteria",
    ),
    Column(
        "application_process",
        Sentence(N_("Aanmelden")),
        cells.read_long,
        "aanmelding, hoe aanmelden, aanvragen, aanvraag, verwijzing",
        "Bel of kom langs.",
    ),
    Column(
        "first_step", Sentence(N_("Eerste stap")), cells.read_long, "wat doe ik eerst", "Bel ons voor een kennismaking."
    ),
    Column("what_to_expect", Sentence(N_("Wat kunt u verwachten")), cells.read_long, "verwachting, wat gebeurt er"),
    Column(
        "accessibility",
        Sentence(N_("Toegankelijkheid")),
        cells.read_long,
        "toegankelijk, rolstoel, rolstoeltoegankelijk",
    ),
    Column(
        "alternate_name", Sentence(N_("Andere naam")), cells.read_short, "ook bekend als, alias, roepnaam, afkorting"
    ),
    Column(
        "asked_as",
        Sentence(N_("Zo vragen mensen ernaar")),
        cells.read_long,
        "zoekwoorden, trefwoorden, steekwoorden, tags, keywords",
    ),
)
BY_FIELD: Final[Mapping[str, Column]] = {column.field: column for column in COLUMNS}
KNOWN_NAMES: Final = frozenset(name for column in COLUMNS for name in column.names)
