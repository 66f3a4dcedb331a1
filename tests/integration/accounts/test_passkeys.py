"""Signing in with a device: adding it, one press, the second step of staff, and all that somebody might forge."""

import json
import time
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from fido2.utils import websafe_decode, websafe_encode
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from draagkracht.accounts import queries, services, webauthn
from draagkracht.accounts.middleware import AUTHENTICATOR
from draagkracht.accounts.models import Membership, User
from draagkracht.accounts.permissions import Role
from draagkracht.accounts.rules import MOST_PASSKEYS
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Mail, Municipality
from tests import people
from tests.conftest import CITY_HOST, VILLAGE_HOST
from tests.fakes.device import PRESENT, VERIFIED, Device
from tests.integration.accounts.conftest import (
    EDITOR,
    app_code,
    ask_code,
    browser,
    code_in,
    newcomer,
    type_code,
    use_app,
)

pytestmark = pytest.mark.django_db
Mailed = Callable[[str], list[Mail]]
LIST, ADD, ASK_NEW = "/toestellen/", "/toestellen/erbij/", "/toestellen/erbij/vraag/"
ASK, SIGN_IN, SECOND = "/inloggen/toestel/vraag/", "/inloggen/toestel/", "/inloggen/app/toestel/"
REFUSED = "/inloggen/?toestel=nee"


@pytest.fixture
def carer(city: Municipality) -> User:
    """Return somebody who lives in the city."""
    return people.person(Role.CARER, CITY_HOST)


@pytest.fixture
def editor() -> User:
    """Return somebody who works here."""
    return User.objects.get(email=EDITOR)


def signed_in(user: User) -> Client:
    """Return the browser of somebody who did every step."""
    return people.client_of(user, browser())


def add(client: Client, device: Device, *, name: str = "Mijn telefoon", **more: str) -> Any:
    """Add a device as the page does; return the answer."""
    return client.post(ADD, {"name": name, "answer": device.make(client.post(ASK_NEW).json()), **more})


def press(client: Client, device: Device, *, to: str = SIGN_IN, **more: str) -> Any:
    """Sign with a device as the page does; return the answer."""
    return client.post(to, {"answer": device.sign(client.post(ASK).json()), **more})


def by_mail(email: str, mailed: Mailed) -> Client:
    """Return the browser of somebody who typed the code of the mail, and no more."""
    client = browser()
    ask_code(client, email)
    type_code(client, code_in(mailed(email)[0]))
    return client


