"""Inviting people, changing and ending their roles, and who is kept out of it."""

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.accounts import links, queries, services
from draagkracht.accounts.models import Invitation, Membership, User
from draagkracht.accounts.permissions import Role
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Mail, Municipality
from tests import people
from tests.conftest import CITY_HOST, VILLAGE_HOST
from tests.integration.accounts.conftest import (
    ADMINISTRATOR,
    EDITOR,
    PROVIDER,
    STRANGER,
    browser,
    code_in,
    sign_in,
    type_code,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]
Mailed = Callable[[str], list[Mail]]
SignedIn = Callable[..., Client]
FORM = {"name": "Nina Nieuw", "email": "Nina@Nieuw.example", "role": "desk", "organization_id": ""}
NINA = "nina@nieuw.example"


def link_in(mail: Mail) -> str:
    """Return the path of the link in a mail."""
    found = re.search(r"http://voorbeeldstad\.localhost(/uitnodiging/\S+)", mail.body)
    assert found is not None
    return found[1]


def role_of(email: str) -> Membership:
    """Return somebody's role in Voorbeeldstad that was not ended."""
    return Membership.objects.get(user__email=email, ended_at=None)


def roles_of(email: str) -> list[str]:
    """Return the roles that somebody has now."""
    return [held.role.value for held in queries.list_roles(at=timezone.now()) if held.email == email]


