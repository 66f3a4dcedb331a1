"""Who gets a token, and what a token opens: nothing without proof, nothing for long, nothing elsewhere."""

import base64
import hashlib
import ssl
import uuid
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from draagkracht.accounts.models import Organisation
from draagkracht.base import tenancy
from draagkracht.integrations.fhir import queries, services
from draagkracht.integrations.fhir.api import certificates, tokens
from draagkracht.integrations.fhir.models import Client as System
from draagkracht.integrations.fhir.services.clients import Registered
from draagkracht.municipalities.models import Municipality
from tests.conftest import CITY_HOST, VILLAGE_HOST
from tests.integration.fhir.conftest import TASKS, TOKEN, Send, ask_token, practice, register
from tests.integration.test_production import run

FORM = "application/x-www-form-urlencoded"
GRANT = "grant_type=client_credentials"
PEM = ssl.DER_cert_to_PEM_cert(b"not really a certificate, but its bytes are hashed all the same")
FINGERPRINT = hashlib.sha256(ssl.PEM_cert_to_DER_cert(PEM)).hexdigest()
HEADER = "X-Client-Certificate"


def browser(host: str = CITY_HOST, **headers: str) -> Client:
    return Client(headers={"host": host, **headers})


def basic(name: object, secret: str) -> str:
    return "Basic " + base64.b64encode(f"{name}:{secret}".encode()).decode()


def error_of(response: Any) -> tuple[int, str]:
    return response.status_code, response.json()["error"]


def test_a_secret_is_shown_once_and_kept_as_a_hash(system: Registered) -> None:
    row = System.objects.get(public_id=system.client_id)

    assert len(base64.urlsafe_b64decode(system.secret + "=")) == 32
    assert row.secret_hash == hashlib.sha256(system.secret.encode()).hexdigest()
    assert system.secret not in repr(system)
    assert system.secret not in str(System.objects.values())


def test_a_token_is_given_for_a_secret_in_the_header_or_the_form(system: Registered) -> None:
    in_form = ask_token(browser(), system.client_id, system.secret, scope=tokens.SCOPE)
    in_header = browser(authorization=basic(system.client_id, system.secret)).post(TOKEN, GRANT, content_type=FORM)

    for response in (in_form, in_header):
        body = response.json()
        assert response.status_code == 200
        assert (body["token_type"], body["expires_in"], body["scope"]) == ("Bearer", 600, "system/Task.crs")
        assert (response["Cache-Control"], response["Pragma"]) == ("no-store", "no-cache")
        assert not response.cookies


@pytest.mark.parametrize("wrong", ["secret", "id", "unknown", "empty", "none"])
def test_who_proves_nothing_gets_nothing_and_learns_nothing(system: Registered, wrong: str) -> None:
    named = {"id": "x", "unknown": uuid.uuid4()}.get(wrong, system.client_id)
    secret = {"secret": system.secret[:-1], "empty": ""}.get(wrong, system.secret)
    if wrong == "none":
        response = browser().post(TOKEN, GRANT, content_type=FORM)
    else:
        response = ask_token(browser(), named, secret)  # type: ignore[arg-type]

    assert error_of(response) == (401, "invalid_client")
    assert response["WWW-Authenticate"].startswith("Basic ")
    assert response.json() == {"error": "invalid_client"}


@pytest.mark.parametrize(
    ("body", "kind", "error"),
    [
        ("", FORM, "invalid_request"),
        ("{}", "application/json", "invalid_request"),
        ("client_id={id}&client_secret={secret}", FORM, "invalid_request"),
        (f"{GRANT}&{GRANT}&client_id={{id}}&client_secret={{secret}}", FORM, "invalid_request"),
        ("grant_type=password&client_id={id}&client_secret={secret}", FORM, "unsupported_grant_type"),
        (f"{GRANT}&client_id={{id}}&client_secret={{secret}}&scope=system/*.*", FORM, "invalid_scope"),
        (f"{GRANT}&x={'x' * 9000}", FORM, "invalid_request"),
        ("&".join(f"a{number}=1" for number in range(300)), FORM, "invalid_request"),
    ],
)
def test_a_question_that_is_wrong_is_refused_in_the_words_of_the_standard(
    system: Registered, body: str, kind: str, error: str
) -> None:
    filled = body.replace("{id}", str(system.client_id)).replace("{secret}", system.secret)

    response = browser().post(TOKEN, filled, content_type=kind)

    assert error_of(response) == (400, error)


