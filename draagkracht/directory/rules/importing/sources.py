"""The kinds of sources that a directory is taken over from."""

from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence


class SourceKind(StrEnum):
    """A form in which others give what they have. The values are those of the command line."""

    SHEET = "sheet"
    ORUK_URL = "oruk-url"
    SRU = "sru"
    HSDS = "hsds"
    HSDS_CSV = "hsds-csv"


SOURCE_LABELS: Final = {
    SourceKind.SHEET: Sentence(N_("Excel of CSV")),
    SourceKind.ORUK_URL: Sentence(N_("Adres van een sociale kaart")),
    SourceKind.SRU: Sentence(N_("Samenwerkende Catalogi")),
    SourceKind.HSDS: Sentence(N_("HSDS-bestand (JSON)")),
    SourceKind.HSDS_CSV: Sentence(N_("HSDS-pakket (CSV)")),
}
SOURCE_EXPLANATIONS: Final = {
    SourceKind.SHEET: Sentence(N_("Een lijst met één dienst per rij. U kiest zelf welke kolom wat is.")),
    SourceKind.ORUK_URL: Sentence(N_("Een andere sociale kaart die open gegevens geeft (HSDS of Open Referral).")),
    SourceKind.SRU: Sentence(N_("De producten en diensten van de overheid, van een adres op overheid.nl.")),
    SourceKind.HSDS: Sentence(N_("Een bestand uit een andere sociale kaart, met alles van elke dienst.")),
    SourceKind.HSDS_CSV: Sentence(N_("Een zip-bestand met CSV-bestanden en datapackage.json.")),
}
# What is fetched from an address; the others are files that somebody uploads.
FETCHED: Final = frozenset({SourceKind.ORUK_URL, SourceKind.SRU})
EXTENSIONS: Final = {
    SourceKind.SHEET: (".xlsx", ".xlsm", ".csv", ".txt", ".tsv"),
    SourceKind.HSDS: (".json", ".zip"),
    SourceKind.HSDS_CSV: (".zip",),
}