class TestTheWayOfTheBook:
    def test_a_resident_adds_a_device_and_signs_in_with_one_press(self, carer: User) -> None:
        device, client = Device(), browser()
        added = add(signed_in(carer), device)

        response = press(client, device)

        assert (added.status_code, added["Location"]) == (302, "/toestellen/?gedaan=erbij")
        assert (response.status_code, response["Location"]) == (302, "/mijn/")
        assert client.get("/mijn/").status_code == 200

    def test_the_list_says_what_it_is_called_and_when_it_was_used(self, carer: User) -> None:
        client, device = signed_in(carer), Device()
        add(client, device, name="  Telefoon \n van Marijke ")
        before = client.get(LIST).content.decode()
        press(browser(), device)

        after = client.get(LIST).content.decode()

        assert "Telefoon van Marijke" in before
        assert "Nog niet gebruikt." in before
        assert "Het laatst gebruikt op" in after

    def test_it_is_there_in_every_language(self, carer: User) -> None:
        device, client = Device(), browser()
        add(signed_in(carer), device)

        answer = device.sign(client.post("/en/inloggen/toestel/vraag/").json())
        response = client.post("/en/inloggen/toestel/", {"answer": answer})

        assert response["Location"] == "/en/mijn/"

    def test_who_wanted_a_page_comes_back_to_it_and_never_on_another_site(self, carer: User) -> None:
        device = Device()
        add(signed_in(carer), device)

        inside = press(browser(), device, next="/mijn/inzage/")
        outside = press(browser(), device, next="//elders.example/")

        assert inside["Location"] == "/mijn/inzage/"
        assert outside["Location"] == "/mijn/"

    def test_somebody_hears_by_mail_that_how_they_sign_in_has_changed(self, carer: User, mailed: Mailed) -> None:
        client = signed_in(carer)
        add(client, Device(), name="Tablet")
        (row,) = queries.list_passkeys(carer.pk, CITY_HOST)
        client.post(f"/toestellen/{row.public_id}/weg/")

        removed, added = mailed(carer.email or "")[:2]

        assert "U kunt nu inloggen met een toestel: Tablet." in added.body
        assert "U kunt niet meer inloggen met dit toestel: Tablet." in removed.body

    def test_it_is_written_down_where_somebody_sees_what_is_done_with_their_space(self, carer: User) -> None:
        client = signed_in(carer)
        add(client, Device())
        (row,) = queries.list_passkeys(carer.pk, CITY_HOST)
        client.post(f"/toestellen/{row.public_id}/weg/")

        page = client.get("/mijn/inzage/?alles=1").content.decode()

        assert page.count("een toestel waarmee u inlogt") == 2

    def test_who_has_no_mail_may_have_a_device_too(self, carer: User) -> None:
        User.objects.filter(pk=carer.pk).update(email=None)
        device = Device()
        add(signed_in(carer), device)

        response = press(browser(), device)

        assert response["Location"] == "/mijn/"

    def test_the_question_names_nobody_by_a_number(self, carer: User) -> None:
        asked = signed_in(carer).post(ASK_NEW).json()["publicKey"]

        handle = uuid.UUID(bytes=websafe_decode(asked["user"]["id"]))

        assert handle == User.objects.get(pk=carer.pk).handle
        assert handle.version == 4
        assert asked["authenticatorSelection"]["userVerification"] == "required"
        assert asked["authenticatorSelection"]["residentKey"] == "required"

    def test_a_device_is_added_once_however_often_the_form_is_sent(self, carer: User) -> None:
        asked = webauthn.ask_key(PLACE, handle=carer.handle, called="x", known=())
        key = webauthn.read_key(PLACE, asked.state, json.loads(Device().make(asked.options)))
        facts: dict[str, Any] = {"user_id": carer.pk, "host": CITY_HOST, "key": key, "opens_work": False, "name": "x"}
        municipality_id = people_municipality(carer)

        with tenancy.acting_for(municipality_id):
            numbers = [
                services.add_passkey(municipality_id=municipality_id, at=timezone.now(), **facts) for _ in range(2)
            ]

        assert numbers[0] == numbers[1]
        assert len(queries.list_passkeys(carer.pk, CITY_HOST)) == 1

    def test_nobody_has_more_than_ten(self, carer: User) -> None:
        client = signed_in(carer)
        for _ in range(MOST_PASSKEYS):
            add(client, Device())

        response = add(client, Device())

        assert response.status_code == 422
        assert "U hebt al tien toestellen." in response.content.decode()
        assert len(queries.list_passkeys(carer.pk, CITY_HOST)) == MOST_PASSKEYS


PLACE = webauthn.Place("Voorbeeldstad", CITY_HOST, f"http://{CITY_HOST}")


def people_municipality(user: User) -> int:
    """Return the municipality of somebody's role."""
    with tenancy.acting_for(*Municipality.objects.values_list("pk", flat=True)):
        return Membership.objects.filter(user=user).values_list("municipality_id", flat=True)[0]


