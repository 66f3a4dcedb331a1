"""Signing in through a service elsewhere: the way of the book, and everything that somebody might forge."""

import time
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives import serialization
from django.test import Client
from django.utils import timezone

from draagkracht.accounts import queries, services
from draagkracht.accounts.models import Identity, IdentityProvider, User
from draagkracht.accounts.permissions import Role
from draagkracht.accounts.rules import Audience
from draagkracht.base import tenancy
from draagkracht.integrations.oidc.rules import is_high_enough
from draagkracht.municipalities.models import Municipality
from tests.conftest import CITY_HOST, VILLAGE_HOST
from tests.fakes.oidc import CLIENT, SECRET, Forger, forging, key
from tests.integration.accounts.conftest import EDITOR, STRANGER, app_code, browser, use_app

pytestmark = pytest.mark.django_db
THERE, BACK = "/inloggen/via/dienst/", "/inloggen/via/dienst/terug/"
MIDDLE = "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract"
LOW = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"
HIGH = "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI"


@pytest.fixture
def forger(city: Municipality, settings: Any) -> Iterator[Forger]:
    """Return a service through which residents of the city sign in."""
    settings.FETCHER = "tests.fakes.web.LocalFetcher"
    with forging() as service:
        add(city, service.issuer)
        yield service


def add(city: Municipality, issuer: str, *, audience: Audience = Audience.RESIDENTS, **levels: str) -> None:
    """Let the city sign people in through a service."""
    services.add_provider(
        municipality_id=city.pk,
        code="dienst",
        name="De Dienst",
        issuer=issuer,
        client_id=CLIENT,
        secret=SECRET,
        audience=audience,
        **levels,
    )


def go(forger: Forger, client: Client) -> Any:
    """Go there and back; return the answer to coming back."""
    return client.get(f"{BACK}?{forger.sign_in(client.get(THERE)['Location'])}")


class TestTheWayOfTheBook:
    @pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")
    def test_somebody_signs_in_at_a_service_that_always_tells_the_truth(
        self, city: Municipality, settings: Any
    ) -> None:
        settings.FETCHER = "tests.fakes.web.LocalFetcher"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import oidc_provider_mock  # type: ignore[import-untyped]  # noqa: PLC0415  (warns of its own)
        client = browser()
        with oidc_provider_mock.run_server_in_thread(require_nonce=True) as server:
            add(city, f"http://127.0.0.1:{server.server_port}")

            there = client.get(THERE)["Location"]
            back = httpx.post(there, data={"sub": "karin"}, follow_redirects=False).headers["location"]
            response = client.get(back.removeprefix(f"http://{CITY_HOST}"))

        assert response["Location"] == "/mijn/beginnen/"
        assert Identity.objects.count() == 1

    def test_the_sign_in_page_has_a_button_for_it(self, forger: Forger) -> None:
        page = browser().get("/inloggen/").content.decode()

        assert "Inloggen met De Dienst" in page
        assert f'href="{THERE}?taal=nl"' in page

    def test_the_question_is_of_this_browser_alone(self, forger: Forger) -> None:
        forger.sign_in(browser().get(THERE)["Location"])
        first = forger.asked
        forger.sign_in(browser().get(THERE)["Location"])
        second = forger.asked

        assert first["code_challenge_method"] == ["S256"]
        assert first["redirect_uri"] == [f"http://{CITY_HOST}{BACK}"]
        assert all(first[name] != second[name] for name in ("state", "nonce", "code_challenge"))

    def test_the_second_time_it_is_the_same_person_and_no_more_is_kept_than_a_print(self, forger: Forger) -> None:
        clients = [browser(), browser()]
        for client in clients:
            go(forger, client)

        row = Identity.objects.get()
        assert {client.session["_auth_user_id"] for client in clients} == {str(row.user_id)}
        assert "somebody" not in row.subject
        assert row.user.email is None

    def test_the_session_has_another_name_afterwards(self, forger: Forger) -> None:
        client = browser()
        client.get(THERE)
        before = client.session.session_key

        client.get(f"{BACK}?{forger.sign_in(client.get(THERE)['Location'])}")

        assert client.session.session_key != before

    def test_a_resident_is_never_linked_by_mail(self, forger: Forger) -> None:
        forger.changes = {"email": EDITOR, "email_verified": True}
        client = browser()

        go(forger, client)

        assert client.session["_auth_user_id"] != str(User.objects.get(email=EDITOR).pk)
        assert client.get("/werk/").status_code == 403


