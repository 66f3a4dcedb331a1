"""The municipality sees nothing of a support centre's file: on no page, in no mail, export, log or interface."""

import ast
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts import cipher
from draagkracht.accounts.models import Membership, Organisation, User
from draagkracht.accounts.permissions import Role
from draagkracht.accounts.queries import get_actor
from draagkracht.accounts.rules import OF_RESIDENTS
from draagkracht.audit.models import Entry
from draagkracht.casework.models import SupportFile
from draagkracht.casework.queries import support as queries
from draagkracht.municipalities.models import Mail, Municipality
from tests import people
from tests.access.table import GET, topics
from tests.conftest import CITY_HOST
from tests.integration.casework import centre

ROOT = Path(__file__).resolve().parents[3]
MODELS = {"SupportFile", "SupportContact", "NoContact"}
STAFF = [role for role in Role if role not in OF_RESIDENTS]
# Where a row of the file is read or written: every query there begins with who asks.
MAY_READ = ("support", "outreach", "routes", "receivers", "__init__")


@pytest.fixture
def planted(city: Municipality) -> uuid.UUID:
    """Begin a file with a talk, of words that stand nowhere else."""
    file = centre.begin(city)
    centre.talk(city, file)
    return file


@pytest.mark.parametrize("role", STAFF)
def test_no_page_of_staff_shows_a_word_of_it(planted: uuid.UUID, signed_in: Callable[..., Client], role: Role) -> None:
    browser = signed_in(role)
    rows = [row for rows in topics().values() for row in rows if role in row.allowed and GET in row.methods]
    plain = [row.name for row in rows if row.objects is None and not row.takes]

    pages = {name: browser.get(reverse(name)).content for name in plain if name not in LEFT_OUT}
    pages["search"] = browser.post(reverse("casework-staff:find-case"), {"wat": "Kwikstaart"}).content

    assert [(name, word) for name, page in pages.items() for word in centre.PLANTED if word.encode() in page] == []
    assert str(planted).encode() not in b"".join(pages.values())


# Pages that leave the session or the sign-in otherwise than they found it.
LEFT_OUT = frozenset({"sign-out", "choose-hat"})


def test_the_professional_of_a_practice_has_no_way_in_and_does_not_read_that_there_is_one(
    planted: uuid.UUID, signed_in: Callable[..., Client]
) -> None:
    browser = signed_in(Role.PROFESSIONAL)

    answers = [browser.get(centre.url(name)).status_code for name in ("show-caseload", "show-route", "show-reach")]

    assert answers == [403, 403, 403]
    assert browser.get(centre.url("show-support-file", planted)).status_code == 403
    assert "/werk/steunpunt/" not in browser.get(reverse("portal-staff:show-work")).content.decode()


def test_another_centre_finds_nothing(city: Municipality, planted: uuid.UUID) -> None:
    other = Organisation.objects.create(municipality=city, name="Steunpunt Elders", kind="support_centre")
    user = User.objects.create_user(email="elders@elders.example", name="Ella Elders")
    Membership.objects.create(
        municipality=city,
        user=user,
        role=Role.PROFESSIONAL.value,
        organization_id=str(other.public_id),
        valid_from=timezone.now(),
    )
    Authenticator.objects.create(user=user, type="totp", data={"secret": cipher.encrypt("A" * 32)})
    browser = people.client_of(user, Client(headers={"host": CITY_HOST}))

    pages = [browser.get(centre.url(name)).content.decode() for name in ("show-caseload", "show-route", "show-reach")]
    found = browser.post(centre.url("find-support-file"), {"wat": "Kwikstaart"}).content.decode()
    is_there = "Nog niemand" in pages[0] and "Niets gevonden" in found
    opened = browser.get(centre.url("show-support-file", planted)).status_code

    assert [word for word in centre.PLANTED if any(word in page for page in pages)] == []
    assert is_there
    assert opened == 404


def test_whoever_left_the_centre_finds_nothing(city: Municipality, planted: uuid.UUID) -> None:
    browser, user = centre.browser(city), people.centre_worker(city)
    before = browser.get(centre.url("show-support-file", planted)).status_code

    Organisation.objects.filter(kind="support_centre").update(ended_at=timezone.now())
    after = browser.get(centre.url("show-support-file", planted)).status_code
    actor = get_actor(user, timezone.now())

    assert (before, after) == (200, 403)
    assert actor is not None
    assert queries.get_worker(actor).centres == ()


def test_a_consent_that_was_withdrawn_closes_the_file_before_anything_deletes_it(city: Municipality) -> None:
    me = centre.owner(city)
    file = centre_file_of(city, me)
    row = SupportFile.objects.select_related("consent").get(public_id=file)
    assert row.consent is not None
    row.consent.withdrawn_at = timezone.now()
    row.consent.save()

    assert centre.browser(city).get(centre.url("show-support-file", file)).status_code == 404


def test_neither_log_nor_mail_tells_anything_of_it(planted: uuid.UUID) -> None:
    logged = str(list(Entry.objects.filter(what__startswith="support.").values()))
    mailed = str(list(Mail.objects.values("to", "subject", "body")))

    assert Entry.objects.filter(what__startswith="support.").exists()
    assert [word for word in centre.PLANTED if word in logged or word in mailed] == []


def test_only_the_modules_of_this_topic_touch_the_tables() -> None:
    found = []
    for path in sorted((ROOT / "draagkracht").rglob("*.py")):
        names = {alias.name for node in imports(path) for alias in node.names}
        if names & MODELS and not path.stem.startswith(MAY_READ) and "migrations" not in path.parts:
            found.append(str(path.relative_to(ROOT)))

    assert found == []


def imports(path: Path) -> list[ast.ImportFrom]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]


def centre_file_of(city: Municipality, me: centre.Me) -> uuid.UUID:
    found = centre.worker(city).centres[0]
    return centre.support_own.agree(me=me, centre=found, facts=centre.FACTS, key=uuid.uuid4(), at=timezone.now())
