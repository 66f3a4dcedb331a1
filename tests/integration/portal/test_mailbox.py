"""The mailbox of the demo: mails with their links, and no page at all where real people are."""

from typing import Any

import pytest
from django.test import Client

from draagkracht.base import tenancy
from draagkracht.municipalities import services
from draagkracht.municipalities.models import Municipality
from draagkracht.portal.mailbox import LINK

BODY = "Goedendag,\n\nKijk op https://voorbeeldstad.example/klopt/abc:def/.\nGroet <b>van ons</b>\n"


def queue(municipality: Municipality, reference: str, subject: str = "Klopt dit nog?") -> None:
    with tenancy.acting_for(municipality.pk):
        services.queue_mail(
            municipality_id=municipality.pk, to="a@b.example", subject=subject, body=BODY, reference=reference
        )


def test_outside_the_demo_there_is_no_mailbox(city_client: Client) -> None:
    assert city_client.get("/postbus/").status_code == 404


def test_the_newest_mail_comes_first_with_a_link_and_without_markup(
    city: Municipality, village: Municipality, city_client: Client, settings: Any
) -> None:
    settings.HAS_MAILBOX = True
    queue(city, "1", "De oude")
    queue(city, "2", "De nieuwe")
    queue(village, "3", "Van de buren")

    page = city_client.get("/postbus/").content.decode()

    assert page.index("De nieuwe") < page.index("De oude")
    assert "Van de buren" not in page
    assert 'href="https://voorbeeldstad.example/klopt/abc:def/"' in page
    assert "&lt;b&gt;van ons&lt;/b&gt;" in page
    assert "Er gaat niets de deur uit" in page


def test_an_empty_mailbox_says_so(city_client: Client, settings: Any) -> None:
    settings.HAS_MAILBOX = True

    assert "Er is nog geen mail" in city_client.get("/postbus/").content.decode()


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Zie https://a.example/b.", "https://a.example/b"),
        ("(http://a.localhost:8000/x/)", "http://a.localhost:8000/x/"),
    ],
)
def test_a_link_ends_where_the_sentence_does(text: str, link: str) -> None:
    assert LINK.findall(text) == [link]