class TestStaff:
    @pytest.fixture(autouse=True)
    def _for_staff(self, forger: Forger, city: Municipality) -> None:
        add(city, forger.issuer, audience=Audience.STAFF)

    def test_who_has_a_role_here_is_linked_by_an_address_that_was_checked_and_still_needs_the_app(
        self, forger: Forger
    ) -> None:
        forger.changes = {"email": EDITOR.upper(), "email_verified": True}
        client = browser()

        response = go(forger, client)
        asked = client.get("/werk/")
        use_app(client, app_code(EDITOR))

        assert response["Location"] == "/werk/"
        assert asked["Location"] == "/inloggen/app/?next=/werk/"
        assert client.get("/werk/").status_code == 200

    @pytest.mark.parametrize(
        "changes",
        [
            {"email": EDITOR},
            {"email": EDITOR, "email_verified": "true"},
            {"email": STRANGER, "email_verified": True},
            {},
        ],
    )
    def test_whoever_has_none_does_not_come_in(self, changes: dict[str, Any], forger: Forger) -> None:
        forger.changes = changes
        client = browser()

        response = go(forger, client)

        assert response.status_code == 403
        assert "_auth_user_id" not in client.session
        assert Identity.objects.count() == 0

    def test_somebody_who_only_lives_here_does_not_come_in_by_mail(self, forger: Forger) -> None:
        carer = next(one.email for one in queries.list_roles(at=timezone.now()) if one.role is Role.CARER)
        forger.changes = {"email": carer, "email_verified": True}

        assert go(forger, browser()).status_code == 403

    def test_what_a_service_of_one_municipality_says_counts_for_nothing_in_another(
        self, forger: Forger, village: Municipality
    ) -> None:
        user = User.objects.get(email=EDITOR)
        with tenancy.acting_for(village.pk):
            services.give_role(
                municipality_id=village.pk, user_id=user.pk, role=Role.VOLUNTEER, by=None, at=timezone.now()
            )
        forger.changes = {"email": EDITOR, "email_verified": True}
        client = browser()
        go(forger, client)

        carried = browser(VILLAGE_HOST)
        carried.cookies["werk"] = client.cookies["werk"].value

        assert carried.get("/werk/")["Location"] == "/inloggen/?next=/werk/"


class TestALevelInPlaceOfTheApp:
    @pytest.fixture(autouse=True)
    def _somebody_who_works_here(self, forger: Forger) -> None:
        forger.changes = {"email": EDITOR, "email_verified": True}

    @pytest.mark.parametrize(
        ("agreed", "said", "needs_app"),
        [
            ("mfa", {"amr": ["pwd", "mfa"]}, False),
            ("mfa", {"amr": ["pwd"]}, True),
            ("mfa", {"amr": "mfa"}, True),
            ("mfa", {"amr": {"mfa": 1}}, True),
            ("mfa", {"acr": "mfa"}, False),
            ("mfa", {"acr": ["mfa"]}, True),
            ("mfa", {}, True),
            (MIDDLE, {"acr": LOW}, True),
            (MIDDLE, {"acr": MIDDLE}, False),
            (MIDDLE, {"acr": HIGH}, False),
            ("", {"amr": ["mfa"], "acr": HIGH}, True),
            ("", {"amr": [""], "acr": ""}, True),
        ],
    )
    def test_the_app_is_asked_unless_the_service_is_as_sure_as_was_agreed(
        self, agreed: str, said: dict[str, Any], needs_app: bool, forger: Forger, city: Municipality
    ) -> None:
        add(city, forger.issuer, audience=Audience.STAFF, strong_level=agreed)
        forger.changes.update(said)
        client = browser()

        go(forger, client)
        response = client.get("/werk/")

        assert response.status_code == (302 if needs_app else 200)
        assert not needs_app or response["Location"] == "/inloggen/app/?next=/werk/"
        assert forger.asked.get("acr_values", [""]) == [agreed]

    def test_after_a_weaker_sign_in_it_is_asked_again(self, forger: Forger, city: Municipality) -> None:
        add(city, forger.issuer, audience=Audience.STAFF, strong_level="mfa")
        client = browser()
        forger.changes["amr"] = ["mfa"]
        go(forger, client)
        forger.changes["amr"] = ["pwd"]
        go(forger, client)

        response = client.get("/werk/")

        assert response["Location"] == "/inloggen/app/?next=/werk/"

    def test_who_has_no_app_need_not_set_one_up(self, forger: Forger, city: Municipality) -> None:
        add(city, forger.issuer, audience=Audience.STAFF, strong_level="mfa")
        user = User.objects.create_user(email="nieuw@voorbeeldstad.example", name="Nina Nieuw")
        services.give_role(municipality_id=city.pk, user_id=user.pk, role=Role.DESK, by=None, at=timezone.now())
        forger.changes.update(email=user.email, amr=["mfa"])
        client = browser()

        go(forger, client)

        assert client.get("/werk/").status_code == 200

    def test_a_resident_gets_no_hat_of_staff_by_it(self, forger: Forger, city: Municipality) -> None:
        add(city, forger.issuer, audience=Audience.RESIDENTS, strong_level="mfa")
        forger.changes = {"amr": ["mfa"]}
        client = browser()

        go(forger, client)

        assert client.session["accounts.strong"] == ""

    def test_it_counts_in_its_own_municipality_alone(
        self, forger: Forger, city: Municipality, village: Municipality
    ) -> None:
        add(city, forger.issuer, audience=Audience.STAFF, strong_level="mfa")
        with tenancy.acting_for(village.pk):
            user = User.objects.get(email=EDITOR)
            services.give_role(
                municipality_id=village.pk, user_id=user.pk, role=Role.EDITOR, by=None, at=timezone.now()
            )
        forger.changes["amr"] = ["mfa"]
        client = browser()
        go(forger, client)

        carried = browser(VILLAGE_HOST)
        carried.cookies["werk"] = client.cookies["werk"].value

        assert carried.get("/werk/")["Location"] == "/inloggen/?next=/werk/"