class TestTakingAway:
    def test_a_device_that_was_taken_away_opens_nothing_and_its_sessions_end(self, carer: User) -> None:
        device, thief = Device(), browser()
        client = signed_in(carer)
        add(client, device)
        press(thief, device)
        (row,) = queries.list_passkeys(carer.pk, CITY_HOST)

        response = client.post(f"/toestellen/{row.public_id}/weg/")

        assert response["Location"] == "/toestellen/?gedaan=weg"
        assert thief.get("/mijn/").status_code == 302
        assert press(browser(), device)["Location"] == REFUSED
        assert client.get("/mijn/").status_code == 200

    def test_whoever_takes_away_the_device_that_they_came_with_stays_in(self, carer: User) -> None:
        device, client = Device(), browser()
        add(signed_in(carer), device)
        press(client, device)
        (row,) = queries.list_passkeys(carer.pk, CITY_HOST)

        response = client.post(f"/toestellen/{row.public_id}/weg/", follow=True)

        assert "Het toestel is weg." in response.content.decode()

    def test_the_code_of_the_mail_goes_on_working(self, carer: User, mailed: Mailed) -> None:
        client = signed_in(carer)
        add(client, Device())
        (row,) = queries.list_passkeys(carer.pk, CITY_HOST)
        client.post(f"/toestellen/{row.public_id}/weg/")

        assert by_mail(carer.email or "", mailed).get("/mijn/").status_code == 200

    def test_nobody_takes_away_that_of_somebody_else(self, carer: User, editor: User) -> None:
        add(signed_in(carer), Device())
        (row,) = queries.list_passkeys(carer.pk, CITY_HOST)

        response = signed_in(editor).post(f"/toestellen/{row.public_id}/weg/")

        assert response.status_code == 302
        assert len(queries.list_passkeys(carer.pk, CITY_HOST)) == 1

    def test_when_a_space_is_erased_its_devices_go(self, carer: User) -> None:
        client = signed_in(carer)
        add(client, Device(), name="Toestel dat weg moet")
        user_id, municipality_id = carer.pk, people_municipality(carer)

        with tenancy.acting_for(municipality_id):
            services.forget_resident(municipality_id=municipality_id, user_id=user_id)

        assert not Authenticator.objects.filter(user_id=user_id).exists()

    def test_who_also_has_a_role_elsewhere_keeps_the_devices_of_that_site_alone(
        self, carer: User, village: Municipality
    ) -> None:
        with tenancy.acting_for(village.pk):
            services.give_role(
                municipality_id=village.pk, user_id=carer.pk, role=Role.VOLUNTEER, by=None, at=timezone.now()
            )
        add(signed_in(carer), Device())
        there = people.client_of(carer, browser(VILLAGE_HOST))
        add(there, Device(origin=f"http://{VILLAGE_HOST}"))
        municipality_id = Municipality.objects.get(slug="voorbeeldstad").pk

        with tenancy.acting_for(municipality_id):
            services.forget_resident(municipality_id=municipality_id, user_id=carer.pk)

        assert not queries.list_passkeys(carer.pk, CITY_HOST)
        assert len(queries.list_passkeys(carer.pk, VILLAGE_HOST)) == 1