class TestInviting:
    def test_from_invitation_to_work(self, signed_in: SignedIn, mailed: Mailed) -> None:
        sent = signed_in(Role.ADMINISTRATOR).post("/werk/mensen/uitnodigen/", FORM)
        (mail,) = mailed(NINA)
        client = browser()

        page = client.get(link_in(mail)).content.decode()
        accepted = client.post(link_in(mail), {"name": "Nina  de Nieuwe "})
        typed = type_code(client, code_in(mailed(NINA)[0]))
        work = client.get(typed["Location"])

        assert sent["Location"] == "/werk/mensen/?gedaan=uitgenodigd"
        assert 'value="Nina Nieuw"' in page
        assert accepted["Location"] == "/inloggen/code/"
        assert work["Location"].startswith("/inloggen/app-instellen/")
        assert roles_of(NINA) == ["desk"]
        assert User.objects.get(email=NINA).name == "Nina de Nieuwe"

    def test_a_link_works_once(self, signed_in: SignedIn, mailed: Mailed) -> None:
        signed_in(Role.ADMINISTRATOR).post("/werk/mensen/uitnodigen/", FORM)
        link = link_in(mailed(NINA)[0])
        browser().post(link, {"name": "Nina"})

        again = [browser().get(link).status_code, browser().post(link, {"name": "Mallory"}).status_code]

        assert again == [410, 410]
        assert User.objects.get(email=NINA).name == "Nina"
        assert Membership.objects.filter(user__email=NINA).count() == 1

    def test_a_link_that_was_used_gives_no_role_back_that_was_ended(self, signed_in: SignedIn, mailed: Mailed) -> None:
        administrator = signed_in(Role.ADMINISTRATOR)
        administrator.post("/werk/mensen/uitnodigen/", FORM)
        link = link_in(mailed(NINA)[0])
        browser().post(link, {"name": "Nina"})
        administrator.post(f"/werk/mensen/{role_of(NINA).pk}/eindigen/")

        browser().post(link, {"name": "Nina"})

        assert roles_of(NINA) == []

    def test_a_link_ends_after_a_week(self, city: Municipality) -> None:
        invitation = invite(city, at=timezone.now() - datetime.timedelta(days=7, seconds=1))

        response = browser().post(links.make_path(invitation, city.code), {"name": "Nina"})

        assert response.status_code == 410
        assert "Vraag anders een nieuwe" in response.content.decode()
        assert roles_of(NINA) == []

    def test_a_new_invitation_makes_the_old_link_worthless(self, city: Municipality) -> None:
        old = links.make_path(invite(city), city.code)
        new = links.make_path(invite(city), city.code)

        assert (browser().get(old).status_code, browser().get(new).status_code) == (410, 200)
        assert Invitation.objects.count() == 1

    def test_an_invitation_that_was_withdrawn_opens_nothing(self, signed_in: SignedIn, city: Municipality) -> None:
        invitation = invite(city)
        administrator = signed_in(Role.ADMINISTRATOR)

        responses = [administrator.post(f"/werk/mensen/uitnodiging/{invitation.pk}/weg/") for _ in range(2)]

        assert [response["Location"][-11:] for response in responses] == ["ingetrokken", "?gedaan=weg"]
        assert browser().get(links.make_path(invitation, city.code)).status_code == 410

    @pytest.mark.parametrize("token", ["x", "WzEsIngiXQ:1:x", "%00", "a" * 3000])
    def test_a_link_that_we_did_not_make_says_what_to_do(self, token: str) -> None:
        response = browser().get(f"/uitnodiging/{token}/")

        assert response.status_code == 410

    def test_a_link_of_one_municipality_is_nothing_on_the_site_of_another(self, city: Municipality) -> None:
        link = links.make_path(invite(city), city.code)

        response = browser(VILLAGE_HOST).post(link, {"name": "Nina"})

        assert response.status_code == 410
        assert not User.objects.filter(email=NINA).exists()

    def test_a_link_that_was_passed_on_gives_the_role_to_the_address_and_signs_nobody_in(
        self, signed_in: SignedIn, city: Municipality
    ) -> None:
        finder = signed_in(Role.EDITOR)

        finder.post(links.make_path(invite(city, role=Role.ADMINISTRATOR), city.code), {"name": "Nina"})

        assert roles_of(EDITOR) == ["editor"]
        assert roles_of(NINA) == ["administrator"]
        assert finder.get("/werk/mensen/").status_code == 302

    def test_pressing_twice_sends_one_invitation_that_works(self, signed_in: SignedIn, mailed: Mailed) -> None:
        administrator = signed_in(Role.ADMINISTRATOR)

        for _ in range(2):
            administrator.post("/werk/mensen/uitnodigen/", FORM)

        assert Invitation.objects.filter(email=NINA).count() == 1
        assert browser().get(link_in(mailed(NINA)[0])).status_code == 200

    @pytest.mark.parametrize(
        ("changes", "field", "words"),
        [
            ({"email": "geen adres"}, "email", "naam@voorbeeld.nl"),
            ({"email": ""}, "email", "Vul een mailadres in"),
            ({"email": EDITOR, "role": "editor"}, "email", "heeft deze rol al"),
            ({"role": "boss"}, "role", "Kies een antwoord"),
            ({"role": "provider"}, "organization_id", "Kies de organisatie"),
            ({"role": "provider", "organization_id": "elders"}, "organization_id", "Kies een antwoord"),
            ({"name": "x" * 81}, "name", "te lang"),
            ({"name": "Nina\x00"}, "name", "niet kunnen lezen"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(
        self, changes: dict[str, str], field: str, words: str, signed_in: SignedIn, mailed: Mailed
    ) -> None:
        response = signed_in(Role.ADMINISTRATOR).post("/werk/mensen/uitnodigen/", {**FORM, **changes})

        page = response.content.decode()
        assert response.status_code == 422
        assert f'href="#id_{field}' in page
        assert words in page
        assert "Nina" in page
        assert Invitation.objects.count() == 0

    def test_an_organisation_is_kept_for_a_provider_alone(self, signed_in: SignedIn) -> None:
        own = role_of(PROVIDER).organization_id
        administrator = signed_in(Role.ADMINISTRATOR)

        administrator.post("/werk/mensen/uitnodigen/", {**FORM, "organization_id": "elders"})
        administrator.post("/werk/mensen/uitnodigen/", {**FORM, "role": "provider", "organization_id": own})

        found = Invitation.objects.order_by("pk").values_list("role", "organization_id")
        assert list(found) == [("desk", ""), ("provider", own)]

    def test_markup_in_a_name_is_shown_as_text(self, signed_in: SignedIn) -> None:
        administrator = signed_in(Role.ADMINISTRATOR)
        administrator.post("/werk/mensen/uitnodigen/", {**FORM, "name": "<script>alert(1)</script>"})

        page = administrator.get("/werk/mensen/").content.decode()

        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


def invite(municipality: Municipality, *, role: Role = Role.DESK, at: datetime.datetime | None = None) -> Invitation:
    """Invite Nina."""
    return services.invite(
        municipality_id=municipality.pk, email=NINA, name="Nina", role=role, by=None, at=at or timezone.now()
    )


class TestEnding:
    def test_it_ends_access_at_once_also_in_a_session_that_runs(self, signed_in: SignedIn) -> None:
        editor, administrator = signed_in(Role.EDITOR), signed_in(Role.ADMINISTRATOR)
        before = editor.get("/werk/").status_code

        response = administrator.post(f"/werk/mensen/{role_of(EDITOR).pk}/eindigen/")

        after = editor.get("/werk/")
        assert before == 200
        assert response["Location"] == "/werk/mensen/?gedaan=beeindigd"
        assert after.status_code == 403
        assert "uw rol is beëindigd" in after.content.decode()

    def test_who_was_ended_can_sign_in_to_nothing(self, signed_in: SignedIn, mailed: Mailed) -> None:
        signed_in(Role.ADMINISTRATOR).post(f"/werk/mensen/{role_of(PROVIDER).pk}/eindigen/")
        client = browser()

        sign_in(client, PROVIDER, mailed)

        assert client.get("/werk/").status_code == 403

    def test_the_other_role_of_somebody_stays(self, city: Municipality, signed_in: SignedIn) -> None:
        editor = people.person(Role.EDITOR, CITY_HOST)
        give(city, editor, Role.DESK)
        client = signed_in(Role.EDITOR)

        ended = Membership.objects.get(user=editor, role="editor")
        signed_in(Role.ADMINISTRATOR).post(f"/werk/mensen/{ended.pk}/eindigen/")

        assert client.get("/werk/").status_code == 200
        assert roles_of(EDITOR) == ["desk"]

    def test_the_last_administrator_cannot_go(self, signed_in: SignedIn) -> None:
        administrator = signed_in(Role.ADMINISTRATOR)
        own = role_of(ADMINISTRATOR)

        ended = administrator.post(f"/werk/mensen/{own.pk}/eindigen/")
        changed = administrator.post(f"/werk/mensen/{own.pk}/", {"role": "editor", "organization_id": ""})

        for response in (ended, changed):
            assert response.status_code == 422
            assert "Dit is de enige beheerder. Nodig eerst een andere beheerder uit." in response.content.decode()
        assert roles_of(ADMINISTRATOR) == ["administrator"]

    def test_with_a_second_administrator_the_first_can_go(self, city: Municipality, signed_in: SignedIn) -> None:
        give(city, people.person(Role.EDITOR, CITY_HOST), Role.ADMINISTRATOR)
        administrator = signed_in(Role.ADMINISTRATOR)

        administrator.post(f"/werk/mensen/{role_of(ADMINISTRATOR).pk}/eindigen/")

        assert administrator.get("/werk/mensen/").status_code == 403

    def test_pressing_twice_ends_once(self, signed_in: SignedIn) -> None:
        administrator = signed_in(Role.ADMINISTRATOR)
        address = f"/werk/mensen/{role_of(EDITOR).pk}/eindigen/"

        responses = [administrator.post(address) for _ in range(2)]

        assert [response["Location"].split("=")[1] for response in responses] == ["beeindigd", "weg"]

    def test_a_second_tab_with_a_role_that_was_ended_says_so(self, signed_in: SignedIn) -> None:
        administrator = signed_in(Role.ADMINISTRATOR)
        held = role_of(EDITOR)
        administrator.post(f"/werk/mensen/{held.pk}/eindigen/")

        response = administrator.get(f"/werk/mensen/{held.pk}/")

        assert response.status_code == 404

    def test_who_gave_and_ended_a_role_is_kept(self, signed_in: SignedIn) -> None:
        administrator = signed_in(Role.ADMINISTRATOR)
        held = role_of(EDITOR)

        administrator.post(f"/werk/mensen/{held.pk}/", {"role": "desk", "organization_id": ""})
        page = administrator.get(f"/werk/mensen/{role_of(EDITOR).pk}/").content.decode()

        held.refresh_from_db()
        assert held.ended_by == User.objects.get(email=ADMINISTRATOR)
        assert role_of(EDITOR).invited_by == held.ended_by
        assert page.count("door Anouk Beheer") >= 2
        assert roles_of(EDITOR) == ["desk"]


class TestOtherMunicipalities:
    def test_an_administrator_sees_nobody_of_another_municipality(self, signed_in: SignedIn) -> None:
        page = signed_in(Role.ADMINISTRATOR).get("/werk/mensen/").content.decode()

        assert ADMINISTRATOR in page
        assert "voorbeelddorp.example" not in page

    def test_nor_ends_their_role_by_its_number(self, signed_in: SignedIn, village: Municipality) -> None:
        with tenancy.acting_for(village.pk):
            theirs = Membership.objects.get(role="editor")

        response = signed_in(Role.ADMINISTRATOR).post(f"/werk/mensen/{theirs.pk}/eindigen/")

        with tenancy.acting_for(village.pk):
            theirs.refresh_from_db()
        assert response["Location"] == "/werk/mensen/?gedaan=weg"
        assert theirs.ended_at is None

    def test_nor_learns_that_somebody_works_elsewhere(self, signed_in: SignedIn, mailed: Mailed) -> None:
        administrator = signed_in(Role.ADMINISTRATOR)
        known = administrator.post("/werk/mensen/uitnodigen/", {**FORM, "email": "roos@voorbeelddorp.example"})
        unknown = administrator.post("/werk/mensen/uitnodigen/", {**FORM, "email": STRANGER})

        page = administrator.get("/werk/mensen/").content.decode()

        assert known["Location"] == unknown["Location"]
        assert "Roos Redactie" not in page


def give(municipality: Municipality, user: User, role: Role) -> Any:
    """Give somebody a role."""
    return services.give_role(municipality_id=municipality.pk, user_id=user.pk, role=role, by=None, at=timezone.now())


class TestWhatIsKept:
    def test_invitations_go_a_month_after_they_ended_and_the_role_stays(self, city: Municipality) -> None:
        now = timezone.now()
        invitation = invite(city)
        services.accept_invitation(invitation_id=invitation.pk, key=invitation.key, name="Nina", at=now)

        early = services.delete_old_invitations(now=now + datetime.timedelta(days=29))
        late = services.delete_old_invitations(now=now + datetime.timedelta(days=31))

        assert (early, late) == (0, 1)
        assert roles_of(NINA) == ["desk"]

    def test_neither_name_nor_address_stands_in_what_a_journal_would_show(self, city: Municipality) -> None:
        user = User.objects.get(email=EDITOR)

        shown = f"{user} {user!r} {role_of(EDITOR)!r} {invite(city)!r}"

        assert not re.search("rachid|nina|voorbeeldstad", shown, re.IGNORECASE)
