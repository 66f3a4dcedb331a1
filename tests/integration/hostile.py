"""What people, programs and attackers send instead of what a form asks for; and what must hold of every answer to it.

The properties here run with 100 examples in `make test` (test_bad_input.py), and with 2,000 in `make test-long`
(tests/long).
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, quote_from_bytes

import hypothesis
from cryptography.fernet import Fernet
from django.conf import settings
from django.test import Client
from hypothesis import strategies as st

from draagkracht.portal.check import answer_cookie

FEW = 100
MANY = 2_000
FORM = "application/x-www-form-urlencoded"
# 400: cannot be read. 403: without a token. 404: no such page. 405: not that way. 422: something to correct.
SENTENCES = {400, 403, 404, 405, 422}
FINE = {200, 301, 302}
# Half a character, overlong forms, a byte that is never UTF-8, UTF-16 with its mark.
NOT_UTF8 = (b"\xed\xa0\x80", b"\xc0\xaf", b"\xff", b"\xff\xfeh\x00", b"caf\xe9", b"\xf4\x90\x80\x80")
TEXTS = (
    "",
    " ",
    "\x00",
    "Oost\x00",
    "\r\n\t",
    "👨‍👩‍👧‍👦" * 40,
    "𝒪𝑜𝓈𝓉",
    "عمّان",
    "\u202eteertS\u202c",
    "\u2066\u2067\u2068",
    "e" + "\u0301" * 500,
    str(2**63),
    str(-(2**63) - 1),
    "9" * 5_000,
    "0001-01-01",
    "0000-00-00",
    "31-02-2026",
    "1e400",
    "NaN",
    "١٢٣",
    "3811 KG",
    "9999 ZZ",
    "1234",
    "'; DROP TABLE directory_service; --",
    "%s %(place)s %n {0} {{ 7*7 }} {% debug %}",
    "<script>alert(1)</script>",
    '" onfocus=alert(1) autofocus x="',
    "../../etc/passwd",
    "https://elders.example/",
    "null",
    "[]",
    "{}",
    "\ufeff",
    "\ufffe\uffff",
    "\x1b[31m",
    "\u0085\u2028\u2029",
    "ǅ" * 300,
    "x" * 200_000,
)

HOSTS = (
    "onbekend.example",
    "localhost",
    "127.0.0.1",
    "127.0.0.1:8000",
    "[::1]",
    "[::1]:8000",
    "[::ffff:127.0.0.1]",
    "voorbeeldstad.localhost:abc",
    "voorbeeldstad.localhost:-1",
    "voorbeeldstad.localhost.example",
    "x.voorbeeldstad.localhost",
    "voorbeeldstad.localhost, voorbeelddorp.localhost",
    "voorbeeldstad.localhost/",
    "user@voorbeeldstad.localhost",
    "voorbeeldstad.localhost\x00",
    "voorbeeldstad localhost",
    "vöörbeeldstad.localhost",
    "ʋoorbeeldstad.localhost",
    "xn--vrbeeldstad-lbb.localhost",
    "",
    " ",
    ".",
    "..",
    ":",
    "%00",
    "x" * 300 + ".localhost",
    "' OR 1=1 --",
)

texts = st.one_of(st.sampled_from(TEXTS), st.text(max_size=60), st.text(min_size=80, max_size=400))
as_bytes = st.one_of(texts.map(lambda text: text.encode("utf-8", "replace")), st.sampled_from(NOT_UTF8), st.binary())
names = st.one_of(st.sampled_from(["", "via", "key", "overslaan", "__proto__", "minor[]", "a.b", "\x00"]), texts)
json_values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), texts),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(texts, inner, max_size=4)),
    max_leaves=8,
)


def thorough(examples: int) -> hypothesis.settings:
    """Return the settings of a test with this many examples, or with those of the profile where those are more."""
    most = max(examples, hypothesis.settings.default.max_examples if hypothesis.settings.default else 0)
    healthy = [hypothesis.HealthCheck.function_scoped_fixture, hypothesis.HealthCheck.too_slow]
    return hypothesis.settings(max_examples=most, deadline=None, suppress_health_check=healthy)


@st.composite
def forms(draw: st.DrawFn, fields: Mapping[str, Sequence[str]]) -> bytes:
    """Return the body of a form: its own fields with codes that are right and values that are not, and other fields."""
    pairs: list[tuple[bytes, bytes]] = []
    for name, codes in fields.items():
        right = st.sampled_from(codes or ["Oost"]).map(str.encode)
        values = draw(st.lists(st.one_of(right, right, as_bytes), max_size=3))
        pairs += [(name.encode(), value) for value in values]
    others = draw(st.lists(st.tuples(names, as_bytes), max_size=2))
    pairs += [(name.encode("utf-8", "replace"), value) for name, value in others]
    return b"&".join(quote_from_bytes(name).encode() + b"=" + quote_from_bytes(value).encode() for name, value in pairs)


def seal(data: Any) -> str:
    """Return a cookie as we make it ourselves, with anything in it."""
    return answer_cookie._fernet().encrypt(json.dumps(data).encode()).decode()


def seal_with(secret: str, data: Any) -> str:
    """Return a cookie that was made with another key."""
    return Fernet(answer_cookie._key(secret)).encrypt(json.dumps(data).encode()).decode()


@st.composite
def cookies(draw: st.DrawFn) -> str:
    """Return what may stand in the cookie: noise, a token of somebody else, or ours with something else in it."""
    ours = {"f": 1, "m": "GM9901", "a": {"minor": ["no"], "whom": ["partner"]}, "c": "", "n": 0}
    kind = draw(st.sampled_from(["noise", "shape", "part", "answers", "broken", "foreign"]))
    if kind == "noise":
        return quote(draw(texts)[:4_000], safe="")
    if kind == "shape":
        return seal(draw(json_values))
    if kind == "part":
        return seal({**ours, draw(st.sampled_from(list(ours))): draw(json_values)})
    if kind == "answers":
        fields = st.sampled_from(["minor", "whom", "tasks", "safe", "place", "about", "", "\x00"])
        return seal({**ours, "a": draw(st.dictionaries(fields, json_values, max_size=6))})
    if kind == "foreign":
        return seal_with("another key of somebody else, long enough to be one", ours)
    token = seal(ours)
    return token[: draw(st.integers(0, len(token)))] + draw(st.sampled_from(["", "=", "AAAA", "é"]))


def check_reply(response: Any) -> None:
    """Assert that an answer is a page or a sentence: never an error of ours, never something that a browser runs."""
    status, text = response.status_code, response.content.decode("utf-8", "replace")
    assert status in FINE | SENTENCES
    if response.get("Content-Type", "").startswith("text/html") and text:
        assert re.search(r"<h1[^>]*>\s*\S", text)
        assert "<script>alert" not in text
        assert 'onfocus=alert(1) autofocus x="' not in text
        # What somebody typed comes back in the fields, braces and all.
        typed = re.sub(r'value="[^"]*"|<textarea.*?</textarea>', "", text, flags=re.DOTALL)
        assert "{{" not in typed.replace("{{ 7*7 }}", "")
        assert "\x00" not in text
    held = response.cookies.get(answer_cookie.NAME)
    assert held is None or len(held.value) < answer_cookie.MOST_BYTES
    assert "elders.example" not in response.get("Location", "").split("?")[0]


def follow(client: Client, response: Any) -> None:
    """Assert that a redirect leads to a page."""
    if response.status_code == 302:
        assert client.get(response["Location"]).status_code in FINE


def is_our_host(host: str) -> bool:
    """Return whether a host name is that of a municipality of the demo."""
    return host.lower().split(":")[0].rstrip(".") in {"voorbeeldstad.localhost", "voorbeelddorp.localhost"}


def limit() -> int:
    """Return how many bytes of a form the site reads."""
    return int(settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0)