def test_a_secret_in_the_address_or_in_two_places_is_refused(system: Registered) -> None:
    form = f"{GRANT}&client_id={system.client_id}&client_secret={system.secret}"

    in_address = browser().post(f"{TOKEN}?client_secret={system.secret}", form, content_type=FORM)
    twice = browser(authorization=basic(system.client_id, system.secret)).post(TOKEN, form, content_type=FORM)

    assert [error_of(one) for one in (in_address, twice)] == [(400, "invalid_request")] * 2


@pytest.mark.parametrize(
    "header", ["Basic", "Basic é", "Basic !!!", "Basic eA==", "Bearer x", "Digest x", "Basic /w=="]
)
def test_a_header_of_any_form_is_refused_in_words(system: Registered, header: str) -> None:
    response = browser(authorization=header).post(TOKEN, GRANT, content_type=FORM)

    assert error_of(response) == (401, "invalid_client")


def test_tries_are_counted(system: Registered, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "fhir_token": "3/5m/ip"}

    statuses = [ask_token(browser(), system.client_id, "x").status_code for _ in range(5)]

    assert statuses == [401, 401, 401, 429, 429]


def forged(bearer: str) -> list[str]:
    """Return headers that look like a token and are none."""
    token = bearer.removeprefix("Bearer ")
    name, moment, signature = token.split(":")
    other = base64.urlsafe_b64encode(f'"{uuid.uuid4()}"'.encode()).decode().rstrip("=")
    return [
        "",
        "Bearer",
        "Bearer x",
        "Bearer a:b:c",
        token,
        f"Basic {token}",
        f"Bearer {token} {token}",
        f"Bearer {token[:-1]}",
        f"Bearer {other}:{moment}:{signature}",
        f"Bearer {name}:{moment[:-1]}9:{signature}",
        f"Bearer {signing.dumps('x', salt=tokens.SALT)}",
        f"Bearer {signing.dumps(7, salt=tokens.SALT)}",
        f"Bearer {signing.dumps(None, salt=tokens.SALT)}",
        f"Bearer {signing.dumps(str(uuid.uuid4()), salt=tokens.SALT)}",
        f"Bearer {signing.dumps(name, salt='another')}",
        f"Bearer {'x' * 5000}",
    ]


def test_a_forged_token_opens_nothing(bearer: str, look: Send, send: Send) -> None:
    answers = [look(TASKS, token=header, identifier="a|b") for header in forged(bearer)]
    answers += [send(token=header) for header in forged(bearer)]

    assert {one.status_code for one in answers} == {401}
    assert {one["WWW-Authenticate"] for one in answers} == {'Bearer realm="fhir"'}
    assert look(TASKS, identifier="a|b").status_code == 200