class TestStaff:
    def test_a_device_takes_the_place_of_the_app_after_the_code_of_the_mail(self, editor: User, mailed: Mailed) -> None:
        device = Device()
        add(signed_in(editor), device)
        client = by_mail(EDITOR, mailed)
        before = client.session.session_key

        page = client.get("/inloggen/app/?next=/werk/").content.decode()
        response = press(client, device, to=SECOND, next="/werk/")

        assert "Gebruik uw toestel" in page
        assert response["Location"] == "/werk/"
        assert client.session.session_key != before
        assert client.get("/werk/").status_code == 200

    def test_a_device_that_checks_who_holds_it_is_both_steps_at_once(self, editor: User) -> None:
        device, client = Device(), browser()
        add(signed_in(editor), device)

        press(client, device)

        assert client.get("/werk/").status_code == 200

    def test_somebody_may_have_several_and_the_app_as_well(self, editor: User, mailed: Mailed) -> None:
        client, devices = signed_in(editor), [Device(), Device()]
        for device in devices:
            add(client, device)

        opened = [browser() for _ in devices]
        for device, one in zip(devices, opened, strict=True):
            press(one, device)
        with_app = by_mail(EDITOR, mailed)
        use_app(with_app, app_code(EDITOR))

        assert [one.get("/werk/").status_code for one in (*opened, with_app, client)] == [200] * 4

    def test_who_is_new_begins_with_a_device_and_gets_codes_for_when_it_is_gone(
        self, city: Municipality, mailed: Mailed
    ) -> None:
        user, device = newcomer(), Device()
        services.give_role(municipality_id=city.pk, user_id=user.pk, role=Role.DESK, by=None, at=timezone.now())
        client = by_mail(user.email or "", mailed)
        asked = client.get("/werk/")["Location"]
        page = client.get(asked).content.decode()

        added = add(client, device, next="/werk/")
        codes = client.get(added["Location"]).content.decode()

        assert "/toestellen/erbij/?next=/werk/" in page
        assert added["Location"] == "/inloggen/reservecodes/?next=/werk/"
        assert codes.count("draagkracht-secret") == 10
        assert client.get("/werk/").status_code == 200
        later = by_mail(user.email or "", mailed)
        spare = queries.list_recovery_codes(user.pk)[0]
        use_app(later, spare)
        assert later.get("/werk/").status_code == 200

    def test_the_last_second_step_stays(self, city: Municipality, mailed: Mailed) -> None:
        user, device = newcomer(), Device()
        services.give_role(municipality_id=city.pk, user_id=user.pk, role=Role.DESK, by=None, at=timezone.now())
        client = by_mail(user.email or "", mailed)
        add(client, device)
        (row,) = queries.list_passkeys(user.pk, CITY_HOST)

        response = client.post(f"/toestellen/{row.public_id}/weg/")

        assert response["Location"] == "/toestellen/?gedaan=niet"
        assert "hebt het nodig voor uw werk" in client.get(response["Location"]).content.decode()
        assert queries.list_passkeys(user.pk, CITY_HOST)

    def test_before_the_second_step_nobody_adds_or_sees_a_device(self, editor: User, mailed: Mailed) -> None:
        client = by_mail(EDITOR, mailed)

        answers = [client.post(ASK_NEW), client.get(ADD), client.get(LIST)]

        assert [one.status_code for one in answers] == [302] * 3
        assert {one["Location"].partition("?")[0] for one in answers} == {"/inloggen/app/"}

    def test_one_that_has_a_device_sets_up_no_app_before_it_was_used(self, city: Municipality, mailed: Mailed) -> None:
        user, device = newcomer(), Device()
        services.give_role(municipality_id=city.pk, user_id=user.pk, role=Role.DESK, by=None, at=timezone.now())
        add(by_mail(user.email or "", mailed), device)
        reader_of_mail = by_mail(user.email or "", mailed)

        response = reader_of_mail.get("/inloggen/app-instellen/")

        assert response.status_code == 302
        assert not queries.has_app(user.pk)

    def test_a_device_of_somebodys_own_space_opens_no_work(
        self, carer: User, city: Municipality, mailed: Mailed
    ) -> None:
        """Whoever reads the mail of a worker opens their own space; a device made there must not open the work."""
        services.give_role(municipality_id=city.pk, user_id=carer.pk, role=Role.DESK, by=None, at=timezone.now())
        work = Authenticator.objects.create(user=carer, type="totp", data={"secret": "x"})
        reader_of_mail, device = by_mail(carer.email or "", mailed), Device()
        reader_of_mail.post("/rol/", {"hat": "mine"})
        add(reader_of_mail, device)

        client = browser()
        press(client, device)
        client.post("/rol/", {"hat": "desk"})
        second = press(client, device, to=SECOND)

        assert client.get("/mijn/").status_code == 302
        assert client.get("/werk/")["Location"] == "/inloggen/app/?next=/werk/"
        assert second["Location"] == "/inloggen/app/?toestel=nee"
        assert queries.list_authenticators(carer.pk)[work.pk]

    def test_whoever_reads_the_mail_takes_away_no_device_of_the_work(
        self, carer: User, city: Municipality, mailed: Mailed
    ) -> None:
        services.give_role(municipality_id=city.pk, user_id=carer.pk, role=Role.DESK, by=None, at=timezone.now())
        app = Authenticator.objects.create(user=carer, type="totp", data={"secret": "x"})
        owner = signed_in(carer)
        assert owner.session[AUTHENTICATOR] == app.pk
        owner.post("/rol/", {"hat": "desk"})
        add(owner, Device())
        reader_of_mail = by_mail(carer.email or "", mailed)
        reader_of_mail.post("/rol/", {"hat": "mine"})
        (row,) = queries.list_passkeys(carer.pk, CITY_HOST)

        response = reader_of_mail.post(f"/toestellen/{row.public_id}/weg/")

        assert response["Location"] == "/toestellen/?gedaan=niet"

    def test_a_device_of_another_person_is_no_second_step(self, editor: User, carer: User, mailed: Mailed) -> None:
        add(signed_in(editor), Device())
        other = Device()
        add(signed_in(carer), other)
        client = by_mail(EDITOR, mailed)

        response = press(client, other, to=SECOND)

        assert response["Location"] == "/inloggen/app/?toestel=nee"
        assert client.get("/werk/").status_code == 302

    def test_on_another_site_a_code_for_when_it_is_gone_helps(
        self, city: Municipality, village: Municipality, mailed: Mailed
    ) -> None:
        user, device = newcomer(), Device()
        for where in (city, village):
            with tenancy.acting_for(where.pk):
                services.give_role(
                    municipality_id=where.pk, user_id=user.pk, role=Role.DESK, by=None, at=timezone.now()
                )
        add(by_mail(user.email or "", mailed), device)
        there = browser(VILLAGE_HOST)
        there.force_login(user)

        page = there.get(there.get("/werk/")["Location"]).content.decode()
        use_app(there, queries.list_recovery_codes(user.pk)[0])

        assert "Uw toestel werkt op een andere site." in page
        assert there.get("/werk/").status_code == 200


