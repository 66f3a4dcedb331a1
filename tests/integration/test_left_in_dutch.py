"""Who reads English, Turkish or Arabic meets no Dutch on a public page but names, and what is marked as Dutch."""

import re
from html.parser import HTMLParser
from typing import Any, Final

import pytest
from django.test import Client

from draagkracht.base import tenancy
from draagkracht.directory.models import Organization, Service
from draagkracht.directory.queries.listing import published
from draagkracht.directory.rules.codes import ServiceStatus
from draagkracht.municipalities.models import Municipality, TelephoneLine

pytestmark = pytest.mark.django_db

# Words that no sentence of ours goes without for long, and that are no words in the other language.
EVERYWHERE: Final = (
    "het een voor uur niet zijn naar wij uw bij elke tot gratis dag nacht bel vraag hulp zoek geen dat dit ook "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag alarmnummer"
).split()
OF_LANGUAGE: Final = {
    "en": ("en", "de", "van"),
    "tr": ("van", "met", "of"),
    "ar": ("van", "met", "of", "en", "de", "is"),
}
WORD: Final = re.compile(r"[^\W\d_]+")
EMPTY_ELEMENTS: Final = frozenset("area br col embed hr img input link meta source track wbr".split())
READ_ALOUD: Final = ("aria-label", "title", "alt", "placeholder")
# The title of a window cannot say that it is Dutch; its words stand on the page too.
NO_WORDS: Final = frozenset({"script", "style", "pre", "code", "title"})
ADDRESS: Final = re.compile(r"\S+(?:@|://)\S+|\b[\w-]+\.nl\b")
PAGES: Final = (
    "/",
    "/hulp/",
    "/over/",
    "/privacy/",
    "/toegankelijkheid/",
    "/bel-mij/",
    "/check/",
    "/wat-is-er/",
    "/wat-is-er/?woord=oppass&plaats=Oost&dag=SA&taal=tr&leeftijd=80&kosten=gratis",
    "/wat-is-er/?woord=parkeren+dementie+nierdialyse",
    "/wat-is-er/?woord=zzzzzz&wet=wmo",
    "/wat-is-er/?woord=suicide",
    "/wat-is-er/?woord=0991AA",
    "/wat-is-er/?plaats=Oost&behoefte=respite&vorm=stay",
    "/wat-is-er/?plaats=Voorbeelddorp&sorteer=afstand",
    "/stap-voor-stap/",
    "/stap-voor-stap/dementie-stap-voor-stap/",
    "/insluiten/",
    "/insluiten/uitleg/",
    "/open-gegevens/",
    "/meetlijsten/",
    "/bestaat-niet/",
)


class Texts(HTMLParser):
    """Collects what a page says, but what is marked as Dutch."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.found: list[str] = []

    def is_dutch(self) -> bool:
        return any(is_dutch for _, is_dutch in self.open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        is_dutch = given.get("lang") == "nl"
        if not is_dutch and not self.is_dutch():
            self.found += [given[name] or "" for name in READ_ALOUD if name in given]
        if tag not in EMPTY_ELEMENTS:
            self.open.append((tag, is_dutch or tag in NO_WORDS))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self.is_dutch():
            self.found.append(data)


def left_in_dutch(page: str, language: str, names: list[str]) -> list[str]:
    """Return the texts on a page with a Dutch word that is not part of a name."""
    reader = Texts()
    reader.feed(page)
    dutch = {*EVERYWHERE, *OF_LANGUAGE[language]}
    left = []
    for text in reader.found:
        said = ADDRESS.sub("", text)
        for name in names:
            said = said.replace(name, "")
        if dutch & {word.lower() for word in WORD.findall(said)}:
            left.append(" ".join(text.split()))
    return left


@pytest.fixture
def names(city: Municipality) -> list[str]:
    """Return what is called the same in every language, the longest first."""
    found = {city.desk_name, city.gp_name, "Naamsvermelding", "sociale kaart", "EN 301 549"}
    found |= set(TelephoneLine.objects.exclude(code="emergency").values_list("name", flat=True))
    with tenancy.acting_for(city.pk):
        found |= set(Organization.objects.values_list("name", flat=True))
        found |= set(Service.objects.exclude(assured_by="").values_list("assured_by", flat=True))
    return sorted(found, key=len, reverse=True)


@pytest.mark.parametrize("language", ["en", "tr", "ar"])
def test_no_public_page_has_dutch_left(city_client: Client, names: list[str], language: str) -> None:
    left = {path: left_in_dutch(page_of(city_client, f"/{language}{path}"), language, names) for path in PAGES}

    assert {path: texts for path, texts in left.items() if texts} == {}


@pytest.mark.parametrize(("language", "third"), [("en", 0), ("tr", 1), ("ar", 2)])
def test_no_page_of_a_service_has_dutch_left(
    city: Municipality, city_client: Client, names: list[str], language: str, third: int
) -> None:
    with tenancy.acting_for(city.pk):
        ids = published(ServiceStatus.ACTIVE).order_by("name").values_list("hsds_id", flat=True)
        paths = [f"/{language}/wat-is-er/{service_id}/?plaats=Oost" for service_id in ids[third::3]]

    left = {path: left_in_dutch(page_of(city_client, path), language, names) for path in paths}

    assert {path: texts for path, texts in left.items() if texts} == {}


def page_of(client: Client, path: str) -> str:
    response: Any = client.get(path, follow=True)
    return str(response.content.decode())