PEM = serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
HOUR = 3600


def now() -> int:
    """Return the present second."""
    return int(time.time())


FORGERIES: dict[str, Callable[[Forger], None]] = {
    "signed with another key": lambda f: vars(f).update(signed_with=key("another")),
    "not signed at all": lambda f: vars(f).update(algorithm="none"),
    "signed with the public key as a secret": lambda f: vars(f).update(
        algorithm="HS256", signed_with=key().public_key().public_bytes(*PEM)
    ),
    "signed with our secret": lambda f: vars(f).update(algorithm="HS256", signed_with=SECRET.encode()),
    "another algorithm than the key is for": lambda f: vars(f).update(algorithm="RS512"),
    "a key that the service does not have": lambda f: vars(f).update(kid="key-2"),
    "another issuer": lambda f: f.changes.update(iss="https://elders.example"),
    "no issuer": lambda f: f.changes.update(iss=None),
    "for somebody else": lambda f: f.changes.update(aud="another"),
    "for us and somebody else, asked by them": lambda f: f.changes.update(aud=[CLIENT, "another"], azp="another"),
    "for several, asked by nobody": lambda f: f.changes.update(aud=[CLIENT, "another"]),
    "asked by somebody else": lambda f: f.changes.update(azp="another"),
    "over": lambda f: f.changes.update(exp=now() - 120),
    "without an end": lambda f: f.changes.update(exp=None),
    "made long ago": lambda f: f.changes.update(iat=now() - HOUR),
    "made later": lambda f: f.changes.update(iat=now() + HOUR),
    "not yet": lambda f: f.changes.update(nbf=now() + HOUR),
    "without a nonce": lambda f: f.changes.update(nonce=None),
    "with another nonce": lambda f: f.changes.update(nonce="another"),
    "about nobody": lambda f: f.changes.update(sub=None),
    "about an empty name": lambda f: f.changes.update(sub=""),
    "a service under another name": lambda f: f.configuration.update(issuer="https://elders.example"),
    "no place for keys": lambda f: f.configuration.update(jwks_uri="http://127.0.0.1:1/keys"),
}