def altered(part: str, index: int = -1) -> Callable[[str], str]:
    """Return a function that changes one byte of a part of an answer."""

    def change(answer: str) -> str:
        said = json.loads(answer)
        content = bytearray(websafe_decode(said["response"][part]))
        content[index] ^= 1
        said["response"][part] = websafe_encode(bytes(content))
        return json.dumps(said)

    return change


LIES: dict[str, dict[str, Any]] = {
    "at another site": {"origin": f"http://{VILLAGE_HOST}"},
    "at another site with the same name in it": {"origin": f"http://{CITY_HOST}.elders.example"},
    "below the name": {"origin": f"http://elders.{CITY_HOST}"},
    "without encryption turned into with": {"origin": f"https://{CITY_HOST}"},
    "at another port": {"origin": f"http://{CITY_HOST}:81"},
    "with a key for another name": {"host": VILLAGE_HOST},
    "without somebody there": {"flags": VERIFIED},
    "without checking who": {"flags": PRESENT},
    "to another question": {"challenge": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},
}


class TestForgeries:
    @pytest.mark.parametrize("lie", LIES)
    def test_nobody_comes_in(self, lie: str, carer: User) -> None:
        device, client = Device(), browser()
        add(signed_in(carer), device)
        vars(device).update(LIES[lie])

        response = press(client, device)

        assert response["Location"] == REFUSED
        assert "_auth_user_id" not in client.session

    @pytest.mark.parametrize("lie", LIES)
    def test_nothing_is_added(self, lie: str, carer: User) -> None:
        response = add(signed_in(carer), Device(**LIES[lie]))

        assert response.status_code == 422
        assert "Het is niet gelukt." in response.content.decode()
        assert not queries.list_passkeys(carer.pk, CITY_HOST)

    @pytest.mark.parametrize(
        ("part", "index"), [("signature", -1), ("authenticatorData", 36), ("clientDataJSON", 3), ("userHandle", 0)]
    )
    def test_an_answer_that_was_changed_is_refused(self, part: str, index: int, carer: User) -> None:
        device, client = Device(), browser()
        add(signed_in(carer), device)
        answer = altered(part, index)(device.sign(client.post(ASK).json()))

        response = client.post(SIGN_IN, {"answer": answer})

        assert response["Location"] == REFUSED

    def test_an_answer_counts_once(self, carer: User) -> None:
        device, client = Device(), browser()
        add(signed_in(carer), device)
        answer = device.sign(client.post(ASK).json())
        first = client.post(SIGN_IN, {"answer": answer})
        client.post("/uitloggen/")

        again = client.post(SIGN_IN, {"answer": answer})

        assert (first["Location"], again["Location"]) == ("/mijn/", REFUSED)

    def test_after_a_wrong_answer_the_question_is_gone(self, carer: User) -> None:
        device, client = Device(), browser()
        add(signed_in(carer), device)
        answer = device.sign(client.post(ASK).json())

        wrong = client.post(SIGN_IN, {"answer": altered("signature")(answer)})
        right = client.post(SIGN_IN, {"answer": answer})

        assert (wrong["Location"], right["Location"]) == (REFUSED, REFUSED)

    def test_an_answer_counts_in_the_browser_that_asked(self, carer: User) -> None:
        device, client, other = Device(), browser(), browser()
        add(signed_in(carer), device)
        answer = device.sign(client.post(ASK).json())
        other.post(ASK)

        response = other.post(SIGN_IN, {"answer": answer})

        assert response["Location"] == REFUSED

    def test_an_answer_that_comes_late_counts_no_more(self, carer: User, monkeypatch: pytest.MonkeyPatch) -> None:
        device, client = Device(), browser()
        add(signed_in(carer), device)
        answer = device.sign(client.post(ASK).json())
        later = time.time() + 301

        monkeypatch.setattr("draagkracht.accounts.views.passkeys.time.time", lambda: later)
        response = client.post(SIGN_IN, {"answer": answer})

        assert response["Location"] == REFUSED

    def test_an_answer_for_the_second_step_signs_nobody_in(self, editor: User, mailed: Mailed) -> None:
        device = Device()
        add(signed_in(editor), device)
        client = by_mail(EDITOR, mailed)

        response = press(client, device, to=SIGN_IN)

        assert response["Location"] == REFUSED

    def test_making_is_no_signing(self, carer: User) -> None:
        client, device = signed_in(carer), Device(kind="webauthn.get")

        assert add(client, device).status_code == 422

    def test_a_copy_of_a_key_that_counts_is_refused(self, carer: User) -> None:
        device = Device(count=7)
        add(signed_in(carer), device)
        device.count = 8
        press(browser(), device)

        response = press(browser(), device)

        assert response["Location"] == REFUSED

    def test_a_device_of_one_municipality_opens_nothing_in_another(self, carer: User, village: Municipality) -> None:
        with tenancy.acting_for(village.pk):
            services.give_role(
                municipality_id=village.pk, user_id=carer.pk, role=Role.VOLUNTEER, by=None, at=timezone.now()
            )
        device, there = Device(), browser(VILLAGE_HOST)
        add(signed_in(carer), device)

        honest = press(there, device)
        vars(device).update(origin=f"http://{VILLAGE_HOST}")
        for_there = press(there, device)
        vars(device).update(host=CITY_HOST)
        for_here = press(there, device)

        assert {honest["Location"], for_there["Location"], for_here["Location"]} == {REFUSED}

    def test_below_a_shared_name_one_device_serves_as_one_sign_in_does(
        self, carer: User, village: Municipality, settings: Any
    ) -> None:
        settings.SESSION_COOKIE_DOMAIN = "localhost"
        with tenancy.acting_for(village.pk):
            services.give_role(
                municipality_id=village.pk, user_id=carer.pk, role=Role.VOLUNTEER, by=None, at=timezone.now()
            )
        device, there = Device(), browser(VILLAGE_HOST)
        add(signed_in(carer), device)

        wrong_place = press(there, device)
        device.origin = f"http://{VILLAGE_HOST}"
        right_place = press(there, device)

        assert wrong_place["Location"] == REFUSED
        assert right_place["Location"] == "/werk/"

    def test_somebody_who_may_not_sign_in_any_more_does_not(self, carer: User) -> None:
        device = Device()
        add(signed_in(carer), device)
        User.objects.filter(pk=carer.pk).update(is_active=False)

        assert press(browser(), device)["Location"] == REFUSED

    @pytest.mark.parametrize(
        "answer", ["", "{", "[]", "null", "{}", '{"id": 1}', '{"response": {}}', "[" * 5000, '{"rawId": "é"}', "\x00"]
    )
    def test_what_is_no_answer_is_refused(self, answer: str, carer: User) -> None:
        client = browser()
        client.post(ASK)
        mine = signed_in(carer)
        mine.post(ASK_NEW)

        signed = client.post(SIGN_IN, {"answer": answer})
        made = mine.post(ADD, {"name": "x", "answer": answer})

        assert signed["Location"] == REFUSED
        assert made.status_code == 422