def test_a_token_is_good_for_ten_minutes(system: Registered, look: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now().timestamp()

    def at(seconds: float) -> int:
        monkeypatch.setattr("django.core.signing.time.time", lambda: now + seconds)
        status: int = look(TASKS, identifier="a|b").status_code
        return status

    assert [at(590), at(602)] == [200, 401]


def test_a_system_that_is_revoked_is_out_at_once_with_its_token_and_its_secret(
    system: Registered, look: Send, city: Municipality
) -> None:
    before = look(TASKS, identifier="a|b").status_code

    services.revoke_client(client_id=system.client_id, at=timezone.now())

    assert (before, look(TASKS, identifier="a|b").status_code) == (200, 401)
    assert error_of(ask_token(browser(), system.client_id, system.secret)) == (401, "invalid_client")


def test_with_its_organisation_a_system_goes_out(system: Registered, look: Send, city: Municipality) -> None:
    organisation = practice(city)
    Organisation.objects.filter(pk=organisation.pk).update(ended_at=timezone.now())

    assert look(TASKS, identifier="a|b").status_code == 401
    with pytest.raises(services.OrganisationIsUnknown):
        register(city, organisation=organisation.public_id)


def test_a_token_and_a_secret_of_one_municipality_open_nothing_in_another(
    system: Registered, look: Send, village: Municipality
) -> None:
    elsewhere = look(TASKS, host=VILLAGE_HOST, identifier="a|b")
    asked = ask_token(browser(VILLAGE_HOST), system.client_id, system.secret)

    assert elsewhere.status_code == 401
    assert error_of(asked) == (401, "invalid_client")


def test_an_organisation_of_another_municipality_cannot_be_let_in_here(
    city: Municipality, village: Municipality
) -> None:
    with tenancy.acting_for(village.pk):
        theirs = practice(village).public_id

    with pytest.raises(services.OrganisationIsUnknown):
        register(city, organisation=theirs)


class TestCertificates:
    """Mutual TLS in front: the proxy says with which certificate a system came."""

    @pytest.fixture
    def certified(self, city: Municipality) -> Registered:
        return register(city, certificate=FINGERPRINT)

    @pytest.fixture
    def switched_on(self, settings: Any) -> None:
        settings.TRUST_PROXY, settings.FHIR_CERTIFICATE_HEADER = True, HEADER

    def ask(self, system: Registered, shown: str) -> Any:
        form = f"{GRANT}&client_id={system.client_id}"
        return browser(**({HEADER: shown} if shown else {})).post(TOKEN, form, content_type=FORM)

    @pytest.mark.usefixtures("switched_on")
    @pytest.mark.parametrize(
        "shown",
        [
            FINGERPRINT,
            FINGERPRINT.upper(),
            ":".join(FINGERPRINT[index : index + 2] for index in range(0, 64, 2)),
            PEM.replace("\n", "%0A").replace(" ", "%20"),
        ],
    )
    def test_a_system_with_a_certificate_needs_no_secret(self, certified: Registered, shown: str) -> None:
        response = self.ask(certified, shown)

        assert certified.secret == ""
        assert response.status_code == 200

    @pytest.mark.usefixtures("switched_on")
    @pytest.mark.parametrize("shown", ["", "x", "0" * 64, PEM[:40], "é", "0" * 20_000])
    def test_without_that_certificate_it_gets_nothing(self, certified: Registered, shown: str) -> None:
        assert error_of(self.ask(certified, shown)) == (401, "invalid_client")

    @pytest.mark.usefixtures("switched_on")
    def test_its_token_is_worth_nothing_in_other_hands(self, certified: Registered) -> None:
        token = self.ask(certified, FINGERPRINT).json()["access_token"]

        own = browser(**{HEADER: FINGERPRINT}, authorization=f"Bearer {token}").get(TASKS, {"identifier": "a|b"})
        thief = browser(authorization=f"Bearer {token}").get(TASKS, {"identifier": "a|b"})

        assert (own.status_code, thief.status_code) == (200, 401)

    @pytest.mark.parametrize(("trust", "header"), [(False, HEADER), (True, "")])
    def test_without_the_setting_or_a_trusted_proxy_the_header_is_not_read(
        self, certified: Registered, settings: Any, trust: bool, header: str
    ) -> None:
        settings.TRUST_PROXY, settings.FHIR_CERTIFICATE_HEADER = trust, header

        assert error_of(self.ask(certified, FINGERPRINT)) == (401, "invalid_client")

    def test_the_setting_is_refused_without_a_trusted_proxy(self) -> None:
        alone = run("from draagkracht.config import settings", DRAAGKRACHT_FHIR_CERTIFICATE_HEADER=HEADER)

        assert alone.returncode == 1
        assert "needs DRAAGKRACHT_TRUST_PROXY" in alone.stderr

    def test_a_system_has_a_secret_or_a_certificate_and_never_both(self, certified: Registered) -> None:
        row = queries.find_client(certified.client_id)

        assert row is not None
        assert (row.secret_hash, row.certificate) == ("", FINGERPRINT)
        assert certificates.read_fingerprint("") == ""
