"""Who lives here signs in in their own language; the screens of who works here stay in Dutch."""

from collections.abc import Callable

import pytest
from django.utils import timezone, translation

from draagkracht.accounts import links, services
from draagkracht.accounts.permissions import Role
from draagkracht.municipalities.models import Mail, Municipality
from tests.integration.accounts.conftest import EDITOR, browser, code_in

pytestmark = pytest.mark.django_db
Mailed = Callable[[str], list[Mail]]
CARER = "karin@thuis.example"
IN_EVERY_LANGUAGE = [("/en", "Log in"), ("/tr", "Giriş yap"), ("/ar", "تسجيل الدخول"), ("", "Inloggen")]


@pytest.fixture
def carer(city: Municipality) -> str:
    """Return the address of somebody who lives here and has a space."""
    user = services.get_or_make_user(email=CARER, name="Karin")
    services.give_role(municipality_id=city.pk, user_id=user.pk, role=Role.CARER, by=None, at=timezone.now())
    return CARER


@pytest.mark.parametrize(("prefix", "words"), IN_EVERY_LANGUAGE)
def test_the_page_is_in_the_language_of_the_address(prefix: str, words: str) -> None:
    page = browser().get(f"{prefix}/inloggen/").content.decode()

    assert f'<h1 class="utrecht-heading-1">{words}</h1>' in " ".join(page.split()).replace("> ", ">").replace(" <", "<")


def test_the_mail_is_in_the_language_of_the_page_and_so_is_where_one_comes(carer: str, mailed: Mailed) -> None:
    client = browser()

    asked = client.post("/tr/inloggen/", {"email": carer})
    (mail,) = mailed(carer)
    entered = client.post(asked["Location"], {"code": code_in(mail)})

    assert "giriş kodunuz" in mail.subject
    assert asked["Location"] == "/tr/inloggen/code/"
    assert entered["Location"] == "/tr/mijn/"


def test_the_app_of_staff_is_asked_for_in_dutch(mailed: Mailed) -> None:
    client = browser()
    asked = client.post("/en/inloggen/", {"email": EDITOR})

    entered = client.post(asked["Location"], {"code": code_in(mailed(EDITOR)[0])})

    assert entered["Location"] == "/werk/"


@pytest.mark.parametrize("role", [Role.CARE_RECIPIENT, Role.REPRESENTATIVE])
def test_an_invitation_of_somebody_who_lives_here_speaks_of_a_space_and_not_of_work(
    role: Role, city: Municipality
) -> None:
    at = timezone.now()
    invitation = services.invite(municipality_id=city.pk, email=CARER, name="Karin", role=role, by=None, at=at)
    with translation.override("en"):
        path = links.make_path(invitation, city.code)

    page = browser().get(path).content.decode()

    assert path.startswith("/en/uitnodiging/")
    assert "Would you like a space of your own?" in page
    assert "work on the site" not in page


def test_the_mail_of_such_an_invitation_speaks_of_a_space_too(city: Municipality, mailed: Mailed) -> None:
    at = timezone.now()
    invitation = services.invite(
        municipality_id=city.pk, email=CARER, name="Karin", role=Role.CARE_RECIPIENT, by=None, at=at
    )

    services.mail_invitation(invitation=invitation, address="https://x.example/", role="Naaste")

    assert "Een eigen plek" in mailed(CARER)[0].subject
