"""Components: a block sees its arguments alone, each file says its arguments, the gallery shows every one of them."""

import datetime
import re
from pathlib import Path

import pytest
from django.template import Context, Template
from django.utils import translation

from draagkracht import base, portal

COMPONENTS = sorted((Path(base.__file__).parent / "templates" / "components").glob("*.html"))
GALLERY = Path(portal.__file__).parent / "templates" / "portal"
# Domain words belong to the packages of those domains; components know none of them.
DOMAIN_WORDS = re.compile(r"zorg|carer|gemeente|municipality|steunpunt|check\b.*vraag|desk|directory", re.IGNORECASE)


def show(source: str, **values: object) -> str:
    """Return what a template makes of these values, on one line."""
    return " ".join(Template(source).render(Context(values)).split())


def test_a_block_goes_around_its_body() -> None:
    html = show(
        '{% component "card" heading=title %}<p>{{ text }}</p>{% endcomponent %}', title="Kop & kop", text="a < b"
    )

    assert re.search(r"<h2[^>]*> Kop &amp; kop </h2>", html)
    assert "<p>a &lt; b</p>" in html


def test_a_block_sees_nothing_of_the_page() -> None:
    html = show('{% component "card" %}x{% endcomponent %}', heading="van de bladzijde", url="/weg/")

    assert "van de bladzijde" not in html


def test_components_go_inside_each_other() -> None:
    html = show(
        '{% component "card" %}{% component "actions" %}'
        '{% include "components/button.html" with label="Verder" only %}{% endcomponent %}{% endcomponent %}'
    )

    assert html.index("draagkracht-card") < html.index("draagkracht-actions") < html.index("Verder")


def test_an_offer_without_actions_has_no_empty_row() -> None:
    assert "draagkracht-actions" not in show('{% component "offer" title="x" %} {% endcomponent %}')
    assert "draagkracht-actions" in show('{% component "offer" title="x" %}<a href="/">y</a>{% endcomponent %}')


def test_an_offer_in_dutch_says_so_to_a_screen_reader() -> None:
    html = show('{% component "offer" title="Logeerhuis" text="Fijn." is_dutch=True %}{% endcomponent %}')

    assert html.count('lang="nl"') == 2


def test_facts_without_a_value_are_left_out() -> None:
    html = show(
        '{% include "components/facts.html" with items=items only %}', items=[("Kosten", "gratis"), ("Leeg", "")]
    )

    assert "Kosten" in html
    assert "Leeg" not in html


@pytest.mark.parametrize(
    ("number", "uri"), [("0800-0113", "tel:08000113"), ("+31 30 760", "tel:+3130760"), ("112", "tel:112")]
)
def test_a_number_becomes_what_a_telephone_dials(number: str, uri: str) -> None:
    assert show("{{ number|dial }}", number=number) == uri


def test_a_clock_is_read_as_the_language_does() -> None:
    time = datetime.time(9, 5)

    assert show("{{ time|clock }}", time=time) == "9.05"
    with translation.override("tr"):
        assert show("{{ time|clock }}", time=time) == "9:05"


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_says_its_arguments_and_no_domain_words(path: Path) -> None:
    source = path.read_text()
    markup = re.sub(r"{% comment %}.*?{% endcomment %}", "", source, flags=re.DOTALL)

    assert source.startswith("{% comment %}\n")
    assert not DOMAIN_WORDS.search(markup)
    assert " style=" not in markup
    assert "<script" not in markup


def test_the_gallery_shows_every_component() -> None:
    pages = [*(GALLERY / "gallery").glob("*.html"), GALLERY / "page.html", *COMPONENTS]
    used = {
        name
        for page in pages
        for pair in re.findall(r'"components/(\w+)\.html"|component "(\w+)"', page.read_text())
        for name in pair
    }

    assert {path.stem for path in COMPONENTS} - used == set()
