"""Hosts, languages, encodings, methods and paths that are not as they should be: each gets a page."""

import re

import pytest

from draagkracht.municipalities.models import Municipality
from tests.conftest import VILLAGE_HOST
from tests.integration import hostile
from tests.integration.asking import (
    Reply,
    addresses,
    ask,
    complete_cookie,
    visitor,
)

pytestmark = pytest.mark.django_db

OUR_HOSTS = (
    "voorbeeldstad.localhost",
    "VOORBEELDSTAD.LOCALHOST",
    "Voorbeeldstad.Localhost:8000",
    "voorbeeldstad.localhost.",
    "voorbeeldstad.localhost.:8000",
    "voorbeeldstad.localhost:99999999999",
)


@pytest.mark.parametrize("host", hostile.HOSTS)
def test_a_host_that_is_no_municipality_gets_the_list_of_them(host: str) -> None:
    reply = ask("/", host=host.encode().decode("latin-1"))

    assert reply.status == 200
    assert re.search(r'href="http://voorbeeldstad\.localhost(:8000)?/"', reply.text)
    assert re.search(r'href="http://voorbeelddorp\.localhost(:8000)?/"', reply.text)
    assert reply.header("Content-Security-Policy")


@pytest.mark.parametrize(("host", "port"), [("onbekend.example", ""), ("127.0.0.1:8123", ":8123"), ("[::1]:81", ":81")])
def test_the_list_leads_to_the_port_that_the_visitor_used_and_not_to_one_behind_a_proxy(host: str, port: str) -> None:
    reply = ask("/", host=host, SERVER_PORT="8000")

    assert f'href="http://voorbeeldstad.localhost{port}/"' in reply.text


def test_a_request_without_a_host_gets_the_list_too() -> None:
    reply = ask("/", host=None)

    assert reply.status == 200
    assert "Voorbeelddorp" in reply.text


@pytest.mark.parametrize("path", ["/check/", "/en/", "/bel-mij/", "/static/nothing.css", "/wat-is-er/"])
def test_no_page_of_a_municipality_is_to_be_had_under_another_host(path: str) -> None:
    reply = ask(path, host="onbekend.example")

    assert reply.status == 404
    assert "Steunpunt" not in reply.text


@pytest.mark.parametrize("host", OUR_HOSTS)
def test_a_host_is_known_in_capitals_with_a_dot_and_with_a_port(host: str) -> None:
    reply = ask("/", host=host)

    assert reply.status == 200
    assert "Steunpunt Voorbeeldstad" in reply.text


def test_a_host_in_another_header_changes_nothing() -> None:
    reply = ask("/", HTTP_X_FORWARDED_HOST=VILLAGE_HOST, HTTP_FORWARDED=f"host={VILLAGE_HOST}")

    assert "Steunpunt Voorbeeldstad" in reply.text


@pytest.mark.parametrize(
    "path", ["/de/", "/nl/", "/EN/", "/en-GB/", "/zh-hans/check/", "/xx/", "/e/", f"/{'a' * 5_000}/"]
)
def test_an_unknown_language_gets_a_page_that_says_so_and_whom_to_call(path: str) -> None:
    reply = ask(path)

    assert reply.status == 404
    assert "000 12 34 501" in reply.text


def test_a_language_that_a_municipality_does_not_offer_gets_a_page_in_dutch(city: Municipality) -> None:
    Municipality.objects.filter(pk=city.pk).update(languages=["nl", "tr"])

    reply = ask("/ar/check/")

    assert reply.status == 404
    assert '<html lang="nl"' in reply.text
    assert ask("/tr/check/").status == 302


@pytest.mark.parametrize(
    "name", ["hex", "zip", "base64", "undefined", "idna", "utf-7", "utf-16", "latin-1", "no-such", ""]
)
@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x", hostile.FORM, ""])
@pytest.mark.parametrize("parameter", ["charset", "CHARSET", "charset*", "charset*0"])
def test_a_request_may_say_any_encoding(name: str, kind: str, parameter: str) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="minor"\r\n\r\nno\r\n--x--\r\n'

    reply = ask(
        "/check/vraag/minor/?via=flyer", method="POST", body=body, CONTENT_TYPE=f"{kind}; {parameter}={name}",
        HTTP_COOKIE="csrftoken=" + "a" * 32,
    )  # fmt: skip

    assert reply.status in {400, 403}
    assert "<h1" in reply.text


@pytest.mark.parametrize("via", ["nope", "\x00", "x" * 5_000, "flyer'", "FLYER", "عمّان", "%00"])
def test_an_unknown_channel_is_no_error(via: str) -> None:
    for path in ("/", "/check/", "/bel-mij/", "/check/papier/"):
        assert visitor().get(path, {"via": via}).status_code in {200, 302}


@pytest.mark.parametrize("tot", ["", "1", "1:x", "9" * 400 + ":x", "\x00", "x" * 5_000, "١٢٣:x"])
def test_a_promise_that_we_did_not_make_is_no_page(tot: str) -> None:
    assert visitor().get("/bel-mij/dank/", {"tot": tot}).status_code == 404


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "X"])
def test_another_method_is_answered_and_does_nothing(method: str) -> None:
    for path in addresses(languages=["nl"]):
        response = visitor(cookie=complete_cookie()).generic(method, path)

        assert response.status_code in {200, 204, 302, 403, 404, 405, 410}, path


def test_looking_ahead_with_head_is_as_good_as_looking() -> None:
    for path in addresses(languages=["nl"]):
        client = visitor(cookie=complete_cookie())

        assert client.head(path).status_code == client.get(path).status_code, path


@pytest.mark.parametrize(
    "path",
    ["//elders.example/", "//elders.example/over/", "///elders.example/over/", "/\\elders.example/", "//[", "//]:80"],
)
def test_a_path_that_looks_like_another_site_leads_nowhere_else(path: str) -> None:
    reply: Reply = ask(path)

    links = [part.split('"')[0] for part in reply.text.split('href="')[1:]]
    assert reply.status in {200, 301, 404}
    assert [link for link in links if link.startswith(("//", "/\\", "http://elders", "https://elders"))] == []
    assert not reply.header("Location").startswith("//")