class TestNobodyIsTold:
    def test_the_question_is_the_same_for_everybody(self, carer: User) -> None:
        add(signed_in(carer), Device())

        asked = [browser().post(ASK).json()["publicKey"] for _ in range(2)]

        assert asked[0].pop("challenge") != asked[1].pop("challenge")
        assert asked[0] == asked[1]
        assert asked[0]["allowCredentials"] == []

    def test_the_answer_is_the_same_whoever_it_is(self, carer: User) -> None:
        known, wrong_key, wrong_person = Device(), Device(), Device(handle=uuid.uuid4().bytes)
        add(signed_in(carer), known)
        wrong_key.handle = known.handle
        forged = Device(handle=known.handle, id=known.id)

        answers = [press(browser(), device) for device in (wrong_key, wrong_person, forged)]

        assert {(one.status_code, one["Location"], one.content) for one in answers} == {(302, REFUSED, b"")}

    def test_too_many_tries_are_stopped_and_say_so(self, carer: User) -> None:
        client = browser()
        for _ in range(60):
            client.post(ASK)

        asked, answered = client.post(ASK), client.post(SIGN_IN, {"answer": "{}"})

        assert asked.status_code == 429
        assert answered["Location"] == "/inloggen/?toestel=wacht"
        assert "te vaak geprobeerd" in client.get(answered["Location"]).content.decode()

    def test_no_page_to_sign_in_makes_a_session(self) -> None:
        client = browser()

        client.get("/inloggen/")

        assert "werk" not in client.cookies


