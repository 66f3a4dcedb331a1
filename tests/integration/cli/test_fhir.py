"""`draagkracht fhir`: letting systems of other organisations in, and out."""

import hashlib
import ssl
import uuid
from typing import Any

import pytest

from draagkracht.integrations.fhir import queries
from draagkracht.integrations.fhir.models import Client
from draagkracht.municipalities.models import Municipality
from tests.integration.cli.conftest import Run, Write, check_refusal
from tests.integration.fhir.conftest import practice

pytestmark = pytest.mark.django_db
CITY = ("--municipality", "voorbeeldstad")


def test_a_system_is_let_in_listed_and_let_in_no_more(draagkracht: Run, city: Municipality) -> None:
    organisation = practice(city)

    made = draagkracht("fhir", "register", *CITY, "--organization", organisation.public_id, "--label", "HIS")
    words = made.out.split()
    client_id, secret = words[words.index("client_id") + 1], words[words.index("client_secret") + 1]
    listed = draagkracht("fhir", "list", *CITY)
    revoked = draagkracht("fhir", "revoke", *CITY, client_id)

    row = Client.objects.get()
    assert (made.code, listed.code, revoked.code) == (0, 0, 0)
    assert (str(row.public_id), row.secret_hash) == (client_id, queries.hash_of(secret))
    assert listed.out.split("\t")[:3] == [client_id, organisation.name, "HIS"]
    assert secret not in listed.out
    assert row.revoked_at is not None
    assert "revoked" in draagkracht("fhir", "list", *CITY).out
    check_refusal(draagkracht("fhir", "revoke", *CITY, client_id), client_id)


def test_a_system_with_a_certificate_gets_no_secret(draagkracht: Run, city: Municipality, write: Write) -> None:
    pem = ssl.DER_cert_to_PEM_cert(b"bytes of a certificate")

    made = draagkracht(
        "fhir", "register", *CITY, "--organization", practice(city).public_id, "--certificate", write(pem, "his.pem")
    )

    assert "client_secret" not in made.out
    assert Client.objects.get().certificate == hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("register", *CITY, "--organization", str(uuid.UUID(int=7))), "no organisation"),
        (("register", *CITY, "--organization", "x"), "x"),
        (("register", "--municipality", "nergens", "--organization", str(uuid.UUID(int=7))), "nergens"),
        (("register", *CITY), "--organization"),
        (("list", "--municipality", "nergens"), "nergens"),
        (("revoke", *CITY, "x"), "x"),
        (("revoke", *CITY, str(uuid.UUID(int=7))), "no system"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    draagkracht: Run, city: Municipality, arguments: tuple[Any, ...], named: str
) -> None:
    check_refusal(draagkracht("fhir", *arguments), named)
    assert not Client.objects.exists()


def test_who_does_not_know_the_id_of_an_organisation_is_told(draagkracht: Run, city: Municipality) -> None:
    outcome = draagkracht("fhir", "register", *CITY, "--organization", uuid.UUID(int=7))

    check_refusal(outcome, practice(city).name, str(practice(city).public_id))


def test_a_file_that_is_no_certificate_is_refused(draagkracht: Run, city: Municipality, write: Write) -> None:
    for content in ("", "x", "0" * 64, "-----BEGIN CERTIFICATE-----\nx"):
        outcome = draagkracht(
            "fhir", "register", *CITY, "--organization", practice(city).public_id, "--certificate", write(content)
        )

        check_refusal(outcome, "no certificate")
    assert not Client.objects.exists()
