"""The documents tell the truth: what they point to is there, and what is made from the code is up to date."""

import datetime
import re
import textwrap
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.test import Client

from draagkracht.assessments import services as assessments
from draagkracht.assessments.rules import instruments, wording
from draagkracht.municipalities.models import Municipality
from draagkracht.questionnaires.rules import fhir
from tools import reference

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
DECISIONS = sorted((DOCS / "adr").glob("[0-9]*.md"))
HEADINGS = ["Context", "Decision", "Consequences", "How we check it"]
# The ways in which the code reads a variable of the environment; the name is in one of the groups.
READ_FROM_ENVIRONMENT = re.compile(
    r"""os\.environ(?:\.get|\.setdefault|\.pop)?\s*[(\[]\s*"(\w+)"|\bflag\(\s*"([A-Z_]+)\""""
    r"""|\benvvar="(\w+)"|"(\w+)" (?:not )?in os\.environ""",
)


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def prose(path: Path) -> str:
    """Return a document without its blocks of code."""
    return re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)


def anchors(path: Path) -> set[str]:
    """Return the names under which the headings of a document are linked to."""
    headings = re.findall(r"^#+ (.+)$", prose(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", DOCUMENTS, ids=shown)
def test_a_link_leads_to_something_in_this_repository(path: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", prose(path))

    broken = [link for link in links if not re.match(r"[a-z]+:", link) and not leads_somewhere(path, link)]

    assert broken == []


def leads_somewhere(path: Path, link: str) -> bool:
    """Tell whether a relative link leads to a file of the repository, and to a heading where it names one."""
    name, _, anchor = link.partition("#")
    target = (path.parent / name).resolve() if name else path
    if not target.is_relative_to(ROOT) or not target.exists():
        return False
    return not anchor or anchor in anchors(target)


@pytest.mark.parametrize("path", DOCUMENTS, ids=shown)
def test_a_file_that_a_document_names_is_there(path: Path) -> None:
    named = re.findall(r"`((?:draagkracht|tests|tools|benchmarks|docs)/[\w./-]+)`", prose(path))

    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=shown)
def test_a_document_names_no_path_of_a_machine_and_no_address_of_a_registry(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert re.findall(r"(?<![\w.])/(?:home|root|tmp|work|Users|mnt)/\S*", source) == []
    assert re.findall(r"\b(?:pypi|registry|proxy|files|mirror)\.[a-z]+\.(?:org|com|io)\b|\bpypi\.\w+", source) == []


def test_every_variable_that_is_read_is_described_and_no_other() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "draagkracht").rglob("*.py")]
    page = (DOCS / "reference" / "settings.md").read_text(encoding="utf-8")

    read = {name for source in sources for groups in READ_FROM_ENVIRONMENT.findall(source) for name in groups if name}
    described = set(re.findall(r"^\| `(\w+)`", page, re.MULTILINE))

    assert described == read


def code_in(page: str, language: str) -> str:
    """Return the first block of code in a language on a page of docs/how-to."""
    source = (DOCS / "how-to" / page).read_text(encoding="utf-8")
    found = re.search(rf"^ *```{language}\n(.*?)^ *```", source, re.MULTILINE | re.DOTALL)
    assert found is not None
    return textwrap.dedent(found[1])


@pytest.mark.django_db
def test_the_example_of_a_new_municipality_makes_a_site(client: Client) -> None:
    exec(code_in("add-a-municipality.md", "python"), {})

    page = client.get("/over/", headers={"host": "zorgtuvooriemand.uw-gemeente.example"})

    assert page.status_code == HTTPStatus.OK
    assert "Deze site is van de gemeente en het steunpunt." in page.content.decode()


@pytest.mark.django_db
def test_the_example_for_the_queue_shows_who_waits(
    city: Municipality, city_client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    city_client.post("/bel-mij/", {"phone": "06 12 34 56 78", "name": "", "daypart": "any", "language": "nl"})

    exec(code_in("answer-call-requests.md", "python"), {})

    assert "+31612345678" in capsys.readouterr().out


@pytest.mark.django_db
def test_the_example_for_the_counts_shows_them(city: Municipality, capsys: pytest.CaptureFixture[str]) -> None:
    counted = datetime.date(2026, 11, 22)
    assessments.count_check(municipality_id=city.pk, channel="huisarts", band="heavy", date=counted)

    exec(code_in("read-the-counts.md", "python"), {})

    assert "{'channel': 'huisarts', 'band': 'heavy', 'checks': 1}" in capsys.readouterr().out


def test_the_example_of_official_wording_is_within_the_subset_and_asks_what_is_scored() -> None:
    questionnaire = fhir.parse(code_in("load-official-wording.md", "json").encode())

    faults = wording.check_wording(instruments.get_instrument("ediz"), questionnaire)

    assert [fault.item for fault in faults] == [str(number) for number in range(2, 10)]


@pytest.mark.parametrize("name", reference.PAGES)
def test_a_page_that_is_made_from_the_code_is_up_to_date(name: str) -> None:
    written = (DOCS / "reference" / name).read_text(encoding="utf-8")

    assert written == reference.PAGES[name](), "run: python tools/reference.py"


@pytest.mark.parametrize("path", DECISIONS, ids=shown)
def test_a_decision_has_its_four_parts_on_one_page(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert re.match(r"# \S", source)
    assert re.findall(r"^## (.+)$", source, re.MULTILINE) == HEADINGS
    assert source.count("\n") <= 60


def test_every_decision_has_a_number_of_its_own_and_stands_in_the_list() -> None:
    page = (DOCS / "adr" / "README.md").read_text(encoding="utf-8")

    numbers = [path.name[:4] for path in DECISIONS]

    assert len(set(numbers)) == len(numbers)
    assert [path.name for path in DECISIONS if f"({path.name})" not in page] == []


def test_every_page_can_be_found_from_the_readme() -> None:
    found = {ROOT / "README.md"}
    to_read = list(found)

    while to_read:
        path = to_read.pop()
        links = re.findall(r"\]\(([^)#\s]+\.md)", prose(path))
        new = {(path.parent / link).resolve() for link in links if not link.startswith("http")} - found
        found |= new
        to_read += new

    assert [shown(path) for path in DOCUMENTS if path not in found] == []


def test_the_glossary_gives_each_term_one_word() -> None:
    page = (DOCS / "glossary.md").read_text(encoding="utf-8")

    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|", page, re.MULTILINE)[2:]
    terms = [term.strip() for names, _ in rows for term in names.split(",")]

    assert len(rows) > 40
    assert sorted(term for term in set(terms) if terms.count(term) > 1) == []


@pytest.fixture(scope="module")
def publiccode() -> dict[str, Any]:
    """Return publiccode.yml as it is read."""
    data: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    return data


# What the standard (0.7) demands of every file, and the keys that it knows at the first level.
MANDATORY = {
    *("publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType"),
    *("description", "legal", "maintenance", "localisation"),
}
OPTIONAL = {
    *("applicationSuite", "landingURL", "isBasedOn", "softwareVersion", "releaseDate", "logo", "organisation"),
    *("categories", "usedBy", "fundedBy", "roadmap", "intendedAudience", "dependsOn", "supports"),
}


def test_publiccode_has_what_the_standard_demands_and_nothing_that_it_does_not_know(publiccode: dict[str, Any]) -> None:
    assert MANDATORY <= publiccode.keys() <= MANDATORY | OPTIONAL
    assert publiccode["publiccodeYmlVersion"] == "0.7"
    assert publiccode["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert publiccode["legal"]["license"] == "EUPL-1.2"
    assert publiccode["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert all(contact["name"] for contact in publiccode["maintenance"]["contacts"])
    assert set(publiccode["localisation"]) == {"localisationReady", "availableLanguages"}


def test_publiccode_describes_the_product_in_dutch_and_english(publiccode: dict[str, Any]) -> None:
    described = publiccode["description"]

    assert set(described) == {"nl", "en"}
    for texts in described.values():
        assert len(texts["shortDescription"]) <= 150
        assert 150 <= len(texts["longDescription"]) <= 10_000
        assert len(texts["features"]) >= 5
        assert [name for name in texts["screenshots"] if not (ROOT / name).exists()] == []


def test_publiccode_offers_the_languages_of_the_site(publiccode: dict[str, Any], settings: Any) -> None:
    assert publiccode["localisation"]["availableLanguages"] == [code for code, _ in settings.LANGUAGES]


def test_the_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")

    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert re.findall(r"^(\d+)\. ", text, re.MULTILINE) == [str(number) for number in range(1, 16)]
    assert "Appendix" in text
