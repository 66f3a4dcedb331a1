"""`draagkracht keys rotate`: everything that is sealed gets the newest key, in batches, and an older one may go."""

import uuid
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet

from draagkracht.accounts import cipher, queries
from draagkracht.accounts import services as accounts
from draagkracht.accounts.permissions import Role
from draagkracht.accounts.rules import Audience
from draagkracht.base import sealing
from draagkracht.casework.models import Case, CitizenNumber
from draagkracht.casework.permissions import Worker
from draagkracht.casework.rules.numbers import Reason
from draagkracht.casework.services import numbers
from draagkracht.config import rotating
from draagkracht.municipalities.models import Municipality
from tests.access.casework import case as new_case
from tests.integration.casework.conftest import MONDAY as AT
from tests.integration.casework.conftest import act
from tests.integration.cli.conftest import Run, check_refusal
from tests.integration.test_production import run

pytestmark = pytest.mark.django_db
FIRST, SECOND = "the first key for sealing in tests, long", "the second key for sealing in tests, long"
NUMBERS = ("999990019", "999990020", "999990032", "999990044", "999990056")
WORKER = Worker(0, "Proef", frozenset({Role.CONSULTANT}))
ROTATE = ("keys", "rotate")


def keep(municipality: Municipality, number: str) -> Case:
    """Keep a number in a case of its own."""
    case = Case.objects.get(public_id=new_case(municipality)["public_id"])
    numbers.note_number(act=act(case, WORKER), number=number)
    return case


def test_everything_gets_the_newest_key_and_the_older_ones_may_go(
    draagkracht: Run, settings: Any, city: Municipality
) -> None:
    cases = [keep(city, number) for number in NUMBERS]
    service = {"code": "entra", "name": "Entra", "issuer": "https://id.example", "client_id": "wij"}
    accounts.add_provider(municipality_id=city.pk, **service, secret="geheim", audience=Audience.STAFF)
    secrets = Authenticator.objects.count()
    settings.SEAL_KEYS = {1: FIRST}

    outcome = draagkracht(*ROTATE)
    again = draagkracht(*ROTATE)
    settings.SEAL_KEYS = {2: SECOND, 1: FIRST}
    second = draagkracht(*ROTATE)
    settings.SEAL_KEYS = {2: SECOND}

    assert outcome.out.splitlines() == second.out.splitlines()
    assert outcome.out.splitlines() == [
        f"secrets of authenticator apps: {secrets} renewed",
        "secrets with services elsewhere: 1 renewed",
        f"citizen service numbers: {CitizenNumber.objects.count()} renewed",
    ]
    assert [line.split(": ")[1] for line in again.out.splitlines()] == ["0 renewed"] * 3
    for case, number in zip(cases, NUMBERS, strict=True):
        assert numbers.show_number(act=act(case, WORKER), reason=Reason.CHECK) == number
        assert found(city, number) == [case.public_id]
    provider = queries.get_provider("entra")
    assert provider is not None
    assert provider.secret == "geheim"


def found(city: Municipality, number: str) -> list[uuid.UUID]:
    """Return the cases that are found by a number."""
    rows = numbers.find_by_number(municipality_id=city.pk, by=WORKER, number=number, at=AT)
    return [row.public_id for row in rows]


def test_halfway_every_number_opens_and_is_found_and_a_second_run_does_the_rest(
    settings: Any, city: Municipality
) -> None:
    cases = [keep(city, number) for number in NUMBERS]
    settings.SEAL_KEYS = {1: FIRST}

    renewed = numbers.renew_numbers(most=2)

    keys = [sealing.key_of(one) for one in CitizenNumber.objects.values_list("sealed", flat=True)]
    assert renewed == keys.count("1") == 2
    for case, number in zip(cases, NUMBERS, strict=True):
        assert numbers.show_number(act=act(case, WORKER), reason=Reason.CHECK) == number
        assert found(city, number) == [case.public_id]
    assert rotating.rotate(batch=2)["citizen service numbers"] == len(keys) - 2


def test_what_was_encrypted_before_keys_had_numbers_is_sealed_too(draagkracht: Run, settings: Any) -> None:
    authenticator = Authenticator.objects.order_by("pk")[0]
    plain = cipher.decrypt(authenticator.data["secret"])
    former = Fernet(cipher._key(settings.SECRET_KEY)).encrypt(plain.encode()).decode()
    Authenticator.objects.filter(pk=authenticator.pk).update(data={"secret": former})
    settings.SEAL_KEYS = {1: FIRST}

    assert cipher.decrypt(former) == plain
    draagkracht(*ROTATE)

    authenticator.refresh_from_db()
    assert sealing.key_of(authenticator.data["secret"]) == "1"
    assert cipher.decrypt(authenticator.data["secret"]) == plain


def test_a_missing_key_is_one_line_with_its_name_and_nothing_is_lost(
    draagkracht: Run, settings: Any, city: Municipality
) -> None:
    settings.SEAL_KEYS = {1: FIRST}
    case = keep(city, NUMBERS[0])
    settings.SEAL_KEYS = {2: SECOND}

    check_refusal(draagkracht(*ROTATE), "key 1 is missing")
    settings.SEAL_KEYS = {2: SECOND, 1: FIRST}
    assert draagkracht(*ROTATE).code == 0

    assert numbers.show_number(act=act(case, WORKER), reason=Reason.CHECK) == NUMBERS[0]


def test_a_text_that_was_changed_is_refused_in_one_line(draagkracht: Run, settings: Any, city: Municipality) -> None:
    keep(city, NUMBERS[0])
    sealed = CitizenNumber.objects.order_by("-pk").values_list("sealed", flat=True)[0]
    CitizenNumber.objects.filter(sealed=sealed).update(sealed=sealed[:-6] + "AAAAA=")
    settings.SEAL_KEYS = {1: FIRST}

    check_refusal(draagkracht(*ROTATE), "does not open")


@pytest.mark.parametrize("keys", ["geheim", "0:geheim", "1:", "1:een 1:twee", "x:geheim"])
def test_keys_that_cannot_be_are_refused_with_an_example(keys: str) -> None:
    result = run("from draagkracht.config import settings", DRAAGKRACHT_SEAL_KEYS=keys)

    assert 'each number once: "2:second 1:first"' in result.stderr


def test_keys_are_read_by_their_number() -> None:
    code = "from draagkracht.config import settings; print(settings.SEAL_KEYS)"

    result = run(code, DRAAGKRACHT_SEAL_KEYS="1:een:en-twee 12:drie")

    assert result.stdout.strip() == "{1: 'een:en-twee', 12: 'drie'}"