class TestThroughAServiceElsewhere:
    def test_who_came_through_one_gets_no_device(self, carer: User) -> None:
        """It says how sure it must be of somebody: a device would come in past it."""
        client = signed_in(carer)
        session = client.session
        session["accounts.elsewhere"] = Municipality.objects.get(slug="voorbeeldstad").code
        session.save()

        page = client.get(LIST).content.decode()
        answers = [client.post(ASK_NEW), client.get(ADD), client.post(ADD, {"name": "x", "answer": "{}"})]

        assert "ingelogd via een andere dienst" in page
        assert ADD not in page
        assert {one["Location"] for one in answers} == {LIST}


@hypothesis_settings(max_examples=300, deadline=None)
@given(st.integers(0, 400), st.integers(1, 255))
def test_no_changed_byte_of_an_answer_is_believed_or_breaks_us(place: int, change: int) -> None:
    device = Device()
    asked = webauthn.ask_key(PLACE, handle=uuid.uuid4(), called="x", known=())
    key = webauthn.read_key(PLACE, asked.state, json.loads(device.make(asked.options)))
    question = webauthn.ask_proof(PLACE)
    said = json.loads(device.sign(question.options))
    for part in ("signature", "authenticatorData", "clientDataJSON"):
        content = bytearray(websafe_decode(said["response"][part]))
        content[place % len(content)] ^= change
        changed = {**said, "response": {**said["response"], part: websafe_encode(bytes(content))}}

        with pytest.raises(webauthn.AnswerIsRefused):
            webauthn.verify(PLACE, question.state, key.credential, changed)


def test_who_works_here_costs_no_more_queries_with_many_devices(editor: User) -> None:
    client = signed_in(editor)
    for _ in range(3):
        add(client, Device())

    with CaptureQueriesContext(connection) as found:
        client.get("/werk/")

    assert sum("mfa_authenticator" in one["sql"] for one in found.captured_queries) == 1