class TestForgeries:
    @pytest.mark.parametrize("forgery", FORGERIES)
    def test_nobody_comes_in_with(self, forgery: str, forger: Forger) -> None:
        client = browser()
        address = client.get(THERE)["Location"]
        FORGERIES[forgery](forger)

        response = client.get(f"{BACK}?{forger.sign_in(address)}")

        assert response.status_code == 403
        assert "niet gelukt" in response.content.decode()
        assert "_auth_user_id" not in client.session
        assert Identity.objects.count() == 0

    @pytest.mark.parametrize(
        ("level", "comes_in"), [(None, False), (LOW, False), (MIDDLE, True), (HIGH, True), ("x", False)]
    )
    def test_a_level_below_what_is_asked_is_not_enough(
        self, level: str | None, comes_in: bool, forger: Forger, city: Municipality
    ) -> None:
        add(city, forger.issuer, minimum_level=MIDDLE)
        forger.changes = {"acr": level}
        client = browser()

        go(forger, client)

        assert forger.asked["acr_values"] == [MIDDLE]
        assert ("_auth_user_id" in client.session) is comes_in

    def test_an_answer_counts_in_the_browser_that_asked(self, forger: Forger) -> None:
        carried = forger.sign_in(browser().get(THERE)["Location"])
        other = browser()
        other.get(THERE)

        responses = [client.get(f"{BACK}?{carried}") for client in (browser(), other)]

        assert [response.status_code for response in responses] == [400, 400]
        assert not forger.used

    def test_an_answer_counts_once(self, forger: Forger) -> None:
        client = browser()
        carried = forger.sign_in(client.get(THERE)["Location"])

        first, again = (client.get(f"{BACK}?{carried}") for _ in range(2))

        assert (first.status_code, again.status_code) == (302, 400)

    def test_a_code_counts_once(self, forger: Forger) -> None:
        client, other = browser(), browser()
        code = forger.sign_in(client.get(THERE)["Location"]).partition("code=")[2]
        client.get(f"{BACK}?state={forger.asked['state'][0]}&code={code}")

        forger.sign_in(other.get(THERE)["Location"])
        again = other.get(f"{BACK}?state={forger.asked['state'][0]}&code={code}")

        assert again.status_code == 403

    def test_an_answer_that_comes_late_counts_no_more(self, forger: Forger, monkeypatch: pytest.MonkeyPatch) -> None:
        client = browser()
        carried = forger.sign_in(client.get(THERE)["Location"])
        later = time.time() + 601

        monkeypatch.setattr("draagkracht.integrations.oidc.views.time.time", lambda: later)
        response = client.get(f"{BACK}?{carried}")

        assert response.status_code == 400

    @pytest.mark.parametrize("answer", ["error=access_denied&state=x", "code=x", "state=x", "", "state=é&code=%00"])
    def test_an_answer_that_is_none_says_what_to_do(self, answer: str, forger: Forger) -> None:
        client = browser()
        client.get(THERE)

        response = client.get(f"{BACK}?{answer}")

        assert response.status_code == 400
        assert "log in met een code per mail" in response.content.decode()

    def test_a_service_that_does_not_answer_says_what_to_do(self, city: Municipality, settings: Any) -> None:
        settings.FETCHER = "tests.fakes.web.LocalFetcher"
        add(city, "http://127.0.0.1:1")

        assert browser().get(THERE).status_code == 502

    def test_a_service_of_one_municipality_is_not_there_in_another(self, forger: Forger) -> None:
        assert browser(VILLAGE_HOST).get(THERE).status_code == 404

    @pytest.mark.parametrize("target", ["https://elders.example/", "//elders.example/", "/\\elders.example"])
    def test_nobody_is_sent_to_another_site_afterwards(self, target: str, forger: Forger) -> None:
        client = browser()
        address = client.get(THERE, {"next": target})["Location"]

        response = client.get(f"{BACK}?{forger.sign_in(address)}")

        assert response["Location"] == "/mijn/beginnen/"

    def test_our_secret_is_encrypted_in_the_database(self, forger: Forger) -> None:
        row = IdentityProvider.objects.get()

        assert SECRET not in row.secret


def test_levels_of_two_ladders_are_not_compared() -> None:
    assert not is_high_enough("http://eidas.europa.eu/LoA/high", LOW)
    assert is_high_enough("http://eidas.europa.eu/LoA/high", "http://eidas.europa.eu/LoA/low")


def test_who_signed_in_elsewhere_opens_a_space_with_a_name_alone(forger: Forger) -> None:
    client = browser()
    asked = client.get(go(forger, client)["Location"]).content.decode()

    opened = client.post("/mijn/beginnen/", {"name": "Karin", "agrees": "yes"})

    assert 'name="email"' not in asked
    assert opened["Location"] == "/mijn/"
    assert "Dag Karin" in client.get("/mijn/").content.decode()
