"""The fetcher reads the public web, and cannot be led to a machine behind our own door, nor be kept busy by another."""

import gzip
import socket
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from draagkracht.directory.ports import Fault, FetchFailed, get_fetcher
from draagkracht.integrations.web import addresses
from draagkracht.integrations.web.fetcher import HttpFetcher
from tests.fakes.web import LocalFetcher, WebServer, serving

MEGABYTE = 1024 * 1024


@pytest.fixture
def web() -> Iterator[WebServer]:
    """Run a server for one test."""
    with serving() as server:
        yield server


def fault_of(url: str, fetcher: HttpFetcher | None = None, *, most_bytes: int = 1000, timeout: float = 5) -> Fault:
    """Return why an address cannot be fetched."""
    with pytest.raises(FetchFailed) as refused:
        (fetcher or LocalFetcher()).fetch(url, most_bytes=most_bytes, timeout=timeout)
    assert refused.value.reason.dutch()
    return refused.value.fault


def resolve(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Let the resolver give these addresses, one list a question (the last for ever); return the names asked."""
    asked: list[str] = []
    left = list(answers)
    really = socket.getaddrinfo

    def getaddrinfo(host: Any, port: Any, *rest: Any, **options: Any) -> list[Any]:
        if host[-1].isdigit():  # to connect to an address, Python asks for it once more
            return list(really(host, port, *rest, **options))
        asked.append(host)
        found = left.pop(0) if len(left) > 1 else left[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


def test_an_answer_comes_with_status_headers_and_body(web: WebServer) -> None:
    web.say("/feed", body=b"{}", headers={"Content-Type": "application/json"})

    found = LocalFetcher().fetch(web.url("/feed"), most_bytes=2, timeout=5)

    assert (found.status, found.url, found.body) == (200, web.url("/feed"), b"{}")
    assert found.headers["content-type"] == "application/json"
    (_, headers) = web.asked[0]
    assert headers["user-agent"].startswith("Draagkracht/")
    assert headers["host"] == f"127.0.0.1:{web.port}"
    assert "cookie" not in headers


@pytest.mark.parametrize("status", [204, 301, 404, 410, 500, 503])
def test_a_status_is_an_answer_whatever_it_is(web: WebServer, status: int) -> None:
    web.say("/", status)

    assert LocalFetcher().fetch(web.url(), most_bytes=10, timeout=5).status == status


def test_a_redirect_is_followed_to_where_it_ends(web: WebServer) -> None:
    web.say("/oud", 301, headers={"Location": "/nieuw?a=1"}).say("/nieuw", body=b"hier")

    found = LocalFetcher().fetch(web.url("/oud#deel"), most_bytes=10, timeout=5)

    assert (found.url, found.body) == (web.url("/nieuw?a=1"), b"hier")


def test_three_redirects_are_enough(web: WebServer) -> None:
    for number in range(4):
        web.say(f"/{number}", 302, headers={"Location": f"/{number + 1}"})
    web.say("/4", body=b"ver")

    assert LocalFetcher().fetch(web.url("/1"), most_bytes=10, timeout=5).body == b"ver"
    assert fault_of(web.url("/0")) == Fault.TOO_MANY_REDIRECTS


def test_a_redirect_to_itself_ends(web: WebServer) -> None:
    web.say("/", 302, headers={"Location": "/"})

    assert fault_of(web.url()) == Fault.TOO_MANY_REDIRECTS
    assert len(web.asked) == 4


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "gopher://127.0.0.1:11211/_stats",
        "ftp://voorbeeld.example/",
        "dict://127.0.0.1:11211/",
        "javascript:alert(1)",
        "data:text/plain,hier",
        "//voorbeeld.example/",
        "voorbeeld.example",
        "http://",
        "http:///pad",
        "",
        "http://naam:sleutel@voorbeeld.example/",
        "http://voorbeeld.example@127.0.0.1/",
        "http://voorbeeld.example:22/",
        "http://voorbeeld.example:6379/",
        "https://voorbeeld.example:80443/",
        "http://[::1",
        "http://voorbeeld\x00.example/",
    ],
)
def test_an_address_that_is_no_plain_web_address_is_not_asked(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    asked = resolve(monkeypatch, ["93.184.215.14"])

    assert fault_of(url, HttpFetcher()) == Fault.NOT_ALLOWED
    assert asked == []


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "0",
        "0.0.0.0",
        "localhost",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "224.0.0.1",
        "255.255.255.255",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:169.254.169.254]",
        "[::127.0.0.1]",
        "[64:ff9b::169.254.169.254]",
        "[2002:7f00:1::]",
        "[fe80::1]",
        "[fd00::1]",
        "[fec0::1]",
        "[ff02::1]",
    ],
)
def test_an_address_behind_our_own_door_is_not_asked(host: str) -> None:
    assert fault_of(f"http://{host}/", HttpFetcher()) in {Fault.NOT_ALLOWED, Fault.UNKNOWN_HOST}


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:10.0.0.1"])
def test_a_name_with_one_address_behind_our_own_door_is_not_asked(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    resolve(monkeypatch, ["93.184.215.14", address])

    assert fault_of("http://voorbeeld.example/", HttpFetcher()) == Fault.NOT_ALLOWED


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch, web: WebServer) -> None:
    web.say("/", body=b"hier")
    asked = resolve(monkeypatch, ["127.0.0.1"], ["10.0.0.1"])

    found = LocalFetcher().fetch(f"http://voorbeeld.example:{web.port}/", most_bytes=10, timeout=5)

    assert found.body == b"hier"
    assert asked == ["voorbeeld.example"]
    assert web.asked[0][1]["host"] == f"voorbeeld.example:{web.port}"


@pytest.mark.parametrize(
    "location",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://2852039166/",
        "http://naam@127.0.0.1/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "http://127.0.0.1:22/",
        "//10.0.0.1:8080/",
    ],
)
def test_a_redirect_to_behind_our_own_door_is_not_followed(web: WebServer, location: str) -> None:
    web.say("/", 302, headers={"Location": location})

    assert fault_of(web.url()) == Fault.NOT_ALLOWED
    assert len(web.asked) == 1


def test_a_redirect_to_a_name_is_looked_up_and_checked_again(monkeypatch: pytest.MonkeyPatch, web: WebServer) -> None:
    web.say("/", 302, headers={"Location": f"http://tweede.example:{web.port}/"})
    asked = resolve(monkeypatch, ["127.0.0.1"], ["10.0.0.1"])

    assert fault_of(f"http://eerste.example:{web.port}/") == Fault.NOT_ALLOWED
    assert asked == ["eerste.example", "tweede.example"]


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * 65536)


def dripping(start: bytes) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(start)
        while True:
            handler.wfile.write(b"x")
            time.sleep(0.05)

    return answer


def test_a_body_without_an_end_is_cut_off(web: WebServer) -> None:
    web.answers["/"] = endless

    assert fault_of(web.url(), most_bytes=MEGABYTE) == Fault.TOO_LARGE


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nX-A: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_an_answer_that_drips_ends_in_time(web: WebServer, start: bytes) -> None:
    web.answers["/"] = dripping(start)
    began = time.monotonic()

    fault = fault_of(web.url(), timeout=0.5)

    assert fault in ({Fault.TOO_SLOW} if start else {Fault.TOO_SLOW, Fault.GARBLED})
    assert time.monotonic() - began < 2


def test_silence_ends_in_time(web: WebServer) -> None:
    web.answers["/"] = lambda _: time.sleep(1)
    began = time.monotonic()

    assert fault_of(web.url(), timeout=0.3) == Fault.TOO_SLOW
    assert time.monotonic() - began < 1


def test_a_packed_body_is_unpacked(web: WebServer) -> None:
    web.say("/", body=gzip.compress(b"hier" * 100, mtime=0), headers={"Content-Encoding": "gzip"})

    assert LocalFetcher().fetch(web.url(), most_bytes=400, timeout=5).body == b"hier" * 100


def test_a_small_body_that_unpacks_to_a_large_one_is_cut_off(web: WebServer) -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(b"\0" * MEGABYTE) for _ in range(200)) + packer.flush()
    web.say("/", body=bomb, headers={"Content-Encoding": "gzip"})

    assert len(bomb) < MEGABYTE
    assert fault_of(web.url(), most_bytes=MEGABYTE) == Fault.TOO_LARGE


@pytest.mark.parametrize(
    ("encoding", "body"),
    [("gzip", b"geen gzip"), ("gzip", gzip.compress(b"hier", mtime=0)[:-9]), ("br", b"x"), ("gzip, gzip", b"")],
)
def test_a_body_that_cannot_be_unpacked_is_no_answer(web: WebServer, encoding: str, body: bytes) -> None:
    web.say("/", body=body, headers={"Content-Encoding": encoding})

    assert fault_of(web.url()) == Fault.GARBLED


def test_what_is_no_http_is_no_answer(web: WebServer) -> None:
    web.answers["/"] = lambda handler: (handler.wfile.write(b"SSH-2.0-OpenSSH\r\n\r\n"), None)[1]

    assert fault_of(web.url()) == Fault.GARBLED


def test_nobody_at_home_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    assert fault_of(f"http://127.0.0.1:{port}/") == Fault.UNREACHABLE
    assert fault_of("http://bestaat-niet.invalid/", HttpFetcher()) == Fault.UNKNOWN_HOST


def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch, web: WebServer) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    web.say("/", body=b"hier")

    assert LocalFetcher().fetch(web.url(), most_bytes=10, timeout=5).body == b"hier"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("::ffff:93.184.215.14", True),
        ("2002:5db8:d70e::1", True),
        ("2002:a00:1::1", False),
        ("::ffff:10.0.0.1", False),
        ("198.18.0.1", False),
        ("192.0.2.1", False),
        ("2001:db8::1", False),
        ("fe80::1%eth0", False),
        ("none", False),
    ],
)
def test_public_addresses_are_known(address: str, expected: bool) -> None:
    assert addresses.is_public(address) is expected


def test_the_setting_names_who_asks(settings: Any) -> None:
    assert type(get_fetcher()) is HttpFetcher

    settings.FETCHER = "tests.fakes.web.LocalFetcher"

    assert type(get_fetcher()) is LocalFetcher
